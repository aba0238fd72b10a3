//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// lockFolder takes the lock of a folder on its own descriptor: it leaves no file
// behind, and dies with the process. On a disk that knows no locks there is none.
func lockFolder(folder string) (unlock func(), err error) {
	dir, err := os.Open(folder)
	if errors.Is(err, fs.ErrPermission) {
		return func() {}, nil // one that may be written, not read: there is no lock to take
	}
	if err != nil {
		return nil, err
	}
	for wait, waited := time.Millisecond, time.Duration(0); ; waited += wait {
		err = syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == nil, errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.EBADF), errors.Is(err, syscall.EINVAL):
			return func() { _ = dir.Close() }, nil
		case !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR):
			_ = dir.Close()
			return nil, err
		case waited > patience:
			_ = dir.Close()
			return nil, errBusy
		}
		time.Sleep(wait)
		wait = min(2*wait, 20*time.Millisecond)
	}
}

func replace(from, to string) error { return os.Rename(from, to) }

func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err // EINVAL: a disk whose folders cannot be synced, and need not be
	}
	return nil
}
