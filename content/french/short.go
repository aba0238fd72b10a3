package french

// Short is a text cut to so many characters, the last of them « … ».
func Short(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}
