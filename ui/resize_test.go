package ui

import (
	"fmt"
	"strings"
	"testing"

	"cpts/ui/kit"
)

// windows are sizes a window goes through, one too small to draw among them.
var windows = [][2]int{{60, 20}, {132, 38}, {20, 5}, {80, 24}, {100, 21}, {200, 55}, {61, 60}}

// A resize at each key leaves what is typed where it was being typed, in every field.
func TestResizeAtEachKey(t *testing.T) {
	typed := map[string]func(*driver) string{
		"nom":           func(d *driver) string { return d.app.top().(*question).field.typed() },
		"objectifs":     func(d *driver) string { return d.app.top().(*question).field.typed() },
		"cpts_voisines": func(d *driver) string { return d.app.top().(*question).field.typed() },
		"communes":      func(d *driver) string { return d.app.top().(*question).field.(*townsField).input.Text() },
		"equipe":        func(d *driver) string { f := d.app.top().(*rowForm); return f.inputs[f.here].Text() },
	}
	for on, text := range typed {
		d := start(t, blank(t))
		d.open(on)
		if on == "equipe" {
			d.press("a")
		}
		d.write("du Haut-Vallon")
		d.press("ctrl+a")
		size := 0
		for _, r := range "CPTS è̀漢 " {
			d.write(string(r))
			for range 3 {
				d.size(windows[size%len(windows)][0], windows[size%len(windows)][1])
				size++
			}
			for d.app.tooSmall() {
				d.size(80, 24)
			}
			d.shape(on)
		}
		if got, want := text(d), "CPTS è̀漢 du Haut-Vallon"; got != want {
			t.Errorf("%s: %q, want %q", on, got, want)
		}
	}
}

// A long text is shown where its cursor is, at every size, and takes the height there
// is.
func TestLongTextKeepsItsPlace(t *testing.T) {
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf("ligne %d, %s", i, strings.Repeat("mot ", i%30)))
	}
	d := start(t, with(t, "projet_existant=oui"))
	d.open("objectifs")
	d.paste(strings.Join(lines, "\n"))
	for range 30 {
		d.press("up")
	}
	for i, size := range append(windows, windows...) {
		d.size(size[0], size[1])
		if d.app.tooSmall() {
			continue
		}
		d.shape("long text")
		mark := fmt.Sprintf("ICI%d", i)
		d.write(mark)
		if !strings.Contains(d.screen(), mark) {
			t.Errorf("%v: the cursor is out of sight:\n%s", size, d.screen())
		}
		for range len(mark) {
			d.press("backspace")
		}
		area := d.app.top().(*question).field.(*textField).area
		count, top, shown := area.Scrolled()
		if count < 60 || top < 0 || top+shown > count {
			t.Errorf("%v: %d lines from %d, of %d", size, shown, top, count)
		}
		if least := map[int]int{20: 8, 24: 8, 38: 20, 55: 36}[size[1]]; shown < least {
			t.Errorf("%v: %d lines shown of a window that has room for %d", size, shown, least)
		}
	}
	if got := d.app.top().(*question).field.typed(); got != strings.Join(lines, "\n") {
		t.Errorf("the text has changed: %q", got)
	}
	d.press("ctrl+home")
	if _, top, _ := d.app.top().(*question).field.(*textField).area.Scrolled(); top != 0 {
		t.Errorf("at the beginning, it is shown from line %d", top)
	}
}

// A text shorter than its field is shown from its first line, whatever brought it.
func TestLongTextGrows(t *testing.T) {
	l := kit.NewLong(kit.NewStyles(true), "", nil)
	l.Focus()
	l.Resize(40, 20)
	l.Set(strings.Repeat("une ligne\n", 12))
	if count, top, shown := l.Scrolled(); count != 13 || top != 0 || shown != 13 {
		t.Errorf("%d lines, %d shown from %d", count, shown, top)
	}
	l.Resize(40, 6)
	if count, top, shown := l.Scrolled(); count != 13 || top != 7 || shown != 6 {
		t.Errorf("in six lines: %d lines, %d shown from %d", count, shown, top)
	}
	l.Resize(40, 30)
	if count, top, shown := l.Scrolled(); count != 13 || top != 0 || shown != 13 {
		t.Errorf("in thirty: %d lines, %d shown from %d", count, shown, top)
	}
	l.Set("")
	if count, top, shown := l.Scrolled(); count != 1 || top != 0 || shown != 8 {
		t.Errorf("empty: %d lines, %d shown from %d", count, shown, top)
	}
}
