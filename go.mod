module cpts

go 1.26.0

require (
	github.com/adrg/xdg v0.5.3 // indirect
	github.com/google/renameio/v2 v2.0.2 // indirect
	go.yaml.in/yaml/v4 v4.0.0 // indirect
	golang.org/x/sys v0.26.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)
