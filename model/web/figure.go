package web

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"cpts/content/french"
	"cpts/model/page"
)

// Pictures are as wide as the page allows: lengths are shares of it, heights are those of
// letters, so that they can be read at any width.

// Heights, in letters.
const (
	textLine = 1.35
	barLine  = 0.8
	between  = 0.7
)

// mostLetters is what stands on a line of a picture on the narrowest of screens.
const mostLetters = 42

// drawing is a picture in the making.
type drawing struct {
	b    strings.Builder
	y    float64 // what is drawn already, in letters
	desc []string
}

// text writes a text over as many lines as it takes.
func (d *drawing) text(text string) {
	d.desc = append(d.desc, text)
	fmt.Fprintf(&d.b, `<text y="%.2fem">`, d.y+1)
	for i, one := range folded(text) {
		step := textLine
		if i == 0 {
			step = 0
		}
		fmt.Fprintf(&d.b, `<tspan x="0" dy="%.2fem">%s</tspan>`, step, line(one))
		d.y += textLine
	}
	d.b.WriteString("</text>\n")
}

// folded cuts a text into lines at its spaces.
func folded(text string) (all []string) {
	current := ""
	for word := range strings.FieldsSeq(page.Inert(text)) {
		for utf8.RuneCountInString(word) > mostLetters {
			runes := []rune(word)
			if current != "" {
				all, current = append(all, current), ""
			}
			all, word = append(all, string(runes[:mostLetters])), string(runes[mostLetters:])
		}
		switch {
		case current == "":
			current = word
		case utf8.RuneCountInString(current)+1+utf8.RuneCountInString(word) > mostLetters:
			all, current = append(all, current), word
		default:
			current += " " + word
		}
	}
	if current != "" || all == nil {
		all = append(all, current)
	}
	return all
}

// draw sets a picture under its title; who does not see it is told what it shows, then
// all its texts.
func (w *writer) draw(title, says string, d *drawing) {
	name, told := w.name(), w.name()
	w.put("<figure>\n<figcaption>", lines(title), "</figcaption>\n",
		`<svg role="img" aria-labelledby="`, name, ` `, told, `" width="100%" height="`, fmt.Sprintf("%.2fem", d.y), `">`,
		`<title id="`, name, `">`, line(title), `</title><desc id="`, told, `">`, line(strings.TrimSpace(says+" "+strings.Join(d.desc, "\u00a0; "))), "</desc>\n",
		d.b.String(), "</svg>\n</figure>\n")
}

func (w *writer) figure(f page.Figure) {
	d := &drawing{}
	whole := f.Whole()
	for _, b := range f.Bars {
		d.text(b.Label + page.Colon + b.Amount)
		fmt.Fprintf(&d.b, `<rect class="piste" y="%.2fem" width="100%%" height="%.1fem"/>`, d.y, barLine)
		if whole > 0 && b.Size > 0 {
			fmt.Fprintf(&d.b, `<rect class="barre" y="%.2fem" width="%s" height="%.1fem"/>`, d.y, percent(b.Size/whole), barLine)
		}
		d.b.WriteByte('\n')
		d.y += barLine + between
	}
	w.draw(f.Title, f.Says, d)
}

// marks are the shapes of moments around their place, which tell how they stand without
// a colour.
var marks = map[page.State]string{
	page.Done:     `<circle class="plein" r="0.4em"/>`,
	page.Ahead:    `<circle class="creux" r="0.35em"/>`,
	page.Late:     `<path class="tard" d="M0-7 7 6H-7Z"/>`,
	page.Proposed: `<path class="creux" d="M0-7 7 0 0 7-7 0Z"/>`,
	page.Now:      `<path class="jour" d="M0-8V8"/>`,
}

// mostRows is how many moments a picture has: one that is too long for a sheet would be cut.
const mostRows = 12

// timeline sets each moment on a line of its own, from the first to the last, with that
// of today across all of them.
func (w *writer) timeline(l page.Timeline) {
	parts := slices.Collect(slices.Chunk(l.Moments, mostRows))
	today := slices.IndexFunc(l.Moments, func(m page.Moment) bool { return m.State == page.Now })
	for i, moments := range parts {
		d := &drawing{}
		if today >= 0 {
			x := along(l.Moments[today])
			fmt.Fprintf(&d.b, `<line class="jour" x1="%s" x2="%s" y1="0" y2="100%%"/>`+"\n", x, x)
		}
		for _, m := range moments {
			d.moment(m)
		}
		title := l.Title
		if len(parts) > 1 {
			title = french.Say("%s (%d sur %d)", l.Title, i+1, len(parts))
		}
		w.draw(title, l.Says, d)
	}
}

// moment draws one, under what it is.
func (d *drawing) moment(m page.Moment) {
	said := m.When + page.Dot + m.Label
	if m.State != page.Now {
		said += " (" + m.State.Word() + ")"
	}
	d.text(said)
	middle := d.y + barLine/2
	fmt.Fprintf(&d.b, `<line class="fil" x1="0" x2="100%%" y1="%.2fem" y2="%.2fem"/><svg x="%s" y="%.2fem" overflow="visible">%s</svg>`+"\n",
		middle, middle, along(m), middle, marks[m.State])
	d.y += barLine + between
}

// along is where a moment stands between the edges of a picture, its mark whole.
func along(m page.Moment) string { return percent(0.03 + 0.94*min(max(m.At, 0), 1)) }
