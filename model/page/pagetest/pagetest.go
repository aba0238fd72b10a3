// Package pagetest is for tests only: the page that each writer is tried on.
package pagetest

import (
	"slices"
	"strings"

	"cpts/model/page"
)

// Everything is a page with every block in each of its forms, of all lengths.
func Everything() *page.Page {
	p := &page.Page{}
	p.Add(page.Title("Un titre qui ne tient pas toujours sur une seule ligne, tant il est long"))
	p.Say("Un paragraphe : %d mots, et de quoi aller à la ligne quand la page est étroite.", 17)
	p.Add(page.Paragraph{Text: "Une ligne.\n\nUne autre."})
	p.Aside("Ce que l’on peut passer.")
	p.Part("Une partie")
	p.Theme("Un thème")
	p.Section("Une rubrique")
	p.List(page.ToTick, []string{"à cocher", "à cocher aussi, " + strings.Repeat("très long, ", 9) + "fin"})
	p.List(page.Ticked, []string{"coché"})
	p.List(page.Dash, nil)
	p.Theme("Des faits")
	p.Add(page.Facts{
		{Label: "Court", Value: "valeur"},
		{Label: "Sans rien"},
		{Label: "Fort", Value: "une valeur forte", Tone: page.Strong},
		{Label: "Une étiquette bien trop longue pour la colonne", Value: "deux\nlignes", Tone: page.Faint},
		{Label: "Liste", Items: []string{"un", "deux"}},
		{Label: "Les deux", Value: "texte", Items: []string{"un"}},
		{Label: "Six lignes", Value: "1\n2\n3\n4\n5\n6"},
		{Label: "Sept lignes", Value: "1\n2\n3\n4\n5\n6\n7"},
	})
	columns := []page.Column{{Title: "Ligne"}, {Title: "Année 1", Right: true}, {Title: "Une année qui a un long titre", Right: true}}
	p.Add(page.Table{Columns: columns, Rows: []page.Row{
		{Cells: []string{"un poste", "1\u00a0200", "34"}}, {Cells: []string{"Sous-total", "1\u00a0200", "34"}, Tone: page.Strong},
		{Cells: []string{"un poste dont le nom est si long qu’il faut le plier", "", "100\u00a0000"}, Tone: page.Faint}, {Cells: []string{"Total", "9", "9"}, Tone: page.Strong},
	}})
	apart := slices.Clone(columns)
	apart[2].Apart = true
	p.Add(page.Table{Caption: "Sous une légende", Columns: apart, Rows: []page.Row{{Cells: []string{"Total", "1", "2"}, Tone: page.Strong}, {Cells: []string{"un reste", "3", "4"}}}})
	p.Add(page.Table{Columns: slices.Repeat([]page.Column{{Title: "Douze mille", Right: true}}, 9), Rows: []page.Row{{Cells: slices.Repeat([]string{"12\u00a0000"}, 9)}, {Cells: append([]string{"a", ""}, slices.Repeat([]string{"7"}, 7)...)}}})
	p.Add(page.Steps{{Text: "Une étape.", Amount: "12\u00a0€"}, {Text: "La suivante.", Amount: "24\u00a0€"}})
	p.Add(page.Terms{{Name: "un mot", Meaning: "son sens", Text: "son texte"}, {Name: "un autre", Text: "texte seul"}, {Name: "un dernier", Meaning: "sens seul"}})
	one := page.Source{Title: "Un guide", By: "un éditeur", Year: "2024", Trust: "source de terrain"}
	two := page.Source{Number: 2, Title: "Un texte", By: "un autre", Year: "2026", Trust: "texte officiel", Official: true, Note: "Une note."}
	p.Add(page.Sources{Beside: true, List: []page.Source{one, two}})
	p.Part("Les sources")
	p.Add(page.Sources{List: []page.Source{one, two}})
	p.Add(page.Contents{Title: "Ce que contient ce document"})
	p.Add(page.Break{})
	p.Add(page.Figure{Title: "Versé chaque année", Says: "Deux années, la seconde plus basse.", Bars: []page.Bar{{Label: "Année 1", Amount: "142\u00a0500\u00a0€", Size: 142500}, {Label: "Année 2", Amount: "70\u00a0000\u00a0€", Size: 70000}}})
	p.Add(page.Figure{Title: "Étapes", Full: 1, Heads: [2]string{"Étape", "Avancement"}, Bars: []page.Bar{{Label: "Prémices", Amount: "3 sur 6", Size: 0.5}, {Label: "Progression", Amount: "0 sur 9", Size: 0}}})
	p.Add(page.Timeline{Title: "Le temps", Says: "Cinq jours.", Moments: []page.Moment{
		{Label: "Réunion", When: "2 mars 2026", At: 0, State: page.Done}, {Label: "Lettre", When: "1er juin 2026", At: 0.4, State: page.Late}, {Label: "Aujourd’hui", When: "3 juin 2026", At: 0.41, State: page.Now},
		{Label: "Comité", When: "15 juin 2026", At: 0.5, State: page.Ahead}, {Label: "Signature", When: "3 mars 2027", At: 1, State: page.Proposed},
	}})
	p.Say("Il se réunit %s.", page.Gap("le jour"))
	p.Add(page.Blank{Lines: 2})
	return p
}

// Odd are texts that bend what is written with them: they come from a file, not from the
// keyboard, so that nothing has tidied them.
var Odd = map[string]string{
	"no space":      strings.Repeat("x", 10000),
	"right to left": "\u202eabc\u202c שלום",
	"markup":        `<script>alert("1")</script> ]]> <!-- & &amp; 'x' {{nom}} </w:t></style>`,
	"control":       "a\x00\x1b[31mrouge\r\nb\u2028c\v\f\ufffe",
	"not UTF-8":     "a\xff\xfeb",
	"spaces":        "  \n\n\n   fin   ",
	"nothing":       "",
}

// OddPage says a text wherever a page says one.
func OddPage(text string) *page.Page {
	table := page.Table{Caption: text, Columns: []page.Column{{Title: text}, {Title: text, Right: true}}, Rows: []page.Row{{Cells: []string{text, text}, Tone: page.Alert}}}
	return &page.Page{Blocks: []page.Block{
		page.Title(text), page.Contents{Title: text}, page.Heading{Level: 1, Text: text}, page.Heading{Level: 3, Text: text}, page.Anchor(text),
		page.Paragraph{Text: text, Tone: page.Strong}, page.Paragraph{Text: page.Gap(text)}, page.Facts{{Label: text, Value: text, Items: []string{text}}},
		page.Bullets{Mark: page.Warning, Items: []string{text}}, table, page.Steps{{Text: text, Amount: text}}, page.Terms{{Name: text, Meaning: text, Text: text}},
		page.Sources{List: []page.Source{{Title: text, By: text, Year: text, Trust: text, Note: text}}}, page.Break{},
		page.Figure{Title: text, Says: text, Heads: [2]string{text, text}, Bars: []page.Bar{{Label: text, Amount: text, Size: 1}}},
		page.Timeline{Title: text, Says: text, Moments: []page.Moment{{Label: text, When: text}}},
	}}
}
