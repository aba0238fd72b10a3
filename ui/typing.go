package ui

import (
	"regexp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"cpts/model/french"
)

// past is what can be taken back in a field by Ctrl+Z, and put again by Ctrl+Y.
// Nothing of it is recorded: it ends with the field.
type past[T any] struct {
	before, after []T
	word          bool // the last change was a letter: the next one joins it
}

// mostSteps bounds what a field remembers: each step holds a whole text.
const mostSteps = 200

// keep notes what stood before a change. The letters of a word are one step.
func (p *past[T]) keep(before T, letter bool) {
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

// has tells whether the key asks for something that can be given.
func (p *past[T]) has(press tea.KeyPressMsg) bool {
	return key.Matches(press, keys.takeBack) && len(p.before) > 0 || key.Matches(press, keys.putAgain) && len(p.after) > 0
}

// turn takes back, or puts again, when the key asks for that. With nothing to
// take back it says so: a recorded change is never undone from a field.
func (p *past[T]) turn(a *app, press tea.KeyPressMsg, now T, put func(T)) bool {
	from, to, none := &p.before, &p.after, "Rien à annuler dans ce champ."
	switch {
	case key.Matches(press, keys.takeBack):
	case key.Matches(press, keys.putAgain):
		from, to, none = &p.after, &p.before, "Rien à rétablir dans ce champ."
	default:
		return false
	}
	p.word = false
	if len(*from) == 0 {
		a.notice = none
		return true
	}
	last := len(*from) - 1
	put((*from)[last])
	*from, *to = (*from)[:last], append(*to, now)
	return true
}

// moment is a text being typed and where its cursor stood.
type moment struct {
	text    string
	row, at int
}

// follow notes what a message changed in a text. A key that only moves the
// cursor ends the word.
func follow(p *past[moment], before, now moment, msg tea.Msg) {
	press, isKey := msg.(tea.KeyPressMsg)
	switch {
	case now.text != before.text:
		p.keep(before, isKey && press.Text != "" && press.Text != " ")
	case isKey:
		p.word = false
	}
}

// clipboardText is what the clipboard held when a field asked for it with Ctrl+V. It goes
// into that field or nowhere: another may be there when it comes.
type clipboardText struct {
	into any
	text string
}

func pasteInto(field any) tea.Cmd {
	return func() tea.Msg {
		text, err := clipboard.ReadAll()
		if err != nil {
			return nil // the terminal's own paste remains
		}
		return clipboardText{field, text}
	}
}

// initials is what has been typed of an option's name, where letters choose.
type initials string

var article = regexp.MustCompile(`^(l'|d'|les? |la |une? |des )`)

// find is the option that a letter leads to from the one at the cursor, -1 when
// none begins so: the one that begins with all that is typed, else the next one
// that begins with this letter. Accents, case and a first article do not count.
func (t *initials) find(names []string, cursor int, letter string) int {
	letter = french.Fold(letter)
	next := cursor
	if *t == "" {
		next++
	}
	for _, try := range []struct {
		typed string
		from  int
	}{{string(*t) + letter, next}, {letter, cursor + 1}} {
		for i := range names {
			at := (try.from + i) % len(names)
			name := french.Fold(names[at])
			if strings.HasPrefix(name, try.typed) || strings.HasPrefix(article.ReplaceAllString(name, ""), try.typed) {
				*t = initials(try.typed)
				return at
			}
		}
	}
	return -1
}
