package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
	"cpts/ui"
)

// trials is how many times to try, n being what a usual run can afford. CPTS_TRIALS
// gives another number: ten thousand before a release.
func trials(n int) int {
	if asked, err := strconv.Atoi(os.Getenv("CPTS_TRIALS")); err == nil {
		return asked
	}
	if testing.Short() {
		return max(n/10, 1)
	}
	return n
}

// built is the program, under its name: the test itself, which TestMain makes it.
func built(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "cpts")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	return program
}

// begun is the text of the example, one word for an answer that the tests change.
var begun = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "cpts")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "projet.json")
	for _, args := range [][]string{{"exemple", file}, {"renseigner", file, "objectifs=Soigner"}} {
		if code := run(args, nil, io.Discard, os.Stderr); code != exitDone {
			return nil, fmt.Errorf("%q exits with %d", args, code)
		}
	}
	return os.ReadFile(file)
})

// begin writes that project in a file of its own.
func begin(t *testing.T) (file string) {
	t.Helper()
	text, err := begun()
	file = filepath.Join(t.TempDir(), "projet.json")
	if err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// load is the project that a file holds, which must be sound.
func load(t *testing.T, file string) *model.Project {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := model.Read(catalog(t), data)
	if err != nil || !json.Valid(data) || len(p.Damaged()) > 0 {
		t.Fatalf("the file is not sound: %v, %q", err, p.Damaged())
	}
	return p
}

// everSaid are the values that a project has ever had for a key.
func everSaid(p *model.Project, key string) map[string]bool {
	said := map[string]bool{}
	for _, e := range p.Journal() {
		if e.Key == key {
			said[strings.Trim(string(e.After), `"`)] = true
		}
	}
	return said
}

// typist answers one question again and again in the wizard, from the list of its
// rubrique, where the answer and the word of its recording stand together.
type typist struct {
	*terminal
	name string // what its values begin with: a letter
	ends string // what validates it

	value *regexp.Regexp // one of its values, in the list

	mu      sync.Mutex
	shown   int          // the value that the last screen shows
	last    int          // and says to be recorded; 0 for none
	told    map[int]bool // values that two screens running, or the last of all, said to be recorded
	upon    int          // the value upon which, once told, to die
	reached func()
}

var recorded = regexp.MustCompile(`enregistré \d\d:\d\d`)

func (ty *typist) each(screen string) {
	ty.mu.Lock()
	defer ty.mu.Unlock()
	ty.shown = 0
	if found := ty.value.FindStringSubmatch(screen); found != nil {
		ty.shown, _ = strconv.Atoi(found[1])
	}
	now := 0
	if recorded.MatchString(screen) {
		now = ty.shown
	}
	// A frame may come in pieces: what the next one still says is not one of them.
	if now != 0 && now == ty.last {
		ty.told[now] = true
	}
	ty.last = now
	if now != 0 && now == ty.upon && ty.reached != nil {
		ty.reached()
	}
}

// sit opens the wizard, and goes to the list.
func sit(t *testing.T, program, file, name string, rank int, ends string) *typist {
	t.Helper()
	ty := &typist{name: name, ends: ends, told: map[int]bool{}, value: regexp.MustCompile(`(?m)  ` + name + `(\d+) *$`)}
	ty.terminal = watch(t, ty.each, program, file)
	ty.see("À faire maintenant")
	ty.send("\x1b[F" + strings.Repeat(up, 11) + enter) // the first of six stages, above six tools
	ty.until("the stage", func(s string) bool {
		return strings.Contains(s, "Les besoins") && !strings.Contains(s, "À faire maintenant")
	})
	ty.send("\x1b[H" + enter)
	ty.see("Questions")
	ty.send("\x1b[H" + strings.Repeat(down, rank))
	ty.until("the question", func(s string) bool {
		return strings.Contains(s, map[int]string{1: "▸ Nom du projet", 4: "▸ Objectifs de départ"}[rank])
	})
	return ty
}

// type_ types a value and validates it.
func (ty *typist) type_(n int) {
	ty.t.Helper()
	ty.send(enter + "\x15" + ty.name + strconv.Itoa(n) + ty.ends)
}

// settledOn waits for a value to be in the list, and not being recorded any more.
func (ty *typist) settledOn(n int) {
	ty.t.Helper()
	deadline := time.After(patience)
	for {
		ty.mu.Lock()
		shown := ty.shown
		ty.mu.Unlock()
		if shown == n && !strings.Contains(ty.text(), "enregistrement…") {
			return
		}
		select {
		case <-ty.news:
		case <-deadline:
			ty.t.Fatalf("never showed %s%d\n%s", ty.name, n, ty.text())
		}
	}
}

// acknowledged are the values said to be recorded, once the program is gone and
// all it wrote is read: its last screen counts as it stands.
func (ty *typist) acknowledged() map[int]bool {
	ty.read.Wait()
	ty.mu.Lock()
	defer ty.mu.Unlock()
	if ty.last != 0 {
		ty.told[ty.last] = true
	}
	return ty.told
}

// TestKilled types answers in the real program and kills it at any instant: what
// the screen said to be recorded is in the file, which is whole.
func TestKilled(t *testing.T) {
	program, kills := built(t), trials(200)
	var acknowledged, unsaid sync.Map
	t.Run("at any instant", func(t *testing.T) {
		const hands = 4
		for hand := range hands {
			t.Run(strconv.Itoa(hand), func(t *testing.T) {
				t.Parallel()
				for seed := hand; seed < kills; seed += hands {
					t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
						acked, silent := killed(t, program, rand.New(rand.NewPCG(uint64(seed), 9)))
						acknowledged.Store(seed, acked)
						unsaid.Store(seed, silent)
					})
				}
			})
		}
	})
	all, silent := 0, 0
	for seed := range kills {
		n, _ := acknowledged.Load(seed)
		all += n.(int)
		if s, _ := unsaid.Load(seed); s.(bool) {
			silent++
		}
	}
	t.Logf("%d kills, %d answers said to be recorded, %d kills before the last was", kills, all, silent)
	if all < kills/2 {
		t.Errorf("only %d answers were said to be recorded", all)
	}
}

// killed is one kill. It counts the answers said to be recorded, and tells whether
// the last one typed was not.
func killed(t *testing.T, program string, r *rand.Rand) (acked int, silent bool) {
	file := begin(t)
	ty := sit(t, program, file, "V", 1, enter)
	last := 1 + r.IntN(3)
	for n := 1; n < last; n++ {
		ty.type_(n)
		ty.settledOn(n)
	}
	kill := func() { _ = ty.cmd.Process.Kill() }
	if r.IntN(2) == 0 {
		ty.mu.Lock()
		ty.upon, ty.reached = last, kill // as soon as it is said
		ty.mu.Unlock()
	} else {
		time.AfterFunc(time.Duration(r.IntN(20_000))*time.Microsecond, kill)
	}
	ty.type_(last)
	ty.ended()
	told := ty.acknowledged()
	p := load(t, file)
	said := everSaid(p, model.KeyName.ID())
	for n := range told {
		if !said["V"+strconv.Itoa(n)] {
			t.Errorf("V%d was said to be recorded; the file is named %q\n%s", n, p.Name(), ty.text())
		}
	}
	if told[last] && p.Name() != "V"+strconv.Itoa(last) {
		t.Errorf("V%d was said to be recorded last; the file is named %q", last, p.Name())
	}
	return len(told), !told[last]
}

// TestKilledWhileTyping types, validates nothing, and kills the program once what
// is typed is on the disk: opened again, it tells of it and shows it.
func TestKilledWhileTyping(t *testing.T) {
	program := built(t)
	for name, c := range map[string]struct {
		keys, key, typed string
	}{
		"text":      {"\x1b[H\x1b[B" + enter + "\x15", "nom", "Val commencé"},
		"long text": {"\x1b[H\x1b[B\x1b[B\x1b[B\x1b[B" + enter + "\x15", "objectifs", "Une idée"},
		"note":      {"\x1b[H\x1b[B" + enter + "\x1bOQ", "notes/nom", "À revoir"},
		"line":      {"/Réunions et rendez-vous" + enter + "a", "rendez_vous/+", "31/12/2028"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := begin(t)
			ty := sit(t, program, file, "V", 1, enter)
			ty.send(c.keys)
			ty.send(c.typed)
			ty.see(c.typed)
			typed := time.Now()
			for deadline := time.After(patience); ; {
				if p := load(t, file); strings.Join(p.Draft(c.key), "") == c.typed {
					break
				}
				select {
				case <-ty.news:
				case <-time.After(10 * time.Millisecond):
				case <-deadline:
					t.Fatalf("never on the disk\n%s", ty.text())
				}
			}
			t.Logf("on the disk after %v", time.Since(typed).Round(time.Millisecond))
			_ = ty.cmd.Process.Kill()
			ty.ended()
			if p := load(t, file); p.Name() != "CPTS du Haut-Vallon" || len(p.Journal()) != 1 {
				t.Errorf("something was recorded: %q, %d changes", p.Name(), len(p.Journal()))
			}
			again := start(t, program, file)
			again.see("Un texte commencé vous attend")
			again.see("à valider)")
			again.send(enter)
			again.see(c.typed)
		})
	}
}

// TestTwoWizards types in two wizards on one file, on two questions and on the same
// one: whatever either says to be recorded is in the file or its history.
func TestTwoWizards(t *testing.T) {
	program, rounds := built(t), trials(12)
	for name, other := range map[string]struct {
		key, ends string
		down      int
	}{"two questions": {"objectifs", ctrlS, 4}, "one question": {model.KeyName.ID(), enter, 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := begin(t)
			a := sit(t, program, file, "A", 1, enter)
			b := sit(t, program, file, "B", other.down, other.ends)
			for n := 1; n <= rounds; n++ {
				a.type_(n)
				b.type_(n)
				a.settledOn(n)
				b.settledOn(n)
			}
			a.leaves()
			b.leaves()
			p := load(t, file)
			a.kept(p, model.KeyName.ID(), rounds)
			b.kept(p, other.key, rounds)
		})
	}
}

func (ty *typist) leaves() {
	ty.t.Helper()
	ty.send(ctrlC)
	if code := ty.ended(); code != exitDone {
		ty.t.Errorf("left with %d\n%s", code, ty.text())
	}
}

// kept checks that every value typed is in the file or its history: the wizard was
// left in order, and each had been settled on.
func (ty *typist) kept(p *model.Project, key string, rounds int) {
	ty.t.Helper()
	said := everSaid(p, key)
	for n := 1; n <= rounds; n++ {
		if value := ty.name + strconv.Itoa(n); !said[value] {
			ty.t.Errorf("%s is lost (said to be recorded: %t)", value, ty.told[n])
		}
	}
}

// TestWizardBesideCommands types in the wizard while commands record in a loop.
func TestWizardBesideCommands(t *testing.T) {
	program, rounds := built(t), trials(12)
	file := begin(t)
	ty := sit(t, program, file, "A", 1, enter)
	done, commands := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		for ; ; n++ {
			select {
			case <-done:
				commands <- n
				return
			default:
			}
			if out, err := exec.Command(program, "renseigner", file, fmt.Sprint("population=", 1000+n), fmt.Sprint("nom=B", n)).CombinedOutput(); err != nil {
				t.Errorf("command %d: %v\n%s", n, err, out)
			}
		}
	}()
	for n := 1; n <= rounds; n++ {
		ty.type_(n)
		ty.settledOn(n)
	}
	close(done)
	asked := <-commands
	ty.leaves()
	p := load(t, file)
	ty.kept(p, model.KeyName.ID(), rounds)
	names, people := everSaid(p, model.KeyName.ID()), everSaid(p, "population")
	for n := range asked {
		if !names[fmt.Sprint("B", n)] || !people[strconv.Itoa(1000+n)] {
			t.Errorf("command %d said it was done; name there %t, population there %t", n, names[fmt.Sprint("B", n)], people[strconv.Itoa(1000+n)])
		}
	}
	t.Logf("%d commands beside %d answers", asked, rounds)
}

// TestFiftyCommandsAtOnce runs fifty commands at once on one file, each on the same
// key, each on its own, each beginning the project: what one says it has done is in
// the file or its history.
func TestFiftyCommandsAtOnce(t *testing.T) {
	program := built(t)
	crowd := 50
	if testing.Short() {
		crowd = 10
	}
	c := catalog(t)
	var texts []string
	for _, id := range c.QuestionIDs() {
		if q := c.Question(id); q.Kind == content.Text && !q.Retired {
			texts = append(texts, id)
		}
	}
	for name, args := range map[string]func(i int) (key, value string){
		"one key":   func(i int) (string, string) { return "population", strconv.Itoa(1000 + i) },
		"many keys": func(i int) (string, string) { return texts[i%len(texts)], fmt.Sprint("Valeur ", i) },
		"no file":   func(i int) (string, string) { return model.KeyName.ID(), fmt.Sprint("CPTS ", i) },
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "projet.json")
			if name != "no file" {
				file = begin(t)
			}
			var all sync.WaitGroup
			for i := range crowd {
				key, value := args(i)
				all.Go(func() {
					if out, err := exec.Command(program, "renseigner", file, key+"="+value).CombinedOutput(); err != nil {
						t.Errorf("command %d: %v\n%s", i, err, out)
					}
				})
			}
			all.Wait()
			p := load(t, file)
			for i := range crowd {
				if key, value := args(i); !everSaid(p, key)[value] {
					t.Errorf("%s=%s is lost", key, value)
				}
			}
		})
	}
}

// TestLeavingUnsaved leaves the wizard while its file cannot be written: a copy is
// kept elsewhere, and where, with the command that opens it, is printed; that the
// project is recorded is not.
func TestLeavingUnsaved(t *testing.T) {
	program, file := built(t), begin(t)
	t.Setenv("XDG_DATA_HOME", filepath.Join(t.TempDir(), "d"))
	ty := sit(t, program, file, "V", 1, enter)
	if err := os.Rename(file, file+".ailleurs"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(file, 0o700); err != nil {
		t.Fatal(err)
	}
	ty.type_(1)
	ty.see("! pas enregistré")
	ty.send(ctrlC)
	if code := ty.ended(); code != exitProject {
		t.Errorf("left with %d", code)
	}
	ty.read.Wait()
	said := strings.ReplaceAll(strings.ReplaceAll(ty.text(), "\n", ""), " ", "")
	rescued, err := filepath.Glob(filepath.Join(os.Getenv("XDG_DATA_HOME"), "cpts", "secours-*.json"))
	if err != nil || len(rescued) != 1 {
		t.Fatalf("rescue copies %q, %v\n%s", rescued, err, ty.text())
	}
	for _, want := range []string{"Unecopiedesecours,complète,estdans" + rescued[0], "Pourlarouvrir:cpts" + rescued[0]} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %s\n%s", want, ty.text())
		}
	}
	if strings.Contains(said, "Votreprojetestenregistré") {
		t.Errorf("said to be recorded\n%s", ty.text())
	}
	if p := load(t, rescued[0]); p.Name() != "V1" {
		t.Errorf("the copy is named %q", p.Name())
	}
	again := start(t, program, rescued[0])
	again.see("À faire maintenant")
	again.see("V1")
}

// TestCrashIsTold says in French that the program failed, and where the report is.
func TestCrashIsTold(t *testing.T) {
	var said strings.Builder
	a := &app{err: &door{to: &said, keeps: inMessages}, date: day{dates.Of(noon)}}
	err := a.crashed(&ui.Crash{Report: "index out of range"}, ui.Outcome{Saved: true})
	text := err.Error()
	path := text[strings.LastIndex(text, " ")+1:]
	report, readErr := os.ReadFile(strings.TrimSpace(strings.TrimPrefix(path, ":\u00a0")))
	if readErr != nil || string(report) != "index out of range" {
		t.Errorf("the report is %q, %v", report, readErr)
	}
	for _, want := range []string{"défaut du programme", "Vos réponses sont enregistrées", "incident-2026-11-23"} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q in %s", want, text)
		}
	}
	if text := a.crashed(&ui.Crash{}, ui.Outcome{}).Error(); strings.Contains(text, "sont enregistrées") {
		t.Errorf("said to be recorded: %s", text)
	}
}
