package document

import (
	"cmp"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
	"cpts/model/report"
)

// composer sets a document out for a project, and notes what is missing on the way.
type composer struct {
	*page.Page
	project   *model.Project
	today     dates.Day
	only      int                           // the rank of the line that is told; 0 for all
	anonymous bool                          // of people, what nobody may read is no gap
	views     func(content.View) *page.Page // nil to look at the gaps alone

	table *content.Question // whose line is being told; nil for none
	line  model.Row
	rank  int

	gaps    []Missing // of the part being composed, each once
	missing []Missing // of the parts composed, each once
}

// lacks notes what is missing, once, and is what stands in its place.
func (c *composer) lacks(what string, to model.Place) string {
	note(&c.gaps, Missing{What: what, To: to})
	return page.Gap(what)
}

func note(all *[]Missing, m Missing) {
	if !slices.Contains(*all, m) {
		*all = append(*all, m)
	}
}

// settle ends a part: what it lacks joins what is missing. It tells whether an answer
// is, besides what is written by hand.
func (c *composer) settle() (open bool) {
	for _, m := range c.gaps {
		note(&c.missing, m)
		open = open || !m.To.Nowhere()
	}
	c.gaps = nil
	return open
}

// there tells whether the facts let something be told.
func (c *composer) there(only, unless *content.Fact) bool {
	return (only == nil || c.project.Tells(only, c.today)) && (unless == nil || !c.project.Tells(unless, c.today))
}

// part composes one part, and tells whether an answer is missing in it.
func (c *composer) part(p *content.Part) (open bool) {
	body := c.Page
	c.Page = &page.Page{}
	for _, b := range p.Content {
		c.block(b)
	}
	told := withoutEmptyHeadings(c.Blocks)
	c.Page = body
	for _, id := range p.Awaits {
		if q := c.project.Catalog().Question(id.Name); c.project.Asked(q) && !c.project.Answered(q) {
			c.lacks(c.called(q), model.AtQuestion(q))
		}
	}
	if len(told) == 0 {
		return c.settle()
	}
	if p.Break && len(c.Blocks) > 0 {
		c.Add(page.Break{})
	}
	if title, is := c.said(p.Title); is {
		c.Part(title)
	}
	c.Blocks = append(c.Blocks, told...)
	return c.settle()
}

// called is how an answer that is missing was called already, else its short name: it is
// listed once.
func (c *composer) called(q *content.Question) string {
	for _, m := range slices.Concat(c.missing, c.gaps) {
		if m.To == model.AtQuestion(q) {
			return m.What
		}
	}
	return shortName(q)
}

// withoutEmptyHeadings takes out the headings that nothing follows.
func withoutEmptyHeadings(blocks []page.Block) (told []page.Block) {
	const end, words = 0, -1
	next := end // what comes next: the level of a heading, or one of these
	for _, b := range slices.Backward(blocks) {
		switch b := b.(type) {
		case page.Break:
		case page.Heading:
			if next != words && next <= b.Level { // the end is of no level

				continue
			}
			next = b.Level
		default:
			next = words
		}
		told = append(told, b)
	}
	slices.Reverse(told)
	return told
}

func (c *composer) block(b *content.Block) {
	if !c.there(b.If, b.Unless) {
		return
	}
	if b.Each == nil {
		c.piece(&b.Piece)
		return
	}
	q := c.project.Catalog().Question(b.Each.Of.Name)
	if !c.project.Asked(q) {
		return
	}
	rows := c.project.Rows(q.ID.Name)
	if len(rows) == 0 {
		c.Add(page.Paragraph{Text: c.lacks(shortName(q), model.AtQuestion(q))})
	}
	for i, row := range rows {
		if c.only > 0 && c.only != i+1 {
			continue
		}
		c.table, c.line, c.rank = q, row, i+1
		if b.Each.Break && i > 0 && c.only == 0 {
			c.Add(page.Break{})
		}
		if title, is := c.said(b.Each.Title); is {
			c.Theme(title)
		}
		for _, p := range b.Each.Content {
			c.piece(p)
		}
	}
	c.table, c.line, c.rank = nil, nil, 0
}

func (c *composer) piece(p *content.Piece) {
	if !c.there(p.If, p.Unless) {
		return
	}
	c.text(p)
	c.List(page.Dash, c.items(p.List))
	c.List(page.ToTick, c.items(p.Boxes))
	c.facts(p.Facts)
	switch {
	case p.Grid != nil:
		c.grid(p.Grid)
	case p.Shows.Name != "" && c.views != nil:
		c.Join(c.views(content.View(p.Shows.Name)))
	case p.Blank > 0:
		c.Add(page.Blank{Lines: p.Blank})
	case p.Break:
		c.Add(page.Break{})
	}
}

func (c *composer) text(p *content.Piece) {
	if text, is := c.said(p.Heading); is {
		level := 2
		if c.table != nil {
			level = 3
		}
		c.Add(page.Heading{Level: level, Text: text})
	}
	if text, is := c.said(p.Text); is {
		c.Add(page.Paragraph{Text: text})
	}
	if text, is := c.said(p.Aside); is {
		c.Add(page.Paragraph{Text: text, Tone: page.Faint})
	}
}

// items are the texts of a list. An answer of several texts that stands alone makes as
// many.
func (c *composer) items(texts []content.Told) (items []string) {
	for _, t := range texts {
		if several := c.several(t); len(several) > 0 {
			items = append(items, several...)
		} else if text, is := c.said(t); is {
			items = append(items, text)
		}
	}
	return items
}

// several are the texts of an answer that is the whole of a text; none for another.
func (c *composer) several(t content.Told) (items []string) {
	h := t.Alone()
	if h == nil || len(h.Names) != 1 {
		return nil
	}
	q := c.project.Catalog().Question(h.Names[0])
	if q == nil || !c.project.Asked(q) {
		return nil
	}
	list, _ := c.project.Answer(q.ID.Name).([]string)
	for _, text := range list {
		if o := q.Option(text); q.Kind == content.Choices && o != nil {
			text = o.Label
		}
		if text = french.Line(text); text != "" {
			items = append(items, french.Capital(text))
		}
	}
	return items
}

// inRow is how long, in bytes, the texts of an answer stand in a row beside a label.
const inRow = 120

// facts sets lines side by side; those that hang on what is not there are left out.
func (c *composer) facts(lines []*content.Line) {
	var list page.Facts
	for _, l := range lines {
		f := page.Fact{Label: l.Label}
		if items := c.several(l.Value); len(strings.Join(items, ", ")) > inRow {
			f.Items = items
		} else if text, is := c.said(l.Value); is {
			f.Value = text
		} else {
			continue
		}
		list = append(list, f)
	}
	if len(list) > 0 {
		c.Add(list)
	}
}

// said is a text with its holes filled; false when there is none, or when it goes with
// an answer that is not there.
func (c *composer) said(t content.Told) (string, bool) {
	if t.Text == "" {
		return "", false
	}
	alone := t.Alone() != nil
	var b strings.Builder
	for _, bit := range t.Bits() {
		if bit.Hole == nil {
			b.WriteString(bit.Words)
			continue
		}
		text, is := c.fill(bit.Hole, alone)
		if !is {
			return "", false
		}
		b.WriteString(text)
	}
	return french.Capital(b.String()), true
}

// fill is what fills a hole: the first of its names that has something to say, else a
// gap; false when the text goes with it.
func (c *composer) fill(h *content.Hole, alone bool) (text string, is bool) {
	what, to, asked := h.Missing, model.Place{}, len(h.Names) == 0
	for _, name := range h.Names {
		text, short, at, put := c.value(name, alone)
		if text != "" {
			return text, true
		}
		if put {
			asked = true
			what, to = cmp.Or(h.Missing, short), at
		}
	}
	if !asked || h.Optional { // a question that does not concern this project leaves no gap
		return "", false
	}
	return c.lacks(what, to), true
}

// value is what a name stands for, with its short name and where it is answered; put
// tells whether an answer is waited for.
func (c *composer) value(name string, alone bool) (text, short string, at model.Place, put bool) {
	switch name {
	case content.TodayName:
		return c.today.String(), "", at, true
	case content.RankName:
		return french.Number(int64(c.rank)), "", at, true
	}
	if id := content.ColumnNamed(name); id != "" {
		column := c.table.Column(id)
		return french.Line(report.CellText(column, c.line)), lower(column.Label), model.AtQuestion(c.table), true
	}
	if id := content.DelayNamed(name); id != "" {
		return c.delay(id)
	}
	id, number := content.QuestionNamed(name)
	q := c.project.Catalog().Question(id)
	if !c.project.Asked(q) {
		return "", "", at, false
	}
	if !c.project.Answered(q) {
		return "", shortName(q), model.AtQuestion(q), true
	}
	if number {
		return french.Number(int64(count(c.project.Answer(id)))), "", at, true
	}
	return answer(q, c.project.Answer(id), alone), shortName(q), model.AtQuestion(q), true
}

// delay is the day a delay falls due.
func (c *composer) delay(id string) (text, short string, at model.Place, put bool) {
	for _, due := range c.project.Dues() {
		if due.Delay.ID.Name == id {
			return due.Day.String(), "", at, true
		}
	}
	d := c.project.Catalog().Delay(id)
	from := c.project.Catalog().Question(d.From.Name)
	return "", shortName(from), model.AtQuestion(from), true
}

// count is how many texts, choices or lines an answer has.
func count(v model.Value) int {
	switch v := v.(type) {
	case []string:
		return len(v)
	case []model.Row:
		return len(v)
	}
	return 0
}

// answer is one as it is read in a sentence, or by itself.
func answer(q *content.Question, v model.Value, alone bool) string {
	switch v := v.(type) {
	case []string:
		texts := make([]string, len(v))
		for i, text := range v {
			texts[i] = french.Line(text)
			if o := q.Option(text); q.Kind == content.Choices && o != nil {
				texts[i] = o.Label
			}
		}
		if len(texts) == 0 {
			return cmp.Or(q.None, "aucun choix")
		}
		return french.Enumerate(texts, "et")
	case string:
		if alone && q.Kind == content.LongText {
			return report.Paragraphs(v)
		}
	}
	text := french.Line(model.Display(&q.Field, v))
	if !alone {
		text = strings.TrimRight(text, ".")
	}
	return text
}

// shortName is a question as it is named in a sentence: a date, by what happens then.
func shortName(q *content.Question) string {
	if q.Kind == content.Date {
		return "date, " + lower(q.EventOn(true))
	}
	return lower(q.Short)
}

// lower lowers the first letter of a name that is no abbreviation.
func lower(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && r[1] != '\'' && r[1] != '’' && r[1] != ' ' {
		return s
	}
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}
