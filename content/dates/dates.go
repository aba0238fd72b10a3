// Package dates keeps days without an hour, and writes and reads them the
// French way.
package dates

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cpts/content/french"
	"cpts/content/pattern"
)

// Day is a day of the calendar. The zero Day is no day.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

var months = [...]string{
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	"août", "septembre", "octobre", "novembre", "décembre",
}

// Of is the day it is at t, where t says it is.
func Of(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero tells whether no day is set.
func (d Day) IsZero() bool { return d == Day{} }

// Time is midnight of the day, in universal time: good for counting days.
func (d Day) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Compare is negative when d comes before o, positive when it comes after.
func (d Day) Compare(o Day) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Before tells whether d comes before o.
func (d Day) Before(o Day) bool { return d.Compare(o) < 0 }

// Later is the one of two days that comes last.
func Later(a, b Day) Day {
	if a.Before(b) {
		return b
	}
	return a
}

// AddDays moves the day by n days.
func (d Day) AddDays(n int) Day { return Of(d.Time().AddDate(0, 0, n)) }

// AddMonths moves the day by n months; a day that the month does not have
// falls back to its last one (31 December and two months: 28 February).
func (d Day) AddMonths(n int) Day {
	first := Of(time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	last := Of(first.Time().AddDate(0, 1, -1))
	first.Day = min(d.Day, last.Day)
	return first
}

// DaysUntil counts the days from d to o, negative when o is past.
func (d Day) DaysUntil(o Day) int { return int(o.Time().Sub(d.Time()).Hours() / 24) }

// In writes how far a day n days ahead is: aujourd'hui, demain, dans 22 jours.
func In(n int) string {
	switch n {
	case 0:
		return "aujourd’hui"
	case 1:
		return "demain"
	}
	return "dans " + Span(n)
}

// Span says how long so many days are: in days while one counts them, in months
// beyond some ninety of them.
func Span(days int) string {
	const countable, inMonth = 90, 365.25 / 12
	if days <= countable {
		return french.Count(days, "jour", "jours")
	}
	return french.Count(int(math.Round(float64(days)/inMonth)), "mois", "mois")
}

// ISO writes the day as files keep it: 2026-11-23.
func (d Day) ISO() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Typed writes the day as it is typed: 23/11/2026.
func (d Day) Typed() string { return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year) }

// Brief writes the day for a narrow column: 23/11/26.
func (d Day) Brief() string { return fmt.Sprintf("%02d/%02d/%02d", d.Day, d.Month, d.Year%100) }

// String writes the day in full: 23 novembre 2026, 1er mars 2025.
func (d Day) String() string { return d.Short() + french.NBSP + strconv.Itoa(d.Year) }

// Short writes the day without its year: 15 décembre.
func (d Day) Short() string {
	if d.IsZero() {
		return "jour inconnu"
	}
	return d.Number() + french.NBSP + months[d.Month-1]
}

var brief = [...]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."}

// Abbreviated writes the day without its year, in few letters: 15 déc.
func (d Day) Abbreviated() string {
	if d.IsZero() {
		return d.Short()
	}
	return d.Number() + french.NBSP + brief[d.Month-1]
}

// MonthBrief is the month of the day in few letters: déc.
func (d Day) MonthBrief() string { return brief[d.Month-1] }

// Number writes the day within its month: 1er, 15.
func (d Day) Number() string {
	if d.Day == 1 {
		return "1er"
	}
	return strconv.Itoa(d.Day)
}

var weekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

// Weekday is the day of the week: mardi.
func (d Day) Weekday() string { return weekdays[d.Time().Weekday()] }

// WeekdayBrief is the day of the week in few letters: mar.
func (d Day) WeekdayBrief() string { return d.Weekday()[:3] + "." }

// MonthYear writes the month of the day: décembre 2026.
func (d Day) MonthYear() string { return months[d.Month-1] + french.NBSP + strconv.Itoa(d.Year) }

// Errors of Parse: the form is unknown, only the month is given, the day is not in
// the calendar, its year is out of reach, may be of this century or the last, or it
// is another day of the week than is written. With ErrNoDay comes the first of the
// month, to say what is missing.
var (
	ErrForm    = errors.New("not a date of the form 23/11/2026")
	ErrNoDay   = errors.New("a month without its day")
	ErrNoSuch  = errors.New("no such day in the calendar")
	ErrFarAway = errors.New("a year out of reach")
	ErrCentury = errors.New("a year of two digits that may be of two centuries")
	ErrWeekday = errors.New("not that day of the week")
)

var (
	weekday = pattern.Of(`^(?:le )?(?:(lun|mar|mer|jeu|ven|sam|dim)\.?|(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)),? `)
	slashed = pattern.Of(`^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$`)
	twoYear = pattern.Of(`^(\d{1,2})[/. ](\d{1,2})[/. ](\d{2})$`) // 26-11-23 may begin with its year
	yearOne = pattern.Of(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	worded  = pattern.Of(`^(\d{1,2}|1 ?er) ([a-z]+)\.? (\d{4}|\d{2})$`)
	monthly = pattern.Of(`^([a-z]+)\.? (\d{4})$`)
	monthNo = pattern.Of(`^(\d{1,2})[/. -](\d{4})$`)
	raised  = strings.NewReplacer("ᵉʳ", "er", "ᵉ", "e")
)

// Parse reads a day as it is typed: 23/11/2026, 1/9/28, 2026-11-23, 2026/11/23,
// 23 novembre 2026, lundi 23 nov. 2026, le 1er mars 2026. With ErrWeekday comes
// the day all the same, to say which it is.
func Parse(s string) (Day, error) {
	s = strings.Join(strings.Fields(french.Fold(raised.Replace(s))), " ")
	named := weekday().FindStringSubmatch(s)
	if named != nil {
		s = s[len(named[0]):]
	}
	d, err := parseBare(strings.TrimPrefix(s, "le "))
	if err == nil && named != nil && !strings.HasPrefix(d.Weekday(), named[1]+named[2]) {
		return d, ErrWeekday
	}
	return d, err
}

func parseBare(s string) (Day, error) {
	for _, form := range []*regexp.Regexp{slashed(), twoYear()} {
		if m := form.FindStringSubmatch(s); m != nil {
			return build(m[3], m[2], m[1])
		}
	}
	if m := yearOne().FindStringSubmatch(s); m != nil {
		return build(m[1], m[2], m[3])
	}
	if m := worded().FindStringSubmatch(s); m != nil {
		if month := monthNamed(m[2]); month > 0 {
			return build(m[3], strconv.Itoa(month), strings.TrimRight(m[1], " er"))
		}
	}
	return noDay(s)
}

// noDay tells a month of a year from what is no date at all.
func noDay(s string) (Day, error) {
	month, year := 0, ""
	if m := monthly().FindStringSubmatch(s); m != nil {
		month, year = monthNamed(m[1]), m[2]
	} else if m := monthNo().FindStringSubmatch(s); m != nil {
		month, _ = strconv.Atoi(m[1])
		year = m[2]
	}
	first, err := build(year, strconv.Itoa(month), "1")
	if err != nil {
		return Day{}, ErrForm
	}
	return first, ErrNoDay
}

// monthNamed is the month of a name, or of a beginning that only one has: nov,
// sept; 0 when there is none.
func monthNamed(name string) int {
	found := 0
	for i, month := range months {
		if len(name) >= 3 && strings.HasPrefix(french.Fold(month), name) {
			if found > 0 {
				return 0
			}
			found = i + 1
		}
	}
	return found
}

// Moment writes an instant as a person reads it: 23 novembre 2026 14:02.
func Moment(at time.Time) string { return Of(at).String() + at.Format(" 15:04") }

// ParseISO reads only what files and flags hold: 2026-11-23.
func ParseISO(s string) (Day, error) {
	if len(s) != len("2026-11-23") || s[4] != '-' || s[7] != '-' {
		return Day{}, ErrForm
	}
	year, month, day := s[:4], s[5:7], s[8:]
	if strings.Trim(year+month+day, "0123456789") != "" {
		return Day{}, ErrForm
	}
	return build(year, month, day)
}

// LastUsual is the last year that surprises nobody, and so the last that two digits
// tell: 61 may as well be 1961.
const LastUsual = 2060

func build(year, month, day string) (Day, error) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(day)
	if len(year) == 2 {
		if y += 2000; y > LastUsual {
			return Day{}, ErrCentury
		}
	}
	d := Day{y, time.Month(m), n}
	if Of(d.Time()) != d {
		return Day{}, ErrNoSuch
	}
	if y < 1900 || y > 2100 {
		return Day{}, ErrFarAway
	}
	return d, nil
}
