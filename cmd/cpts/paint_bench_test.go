package main

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkFirstPaint weighs the built program, whole process, from its start to
// home on the screen, in turn with the bare program of testdata/bare: the time,
// and where Linux tells it, the memory; for each the ratio of the two.
func BenchmarkFirstPaint(b *testing.B) {
	ours, bare := compiled(b, "."), compiled(b, "./testdata/bare")
	project := exampleProject(b, ours)
	var us, them painting
	for b.Loop() {
		us.add(paint(b, ours, project))
		them.add(paint(b, bare))
	}
	b.ReportMetric(milliseconds(us.took, b.N), "ms/cpts")
	b.ReportMetric(milliseconds(them.took, b.N), "ms/bare")
	b.ReportMetric(float64(us.took)/float64(them.took), "ratio")
	b.ReportMetric(us.peak/float64(b.N)/1024, "MiB/cpts")
	b.ReportMetric(them.peak/float64(b.N)/1024, "MiB/bare")
	b.ReportMetric(us.peak/them.peak, "memory-ratio")
	b.ReportMetric(us.own/them.own, "own-memory-ratio")
}

// painting is what a first screen took: the time, and in KiB the most memory, and
// what of it is the program's own and not its code.
type painting struct {
	took      time.Duration
	peak, own float64
}

func (p *painting) add(other painting) {
	p.took += other.took
	p.peak += other.peak
	p.own += other.own
}

// paint starts a program and waits for what there is to do on its screen.
func paint(b *testing.B, program string, args ...string) painting {
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
	for !bytes.Contains(drawn, []byte("maintenant")) {
		n, err := term.Read(buffer)
		if err != nil {
			b.Fatalf("%v\n%s", err, drawn)
		}
		drawn = append(drawn, buffer[:n]...)
	}
	took := time.Since(begun)
	return painting{took, memory(cmd.Process.Pid, "VmHWM"), memory(cmd.Process.Pid, "RssAnon")}
}
