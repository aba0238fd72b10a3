package model

import (
	"time"

	"cpts/content"
	"cpts/content/dates"
)

// Example is the invented project that a leader may look at, caught on today:
// its dates are moved by whole weeks, so that it never ages and a meeting keeps
// its day of the week. The error is that of Read, should the file be damaged.
func Example(c *content.Catalog, today dates.Day) (*Project, error) {
	p, err := Read(c, content.Example())
	if err != nil {
		return nil, err
	}
	p.shift(wholeWeeks(dates.Of(p.modified), today))
	return p, nil
}

// wholeWeeks are the days from reference to today, rounded down to weeks, so
// that nothing done falls after today.
func wholeWeeks(reference, today dates.Day) (days int) {
	days = reference.DaysUntil(today)
	weeks := days / 7
	if days%7 < 0 {
		weeks--
	}
	return weeks * 7
}

// shift moves every date of the project by a number of days. It goes round the
// journal: it is a way to read a file, not a change that somebody made.
func (p *Project) shift(days int) {
	p.created, p.modified = shiftTime(p.created, days), shiftTime(p.modified, days)
	for id, v := range p.answers {
		switch v := v.(type) {
		case dates.Day:
			p.answers[id] = v.AddDays(days)
		case []Row:
			for _, row := range v {
				for column, cell := range row {
					if day, isDay := cell.(dates.Day); isDay {
						row[column] = day.AddDays(days)
					}
				}
			}
		}
	}
	for id, state := range p.actions {
		if !state.On.IsZero() {
			state.On = state.On.AddDays(days)
		}
		if !state.Due.IsZero() {
			state.Due = state.Due.AddDays(days)
		}
		p.actions[id] = state
	}
}

// shiftTime keeps the hour on the clock and its offset, wherever the program
// runs: two machines write the same file.
func shiftTime(t time.Time, days int) time.Time {
	_, offset := t.Zone()
	return t.In(time.FixedZone("", offset)).AddDate(0, 0, days)
}
