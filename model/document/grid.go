package document

import (
	"cmp"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
	"cpts/model/report"
)

// grid sets out a table: lines of an answer, then lines to fill in by hand.
func (c *composer) grid(g *content.Grid) {
	caption, _ := c.said(g.Caption)
	if g.Of.Name == "" {
		t := page.Table{Caption: caption}
		for _, title := range g.Added {
			t.Columns = append(t.Columns, page.Column{Title: title})
		}
		c.Add(withEmpty(t, g.Empty))
		return
	}
	q := c.project.Catalog().Question(g.Of.Name)
	if !c.project.Asked(q) {
		return
	}
	rows := slices.DeleteFunc(slices.Clone(c.project.Rows(q.ID.Name)), func(row model.Row) bool {
		return g.Where != nil && !slices.Contains(g.Where.In, whole(q.Column(g.Where.Column.Name), row))
	})
	switch {
	case len(rows) > 0, g.Empty > 0:
	case g.Spare:
		return
	default:
		c.Add(page.Paragraph{Text: c.lacks(cmp.Or(g.Missing, shortName(q)), model.AtQuestion(q))})
		return
	}
	if g.Sorted.Name != "" {
		rows = sorted(q.Column(g.Sorted.Name), rows)
	}
	for _, group := range grouped(q, g, rows) {
		t := c.lines(q, g, group.rows)
		t.Caption = caption
		if group.name != "" {
			t.Caption = french.Capital(group.name)
		}
		c.Add(withEmpty(t, g.Empty))
	}
}

// whole is what a cell holds, as a condition names it.
func whole(column *content.Column, row model.Row) string {
	switch v := row[column.ID.Name].(type) {
	case string:
		return v
	case bool:
		if v {
			return "oui"
		}
		return "non"
	}
	return ""
}

type group struct {
	name string
	rows []model.Row
}

// rankIn is that of the option that a line holds; after them all when it holds none.
func rankIn(column *content.Column, row model.Row) int {
	held := whole(column, row)
	if i := slices.IndexFunc(column.Options, func(o *content.Option) bool { return o.ID.Name == held }); i >= 0 {
		return i
	}
	return len(column.Options)
}

// sorted are lines in the order of the options they hold.
func sorted(column *content.Column, rows []model.Row) []model.Row {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b model.Row) int { return rankIn(column, a) - rankIn(column, b) })
	return rows
}

// grouped are the lines by the option they hold, in the order of the options; those that
// hold none come last. Without a column to part them by, they make one group.
func grouped(q *content.Question, g *content.Grid, rows []model.Row) (groups []group) {
	by := q.Column(g.By.Name)
	if by == nil {
		return []group{{rows: rows}}
	}
	last := -1
	for _, row := range sorted(by, rows) {
		rank := rankIn(by, row)
		if rank != last {
			name := "autres"
			if rank < len(by.Options) {
				name = by.Options[rank].Label
			}
			groups, last = append(groups, group{name: name}), rank
		}
		groups[len(groups)-1].rows = append(groups[len(groups)-1].rows, row)
	}
	return groups
}

// lines has the columns wanted that a line fills, and those to fill in.
func (c *composer) lines(q *content.Question, g *content.Grid, rows []model.Row) page.Table {
	t := page.Table{Rows: make([]page.Row, len(rows))}
	columns := wanted(q, g)
	if c.anonymous { // what people do stands beside their names, and in their place: once is enough
		columns = slices.DeleteFunc(columns, func(column *content.Column) bool {
			return column.Names() && slices.Contains(columns, q.Column(column.Person.Name))
		})
	}
	for i, column := range columns {
		needed := slices.ContainsFunc(g.Needed, func(id content.ID) bool { return id.Name == column.ID.Name }) && !(c.anonymous && column.Person.Name != "")
		cells, filled := make([]string, len(rows)), i == 0
		for j, row := range rows {
			cells[j] = cell(column, row)
			if cells[j] == "" && needed {
				cells[j] = c.lacks(lower(column.Label), model.AtQuestion(q))
			}
			filled = filled || cells[j] != ""
		}
		if !filled && len(rows) > 0 {
			continue
		}
		t.Columns = append(t.Columns, page.Column{Title: column.Label, Right: column.Kind == content.Number || column.Kind == content.Amount})
		for j := range rows {
			t.Rows[j].Cells = append(t.Rows[j].Cells, cells[j])
		}
	}
	for _, title := range g.Added {
		t.Columns = append(t.Columns, page.Column{Title: title})
		for j := range rows {
			t.Rows[j].Cells = append(t.Rows[j].Cells, "")
		}
	}
	return t
}

// cell is what a cell reads as, alone in its column: with a capital, but for what is
// typed as it stands elsewhere, an address.
func cell(column *content.Column, row model.Row) string {
	text := french.Line(report.CellText(column, row))
	if strings.ContainsAny(text, "@/") && !strings.Contains(text, " ") {
		return text
	}
	return french.Capital(text)
}

func wanted(q *content.Question, g *content.Grid) (columns []*content.Column) {
	for _, id := range g.Columns {
		columns = append(columns, q.Column(id.Name))
	}
	if len(columns) > 0 {
		return columns
	}
	return slices.DeleteFunc(slices.Clone(q.Columns), func(column *content.Column) bool { return column.ID.Name == g.By.Name })
}

// withEmpty adds lines to fill in by hand.
func withEmpty(t page.Table, lines int) page.Table {
	for range lines {
		t.Rows = append(t.Rows, page.Row{Cells: make([]string, len(t.Columns))})
	}
	return t
}
