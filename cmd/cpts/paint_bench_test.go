package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkFirstPaint times the built program, whole process, from its start to
// home on the screen, in turn with the bare program of testdata/bare; it reports
// the ratio of the two.
func BenchmarkFirstPaint(b *testing.B) {
	dir := b.TempDir()
	ours, bare := filepath.Join(dir, "cpts"), filepath.Join(dir, "bare")
	for program, source := range map[string]string{ours: ".", bare: "./testdata/bare"} {
		if out, err := exec.Command("go", "build", "-o", program, source).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	project := filepath.Join(dir, "projet.json")
	if out, err := exec.Command(ours, "exemple", project).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	var us, them time.Duration
	for b.Loop() {
		us += paint(b, ours, project)
		them += paint(b, bare)
	}
	b.ReportMetric(float64(us.Microseconds())/float64(b.N)/1000, "ms/cpts")
	b.ReportMetric(float64(them.Microseconds())/float64(b.N)/1000, "ms/bare")
	b.ReportMetric(float64(us)/float64(them), "ratio")
}

// paint starts a program and waits for « Continuer » on its screen.
func paint(b *testing.B, program string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	begun := time.Now()
	term, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
		term.Close()
	}()
	defer time.AfterFunc(patience, func() { cmd.Process.Kill() }).Stop()
	var drawn []byte
	buffer := make([]byte, 1<<16)
	for !bytes.Contains(drawn, []byte("Continuer")) {
		n, err := term.Read(buffer)
		if err != nil {
			b.Fatalf("%v\n%s", err, drawn)
		}
		drawn = append(drawn, buffer[:n]...)
	}
	return time.Since(begun)
}
