package content

import (
	"io/fs"
	"slices"
	"strings"

	"cpts/content/french"
)

// documents checks them all: what they refer to exists, and stands where it can be
// told.
func (k *checker) documents() {
	read := documents{}
	k.faults = append(k.faults, read.read(k.c)...)
	for _, id := range k.c.order {
		k.people(k.c.whereIs(k.c.questions[id]), k.c.questions[id])
	}
	seen := map[string]bool{}
	last := ""
	moments := map[string]bool{}
	for _, d := range read.all {
		c := documentCheck{checker: k, file: read.where[d], thing: french.Say("le document « %s »", d.ID.Name)}
		if d.ID.Name == "" || seen[d.ID.Name] {
			c.at(d.ID.Line, "%s n’a pas d’identifiant à lui", c.thing)
		}
		seen[d.ID.Name] = true
		if !slices.ContainsFunc(k.c.lists[momentsList], func(o *Option) bool { return o.ID.Name == d.Moment.Name }) {
			c.at(max(d.Moment.Line, d.ID.Line), "le moment « %s » n’est pas dans la liste « %s »", d.Moment, momentsList)
		}
		if d.Moment.Name != last && moments[d.Moment.Name] {
			c.at(d.Moment.Line, "%s est loin des autres documents du moment « %s » : le nom du fichier donne l’ordre", c.thing, d.Moment)
		}
		last, moments[d.Moment.Name] = d.Moment.Name, true
		k.filled(c.file, d.ID.Line, c.thing, "titre", d.Title, "sert_a", d.Purpose, "entete", d.Head.Text)
		k.cite(c.file, d.ID.Line, c.thing, d.Sources, true)
		for _, id := range d.Sections {
			if k.c.sections[id.Name] == nil {
				c.at(id.Line, "la rubrique « %s » n’existe pas", id)
			}
		}
		c.told(d.Head)
		data, _ := fs.ReadFile(k.c.files, c.file) // it has just been read
		c.parts(d, placeOf(data))
		k.words(c.file, d)
	}
}

// documentCheck checks one document.
type documentCheck struct {
	*checker
	file  string
	thing string
	table *Question // whose lines are being told
}

func (c *documentCheck) at(line int, format string, args ...any) {
	c.report(c.file, line, format, args...)
}

func (c *documentCheck) parts(d *Document, at place) {
	if len(d.Parts) == 0 {
		c.at(d.ID.Line, "%s n’a pas de partie", c.thing)
	}
	seen := map[string]bool{}
	for i, p := range d.Parts {
		if p == nil || p.ID.Name == "" || seen[p.ID.Name] {
			c.at(d.ID.Line, "une partie de %s n’a pas d’identifiant à elle", c.thing)
			continue
		}
		seen[p.ID.Name] = true
		c.told(p.Title)
		c.conditions(p.If, p.Unless)
		for _, id := range p.Awaits {
			if c.c.asked(id.Name) == nil {
				c.at(id.Line, "« attend » renvoie à la question « %s », qui n’existe pas", id)
			}
		}
		if len(p.Content) == 0 {
			c.at(p.ID.Line, "la partie « %s » de %s est vide", p.ID, c.thing)
		}
		for j, b := range p.Content {
			c.block(at.of("parties", i, "contenu"), j, b)
		}
	}
}

func (c *documentCheck) block(at place, rank int, b *Block) {
	line := at.key(rank)
	if b == nil {
		c.at(line, "un bloc de %s est vide", c.thing)
		return
	}
	if b.Each == nil {
		c.piece(line, &b.Piece)
		return
	}
	if b.kinds() > 0 {
		c.at(line, "un bloc n’est qu’une chose : « pour_chaque » va sans les autres")
	}
	c.conditions(b.If, b.Unless)
	q := c.tableOf(b.Each.Of, line)
	if q == nil {
		return
	}
	c.table = q
	defer func() { c.table = nil }()
	c.told(b.Each.Title)
	inner := at.of(rank, "pour_chaque", "contenu")
	for i, p := range b.Each.Content {
		if p == nil {
			c.at(inner.key(i), "un bloc de %s est vide", c.thing)
			continue
		}
		c.piece(inner.key(i), p)
	}
}

// kinds is how many things a piece is: one, when it is right.
func (p *Piece) kinds() (n int) {
	for _, is := range []bool{
		p.Heading.Text != "", p.Text.Text != "", p.Aside.Text != "", len(p.List) > 0, len(p.Boxes) > 0,
		len(p.Facts) > 0, p.Grid != nil, p.Shows.Name != "", p.Blank != 0, p.Break,
	} {
		if is {
			n++
		}
	}
	return n
}

func (c *documentCheck) piece(line int, p *Piece) {
	c.conditions(p.If, p.Unless)
	for _, t := range slices.Concat([]Told{p.Heading, p.Text, p.Aside}, p.List, p.Boxes) {
		c.told(t)
	}
	for _, l := range p.Facts {
		if l == nil || l.Label == "" || l.Value.Text == "" {
			c.at(line, "une ligne de « fiche » a un « libelle » et une « valeur »")
			continue
		}
		c.told(l.Value)
	}
	if p.Shows.Name != "" && !slices.Contains(Views, View(p.Shows.Name)) {
		c.at(p.Shows.Line, "la vue « %s » n’existe pas : %s", p.Shows, viewNames())
	}
	if p.Grid != nil {
		c.grid(line, p.Grid)
	}
	if p.Blank < 0 || p.Blank > mostBlank {
		c.at(line, "« blanc » est un nombre de lignes, de 1 à %d", mostBlank)
	}
	if p.kinds() != 1 {
		c.at(line, "un bloc est une chose, et une seule : titre, texte, note, liste, cases, fiche, tableau, montre, blanc ou saut")
	}
}

// mostBlank is a sheet of lines to write on.
const mostBlank = 40

func viewNames() string {
	names := make([]string, len(Views))
	for i, v := range Views {
		names[i] = string(v)
	}
	return strings.Join(names, ", ")
}

// conditions checks the facts that a piece depends on.
func (c *documentCheck) conditions(facts ...*Fact) {
	for i, f := range facts {
		if f == nil {
			continue
		}
		for _, way := range f.Ways() {
			if c.c.asked(way.Question.Name) == nil {
				c.at(way.Question.Line, "« %s » renvoie à la question « %s », qui n’existe pas", []string{"si", "sauf_si"}[i], way.Question)
				continue
			}
			c.telling(c.file, "ce document", []string{"si", "sauf_si"}[i], way)
		}
	}
}

// tableOf is the table of an id, told when there is none that a document may show.
func (c *documentCheck) tableOf(id ID, line int) *Question {
	q := c.c.asked(id.Name)
	if q == nil || q.Kind != Rows {
		c.at(max(id.Line, line), "le tableau « %s » n’existe pas", id)
		return nil
	}
	return q
}

func (c *documentCheck) grid(line int, g *Grid) {
	c.told(g.Caption)
	if g.Empty < 0 || g.Empty > mostBlank {
		c.at(line, "« vides » est un nombre de lignes, de 1 à %d", mostBlank)
	}
	if g.Of.Name == "" {
		if len(g.Added) == 0 || g.Empty == 0 || len(g.Columns) > 0 || g.Where != nil || g.By.Name != "" {
			c.at(line, "un tableau sans « de » se remplit à la main : donnez « a_la_main » et « vides », rien d’autre")
		}
		return
	}
	q := c.tableOf(g.Of, line)
	if q == nil {
		return
	}
	column := func(id ID) *Column {
		col := q.Column(id.Name)
		if col == nil {
			c.at(max(id.Line, line), "la colonne « %s » n’existe pas dans le tableau « %s »", id, q.ID)
		}
		return col
	}
	for _, id := range slices.Concat(g.Columns, g.Needed) {
		column(id)
	}
	for _, order := range []struct {
		key string
		by  ID
	}{{"par", g.By}, {"trie", g.Sorted}} {
		if order.by.Name == "" {
			continue
		}
		if col := column(order.by); col != nil && len(col.Options) == 0 {
			c.at(order.by.Line, "« %s » attend une colonne à choix : « %s » n’en est pas une", order.key, order.by)
		}
	}
	if g.Where == nil {
		return
	}
	if col := column(g.Where.Column); col != nil {
		for _, value := range g.Where.In {
			if fixed := col.fixed(); !slices.Contains(fixed, value) {
				c.at(g.Where.Column.Line, "« %s » n’est pas une réponse possible dans la colonne « %s »", value, col.ID)
			}
		}
	}
}

// told checks the holes of a text.
func (c *documentCheck) told(t Told) {
	for _, bit := range t.Bits() {
		if bit.Hole == nil {
			if strings.ContainsAny(bit.Words, "{}") {
				c.at(t.Line, "une accolade n’est pas refermée, ou pas ouverte : « %s »", bit.Words)
			}
			continue
		}
		h := bit.Hole
		if len(h.Names) == 0 && h.Missing == "" {
			c.at(t.Line, "des accolades vides : nommez une question, ou ce qui manque, « {|le lieu} »")
		}
		if strings.ContainsAny(h.Missing, "[]") {
			c.at(t.Line, "ce qui manque se dit sans crochets : « %s »", h.Missing)
		}
		for _, name := range h.Names {
			c.name(t.Line, name)
		}
	}
}

// name checks what fills a hole.
func (c *documentCheck) name(line int, name string) {
	if name == TodayName || name == RankName && c.table != nil {
		return
	}
	if column := ColumnNamed(name); column != "" {
		switch {
		case c.table == nil:
			c.at(line, "« {%s} » ne va que sous « pour_chaque »", name)
		case c.table.Column(column) == nil:
			c.at(line, "la colonne « %s » n’existe pas dans le tableau « %s »", column, c.table.ID)
		}
		return
	}
	if delay := DelayNamed(name); delay != "" {
		if d := c.c.Delay(delay); d == nil || c.c.asked(d.From.Name) == nil {
			c.at(line, "le délai « %s » n’existe pas, ou ne se compte pas d’une réponse", delay)
		}
		return
	}
	id, number := QuestionNamed(name)
	q := c.c.asked(id)
	switch {
	case q == nil:
		c.at(line, "« {%s} » : la question « %s » n’existe pas", name, id)
	case number && q.Kind != Rows && q.Kind != List && q.Kind != Choices:
		c.at(line, "« {%s} » : « %s » ne se compte pas", name, id)
	case !number && q.Kind == Rows:
		c.at(line, "« {%s} » : un tableau ne tient pas dans une phrase ; « {%s:nombre} » en donne le nombre de lignes", name, id)
	}
}

// outlines checks what a region changes in documents.
func (k *checker) outlines(file string, at place, outlines []*Outline) {
	for i, o := range outlines {
		line := at.key("documents", i)
		if !k.there(file, line, o != nil) {
			continue
		}
		d := k.c.Document(o.Document.Name)
		if d == nil {
			k.report(file, max(o.Document.Line, line), "le document « %s » n’existe pas", o.Document)
			continue
		}
		k.cite(file, line, "ce plan", o.Sources, true)
		if len(o.Parts) == 0 {
			k.report(file, line, "ce plan n’a pas de « parties »")
		}
		for _, p := range o.Parts {
			if k.there(file, line, p != nil) && !slices.ContainsFunc(d.Parts, func(known *Part) bool { return known.ID.Name == p.ID.Name }) {
				k.report(file, max(p.ID.Line, line), "le document « %s » n’a pas de partie « %s »", d.ID, p.ID)
			}
		}
	}
}

// people checks what stands in the place of names.
func (k *checker) people(file string, q *Question) {
	for _, column := range q.Columns {
		if in := column.Person; in.Name != "" && in.Name != nothingInstead && q.Column(in.Name) == nil {
			k.report(file, in.Line, "« personne » nomme la colonne dite à la place, ou « %s » : « %s » n’en est pas une de « %s »", nothingInstead, in, q.ID)
		}
	}
}
