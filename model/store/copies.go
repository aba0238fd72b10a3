package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cpts/content"
	"cpts/model"
)

// mostCopies is how many copies of a file are kept: those of the last sessions
// that changed it.
const mostCopies = 10

// Copy is the project file as it was when a session began to change it.
type Copy struct {
	Path    string
	At      time.Time      // when that session began
	Project *model.Project // nil when it cannot be read
}

// copiesFolder is where the copies of a file are: a hidden folder beside it.
func copiesFolder(target string) string {
	return filepath.Join(filepath.Dir(target), strings.TrimSuffix(temporaryPrefix(target), ".")+".copies")
}

const copyName = "2006-01-02T15-04-05.000000"

// keepCopy keeps the file as it is before this session first changes it. A save
// puts a new file in its place: a second name for the old one is a copy that
// costs nothing. A copy that cannot be made does not keep from saving.
func (f *File) keepCopy(target string) {
	folder := copiesFolder(target)
	if f.copied || f.disk.MkdirAll(folder) != nil {
		return
	}
	at := time.Now().UTC()
	if names := f.copies(target); len(names) > 0 { // whatever the clock says, it is the latest
		if last, _ := dateOf(names[len(names)-1]); !at.After(last) {
			at = last.Add(time.Microsecond)
		}
	}
	to, err := "", fs.ErrExist
	for ; errors.Is(err, fs.ErrExist); at = at.Add(time.Microsecond) {
		to = filepath.Join(folder, at.Format(copyName)+".json")
		err = f.disk.Link(target, to)
	}
	if err != nil { // a disk without links
		data, err := f.read()
		if err != nil || f.write(to, data) != nil {
			return
		}
	}
	_ = f.disk.Chmod(to, 0o600)
	f.copied = true
}

// pruneCopies removes the oldest copies, once what they led to is on the disk.
func (f *File) pruneCopies(target string) {
	if f.swept {
		return
	}
	names := f.copies(target)
	for _, name := range names[:max(len(names)-mostCopies, 0)] {
		_ = f.disk.Remove(name)
	}
}

// copies are the paths of the copies of a file, the oldest first.
func (f *File) copies(target string) []string {
	folder := copiesFolder(target)
	entries, err := f.disk.List(folder)
	if err != nil {
		return nil
	}
	var paths []string
	for _, e := range entries {
		if _, dated := dateOf(e.Name()); dated {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	slices.Sort(paths)
	return paths
}

func dateOf(path string) (time.Time, bool) {
	name := filepath.Base(path)
	at, err := time.Parse(copyName+".json", name)
	return at, err == nil && at.Format(copyName+".json") == name // a comma passes for a dot
}

func (f *File) removeCopies(target string) {
	for _, path := range f.copies(target) {
		_ = f.disk.Remove(path)
	}
	_ = f.disk.Remove(copiesFolder(target))
}

// Copies are the copies of the file, the latest first.
func (f *File) Copies(c *content.Catalog) []Copy {
	var all []Copy
	for _, path := range slices.Backward(f.copies(behindLinks(f.path))) {
		at, _ := dateOf(path)
		_, p, _ := Open(c, path) // one that cannot be read is listed all the same
		all = append(all, Copy{path, at.Local(), p})
	}
	return all
}

// Copied tells whether copies of the file are kept.
func (f *File) Copied() bool { return len(f.copies(behindLinks(f.path))) > 0 }

// Restore gives the file what a copy of it held, at a time, and reads it. Where it
// can be, that is a change like another: other programs that have the file open do
// not undo it, and it can be taken back. What the file held, even what can no longer
// be read, becomes a copy itself.
func (f *File) Restore(c *content.Catalog, from Copy, at time.Time) (*model.Project, error) {
	data, err := At(from.Path).read()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Problem{from.Path, "cette copie n’est plus là"}
	case err != nil:
		return nil, err
	case from.Project == nil:
		return nil, &Problem{from.Path, "cette copie ne peut pas être lue"}
	}
	f.copied = false // what it now holds is kept, whatever was before
	if p, err := f.Load(c); err == nil && p.SameAs(from.Project) && p.Become(from.Project, at.Truncate(time.Second)) == nil {
		joined, err := f.Save(p)
		if joined != nil {
			p = joined.Project
		}
		return p, err
	}
	if err := f.replaceBy(data); err != nil {
		return nil, err
	}
	return f.Load(c)
}

// replaceBy puts a text in the place of the file, which becomes a copy first.
func (f *File) replaceBy(data []byte) error {
	target := behindLinks(f.path)
	unlock, err := f.disk.Lock(filepath.Dir(target))
	if err != nil {
		return writeProblem(f.path, err)
	}
	defer unlock()
	if f.There() {
		if err := f.protected(); err != nil {
			return err
		}
		f.copied = false // what it now holds is kept, whatever was before
		f.keepCopy(target)
	}
	if err := f.write(target, data); err != nil {
		return writeProblem(f.path, err)
	}
	f.pruneCopies(target)
	return nil
}
