package content

import (
	"fmt"
	"slices"

	"cpts/content/french"
)

// action checks one thing to do, that it belongs to the inventory of its stage, and
// that what settles it, or takes it away, can come to be.
func (k *checker) action(file string, a *Action) {
	thing := french.Say("l’action « %s »", a.ID.Name)
	k.filled(file, a.ID.Line, thing, "libelle", a.Label, "pourquoi", a.Why)
	k.cite(file, a.ID.Line, thing, a.Sources, true)
	if at := a.Section.Stage.Index; at < len(inventory) {
		var n int
		part := inventory[at]
		if _, err := fmt.Sscanf(a.ID.Name, part.prefix+"-%02d", &n); err != nil || n < 1 || n > part.count ||
			a.ID.Name != fmt.Sprintf("%s-%02d", part.prefix, n) {
			k.report(file, a.ID.Line, "%s n’est pas dans l’inventaire de l’étape « %s »", thing, part.stage)
		}
	}
	for _, n := range a.Sizes {
		if !slices.ContainsFunc(k.c.Scales, func(s *Scale) bool { return 1 <= n && n <= len(s.Sizes) }) {
			k.report(file, a.ID.Line, "%s vise la taille %d, qui n’est dans aucun barème", thing, n)
		}
	}
	if stage := k.c.stages[a.Prepares.Name]; a.Prepares.Name != "" && (stage == nil || len(stage.Gate) == 0 || stage.Index < a.Section.Stage.Index) {
		k.report(file, a.Prepares.Line, "%s prépare « %s », qui n’est pas une étape de ce moment ou d’après, avec une « porte »", thing, a.Prepares)
	}
	a.facts(func(key string, f *Telling) { k.telling(file, thing, key, f) })
	k.together(file, thing, a)
}

// telling checks that an answer can be what tells a fact.
func (k *checker) telling(file, thing, key string, f *Telling) {
	q, line := k.c.questions[f.Question.Name], f.Question.Line
	say := func(format string, args ...any) {
		k.report(file, line, "« "+key+" » de "+thing+" : "+format, args...)
	}
	table := q.Kind == Rows
	if f.Ahead && q.Kind != Date && !slices.ContainsFunc(q.Columns, func(col *Column) bool { return col.Kind == Date }) {
		say("« a_venir » ne va qu’aux dates")
	}
	if f.Lines != 0 && (f.Lines < 2 || !table && q.Kind != List) {
		say("« lignes » dit combien il en faut, deux au moins, à un tableau ou une liste")
	}
	if len(f.All) > 0 && q.Kind != Choices && f.Column.Name == "" {
		say("« tous » ne va qu’aux choix multiples, et à une colonne")
	}
	if len(f.All) > 0 && (f.Every || f.Lines > 0) {
		say("« tous » dit déjà combien de lignes il faut")
	}
	if !table && (f.Column.Name != "" || f.Every) || f.Column.Name == "" && (f.With.Name != "" || f.Every) {
		say("« colonne » ne va qu’aux tableaux ; « avec » et « chaque » ne vont qu’avec elle")
		return
	}
	of := &q.Field
	for _, id := range []ID{f.With, f.Column} {
		col := q.Column(id.Name)
		if id.Name != "" && col == nil {
			k.report(file, id.Line, "« %s » n’a pas de colonne « %s » : %s", f.Question, id, thing)
			return
		}
		if id.Name != "" {
			of = &col.Field
		}
	}
	fixed := of.fixed()
	if q.None != "" {
		fixed = append(fixed, NoneOfThem)
	}
	if f.Core && (len(f.All) > 0 || f.Column.Name == "" && q.Starts.Name == "") {
		say("« socle » tient lieu de « tous », et ne va qu’à une colonne ou au début d’une mission")
		return
	}
	all := f.All
	for _, s := range k.c.Scales {
		if f.Core && table {
			all = slices.Concat(all, s.Core())
		}
	}
	for _, value := range slices.Concat(f.In, all) {
		if !slices.Contains(fixed, value) {
			say("« %s » n’est pas une réponse possible", value)
		}
	}
}

// fixed are the answers that are known beforehand; none for a text or a number.
func (f *Field) fixed() (ids []string) {
	if f.Kind == YesNo {
		return []string{"oui", "non"}
	}
	for _, o := range f.Options {
		ids = append(ids, o.ID.Name)
	}
	return ids
}

// together checks that one same project may meet all that an action asks of a
// question of one choice: to concern it, and to have it settled.
func (k *checker) together(file, thing string, a *Action) {
	left := map[string][]string{}
	narrow := func(at int, id string, in []string, kept bool) {
		q := k.c.questions[id]
		if q.Kind != Choice && q.Kind != YesNo || len(in) == 0 {
			return
		}
		if _, known := left[id]; !known {
			left[id] = q.fixed()
		}
		before := len(left[id])
		left[id] = slices.DeleteFunc(slices.Clone(left[id]), func(value string) bool { return slices.Contains(in, value) != kept })
		if before > 0 && len(left[id]) == 0 {
			k.report(file, at, "aucune réponse à « %s » ne peut tout remplir : %s ne serait jamais réglée, ou ne concernerait personne", id, thing)
		}
	}
	for _, f := range append([]*Fact{a.If}, a.SettledBy...) {
		if f == nil || len(f.Or) > 0 { // another answer may do
			continue
		}
		narrow(f.Question.Line, f.Question.Name, f.In, true)
		if asked := k.c.questions[f.Question.Name].If; asked != nil {
			narrow(f.Question.Line, asked.Question.Name, asked.In, true)
		}
	}
	if a.Unless != nil {
		for _, f := range a.Unless.Ways() {
			narrow(f.Question.Line, f.Question.Name, f.In, false)
		}
	}
}
