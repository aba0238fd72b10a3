package dates

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"cpts/content/french"
	"cpts/content/pattern"
)

// Clock is an hour of the day, in hours and minutes. Its zero is midnight.
type Clock struct{ Hour, Minute int }

// ErrClock is returned by ParseClock for what is no hour of a day.
var ErrClock = errors.New("not an hour of the form 20 h 30")

// ISO writes the hour as files keep it: 20:30.
func (c Clock) ISO() string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

// String writes the hour as it is read: 20 h 30, 9 h.
func (c Clock) String() string {
	text := strconv.Itoa(c.Hour) + french.NBSP + "h"
	if c.Minute == 0 {
		return text
	}
	return text + french.NBSP + fmt.Sprintf("%02d", c.Minute)
}

// Compare is negative when c comes before o in the day, positive when after.
func (c Clock) Compare(o Clock) int { return (c.Hour-o.Hour)*60 + c.Minute - o.Minute }

var (
	clockISO   = pattern.Of(`^([01]\d|2[0-3]):([0-5]\d)$`)
	clockTyped = pattern.Of(`^(?:a )?(\d{1,2}) ?(?:h|heures?|:|\.) ?(\d{2})?(?: ?(?:min|mn|m|minutes?))?$`)
	clockWords = map[string]Clock{"midi": {12, 0}, "midi et demi": {12, 30}, "midi et demie": {12, 30}, "minuit": {0, 0}}
)

// ParseClockISO reads only what files hold: 20:30.
func ParseClockISO(s string) (Clock, error) {
	if !clockISO().MatchString(s) {
		return Clock{}, ErrClock
	}
	return ParseClock(s)
}

// ParseClock reads an hour as it is typed: 20 h 30, 20h, 20:30, 8.45, midi.
func ParseClock(s string) (Clock, error) {
	s = strings.Join(strings.Fields(french.Fold(s)), " ")
	if c, named := clockWords[strings.TrimPrefix(s, "a ")]; named {
		return c, nil
	}
	m := clockTyped().FindStringSubmatch(s)
	if m == nil {
		return Clock{}, ErrClock
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if hour > 23 || minute > 59 {
		return Clock{}, ErrClock
	}
	return Clock{hour, minute}, nil
}
