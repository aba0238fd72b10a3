package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the laid out pages again")

// everything is a page with every block in each of its forms, of all lengths.
func everything() *Page {
	p := &Page{}
	p.Add(Title("Un titre qui ne tient pas toujours sur une seule ligne, tant il est long"))
	p.Say("Un paragraphe : %d mots, et de quoi aller à la ligne quand la page est étroite.", 17)
	p.Add(Paragraph{"Une ligne.\n\nUne autre.", Plain})
	p.Aside("Ce que l’on peut passer.")
	p.Part("Une partie")
	p.Theme("Un thème")
	p.Section("Une rubrique")
	p.List(ToTick, []string{"à cocher", "à cocher aussi, " + strings.Repeat("très long, ", 9) + "fin"})
	p.List(Ticked, []string{"coché"})
	p.List(Dash, nil)
	p.Theme("Des faits")
	p.Add(Facts{
		{Label: "Court", Value: "valeur"},
		{Label: "Sans rien"},
		{Label: "Fort", Value: "une valeur forte", Tone: Strong},
		{Label: "Une étiquette bien trop longue pour la colonne", Value: "deux\nlignes", Tone: Faint},
		{Label: "Liste", Items: []string{"un", "deux"}},
		{Label: "Les deux", Value: "texte", Items: []string{"un"}},
		{Label: "Six lignes", Value: "1\n2\n3\n4\n5\n6"},
		{Label: "Sept lignes", Value: "1\n2\n3\n4\n5\n6\n7"},
	})
	columns := []Column{{Title: "Ligne"}, {Title: "Année 1", Right: true}, {Title: "Une année qui a un long titre", Right: true}}
	p.Add(Table{Columns: columns, Rows: []Row{
		{Cells: []string{"un poste", "1\u00a0200", "34"}}, {Cells: []string{"Sous-total", "1\u00a0200", "34"}, Tone: Strong},
		{Cells: []string{"un poste dont le nom est si long qu’il faut le plier", "", "100\u00a0000"}, Tone: Faint}, {Cells: []string{"Total", "9", "9"}, Tone: Strong},
	}})
	p.Add(Table{Caption: "Sous une légende", Columns: columns, Rows: []Row{{Cells: []string{"Total", "1", "2"}, Tone: Strong}, {Cells: []string{"un reste", "3", "4"}}}})
	p.Add(Table{Columns: slices.Repeat([]Column{{Title: "Douze mille", Right: true}}, 9), Rows: []Row{{Cells: slices.Repeat([]string{"12\u00a0000"}, 9)}, {Cells: append([]string{"a", ""}, slices.Repeat([]string{"7"}, 7)...)}}})
	p.Add(Steps{{"Une étape.", "12\u00a0€"}, {"La suivante.", "24\u00a0€"}})
	p.Add(Terms{{"un mot", "son sens", "son texte"}, {"un autre", "", "texte seul"}, {"un dernier", "sens seul", ""}})
	one := Source{Title: "Un guide", By: "un éditeur", Year: "2024", Trust: "source de terrain"}
	two := Source{Number: 2, Title: "Un texte", By: "un autre", Year: "2026", Trust: "texte officiel", Official: true, Note: "Une note."}
	p.Add(Sources{Beside: true, List: []Source{one, two}})
	p.Part("Les sources")
	p.Add(Sources{List: []Source{one, two}})
	p.Add(Contents{"Ce que contient ce document"})
	p.Add(Break{})
	p.Add(Figure{Title: "Versé chaque année", Says: "Deux années, la seconde plus basse.", Bars: []Bar{{"Année 1", "142 500 €", 142500}, {"Année 2", "70 000 €", 70000}}})
	p.Add(Figure{Title: "Étapes", Full: 1, Heads: [2]string{"Étape", "Avancement"}, Bars: []Bar{{"Prémices", "3 sur 6", 0.5}, {"Progression", "0 sur 9", 0}}})
	p.Add(Timeline{Title: "Le temps", Says: "Cinq jours.", Moments: []Moment{
		{"Réunion", "2 mars 2026", 0, Done}, {"Lettre", "1er juin 2026", 0.4, Late}, {"Aujourd’hui", "3 juin 2026", 0.41, Now},
		{"Comité", "15 juin 2026", 0.5, Ahead}, {"Signature", "3 mars 2027", 1, Proposed},
	}})
	p.Say("Il se réunit %s.", Gap("le jour"))
	p.Add(Blank{2})
	return p
}

// marked shows where each look is, around pieces already laid out.
func marked() Style {
	in := func(name string) func(string) string {
		return func(s string) string { return "<" + name + ">" + s + "</>" }
	}
	return Style{Title: in("titre"), Heading: in("tete"), Strong: in("fort"), Faint: in("gris")}
}

// TestGoldenPage holds the page against the ones kept, at each width where the
// layout changes, and as Markdown.
func TestGoldenPage(t *testing.T) {
	p := everything()
	kept := map[string]string{"tout.md": p.Markdown(), "tout-looks.txt": p.Text(80, marked())}
	for _, width := range []int{39, 40, 55, 56, 80, 100, 101} {
		kept[fmt.Sprintf("tout-%d.txt", width)] = p.Text(width, Style{})
	}
	for i, b := range p.Blocks {
		if table, is := b.(Table); is {
			for _, width := range []int{38, 60} {
				kept[fmt.Sprintf("dense-%d-%d.txt", i, width)] = strings.Join(table.Lines(width, marked()), "\n") + "\n"
			}
		}
	}
	for name, text := range kept {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != text {
			t.Errorf("%s differs (go test ./model/page -update keeps it):\n%s\nwant\n%s", name, text, want)
		}
	}
	for width, lines := range map[int]int{0: 40, 40: 40, 80: 80, 100: 100, 1000: 100} {
		if first := strings.Split(p.Text(width, Style{}), "\n"); !slices.Contains(first, strings.Repeat("═", lines)) {
			t.Errorf("at %d, the page is not %d columns wide", width, lines)
		}
	}
}

// Columns give way from the widest, down to the least they need.
func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		widths, least []int
		room          int
		want          []int
	}{
		{[]int{10, 10}, []int{1, 1}, 20, []int{10, 10}}, {[]int{10, 10}, []int{1, 1}, 21, []int{10, 10}},
		{[]int{10, 4}, []int{1, 1}, 12, []int{8, 4}}, {[]int{10, 4}, []int{9, 1}, 12, []int{9, 3}},
		{[]int{10, 10}, []int{10, 10}, 5, []int{10, 10}}, {[]int{9000, 10}, []int{5, 5}, 20, []int{10, 10}}, {[]int{10, 10, 10}, []int{2, 2, 2}, 27, []int{9, 9, 9}},
		{[]int{10, 2}, []int{2, 2}, 0, []int{2, 2}}, {nil, nil, 5, nil},
	} {
		got := slices.Clone(c.widths)
		if narrow(got, c.least, c.room); !slices.Equal(got, c.want) {
			t.Errorf("%v in %d: %v, want %v", c.widths, c.room, got, c.want)
		}
	}
}

// A table is in columns to the very column where it fits, and to the line where a
// row may still be read.
func TestTableFits(t *testing.T) {
	numbers := Table{Columns: []Column{{Right: true}, {Right: true}}, Rows: []Row{{Cells: []string{"123456", "1234"}}}}
	for width, fits := range map[int]bool{11: false, 12: true, 13: true} {
		if got := layOut(numbers, width) != nil; got != fits {
			t.Errorf("two numbers of 10 figures in %d columns: %v", width, got)
		}
	}
	for words, fits := range map[int]bool{6: true, 7: false} { // two words a line
		text := Table{Columns: []Column{{}}, Rows: []Row{{Cells: []string{strings.TrimSpace(strings.Repeat("sept... ", words))}}}}
		if got := layOut(text, 16) != nil; got != fits {
			t.Errorf("%d words of seven in 16 columns: %v", words, got)
		}
	}
}

func TestPiecesOfText(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{pad("é", 3, false), "é  "}, {pad("é", 3, true), "  é"}, {pad("long", 2, false), "long"}, {pad("漢", 3, true), " 漢"},
		{at([]string{"a"}, 0), "a"}, {at([]string{"a"}, 1), ""}, {apply(nil, "a"), "a"}, {apply(strings.ToUpper, "a"), "A"}, {apply(func(string) string { return "x" }, ""), ""},
		{strings.Join(wrap("a\u2007b\u2003c", 3), "|"), "a\u2007b|c"}, {strings.Join(wrap("aa bb", 5), "|"), "aa bb"}, {strings.Join(wrap("aa bb", 4), "|"), "aa|bb"},
		{strings.Join(wrap("a\u200ab", 1), "|"), "a|b"}, {strings.Join(wrap("a\u2000b", 1), "|"), "a|b"}, {strings.Join(wrap("漢", 1), "|"), "漢"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	p := &Page{}
	p.Under("rien", &Page{})
	if len(p.Blocks) != 0 {
		t.Error("a title of nothing")
	}
	p.Under("quelque chose", &Page{Blocks: []Block{Title("x")}})
	if len(p.Blocks) != 2 {
		t.Errorf("%d blocks under a title", len(p.Blocks))
	}
}
