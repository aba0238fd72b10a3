package content

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"unicode/utf8"

	"cpts/content/french"
)

// pitfalls is how many traps the inventory lists, P-01 onwards.
const pitfalls = 25

// placeForm is the number of a document and a line of it.
var placeForm = regexp.MustCompile(`^(\d{3}):[1-9]\d*$`)

// longest an advice may be, in characters: more is not read beside a question.
const longestAdvice = 340

// knowledge checks what Knowledge reads: every fact has its source, and stands
// where somebody will meet it.
func (k *checker) knowledge() {
	known, faults := k.c.readKnowledge(k.c.files)
	k.faults = append(k.faults, faults...)
	if len(faults) > 0 {
		return
	}
	k.adviceList(known)
	k.glossary(known.Glossary)
	k.tools(known.Tools)
	for _, p := range known.Proposals {
		k.proposed(known.where[p], p)
	}
	in := map[string]ID{}
	for _, r := range known.Regions {
		for _, d := range r.Departments {
			if other, taken := in[d]; taken {
				k.report(known.where[r], r.ID.Line, "le département « %s » est déjà dans la région « %s »", d, other)
			}
			in[d] = r.ID
		}
		data, _ := fs.ReadFile(k.c.files, known.where[r]) // it has just been read
		k.region(known.where[r], data, r)
		if !slices.ContainsFunc(k.c.lists[regionsList], func(o *Option) bool { return o.ID.Name == r.ID.Name && o.Label == r.Name }) {
			k.report(known.where[r], r.ID.Line, "la région « %s » n’est pas la même dans listes.yaml", r.ID)
		}
	}
	for _, o := range k.c.lists[regionsList] {
		if known.Region(o.ID.Name) == nil {
			k.report("listes.yaml", o.ID.Line, "la région « %s » n’a pas de fichier", o.ID)
		}
	}
}

func (k *checker) adviceList(known *Knowledge) {
	seen := map[string]bool{}
	for _, a := range known.Advice {
		file, thing := known.where[a], french.Say("le conseil « %s »", a.ID.Name)
		if a.ID.Name == "" || seen[a.ID.Name] {
			k.report(file, a.ID.Line, "%s n’a pas d’identifiant à lui", thing)
		}
		seen[a.ID.Name] = true
		k.filled(file, a.ID.Line, thing, "texte", a.Text)
		if n := utf8.RuneCountInString(a.Text + a.Addition); n > longestAdvice {
			k.report(file, a.ID.Line, "%s est trop long : %d caractères, %d au plus", thing, n, longestAdvice)
		}
		if !slices.Contains(Axes, a.Axis) {
			k.report(file, a.ID.Line, "l’axe « %s » n’existe pas : %s", a.Axis, thing)
		}
		if a.Theme != "" && (!slices.Contains(Themes, a.Theme) || !slices.Contains(WorkshopAxes, a.Axis)) {
			k.report(file, a.ID.Line, "le thème « %s » ne va pas à %s", a.Theme, thing)
		}
		if len(a.About)+len(a.Sections) == 0 {
			k.report(file, a.ID.Line, "%s ne se rattache à rien : « pour » ou « rubriques »", thing)
		}
		k.cite(file, a.ID.Line, thing, a.Sources, true)
		k.attribution(file, thing, a)
		k.words(file, a)
	}
	for n := range pitfalls {
		if id := fmt.Sprintf("P-%02d", n+1); !seen[id] {
			k.report("conseils", 0, "le piège « %s » de l’inventaire manque", id)
		}
	}
}

// attribution checks that an advice says whose word it is: what is ours under its
// own heading, what a document reports with the lines that report it.
func (k *checker) attribution(file, thing string, a *Advice) {
	ours := slices.ContainsFunc(a.Sources, func(s ID) bool { return s.Name == ownSource })
	if ours != (a.Axis == Idea) || ours && !OnlyOurs(a.Sources) || ours && a.Addition != "" {
		k.report(file, a.ID.Line, "%s : une idée de cpts a l’axe « %s » et la seule source « %s » ; à la suite d’un fait, c’est un « ajout »", thing, Idea, ownSource)
	}
	if a.Axis == Law && len(a.Sources) > 0 && !slices.ContainsFunc(a.Sources, k.isText) {
		k.report(file, a.ID.Line, "%s : sous l’axe « %s », une source au moins est un texte ; ce qui se lit ailleurs est un « %s »", thing, Law, Useful)
	}
	placed := map[string]bool{}
	for _, p := range a.Places {
		m := placeForm.FindStringSubmatch(p.Name)
		if m == nil {
			k.report(file, p.Line, "%s : « %s » n’est pas un lieu : le numéro du document et la ligne, comme 002:471", thing, p)
			continue
		}
		placed[m[1]] = true
	}
	for _, id := range a.Sources {
		s := k.c.Source(id.Name)
		switch {
		case s == nil:
		case s.Document != "" && !placed[s.Document]:
			k.report(file, a.ID.Line, "%s ne dit pas où le document « %s » le dit : « lieux », comme %s:471", thing, id, s.Document)
		case s.Document == "" && slices.Contains(WorkshopAxes, a.Axis):
			k.report(file, a.ID.Line, "%s : l’axe « %s » n’a que des documents lus ligne à ligne, « %s » n’en est pas un", thing, a.Axis, id)
		default:
			delete(placed, s.Document)
		}
	}
	for _, document := range slices.Sorted(maps.Keys(placed)) {
		k.report(file, a.ID.Line, "%s a un lieu dans « %s », qu’aucune de ses sources n’est", thing, document)
	}
}

// isText tells a source that is a text of law or an accord, be it still to be confirmed,
// from what somebody says of it.
func (k *checker) isText(id ID) bool {
	s := k.c.Source(id.Name)
	return s == nil || s.Status == Official || s.Status == ToConfirm
}

func (k *checker) glossary(terms []*Term) {
	const file = "glossaire.yaml"
	seen := map[string]bool{}
	for _, t := range terms {
		thing := french.Say("le mot « %s »", t.ID.Name)
		for _, form := range append([]string{t.ID.Name}, t.Forms...) {
			if seen[form] {
				k.report(file, t.ID.Line, "« %s » est donné deux fois", form)
			}
			seen[form] = true
		}
		k.filled(file, t.ID.Line, thing, "texte", t.Text)
		k.cite(file, t.ID.Line, thing, t.Sources, true)
		if slices.ContainsFunc(t.Sources, func(s ID) bool { return s.Name == ownSource }) && (!OnlyOurs(t.Sources) || t.Addition != "") {
			k.report(file, t.ID.Line, "%s : « %s » est sa seule source, ou n’en est pas ; à côté de ce que dit un document, c’est un « ajout »", thing, ownSource)
		}
		k.words(file, t)
	}
}

func (k *checker) tools(t *Tools) {
	const file = "outils.yaml"
	k.filled(file, 1, "outils.yaml", "prudence", t.Caution)
	k.cite(file, 1, "outils.yaml", t.Sources, true)
	for _, l := range t.Levels {
		k.filled(file, l.ID.Line, french.Say("le niveau « %s »", l.ID.Name), "titre", l.Title, "quand", l.When)
	}
	for _, f := range t.Families {
		thing := french.Say("la famille « %s »", f.ID.Name)
		k.filled(file, f.ID.Line, thing, "titre", f.Title, "exemples", f.Examples, "choisir", f.Choose)
		k.cite(file, f.ID.Line, thing, f.Sources, true)
		if t.Level(f.Level.Name) == nil {
			k.report(file, f.Level.Line, "le niveau « %s » n’existe pas", f.Level)
		}
	}
	k.words(file, t)
}
