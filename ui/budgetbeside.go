package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/content/money"
	"cpts/model/budget"
	"cpts/model/report"
	"cpts/ui/kit"
)

// What is told of the amount under the cursor, as it moves: at the right where there is
// room, in two lines under the table otherwise.

// more says where the whole of it is; lessMore where there is little room.
const (
	more     = "entrée\u00a0: le calcul et ses sources"
	lessMore = "entrée\u00a0: le calcul"
)

// telling is how an amount was last told: it is laid out once.
type telling struct {
	row, year, width int
	lines            []string
}

// once lays out what is told of the amount under the cursor, unless it is what was told
// last.
func (p *budgetPage) once(width int, lay func(e *budget.Explanation) []string) []string {
	now := telling{row: p.grid.line, year: p.grid.year, width: width}
	if last := p.told; last.lines == nil || last.row != now.row || last.year != now.year || last.width != width {
		now.lines = lay(p.explanation())
		p.told = now
	}
	return p.told.lines
}

// explanation is that of the amount under the cursor.
func (p *budgetPage) explanation() *budget.Explanation {
	line, year := p.grid.selected()
	if p.Tab == rightsTab {
		return p.plan.ExplainRights(line, year)
	}
	return p.plan.Explain(line, year)
}

// amount names the amount under the cursor, then gives it.
func (g *budgetGrid) amount() (name, euros string) {
	column := strings.ToLower(g.column().Title[:1]) + g.column().Title[1:]
	return g.row().Cells[0] + ", " + column, french.Typography(strings.ReplaceAll(g.shown(), none, "0") + " €")
}

// natural is the width the page takes when it has the rest at its right.
func (p *budgetPage) natural() (columns, right int) {
	if p.grid == nil {
		return readingRoom, contentsRoom
	}
	return p.grid.natural(), leastAside
}

// leastAside is the room in which an amount is explained.
const leastAside = 40

// aside tells the amount under the cursor: its parts, each with how it is worked out. Where
// there is none, it names the parts of the text or, of a short one, draws what comes in.
func (p *budgetPage) aside(width, height int) []string {
	if p.grid == nil {
		if p.text == nil { // it is asked for before the room is known
			p.resize(p.app.width-width-gutter, height)
		}
		if parts := p.text.heads.draw(p.app.styles, width, height, p.scroll.Top); parts != nil || p.plan == nil {
			return parts
		}
		return p.right.lay(p.app.styles, width, height, func(text *prose) {
			if paid, known := report.StandingOf(p.app.project, p.app.today()).Paid(); known {
				text.figure(paid)
			}
		})
	}
	look := p.app.styles
	lines := p.once(width, func(e *budget.Explanation) []string {
		text := newProse(look, min(width+1, asideMost))
		text.margin = 0
		name, euros := p.grid.amount()
		text.flow(name, 0, look.Accent.Render)
		text.put(look.Strong.Render(euros))
		if from, to := p.plan.Begins(p.grid.year+1), p.plan.Begins(p.grid.year+2); !from.IsZero() {
			text.aside("Du " + from.String() + " au " + to.AddDays(-1).String())
		}
		text.blank()
		text.page(report.How(p.money, e))
		return text.lines
	})
	lines = slices.Clone(kit.ClipTo(lines, height-2))
	return append(lines, "", look.Faint.Render(fitting(width, more, lessMore)))
}

// brief is what is told of the amount under the table, in two lines.
func (p *budgetPage) brief() []string {
	look := p.app.styles
	return p.once(p.width, func(e *budget.Explanation) []string {
		name, euros := p.grid.amount()
		room := p.width - 2
		first := look.Accent.Render(kit.Cut(name, room-ansi.StringWidth(euros)-3)) + "   " + look.Strong.Render(euros)
		if with := first + "   " + look.Faint.Render(more); ansi.StringWidth(with) <= room {
			first = with
		}
		return []string{" " + first, "   " + kit.Cut(p.parts(e, room-2), room-2)}
	})
}

// parts are what an amount is made of, as far as the room goes; the sentence that tells
// it when it is all of one piece.
func (p *budgetPage) parts(e *budget.Explanation, room int) string {
	var named []budget.Step
	for _, step := range e.Steps {
		if step.Name != "" {
			named = append(named, step)
		}
	}
	line, _ := p.grid.selected()
	switch {
	case strings.HasPrefix(line, budget.TotalLine):
		return p.days(line)
	case len(named) == 0:
		return e.Steps[len(e.Steps)-1].Text // why there is nothing
	case len(named) == 1 && ansi.StringWidth(named[0].Text) <= room:
		return named[0].Text
	}
	told := ""
	for i, step := range named {
		part := step.Name + "  " + figure(step.Amount)
		if i > 0 {
			part = told + "   " + part
		}
		if ansi.StringWidth(part) > room {
			break
		}
		told = part
	}
	return told
}

// figure is an amount whose unit is said elsewhere.
func figure(a money.Amount) string { return strings.TrimSuffix(a.String(), french.NBSP+"€") }

// days tells when a total of the table comes in; in a word where it has no day.
func (p *budgetPage) days(total string) string {
	var days []string
	if p.Tab == cashTab {
		for _, day := range budget.Days(p.plan) {
			if amount := partOf(total, day); amount > 0 && day.Year == p.grid.year+1 {
				days = append(days, "le "+day.Day.String()+"  "+figure(amount))
			}
		}
	}
	if days == nil {
		return "la somme des lignes"
	}
	return strings.Join(days, "   ")
}

// partOf is what a day brings to a total of the table.
func partOf(line string, day budget.PaidDay) money.Amount {
	switch line {
	case budget.SureLine:
		return day.Sure
	case budget.VariableLine:
		return day.Hope.Variable
	case budget.EventLine:
		return day.Hope.Event
	}
	return day.Sure + day.Hope.Total()
}
