package report

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"cpts/model"
	"cpts/model/page"
)

// noted is a project with notes on a question of the territory, on an answer, on
// an action, and in a stage where nothing is answered.
func noted(t *testing.T) *model.Project {
	t.Helper()
	p := rich(t)
	for id, text := range map[string]string{
		"population": "chiffre de l’Insee,\nà revoir en janvier", "besoins": "demander à *Agathe*", "E1-05": "fait au café", "J-10": "voir avec la mairie",
	} {
		if err := p.SetNote(id, text, now); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// Notes are in the report when the leader wants them, each in its rubrique.
func TestNotes(t *testing.T) {
	p := noted(t)
	for _, text := range []string{Build(p, today).Markdown(), Build(p, today).Text(80, page.Style{})} {
		if strings.Contains(text, "Insee,\n") || strings.Contains(text, "Agathe\\*") || strings.Contains(text, "mairie\n\n") || strings.Contains(text, "au café") {
			t.Error("notes are there, nobody asked for them")
		}
	}
	text := Build(p, today, WithNotes()).Markdown()
	action := func(id string) string { return inline(p.Catalog().Action(id).Label) }
	after := 0
	for _, want := range []string{
		"#### Le territoire\n\n_Voir «\u00a0Identité\u00a0»._\n\n- **Notes\u00a0(1)**\u00a0:\n  - Population\u00a0: chiffre de l’Insee,\\\n    à revoir en janvier\n",
		action("E1-05") + "\u00a0: fait au café\n",
		"- **Notes\u00a0(1)**\u00a0:\n  - Besoins\u00a0: demander à \\*Agathe\\*\n",
		"#### " + inline(p.Catalog().Action("J-10").Section.Title) + "\n\n- **Notes\u00a0(1)**\u00a0:\n  - " + action("J-10") + "\u00a0: voir avec la mairie\n",
	} {
		at := strings.Index(text[after:], want)
		if at < 0 {
			t.Errorf("not there, or not in its place: %q", want)
			continue
		}
		after += at
	}
	if n := strings.Count(text, "**Notes"); n != 4 {
		t.Errorf("%d rubriques with notes, want 4", n)
	}
}

// Without any, asking for notes changes nothing.
func TestNoNotes(t *testing.T) {
	for _, p := range []*model.Project{empty(t), rich(t)} {
		if Build(p, today, WithNotes()).Markdown() != Build(p, today).Markdown() {
			t.Error("a report without notes changes when they are asked for")
		}
	}
}

// A note of the file may hold anything.
func TestHostileNotes(t *testing.T) {
	for name, text := range hostile {
		p := small(t)
		for _, id := range []string{"population", "E1-05", "J-10"} {
			if err := p.SetNote(id, text, now); err != nil {
				t.Fatal(err)
			}
		}
		d := Build(p, today, WithNotes())
		for line := range strings.Lines(d.Text(60, page.Style{})) {
			line = strings.TrimSuffix(line, "\n")
			if displaywidth.String(line) > 60 || strings.TrimRight(line, " \u00a0\u202f") != line {
				t.Fatalf("%s: %q", name, line)
			}
		}
		if out := d.Markdown(); strings.ContainsAny(out, "\t\r\x1b\x00\v\f\u202e\u202c\u2028") {
			t.Errorf("%s: a control character is left", name)
		}
	}
}
