package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sys/windows"
)

// lockFolder takes a mutex named after the folder: it leaves no file behind, and
// dies with the process.
func lockFolder(folder string) (unlock func(), err error) {
	full, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(strings.ToLower(full)))
	name, err := windows.UTF16PtrFromString(`Local\cpts-` + hex.EncodeToString(sum[:16]))
	if err != nil {
		return nil, err
	}
	runtime.LockOSThread() // a mutex belongs to its thread
	mutex, err := windows.CreateMutex(nil, false, name)
	if mutex == 0 {
		runtime.UnlockOSThread()
		return nil, err
	}
	release := func() {
		_ = windows.CloseHandle(mutex)
		runtime.UnlockOSThread()
	}
	switch event, err := windows.WaitForSingleObject(mutex, uint32(patience.Milliseconds())); {
	case event == windows.WAIT_OBJECT_0, event == windows.WAIT_ABANDONED:
		return func() { _ = windows.ReleaseMutex(mutex); release() }, nil
	case err != nil:
		release()
		return nil, err
	}
	release()
	return nil, errBusy
}

// replace puts a file in the place of another at once, on the disk when it
// returns. An antivirus or a synchronised folder may hold the file for an instant.
func replace(from, to string) error {
	a, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	b, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	for wait := 5 * time.Millisecond; ; wait *= 2 {
		err = windows.MoveFileEx(a, b, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
		held := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		switch {
		case err == nil || !held:
			return err
		case wait > time.Second:
			return errors.Join(errOpen, err)
		}
		time.Sleep(wait)
	}
}

// syncFolder has nothing to do: replace writes through.
func syncFolder(string) error { return nil }
