package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/page"
)

// hostile are texts that bend a page: they come from a file, not from the
// keyboard, so that nothing has tidied them.
var hostile = map[string]string{
	"no space":      strings.Repeat("x", 10000),
	"tabs":          "a\tb\t\t" + strings.Repeat("mot\t", 300),
	"emoji":         strings.Repeat("👩‍⚕️🏥🇫🇷", 400),
	"right to left": strings.Repeat("שלום עולם \u202eabc\u202c ", 60),
	"markup":        strings.Repeat("| * _x_ **y** # `z` ", 80),
	"wide":          strings.Repeat("漢字", 500),
	"combining":     "e" + strings.Repeat("\u0301", 2000) + " fin",
	"no-break":      strings.Repeat("1\u00a0000\u00a0", 500),
	"control":       "a\x1b[31mrouge\x1b[0m\x00\r\nb\u2028c\v\f",
	"spaces":        "  \n\n\n   " + strings.Repeat(" \u3000\u2003", 200) + "fin   ",
}

// hostileProject answers everything with the same text, or with the longest
// that the kind of the question lets through.
func hostileProject(t testing.TB, text string) *model.Project {
	t.Helper()
	p := model.New(catalog(t), now)
	for _, id := range p.Catalog().QuestionIDs() {
		q := p.Catalog().Question(id)
		if q.Kind == content.Rows {
			row := model.Row{}
			for _, c := range q.Columns {
				row[c.ID.Name] = hostileValue(&c.Field, text)
			}
			for range 2 {
				if err := p.InsertRow(id, 0, row, now); err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		if err := p.SetAnswer(id, hostileValue(&q.Field, text), now); err != nil {
			t.Fatalf("%s: %v", id, err)
		}
	}
	for _, s := range p.Catalog().Stages {
		for _, a := range s.Sections[0].Actions {
			if err := p.SetAction(a.ID.Name, model.ActionState{Status: model.Pointless, Reason: text}, now); err != nil {
				t.Fatal(err)
			}
		}
	}
	return p
}

func hostileValue(f *content.Field, text string) model.Value {
	switch f.Kind {
	case content.List:
		return []string{text, text, "court"}
	case content.Number:
		if f.Max != nil {
			return *f.Max
		}
		return int64(1_000_000_000_000)
	case content.Amount:
		return money.Amount(999_999_999_999)
	case content.Date:
		return dates.Day{Year: 2026, Month: 9, Day: 30}
	case content.Hour:
		return dates.Clock{Hour: 23, Minute: 59}
	case content.Choice:
		return f.Options[len(f.Options)-1].ID.Name
	case content.Choices:
		var all []string
		for _, o := range f.Options {
			all = append(all, o.ID.Name)
		}
		return all
	case content.YesNo:
		return true
	}
	return text
}

func TestNoLineExceedsTheWidth(t *testing.T) {
	widths := []int{40, 80, 200, 1, 55, 56, 60, 99, 100}
	if testing.Short() {
		widths = widths[:3]
	}
	for name, text := range hostile {
		d := Build(hostileProject(t, text), today)
		for _, width := range widths {
			most := min(max(width, 40), 100)
			for i, line := range strings.Split(d.Text(width, page.Style{}), "\n") {
				if w := displaywidth.String(line); w > most {
					t.Fatalf("%s, width %d, line %d: %d columns: %q", name, width, i+1, w, line)
				}
				if strings.TrimRight(line, " \u00a0\u202f") != line {
					t.Fatalf("%s, width %d, line %d ends with a space: %q", name, width, i+1, line)
				}
			}
		}
		for _, out := range []string{d.Text(80, page.Style{}), d.Markdown()} {
			if i := strings.IndexAny(out, "\t\r\x1b\x00\v\f\u202e\u202c\u2028"); i >= 0 || !utf8.ValidString(out) {
				t.Errorf("%s: a control character is left at %d", name, i)
			}
		}
	}
}

// A long answer is the document of record: nothing of it is lost.
func TestLongAnswersAreWhole(t *testing.T) {
	var words []string
	for i := range 3000 {
		words = append(words, fmt.Sprintf("mot%d", i))
	}
	p := model.New(catalog(t), now)
	if err := p.SetAnswer("objectifs", strings.Join(words, " "), now); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{Build(p, today).Text(60, page.Style{}), Build(p, today).Markdown()} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), strings.Join(words, " ")) {
			t.Error("words are missing")
		}
	}
}
