package content

import (
	"maps"
	"slices"
	"strings"

	"cpts/content/french"
)

// kinds are the kinds a question may have; those marked true may also be a cell
// of a small table, which holds one short thing.
var kinds = map[Kind]bool{
	Text: true, LongText: false, List: false, Number: true, Amount: true,
	Date: true, Hour: true, Choice: true, Choices: false, YesNo: true, Rows: false,
}

// Kinds are all the kinds that a question may have.
func Kinds() []Kind { return slices.Sorted(maps.Keys(kinds)) }

func (k *checker) question(file string, q *Question) {
	line, thing := q.ID.Line, french.Say("la question « %s »", q.ID.Name)
	if q.ID.Name == "" {
		line, thing = q.Section.ID.Line, french.Say("une question de la rubrique « %s »", q.Section.ID.Name)
		k.report(file, line, "%s n’a pas de « id »", thing)
	}
	k.filled(file, line, thing, "court", q.Short, "pourquoi", q.Why)
	if q.Kind == Date {
		k.filled(file, line, thing, "evenement", q.Event)
	} else if q.Event != "" || q.Coming != "" {
		k.report(file, line, "« evenement » et « a_venir » ne vont qu’aux dates : %s", thing)
	}
	k.cite(file, line, thing, q.Sources, true)
	if q.Label != "" && !strings.HasSuffix(q.Label, "\u00a0?") {
		k.report(file, line, "le libellé de %s ne finit pas par « ? »", thing)
	}
	if _, known := kinds[q.Kind]; !known {
		k.report(file, line, "le genre « %s » de %s n’existe pas", q.Kind, thing)
	}
	k.field(file, line, thing, &q.Field)
	k.inset(file, q.ID, q.Inset)
	if q.None != "" && q.Kind != Choices {
		k.report(file, line, "« aucun » ne va qu’aux choix multiples : %s", thing)
	}
	if q.Places && q.Kind != List {
		k.report(file, line, "« lieux » ne va qu’aux listes : %s", thing)
	}
	if q.Register != "" && (q.Kind != Text || !slices.Contains(Registers, q.Register)) {
		k.report(file, line, "« repertoire » de %s : siret, siren, rna ou finess, pour un texte", thing)
	}
	for _, leg := range q.Way {
		if !slices.Contains(Legs, leg) || q.Section.Circuit == "" {
			k.report(file, line, "« circuit » de %s : envoyer, seance ou valide, dans une rubrique qui a un circuit", thing)
		}
	}
	k.columns(file, line, thing, q)
	k.proposals(file, thing, q)
	if q.Kind != Date && (len(q.After) > 0 || q.AfterDue.Name != "" || q.BeforeDue.Name != "" || q.FirstYear != 0 || q.Alarm) {
		k.report(file, line, "« apres », « apres_delai », « avant_delai », « premiere_annee » et « alarme » ne vont qu’aux dates : %s", thing)
	}
	if q.If != nil {
		k.condition(file, thing, q.If)
	}
	k.starts(file, thing, q)
}

// starts checks that the line whose start a question asks for is in a scale, and
// has no other question.
func (k *checker) starts(file, thing string, q *Question) {
	if q.Starts.Name == "" {
		return
	}
	if q.Kind != Date {
		k.report(file, q.Starts.Line, "« ligne » ne va qu’aux dates : %s", thing)
	}
	if !slices.ContainsFunc(k.c.Scales, func(s *Scale) bool { l := s.Line(q.Starts.Name); return l != nil && l.Nature != Functioning }) {
		k.report(file, q.Starts.Line, "« %s » n’est une mission d’aucun barème : %s", q.Starts, thing)
	}
	if first := k.c.StartOf(q.Starts.Name); first != q {
		k.report(file, q.Starts.Line, "« %s » demande déjà le début de « %s »", first.ID, q.Starts)
	}
}

// field checks what a question and a column have in common.
func (k *checker) field(file string, line int, thing string, f *Field) {
	k.filled(file, line, thing, "libelle", f.Label)
	choice := f.Kind == Choice || f.Kind == Choices
	switch {
	case choice && len(f.Options) == 0:
		k.report(file, line, "%s n’offre aucun choix", thing)
	case !choice && len(f.Options) > 0:
		k.report(file, line, "%s offre des choix, mais n’est pas d’un genre qui en a", thing)
	}
	if f.ListName.Name == "" {
		k.options(file, line, f.Options)
	}
	if f.Commas && f.Kind != List {
		k.report(file, line, "« virgules » ne va qu’aux listes : %s", thing)
	}
	bounded := f.Min != nil || f.Max != nil
	if bounded && f.Kind != Number && f.Kind != Amount {
		k.report(file, line, "« min » et « max » ne vont qu’aux nombres et aux montants : %s", thing)
	}
	if f.Unit != "" && (f.Kind != Number || f.Year()) {
		k.report(file, line, "« unite » ne va qu’aux nombres qui ne sont pas des années : %s", thing)
	}
	if f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		k.report(file, line, "« min » dépasse « max » : %s", thing)
	}
}

// options checks the options of a choice: each has an id of its own and a label.
func (k *checker) options(file string, line int, options []*Option) {
	seen := map[string]bool{}
	for _, o := range options {
		at := line
		if o.ID.Line > 0 {
			at = o.ID.Line
		}
		thing := french.Say("le choix « %s »", o.ID.Name)
		k.filled(file, at, thing, "id", o.ID.Name, "libelle", o.Label)
		if _, known := zones[o.Zone]; o.Zone != "" && !known {
			k.report(file, at, "%s a le fuseau « %s », qui n’existe pas", thing, o.Zone)
		}
		if seen[o.ID.Name] {
			k.report(file, at, "%s est donné deux fois", thing)
		}
		seen[o.ID.Name] = true
	}
}

// columns checks the small table of a question, and that only tables have one.
func (k *checker) columns(file string, line int, thing string, q *Question) {
	if q.Kind != Rows {
		if len(q.Columns) > 0 || q.RowName != "" {
			k.report(file, line, "%s a des colonnes, mais n’est pas un tableau", thing)
		}
		return
	}
	k.filled(file, line, thing, "une_ligne", q.RowName)
	if len(q.Columns) == 0 {
		k.report(file, line, "%s n’a pas de colonne", thing)
	}
	seen := map[string]bool{}
	k.cells(file, line, thing, q.Columns, seen)
	for _, col := range q.Past {
		k.cells(retiredFile, col.ID.Line, thing, []*Column{col}, seen)
	}
}

// cells checks columns of a table; seen are those before them.
func (k *checker) cells(file string, line int, thing string, columns []*Column, seen map[string]bool) {
	for _, col := range columns {
		at, cell := col.ID.Line, french.Say("la colonne « %s »", col.ID.Name)
		if col.ID.Name == "" {
			at = line
			k.report(file, at, "une colonne de %s n’a pas de « id »", thing)
		}
		if seen[col.ID.Name] {
			k.report(file, at, "%s est donnée deux fois", cell)
		}
		if col.ID.Name == LineID {
			k.report(file, at, "%s ne peut pas porter ce nom : c’est celui de l’identifiant de chaque ligne", cell)
		}
		seen[col.ID.Name] = true
		if !kinds[col.Kind] {
			k.report(file, at, "%s ne peut pas être du genre « %s »", cell, col.Kind)
		}
		k.field(file, at, cell, &col.Field)
	}
}

// condition checks that « si » names answers that its question can have.
func (k *checker) condition(file, thing string, cond *Cond) { k.conditionIn(file, thing, "si", cond) }

// conditionIn is condition for what another word introduces.
func (k *checker) conditionIn(file, thing, word string, cond *Cond) {
	on := k.c.questions[cond.Question.Name]
	at := cond.Question.Line
	switch {
	case len(cond.In) == 0:
		k.report(file, at, "« %s » ne dit pas pour quelles réponses : %s", word, thing)
	case on.Kind != Choice && on.Kind != Choices && on.Kind != YesNo:
		k.report(file, at, "« %s » renvoie à « %s », qui n’a pas de réponses fixées d’avance", word, cond.Question)
	}
	for _, value := range cond.In {
		if !slices.Contains(on.fixed(), value) {
			k.report(file, at, "« %s » n’est pas une réponse possible à « %s »", value, cond.Question)
		}
	}
}
