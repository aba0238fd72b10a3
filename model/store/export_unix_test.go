//go:build unix

package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What is not a file is written to, by its name or through a link, and stays what
// it is. A pipe stands for the devices of the machine, which no test puts at risk.
func TestExportToWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	pipe, link := filepath.Join(dir, "tube"), filepath.Join(dir, "lien")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("this system makes no pipe: ", err)
	}
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	// Opened both ways, so that neither side waits for the other.
	reader, err := os.OpenFile(pipe, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for _, path := range []string{pipe, link} {
		if err := Export(path, []byte("un")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(pipe); err != nil || info.Mode().Type() != fs.ModeNamedPipe {
			t.Fatalf("%s: the pipe became %v, %v", path, info.Mode(), err)
		}
		got := make([]byte, 8)
		if n, err := reader.Read(got); err != nil || string(got[:n]) != "un" {
			t.Errorf("%s: %q went through, %v", path, got[:n], err)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("the link became %v, %v", info.Mode(), err)
	}
}
