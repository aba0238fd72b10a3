package store

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"cpts/content/french"
	"cpts/model"
)

// Save writes the project, whole or not at all, readable by its owner only; when
// it returns nil, a power cut takes nothing back. If another program wrote the
// file since it was last read or written here, both are joined first: the outcome
// tells how, and holds the project as the file now has it; else it is nil.
//
// Any number of programs may save at once: each holds the folder for the time of
// its save.
func (f *File) Save(p *model.Project) (*model.Joined, error) { return f.save(p, false) }

// Forget saves the project without its history, and removes the copies of the
// file: what was taken out of the project is then nowhere.
func (f *File) Forget(p *model.Project) (*model.Joined, error) { return f.save(p, true) }

func (f *File) save(p *model.Project, forget bool) (*model.Joined, error) {
	if p.ReadOnly() {
		return nil, model.ErrReadOnly
	}
	target := behindLinks(f.path)
	folder := filepath.Dir(target)
	if err := f.disk.MkdirAll(folder); err != nil {
		return nil, &Problem{f.path, "le dossier ne peut pas être créé (" + reason(err) + ")"}
	}
	unlock, err := f.disk.Lock(folder)
	if err != nil {
		return nil, writeProblem(f.path, err)
	}
	defer unlock()

	joined, err := f.join(p)
	if err != nil {
		return nil, err
	}
	if joined != nil {
		p = joined.Project
	}
	if forget {
		p = p.Snapshot()
		p.ForgetHistory()
		joined = &model.Joined{Project: p}
	}
	switch {
	case !f.exists:
		f.copied = true // this session begins it: there is nothing to go back to
	case !forget:
		f.keepCopy(target)
	}
	data := p.JSON()
	if err := f.write(target, data); err != nil {
		return nil, writeProblem(f.path, err)
	}
	f.holds(data, p)
	f.pruneCopies(target)
	f.sweep(target)
	if forget {
		f.removeCopies(target)
	}
	return joined, nil
}

// join looks at what the file now holds, and joins to it what p has more; nil
// when it is what was last read or written here.
func (f *File) join(p *model.Project) (*model.Joined, error) {
	data, err := readBounded(f.path, mostProject)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if err := f.protected(); err != nil {
		return nil, err
	}
	if f.exists && sha256.Sum256(data) == f.stamp {
		return nil, nil // what was written here needs no second look
	}
	if data, err = f.read(); err != nil {
		return nil, err
	}
	switch {
	case !f.exists:
		return nil, ErrAppeared
	case sha256.Sum256(data) == f.stamp: // but for a mark that another program put before it
		return nil, nil
	}
	there, err := model.Read(p.Catalog(), data)
	if err != nil {
		return nil, &Problem{f.path, jsonFault(data, err)}
	}
	joined, err := there.Join(p, f.known)
	if err != nil {
		return nil, err
	}
	return &joined, nil
}

// protected refuses a file that somebody protected against writing: a rename
// would go round it.
func (f *File) protected() error {
	info, err := f.disk.Stat(f.path)
	if err != nil {
		return writeProblem(f.path, err)
	}
	if info.Mode().Perm()&0o200 == 0 {
		return &Problem{f.path, french.Typography("ce fichier est protégé contre l’écriture. Ôtez cette protection pour le modifier ; rien n’y a été changé")}
	}
	return nil
}

// write puts data in the place of the file, at once, from a file of its own in
// the same folder: no other place ever holds a part of the project.
func (f *File) write(target string, data []byte) error {
	aside := temporary(target)
	out, err := f.disk.Create(aside)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	if err == nil {
		err = out.Sync()
	}
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = f.disk.Rename(aside, target)
	}
	if err != nil {
		_ = f.disk.Remove(aside)
		return err
	}
	return f.disk.SyncFolder(filepath.Dir(target))
}

// temporary is a name beside target that nothing has: « .projet.json.x7….tmp ».
// A name near the longest a disk takes is shortened.
func temporary(target string) string {
	return filepath.Join(filepath.Dir(target), temporaryPrefix(target)+strings.ToLower(rand.Text()[:8])+temporarySuffix)
}

const (
	temporarySuffix = ".tmp"
	longestName     = 200 // bytes, of 255 on the usual disks
)

func temporaryPrefix(target string) string {
	name := filepath.Base(target)
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[:longestName], "")
	}
	return "." + name + "."
}

// sweep removes, once a session, what saves that were cut short left behind:
// whoever is still at work holds the lock, and it is held here.
func (f *File) sweep(target string) {
	if f.swept {
		return
	}
	f.swept = true
	folder := filepath.Dir(target)
	entries, err := f.disk.List(folder)
	if err != nil {
		return // a folder that may be written, not listed
	}
	prefix := temporaryPrefix(target)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), temporarySuffix) {
			_ = f.disk.Remove(filepath.Join(folder, e.Name()))
		}
	}
}
