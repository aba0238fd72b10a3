package page

import (
	"bytes"
	"encoding/json"
)

// The page as JSON, for other programs: a list of blocks in their order, each with its
// kind. Keys and words are in French, as are those of the project file; a key without a
// value is left out. What is here is not renamed: others rely on it.
type jsonPage struct {
	Blocks []jsonBlock `json:"blocs"`
}

type jsonBlock struct {
	Kind    string       `json:"genre"`
	Level   int          `json:"niveau,omitempty"` // of a heading: 1 to 3
	Title   string       `json:"titre,omitempty"`
	Text    string       `json:"texte,omitempty"`
	Tone    string       `json:"ton,omitempty"`
	Mark    string       `json:"marque,omitempty"`
	Items   []string     `json:"elements,omitempty"`
	Facts   []jsonFact   `json:"faits,omitempty"`
	Columns []jsonColumn `json:"colonnes,omitempty"`
	Rows    []jsonRow    `json:"lignes,omitempty"`
	Steps   []jsonStep   `json:"etapes,omitempty"`
	Terms   []jsonTerm   `json:"termes,omitempty"`
	Sources []jsonSource `json:"sources,omitempty"`
	Lines   int          `json:"lignes_vides,omitempty"`
	Says    string       `json:"description,omitempty"`
	Bars    []jsonBar    `json:"barres,omitempty"`
	Whole   float64      `json:"longueur,omitempty"` // the size of a whole bar
	Moments []jsonMoment `json:"moments,omitempty"`
}

type jsonFact struct {
	Label string   `json:"libelle"`
	Value string   `json:"valeur,omitempty"`
	Tone  string   `json:"ton,omitempty"`
	Items []string `json:"elements,omitempty"`
}

type jsonColumn struct {
	Title  string `json:"titre"`
	Number bool   `json:"nombre,omitempty"`
	Apart  bool   `json:"autre_nature,omitempty"`
}

type jsonRow struct {
	Cells []string `json:"cellules"`
	Tone  string   `json:"ton,omitempty"`
}

type jsonStep struct {
	Text   string `json:"texte"`
	Amount string `json:"montant,omitempty"`
}

type jsonTerm struct {
	Name    string `json:"nom"`
	Meaning string `json:"sens,omitempty"`
	Text    string `json:"texte,omitempty"`
}

type jsonSource struct {
	Number   int    `json:"numero,omitempty"`
	Title    string `json:"titre"`
	By       string `json:"editeur,omitempty"`
	Year     string `json:"annee,omitempty"`
	Trust    string `json:"statut,omitempty"`
	Note     string `json:"note,omitempty"`
	Official bool   `json:"officielle"`
}

type jsonBar struct {
	Label  string  `json:"libelle"`
	Amount string  `json:"montant"`
	Size   float64 `json:"taille"`
}

type jsonMoment struct {
	Label string  `json:"libelle"`
	When  string  `json:"date"`
	At    float64 `json:"place"` // between the first moment, 0, and the last, 1
	State string  `json:"etat"`
}

var (
	jsonTones = map[Tone]string{Strong: "fort", Faint: "discret", Alert: "alerte"}
	jsonMarks = map[Mark]string{Dash: "tiret", ToTick: "a_cocher", Ticked: "coche", Warning: "alerte", Beneath: "precision"}
)

// JSON is the page for other programs.
func (p *Page) JSON() ([]byte, error) {
	all := jsonPage{Blocks: []jsonBlock{}}
	for _, b := range p.Blocks {
		if block, told := jsonOf(b); told {
			all.Blocks = append(all.Blocks, block)
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(all)
	return out.Bytes(), err
}

// jsonOf is a block with its kind; false for what is not told.
func jsonOf(b Block) (j jsonBlock, told bool) {
	switch b := b.(type) {
	case Title:
		return jsonBlock{Kind: "titre", Text: string(b)}, true
	case Heading:
		return jsonBlock{Kind: "intertitre", Level: b.Level, Text: b.Text}, true
	case Paragraph:
		return jsonBlock{Kind: "paragraphe", Text: b.Text, Tone: jsonTones[b.Tone]}, true
	case Facts:
		j.Kind = "faits"
		for _, f := range b {
			j.Facts = append(j.Facts, jsonFact{f.Label, f.Value, jsonTones[f.Tone], f.Items})
		}
	case Bullets:
		return jsonBlock{Kind: "liste", Mark: jsonMarks[b.Mark], Items: b.Items}, true
	case Table:
		return jsonTable(b), true
	case Steps:
		j.Kind = "etapes"
		for _, s := range b {
			j.Steps = append(j.Steps, jsonStep{s.Text, s.Amount})
		}
	case Terms:
		j.Kind = "termes"
		for _, t := range b {
			j.Terms = append(j.Terms, jsonTerm(t))
		}
	case Sources:
		j.Kind = "sources"
		for _, s := range b.List {
			j.Sources = append(j.Sources, jsonSource(s))
		}
	case Contents:
		return jsonBlock{Kind: "sommaire", Title: b.Title}, true
	case Break:
		return jsonBlock{Kind: "saut_de_page"}, true
	case Blank:
		return jsonBlock{Kind: "a_remplir", Lines: b.Lines}, true
	case Figure:
		j = jsonBlock{Kind: "figure", Title: b.Title, Says: b.Says, Whole: b.Whole()}
		for _, bar := range b.Bars {
			j.Bars = append(j.Bars, jsonBar(bar))
		}
	case Timeline:
		j = jsonBlock{Kind: "frise", Title: b.Title, Says: b.Says}
		for _, m := range b.Moments {
			j.Moments = append(j.Moments, jsonMoment{m.Label, m.When, m.At, m.State.Word()})
		}
	}
	return j, j.Kind != ""
}

func jsonTable(t Table) jsonBlock {
	j := jsonBlock{Kind: "tableau", Title: t.Caption}
	for _, c := range t.Columns {
		j.Columns = append(j.Columns, jsonColumn{c.Title, c.Right, c.Apart})
	}
	for _, r := range t.Rows {
		j.Rows = append(j.Rows, jsonRow{r.Cells, jsonTones[r.Tone]})
	}
	return j
}
