package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"os/exec"
	"path"
	"path/filepath"
)

// archive is a release of the package, its data files by name.
type archive map[string][]byte

// unpacked has npm fetch a release, whose sum it checks, and reads it.
func unpacked(name, version string) archive {
	dir, err := os.MkdirTemp("", "communes")
	check(err)
	defer os.RemoveAll(dir)
	out, err := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, name+"@"+version).Output()
	check(err)
	file, err := os.Open(filepath.Join(dir, string(bytes.TrimSpace(out))))
	check(err)
	defer file.Close()
	plain, err := gzip.NewReader(file)
	check(err)
	files := archive{}
	for r := tar.NewReader(plain); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		check(err)
		text, err := io.ReadAll(r)
		check(err)
		files[path.Base(h.Name)] = text
	}
}

func (a archive) read(file string, into any) {
	if err := json.Unmarshal(a[file], into); err != nil {
		log.Fatalf("%s: %v", file, err)
	}
}
