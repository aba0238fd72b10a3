package content

import (
	"fmt"
	"slices"
)

// action checks one thing to do, that it belongs to the inventory of its stage, and
// that what settles it, or takes it away, can come to be.
func (k *checker) action(file string, a *Action) {
	thing := "l'action « " + a.ID.Name + " »"
	k.filled(file, a.ID.Line, thing, "libelle", a.Label, "pourquoi", a.Why)
	k.cite(file, a.ID.Line, thing, a.Sources, true)
	if at := a.Section.Stage.Index; at < len(inventory) {
		var n int
		part := inventory[at]
		if _, err := fmt.Sscanf(a.ID.Name, part.prefix+"-%02d", &n); err != nil || n < 1 || n > part.count ||
			a.ID.Name != fmt.Sprintf("%s-%02d", part.prefix, n) {
			k.report(file, a.ID.Line, "%s n'est pas dans l'inventaire de l'étape « %s »", thing, part.stage)
		}
	}
	for _, n := range a.Sizes {
		if !slices.ContainsFunc(k.c.Scales, func(s *Scale) bool { return 1 <= n && n <= len(s.Sizes) }) {
			k.report(file, a.ID.Line, "%s vise la taille %d, qui n'est dans aucun barème", thing, n)
		}
	}
	if a.If != nil {
		k.conditionIn(file, thing, "si", a.If)
	}
	if a.Unless != nil {
		k.conditionIn(file, thing, "sauf_si", a.Unless)
	}
	for _, f := range a.SettledBy {
		k.proof(file, thing, f)
	}
	k.together(file, thing, a)
}

// proof checks that an answer can be what a proof asks for.
func (k *checker) proof(file, thing string, f *Proof) {
	q, line := k.c.questions[f.Question.Name], f.Question.Line
	say := func(format string, args ...any) {
		k.report(file, line, "« reglee_par » de "+thing+" : "+format, args...)
	}
	table := q.Kind == Rows
	if f.Lines != 0 && (f.Lines < 2 || !table && q.Kind != List) {
		say("« lignes » dit combien il en faut, deux au moins, à un tableau ou une liste")
	}
	if len(f.All) > 0 && q.Kind != Choices {
		say("« tous » ne va qu'aux choix multiples")
	}
	if !table && (f.Column.Name != "" || f.Every) || f.Column.Name == "" && (f.With.Name != "" || f.Every) {
		say("« colonne » ne va qu'aux tableaux ; « avec » et « chaque » ne vont qu'avec elle")
		return
	}
	of := &q.Field
	for _, id := range []ID{f.With, f.Column} {
		col := q.Column(id.Name)
		if id.Name != "" && col == nil {
			k.report(file, id.Line, "« %s » n'a pas de colonne « %s » : %s", f.Question, id, thing)
			return
		}
		if id.Name != "" {
			of = &col.Field
		}
	}
	for _, value := range slices.Concat(f.In, f.All) {
		if !slices.Contains(of.fixed(), value) {
			say("« %s » n'est pas une réponse possible", value)
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
	narrow := func(id ID, keep func(string) bool) {
		q := k.c.questions[id.Name]
		if q.Kind != Choice && q.Kind != YesNo {
			return
		}
		if _, known := left[id.Name]; !known {
			left[id.Name] = q.fixed()
		}
		before := left[id.Name]
		left[id.Name] = slices.DeleteFunc(slices.Clone(before), func(value string) bool { return !keep(value) })
		if len(before) > 0 && len(left[id.Name]) == 0 {
			k.report(file, id.Line, "aucune réponse à « %s » ne peut tout remplir : %s ne serait jamais réglée, ou ne concernerait personne", id, thing)
		}
	}
	among := func(c *Cond) {
		if c != nil {
			narrow(c.Question, func(value string) bool { return slices.Contains(c.In, value) })
		}
	}
	among(a.If)
	if a.Unless != nil {
		narrow(a.Unless.Question, func(value string) bool { return !slices.Contains(a.Unless.In, value) })
	}
	for _, f := range a.SettledBy {
		if len(f.In) > 0 {
			narrow(f.Question, func(value string) bool { return slices.Contains(f.In, value) })
		}
		if asked := k.c.questions[f.Question.Name].If; asked != nil { // the fault is told where the proof stands
			among(&Cond{Question: ID{asked.Question.Name, f.Question.Line}, In: asked.In})
		}
	}
}
