package main

import (
	"os"
	"path/filepath"
	"strings"

	"cpts/model/store"
)

// fileVariable names the project file when the command line does not.
const fileVariable = "CPTS_FICHIER"

// path is the project file to use: the one named as an argument, by --fichier,
// by the environment, or the usual one.
func (a *app) path(args []string) (string, error) {
	switch {
	case len(args) > 0 && args[0] == "":
		return "", misuse("Le nom du fichier est vide. Donnez un chemin, par exemple projet.json.")
	case len(args) > 0:
		return fromHome(args[0])
	case a.file != "":
		return string(a.file), nil
	case os.Getenv(fileVariable) != "":
		return fromHome(os.Getenv(fileVariable))
	}
	return store.DefaultPath(), nil
}

// fromHome is a path with the ~ it begins with made the folder of the user: a
// shell does so for a word, but not after an =, and not every shell does.
func fromHome(path string) (string, error) {
	rest, has := strings.CutPrefix(path, "~")
	if !has || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", misuse("Votre dossier personnel, que désigne ~, n’est pas connu ici. Donnez le chemin en entier, à la place de %s.", path)
	}
	return home + rest, nil
}

// looksLikePath tells a path from a word: a verb never holds these.
func looksLikePath(s string) bool { return strings.ContainsAny(s, `/\.~`) }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// opening is the command that opens the project at path.
func opening(path string) string {
	if path == store.DefaultPath() {
		return "cpts"
	}
	if !looksLikePath(path) || strings.HasPrefix(path, "-") {
		path = "." + string(filepath.Separator) + path // neither a verb nor an option
	}
	return "cpts " + quoted(path)
}

// lasting is the command that opens the project at path from any folder.
func lasting(path string) string { return opening(absolute(path)) }

// absolute is path from the root; as it is when the system cannot tell.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// quoted writes a path so that a shell takes it for one word.
func quoted(path string) string {
	plain := func(r rune) bool {
		return r > 127 && r != '\u00a0' || strings.ContainsRune("/\\._-+:@%=,", r) ||
			'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	if path != "" && strings.IndexFunc(path, func(r rune) bool { return !plain(r) }) < 0 {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
