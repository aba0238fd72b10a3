package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"cpts/content"
	"cpts/content/dates"
)

// patience bounds every wait for the screen. Nothing waits that long: a test
// that does has failed.
const patience = 10 * time.Second

// terminal is the built program in a pseudo-terminal of 80 × 24.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	pty    *os.File
	screen *screen
	news   chan struct{} // something was drawn
	read   sync.WaitGroup
}

func start(t *testing.T, program string, args ...string) *terminal {
	t.Helper()
	return watch(t, nil, program, args...)
}

// watch is start, each told the screen at every piece that is drawn.
func watch(t *testing.T, each func(screen string), program string, args ...string) *terminal {
	t.Helper()
	term := &terminal{t: t, cmd: exec.Command(program, args...), news: make(chan struct{}, 1)}
	term.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+t.TempDir())
	var err error
	term.pty, err = pty.StartWithSize(term.cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	term.screen = newScreen(80, 24)
	term.read.Go(func() {
		buffer := make([]byte, 1<<16)
		for {
			n, err := term.pty.Read(buffer)
			if err != nil {
				return
			}
			term.screen.Write(buffer[:n])
			if each != nil {
				each(term.text())
			}
			select {
			case term.news <- struct{}{}:
			default:
			}
		}
	})
	t.Cleanup(func() { term.cmd.Process.Kill(); term.pty.Close(); term.read.Wait(); term.screen.close() })
	return term
}

// text is the screen, plain spaces for non-breaking ones.
func (term *terminal) text() string {
	return strings.ReplaceAll(term.screen.String(), "\u00a0", " ")
}

// until waits for the screen to be as wanted.
func (term *terminal) until(what string, wanted func(screen string) bool) string {
	term.t.Helper()
	deadline := time.After(patience)
	for {
		if text := term.text(); wanted(text) && term.settled() {
			return text
		}
		select {
		case <-term.news:
		case <-deadline:
			term.t.Fatalf("never showed: %s\n%s", what, term.text())
		}
	}
}

// settled tells that nothing more is being drawn: a frame may come in pieces.
func (term *terminal) settled() bool {
	select {
	case <-term.news:
		select {
		case term.news <- struct{}{}: // look again
		default:
		}
		return false
	case <-time.After(15 * time.Millisecond):
		return true
	}
}

func (term *terminal) see(text string) string {
	term.t.Helper()
	return term.until(text, func(screen string) bool { return strings.Contains(screen, text) })
}

func (term *terminal) send(keys string) {
	term.t.Helper()
	if _, err := term.pty.WriteString(keys); err != nil {
		term.t.Fatal(err)
	}
}

// Keys as a terminal sends them.
const (
	enter = "\r"
	down  = "\x1b[B"
	up    = "\x1b[A"
	ctrlC = "\x03"
	ctrlS = "\x13"
	esc   = "\x1b"
)

// ended waits for the program to be gone and gives its exit code.
func (term *terminal) ended() int {
	term.t.Helper()
	gone := make(chan error, 1)
	go func() { gone <- term.cmd.Wait() }()
	select {
	case <-gone:
	case <-time.After(patience):
		term.t.Fatalf("still running\n%s", term.text())
	}
	return term.cmd.ProcessState.ExitCode()
}

// leader types a whole project by hand, question after question, as the screen
// puts them.
type leader struct {
	*terminal
	catalog *content.Catalog
	typed   map[string]bool // questions already answered
	day     dates.Day       // each date a week after the one before
}

// question is the one the screen puts, nil on any other page.
func (l *leader) question(screen string) *content.Question {
	lines := strings.Split(screen, "\n")
	if len(lines) < 4 || !strings.Contains(lines[0], "question ") {
		return nil
	}
	label := strings.TrimSpace(lines[2])
	for _, id := range l.catalog.QuestionIDs() {
		q := l.catalog.Question(id)
		whole := strings.ReplaceAll(q.Label, "\u00a0", " ")
		if strings.HasPrefix(whole, label) && strings.Contains(lines[0], strings.ReplaceAll(q.Section.Title, "\u00a0", " ")) {
			return q
		}
	}
	return nil
}

// page waits for a whole page, and tells where it is: a question, or the first
// item of a rubrique or of home, under the cursor.
func (l *leader) page(not string) (q *content.Question, cursor, screen string) {
	l.t.Helper()
	screen = l.until("another page than "+not, func(s string) bool {
		q, cursor = l.question(s), under(s)
		here := cursor
		if q != nil {
			here = q.ID.Name
		}
		return here != "" && here != not && strings.Count(s, strings.Repeat("─", 60)) > 1 && (q != nil || !strings.Contains(strings.SplitN(s, "\n", 2)[0], "question "))
	})
	return q, cursor, screen
}

// under is the item the cursor is on, with the page it stands in.
func under(screen string) string {
	header, _, _ := strings.Cut(screen, "\n")
	for _, line := range strings.Split(screen, "\n") {
		if item, found := strings.CutPrefix(line, " ▸ "); found {
			return strings.TrimSpace(header) + " | " + strings.TrimSpace(item)
		}
	}
	return ""
}

// answer types what a question of this kind takes, and validates it.
func (l *leader) answer(q *content.Question) {
	l.t.Helper()
	l.typed[q.ID.Name] = true
	if known := map[string]string{"nom": "CPTS de l'Essai", "population": "27 143", "communes": "Un, Deux", "departement": "creuse"}[q.ID.Name]; known != "" {
		l.type_(known)
		l.send(ends(q))
		return
	}
	switch q.Kind {
	case content.Rows:
		l.rows(q)
		return
	case content.YesNo:
		l.send(up) // « Je ne sais pas encore » is under the cursor
		l.until("Non", func(s string) bool { return strings.Contains(s, "▸ Non") })
	case content.Text, content.LongText, content.List:
		l.type_("essai " + q.ID.Name)
	case content.Number:
		l.type_(number(&q.Field))
	case content.Amount:
		l.type_("120,50")
	case content.Date:
		l.type_(l.day.Typed())
		l.day = l.day.AddDays(7)
	case content.Choice, content.Choices:
		if strings.Contains(l.text(), "▸ Je ne sais pas encore") {
			l.send(down) // from there to the first option
			l.until("an option", func(s string) bool { return !strings.Contains(s, "▸ Je ne sais pas encore") })
		}
		if q.Kind == content.Choices {
			l.send(" ")
			l.see("[x]")
		}
	}
	l.send(ends(q))
}

// ends is the key that validates an answer: where there are several lines Enter
// begins another.
func ends(q *content.Question) string {
	if q.Kind == content.LongText || q.Kind == content.List {
		return ctrlS
	}
	return enter
}

// number is one within the bounds of a field.
func number(f *content.Field) string {
	n := int64(3)
	if f.Min != nil {
		n = max(n, *f.Min)
	}
	return strconv.FormatInt(n, 10)
}

func (l *leader) type_(text string) {
	l.t.Helper()
	l.send(text)
	l.see(text)
}

// rows adds lines to a table: two members of two trades to the team, one line
// elsewhere. The first two cells are typed, and those that are needed.
func (l *leader) rows(q *content.Question) {
	l.t.Helper()
	trades := []string{"pharmacien"}
	if q.ID.Name == "equipe" {
		trades = []string{"pharmacien", "sage"}
	}
	last := min(1, len(q.Columns)-1)
	for j, c := range q.Columns {
		if c.Required {
			last = max(last, j)
		}
	}
	for i, trade := range trades {
		l.send("a")
		l.see("Ajouter " + q.RowName)
		l.until("the form", func(s string) bool { return strings.Contains(s, "ctrl+s") })
		for j, c := range q.Columns[:last+1] {
			if c.Required || j <= 1 {
				l.cell(c, trade, i+1)
			}
			if j < len(q.Columns)-1 {
				l.send(enter)
				l.until("the next cell", func(s string) bool { return inCell(s, q.Columns[j+1]) })
			}
		}
		l.send(ctrlS)
		l.until("the table again", func(s string) bool {
			return strings.Contains(s, "Passer à la suite") && strings.Contains(s, strconv.Itoa(i+1)+" ")
		})
	}
	l.send("f")
}

// cell types what a column takes.
func (l *leader) cell(c *content.Column, trade string, line int) {
	l.t.Helper()
	switch c.Kind {
	case content.Choice:
		switch {
		case c.ID.Name == "profession":
			l.type_(trade)
		case c.Required:
			l.type_(c.Options[0].Label)
		}
	case content.Date:
		l.type_(l.day.Typed())
	case content.Hour:
		l.type_("20 h 30")
	case content.Number:
		l.type_(number(&c.Field))
	case content.Amount:
		l.type_("100")
	case content.YesNo:
		if c.Required {
			l.type_("oui")
		}
	default:
		l.type_("ligne " + strconv.Itoa(line))
	}
}

// inCell tells whether the cursor is in the cell of a column, whose label may be
// taken on several lines.
func inCell(screen string, c *content.Column) bool {
	lines := strings.Split(screen, "\n")
	for i, line := range lines[:len(lines)-1] {
		if item, found := strings.CutPrefix(line, " ▸ "); found {
			label, _, _ := strings.Cut(item, "  ")
			whole := strings.ReplaceAll(c.Label, "\u00a0", " ")
			rest, wrapped := strings.CutPrefix(whole, label+" ")
			next, _, _ := strings.Cut(rest, " ")
			return label == whole || wrapped && strings.HasPrefix(strings.TrimSpace(lines[i+1]), next)
		}
	}
	return false
}

// atHome tells home, whose header names no stage, from a rubrique's page.
func atHome(cursor string) bool {
	return strings.Contains(cursor, "| À faire maintenant") && !strings.Contains(cursor, "›")
}

// forward answers everything until the question stop comes, or home once the
// contract is signed.
func (l *leader) forward(stop string) {
	l.t.Helper()
	last := ""
	for range 2000 {
		q, cursor, screen := l.page(last)
		switch {
		case q != nil && q.ID.Name == stop:
			return
		case q != nil:
			last = q.ID.Name
			if l.typed[last] {
				l.t.Fatalf("asked twice: %s\n%s", last, screen)
			}
			l.answer(q)
		case l.typed["aci_signe_le"] && atHome(cursor):
			return
		case strings.Contains(cursor, "| [ ] "): // home led to a thing to do: it is done
			l.send(" ")
			l.until("the box ticked", func(s string) bool { return strings.Contains(under(s), "| [x] ") })
			last = under(l.text())
			l.send(esc)
			l.until("home again", func(s string) bool { return atHome(under(s)) })
		default:
			last = cursor
			l.send(enter)
		}
	}
	l.t.Fatal("the journey does not end")
}

// The whole journey in the real binary: create, five stages typed by hand, left
// twice on the way (Ctrl+C, then the terminal closed), taken up at the right
// question both times, the contract signed, the report printed.
func TestWholeJourney(t *testing.T) {
	if testing.Short() {
		t.Skip("types a whole project")
	}
	program := filepath.Join(t.TempDir(), "cpts")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	catalog, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "projet.json")
	args := []string{file, "--date", "2026-11-23"}
	first, _ := dates.ParseISO("2024-06-03")
	l := &leader{terminal: start(t, program, args...), catalog: catalog, typed: map[string]bool{}, day: first}

	l.see("Commencer, toutes les questions")
	l.send(down + enter)
	l.see("question 1/")
	l.forward("besoins")

	l.send(ctrlC)
	if code := l.ended(); code != 0 {
		t.Fatalf("left with %d", code)
	}
	l.see("Pour reprendre : cpts " + file)

	l.terminal = start(t, program, args...)
	l.see("À faire maintenant")
	l.send(enter)
	l.until("what is next", func(s string) bool { q := l.question(s); return q != nil && q.ID.Name == "besoins" })
	l.forward("projet_depose_le")

	// The window is closed: the program gets no key, only a hang-up.
	if err := l.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	l.pty.Close()
	l.ended()

	l.terminal = start(t, program, args...)
	l.see("À faire maintenant") // which is the question left
	l.send(enter)
	l.until("the question left", func(s string) bool { q := l.question(s); return q != nil && q.ID.Name == "projet_depose_le" })
	l.forward("")
	l.send("q")
	if code := l.ended(); code != 0 {
		t.Fatalf("left with %d", code)
	}

	checkFile(t, catalog, file, l.typed)
	report, err := exec.Command(program, append([]string{"rapport", "--complet"}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.ReplaceAll(string(report), "\u00a0", " ")
	for _, want := range []string{"CPTS de l'Essai", "27 143 habitants", "142 500 €", "ACI signé le", "23 novembre 2026"} {
		if !strings.Contains(plain, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
}

// Keys that come in one packet, as over a slow line or from a terminal that does
// not mark its pastes: each question takes what was typed for it.
func TestKeysInOnePacket(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "cpts") // the name TestMain knows
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "projet.json")
	known := []string{"nom=CPTS du Lac", "avancement=premices", "projet_existant=non", "objectifs=Soigner",
		"departement=63", "region=auvergne-rhone-alpes", "communes=Ambrezat"} // invented: its population is asked for
	if code := run(append([]string{"renseigner", "--fichier", file}, known...), nil, io.Discard, io.Discard); code != exitDone {
		t.Fatal("no project")
	}
	term := start(t, program, file, "--date", "2026-11-23")
	term.see("À faire maintenant")
	term.send(enter)
	term.see("Combien d’habitants")
	term.send("27143" + enter + "2023" + enter)
	term.until("the third question", func(s string) bool { return strings.Contains(s, "question 6/") })
	term.send(ctrlC)
	if code := term.ended(); code != 0 {
		t.Fatalf("left with %d", code)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var kept struct {
		Answers map[string]any `json:"reponses"`
	}
	if err := json.Unmarshal(data, &kept); err != nil {
		t.Fatal(err)
	}
	if kept.Answers["population"] != 27143.0 || kept.Answers["population_annee"] != 2023.0 {
		t.Errorf("recorded %v", kept.Answers)
	}
}

func checkFile(t *testing.T, c *content.Catalog, path string, typed map[string]bool) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the file is readable by others: %v", info.Mode())
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var kept struct {
		Format  int
		Answers map[string]any `json:"reponses"`
		Journal []any
	}
	if err := json.Unmarshal(data, &kept); err != nil {
		t.Fatal(err)
	}
	if kept.Format != 1 || len(kept.Journal) < len(typed) || kept.Answers["population"] != 27143.0 {
		t.Errorf("format %d, %d changes, population %v", kept.Format, len(kept.Journal), kept.Answers["population"])
	}
	for id := range typed {
		if kept.Answers[id] == nil {
			t.Errorf("typed, and not in the file: %s", id)
		}
	}
	if team, _ := kept.Answers["equipe"].([]any); len(team) != 2 {
		t.Errorf("the team: %v", kept.Answers["equipe"])
	}
	if kept.Answers["aci_signe_le"] == nil || len(typed) < 100 {
		t.Errorf("%d questions typed, signed on %v", len(typed), kept.Answers["aci_signe_le"])
	}
}
