package main

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// door is the only way out of the program to a stream, but for the wizard, which
// draws its own screen. What commands a terminal or turns the direction of writing
// never goes through, wherever it came from: a file, an argument, a path, the
// environment.
type door struct {
	to     io.Writer
	keeps  string // the controls that go through
	styles bool   // those of printedStyle go through too: the values of what is printed were cleaned when it was laid out
	held   []byte // the start of a character that the next write may finish
}

// The controls of a message, and those of a result: columns in what a shell
// completes, ends of lines in what a calendar reads.
const (
	inMessages = "\n"
	inResults  = "\n\t\r"
)

// Write takes the whole of p, or fails.
func (d *door) Write(p []byte) (int, error) {
	text := append(d.held, p...)
	end := len(text) - unfinished(text)
	d.held = bytes.Clone(text[end:])
	if _, err := io.WriteString(d.to, d.clean(string(text[:end]))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// unfinished is how many bytes at the end of a text may be the start of a
// character, or of an end of line.
func unfinished(text []byte) int {
	if bytes.HasSuffix(text, []byte("\r")) {
		return 1
	}
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if tail := text[len(text)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// Close writes what is held. The stream stays open: it is not ours.
func (d *door) Close() error {
	_, err := io.WriteString(d.to, d.clean(string(d.held)))
	d.held = nil
	return err
}

// clean is what goes through of a text.
func (d *door) clean(text string) string {
	if !d.styles {
		return shown(text, d.keeps)
	}
	var b strings.Builder
	last := 0
	for _, at := range printedSequences.FindAllStringIndex(text, -1) {
		b.WriteString(shown(text[last:at[0]], d.keeps))
		b.WriteString(text[at[0]:at[1]])
		last = at[1]
	}
	return b.String() + shown(text[last:], d.keeps)
}

// behind is the stream behind a door.
func behind(stream any) any {
	if d, is := stream.(*door); is {
		return d.to
	}
	return stream
}

// printedSequences are what printedStyle puts around a text.
var printedSequences = func() *regexp.Regexp {
	const text = "x"
	style := printedStyle()
	var all []string
	for _, render := range []func(string) string{style.Title, style.Heading, style.Strong, style.Faint} {
		before, after, _ := strings.Cut(render(text), text)
		all = append(all, regexp.QuoteMeta(before), regexp.QuoteMeta(after))
	}
	return regexp.MustCompile(strings.Join(all, "|"))
}()

// shown is a text in which what may not be printed stands in letters, \u001b for
// escape. JSON writes it so too: there, the value stays the same.
func shown(text, keeps string) string {
	var b strings.Builder
	clean := 0 // up to where the text is in b
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		letters := ""
		switch {
		case r == utf8.RuneError && size == 1:
			letters = fmt.Sprintf(`\x%02x`, text[i])
		case commands(r) && !(strings.ContainsRune(keeps, r) && (r != '\r' || strings.HasPrefix(text[i+1:], "\n"))):
			letters = fmt.Sprintf(`\u%04x`, r)
		}
		if letters != "" {
			b.WriteString(text[clean:i])
			b.WriteString(letters)
			clean = i + size
		}
		i += size
	}
	if clean == 0 {
		return text
	}
	return b.String() + text[clean:]
}

// commands tells what a terminal obeys instead of showing it, and what turns the
// direction of writing.
func commands(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
