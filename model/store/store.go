// Package store is the project file on disk: it opens it, and writes it whole,
// at once or not at all. Nothing else in the program writes to disk, but for
// what a command is told to write elsewhere.
package store

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/adrg/xdg"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
)

// DefaultPath is where the project file lives when no other place is named: the
// user's data directory.
func DefaultPath() string { return filepath.Join(xdg.DataHome, "cpts", "projet.json") }

// RegionsDir is where regional files put by hand are read: the user's
// configuration directory.
func RegionsDir() string { return filepath.Join(xdg.ConfigHome, "cpts", "regions") }

// ScalesDir is where scales put by hand are read, beside the regions.
func ScalesDir() string { return filepath.Join(filepath.Dir(RegionsDir()), "baremes") }

// File is a project file. It remembers what it last read or wrote, so as to join
// what another program wrote in between instead of covering it.
type File struct {
	path   string
	disk   disk
	stamp  [sha256.Size]byte
	exists bool
	known  int  // changes of the project that the file was last known to hold
	copied bool // the copy of this session is made
	swept  bool // leftovers of saves cut short are gone
}

// Why a save writes nothing, besides *Problem and model.ErrReadOnly.
var (
	// ErrAppeared: a file stands where a new project was to be written.
	ErrAppeared = errors.New("another project was begun here")
	// errBusy: another program holds the folder.
	errBusy = errors.New("another program is writing")
	// errOpen: the system keeps a file that a program has opened, as Word does.
	errOpen = errors.New("another program has it open")
)

// patience is how long a save waits for another program's.
const patience = 10 * time.Second

// Problem is why a file cannot be used, in French, and its path, which comes
// last: however long, it hides nothing of the reason. What may hold a path too,
// and is printed as it is: typography would change its spaces.
type Problem struct {
	Path string
	What string
}

func (p *Problem) Error() string {
	return french.Capital(p.What) + french.Typography(" : ") + p.Path
}

// At is a file that may not exist yet.
func At(path string) *File { return &File{path: path, disk: system{}} }

// Path is where the file is, or will be.
func (f *File) Path() string { return f.path }

// Open reads the project at path. No file there: the error is fs.ErrNotExist.
// Anything else that keeps it from being read is a *Problem, and nothing is
// touched.
func Open(c *content.Catalog, path string) (*File, *model.Project, error) {
	f := At(path)
	p, err := f.Load(c)
	if err != nil {
		return nil, nil, err
	}
	return f, p, nil
}

// Load reads the file again.
func (f *File) Load(c *content.Catalog) (*model.Project, error) {
	data, err := f.read()
	if err != nil {
		return nil, err
	}
	p, err := model.Read(c, data)
	if err != nil {
		return nil, &Problem{f.path, jsonFault(data, err)}
	}
	f.holds(data, p)
	return p, nil
}

// Convert keeps a file of another encoding as a copy, and writes it again in
// UTF-8: the leader agreed to it.
func (f *File) Convert(c *content.Catalog) (*model.Project, error) {
	_, err := f.read()
	var other *OtherEncoding
	if !errors.As(err, &other) {
		return f.Load(c)
	}
	p, err := model.Read(c, other.Text)
	if err != nil {
		return nil, &Problem{f.path, jsonFault(other.Text, err)}
	}
	if err := f.replaceBy(p.JSON()); err != nil {
		return nil, err
	}
	return f.Load(c)
}

// holds notes what the file is known to hold.
func (f *File) holds(data []byte, p *model.Project) {
	f.stamp, f.exists, f.known = sha256.Sum256(data), true, p.Changes()
}

// read is the text of the file. Nesting that no project has is refused: reading
// and writing it would cost far more than it weighs.
func (f *File) read() ([]byte, error) {
	data, err := ReadOutside(f.path, mostProject)
	if err == nil && tooDeep(data, deepest) {
		return nil, &Problem{f.path, french.Typography("ce fichier n’est pas un projet de cpts : ce qu’il contient s’emboîte sans fin. Rien n’y a été changé")}
	}
	return data, err
}

// jsonFault says what is wrong with the text of a file, and on which line.
func jsonFault(data []byte, err error) string {
	var syntax *json.SyntaxError
	switch {
	case len(data) == 0:
		return "ce fichier est vide. Supprimez-le pour recommencer, ou remettez-en une copie"
	case errors.As(err, &syntax):
		line := 1
		for _, b := range data[:min(int(syntax.Offset), len(data))] {
			if b == '\n' {
				line++
			}
		}
		return fmt.Sprintf("ce fichier n’est pas du JSON lisible, à partir de la ligne %d. Rien n’y a été changé", line)
	}
	return "ce fichier n’est pas un projet de cpts. Rien n’y a été changé"
}

// behindLinks is the file that a path leads to, so that a link stays a link,
// even while the file it names is not there.
func behindLinks(path string) string {
	const mostLinks = 40 // as many as systems follow
	for range mostLinks {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real
		}
		to, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(to) {
			folder, err := filepath.EvalSymlinks(filepath.Dir(path))
			if err != nil {
				folder = filepath.Dir(path)
			}
			to = filepath.Join(folder, to)
		}
		path = to
	}
	return path
}

// writeProblem is why a file cannot be written.
func writeProblem(path string, err error) error {
	if errors.Is(err, errBusy) {
		return &Problem{path, "un autre programme écrit dans ce dossier sans le rendre. Attendez qu’il ait fini, ou fermez-le"}
	}
	return &Problem{path, "ce fichier ne peut pas être écrit (" + reason(err) + ")"}
}

// reason names the usual causes in French; others keep the system's words.
func reason(err error) string {
	switch {
	case errors.Is(err, errOpen):
		return "il est ouvert dans un autre programme, ou protégé. Fermez-le là, puis recommencez"
	case errors.Is(err, fs.ErrPermission):
		return "l’écriture n’y est pas permise"
	case errors.Is(err, syscall.ENOSPC):
		return "le disque est plein"
	case errors.Is(err, syscall.EROFS):
		return "le disque est en lecture seule"
	case errors.Is(err, syscall.ENOTDIR):
		return "le chemin passe par un fichier"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "son nom est trop long"
	case errors.Is(err, syscall.ELOOP):
		return "des liens y tournent en rond"
	case errors.Is(err, syscall.EIO):
		return "le disque ne répond pas comme il devrait"
	case errors.Is(err, syscall.EDQUOT):
		return "votre espace sur ce disque est plein"
	}
	return err.Error()
}

// Text is what the file holds, as text.
func (f *File) Text() ([]byte, error) { return f.read() }

// Intact tells whether the file still holds what was last read or written here.
func (f *File) Intact() bool {
	data, err := f.read()
	return err == nil && f.exists && sha256.Sum256(data) == f.stamp
}

// There tells whether there is a file at all.
func (f *File) There() bool {
	_, err := f.disk.Stat(f.path)
	return err == nil
}
