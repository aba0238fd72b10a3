package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"cpts/model/store"
)

// Regions and scales that never end, that wait, or that are dear to read keep no
// verb waiting: they are refused, with what to do.
func TestOutsideFilesNeverWait(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no pipes in folders there")
	}
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	regions := store.RegionsDir()
	must(os.MkdirAll(regions, 0o700))
	at := func(name string) string { return filepath.Join(regions, name) }
	must(exec.Command("mkfifo", at("tube.yaml")).Run())
	must(os.Symlink("/dev/zero", at("zéros.yaml")))
	must(os.WriteFile(at("renvois.yaml"), []byte("a: &a x\nb: ["+strings.Repeat("*a,", 20_000)+"]\n"), 0o600))
	must(os.WriteFile(at("troué.yaml"), nil, 0o600))
	must(os.Truncate(at("troué.yaml"), 1<<40))
	must(os.WriteFile(at("ansi.yaml"), []byte("id: a\nnom: R\xe9gion\n"), 0o600))
	const device = "ce n’est pas un fichier, mais un tube ou un appareil. Donnez le chemin d’un fichier"
	want := map[string]string{
		"tube.yaml": device, "zéros.yaml": device, "renvois.yaml": ":1: la marque «\u00a0&a\u00a0» n’est pas lue",
		"troué.yaml": "ce fichier est bien trop gros", "ansi.yaml": "ce fichier est écrit en Windows-1252, pas en UTF-8. Enregistrez-le de nouveau en UTF-8",
	}
	file := filepath.Join(dir, "e.json")
	said := quick(t, exitDone, "exemple", file)
	if got := strings.Count(said, "laissé de côté"); got != mostIgnored {
		t.Errorf("%d told, want %d:\n%s", got, mostIgnored, said)
	}
	said = quick(t, exitProject, "verifier", file)
	for name, what := range want {
		if !strings.Contains(said, name) || !strings.Contains(said, what) {
			t.Errorf("%s: not told « %s »:\n%s", name, what, said)
		}
		if said := quick(t, exitProject, "budget", "--population", "9000", "--bareme", at(name)); !strings.Contains(strings.ToLower(said), strings.ToLower(what)) {
			t.Errorf("%s as a scale: « %s », want « %s »", name, said, what)
		}
	}
}

// quick carries out a command that answers at once, and gives all it says.
func quick(t *testing.T, want int, args ...string) string {
	t.Helper()
	var said strings.Builder
	code := make(chan int, 1)
	go func() { code <- run(args, nil, &said, &said) }()
	select {
	case got := <-code:
		if got != want {
			t.Errorf("%q: exit %d, want %d: %s", args, got, want, said.String())
		}
	case <-time.After(patience):
		t.Fatalf("%q waits", args)
	}
	return said.String()
}
