// Package document composes what a leader sends, prints or hands round: the letter of
// intent, the health project, a notice of meeting. What each says is content
// (content/documents); this package fills it with the answers of a project, and tells
// what is missing, where, and which question fills it.
//
// A document is parts, and a part is blocks: a heading, a text with answers in its
// sentences, a list, facts, a table of the lines of an answer, a view that the report
// composes already, the same blocks told again for each line of a table. Build makes one
// page of them, which any renderer lays out. An answer that is not given leaves a gap in
// its place (page.Gap), and the last part lists the gaps with where to fill them. A part
// is complete when it leaves none: there is no other rule, so that what is said of a
// document beforehand (List) is what one finds in it.
//
// Answers are only ever values: whatever they hold, they are never read as text with
// holes.
package document

import (
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
	"cpts/model/report"
)

// Missing is something that a document lacks, and where to answer it: nowhere for what
// is written by hand.
type Missing struct {
	What string
	To   model.Place
}

// Standing is how far a document is.
type Standing struct {
	Document    *content.Document // as the region of the project wants it
	Parts, Done int               // parts that are told, and those of them that leave no gap
	Missing     []Missing         // in the order one meets them, each once; what is written by hand aside
}

// Complete tells that nothing is missing.
func (s Standing) Complete() bool { return len(s.Missing) == 0 }

// ByQuestion is what is missing, each question that would complete the document once: a
// table that has lines, with the cells that they lack.
func (s Standing) ByQuestion() (lacks []Missing) {
	rank, cells := map[model.Place]int{}, map[model.Place][]string{}
	for _, m := range s.Missing {
		if _, seen := rank[m.To]; !seen {
			rank[m.To] = len(lacks)
			lacks = append(lacks, m)
		}
		if isCell(m) {
			cells[m.To] = append(cells[m.To], m.What)
		}
	}
	for to, names := range cells {
		told := french.Enumerate(names, "et")
		if len(names) > fewNames {
			told = french.Count(len(names), "case", "cases")
		}
		lacks[rank[to]].What = shortName(to.Question) + ", " + told
	}
	return lacks
}

// fewNames is how many names are told in a line.
const fewNames = 3

// isCell tells a cell that a line of a table lacks from the whole of an answer.
func isCell(m Missing) bool {
	return m.To.Question != nil && slices.ContainsFunc(m.To.Question.Columns, func(c *content.Column) bool { return lower(c.Label) == m.What })
}

// Words say it in a line: « 7 parties sur 10 ; il manque le portrait des habitants ».
func (s Standing) Words() string {
	if s.Complete() {
		return "prêt"
	}
	var names []string
	for _, m := range s.ByQuestion() {
		names = append(names, m.What)
	}
	told := strings.Join(names[:min(fewNames, len(names))], page.Dot)
	if more := len(names) - fewNames; more > 0 {
		told += page.Dot + french.Count(more, "autre réponse", "autres réponses")
	}
	return french.Say("%s sur %d ; il manque : %s", french.Count(s.Done, "partie", "parties"), s.Parts, told)
}

// List is how far each document is, in the order they are of use.
func List(p *model.Project, today dates.Day) (all []Standing) {
	for _, d := range p.Catalog().Documents() {
		all = append(all, Of(p, d, today))
	}
	return all
}

// Of is how far one document is.
func Of(p *model.Project, d *content.Document, today dates.Day) Standing {
	s := Standing{Document: d.In(p.Region())}
	c := &composer{Page: &page.Page{}, project: p, today: today}
	c.said(s.Document.Head) // what it lacks, its first part does
	c.parts(s.Document, func(open bool) {
		s.Parts++
		if !open {
			s.Done++
		}
	})
	for _, m := range c.missing {
		if !m.To.Nowhere() {
			s.Missing = append(s.Missing, m)
		}
	}
	return s
}

// Options are what one may want of a document.
type Options struct {
	Anonymous bool // nobody is named: functions stand in their place
	Drawn     bool // it is for what draws pictures, beside what is told
	Line      int  // the rank of the only line told, of a document told line by line; 0 for all
}

// Build composes a document. What it lacks is in it, and told besides.
func Build(p *model.Project, d *content.Document, today dates.Day, options Options) (*page.Page, []Missing) {
	if options.Anonymous {
		p = p.Anonymous()
	}
	d = d.In(p.Region())
	c := &composer{Page: &page.Page{}, project: p, today: today, anonymous: options.Anonymous, only: options.Line, views: report.ViewsOf(p, today, options.Drawn)}
	head, _ := c.said(d.Head)
	c.Add(page.Title(head))
	if d.Contents != "" {
		c.Add(page.Contents{Title: d.Contents})
	}
	c.parts(d, func(bool) {})
	c.remains()
	c.Aside("%s", p.Catalog().Tell(notOfficial))
	return c.Page, c.missing
}

// parts composes those that concern the project.
func (c *composer) parts(d *content.Document, each func(open bool)) {
	for _, part := range d.Parts {
		if c.there(part.If, part.Unless) {
			each(c.part(part))
		}
	}
}

var (
	notOfficial = content.NewPhrase("document-non-officiel")
	toComplete  = content.NewPhrase("document-a-completer")
)

// remains lists the answers that are missing, with where each is given. What is written
// by hand is seen in its place.
func (c *composer) remains() {
	var items []string
	for _, m := range c.missing {
		if !m.To.Nowhere() {
			items = append(items, french.Capital(m.What)+page.Colon+m.To.Where())
		}
	}
	if len(items) == 0 {
		return
	}
	c.Part(c.project.Catalog().Tell(toComplete))
	c.List(page.ToTick, items)
}
