package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// away gives a test a data folder of its own, where rescue copies go.
func away(t *testing.T) (data string) {
	t.Helper()
	data = t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	return filepath.Join(data, "cpts")
}

// broken opens the wizard on a file that nothing can be written to: a folder stands
// on its way, at the end of a long path.
func broken(t *testing.T) (d *driver, mend func()) {
	t.Helper()
	way := filepath.Join(t.TempDir(), "un dossier au nom interminable comme il y en a", "et un autre qui ne l’est guère moins")
	must(t, os.MkdirAll(filepath.Dir(way), 0o700))
	must(t, os.WriteFile(way, nil, 0o600))
	d = startAt(t, store.At(filepath.Join(way, "projet de la CPTS du Haut-Vallon.json")), nil)
	d.press("enter")
	d.write("Vallon")
	d.press("enter")
	return d, func() { must(t, os.Remove(way)) }
}

// A save that fails is tried again by itself; its whole reason can be read, path
// last, for as long as it lasts.
func TestFailingSave(t *testing.T) {
	d, mend := broken(t)
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
		d.size(size[0], size[1])
		d.shape("failing")
		d.shows("! Le dossier ne peut pas être créé (le chemin passe par un fichier) : ", "du Haut-Vallon.json", "! pas enregistré")
		d.press("down", "f1", "esc")
		d.shows("le chemin passe par un fichier", "! pas enregistré")
	}
	d.send(retryDue{})
	d.shows("! pas enregistré")
	before := d.app.failure
	if before == nil {
		t.Fatal("it does not fail")
	}
	mend()
	d.send(retryDue{})
	d.hides("pas enregistré")
	d.hides("ne peut pas")
	d.shows("enregistré 14:02")
	if got := d.onDisk().Name(); got != "Vallon" {
		t.Errorf("the file names %q", got)
	}
	d.shape("mended")
}

// A failure asks for another try later, a success for none.
func TestRetryIsAskedFor(t *testing.T) {
	d, mend := broken(t)
	d.app.retrying = false
	d.app.dirty = true
	if cmd := d.app.saveEnded(d.app.save()().(written)); cmd == nil || !waits(cmd) {
		t.Error("a failure asks for no other try")
	}
	d.app.dirty = true
	if cmd := d.app.saveEnded(d.app.save()().(written)); cmd != nil {
		t.Error("a second failure asks for a second try beside the first")
	}
	mend()
	d.app.dirty = true
	if cmd := d.app.saveEnded(d.app.save()().(written)); cmd != nil {
		t.Error("a success asks for another try")
	}
}

// What is typed reaches the disk within two seconds.
func TestDraftIsKeptSoon(t *testing.T) {
	if draftAfter > 1500*time.Millisecond {
		t.Errorf("a draft waits for %v", draftAfter)
	}
	d := start(t, with(t, "population=28002"))
	d.open("nom")
	_, cmd := d.app.Update(keyNamed(t, "V"))
	if cmd == nil || !d.app.typed {
		t.Fatal("a key asks for nothing to be kept")
	}
	d.write("al")
	d.send(draftDue{})
	if got := d.onDisk().Draft("nom"); !slices.Equal(got, []string{"Val"}) {
		t.Errorf("on the disk: %q", got)
	}
	d = d.restart()
	d.shows("Un texte commencé vous attend : Nom du projet.")
	d.shows("(texte commencé")
	d.press("enter")
	d.isOn("nom")
	d.shows("> Val")
	d.press("enter")
	if left := d.onDisk().Drafts(); len(left) > 0 {
		t.Errorf("drafts remain: %q", left)
	}
}

// Leaving while nothing can be saved says so, and offers each way out.
func TestLeavingUnsaved(t *testing.T) {
	t.Run("come back", func(t *testing.T) {
		d := leaving(t)
		d.press("end", "enter")
		if _, home := d.app.top().(*home); !home || d.app.quitting {
			t.Errorf("on a %T, leaving %t", d.app.top(), d.app.quitting)
		}
	})
	t.Run("try again", func(t *testing.T) {
		d, mend := broken(t)
		d.app.home()
		d.press("q")
		mend()
		d.press("home", "enter")
		d.shows("enregistré 14:02")
		d.press("q")
		if !d.app.quitting {
			t.Error("q does not leave once all is saved")
		}
	})
	t.Run("another place", func(t *testing.T) {
		d := leaving(t)
		there := filepath.Join(t.TempDir(), "ailleurs.json")
		d.press("down", "enter")
		d.shows("Dans quel fichier ?")
		d.write(filepath.Dir(there))
		d.press("enter")
		d.shows("Il y a déjà quelque chose à cet endroit")
		d.press("ctrl+u")
		d.write(there)
		d.press("enter")
		d.shows("Le projet est maintenant enregistré dans")
		d.hides("pas enregistré")
		d.name("Vallée")
		if d.app.file.Path() != there || d.onDisk().Name() != "Vallée" {
			t.Errorf("%s names %q", d.app.file.Path(), d.onDisk().Name())
		}
		out, err := d.app.leaveFor(Options{})
		if err != nil || !out.Saved || out.Rescue != "" {
			t.Errorf("%+v, %v", out, err)
		}
	})
	t.Run("rescue", func(t *testing.T) {
		data := away(t)
		d := leaving(t)
		d.press("end", "up")
		d.shows("Une copie de secours complète sera écrite dans")
		d.press("enter")
		if !d.app.quitting {
			t.Fatal("it does not leave")
		}
		out, err := d.app.leaveFor(Options{})
		if err == nil || out.Saved || filepath.Dir(out.Rescue) != data {
			t.Fatalf("%+v, %v", out, err)
		}
		p, err := store.At(out.Rescue).Load(catalog(t))
		must(t, err)
		if p.Name() != "Vallon" || !strings.Contains(filepath.Base(out.Rescue), "secours-2026-11-23") {
			t.Errorf("%s names %q", out.Rescue, p.Name())
		}
	})
	t.Run("ctrl+c", func(t *testing.T) {
		away(t)
		d, _ := broken(t)
		d.press("ctrl+c")
		if out, err := d.app.leaveFor(Options{}); err == nil || out.Saved || out.Rescue == "" {
			t.Errorf("%+v, %v", out, err)
		}
	})
}

func leaving(t *testing.T) *driver {
	t.Helper()
	d, _ := broken(t)
	d.app.home()
	d.press("q")
	d.shows("Vos derniers changements ne sont pas enregistrés", "le chemin passe par un fichier", "Enregistrer dans un autre fichier")
	if d.app.quitting {
		t.Fatal("q leaves what is not saved")
	}
	for _, size := range [][2]int{{60, 20}, {80, 24}} {
		d.size(size[0], size[1])
		d.shape("leaving")
	}
	return d
}

// « Votre projet est enregistré » is true when it is said: a file taken away
// meanwhile is written again.
func TestFileTakenAway(t *testing.T) {
	d := start(t, blank(t))
	d.name("Vallon")
	must(t, os.Remove(d.app.file.Path()))
	d.app.quit()
	out, err := d.app.leaveFor(Options{})
	if err != nil || !out.Saved || d.onDisk().Name() != "Vallon" {
		t.Errorf("%+v, %v", out, err)
	}
}

// A file that is no longer this project's is never written to: what was done here
// goes elsewhere.
func TestFileTakenByAnother(t *testing.T) {
	for name, c := range map[string]struct {
		text func(*testing.T, string) string
		says string
	}{
		"newer version": {func(_ *testing.T, is string) string { return strings.Replace(is, `"format": 1`, `"format": 2`, 1) }, "Une version plus récente de cpts a pris ce fichier"},
		"other project": {func(t *testing.T, _ string) string {
			return string(model.New(catalog(t), clock().Add(time.Hour)).JSON())
		}, "Un autre projet a pris la place de ce fichier"},
	} {
		t.Run(name, func(t *testing.T) {
			away(t)
			d := start(t, blank(t))
			d.name("Vallon")
			is, err := os.ReadFile(d.app.file.Path())
			must(t, err)
			other := c.text(t, string(is))
			must(t, os.WriteFile(d.app.file.Path(), []byte(other), 0o600))
			d.name("Vallée")
			d.app.home()
			for _, size := range [][2]int{{60, 20}, {80, 24}} {
				d.size(size[0], size[1])
				d.shape(name)
				d.shows(c.says, "! pas enregistré")
			}
			d.send(retryDue{})
			d.holds("nom", "Vallée")
			d.press("q")
			d.shows(c.says)
			d.hides("Essayer encore")
			out, err := d.app.leaveFor(Options{})
			if err == nil || out.Saved || out.Rescue == "" {
				t.Fatalf("%+v, %v", out, err)
			}
			rescued, err := store.At(out.Rescue).Load(catalog(t))
			must(t, err)
			if kept, err := os.ReadFile(d.app.file.Path()); err != nil || string(kept) != other || rescued.Name() != "Vallée" {
				t.Errorf("the file was touched, or the copy names %q", rescued.Name())
			}
		})
	}
}

// failing is a screen with a fault in it.
type failing struct {
	inView  bool
	pressed bool
}

func (f *failing) crumb() (string, string)   { return "", "" }
func (f *failing) resize(int, int)           {}
func (f *failing) refresh()                  {}
func (f *failing) typing() bool              { return true }
func (f *failing) acts() []kit.Act           { return nil }
func (f *failing) draft() (string, []string) { return "objectifs", []string{"commencé"} }
func (f *failing) update(msg tea.Msg) (c tea.Cmd) {
	_, f.pressed = msg.(tea.KeyPressMsg)
	f.fall(!f.inView)
	return nil
}
func (f *failing) lines() []string { f.fall(f.inView); return nil }
func (f *failing) fall(here bool) {
	if f.pressed && here {
		var none []string
		_ = none[len("la CPTS de Mme Untel")]
	}
}

// A fault of the program, anywhere, ends it in order: the terminal is given back,
// what was typed is kept, and the report holds nothing of the project.
func TestCrash(t *testing.T) {
	for name, inView := range map[string]bool{"update": false, "view": true} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "p.json")
			must(t, os.WriteFile(path, with(t, "nom=CPTS de Mme Untel").JSON(), 0o600))
			f, p, err := store.Open(catalog(t), path)
			must(t, err)
			mine, tty, err := pty.Open()
			must(t, err)
			defer tty.Close()
			defer mine.Close()
			must(t, pty.Setsize(mine, &pty.Winsize{Rows: 24, Cols: 80}))
			before, err := term.GetState(tty.Fd())
			must(t, err)
			var drawn bytes.Buffer
			var read sync.WaitGroup
			read.Go(func() { // presses a key once something is drawn
				piece := make([]byte, 1<<16)
				for pressed := false; ; {
					n, err := mine.Read(piece)
					if err != nil {
						return
					}
					drawn.Write(piece[:n])
					if text := drawn.String(); strings.Contains(text, "\x00") {
						return
					} else if !pressed && strings.Contains(text, "────") {
						pressed = true
						_, _ = mine.WriteString("x")
					}
				}
			})
			o := Options{Catalog: catalog(t), File: f, Project: p, Now: clock, Theme: "sombre", Color: "non", In: tty, Out: tty}
			a := newApp(o)
			a.push(&failing{inView: inView})
			out, err := a.run(o)
			after, stateErr := term.GetState(tty.Fd())
			must(t, stateErr)
			_, _ = tty.WriteString("\x00") // nothing more is to be read
			read.Wait()
			must(t, err)
			if out.Crash == nil || !out.Saved {
				t.Fatalf("%+v", out)
			}
			g := &guard{app: newApp(o), quit: func() {}}
			g.app.push(&failing{inView: inView})
			g.app.width, g.app.height = 80, 24
			if m, _ := g.Update(keyNamed(t, "x")); m != tea.Model(g) || g.View().Content != "" && inView || g.crash == nil {
				t.Errorf("after the failure the library is given %v", m)
			}
			report := out.Crash.Report
			if !strings.Contains(report, "index out of range") || !strings.Contains(report, "trust_test.go") || strings.Contains(report, "Untel") || strings.Contains(report, "commencé") {
				t.Errorf("the report is\n%s", report)
			}
			if wd, err := os.Getwd(); err != nil || strings.Contains(report, filepath.Dir(filepath.Dir(wd))) {
				t.Errorf("the report names the folder of who built the program:\n%s", report)
			}
			kept, err := store.At(path).Load(catalog(t))
			must(t, err)
			if !slices.Equal(kept.Draft("objectifs"), []string{"commencé"}) || kept.Name() != "CPTS de Mme Untel" {
				t.Errorf("kept: %q, drafts %q", kept.Name(), kept.Drafts())
			}
			if !reflect.DeepEqual(before, after) {
				t.Error("the terminal is left raw")
			}
			if text := drawn.String(); !strings.Contains(text, ansi.SetModeAltScreenSaveCursor) || strings.LastIndex(text, ansi.ResetModeAltScreenSaveCursor) < strings.LastIndex(text, ansi.SetModeAltScreenSaveCursor) {
				t.Error("the terminal is not given back")
			}
			if text := drawn.String(); !strings.Contains(text, wheelBack) || strings.Contains(text, "\x1b[?1000h") || strings.Contains(text, "\x1b[?1002h") {
				t.Error("the wheel is not given back as it was, or the mouse is captured")
			}
		})
	}
}

// latin opens the wizard on a file that a Windows editor has saved again.
func latin(t testing.TB, path string) *driver {
	t.Helper()
	text := strings.ReplaceAll(string(with(t, "nom=CPTS de la Vallée", "objectifs=Été").JSON()), "é", "\xe9")
	must(t, os.WriteFile(path, []byte(strings.ReplaceAll(text, "É", "\xc9")), 0o600))
	d := &driver{t, newApp(Options{Open: func(o *Options) (err error) {
		o.Catalog, o.File = catalog(t), store.At(path)
		o.Project, err = o.File.Load(o.Catalog)
		return err
	}, Now: clock, Theme: "sombre"})}
	d.size(80, 24)
	d.run(d.app.Init())
	return d
}

// A file in another encoding is converted only when she agrees, and whole.
func TestOtherEncoding(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.json")
	d := latin(t, path)
	was, err := os.ReadFile(path)
	must(t, err)
	d.shows("Ce fichier est écrit en Windows-1252, et non en UTF-8.", "Il contient : « CPTS de la Vallée »")
	d.press("down", "enter")
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, was) || !d.app.quitting {
		t.Error("leaving has touched the file, or does not leave")
	}
	if out, err := d.app.leaveFor(Options{}); err != nil || out.Saved {
		t.Errorf("leaving: %+v, %v", out, err)
	}
	d = latin(t, path)
	was, err = os.ReadFile(path)
	must(t, err)
	d.press("enter")
	d.shows("CPTS de la Vallée")
	d.holds("objectifs", "Été")
	if got := d.onDisk().Answer("objectifs"); got != "Été" {
		t.Errorf("the file holds %v", got)
	}
	entries, err := os.ReadDir(filepath.Join(filepath.Dir(path), ".p.json.copies"))
	must(t, err)
	if len(entries) != 1 {
		t.Fatalf("%d copies", len(entries))
	}
	if kept, err := os.ReadFile(filepath.Join(filepath.Dir(path), ".p.json.copies", entries[0].Name())); err != nil || !bytes.Equal(kept, was) {
		t.Error("the file as it was is not kept")
	}
}
