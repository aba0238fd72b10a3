package report

import (
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
)

// Places of the pages to read, beside the ids of what they tell.
const (
	SourcesAnchor = "sources"
	WordsAnchor   = "mots"
	wordAnchor    = "mot/"
	sourceAnchor  = "source/"
)

// WordPlace is where the glossary tells a word, SourcePlace where the list of
// sources tells one.
func WordPlace(id string) string   { return wordAnchor + id }
func SourcePlace(id string) string { return sourceAnchor + id }

// reading is a page of the guide in the making.
type reading struct {
	*page.Page
	cites
	bare bool // for a narrow place: without the numbers of sources
}

func newReading(c *content.Catalog) *reading {
	return &reading{Page: &page.Page{}, cites: cites{catalog: c}}
}

// done is the page, with the list of what it cites at its end.
func (r *reading) done() *page.Page {
	if len(r.relied) > 0 && !r.bare {
		r.Add(page.Anchor(SourcesAnchor))
		r.Part("Les sources")
		r.Add(r.numbered())
	}
	return r.Page
}

// with is a text of ours with the numbers of its sources.
func (r *reading) with(text string, sources []content.ID) string {
	text = french.Typography(text)
	if r.bare {
		return text
	}
	return r.cited(text, sources)
}

// bullet adds an item to a list.
func (r *reading) bullet(text string, sources []content.ID) {
	r.List(page.Dash, []string{r.with(text, sources)})
}

// advice adds an advice, which can be gone to.
func (r *reading) advice(a *content.Advice) {
	r.Add(page.Anchor(a.ID.Name))
	r.bullet(a.Text, a.Sources)
	if a.Addition != "" {
		r.List(page.Beneath, []string{Ours(r.catalog, a)})
	}
}

// Ours is what cpts adds to an advice, said to be so.
func Ours(c *content.Catalog, a *content.Advice) string { return c.Tell(ourAddition, a.Addition) }

// labelled adds a fact to those that stand before it.
func (r *reading) labelled(label, text string, sources []content.ID) {
	f := page.Fact{Label: label, Value: r.with(text, sources)}
	if last := len(r.Blocks) - 1; last >= 0 {
		if before, also := r.Blocks[last].(page.Facts); also {
			r.Blocks[last] = append(before, f)
			return
		}
	}
	r.Add(page.Facts{f})
}

// term adds a name with what it means.
func (r *reading) term(name, meaning, text string) {
	r.Add(page.Terms{{Name: name, Meaning: french.Typography(meaning), Text: french.Typography(text)}})
}

// word adds a word of the glossary: what its sources say, then what is ours.
func (r *reading) word(t *content.Term) {
	r.term(t.ID.Name, t.Meaning, t.Text)
	if t.Addition != "" {
		r.List(page.Beneath, []string{r.catalog.Tell(ourWords, french.Uncapital(t.Addition))})
	}
	r.cite(t.Sources)
}

// YourRegion is all that the region chosen changes; without one, what to ask
// anywhere. What is wrong in regional files is told first.
func YourRegion(p *model.Project) *page.Page {
	r := newReading(p.Catalog())
	r.ignoredRegions(p)
	region := p.Region()
	if region == nil {
		r.Say("Votre appui régional n’est pas encore choisi : %s. Voici, en attendant, ce qui vaut partout.", model.KeyRegion.Place(r.catalog).Where())
		region = p.Catalog().Knowledge().Elsewhere()
	}
	if region != nil {
		r.region(region)
	}
	return r.done()
}

// Region sets one region whole.
func Region(c *content.Catalog, region *content.Region) *page.Page {
	r := newReading(c)
	r.region(region)
	return r.done()
}

// mostFaults is how many faults of regional files are told where one reads.
const mostFaults = 4

// ignoredRegions says which regional files are left aside, and that the region
// chosen is gone when its file is.
func (r *reading) ignoredRegions(p *model.Project) {
	faults := r.catalog.Ignored()
	alert := func(format string, args ...any) {
		r.Add(page.Paragraph{Text: sentence(format, args...), Tone: page.Alert})
	}
	if len(faults) > 0 {
		alert("Des lignes de vos fichiers de région ou de barème sont à corriger ; ces fichiers sont laissés de côté en attendant :")
	}
	var items []string
	for _, fault := range faults[:min(len(faults), mostFaults)] {
		items = append(items, french.Line(fault.Error()))
	}
	if more := len(faults) - mostFaults; more > 0 {
		items = append(items, sentence("et %s : cpts verifier les donne toutes.", french.Count(more, "autre ligne", "autres lignes")))
	}
	r.List(page.Dash, items)
	if gone := p.Odd(model.KeyRegion.ID()); gone != "" {
		alert("La région %s de votre projet n’est plus connue : remettez son fichier, ou choisissez-en une autre.", french.Line(gone))
	}
}

// region sets a region whole: its circuits, its support stage by stage, what to
// ask, where to write.
func (r *reading) region(region *content.Region) {
	r.Part(region.Name)
	r.Aside("%s", region.Caution)
	r.ways(region)
	for _, stage := range r.catalog.Stages {
		if !supports(region, stage.ID.Name) {
			continue
		}
		r.Add(page.Anchor(stage.ID.Name))
		r.Theme(model.StageHeading(r.catalog, stage))
		r.support(region.SupportAt(stage.ID.Name), region.ToAskAt(stage.ID.Name))
	}
	r.addresses(region)
}

// ways are the legs of the letter, then those of the project.
func (r *reading) ways(region *content.Region) {
	for _, way := range []struct {
		title string
		of    content.Circuit
	}{{"La lettre d’intention", region.Letter}, {"Le projet de santé", region.Project}} {
		r.Theme(way.title)
		r.legs(way.of, content.Legs)
	}
}

// legs tell a way; its sources hold for the whole of it.
func (r *reading) legs(way content.Circuit, legs []content.Leg) {
	for i, leg := range legs {
		var sources []content.ID
		if i == len(legs)-1 {
			sources = way.Sources
		}
		r.labelled(r.catalog.LegTitle(leg), way.Leg(leg), sources)
	}
}

// supports tells whether a region has anything to offer at a stage.
func supports(region *content.Region, stage string) bool {
	return len(region.SupportAt(stage))+len(region.ToAskAt(stage)) > 0
}

// support tells the help on offer, and what to ask.
func (r *reading) support(help []*content.Support, ask []*content.ToAsk) {
	for _, h := range help {
		r.labelled(french.Capital(h.From), h.What, h.Sources)
	}
	var questions []string
	for _, q := range ask {
		questions = append(questions, r.with(q.Question, q.Sources))
	}
	if len(questions) > 0 {
		r.Add(page.Facts{{Label: "À demander", Items: questions}})
	}
}

func (r *reading) addresses(region *content.Region) {
	if len(region.Addresses) == 0 {
		return
	}
	r.Theme("Adresses, à vérifier")
	for _, a := range region.Addresses {
		r.labelled(french.Capital(a.What), a.Where+" ("+a.Seen()+")", a.Sources)
	}
}

var (
	feedback    = content.NewPhrase("retours")
	knownUntil  = content.NewPhrase("connaissances")
	whatCounts  = content.NewPhrase("ce-qui-fait-foi")
	whereFrom   = content.NewPhrase("d-ou-viennent-les-regles", "textes", "terrain", "confirmer")
	askedBy     = content.NewPhrase("demande-par", "sources")
	askedByUs   = content.NewPhrase("demande-de-cpts")
	ourAddition = content.NewPhrase("ajout", "ajout")
	ourWords    = content.NewPhrase("ajout-au-mot", "ajout")
)

// Workshops is the feedback of the three workshops, theme by theme, axis by axis.
func Workshops(c *content.Catalog) *page.Page {
	r := newReading(c)
	r.Aside("%s", c.Tell(feedback))
	for _, theme := range content.Themes {
		r.Part(c.ThemeTitle(theme))
		for _, axis := range content.WorkshopAxes {
			r.Theme(r.catalog.AxisTitle(axis))
			for _, a := range c.Knowledge().Workshop(theme, axis) {
				r.advice(a)
			}
		}
	}
	return r.done()
}

// Traps are the traps in the order of the journey.
func Traps(c *content.Catalog) *page.Page {
	r := newReading(c)
	r.Aside("Chacun est rappelé au moment où il guette, avec F1.")
	traps := content.OnAxis(c.Knowledge().Advice, content.Trap)
	for _, stage := range c.Stages {
		first := true
		for _, trap := range traps {
			if section := SectionOf(c, trap); section == nil || section.Stage != stage {
				continue
			}
			if first {
				r.Theme(model.StageHeading(r.catalog, stage))
				first = false
			}
			r.advice(trap)
		}
	}
	return r.done()
}

// SectionOf is the first rubrique an advice concerns; nil for none.
func SectionOf(c *content.Catalog, advice *content.Advice) *content.Section {
	for _, id := range advice.About {
		if at := model.PlaceOf(c, id.Name); !at.Nowhere() {
			return at.Section
		}
	}
	for _, id := range advice.Sections {
		return c.Section(id.Name)
	}
	return nil
}

// Laws is what the texts say where guides have aged or disagree.
func Laws(c *content.Catalog) *page.Page {
	r := newReading(c)
	r.Aside("Là où les guides se contredisent ou ont vieilli, voici ce que nous avons pu vérifier, et ce qui reste à confirmer.")
	for _, law := range content.OnAxis(c.Knowledge().Advice, content.Law) {
		r.advice(law)
	}
	return r.done()
}

// Tools sets the families of tools by level, with those the leader noted.
func Tools(p *model.Project) *page.Page {
	r := newReading(p.Catalog())
	tools := p.Catalog().Knowledge().Tools
	r.Aside("%s", tools.Caution)
	r.cite(tools.Sources)
	for _, level := range tools.Levels {
		r.Theme(level.Title)
		r.Aside("%s", level.When)
		for _, family := range tools.Families {
			if family.Level.Name != level.ID.Name {
				continue
			}
			r.Add(page.Anchor(family.ID.Name))
			r.term(family.Title, family.Examples, "")
			r.bullet(family.Choose, family.Sources)
			if family.Caution != "" {
				r.bullet(family.Caution, family.Sources)
			}
			for _, tool := range p.Tools(family.ID.Name) {
				r.Add(page.Facts{{Label: "Chez vous", Value: french.Line(tool)}})
			}
		}
	}
	if loose := p.Tools(""); len(loose) > 0 {
		r.Theme("Vos autres outils")
		r.List(page.Dash, cleaned(loose))
	}
	return r.done()
}

// Glossary is every word; those that stand in a text come first.
func Glossary(c *content.Catalog, text string) *page.Page {
	r := newReading(c)
	if text != "" {
		r.words(text)
		r.Theme("Tous les mots")
	}
	for _, t := range c.Knowledge().Glossary {
		r.Add(page.Anchor(WordPlace(t.ID.Name)))
		r.word(t)
	}
	return r.done()
}

// WordsIn tells the terms of the glossary that stand in a text.
func WordsIn(c *content.Catalog, text string) *page.Page {
	r := newReading(c)
	r.words(text)
	return r.done()
}

func (r *reading) words(text string) {
	terms := r.catalog.Knowledge().TermsIn(text)
	if len(terms) == 0 {
		return
	}
	r.Add(page.Anchor(WordsAnchor))
	r.Theme("Les mots de cet écran")
	for _, t := range terms {
		r.word(t)
	}
}

// KnownUntil says when the content was last checked, and how far it goes.
func KnownUntil(c *content.Catalog) string { return c.Tell(knownUntil) }

// AllSources is every document the program relies on.
func AllSources(c *content.Catalog) *page.Page {
	d := &page.Page{}
	d.Aside("%s", c.Tell(whatCounts))
	d.Aside("%s", KnownUntil(c))
	for _, status := range content.Statuses {
		d.Theme(french.Capital(string(status)))
		for _, s := range c.Sources {
			if s.Status == status {
				d.Add(page.Anchor(SourcePlace(s.ID.Name)))
				d.Add(page.Sources{List: []page.Source{source(s)}})
			}
		}
	}
	return d
}

// Advice is what is worth knowing on a place: what the region changes, then the
// advice on the very thing, then that on its rubrique. It has no numbers of
// sources, for a panel.
func Advice(p *model.Project, at model.Place) *page.Page {
	r := newReading(p.Catalog())
	r.bare = true
	r.advise(p, at)
	return r.done()
}

// Help is what a place is, as its declaration has it, the advice on it, then the
// words that stand in it or in what is shown of it.
func Help(p *model.Project, at model.Place, shown string) *page.Page {
	r := newReading(p.Catalog())
	r.present(at)
	if note := p.Note(at.ID()); note != "" {
		r.Add(page.Paragraph{Text: sentence("Votre note : %s", french.Line(note)), Tone: page.Strong})
	}
	r.advise(p, at)
	r.words(shown + " " + strings.Join(strings.Fields(r.Text(100, page.Style{})), " "))
	return r.done()
}

func (r *reading) present(at model.Place) {
	switch q, a, s := at.Question, at.Action, at.Section; {
	case q != nil:
		r.Part(q.Label)
		r.Say("%s", q.Why)
		if q.Help != "" {
			r.Say("%s", q.Help)
		}
		r.askedBy(q.Sources)
	case a != nil:
		r.Part(a.Label)
		r.Say("%s", a.Why)
		r.askedBy(a.Sources)
	default:
		r.Part(s.Title)
		r.Say("%s", s.Purpose)
		r.Aside("%s", s.Outcome)
	}
}

// askedBy tells which documents ask for a thing, and that the rest is ours.
func (r *reading) askedBy(sources []content.ID) {
	if content.OnlyOurs(sources) {
		r.Aside("%s", r.catalog.Tell(askedByUs))
		return
	}
	r.Aside("%s", r.catalog.Tell(askedBy, strings.TrimSpace(r.cited("", sources))))
}

func (r *reading) advise(p *model.Project, at model.Place) {
	s := at.Section
	if s.Circuit != "" {
		r.circuit(p, s.Circuit, content.Legs)
	}
	r.supportOn(p, at)
	k := r.catalog.Knowledge()
	own, wider := k.On(at.ID()), k.OnSection(s.ID.Name)
	if at.ID() == "" {
		own, wider = wider, nil
		for _, q := range s.Questions {
			wider = append(wider, k.On(q.ID.Name)...)
		}
		for _, action := range s.Actions {
			wider = append(wider, k.On(action.ID.Name)...)
		}
	}
	told := map[*content.Advice]bool{}
	r.byAxis(own, told)
	r.byAxis(wider, told)
}

// byAxis sets advice under the headings of the axes, each told once.
func (r *reading) byAxis(all []*content.Advice, told map[*content.Advice]bool) {
	for _, axis := range content.Axes {
		first := true
		for _, a := range all {
			if a.Axis != axis || told[a] {
				continue
			}
			if first {
				r.Theme(r.catalog.AxisTitle(axis))
				first = false
			}
			told[a] = true
			r.advice(a)
		}
	}
}

// Circuit says, for the region chosen, to whom a document goes, who examines it
// and who validates it: the legs asked for.
func Circuit(p *model.Project, name content.CircuitName, legs []content.Leg) *page.Page {
	r := newReading(p.Catalog())
	r.bare = true
	r.circuit(p, name, legs)
	return r.done()
}

func (r *reading) circuit(p *model.Project, name content.CircuitName, legs []content.Leg) {
	region := p.Region()
	if region == nil {
		r.Theme("Dans votre région")
		r.Say("Indiquez votre appui régional, %s : vous verrez ici à qui envoyer, devant qui passer et qui valide.", model.KeyRegion.Place(r.catalog).Where())
		return
	}
	r.Theme("Dans votre région · " + region.Name)
	r.legs(region.Circuit(name), legs)
}

// supportOn is the help on offer in the region, and what to ask there: on a
// question or an action, what answers it; on a rubrique, all that its stage has.
func (r *reading) supportOn(p *model.Project, at model.Place) {
	region := p.Region()
	if region == nil {
		return
	}
	support, ask := region.SupportOn(at.ID()), region.ToAskOn(at.ID())
	if at.ID() == "" {
		support, ask = region.SupportAt(at.Section.Stage.ID.Name), region.ToAskAt(at.Section.Stage.ID.Name)
	}
	if len(support)+len(ask) > 0 {
		r.Theme("Qui peut vous aider · " + region.Name)
		r.support(support, ask)
	}
}
