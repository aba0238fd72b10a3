package model

import (
	"encoding/csv"
	"strings"
	"testing"
)

// What spreadsheets write of a list of people is read, and what of it is not
// understood is told.
func TestReadSheet(t *testing.T) {
	for name, c := range map[string]struct {
		text, want, told string
		added, completed int
	}{
		"with names": {
			text: "Nom;Courriel;Profession\nAda;ada@lac.fr;sage-femme\nBo;;pharmacien\n",
			want: "Ada sage-femme ada@lac.fr, Bo pharmacien ", added: 2,
		},
		"other names, other order": {
			text: "E-mail\tPrénom\tNOM\tFax\nada@lac.fr\tAda\tVernet\t01\n",
			want: "Ada Vernet  ada@lac.fr", added: 1, told: "La colonne « Fax » est laissée de côté",
		},
		"without names": {text: "Ada,infirmière\nBo,médecin\n", want: "Ada infirmier , Bo  ", added: 2, told: "Ligne 2, « Profession » : « médecin » n’est pas compris"},
		"a byte-order mark, quotes": {
			text: "\ufeffNom;Structure\r\n\"Vernet; Ada\";\"MSP \"\"Lac\"\"\"\r\n;;\r\n", want: "Vernet; Ada  ", added: 1,
		},
		"the apostrophe of a keyboard": {text: "D'accord pour recevoir nos messages;Nom\noui;Ada\n", want: "Ada  ", added: 1},
		"the apostrophe of French":     {text: "D’accord pour recevoir nos messages;Nom\noui;Ada\n", want: "Ada  ", added: 1},
		"without a name":               {text: "Nom;Courriel\n;seul@lac.fr\nAda;\n", want: "Ada  ", added: 1, told: "Ligne 2 : « Nom » manque, la ligne est laissée de côté."},
		"known already":                {text: "Nom;Courriel\nAda;ada@lac.fr\nADA;ada@lac.fr\nAda;autre@lac.fr\n", want: "Ada  ada@lac.fr, Ada  autre@lac.fr", added: 2},
	} {
		p := blank(t)
		q := p.catalog.Question("contacts")
		s, err := p.ReadSheet(q, c.text)
		must(t, err)
		var got []string
		for _, row := range s.Rows {
			got = append(got, text(row, "nom")+" "+text(row, "profession")+" "+text(row, "courriel"))
		}
		if strings.Join(got, ", ") != c.want || s.Added != c.added || s.Completed != c.completed {
			t.Errorf("%s: %q, %d added, %d completed; want %q", name, strings.Join(got, ", "), s.Added, s.Completed, c.want)
		}
		if told := strings.ReplaceAll(strings.Join(s.Told, "\n"), "\u00a0", " "); c.told == "" && told != "" || !strings.Contains(told, c.told) {
			t.Errorf("%s: told %q, want %q", name, told, c.told)
		}
	}
}

// A line already there is completed, and never loses what it holds.
func TestReadSheetCompletes(t *testing.T) {
	p := blank(t)
	addLine(t, p, "contacts", "nom=Ada", "note=rencontrée en mai")
	id := p.Rows("contacts")[0].ID()
	s, err := p.ReadSheet(p.catalog.Question("contacts"), "Nom;Courriel\nAda;ada@lac.fr\nBo;\n")
	must(t, err)
	if got := strings.ReplaceAll(s.String(), "\u00a0", " "); got != "1 ligne ajoutée, 1 ligne complétée, 2 lignes en tout" {
		t.Errorf("said %q", got)
	}
	must(t, p.SetAnswer("contacts", s.Rows, noon))
	ada := p.Rows("contacts")[0]
	if ada.ID() != id || text(ada, "note") != "rencontrée en mai" || text(ada, "courriel") != "ada@lac.fr" {
		t.Errorf("the line is %v", ada)
	}
	if _, _, err := p.Undo(noon); err != nil || len(p.Rows("contacts")) != 1 {
		t.Errorf("one undo leaves %d lines (%v)", len(p.Rows("contacts")), err)
	}
}

// A file of which nothing is understood is refused, and says why.
func TestReadSheetRefuses(t *testing.T) {
	p := blank(t)
	for text, want := range map[string]string{
		"":                          "Ce fichier ne contient pas de tableau",
		"\n;;\n":                    "Ce fichier ne contient pas de tableau",
		"Courriel;Commune\na@b;Lac": "« Nom » manque",
	} {
		_, err := p.ReadSheet(p.catalog.Question("contacts"), text)
		if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\u00a0", " "), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	var long strings.Builder
	long.WriteString("Nom;Profession\nAda;sage-femme\n")
	for range 40 {
		long.WriteString(";pharmacien\n")
	}
	s, err := p.ReadSheet(p.catalog.Question("contacts"), long.String())
	must(t, err)
	if len(s.Told) != mostTold+1 || !strings.Contains(s.Told[mostTold], "30") {
		t.Errorf("%d sentences, the last %q", len(s.Told), s.Told[len(s.Told)-1])
	}
}

// What is exported is imported back as it was, for every table.
func TestSheetThereAndBack(t *testing.T) {
	p := opened(t, kept(t)["testdata/format-1/exemple.json"])
	for _, id := range p.catalog.QuestionIDs() {
		q := p.catalog.Question(id)
		if len(p.Rows(id)) == 0 {
			continue
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma = ';'
		must(t, w.WriteAll(p.SheetOf(q)))
		s, err := p.ReadSheet(q, b.String())
		must(t, err)
		if s.Added+s.Completed > 0 || len(s.Told) > 0 {
			t.Errorf("%s: %s, %q", id, s, s.Told)
		}
		s, err = blank(t).ReadSheet(q, b.String())
		must(t, err)
		if len(s.Rows) != len(p.Rows(id)) || len(s.Told) > 0 {
			t.Errorf("%s: %d lines of %d come back, %q", id, len(s.Rows), len(p.Rows(id)), s.Told)
		}
	}
}

// FuzzReadSheet reads any file: nothing falls, and what is read can be recorded.
func FuzzReadSheet(f *testing.F) {
	f.Add("Nom;Courriel\nAda;a@b\n")
	f.Add("\"a\n;\x00\t,\"\"")
	f.Fuzz(func(t *testing.T, text string) {
		p := blank(t)
		if s, err := p.ReadSheet(p.catalog.Question("contacts"), text); err == nil {
			must(t, p.SetAnswer("contacts", s.Rows, noon))
		}
	})
}
