package fill

import (
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strings"

	"cpts/content/french"
	"cpts/content/pattern"
	"cpts/model/docx"
	"cpts/model/page"
)

// keys are what is filled: a name between two pairs of braces, with or without spaces.
var keys = pattern.Of(`\{\{[\s\x{a0}]*([^{}\n]{1,100}?)[\s\x{a0}]*\}\}`)

// deepest is how far elements nest in a file that a person made.
const deepest = 2000

// The elements of a text, in the two forms of the format.
var spaces = []string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"http://purl.oclc.org/ooxml/wordprocessingml/main",
}

// row is a row of a table that is told again for each line of an answer; the part itself
// is one that is told once.
type row struct {
	start, end int
	tables     []string // whose columns it names
	pieces     []piece  // in their order
}

// sort sets its pieces in their order: a paragraph is known when it ends.
func (r *row) sort() {
	slices.SortFunc(r.pieces, func(a, b piece) int { return a.start - b.start })
}

// piece is a stretch of a part that is not written as it stands.
type piece struct {
	start, end int
	row        *row
	text       []bit  // of an element of text
	name       string // of that element
	once       bool   // what may stand once only: a name, which a row told again has not
}

// bit is a stretch of a text: words, or a key.
type bit struct {
	words string
	key   *key
}

// key is what stands between braces: a question, or a column of a table.
type key struct{ question, table, column, typed string }

// paragraph is one being read: its elements of text, and what they say together, since
// Word cuts where it likes.
type paragraph struct {
	texts []textAt
	all   strings.Builder
}

// textAt is an element of text, and where its words begin in those of the paragraph.
type textAt struct {
	start, end, from int
	name, words      string
}

// reader reads a part.
type reader struct {
	*filling
	raw        []byte
	dec        *xml.Decoder
	paragraphs []*paragraph
	rows       []*row
	depth      int
	text       *textAt // being read
}

// part is a part with its keys filled.
func (f *filling) part(raw []byte) ([]byte, error) {
	r := &reader{filling: f, raw: raw, dec: xml.NewDecoder(bytes.NewReader(raw)), rows: []*row{{end: len(raw)}}}
	for {
		start := int(r.dec.InputOffset())
		token, err := r.dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, damaged
		}
		switch token := token.(type) {
		case xml.StartElement:
			if r.depth++; r.depth > deepest {
				return nil, damaged
			}
			r.begin(token, start, int(r.dec.InputOffset()))
		case xml.CharData:
			if r.text != nil {
				r.text.words += strings.ReplaceAll(string(token), "\n", " ")
			}
		case xml.EndElement:
			r.depth--
			r.end(token, int(r.dec.InputOffset()))
		}
	}
	r.rows[0].sort()
	w := &writer{filling: f, raw: raw}
	w.row(r.rows[0], map[string]int{}, false)
	if w.over() {
		return nil, tooBig
	}
	return w.b.Bytes(), nil
}

// ofText tells an element of the text from those of drawings, which have the same names.
func ofText(name xml.Name) bool { return slices.Contains(spaces, name.Space) }

func (r *reader) begin(e xml.StartElement, start, end int) {
	if ofText(e.Name) && e.Name.Local == "tr" {
		r.rows = append(r.rows, &row{start: start})
	}
	r.once(e.Name, start, end)
	if !ofText(e.Name) {
		return
	}
	switch e.Name.Local {
	case "p":
		r.paragraphs = append(r.paragraphs, &paragraph{})
	case "t":
		name := r.raw[start+1 : end]
		r.text = &textAt{start: start, name: string(name[:bytes.IndexAny(name, " \t\r\n/>")])}
	case "tab", "br", "cr":
		if p := r.paragraph(); p != nil { // what parts two words parts a key
			p.all.WriteByte('\n')
		}
	}
}

// marks are the names of paragraphs, for who works on a text with others.
var marks = pattern.Of(`\s[A-Za-z0-9]+:(?:paraId|textId)="[^"]*"`)

// once notes what two rows may not share: the names of paragraphs, bookmarks, the numbers
// of forms.
func (r *reader) once(name xml.Name, start, end int) {
	if len(r.rows) == 1 {
		return
	}
	tag := r.raw[start:end]
	if ofText(name) && slices.Contains([]string{"bookmarkStart", "bookmarkEnd", "id"}, name.Local) && bytes.HasSuffix(tag, []byte("/>")) {
		r.add(piece{start: start, end: end, once: true})
		return
	}
	for _, at := range marks().FindAllIndex(tag, -1) {
		r.add(piece{start: start + at[0], end: start + at[1], once: true})
	}
}

func (r *reader) paragraph() *paragraph {
	if len(r.paragraphs) == 0 {
		return nil
	}
	return r.paragraphs[len(r.paragraphs)-1]
}

func (r *reader) add(p piece) {
	in := r.rows[len(r.rows)-1]
	in.pieces = append(in.pieces, p)
}

func (r *reader) end(e xml.EndElement, end int) {
	if !ofText(e.Name) {
		return
	}
	switch e.Name.Local {
	case "t":
		if p := r.paragraph(); p != nil && r.text != nil {
			r.text.end, r.text.from = end, p.all.Len()
			p.all.WriteString(r.text.words)
			p.texts = append(p.texts, *r.text)
		}
		r.text = nil
	case "p":
		p := r.paragraph()
		r.paragraphs = r.paragraphs[:len(r.paragraphs)-1]
		r.keysOf(p)
	case "tr":
		done := r.rows[len(r.rows)-1]
		done.end = end
		done.sort()
		r.rows = r.rows[:len(r.rows)-1]
		if len(done.tables) == 0 { // a row like others
			r.rows[len(r.rows)-1].pieces = append(r.rows[len(r.rows)-1].pieces, done.pieces...)
			return
		}
		r.add(piece{start: done.start, end: done.end, row: done})
	}
}

// keysOf finds the keys of a paragraph, and shares them between its elements of text: the
// first that a key touches gets what it stands for, the others lose what they had of it.
func (r *reader) keysOf(p *paragraph) {
	all := p.all.String()
	found := keys().FindAllStringSubmatchIndex(all, -1)
	known := map[int]*key{}
	for i, at := range found {
		typed := all[at[2]:at[3]]
		k := r.known(typed)
		if k == nil {
			r.tell(&r.told.Unknown, typed)
			continue
		}
		known[i] = k
		if in := r.rows[len(r.rows)-1]; k.table != "" && len(r.rows) > 1 && !slices.Contains(in.tables, k.table) {
			in.tables = append(in.tables, k.table)
		}
	}
	for _, t := range p.texts {
		if bits, touched := share(t, found, known); touched {
			r.add(piece{start: t.start, end: t.end, text: bits, name: t.name})
		}
	}
}

// share is an element of text in bits: its words, and the keys that begin in it.
func share(t textAt, found [][]int, known map[int]*key) (bits []bit, touched bool) {
	at, end := t.from, t.from+len(t.words)
	say := func(to int) {
		if to > at {
			bits = append(bits, bit{words: t.words[at-t.from : to-t.from]})
		}
	}
	for i, f := range found {
		k := known[i]
		if k == nil || f[1] <= t.from || f[0] >= end {
			continue
		}
		touched = true
		if f[0] >= t.from {
			say(f[0])
			bits = append(bits, bit{key: k})
		}
		at = min(f[1], end)
	}
	say(end)
	return bits, touched
}

// known is the key that is typed, nil when it names nothing. Word raises the first letter
// of a sentence: the case does not count.
func (f *filling) known(typed string) *key {
	name := strings.ToLower(strings.TrimSpace(typed))
	if _, _, is := f.from.Text(name); is {
		return &key{question: name, typed: name}
	}
	table, column, parted := strings.Cut(name, ".")
	if !parted {
		return nil
	}
	if _, _, is := f.from.Cell(table, column, 0); is {
		return &key{table: table, column: column, typed: name}
	}
	return nil
}

// writer writes a part, filled.
type writer struct {
	*filling
	raw []byte
	b   bytes.Buffer
}

func (w *writer) over() bool { return w.written+w.b.Len() > mostWritten }

// row writes a row for the lines at hand, by table; again leaves out what may stand once.
func (w *writer) row(r *row, lines map[string]int, again bool) {
	at := r.start
	for _, p := range r.pieces {
		if w.over() {
			return
		}
		w.b.Write(w.raw[at:p.start])
		at = p.end
		switch {
		case p.row != nil:
			w.rows(p.row, lines, again)
		case p.once && again:
		case p.once:
			w.b.Write(w.raw[p.start:p.end])
		default:
			w.text(p, lines)
		}
	}
	w.b.Write(w.raw[at:r.end])
}

// rows writes a row as often as the longest of its answers has lines, once at least. A
// table that a row around it goes through already is at the line of that one.
func (w *writer) rows(r *row, lines map[string]int, again bool) {
	most := 0
	var mine []string
	for _, table := range r.tables {
		if _, gone := lines[table]; !gone {
			mine = append(mine, table)
			most = max(most, w.from.Lines(table))
		}
	}
	inside := maps.Clone(lines)
	for line := range max(most, 1) {
		for _, table := range mine {
			inside[table] = line
		}
		w.row(r, inside, again || line > 0)
		if w.over() {
			return
		}
	}
}

// text writes an element of text, its breaks as those of Word.
func (w *writer) text(p piece, lines map[string]int) {
	var said strings.Builder
	for _, bit := range p.text {
		if bit.key == nil {
			said.WriteString(bit.words)
		} else {
			said.WriteString(w.value(bit.key, lines))
		}
	}
	prefix := strings.TrimSuffix(p.name, "t")
	for i, line := range strings.Split(page.Inert(said.String()), "\n") {
		if i > 0 {
			w.b.WriteString("<" + prefix + "br/>")
		}
		w.b.WriteString("<" + p.name + ` xml:space="preserve">` + docx.Escaped(line) + "</" + p.name + ">")
	}
}

// value is what a key stands for at those lines, or a gap.
func (w *writer) value(k *key, lines map[string]int) string {
	text, short := w.answer(k, lines)
	if text == "" && short != "" {
		w.tell(&w.told.Empty, k.typed)
		return page.Gap(short)
	}
	w.told.Filled++
	return text
}

func (w *writer) answer(k *key, lines map[string]int) (text, short string) {
	if k.table == "" {
		text, short, _ = w.from.Text(k.question)
		return text, short
	}
	all := w.from.Lines(k.table)
	line, among := lines[k.table]
	if among {
		text, short, _ = w.from.Cell(k.table, k.column, line)
		if line >= all && all > 0 { // another answer of the row has more lines
			return "", ""
		}
		return text, short
	}
	var texts []string // outside a row, all of them
	for line := range all {
		if text, _, _ := w.from.Cell(k.table, k.column, line); text != "" {
			texts = append(texts, text)
		}
	}
	_, short, _ = w.from.Cell(k.table, k.column, 0)
	return french.Enumerate(texts, "et"), short
}
