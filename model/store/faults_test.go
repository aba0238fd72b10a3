package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"cpts/model"
	"cpts/model/modeltest"
)

// frail is a disk whose nth call fails, or never comes back.
type frail struct {
	system
	n     int // calls still to go well
	err   error
	kills bool // the process dies there
}

var errKilled = errors.New("killed")

func (d *frail) fault() error {
	if d.n--; d.n >= 0 {
		return nil
	}
	if d.kills {
		panic(errKilled)
	}
	if d.n == -1 {
		return d.err
	}
	return nil // a fault comes alone
}

func (d *frail) Lock(folder string) (func(), error) {
	if err := d.fault(); err != nil {
		return nil, err
	}
	return d.system.Lock(folder)
}
func (d *frail) MkdirAll(folder string) error {
	return cmpErr(d.fault(), func() error { return d.system.MkdirAll(folder) })
}
func (d *frail) Stat(path string) (fs.FileInfo, error) {
	if err := d.fault(); err != nil {
		return nil, err
	}
	return d.system.Stat(path)
}
func (d *frail) List(folder string) ([]fs.DirEntry, error) {
	if err := d.fault(); err != nil {
		return nil, err
	}
	return d.system.List(folder)
}
func (d *frail) Rename(from, to string) error {
	return cmpErr(d.fault(), func() error { return d.system.Rename(from, to) })
}
func (d *frail) Remove(path string) error {
	return cmpErr(d.fault(), func() error { return d.system.Remove(path) })
}
func (d *frail) Link(from, to string) error {
	return cmpErr(d.fault(), func() error { return d.system.Link(from, to) })
}
func (d *frail) Chmod(path string, mode fs.FileMode) error {
	return cmpErr(d.fault(), func() error { return d.system.Chmod(path, mode) })
}
func (d *frail) SyncFolder(folder string) error {
	return cmpErr(d.fault(), func() error { return d.system.SyncFolder(folder) })
}
func (d *frail) Create(path string) (written, error) {
	if err := d.fault(); err != nil {
		return nil, err
	}
	out, err := d.system.Create(path)
	return &frailFile{out, d}, err
}

func cmpErr(err error, then func() error) error {
	if err != nil {
		return err
	}
	return then()
}

type frailFile struct {
	written
	disk *frail
}

// Write stops half-way, as a full disk does.
func (f *frailFile) Write(data []byte) (int, error) {
	if f.disk.n == 0 {
		_, _ = f.written.Write(data[:len(data)/2])
	}
	if err := f.disk.fault(); err != nil {
		return len(data) / 2, err
	}
	return f.written.Write(data)
}
func (f *frailFile) Sync() error { return cmpErr(f.disk.fault(), f.written.Sync) }
func (f *frailFile) Close() error {
	err := f.disk.fault()
	return errors.Join(err, f.written.Close())
}

// TestAFaultOnEachCall saves with a fault on each call of the disk in turn, then
// with a death at each. The file is always whole, as it was or as it is to be;
// what is said to be saved is; and the next save goes well and leaves nothing.
func TestAFaultOnEachCall(t *testing.T) {
	for _, kind := range []frail{{err: syscall.EIO}, {err: syscall.ENOSPC}, {kills: true}} {
		name := fmt.Sprint(kind.err, kind.kills)
		calls := 0
		for ; ; calls++ {
			path := filepath.Join(t.TempDir(), "projet.json")
			saved(t, path, "avant")
			f, p, err := Open(catalog(t), path)
			must(t, err)
			must(t, p.SetAnswer(model.KeyName.ID(), "après", noon))
			disk := kind
			disk.n = calls
			f.disk = &disk
			saveErr := attempt(f, p)
			if disk.n >= 0 {
				break // no call was left to fail
			}
			switch got := nameIn(t, path); {
			case got != "avant" && got != "après":
				t.Errorf("%s at call %d: named %q", name, calls, got)
			case saveErr == nil && got != "après":
				t.Errorf("%s at call %d: said to be saved, and is not", name, calls)
			case saveErr != nil && !kind.kills:
				var told *Problem
				if !errors.As(saveErr, &told) {
					t.Errorf("%s at call %d: %v, want it told in French", name, calls, saveErr)
				}
			}
			f.disk = system{}
			if kind.kills {
				f, p, err = Open(catalog(t), path)
				must(t, err)
			}
			must(t, p.SetAnswer(model.KeyName.ID(), "enfin", noon))
			_, err = f.Save(p)
			must(t, err)
			if nameIn(t, path) != "enfin" {
				t.Errorf("%s at call %d: the next save is not there", name, calls)
			}
			if left := leftovers(t, filepath.Dir(path)); len(left) > 0 && (kind.kills || saveErr == nil) {
				t.Errorf("%s at call %d: left behind %q", name, calls, left)
			}
		}
		if calls < 10 {
			t.Errorf("%s: only %d calls were tried", name, calls)
		}
	}
}

// attempt saves, and comes back even from a death.
func attempt(f *File, p *model.Project) (err error) {
	defer func() {
		if died := recover(); died != nil {
			err = errKilled
		}
	}()
	_, err = f.Save(p)
	return err
}

func leftovers(t *testing.T, folder string) (left []string) {
	t.Helper()
	must(t, filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, temporarySuffix) {
			left = append(left, path)
		}
		return err
	}))
	return left
}

// TestFiftyWritersAtOnce has fifty programs each add lines and change one answer:
// every line is there, once, and every value of the answer is in the journal.
func TestFiftyWritersAtOnce(t *testing.T) {
	writers, rounds := 50, 4
	if testing.Short() {
		writers = 12
	}
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "à plusieurs")
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for r := range rounds {
				f, p, err := Open(catalog(t), path)
				if err == nil {
					err = errors.Join(p.InsertRow("besoins", 0, model.Row{"besoin": fmt.Sprint(w, "/", r)}, noon), p.SetAnswer("population", int64(1000*w+r+1), noon))
				}
				if err == nil {
					_, err = f.Save(p)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	_, p, err := Open(catalog(t), path)
	must(t, err)
	there, said := map[string]bool{}, map[string]bool{}
	for _, row := range p.Needs() {
		there[modeltest.Text(row, "besoin")] = true
	}
	for _, e := range p.Journal() {
		said[string(e.After)] = true
	}
	for w := range writers {
		for r := range rounds {
			if name := fmt.Sprint(w, "/", r); !there[name] || !said[fmt.Sprint(1000*w+r+1)] {
				t.Errorf("writer %d, round %d: line there %t, value said %t", w, r, there[name], said[fmt.Sprint(1000*w+r+1)])
			}
		}
	}
	if len(p.Needs()) != writers*rounds {
		t.Errorf("%d lines, want %d", len(p.Needs()), writers*rounds)
	}
	if left := leftovers(t, filepath.Dir(path)); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// TestCopies opens and changes a file a dozen times: the last ten states from
// which a session began are there, private, and each can be gone back to.
func TestCopies(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "0")
	for n := range 12 {
		f, p, err := Open(catalog(t), path)
		must(t, err)
		for range 3 { // one copy a session, however many saves
			must(t, p.SetAnswer(model.KeyName.ID(), fmt.Sprint(n+1), noon))
			_, err = f.Save(p)
			must(t, err)
		}
	}
	f, _, err := Open(catalog(t), path)
	must(t, err)
	copies := f.Copies(catalog(t))
	if len(copies) != mostCopies || copies[0].Project.Name() != "11" || copies[9].Project.Name() != "2" {
		t.Fatalf("%d copies, the first is named %q", len(copies), copies[0].Project.Name())
	}
	mode(t, copies[0].Path, 0o600)
	mode(t, filepath.Dir(copies[0].Path), fs.ModeDir|0o700)
	p, err := f.Restore(catalog(t), copies[4], noon)
	must(t, err)
	if p.Name() != "7" || nameIn(t, path) != "7" {
		t.Errorf("restored: %q, on disk %q", p.Name(), nameIn(t, path))
	}
	if again := f.Copies(catalog(t)); len(again) != mostCopies || again[0].Project.Name() != "12" {
		t.Errorf("what was there before is not the latest copy: %q of %d", again[0].Project.Name(), len(again))
	}
	must(t, p.SetAnswer(model.KeyName.ID(), "suite", noon))
	must(t, save(t, f, p))

	// Forgetting the history leaves no copy either.
	must(t, p.InsertRow(model.KeyTeam.ID(), 0, model.Row{"nom": "Nora"}, noon))
	must(t, p.RemoveRow(model.KeyTeam.ID(), 0, noon))
	_, err = f.Forget(p)
	must(t, err)
	if left := f.Copies(catalog(t)); len(left) > 0 || strings.Contains(string(onDisk(t, path)), "Nora") {
		t.Errorf("%d copies left, file\n%s", len(left), onDisk(t, path))
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("left beside the project: %v", entries)
	}
}

// A file that can no longer be read is put aside by going back.
func TestRestoreOverADamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "a")
	f, p, err := Open(catalog(t), f.Path())
	must(t, err)
	must(t, p.SetAnswer(model.KeyName.ID(), "b", noon))
	must(t, save(t, f, p))
	must(t, os.WriteFile(path, []byte("{ abîmé"), 0o600))
	f = At(path)
	p, err = f.Restore(catalog(t), f.Copies(catalog(t))[0], noon)
	must(t, err)
	if p.Name() != "a" {
		t.Errorf("restored %q", p.Name())
	}
	copies := f.Copies(catalog(t))
	if len(copies) != 2 || copies[0].Project != nil || string(onDisk(t, copies[0].Path)) != "{ abîmé" {
		t.Errorf("the damaged file is not among the %d copies", len(copies))
	}
	if _, err := f.Restore(catalog(t), copies[0], noon); err == nil {
		t.Error("a copy that cannot be read was put back")
	}
}

// BenchmarkSave writes a project as it is saved, beside the same bytes written,
// synced and renamed.
func BenchmarkSave(b *testing.B) {
	for _, lines := range []int{40, 4_000, 60_000} {
		p := model.New(catalog(b), noon)
		rows := make([]model.Row, lines)
		for i := range rows {
			rows[i] = model.Row{"nom": fmt.Sprint("Camille ", i), "structure": "Maison de santé du Haut-Vallon"}
		}
		if err := p.SetAnswer(model.KeyTeam.ID(), rows, noon); err != nil {
			b.Fatal(err)
		}
		p.ForgetHistory()
		size := len(p.JSON())
		b.Run(fmt.Sprintf("project/%dk", size/1000), func(b *testing.B) {
			f := At(filepath.Join(b.TempDir(), "projet.json"))
			for b.Loop() {
				if _, err := f.Save(p); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("bare/%dk", size/1000), func(b *testing.B) {
			data, path := p.JSON(), filepath.Join(b.TempDir(), "projet.json")
			for b.Loop() {
				out, err := os.Create(path + ".tmp")
				if err != nil {
					b.Fatal(err)
				}
				_, err = out.Write(data)
				if err := errors.Join(err, out.Sync(), out.Close(), os.Rename(path+".tmp", path)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// FuzzCopyNames looks for copies among files of any name: what passes for one has
// the very name that a copy of its date is given, so that names sort as dates do.
func FuzzCopyNames(f *testing.F) {
	for _, name := range []string{"2026-11-25T18-08-22.000123.json", "2026-11-25T18-08-22,000123.json", "2026-11-25T18-08-22.000123", "2026-11-25T18-08-22.json", ".json", "", "2026-02-30T18-08-22.000123.json", "./2026-11-25T18-08-22.000123.json"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if at, dated := dateOf(name); dated && at.Format(copyName)+".json" != filepath.Base(name) {
			t.Errorf("%q passes for the copy of %v", name, at)
		}
	})
}

// full is a disk on which nothing can be written, though names can still be given.
type full struct{ system }

func (full) Create(string) (written, error) { return nil, syscall.ENOSPC }

// A save that keeps failing costs no copy, however often it is tried.
func TestFailingSavesKeepTheCopies(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "0")
	for n := range mostCopies {
		f, p, err := Open(catalog(t), path)
		must(t, err)
		must(t, p.SetAnswer(model.KeyName.ID(), fmt.Sprint(n+1), noon))
		must(t, save(t, f, p))
	}
	f, p, err := Open(catalog(t), path)
	must(t, err)
	must(t, p.SetAnswer(model.KeyName.ID(), "refusé", noon))
	f.disk = full{}
	for range 2 * mostCopies {
		if _, err := f.Save(p); err == nil {
			t.Fatal("it is saved")
		}
	}
	copies := f.Copies(catalog(t))
	if len(copies) != mostCopies+1 || copies[mostCopies].Project.Name() != "0" {
		t.Errorf("%d copies, the oldest named %q", len(copies), copies[len(copies)-1].Project.Name())
	}
	f.disk = system{}
	must(t, save(t, f, p))
	if copies = f.Copies(catalog(t)); len(copies) != mostCopies || copies[0].Project.Name() != fmt.Sprint(mostCopies) {
		t.Errorf("%d copies, the latest named %q", len(copies), copies[0].Project.Name())
	}
}

// A clock set back does not make the latest copy the oldest.
func TestCopiesWhenTheClockGoesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "hier")
	folder := copiesFolder(path)
	must(t, os.MkdirAll(folder, 0o700))
	for n := range mostCopies {
		must(t, os.WriteFile(filepath.Join(folder, fmt.Sprintf("2999-01-01T00-00-00.%06d.json", n)), named(t, fmt.Sprint(n)).JSON(), 0o600))
	}
	f, p, err := Open(catalog(t), path)
	must(t, err)
	must(t, p.SetAnswer(model.KeyName.ID(), "aujourd'hui", noon))
	must(t, save(t, f, p))
	if copies := f.Copies(catalog(t)); len(copies) != mostCopies || copies[0].Project.Name() != "hier" {
		t.Errorf("%d copies, the latest named %q", len(copies), copies[0].Project.Name())
	}
}
