package report

import (
	"regexp"
	"strings"
)

// Markdown writes the document as GitHub reads it. Whatever a text holds, it is
// shown as it is and commands nothing.
func (d *Document) Markdown() string {
	var b strings.Builder
	for i, block := range d.blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeMarkdown(&b, block)
	}
	return b.String()
}

func writeMarkdown(b *strings.Builder, block block) {
	switch block := block.(type) {
	case title:
		b.WriteString("# " + inline(string(block)) + "\n")
	case heading:
		b.WriteString(strings.Repeat("#", block.level+1) + " " + inline(block.text) + "\n")
	case paragraph:
		b.WriteString(toned(block.tone, flow(block.text, "")) + "\n")
	case facts:
		for _, f := range block {
			writeMarkdownFact(b, f)
		}
	case bullets:
		for _, item := range block.items {
			b.WriteString(markdownMarks[block.mark] + flow(item, "  ") + "\n")
		}
	case table:
		writeMarkdownTable(b, block)
	}
}

// A done action is a ticked box: GitHub draws it.
var markdownMarks = map[mark]string{dash: "- ", toTick: "- [ ] ", ticked: "- [x] "}

func writeMarkdownFact(b *strings.Builder, f fact) {
	line := "- **" + inline(f.label) + "**" + colon + toned(f.tone, flow(f.value, "  "))
	b.WriteString(strings.TrimRight(line, " ") + "\n")
	for _, item := range f.items {
		b.WriteString("  - " + flow(item, "    ") + "\n")
	}
}

func writeMarkdownTable(b *strings.Builder, t table) {
	if t.caption != "" {
		b.WriteString("**" + inline(t.caption) + "**\n\n")
	}
	for _, c := range t.columns {
		b.WriteString("| " + cellText(c.title) + " ")
	}
	b.WriteString("|\n")
	for _, c := range t.columns {
		if c.right {
			b.WriteString("| ---: ")
		} else {
			b.WriteString("| :--- ")
		}
	}
	b.WriteString("|\n")
	for _, r := range t.rows {
		for _, cell := range r.cells {
			b.WriteString("| " + toned(r.tone, cellText(cell)) + " ")
		}
		b.WriteString("|\n")
	}
}

// toned gives a text already escaped its weight. Emphasis does not pass an empty
// line: a text of several paragraphs stays plain.
func toned(t tone, text string) string {
	switch {
	case text == "" || strings.Contains(text, "\n\n"):
		return text
	case t == strong:
		return "**" + text + "**"
	case t == faint:
		return "_" + text + "_"
	}
	return text
}

// flow escapes a text that may run over several lines: an empty line parts
// paragraphs, another break stays a break. Lines after the first are set at
// margin, to stay in their list.
func flow(text, margin string) string {
	lines := strings.Split(text, "\n")
	var b strings.Builder
	for i, line := range lines {
		switch {
		case i == 0:
		case line == "" || lines[i-1] == "":
			b.WriteString("\n")
		default:
			b.WriteString("\\\n")
		}
		if line != "" {
			if i > 0 {
				b.WriteString(margin)
			}
			b.WriteString(startOfLine(line))
		}
	}
	return b.String()
}

var (
	special   = strings.NewReplacer(markdownPairs("\\`*_{}[]<>#|~&")...)
	numbering = regexp.MustCompile(`^(\d{1,9})([.)])`)
	bulleting = regexp.MustCompile(`^[-+=]`)
)

// markdownPairs lists each character with itself behind a backslash.
func markdownPairs(chars string) (pairs []string) {
	for _, c := range chars {
		pairs = append(pairs, string(c), `\`+string(c))
	}
	return pairs
}

// inline makes a text inside a line stand for itself.
func inline(text string) string { return special.Replace(strings.TrimSpace(text)) }

// startOfLine is inline where the text could also open a list or underline a
// title.
func startOfLine(text string) string {
	text = numbering.ReplaceAllString(inline(text), `$1\$2`)
	return bulleting.ReplaceAllString(text, `\$0`)
}

// cellText keeps a cell on its line.
func cellText(text string) string {
	return strings.ReplaceAll(inline(text), "\n", "<br>")
}
