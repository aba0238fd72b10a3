package model

import (
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
)

// What earlier versions asked otherwise is read as it was, then moves where the
// content says it is asked now: a line keeps its id, or joins the line it was about.
// It all follows from what the file holds, so that copies migrated apart are the
// same, and can be joined. The journal stays as it was written: an entry is carried
// out where its line went.

// migrate moves all that a file holds of questions that became lines of a table.
func (p *Project) migrate() {
	went := map[string]string{}
	for _, q := range p.catalog.Retired() {
		if b := p.catalog.Became(q.ID.Name); b != nil {
			maps.Copy(went, p.move(b))
		}
	}
	p.migrateDrafts(went)
	for i, c := range p.apart {
		p.apart[i] = p.movedClash(c, went)
	}
}

// move moves an answer, and the note on it; it tells, by their ids, the lines that
// joined another. What the table cannot take, because it cannot be read, stays.
func (p *Project) move(b *content.Became) (went map[string]string) {
	was, is := b.Of.ID.Name, b.To.ID.Name
	if note := p.notes[was]; note != "" {
		delete(p.notes, was)
		p.notes[is] = withText(p.notes[is], note, "\n")
	}
	lines := p.recastAll(b)
	if len(lines) == 0 || p.odd[is] != nil {
		return nil
	}
	went = map[string]string{}
	rows, settled := slices.Clone(p.Rows(is)), p.linesFrom(b)
	if _, one := p.answers[was].(string); one {
		p.giveWay(b, rows, lines[0])
	}
	for _, line := range lines {
		var in string
		if rows, in = settleIn(b, rows, line, settled); in != line.ID() {
			went[line.ID()] = in
		}
	}
	p.answers[is] = rows
	delete(p.answers, was)
	return went
}

// giveWay takes out of the line that an answer is about what that same answer had
// put there before: a program of before changes it where it no longer stands.
func (p *Project) giveWay(b *content.Became, rows []Row, line Row) {
	at := lineFor(b, rows, line)
	if at < 0 {
		return
	}
	column := b.Column.Name
	here, stays := rows[at].text(column), sameText(line.text(column))
	for _, e := range p.journal {
		var former string
		if e.Key != b.Of.ID.Name || e.Aside || json.Unmarshal(e.After, &former) != nil || former == "" || stays(former) {
			continue
		}
		if rest, found := withItems(here, former, ""); found {
			here = rest
		}
	}
	if here == rows[at].text(column) {
		return
	}
	rows[at] = maps.Clone(rows[at])
	if rows[at][column] = here; here == "" {
		delete(rows[at], column)
	}
}

// takesOutMoved tells a change that takes something out of an answer which has
// moved: it stays where it went, since another hand may have added to it there.
func (p *Project) takesOutMoved(e Entry) bool {
	b := p.catalog.Became(e.Key)
	if b == nil || e.Row != nil || b.Of.Kind == content.Rows || !isNull(p.at(e.Key)) {
		return false
	}
	var was, is []string
	if json.Unmarshal(e.Before, &was) == nil && json.Unmarshal(e.After, &is) == nil {
		return slices.ContainsFunc(was, func(id string) bool { return !slices.Contains(is, id) })
	}
	return !isNull(e.Before) && isNull(e.After)
}

// linesFrom are, by their ids, the lines that the journal knows in a retired table.
func (p *Project) linesFrom(b *content.Became) map[string]bool {
	ids := map[string]bool{}
	for _, e := range p.journal {
		if e.Key != b.Of.ID.Name || e.Row == nil {
			continue
		}
		for _, raw := range []json.RawMessage{e.Before, e.After} {
			if id := lineOf(raw, b.Of).ID(); id != "" {
				ids[id] = true
			}
		}
	}
	return ids
}

// recastAll are the lines that an answer becomes.
func (p *Project) recastAll(b *content.Became) (lines []Row) {
	one := func(text Value) {
		row := withFixed(b, Row{b.Column.Name: text})
		lines = append(lines, row.withID(idFrom(row, b.To.Columns, 0)))
	}
	switch v := p.answers[b.Of.ID.Name].(type) {
	case []Row:
		for _, row := range v {
			lines = append(lines, recast(b, row))
		}
	case []string:
		for _, text := range v {
			one(text)
		}
	case string:
		one(v)
	}
	return lines
}

// recast is a line of a retired table under the names of the new one; nil for none.
func recast(b *content.Became, row Row) Row {
	if row == nil {
		return nil
	}
	out := make(Row, len(row))
	for id, v := range row {
		out[b.NewName(id)] = v
	}
	return out
}

// withFixed is a line with what a new one holds besides.
func withFixed(b *content.Became, row Row) Row {
	row = maps.Clone(row)
	for _, cell := range b.Fixed {
		if v, err := decode(&b.To.Column(cell.Column.Name).Field, nil, plain(cell.Value)); err == nil && row[cell.Column.Name] == nil {
			row[cell.Column.Name] = v
		}
	}
	return row
}

// lineFor is the line of the new table that a line became: that of its id, else the
// one it was about. -1 for none.
func lineFor(b *content.Became, rows []Row, line Row) int {
	if at := slices.IndexFunc(rows, func(r Row) bool { return r.ID() == line.ID() }); at >= 0 && line.ID() != "" {
		return at
	}
	about := aboutWhat(b, line)
	if about == "" {
		return -1
	}
	return slices.IndexFunc(rows, func(r Row) bool { return aboutWhat(b, r) == about })
}

// aboutWhat tells lines about one thing from the others; "" when it is not said.
func aboutWhat(b *content.Became, row Row) string {
	var key strings.Builder
	for _, id := range b.By {
		v := row[id.Name]
		if text, is := v.(string); is {
			v = french.Key(text)
		}
		if raw, odd := v.(json.RawMessage); v == nil || v == "" || odd && isNull(raw) {
			return ""
		}
		key.Write(encode(v, nil))
		key.WriteByte(0)
	}
	return key.String()
}

func isBy(b *content.Became, column string) bool {
	return slices.ContainsFunc(b.By, func(id content.ID) bool { return id.Name == column })
}

// settleIn puts a line in the new table, into the line that it is about, else after
// the others; in is the id of the line where it is. settled are the lines that came
// of the same answer: two that stood apart in it are never made one.
func settleIn(b *content.Became, rows []Row, line Row, settled map[string]bool) (_ []Row, in string) {
	if at := lineFor(b, rows, line); at >= 0 && (rows[at].ID() == line.ID() || !settled[rows[at].ID()]) {
		if both, agree := gathered(b, rows[at], line); agree {
			rows[at] = both
			return rows, both.ID()
		}
	}
	stands := func() bool {
		return slices.ContainsFunc(rows, func(r Row) bool { return r.ID() == line.ID() })
	}
	if stands() { // an old file gave both lines one id
		if line = line.withID(idFrom(line, b.To.Columns, 0)); stands() {
			return rows, line.ID()
		}
	}
	settled[line.ID()] = true
	return append(rows, withFixed(b, line)), line.ID()
}

// gathered is what two lines about the same thing say together. They do not agree
// when one cell would have to say two things.
func gathered(b *content.Became, here, there Row) (both Row, agree bool) {
	both = maps.Clone(here)
	for id, v := range there {
		has := both[id]
		raw, _ := has.(json.RawMessage)
		switch {
		case id == lineID, isBy(b, id) && here.ID() != there.ID(), reflect.DeepEqual(has, v):
		case has == nil || isNull(raw) && raw != nil:
			both[id] = v
		case isText(b, id) && here.text(id) != "" && there.text(id) != "":
			both[id] = withText(here.text(id), there.text(id), french.Typography(" ; "))
		default:
			return nil, false
		}
	}
	return both, true
}

// withText is a text and what another says more, item by item.
func withText(here, there, between string) string {
	for _, item := range itemsOf(there, between) {
		if !slices.ContainsFunc(itemsOf(here, between), sameText(item)) {
			here = strings.TrimPrefix(here+between+item, between)
		}
	}
	return here
}

// itemsOf are the parts of a text that a separator parts, whatever spaces it has.
func itemsOf(text, between string) (items []string) {
	for item := range strings.SplitSeq(text, strings.Trim(between, " \u00a0\u202f")) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// sameText tells the texts that say what one says, however they are spelt.
func sameText(text string) func(string) bool {
	key := french.Key(text)
	return func(other string) bool { return french.Key(other) == key }
}

// moved is a change of a line of a retired table, as it is carried out in the table
// where the line went.
func (p *Project) moved(e Entry) Entry {
	b := p.catalog.Became(e.Key)
	if b == nil || e.Row == nil || e.To != nil {
		return e
	}
	rows := p.Rows(b.To.ID.Name)
	before, after := recast(b, lineOf(e.Before, b.Of)), recast(b, lineOf(e.After, b.Of))
	line := before
	if line == nil {
		line = after
	}
	at := lineFor(b, rows, line)
	if at >= 0 && rows[at].ID() != line.ID() && p.linesFrom(b)[rows[at].ID()] {
		at = -1 // it stood apart from that one
	}
	if line.ID() == "" { // made before lines had ids: known by what it holds
		if same := lineAt(rows, withFixed(b, line), *e.Row, b.To.Columns); same >= 0 {
			at = same
			before, after = identified(before, rows[at]), identified(after, rows[at])
			line = rows[at]
		}
	}
	e.Key, e.read = b.To.ID.Name, nil
	rank := max(at, 0)
	if at < 0 {
		rank = len(rows)
	}
	e.Row = &rank
	if at >= 0 && rows[at].ID() != line.ID() { // it joined the line it was about, which stays
		before, after = throughJoin(b, rows[at], before, after)
	} else if at >= 0 && before == nil {
		before = Row{lineID: line.ID()}
	} else if before != nil {
		before = withFixed(b, before)
	}
	if after != nil && before == nil || after != nil && before.ID() == line.ID() && at >= 0 {
		after = withFixed(b, after)
	}
	e.Before, e.After = null, null
	if before != nil {
		e.Before = encode(before, b.To.Columns)
	}
	if after != nil {
		e.After = encode(after, b.To.Columns)
	}
	return e
}

// identified is a line under the id of another; nil for none.
func identified(line, as Row) Row {
	if line == nil {
		return nil
	}
	return line.withID(as.ID())
}

// throughJoin is a change of a line that joined another, as one of that other: a text
// among those that it gathers is changed, and the rest of it stays. What the line was
// known by is never taken from the other.
func throughJoin(b *content.Became, here, before, after Row) (was, is Row) {
	was, is = maps.Clone(here), maps.Clone(here)
	for id := range unionOf(before, after) {
		old, wanted := before[id], after[id]
		switch {
		case id == lineID, reflect.DeepEqual(old, wanted), isBy(b, id) && (before == nil || after == nil):
			continue
		case isText(b, id):
			text, found := withItems(here.text(id), before.text(id), after.text(id))
			if is[id] = text; found {
				continue
			}
		default:
			is[id] = wanted
		}
		was[id] = old
	}
	for _, line := range []Row{was, is} {
		maps.DeleteFunc(line, func(_ string, v Value) bool { return v == nil || v == "" })
	}
	return was, is
}

func unionOf(before, after Row) Row {
	all := maps.Clone(before)
	if all == nil {
		all = Row{}
	}
	maps.Copy(all, after)
	return all
}

func isText(b *content.Became, id string) bool {
	column := b.To.Column(id)
	return column != nil && column.Kind == content.Text
}

// withItems is a text where some items give way to others; found tells whether it
// had them. One that had not gives way whole.
func withItems(here, before, after string) (text string, found bool) {
	between := french.Typography(" ; ")
	switch {
	case strings.TrimSpace(before) == "":
		return withText(here, after, between), true
	case sameText(before)(here):
		return after, true
	}
	items := itemsOf(here, between)
	for _, item := range itemsOf(before, between) {
		at := slices.IndexFunc(items, sameText(item))
		if at < 0 {
			return after, false
		}
		items = slices.Delete(items, at, at+1)
	}
	return withText(strings.Join(items, between), after, between), true
}

// lasts tells whether a change may still be taken back: that of a whole answer which
// has moved since, or of a note on it, is over.
func (p *Project) lasts(e Entry) bool {
	thing := e.Key
	if noted := NotedThing(e.Key); noted != "" {
		thing = noted
	}
	return e.Row != nil || p.catalog.Became(thing) == nil
}

// movedClash is a clash on a line, where the line went.
func (p *Project) movedClash(c Clash, went map[string]string) Clash {
	b := p.catalog.Became(c.Key)
	if b == nil || c.Line == "" {
		return c
	}
	theirs := recast(b, lineOf(c.Theirs, b.Of))
	rows := p.Rows(b.To.ID.Name)
	line := maps.Clone(theirs)
	if line == nil {
		line = Row{}
	}
	at := lineFor(b, rows, line.withID(cmp.Or(went[c.Line], c.Line)))
	switch {
	case at < 0 && theirs == nil:
		return c
	case at >= 0 && rows[at].ID() != c.Line:
		merged := maps.Clone(rows[at])
		for id, v := range theirs {
			if text, is := v.(string); !is || !sameText(text)(rows[at].text(id)) {
				merged[id] = v
			}
		}
		theirs, c.Line = merged.withID(rows[at].ID()), rows[at].ID()
	case theirs != nil:
		theirs = withFixed(b, theirs)
	}
	c.Key = b.To.ID.Name
	c.Theirs = null
	if theirs != nil {
		c.Theirs = encode(theirs, b.To.Columns)
	}
	return c
}
