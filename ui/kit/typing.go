package kit

import (
	"regexp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"cpts/content/french"
)

// Past is what can be taken back in a field by Ctrl+Z, and put again by Ctrl+Y.
// Nothing of it is recorded: it ends with the field.
type Past[T any] struct {
	before, after []T
	word          bool // the last change was a letter: the next one joins it
}

// mostSteps bounds what a field remembers: each step holds a whole text.
const mostSteps = 200

// Keep notes what stood before a change. The letters of a word are one step.
func (p *Past[T]) Keep(before T, letter bool) {
	p.after = nil
	if letter && p.word {
		return
	}
	p.word = letter
	p.before = append(p.before, before)
	if len(p.before) > mostSteps {
		p.before = p.before[1:]
	}
}

// Acts take back what was typed, and put it again. With nothing to take back they
// say so: a recorded change is never undone from a field.
func (p *Past[T]) Acts(now func() T, put func(T)) []Act {
	step := func(on key.Binding, does string, from, to *[]T, none string) Act {
		back := Act{On: on, Does: does, Quiet: true, Run: func(tea.KeyPressMsg) tea.Cmd {
			p.word = false
			last := len(*from) - 1
			before := now()
			put((*from)[last])
			*from, *to = (*from)[:last], append(*to, before)
			return nil
		}}
		if len(*from) > 0 {
			none = ""
		}
		return back.unless(none)
	}
	return []Act{
		step(Keys.takeBack, "annuler ce que vous venez de taper", &p.before, &p.after, "Rien à annuler dans ce champ."),
		step(Keys.putAgain, "rétablir ce qui vient d’être annulé", &p.after, &p.before, "Rien à rétablir dans ce champ."),
	}
}

// moment is a text being typed and where its cursor stood.
type moment struct {
	text    string
	row, at int
}

// follow notes what a message changed in a text. A key that only moves the
// cursor ends the word.
func follow(p *Past[moment], before, now moment, msg tea.Msg) {
	press, isKey := msg.(tea.KeyPressMsg)
	switch {
	case now.text != before.text:
		p.Keep(before, isKey && press.Text != "" && press.Text != " ")
	case isKey:
		p.word = false
	}
}

// Clipboard is what the clipboard held when a field asked for it with Ctrl+V. It goes
// into that field or nowhere: another may be there when it comes.
type Clipboard struct {
	Into any
	Text string
}

func pasteInto(field any) tea.Cmd {
	return func() tea.Msg {
		text, err := clipboard.ReadAll()
		if err != nil {
			return nil // the terminal's own paste remains
		}
		return Clipboard{field, text}
	}
}

// Initials is what has been typed of an option's name, where letters choose, and
// the option that led to.
type Initials struct {
	typed string
	at    int
}

var article = regexp.MustCompile(`^(l'|d'|les? |la |une? |des )`)

// Act goes to the option that a letter leads to.
func (t *Initials) Act(names []string, cursor int, to func(int)) Act {
	return Act{On: Bind("lettres", "aller à l’option qui commence ainsi"), Quiet: true, Letters: true, Run: func(press tea.KeyPressMsg) tea.Cmd {
		if at := t.find(names, cursor, press.Text); at >= 0 {
			to(at)
		}
		return nil
	}}
}

// find is the option that a letter leads to from the one at the cursor, -1 when
// none begins so: the one that begins with all that is typed, else the next one
// that begins with this letter. Accents, case and a first article do not count. A
// cursor moved since begins anew.
func (t *Initials) find(names []string, cursor int, letter string) int {
	letter = french.Fold(letter)
	if cursor != t.at {
		t.typed = ""
	}
	next := cursor
	if t.typed == "" {
		next++
	}
	for _, try := range []struct {
		typed string
		from  int
	}{{t.typed + letter, next}, {letter, cursor + 1}} {
		for i := range names {
			at := (try.from + i) % len(names)
			name := french.Fold(names[at])
			if strings.HasPrefix(name, try.typed) || strings.HasPrefix(article.ReplaceAllString(name, ""), try.typed) {
				*t = Initials{try.typed, at}
				return at
			}
		}
	}
	return -1
}
