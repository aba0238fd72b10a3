package main

import (
	"time"

	"cpts/content/dates"
)

// clock tells what time it is. It is the only reader of the system's time in
// the program. A day named on the command line (--date) stands still at noon,
// so that the same command writes the same output; the zero day is no day.
func clock(day dates.Day) func() time.Time {
	if day.IsZero() {
		return time.Now
	}
	noon := time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, time.Local)
	return func() time.Time { return noon }
}
