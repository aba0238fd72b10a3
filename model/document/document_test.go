package document

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/page"
)

var update = flag.Bool("update", false, "write the golden files again")

var today = modeltest.Today

func example(t testing.TB) *model.Project {
	t.Helper()
	c := modeltest.Catalog(t)
	p, err := model.Read(c, content.Example())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// everything is a project that answers all that is asked, with the same text wherever a
// text is wanted, and so many lines in each table.
func everything(t testing.TB, text string, lines int) *model.Project {
	t.Helper()
	p := model.New(modeltest.Catalog(t), modeltest.Noon)
	for _, id := range p.Catalog().QuestionIDs() {
		q := p.Catalog().Question(id)
		if q.Retired {
			continue
		}
		v := valueOf(&q.Field, text)
		if q.Kind == content.Rows {
			rows := make([]model.Row, lines)
			for i := range rows {
				rows[i] = model.Row{}
				for _, c := range q.Columns {
					rows[i][c.ID.Name] = valueOf(&c.Field, text)
				}
			}
			v = rows
		}
		modeltest.Must(t, p.SetAnswer(id, v, modeltest.Noon))
	}
	return p
}

func valueOf(f *content.Field, text string) model.Value {
	switch f.Kind {
	case content.List:
		return []string{text, "court"}
	case content.Number:
		if f.Min != nil {
			return *f.Min
		}
		return int64(3)
	case content.Amount:
		return money.Euros(1200)
	case content.Date:
		return dates.Day{Year: 2026, Month: 9, Day: 30}
	case content.Hour:
		return dates.Clock{Hour: 20, Minute: 30}
	case content.Choice:
		return f.Options[0].ID.Name
	case content.Choices:
		return []string{f.Options[0].ID.Name}
	case content.YesNo:
		return true
	}
	return text
}

// hostile are texts that would command something, were they read as more than text.
var hostile = map[string]string{
	"control":       "a\x1b[31mrouge\x1b[0m\x00\r\nb\u2028c\v\f",
	"markup":        "<script>alert(1)</script> ]]> # *x* | `y`",
	"holes":         "{nom} {{nom}} {population?} {ligne.titre} {",
	"no space":      strings.Repeat("x", 10000),
	"right to left": strings.Repeat("שלום \u202eabc\u202c ", 60),
}

// projects are those that every document is tried on.
func projects(t testing.TB) map[string]*model.Project {
	all := map[string]*model.Project{
		"empty":      modeltest.With(t),
		"one answer": modeltest.With(t, "nom=CPTS des Deux Rives"),
		"example":    example(t),
		"full":       everything(t, "un texte", 3),
		"long":       everything(t, "un texte", 300),
	}
	for name, text := range hostile {
		all[name] = everything(t, text, 2)
	}
	for seed := range uint64(6) {
		all[fmt.Sprint("random ", seed)] = modeltest.Random(t, seed)
	}
	return all
}

// texts are all the texts of a page, the titles of its tables included.
func texts(p *page.Page) (all []string) {
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case page.Title:
			all = append(all, string(b))
		case page.Heading:
			all = append(all, b.Text)
		case page.Paragraph:
			all = append(all, b.Text)
		case page.Bullets:
			all = append(all, b.Items...)
		case page.Facts:
			for _, f := range b {
				all = append(append(all, f.Label, f.Value), f.Items...)
			}
		case page.Table:
			all = append(all, b.Caption)
			for _, c := range b.Columns {
				all = append(all, c.Title)
			}
			for _, r := range b.Rows {
				all = append(all, r.Cells...)
			}
		}
	}
	return all
}

var gap = regexp.MustCompile(`\[à compléter\x{a0}: ([^\]]*)\]`)

// Every document reads well whatever is known: it has a title, no heading stands over
// nothing, its tables are whole, what is missing in it is told at its end, and what is
// said of it beforehand is so.
func TestEveryDocumentOfEveryProject(t *testing.T) {
	for name, p := range projects(t) {
		for _, s := range List(p, today) {
			at := name + ", " + s.Document.ID.Name
			doc, missing := Build(p, p.Catalog().Document(s.Document.ID.Name), today, Options{})
			if _, is := doc.Blocks[0].(page.Title); !is {
				t.Errorf("%s: it begins with %T", at, doc.Blocks[0])
			}
			wellSet(t, at, doc)
			told := map[string]bool{}
			for _, m := range missing {
				told[m.What] = true
				if m.What == "" {
					t.Errorf("%s: something without a name is missing", at)
				}
			}
			for _, text := range texts(doc) {
				for _, found := range gap.FindAllStringSubmatch(text, -1) {
					if !told[found[1]] {
						t.Errorf("%s: the gap %q is not told at the end", at, found[1])
					}
				}
				if !strings.Contains(name, "holes") && strings.ContainsAny(text, "{}") {
					t.Errorf("%s: a brace is left in %q", at, text)
				}
			}
			answers := 0
			for _, m := range missing {
				if !m.To.Nowhere() {
					answers++
				}
			}
			if answers != len(s.Missing) || s.Complete() != (s.Done == s.Parts) || s.Done > s.Parts || s.Parts == 0 {
				t.Errorf("%s: %d answers missing, %d told; %d parts of %d", at, answers, len(s.Missing), s.Done, s.Parts)
			}
			if name == "full" && !s.Complete() {
				t.Errorf("%s: all is answered, and it lacks %v", at, s.Words())
			}
		}
	}
}

func wellSet(t *testing.T, at string, p *page.Page) {
	t.Helper()
	open := 0
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case page.Break:
		case page.Heading:
			if open >= b.Level {
				t.Errorf("%s: a heading stands over nothing, before %q", at, b.Text)
			}
			open = b.Level
		case page.Table:
			open = 0
			for _, r := range b.Rows {
				if len(r.Cells) != len(b.Columns) {
					t.Errorf("%s: a line of %d cells in %d columns", at, len(r.Cells), len(b.Columns))
				}
			}
			if len(b.Rows) == 0 || len(b.Columns) == 0 {
				t.Errorf("%s: an empty table, %q", at, b.Caption)
			}
		case page.Facts:
			open = 0
			if len(b) == 0 {
				t.Errorf("%s: no fact", at)
			}
		default:
			open = 0
		}
	}
	if open > 0 {
		t.Errorf("%s: the last heading stands over nothing", at)
	}
}

// Whatever an answer holds, it is shown as it is and commands nothing.
func TestHostileAnswersStayInert(t *testing.T) {
	for name, text := range hostile {
		p := everything(t, text, 2)
		for _, d := range p.Catalog().Documents() {
			doc, _ := Build(p, d, today, Options{})
			for i, line := range strings.Split(doc.Text(80, page.Style{}), "\n") {
				if w := displaywidth.String(line); w > 80 {
					t.Fatalf("%s, %s, line %d: %d columns: %q", name, d.ID, i+1, w, line)
				}
			}
			for _, out := range []string{doc.Text(80, page.Style{}), doc.Markdown()} {
				if i := strings.IndexAny(out, "\t\r\x1b\x00\v\f\u202e\u202c\u2028"); i >= 0 || !utf8.ValidString(out) {
					t.Errorf("%s, %s: a control character is left at %d", name, d.ID, i)
				}
			}
		}
	}
	p := everything(t, hostile["holes"], 1)
	doc, _ := Build(p, p.Catalog().Document("lettre-intention"), today, Options{})
	if text := doc.Text(100, page.Style{}); !strings.Contains(text, "{nom} {{nom}} {population?} {ligne.titre} {") {
		t.Error("the text of an answer is not as it was typed")
	}
	if strings.Contains(doc.Markdown(), "<script>") {
		t.Error("a tag is left")
	}
}

// With nobody named, no name stands anywhere, wherever it was typed; functions do.
func TestAnonymous(t *testing.T) {
	p := example(t)
	modeltest.Set(t, p, modeltest.Noon, "suivi_tenu_par=Camille Vernet et la coordination", "gouvernance_pressentie=Un bureau autour de CAMILLE VERNET.",
		"groupes_absents=Nora Belkhir, les dentistes",
		`adherents=[{"nom":"Ada Lune","profession":"sage-femme","courriel":"ada@lac.fr"}]`,
		`fiches_actions=[{"titre":"retours","mission":"parcours","porteur":"Solène Maubert"}]`)
	var names []string
	for _, id := range p.Catalog().QuestionIDs() {
		q := p.Catalog().Question(id)
		for _, c := range q.Columns {
			if c.Person.Name == "" {
				continue
			}
			for _, row := range p.Rows(id) {
				if text := modeltest.Text(row, c.ID.Name); text != "" {
					names = append(names, strings.ToLower(text))
				}
			}
		}
	}
	if len(names) < 10 {
		t.Fatalf("the example names %d people: nothing is tried", len(names))
	}
	said := false
	for _, d := range p.Catalog().Documents() {
		doc, _ := Build(p, d, today, Options{Anonymous: true})
		text := strings.ToLower(strings.Join(texts(doc), "\n"))
		for _, name := range names {
			if strings.Contains(text, name) {
				t.Errorf("%s names %s", d.ID, name)
			}
		}
		said = said || strings.Contains(text, "un bureau autour de médecin généraliste")
	}
	doc, _ := Build(p, p.Catalog().Document("synthese"), today, Options{Anonymous: true})
	if team := doc.Blocks[slices.IndexFunc(doc.Blocks, func(b page.Block) bool { _, is := b.(page.Table); return is })].(page.Table); team.Columns[0].Title != "Profession" {
		t.Errorf("what people do is told twice: %v", team.Columns)
	}
	if !said {
		t.Error("no function stands in the place of a name")
	}
	if modeltest.Text(p.Rows("equipe")[0], "nom") != "Camille Vernet" {
		t.Error("the project itself lost a name")
	}
}

// A summary is three pages at most, and a letter two to four: what one reads without
// turning many of them.
func TestLengths(t *testing.T) {
	const perPage = 65
	for name, p := range map[string]*model.Project{"example": example(t), "full": everything(t, "un texte", 9)} {
		for id, most := range map[string]int{"synthese": 200, "presentation": 2 * perPage, "lettre-intention": 5 * perPage} {
			doc, _ := Build(p, p.Catalog().Document(id), today, Options{})
			if lines := strings.Count(doc.Text(80, page.Style{}), "\n"); lines > most {
				t.Errorf("%s, %s: %d lines, %d at most", name, id, lines, most)
			}
		}
	}
}

func TestGolden(t *testing.T) {
	for _, id := range []string{"lettre-intention", "synthese"} {
		p := example(t)
		doc, _ := Build(p, p.Catalog().Document(id), today, Options{})
		got := doc.Text(80, page.Style{})
		path := filepath.Join("testdata", id+".txt")
		if *update {
			modeltest.Must(t, os.WriteFile(path, []byte(got), 0o644))
		}
		want, err := os.ReadFile(path)
		modeltest.Must(t, err)
		if got != string(want) {
			t.Errorf("%s differs; if the change is meant, run: go test ./model/document -update", path)
		}
	}
}

// The outline of a letter is that of the region: its titles, its order, its parts.
func TestRegionsHaveTheirOutline(t *testing.T) {
	outline := func(region string) (titles []string) {
		p := example(t)
		modeltest.Set(t, p, modeltest.Noon, "region="+region)
		doc, _ := Build(p, p.Catalog().Document("lettre-intention"), today, Options{})
		for _, b := range doc.Blocks {
			if h, is := b.(page.Heading); is && h.Level == 1 {
				titles = append(titles, h.Text)
			}
		}
		return titles
	}
	has := func(titles []string, title string) bool {
		return strings.Contains("\n"+strings.Join(titles, "\n")+"\n", "\n"+title+"\n")
	}
	usual, na, ssd := outline("autre"), outline("nouvelle-aquitaine"), outline("seine-saint-denis")
	if !has(na, "Le calendrier") || has(na, "Le calendrier prévisionnel") || !has(usual, "Le calendrier prévisionnel") {
		t.Errorf("Nouvelle-Aquitaine: %q, elsewhere %q", na, usual)
	}
	if !has(ssd, "Le budget d’ingénierie, devis à l’appui") || has(ssd, "Le calendrier prévisionnel") {
		t.Errorf("Seine-Saint-Denis: %q", ssd)
	}
}

// The letter follows what a region has published of its outline.
func TestRegionsSayTheirOrder(t *testing.T) {
	for region, order := range map[string][]string{
		"bourgogne-franche-comte": {"Les acteurs locaux", "Le territoire", "Les partenariats et ce qui existe déjà", "Le calendrier prévisionnel", "Les objectifs au regard de l’ACI"},
		"normandie":               {"Les professionnels et leurs partenaires", "Le problème de départ", "Les moyens", "Le but", "Le territoire", "Le calendrier prévisionnel", "Le lien avec ce qui existe"},
	} {
		p := example(t)
		modeltest.Set(t, p, modeltest.Noon, "region="+region)
		doc, _ := Build(p, p.Catalog().Document("lettre-intention"), today, Options{})
		at := 0
		for _, b := range doc.Blocks {
			if h, is := b.(page.Heading); is && at < len(order) && h.Text == order[at] {
				at++
			}
		}
		if at < len(order) {
			t.Errorf("%s: %q is not there, in its order", region, order[at])
		}
	}
}

// A document told line by line gives one alone, as it is among the others.
func TestOneLine(t *testing.T) {
	p := everything(t, "un texte", 3)
	for i := range p.Rows("fiches_actions") {
		modeltest.Must(t, p.ReplaceRow("fiches_actions", i, model.Row{"titre": fmt.Sprint("action ", i+1), "mission": "acces-aux-soins"}, modeltest.Noon))
	}
	d := p.Catalog().Document("fiche-action")
	if d.ByLine() == nil || p.Catalog().Document("synthese").ByLine() != nil {
		t.Fatal("the sheets are told one by one, and the summary is not")
	}
	doc, missing := Build(p, d, today, Options{Line: 2})
	told := strings.Join(texts(doc), "\n")
	if !strings.Contains(told, "Fiche 2 · action 2") || strings.Contains(told, "action 1") || strings.Contains(told, "action 3") {
		t.Errorf("the second sheet alone is %q", told)
	}
	if _, all := Build(p, d, today, Options{}); len(missing) == 0 || len(missing) > len(all) {
		t.Errorf("it lacks %d, all lack %d", len(missing), len(all))
	}
	for _, b := range doc.Blocks {
		if _, is := b.(page.Break); is {
			t.Error("a sheet alone turns one")
		}
	}
}

// A cell begins with a capital, but for what is copied as it stands.
func TestCells(t *testing.T) {
	p := modeltest.With(t)
	modeltest.Set(t, p, modeltest.Noon, `equipe=[{"nom":"anne","profession":"sage-femme","contact":true,"courriel":"anne@lac.fr"}]`)
	doc, _ := Build(p, p.Catalog().Document("lettre-intention"), today, Options{})
	told := strings.Join(texts(doc), "\n")
	for _, want := range []string{"Sage-femme", "Anne\n", "anne@lac.fr"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not in %q", want, told)
		}
	}
}

// What waits is told in the order one meets it, each question once.
func TestStandingWords(t *testing.T) {
	p := modeltest.With(t, "nom=Val")
	s := Of(p, p.Catalog().Document("lettre-intention"), today)
	if s.Done == 0 || s.Done == s.Parts || !strings.Contains(s.Words(), "autres réponses") {
		t.Errorf("%d parts of %d: %s", s.Done, s.Parts, s.Words())
	}
	seen := map[model.Place]bool{}
	for _, lack := range s.ByQuestion() {
		at := lack.To
		if seen[at] || at.Question == nil {
			t.Errorf("%v is told twice, or is no question", at)
		}
		seen[at] = true
	}
	if s := Of(everything(t, "un texte", 1), p.Catalog().Document("lettre-intention"), today); s.Words() != "prêt" {
		t.Errorf("all is answered: %s", s.Words())
	}
}

// A table that has its lines is not told to be missing: the cells that they lack are.
func TestCellsThatAreMissing(t *testing.T) {
	p := modeltest.With(t, `fiches_actions=[{"titre":"Un","mission":"prevention","moyens":"un stand"}]`)
	for name, want := range map[string]string{"fiche-action": "fiches-actions, 9\u00a0cases", "projet-sante": "fiches-actions, "} {
		s := Of(p, p.Catalog().Document(name), today)
		told := ""
		for _, lack := range s.ByQuestion() {
			if lack.To.Question.ID.Name == "fiches_actions" {
				told = lack.What
			}
		}
		if !strings.HasPrefix(told, want) {
			t.Errorf("%s lacks %q, want %q", name, told, want)
		}
	}
}

// An answer that several parts wait for is listed once, under one name.
func TestMissingIsListedOnce(t *testing.T) {
	p := modeltest.With(t, "nom=Val")
	_, missing := Build(p, p.Catalog().Document("projet-sante"), today, Options{})
	n := 0
	for _, m := range missing {
		if m.To.Question != nil && m.To.Question.ID.Name == model.KeyPopulation.ID() {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the population is listed %d times", n)
	}
}
