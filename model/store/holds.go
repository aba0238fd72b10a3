package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// HoldsProject tells whether a file holds a project, be it damaged, or is a copy
// kept of one: nothing else is to be written over it. The error is a *Problem when
// it cannot be told.
func HoldsProject(path string) (bool, error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	if folder := filepath.Base(filepath.Dir(behindLinks(path))); strings.HasPrefix(folder, ".") && strings.HasSuffix(folder, ".copies") {
		return true, nil
	}
	data, err := readBounded(path, mostProject)
	if err != nil {
		return false, err
	}
	text, err := inUTF8(path, data)
	var other *OtherEncoding
	switch {
	case errors.As(err, &other):
		text = other.Text
	case err != nil:
		text = data
	}
	return projectText(text), nil
}

// projectText tells whether a text is an object with the keys of a project. What
// comes after them may be damaged.
func projectText(text []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(text))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return false
	}
	found := map[json.Token]bool{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return false
		}
		if found[key] = true; found["format"] && found["reponses"] {
			return true
		}
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return false
		}
	}
	return false
}
