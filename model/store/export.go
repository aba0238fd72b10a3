package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Export writes a document drawn from the project where the leader wants it,
// whole or not at all, for anyone to read. What is not a file, a printer or a
// pipe for instance, is written to and never replaced; a project is never covered.
// The error is a *Problem.
func Export(path string, data []byte) error {
	if held, err := HoldsProject(path); err != nil {
		return err
	} else if held {
		return &Problem{path, "c’est un projet de cpts, ou la copie d’un projet. Rien n’y a été changé, donnez un autre nom"}
	}
	target := behindLinks(path)
	write := func() error { return writePublic(target, data) }
	switch info, err := os.Stat(path); { // the path itself: what /dev/stdout leads to may have no name
	case err == nil && info.IsDir():
		return &Problem{path, "c’est un dossier. Donnez le nom d’un fichier à y écrire"}
	case err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o200 == 0: // a rename would go round it
		return &Problem{path, "ce fichier est protégé contre l’écriture. Ôtez cette protection, ou donnez un autre nom"}
	case err == nil && !info.Mode().IsRegular():
		write = func() error { return os.WriteFile(path, data, 0o644) }
	}
	if _, err := os.Stat(filepath.Dir(target)); errors.Is(err, fs.ErrNotExist) {
		return &Problem{path, "le dossier de ce fichier n’existe pas. Créez-le, ou choisissez-en un autre"}
	}
	if err := write(); err != nil {
		return writeProblem(path, err)
	}
	return nil
}

// writePublic writes a document that others may read, as far as the user's own
// habits let them; one that was there keeps its mode.
func writePublic(target string, data []byte) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	f := At(target)
	f.disk = public{mode: mode}
	return f.write(target, data)
}

// public is the disk where what is created takes a given mode.
type public struct {
	system
	mode fs.FileMode
}

func (d public) Create(path string) (written, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, d.mode)
}
