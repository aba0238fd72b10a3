package store

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cpts/model"
)

// Rescue writes the project where it can be, when its own file cannot: first in
// the user's data folder, else in the temporary one. It returns where.
func Rescue(p *model.Project, at time.Time) (path string, err error) {
	for _, folder := range []string{filepath.Dir(DefaultPath()), os.TempDir()} {
		f := At(free(folder, "secours-"+at.Format(stampForm), ".json"))
		if _, err = f.Save(p); err == nil {
			return f.path, nil
		}
	}
	return "", err
}

// free is a path that nothing has yet.
func free(folder, stem, ending string) string {
	path := filepath.Join(folder, stem+ending)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", stem, n, ending))
	}
}

const stampForm = "2006-01-02-150405"

// KeepReport writes what is known of a failure of the program in the user's data
// folder, for her to send. It returns where.
func KeepReport(text string, at time.Time) (path string, err error) {
	folder := filepath.Dir(DefaultPath())
	f := At(free(folder, "incident-"+at.Format(stampForm), ".txt"))
	if err := f.disk.MkdirAll(folder); err != nil {
		return "", writeProblem(f.path, err)
	}
	if err := f.write(f.path, []byte(text)); err != nil {
		return "", writeProblem(f.path, err)
	}
	return f.path, nil
}

// SaveElsewhere writes the project at another path, which nothing has yet, and
// makes that file the one to save to.
func SaveElsewhere(p *model.Project, path string) (*File, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, &Problem{path, "il y a déjà quelque chose à cet endroit. Donnez un autre nom"}
	} else if !os.IsNotExist(err) {
		return nil, writeProblem(path, err)
	}
	f := At(path)
	if _, err := f.Save(p); err != nil {
		return nil, err
	}
	return f, nil
}
