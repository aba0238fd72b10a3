package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkStart weighs a verb of the built program, whole process, in turn with
// the empty program of testdata/empty: the processor each takes, and the ratio.
func BenchmarkStart(b *testing.B) {
	ours, empty := compiled(b, "."), compiled(b, "./testdata/empty")
	project := exampleProject(b, ours)
	var us, them time.Duration
	for b.Loop() {
		us += processor(b, ours, "statut", project)
		them += processor(b, empty)
	}
	b.ReportMetric(milliseconds(us, b.N), "ms/cpts")
	b.ReportMetric(milliseconds(them, b.N), "ms/empty")
	b.ReportMetric(float64(us)/float64(them), "ratio")
}

// processor runs a program to its end, and gives the processor time it took.
func processor(b *testing.B, program string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(program, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// compiled is the program of a folder.
func compiled(b *testing.B, source string) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "programme")
	if out, err := exec.Command("go", "build", "-o", program, source).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

// exampleProject is the file of an example that a program wrote.
func exampleProject(b *testing.B, program string) string {
	b.Helper()
	project := filepath.Join(b.TempDir(), "projet.json")
	if out, err := exec.Command(program, "exemple", project).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return project
}

func milliseconds(d time.Duration, n int) float64 {
	return float64(d.Microseconds()) / float64(n) / 1000
}

// memory is what Linux says a process takes, in KiB: VmHWM the most it ever took,
// RssAnon what it has of its own, the code that it maps from its file left out. 0
// on another system.
func memory(pid int, name string) (kib float64) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for lines := bufio.NewScanner(bytes.NewReader(status)); lines.Scan(); {
		if rest, found := strings.CutPrefix(lines.Text(), name+":"); found {
			fmt.Sscan(rest, &kib)
		}
	}
	return kib
}
