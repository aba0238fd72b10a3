package model

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func note(t testing.TB, p *Project, id, text string) {
	t.Helper()
	must(t, p.SetNote(id, text, noon))
}

// withNotes is the project of a file whose « notes » are these.
func withNotes(t testing.TB, notes string) *Project {
	t.Helper()
	p, err := Read(catalog(t), []byte(`{"format":1,"reponses":{"nom":"Val"},"notes":`+notes+`}`))
	must(t, err)
	return p
}

func TestNote(t *testing.T) {
	p := blank(t)
	// On questions and actions alike; told in the order of the journey.
	note(t, p, "J-10", "voir la mairie")
	note(t, p, "E1-05", "au café")
	note(t, p, "population", "Insee\nà revoir «\u00a0en janvier\u00a0» <&>")
	if got, want := p.Noted(), []string{"population", "E1-05", "J-10"}; !reflect.DeepEqual(got, want) {
		t.Errorf("noted %q, want %q", got, want)
	}
	if got := p.Note("population"); got != "Insee\nà revoir «\u00a0en janvier\u00a0» <&>" {
		t.Errorf("%q", got)
	}
	// A note is no answer, and settles no action.
	if p.Answer("population") != nil || p.Action("E1-05").Settled() {
		t.Error("a note passes for an answer")
	}
	note(t, p, "population", "autre")
	note(t, p, "population", "autre") // the same again is no change
	note(t, p, "E1-05", "")
	note(t, p, "E1-06", "") // nor is nothing where there was nothing
	if got, want := p.Noted(), []string{"population", "J-10"}; !reflect.DeepEqual(got, want) || p.Note("population") != "autre" || p.Note("E1-05") != "" {
		t.Errorf("noted %q, want %q; %q and %q", got, want, p.Note("population"), p.Note("E1-05"))
	}
	if n := len(p.Journal()); n != 5 {
		t.Errorf("%d changes kept, want 5", n)
	}
	if got := section(t, again(t, p), "notes"); !reflect.DeepEqual(got, map[string]any{"population": "autre", "J-10": "voir la mairie"}) {
		t.Errorf("the file holds %v", got)
	}
}

func TestNoteOnNothing(t *testing.T) {
	p := blank(t)
	for _, id := range []string{"", "zut", "E9-01", "notes/population", "premices"} {
		if err := p.SetNote(id, "x", noon); !errors.Is(err, ErrUnknown) || len(p.Journal()) > 0 {
			t.Errorf("a note on %q: %v", id, err)
		}
	}
	newer, err := Read(catalog(t), []byte(`{"format":2,"notes":{"population":"x"}}`))
	must(t, err)
	if err := newer.SetNote("population", "y", noon); !errors.Is(err, ErrReadOnly) || newer.Note("population") != "x" {
		t.Errorf("in a newer file: %v, %q", err, newer.Note("population"))
	}
}

// Notes are taken back one change at a time, among the others, across restarts.
func TestNoteUndone(t *testing.T) {
	p := blank(t)
	note(t, p, "population", "un")
	p = again(t, p)
	set(t, p, "population", "27143")
	note(t, p, "population", "deux")
	note(t, p, "E1-05", "au café")
	p = again(t, p)
	note(t, p, "population", "")
	type state struct {
		population, action string
		answered           bool
	}
	for i, want := range []state{{"deux", "au café", true}, {"deux", "", true}, {"un", "", true}, {"un", "", false}, {"", "", false}} {
		p = again(t, p)
		taken, ok, err := p.Undo(noon)
		if !ok || err != nil {
			t.Fatal(ok, err)
		}
		if got := (state{p.Note("population"), p.Note("E1-05"), p.Answer("population") != nil}); got != want {
			t.Errorf("undo %d took %s: %+v, want %+v", i+1, taken.Key, got, want)
		}
	}
	if _, ok, err := p.Undo(noon); ok || err != nil {
		t.Errorf("more to take back: %v, %v", ok, err)
	}
	if bytes.Contains(p.JSON(), []byte(`"notes": {`)) {
		t.Error("the file still has notes")
	}
}

// NotedThing tells the changes of notes from those of answers.
func TestNotedThing(t *testing.T) {
	for key, want := range map[string]string{"notes/population": "population", "notes/E1-05": "E1-05", "notes/": "", "population": "", "notes": "", "": ""} {
		if got := NotedThing(key); got != want {
			t.Errorf("NotedThing(%q) = %q, want %q", key, got, want)
		}
	}
}

// Changes made meanwhile to another copy are carried out again, notes too.
func TestNoteReplayed(t *testing.T) {
	p := with(t, "nom=Val")
	other := again(t, p)
	note(t, p, "population", "un")
	note(t, p, "E1-05", "au café")
	note(t, other, "population", "deux")
	other.replay(p.Journal()[1:])
	if other.Note("population") != "un" || other.Note("E1-05") != "au café" || len(other.Journal()) != 4 {
		t.Errorf("%q, %q, %d changes", other.Note("population"), other.Note("E1-05"), len(other.Journal()))
	}
}

// Notes on what this version does not have stay in the file, whatever is done.
func TestUnknownNotesAreKept(t *testing.T) {
	const notes = `{"couleur":"bleu","E9-01":{"a":[1,2]},"population":"un","Z":null}`
	p := withNotes(t, notes)
	if got, want := p.Unknown(), []string{"notes/E9-01", "notes/Z", "notes/couleur"}; !reflect.DeepEqual(got, want) {
		t.Errorf("unknown %q, want %q", got, want)
	}
	if p.Note("couleur") != "" || len(p.Noted()) != 1 {
		t.Errorf("%q, %q", p.Note("couleur"), p.Noted())
	}
	if got, want := section(t, again(t, p), "notes"), tree(t, []byte(notes)); !reflect.DeepEqual(got, want) {
		t.Errorf("written back %v, want %v", got, want)
	}
	note(t, p, "population", "")
	p = again(t, p)
	if got := section(t, p, "notes"); !reflect.DeepEqual(got, tree(t, []byte(`{"couleur":"bleu","E9-01":{"a":[1,2]},"Z":null}`))) {
		t.Errorf("once the known one is gone: %v", got)
	}
	if answers := section(t, p, "reponses"); !reflect.DeepEqual(answers, map[string]any{"nom": "Val"}) {
		t.Errorf("answers: %v", answers)
	}
}

// What the file holds in place of a note is kept, until a note takes its place;
// undo brings it back.
func TestOddNotes(t *testing.T) {
	for _, raw := range []string{`3`, `true`, `["a"]`, `{"texte":"a"}`, `{"population":{"population":"x"}}`} {
		p := withNotes(t, `{"population":`+raw+`}`)
		was := section(t, p, "notes")
		if p.Note("population") != "" || len(p.Noted()) > 0 || !reflect.DeepEqual(p.Unknown(), []string{"notes/population"}) {
			t.Errorf("%s: note %q, unknown %q", raw, p.Note("population"), p.Unknown())
		}
		note(t, p, "population", "un")
		if text := string(p.JSON()); strings.Count(text[:strings.Index(text, `"journal"`)], `"population"`) != 1 {
			t.Errorf("%s: two notes on the same question:\n%s", raw, text)
		}
		p = again(t, p)
		if p.Note("population") != "un" || len(p.Unknown()) > 0 {
			t.Errorf("%s: read back, the note is %q, unknown %q", raw, p.Note("population"), p.Unknown())
		}
		if _, ok, err := p.Undo(noon); !ok || err != nil {
			t.Fatal(ok, err)
		}
		p = again(t, p)
		if got := section(t, p, "notes"); !reflect.DeepEqual(got, was) || p.Note("population") != "" {
			t.Errorf("%s: undone, the file holds %v, want %v", raw, got, was)
		}
		// Taken away on purpose, it goes, and comes back too.
		note(t, p, "population", "")
		if got := section(t, p, "notes"); got != nil {
			t.Errorf("%s: taken away, the file holds %v", raw, got)
		}
	}
}

// Hostile texts are kept as they are: whoever shows them tidies them. What is no
// set of notes is kept aside.
func TestHostileNotes(t *testing.T) {
	for _, text := range []string{"\x1b[31mrouge", "\u202eabc", "a\x00b", "null", `"`, "\\u0000", strings.Repeat("é", 100_000), " ", "\n\n"} {
		p := blank(t)
		note(t, p, "population", text)
		if got := again(t, p).Note("population"); got != text {
			t.Errorf("%.20q is read back as %.20q", text, got)
		}
	}
	for _, notes := range []string{`[]`, `"x"`, `3`, `[{"population":"x"}]`} {
		if p := withNotes(t, notes); len(p.Noted()) > 0 || !slices.Equal(p.Damaged(), []string{"notes"}) {
			t.Errorf("%s: noted %q, damaged %q", notes, p.Noted(), p.Damaged())
		}
	}
	for _, notes := range []string{`{}`, `null`, `{"population":null}`, `{"population":""}`} {
		p := withNotes(t, notes)
		if len(p.Noted())+len(p.Unknown()) > 0 || section(t, p, "notes") != nil {
			t.Errorf("%s: noted %q, unknown %q", notes, p.Noted(), p.Unknown())
		}
	}
}

// A key that looks like a note, among the answers, stays among the answers.
func TestAnswerThatLooksLikeANote(t *testing.T) {
	const answers = `{"nom":"Val","notes/population":"x","actions/E1-05":{"etat":"faite"}}`
	p := read(t, answers, `{}`)
	if p.Note("population") != "" || p.Action("E1-05").Settled() {
		t.Error("it passes for what it is not")
	}
	back := again(t, p)
	if got := section(t, back, "reponses"); !reflect.DeepEqual(got, tree(t, []byte(answers))) {
		t.Errorf("answers are %v, want %s", got, answers)
	}
	if notes, actions := section(t, back, "notes"), section(t, back, "actions"); notes != nil || len(actions.(map[string]any)) > 0 {
		t.Errorf("notes %v, actions %v", notes, actions)
	}
}

func TestSnapshotKeepsItsNotes(t *testing.T) {
	p := blank(t)
	note(t, p, "population", "un")
	kept := p.Snapshot()
	before := kept.JSON()
	note(t, p, "population", "deux")
	note(t, p, "E1-05", "au café")
	if !bytes.Equal(kept.JSON(), before) {
		t.Error("a note reaches the snapshot")
	}
	now := p.JSON()
	note(t, kept, "population", "")
	if !bytes.Equal(p.JSON(), now) || p.Note("population") != "deux" {
		t.Error("what is done to the snapshot reaches the project")
	}
}

// The file of a project without notes is as it was before there were any.
func TestNoNotesNoKey(t *testing.T) {
	p := with(t, "nom=Val")
	before := p.JSON()
	if bytes.Contains(before, []byte("notes")) {
		t.Errorf("%s", before)
	}
	if !bytes.Equal(again(t, p).JSON(), before) {
		t.Error("written again, the file changes")
	}
	note(t, p, "population", "un")
	note(t, p, "population", "")
	for _, key := range []string{"reponses", "actions", "notes"} {
		if got, want := section(t, p, key), tree(t, before).(map[string]any)[key]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
}
