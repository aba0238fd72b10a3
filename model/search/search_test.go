package search

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cpts/content"
	"cpts/model"
)

var catalog = sync.OnceValues(content.Load)

func load(t testing.TB) *content.Catalog {
	t.Helper()
	c, err := catalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func ids(docs []Doc) []string {
	var out []string
	for _, d := range docs {
		out = append(out, string(d.Kind)+"/"+d.ID)
	}
	return out
}

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		asked, word string
		found       bool
	}{
		{"population", "population", true},
		{"popul", "population", true},
		{"pulat", "population", true},       // a part
		{"populaton", "population", true},   // a letter left out
		{"populattion", "population", true}, // one too many
		{"popolation", "population", true},  // one for another
		{"opulation", "population", true},   // the first left out
		{"opulaiton", "population", false},  // two slips
		{"ppoulation", "population", true},  // two swapped
		{"popolat", "population", true},     // a slip in the beginning of a longer word
		{"aci", "aco", false},               // too short to be a slip
		{"ac", "aci", true},
		{"reunoin", "reunion", true},
		{"x", "population", false},
	} {
		if got := likeness(c.asked, []rune(c.asked), c.word) > 0; got != c.found {
			t.Errorf("%q for %q: %v", c.asked, c.word, got)
		}
	}
}

// Whatever one looks for first is among the first answers.
func TestFindsInTheContent(t *testing.T) {
	x := New(Content(load(t)), load(t).Knowledge().Synonyms)
	for _, c := range []struct{ query, want string }{
		{"population", "question/population"},
		{"POPULATION", "question/population"},
		{"populaton", "question/population"},
		{"habitants du territoire", "question/population"},
		{"statuts adoptes", "question/statuts_adoptes_le"},
		{"Statuts adoptés", "question/statuts_adoptes_le"},
		{"E3-17", "à faire/E3-17"},
		{"aci", "mot/ACI"},
		{"ccopd", "mot/CCOPD"},
		{"rezone", "mot/Rezone"},
		{"webinaire", "conseil/retour-webinaires"},
		{"P-12", "conseil/P-12"},
		{"mail", "conseil/retour-courriel-lettre-vite"},
		{"flyer", "conseil/retour-depliants"},
		{"whatsapp", "conseil/retour-groupe-discussion-bureau"},
		{"seine saint denis", "région/seine-saint-denis"},
		{"l1434-12", "source/csp-l1434-12"},
	} {
		found := ids(Find(c.query, 15, x))
		if !slices.Contains(found, c.want) {
			t.Errorf("%q: %v, want %s", c.query, found, c.want)
		}
	}
	for _, nothing := range []string{"", "   ", "!?", "zzzzqq", "\x00\x1b"} {
		if found := Find(nothing, 15, x, nil); len(found) > 0 {
			t.Errorf("%q finds %v", nothing, ids(found))
		}
	}
}

func TestEveryThingIsFoundByItsTitle(t *testing.T) {
	docs := Content(load(t))
	x := New(docs, nil)
	for _, d := range docs {
		if !slices.Contains(ids(Find(d.Title, len(docs), x)), string(d.Kind)+"/"+d.ID) {
			t.Errorf("%s %s is not found by « %s »", d.Kind, d.ID, d.Title)
		}
	}
}

func TestFindsWhatTheLeaderWrote(t *testing.T) {
	p := model.New(load(t), time.Time{})
	at := time.Time{}
	for _, err := range []error{
		p.SetAnswer("nom", "CPTS des Trois-Étangs", at),
		p.InsertRow("equipe", 0, model.Row{"nom": "A", "structure": "cabinet"}, at),
		p.InsertRow("equipe", 1, model.Row{"nom": "Maëlle Quérec"}, at),
		p.SetNote("population", "revoir avec l'intercommunalité", at),
		p.SetNote("E1-05", "appeler la sage-femme", at),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	own, all := New(Project(p), nil), New(Content(load(t)), load(t).Knowledge().Synonyms)
	for query, want := range map[string]string{
		"etangs": "votre réponse/nom", "querec": "votre réponse/equipe",
		"intercommunalite": "note/population", "l'intercommunalité": "note/population", "l’intercommunalité": "note/population", "sage-femme": "note/E1-05",
	} {
		found := Find(query, 60, own, all)
		if !slices.Contains(ids(found), want) {
			t.Errorf("%q: %v, want %s", query, ids(found), want)
		}
	}
	if found := Find("querec", 1, own); found[0].Row != 1 {
		t.Errorf("row %d", found[0].Row)
	}
}

func TestEveryWordCounts(t *testing.T) {
	x := New([]Doc{{Kind: Word, ID: "1", Title: "lettre d’intention"}, {Kind: Word, ID: "2", Title: "lettre d’information"}}, nil)
	if found := ids(Find("lettre intention", 9, x)); !slices.Equal(found, []string{"mot/1"}) {
		t.Errorf("%v", found)
	}
	if found := Find("lettre", 1, x); len(found) != 1 {
		t.Errorf("%d documents", len(found))
	}
}

// One keystroke, over all the content and a large project, in under 5 ms.
func BenchmarkKeystroke(b *testing.B) {
	c := load(b)
	p := model.New(c, time.Time{})
	for i := range 2000 {
		if err := p.InsertRow("equipe", i, model.Row{"nom": "Membre " + strings.Repeat("x", i%9)}, time.Time{}); err != nil {
			b.Fatal(err)
		}
	}
	all, own := New(Content(c), c.Knowledge().Synonyms), New(Project(p), nil)
	for name, query := range map[string]string{
		"word": "populaton", "phrase": "lettre d’intention validée par le comité", "long": strings.Repeat("population de la lettre ", 42),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Find(query, 60, own, all)
			}
		})
	}
}

// The index of all the content, made once, aside.
func BenchmarkIndex(b *testing.B) {
	c := load(b)
	c.Knowledge()
	for b.Loop() {
		New(Content(c), c.Knowledge().Synonyms)
	}
}
