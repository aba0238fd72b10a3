package report

import (
	"strconv"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/page"
)

// Pictures tell the same figures as the screens, for what can draw. Those without a bar or
// a day have nothing to show.

// WithPictures adds to the document the pictures of what it tells.
func WithPictures() Option { return func(b *builder) { b.pictures = true } }

// StagesFigure is how far each stage is, by its rubriques.
func StagesFigure(s *Standing) page.Figure {
	f := page.Figure{
		Title: "L’avancement, étape par étape", Says: "Pour chaque étape, la part des rubriques terminées.",
		Full: 1, Heads: [2]string{"Étape", "Rubriques terminées"},
	}
	for _, line := range s.Stages {
		all := max(len(line.Sections), 1)
		f.Bars = append(f.Bars, page.Bar{
			Label:  stageLabel(line.Stage),
			Amount: sentence("%s, %d sur %d", french.Line(line.Word), line.Finished, len(line.Sections)),
			Size:   float64(line.Finished) / float64(all),
		})
	}
	return f
}

// DaysPicture is the line of time: the days of a project between the first and the last.
func DaysPicture(events []calendar.Event, today dates.Day) page.Timeline {
	rows := Timeline(events, today)
	l := page.Timeline{Title: "La frise du projet"}
	if len(rows) == 0 {
		return l
	}
	first, last := rows[0].Day, rows[len(rows)-1].Day
	span := max(first.DaysUntil(last), 1)
	for _, row := range rows {
		l.Moments = append(l.Moments, page.Moment{
			Label: row.Label, When: row.Day.String(), State: states[row.Mark],
			At: float64(first.DaysUntil(row.Day)) / float64(span),
		})
	}
	l.Says = sentence("%s, du %s au %s.", french.Count(len(rows)-1, "date", "dates"), first, last)
	return l
}

var states = map[rune]page.State{doneMark: page.Done, aheadMark: page.Ahead, lateMark: page.Late, proposedMark: page.Proposed, NowMark: page.Now}

// CashFigure is what is sure to come, day by day; by contract year while nothing is dated.
func CashFigure(plan *budget.Plan) page.Figure {
	f := page.Figure{Title: "Ce qui arrive sur le compte", Heads: [2]string{"Date", "Montant"}}
	if plan == nil {
		return f
	}
	for _, day := range budget.Days(plan) {
		if day.Sure > 0 {
			f.Bars = append(f.Bars, page.Bar{Label: day.Day.String(), Amount: day.Sure.String(), Size: float64(day.Sure)})
		}
	}
	if f.Bars != nil {
		f.Says = "Chaque versement sûr du contrat, au jour où il est attendu."
		return f
	}
	f.Says = "Ce que chaque année du contrat verse de sûr."
	f.Heads[0] = "Année"
	for n, cell := range plan.Years {
		f.Bars = append(f.Bars, page.Bar{Label: "Année" + french.NBSP + strconv.Itoa(n+1), Amount: cell.Sure().String(), Size: float64(cell.Sure())})
	}
	return f
}

// picture adds one to the document, when it is asked for and has something to show.
func (b *builder) picture(f page.Block) {
	shows := false
	switch f := f.(type) {
	case page.Figure:
		shows = f.Whole() > 0
	case page.Timeline:
		shows = len(f.Moments) > 0
	}
	if b.pictures && shows {
		b.Add(f)
	}
}
