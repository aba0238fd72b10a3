package budget

import (
	"time"

	"cpts/content/dates"
	"cpts/model"
)

// keyClosing is the month at whose end the financial year closes.
var keyClosing = model.NewKey[string]("cloture_mois")

// Closing is the month at whose end the financial year closes; 0, or December, when it
// is the calendar year.
type Closing time.Month

// ClosingOf is that of a project.
func ClosingOf(p *model.Project) Closing { return Closing(monthNamed(keyClosing.In(p))) }

// Calendar tells whether the financial year is the calendar one.
func (c Closing) Calendar() bool { return c == 0 || c == Closing(time.December) }

// yearOf is the financial year of a day, named by the year it closes in.
func (c Closing) yearOf(day dates.Day) int {
	if !c.Calendar() && day.Month > time.Month(c) {
		return day.Year + 1
	}
	return day.Year
}

// LastDay is the day on which a financial year closes.
func (c Closing) LastDay(year int) dates.Day {
	if c.Calendar() {
		c = Closing(time.December)
	}
	return dates.Day{Year: year, Month: time.Month(c), Day: 1}.AddMonths(1).AddDays(-1)
}
