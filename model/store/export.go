package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2/maybe"
)

// Export writes a document drawn from the project where the leader wants it,
// whole or not at all, for anyone to read. What is not a file, a printer or a
// pipe for instance, is written to and never replaced. The error is a *Problem.
func Export(path string, data []byte) error {
	target := behindLinks(path)
	write := maybe.WriteFile
	switch info, err := os.Stat(target); {
	case err == nil && info.IsDir():
		return &Problem{path, "c'est un dossier. Donnez le nom d'un fichier à y écrire"}
	case err == nil && !info.Mode().IsRegular():
		write = os.WriteFile
	}
	if _, err := os.Stat(filepath.Dir(target)); errors.Is(err, fs.ErrNotExist) {
		return &Problem{path, "le dossier de ce fichier n'existe pas. Créez-le, ou choisissez-en un autre"}
	}
	if err := write(target, data, 0o644); err != nil {
		return &Problem{path, "ce fichier ne peut pas être écrit (" + reason(err) + ")"}
	}
	return nil
}
