package model

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
)

// columnsOf are the columns, by name, of the line that a key keeps the cells of;
// none for another draft.
func (p *Project) columnsOf(key string) (names []string) {
	thing, _, isLine := strings.Cut(key, "/")
	if q := p.catalog.Question(thing); q != nil && isLine {
		for _, c := range q.Columns {
			names = append(names, c.ID.Name)
		}
	}
	return names
}

// cellsOf are those columns when there is a text for each.
func (p *Project) cellsOf(key string, texts []string) []string {
	own, _ := OtherDraft(key)
	if names := p.columnsOf(own); len(names) == len(texts) {
		return names
	}
	return nil
}

// migrateDrafts gives each text begun its place in the tables of today; went are the
// lines that joined another.
func (p *Project) migrateDrafts(went map[string]string) {
	for _, key := range slices.Sorted(maps.Keys(p.drafts)) {
		d := p.drafts[key]
		own, other := OtherDraft(key)
		thing, rest, isLine := strings.Cut(own, "/")
		noted := NotedThing(own)
		q := p.catalog.Question(thing)
		switch {
		case noted != "" && p.catalog.Became(noted) != nil:
			p.moveDraft(key, notesPrefix+p.catalog.Became(noted).To.ID.Name, d)
		case q == nil:
		case p.catalog.Became(thing) != nil:
			p.moveLine(key, cmp.Or(went[rest], rest), other, d)
		case q.Retired: // nothing puts it any more: it is kept, and not told
			p.unknown[draftsPrefix+key] = plain(d)
			delete(p.drafts, key)
		case isLine && q.Kind == content.Rows:
			if cells, former := p.cells(thing, d), p.catalog.FormerColumns(thing); d.Cells != nil || !slices.Equal(former, p.columnsOf(own)) {
				p.drafts[key] = p.draftOf(own, cells, d)
			}
		}
	}
}

// cells are the texts of a line begun, by column.
func (p *Project) cells(table string, d Draft) map[string]string {
	names := d.Cells
	if names == nil {
		names = p.catalog.FormerColumns(table)
	}
	texts := map[string]string{}
	maps.Copy(texts, d.More)
	for i, name := range names[:min(len(names), len(d.Texts))] {
		texts[name] = d.Texts[i]
	}
	return texts
}

// draftOf is a line begun with these cells, in the order of the columns; those of no
// column are kept beside.
func (p *Project) draftOf(key string, cells map[string]string, d Draft) Draft {
	names := p.columnsOf(key)
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = cells[name]
	}
	more := maps.Clone(cells)
	maps.DeleteFunc(more, func(name, text string) bool { return text == "" || slices.Contains(names, name) })
	if slices.Equal(texts, d.Texts) && slices.Equal(names, d.Cells) && maps.Equal(more, d.More) {
		return d
	}
	return Draft{At: d.At, Texts: texts, Cells: names, More: more, Stood: d.Stood}
}

// moveLine makes what was begun of a question that became a table a line of it.
func (p *Project) moveLine(key, rest string, other bool, d Draft) {
	own, _ := OtherDraft(key)
	thing, _, _ := strings.Cut(own, "/")
	b := p.catalog.Became(thing)
	cells, to, line := map[string]string{}, b.To.ID.Name, "+"
	if b.Of.Kind == content.Rows {
		for name, text := range p.cells(thing, d) {
			cells[b.NewName(name)] = text
		}
	} else if b.Of.Kind == content.Choices { // ticks, that say nothing in a cell
		p.unknown[draftsPrefix+key] = plain(d)
		delete(p.drafts, key)
		return
	} else {
		cells[b.Column.Name] = strings.Join(d.Texts, " ")
	}
	rows := p.Rows(to)
	about := Row{lineID: rest}
	for _, id := range b.By {
		about[id.Name], _ = Parse(&b.To.Column(id.Name).Field, cells[id.Name])
	}
	if at := lineFor(b, rows, about); rest != "" && rest != "+" && at >= 0 {
		line = rows[at].ID()
		for _, c := range b.To.Columns {
			name, stands := c.ID.Name, Typed(&c.Field, rows[at][c.ID.Name])
			if text, typed := cells[name]; !typed || isBy(b, name) && french.Key(text) == french.Key(stands) {
				cells[name] = stands
			}
		}
	} else {
		for id, v := range withFixed(b, Row{}) {
			cells[id] = Typed(&b.To.Column(id).Field, v)
		}
	}
	key2 := to + "/" + line
	moved := p.draftOf(key2, cells, Draft{At: d.At})
	if other {
		key2 += otherDraft
	}
	p.moveDraft(key, key2, moved)
}

// moveDraft puts a text begun under another key; beside the one that stands there,
// if it is free; else it is kept, and not told.
func (p *Project) moveDraft(from, to string, d Draft) {
	old := plain(p.drafts[from])
	delete(p.drafts, from)
	for _, key := range []string{to, to + otherDraft} {
		if _, taken := p.drafts[key]; !taken {
			p.drafts[key] = d
			return
		}
	}
	p.unknown[draftsPrefix+from] = json.RawMessage(old)
}
