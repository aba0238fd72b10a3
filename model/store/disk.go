package store

import (
	"io"
	"io/fs"
	"os"
)

// disk is what a save asks of the system, one call after another, so that tests
// can put a fault on each.
type disk interface {
	// Lock keeps other programs from saving in a folder until unlock is called, or
	// this one dies. It fails with errBusy when another holds it too long.
	Lock(folder string) (unlock func(), err error)
	MkdirAll(folder string) error // readable by their owner only
	Stat(path string) (fs.FileInfo, error)
	List(folder string) ([]fs.DirEntry, error)
	Create(path string) (written, error) // a new file, readable by its owner only
	Rename(from, to string) error        // to is replaced whole, at once
	Remove(path string) error
	Link(from, to string) error
	Chmod(path string, mode fs.FileMode) error
	SyncFolder(folder string) error // what was renamed in it outlives a power cut
}

// written is a file being written.
type written interface {
	io.WriteCloser
	Sync() error
}

// system is the real disk.
type system struct{}

func (system) Lock(folder string) (func(), error)        { return lockFolder(folder) }
func (system) MkdirAll(folder string) error              { return os.MkdirAll(folder, 0o700) }
func (system) Stat(path string) (fs.FileInfo, error)     { return os.Stat(path) }
func (system) List(folder string) ([]fs.DirEntry, error) { return os.ReadDir(folder) }
func (system) Rename(from, to string) error              { return replace(from, to) }
func (system) Remove(path string) error                  { return os.Remove(path) }
func (system) Link(from, to string) error                { return os.Link(from, to) }
func (system) Chmod(path string, mode fs.FileMode) error { return os.Chmod(path, mode) }
func (system) SyncFolder(folder string) error            { return syncFolder(folder) }

func (system) Create(path string) (written, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}
