package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A thousands separator is a no-break space: with one plain space between them, two
// numbers read as one.
var (
	touching = regexp.MustCompile(`\d(\x{00a0}?[€%])? [−+-]?\d`)
	typed    = regexp.MustCompile(`(^|[ (│▸])-\d`)                                         // a minus as a keyboard has it
	natural  = regexp.MustCompile(`\d\d/\d\d/\d\d \d\d:\d\d|^ ?> .*|SIRET .*|\{[0-9;]*\}`) // a moment, what is typed, looks
)

// weeks are runs of small numbers, as the days of a drawn month are.
var weeks = regexp.MustCompile(`\b\d{1,2}( {1,2}\d{1,2})+\b`)

// withoutWeek takes out numbers that follow one another, which nobody reads as one.
func withoutWeek(run string) string {
	days := strings.Fields(run)
	for i := 1; i < len(days); i++ {
		before, _ := strconv.Atoi(days[i-1])
		if day, _ := strconv.Atoi(days[i]); day != before+1 {
			return run
		}
	}
	return ""
}

// touch is the first place of a text where two numbers touch, or a minus is no minus; ""
// for none.
func touch(text string) string {
	for line := range strings.Lines(text) {
		line = weeks.ReplaceAllStringFunc(natural.ReplaceAllString(line, ""), withoutWeek)
		if typed.MatchString(line) {
			return "a minus in " + strings.TrimSpace(line)
		}
		if found := touching.FindString(line); found != "" {
			return found + " in " + strings.TrimSpace(line)
		}
	}
	return ""
}

func TestTouch(t *testing.T) {
	for text, touches := range map[string]bool{
		"Année 1 142\u00a0500\u00a0€": true, "215\u00a0750 1\u00a0061\u00a0292": true, "−61\u00a0692\u00a0€ +127\u00a0050\u00a0€": true, "62\u00a0% 4": true, "solde -3": true,
		"du 23-11": false, "solde −3": false,
		"142\u00a0500  140\u00a0000": false, "12\u00a0500 │ 7": false, "le 15 mars 2027": false, "23/11/26 14:02": false, "> 27 143": false, "en 2027, 3 mois": false,
		" 1  2  3\n 9 10 11 12     14 15 16": false, "9 11": true, "8 10 11": true,
	} {
		if got := touch(text) != ""; got != touches {
			t.Errorf("%q touches: %v", text, got)
		}
	}
}

// No two numbers touch, on any screen kept and in any text kept.
func TestNumbersNeverTouch(t *testing.T) {
	for _, folder := range []string{"testdata", "../model/report/testdata", "../model/page/testdata"} {
		files, err := filepath.Glob(filepath.Join(folder, "*"))
		must(t, err)
		if len(files) == 0 {
			t.Errorf("nothing in %s", folder)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			must(t, err)
			if where := touch(string(text)); where != "" {
				t.Errorf("%s: %s", name, where)
			}
		}
	}
}
