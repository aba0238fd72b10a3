package web

import (
	"fmt"
	"strconv"
	"strings"

	"cpts/model/page"
)

// listed is how far down the contents go.
const listed = 2

// writer writes the body of a page.
type writer struct {
	b        strings.Builder
	headings []page.Heading // that the contents list
	headed   int            // of them, written
	named    int            // names given to contents, captions and figures
}

// put writes pieces as they are: what comes of a text goes through line or lines first.
func (w *writer) put(pieces ...string) {
	for _, piece := range pieces {
		w.b.WriteString(piece)
	}
}

// name is a name that nothing else on the page has.
func (w *writer) name() string {
	w.named++
	return "n" + strconv.Itoa(w.named)
}

func (w *writer) block(b page.Block) {
	switch b := b.(type) {
	case page.Title:
		w.put(`<h1>`, line(string(b)), "</h1>\n")
	case page.Heading:
		w.heading(b)
	case page.Paragraph:
		for part := range strings.SplitSeq(page.Inert(b.Text), "\n\n") {
			if part = strings.Trim(part, "\n"); part != "" {
				w.put(`<p`, class(toneClasses[b.Tone]), `>`, lines(part), "</p>\n")
			}
		}
	case page.Facts:
		w.facts(b)
	case page.Bullets:
		w.bullets(b)
	case page.Table:
		w.table(b)
	case page.Steps:
		w.put("<ol>\n")
		for _, step := range b {
			w.put(`<li>`, lines(step.Text), "</li>\n")
		}
		w.put("</ol>\n")
	case page.Terms:
		facts := make(page.Facts, len(b))
		for i, t := range b {
			facts[i] = page.Fact{Label: t.Name, Value: t.Said()}
		}
		w.facts(facts)
	case page.Sources:
		w.sources(b)
	case page.Contents:
		w.contents(b, "")
	case page.Break:
		w.put("<hr class=\"feuille\">\n")
	case page.Blank:
		w.put(`<div class="lignes" role="img" aria-label="Place pour écrire">`, strings.Repeat("<div></div>", b.Lines), "</div>\n")
	case page.Figure:
		w.figure(b)
	case page.Timeline:
		w.timeline(b)
	}
}

var toneClasses = map[page.Tone]string{page.Strong: "fort", page.Faint: "discret", page.Alert: "alerte"}

func class(name string) string {
	if name == "" {
		return ""
	}
	return ` class="` + name + `"`
}

// heading stands one level under its own: the title of the page is the first.
func (w *writer) heading(h page.Heading) {
	level := strconv.Itoa(min(h.Level+1, 6))
	id := ""
	if h.Level <= listed {
		w.headed++
		id = ` id="` + place(w.headed) + `"`
	}
	w.put(`<h`, level, id, `>`, line(h.Text), `</h`, level, ">\n")
}

// place names the place of a heading.
func place(rank int) string { return "partie-" + strconv.Itoa(rank) }

// contents is a list of links, each list inside the item that it details; looks is the
// class of it.
func (w *writer) contents(c page.Contents, looks string) {
	if len(w.headings) == 0 {
		return
	}
	name := w.name()
	w.put(`<nav`, class(looks), ` aria-labelledby="`, name, `">`, "\n", `<h2 id="`, name, `">`, line(c.Title), "</h2>")
	depth := 0
	for i, h := range w.headings {
		switch {
		case depth == 0:
			w.put("\n<ul>\n")
			depth = 1
		case h.Level > depth:
			w.put("\n<ul>\n")
			depth++
		default:
			w.put("</li>\n")
			for ; depth > max(h.Level, 1); depth-- {
				w.put("</ul>\n</li>\n")
			}
		}
		w.put(`<li><a href="#`, place(i+1), `">`, line(h.Text), `</a>`)
	}
	w.put("</li>\n", strings.Repeat("</ul>\n</li>\n", depth-1), "</ul>\n</nav>\n")
}

func (w *writer) facts(all page.Facts) {
	w.put("<dl>\n")
	for _, f := range all {
		w.put(`<div><dt>`, lines(f.Label+strings.TrimSuffix(page.Colon, " ")), `</dt><dd`, class(toneClasses[f.Tone]), `>`, lines(f.Value))
		if len(f.Items) > 0 {
			w.put("\n<ul>\n")
			for _, item := range f.Items {
				w.put(`<li>`, lines(item), "</li>\n")
			}
			w.put("</ul>")
		}
		w.put("</dd></div>\n")
	}
	w.put("</dl>\n")
}

// boxes tell a box that is ticked from one that is not, to the eye and to the ear.
var boxes = map[page.Mark]string{
	page.ToTick: `<span aria-hidden="true">☐ </span><span class="oreille">À cocher` + page.Colon + `</span>`,
	page.Ticked: `<span aria-hidden="true">☑ </span><span class="oreille">Coché` + page.Colon + `</span>`,
}

var listClasses = map[page.Mark]string{page.ToTick: "cases", page.Ticked: "cases", page.Beneath: "sous", page.Warning: "alerte"}

func (w *writer) bullets(b page.Bullets) {
	w.put(`<ul`, class(listClasses[b.Mark]), ">\n")
	for _, item := range b.Items {
		w.put(`<li>`, boxes[b.Mark], lines(item), "</li>\n")
	}
	w.put("</ul>\n")
}

func (w *writer) sources(s page.Sources) {
	if s.Beside {
		for _, source := range s.List {
			w.put(`<p class="discret">`, lines(source.Beside()), "</p>\n")
		}
		return
	}
	w.put("<ul>\n")
	for _, source := range s.List {
		w.put(`<li>`, lines(source.Said()), "</li>\n")
	}
	w.put("</ul>\n")
}

// table may be wider than a small screen: it then scrolls by itself, with the keyboard
// too.
func (w *writer) table(t page.Table) {
	name, label := w.name(), `aria-label="Tableau"`
	if t.Caption != "" {
		label = `aria-labelledby="` + name + `"`
	}
	hand := ""
	if t.ByHand() {
		hand = "stylo"
	}
	w.put(`<div class="tableau" role="group" tabindex="0" `, label, `><table`, class(hand), ">\n")
	if t.Caption != "" {
		w.put(`<caption id="`, name, `">`, lines(t.Caption), "</caption>\n")
	}
	headed := false
	for _, c := range t.Columns {
		headed = headed || c.Title != ""
	}
	if headed {
		w.put("<thead><tr>")
		for _, c := range t.Columns {
			if c.Title == "" {
				w.put(`<td`, class(side(c)), `></td>`) // no title: nothing to be read before the cells under it
			} else {
				w.put(`<th scope="col"`, class(side(c)), `>`, lines(c.Title), `</th>`)
			}
		}
		w.put("</tr></thead>\n")
	}
	w.put("<tbody>\n")
	for _, r := range t.Rows {
		w.put(`<tr`, class(toneClasses[r.Tone]), `>`)
		for i, cell := range r.Cells {
			if i == 0 && cell != "" && len(r.Cells) > 1 {
				w.put(`<th scope="row"`, class(side(t.Columns[i])), `>`, lines(cell), `</th>`)
			} else {
				w.put(`<td`, class(side(t.Columns[i])), `>`, lines(cell), `</td>`)
			}
		}
		w.put("</tr>\n")
	}
	w.put("</tbody>\n</table></div>\n")
}

// side is the look of a column: numbers stand against its edge, a rule parts it from what
// is of another nature.
func side(c page.Column) string {
	var looks []string
	if c.Right {
		looks = append(looks, "nombre")
	}
	if c.Apart {
		looks = append(looks, "apart")
	}
	return strings.Join(looks, " ")
}

// percent is a length of a picture.
func percent(of float64) string { return fmt.Sprintf("%.1f%%", 100*of) }
