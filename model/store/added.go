package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"cpts/content"
	"cpts/content/french"
)

// mostAdded is more than a regional file or a scale ever takes, in bytes.
const mostAdded = 1 << 20

// Added reads the files of a folder of regions or of scales (*.yaml), those that cannot
// be read included, with the reason; a folder that is not there holds none.
func Added(dir string) []content.OutsideFile {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, syscall.ENOTDIR):
		return []content.OutsideFile{{Path: dir, Trouble: "ce n’est pas un dossier"}}
	case err != nil:
		return []content.OutsideFile{{Path: dir, Trouble: french.Typography("ce dossier ne peut pas être lu : vérifiez ses droits")}}
	}
	var files []content.OutsideFile
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		hidden := strings.HasPrefix(e.Name(), ".") // what systems and editors leave beside a file
		if e.IsDir() || hidden || ext != ".yaml" && ext != ".yml" {
			continue
		}
		f := content.OutsideFile{Path: filepath.Join(dir, e.Name())}
		f.Text, err = ReadOutside(f.Path, mostAdded)
		var problem *Problem
		switch {
		case errors.As(err, &problem):
			f.Trouble = problem.What
		case err != nil:
			f.Trouble = "ce lien ne mène à aucun fichier"
		}
		files = append(files, f)
	}
	return files
}
