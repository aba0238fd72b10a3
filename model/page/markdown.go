package page

import (
	"strings"

	"cpts/content/pattern"
)

// Markdown writes the page as GitHub reads it. Whatever a text holds, it is
// shown as it is and commands nothing.
func (p *Page) Markdown() string {
	var b strings.Builder
	var before Block
	for _, block := range p.told() {
		if c, is := block.(Contents); is {
			block = p.listed(c)
		}
		if before != nil && !joined(before, block) {
			b.WriteByte('\n')
		}
		writeMarkdown(&b, block)
		before = block
	}
	return b.String()
}

func writeMarkdown(b *strings.Builder, block Block) {
	switch block := block.(type) {
	case Title:
		b.WriteString("# " + inline(string(block)) + "\n")
	case Heading:
		b.WriteString(strings.Repeat("#", block.Level+1) + " " + inline(block.Text) + "\n")
	case Paragraph:
		b.WriteString(toned(block.Tone, flow(block.Text, "")) + "\n")
	case Facts:
		for _, f := range block {
			writeMarkdownFact(b, f)
		}
	case Bullets:
		for _, item := range block.Items {
			lead := markdownMarks[block.Mark]
			b.WriteString(lead + flow(item, strings.Repeat(" ", strings.Index(lead, "-")+2)) + "\n")
		}
	case Table:
		writeMarkdownTable(b, block)
	case Steps:
		for _, step := range block {
			writeMarkdown(b, Bullets{Dash, []string{step.Text}})
		}
	case Terms:
		for _, term := range block {
			writeMarkdownFact(b, Fact{Label: term.Name, Value: term.Said()})
		}
	case Sources:
		writeMarkdownSources(b, block)
	case Blank:
		b.WriteString(strings.Repeat("\\_\\_\\_\n\n", block.Lines-1) + "\\_\\_\\_\n")
	case Figure:
		writeMarkdown(b, block.Told())
	case Timeline:
		writeMarkdown(b, block.Told())
	}
}

func writeMarkdownSources(b *strings.Builder, s Sources) {
	for i, source := range s.List {
		switch {
		case !s.Beside:
			writeMarkdown(b, Bullets{Dash, []string{source.Said()}})
			continue
		case i > 0:
			b.WriteByte('\n')
		}
		writeMarkdown(b, Paragraph{source.Beside(), Faint})
	}
}

// A done action is a ticked box: GitHub draws it.
var markdownMarks = map[Mark]string{Dash: "- ", ToTick: "- [ ] ", Ticked: "- [x] ", Warning: "- ", Beneath: "  - "}

func writeMarkdownFact(b *strings.Builder, f Fact) {
	line := "- **" + inline(f.Label) + "**" + Colon + toned(f.Tone, flow(f.Value, "  "))
	b.WriteString(strings.TrimRight(line, " ") + "\n")
	for _, item := range f.Items {
		b.WriteString("  - " + flow(item, "    ") + "\n")
	}
}

func writeMarkdownTable(b *strings.Builder, t Table) {
	if t.Caption != "" {
		b.WriteString("**" + inline(t.Caption) + "**\n\n")
	}
	for _, c := range t.Columns {
		b.WriteString("| " + cellText(c.Title) + " ")
	}
	b.WriteString("|\n")
	for _, c := range t.Columns {
		if c.Right {
			b.WriteString("| ---: ")
		} else {
			b.WriteString("| :--- ")
		}
	}
	b.WriteString("|\n")
	for _, r := range t.Rows {
		for _, cell := range r.Cells {
			b.WriteString("| " + toned(r.Tone, cellText(cell)) + " ")
		}
		b.WriteString("|\n")
	}
}

// toned gives a text already escaped its weight. Emphasis does not pass an empty
// line: a text of several paragraphs stays plain.
func toned(t Tone, text string) string {
	switch {
	case text == "" || strings.Contains(text, "\n\n"):
		return text
	case t == Strong, t == Alert:
		return "**" + text + "**"
	case t == Faint:
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
	numbering = pattern.Of(`^(\d{1,9})([.)])`)
	bulleting = pattern.Of(`^[-+=]`)
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
	text = numbering().ReplaceAllString(inline(text), `$1\$2`)
	return bulleting().ReplaceAllString(text, `\$0`)
}

// cellText keeps a cell on its line.
func cellText(text string) string {
	return strings.ReplaceAll(inline(text), "\n", "<br>")
}
