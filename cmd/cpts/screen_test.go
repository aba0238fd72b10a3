package main

import (
	"io"
	"sync"

	"github.com/charmbracelet/x/vt"
)

// screen is what a terminal shows. It answers nothing of what it is asked, as
// many do.
type screen struct {
	mu    sync.Mutex // written by the reader of the terminal, read by the test
	shown *vt.Emulator
}

func newScreen(columns, rows int) *screen {
	s := &screen{shown: vt.NewEmulator(columns, rows)}
	go io.Copy(io.Discard, s.shown) // its answers, which it would wait to give
	return s
}

func (s *screen) Write(drawn []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.Write(drawn)
}

// String is the screen, line by line, without the spaces that end them.
func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.String()
}

// close ends what reads its answers. The emulator's own Close is not made to be
// called while it is read.
func (s *screen) close() {
	if answers, closes := s.shown.InputPipe().(io.Closer); closes {
		_ = answers.Close()
	}
}
