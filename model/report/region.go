package report

import (
	"fmt"
	"slices"
	"strings"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
	"cpts/model/page"
)

// region tells what depends on the regional support: the way of the letter and
// of the project, the help on offer now and next, what to ask, where to write.
func (b *builder) region() {
	b.Part(regionPart)
	r := b.project.Region()
	if r == nil {
		q := b.catalog.Question(model.RegionID())
		b.Aside("L'appui régional n'est pas encore choisi (%s, rubrique « %s »). Il change à qui envoyer la lettre et le projet, et qui les valide.",
			stageRank(q.Section.Stage), q.Section.Title)
		return
	}
	b.Add(page.Paragraph{Text: r.Name, Tone: page.Strong})
	b.Aside("%s", r.Caution)
	for _, way := range []struct {
		title string
		of    content.Circuit
	}{{"La lettre d'intention", r.Letter}, {"Le projet de santé", r.Project}} {
		b.Theme(way.title)
		var legs page.Facts
		for i, leg := range content.Legs {
			value := way.of.Leg(leg)
			if i == len(content.Legs)-1 {
				value = b.cited(value, way.of.Sources) // they hold for the whole way
			}
			legs = append(legs, page.Fact{Label: leg.Title(), Value: value})
		}
		b.Add(legs)
	}
	for i := b.overview.Current; i <= b.overview.Current+1 && i < len(b.catalog.Stages); i++ {
		b.help(r, b.catalog.Stages[i])
	}
	if len(r.Addresses) > 0 {
		b.Theme("Adresses, à vérifier")
		var items []string
		for _, a := range r.Addresses {
			items = append(items, b.cited(french.Capital(a.What)+colon+a.Where+sentence(" (%s)", a.Seen()), a.Sources))
		}
		b.List(page.Dash, items)
	}
}

// help tells the support at a stage, and what to ask there.
func (b *builder) help(r *content.Region, s *content.Stage) {
	support, ask := r.SupportAt(s.ID.Name), r.ToAskAt(s.ID.Name)
	if len(support)+len(ask) == 0 {
		return
	}
	b.Theme("Appui, " + stageHeading(s))
	var items, questions []string
	for _, h := range support {
		items = append(items, b.cited(french.Capital(h.From)+colon+h.What, h.Sources))
	}
	for _, q := range ask {
		questions = append(questions, b.cited(q.Question, q.Sources))
	}
	b.List(page.Dash, items)
	if len(questions) > 0 {
		b.Add(page.Facts{{Label: "À demander", Items: questions}})
	}
}

// cited is a fact followed by the numbers of its sources, under which the last
// part of the document lists them.
func (b *builder) cited(text string, sources []content.ID) string {
	if len(sources) == 0 {
		return text
	}
	var numbers []int
	for _, s := range sources {
		at := slices.Index(b.relied, s.Name)
		if at < 0 {
			at = len(b.relied)
			b.relied = append(b.relied, s.Name)
		}
		numbers = append(numbers, at+1)
	}
	slices.Sort(numbers)
	return text + french.NBSP + strings.ReplaceAll(fmt.Sprint(numbers), " ", ",")
}

// reliedOn lists the sources cited, under their numbers.
func (b *builder) reliedOn() {
	var items []string
	for i, id := range b.relied {
		if s := b.catalog.Source(id); s != nil {
			items = append(items, sentence("[%d] %s, %s, %s (%s)", i+1, s.Title, s.Publisher, s.Year, s.Status))
		}
	}
	b.List(page.Dash, items)
}
