package content

import (
	"reflect"
	"slices"
	"strings"

	"cpts/content/french"
)

// region checks a region, read from this text: its circuits are told, what it
// cites exists.
func (k *checker) region(file string, data []byte, r *Region) {
	at := placeOf(data)
	thing := french.Say("la région « %s »", r.ID.Name)
	k.filled(file, max(r.ID.Line, 1), thing, "id", r.ID.Name, "nom", r.Name, "prudence", r.Caution)
	for i, s := range r.References {
		switch line := at.key("references", i); {
		case !k.there(file, line, s != nil):
		case s.ID.Name == "":
			k.filled(file, line, "cette source", "id", "")
		default:
			k.sourceIn(file, s)
		}
	}
	for i, d := range r.Departments {
		if k.c.departmentUnknown(d) {
			k.report(file, at.key("departements", i), "le département « %s » n’existe pas : donnez son numéro, par exemple « 31 » ou « 2A »", d)
		}
	}
	for _, circuit := range []struct {
		key string
		c   Circuit
	}{{"lettre", r.Letter}, {"projet", r.Project}} {
		if reflect.ValueOf(circuit.c).IsZero() && r.Inherits.Name == elsewhere {
			continue
		}
		if reflect.ValueOf(circuit.c).IsZero() {
			k.filled(file, max(r.ID.Line, 1), thing, circuit.key, "")
			continue
		}
		about, line := french.Say("« %s » de %s", circuit.key, thing), at.key(circuit.key)
		k.filled(file, line, about, "envoyer", circuit.c.Send, "seance", circuit.c.Meeting, "valide", circuit.c.Validates)
		k.cite(file, line, about, circuit.c.Sources, true)
	}
	for i, s := range r.Support {
		if line := at.key("appuis", i); k.there(file, line, s != nil) {
			k.stageOf(file, line, "cet appui", s.Stage)
			k.filled(file, line, "cet appui", "de", s.From, "quoi", s.What)
			k.cite(file, line, "cet appui", s.Sources, true)
			k.about(file, s.About)
		}
	}
	for i, a := range r.Addresses {
		if line := at.key("adresses", i); k.there(file, line, a != nil) {
			k.filled(file, line, "cette adresse", "quoi", a.What, "ou", a.Where, "annee", a.Year)
			k.cite(file, line, "cette adresse", a.Sources, true)
		}
	}
	for i, q := range r.ToAsk {
		if line := at.key("a_demander", i); k.there(file, line, q != nil) {
			k.stageOf(file, line, "cette question à poser", q.Stage)
			k.filled(file, line, "cette question à poser", "question", q.Question)
			k.cite(file, line, "cette question à poser", q.Sources, true)
			k.about(file, q.About)
		}
	}
	if from := r.Inherits; from.Name != "" && (from.Name != elsewhere || r.ID.Name == elsewhere) {
		k.report(file, from.Line, "une région hérite de « %s », et de nulle autre ; « %s » n’hérite de rien", elsewhere, elsewhere)
	}
	k.order(file, at, r.Order)
	k.outlines(file, at, r.Documents)
	k.words(file, r)
}

// order checks what rubriques wait for in a region: they have a duration, and none
// waits for itself.
func (k *checker) order(file string, at place, order []*Order) {
	if slices.Contains(order, nil) {
		k.report(file, at.key("ordre", slices.Index(order, nil)), "cette ligne de la liste est vide")
		return
	}
	after := k.c.waits(order)
	for _, o := range order {
		if k.c.sections[o.Section.Name] == nil || len(after[o.Section.Name]) == 0 {
			k.report(file, max(o.Section.Line, at.key("ordre")), "« ordre » ne dit pas ce qu’attend une rubrique : « %s »", o.Section)
		}
		k.cite(file, o.Section.Line, "cet ordre", o.Sources, true)
		for _, ref := range append([]ID{o.Section}, o.After...) {
			if find(k.c.Durations, ref.Name, func(d *Duration) ID { return d.Section }) == nil {
				k.report(file, ref.Line, "« ordre » nomme « %s », qui n’a pas de durée dans durees.yaml", ref)
			}
		}
		if leads(after, o.Section.Name, o.Section.Name, map[string]bool{}) {
			k.report(file, o.Section.Line, "« ordre » tourne en rond : « %s » finit par s’attendre elle-même", o.Section)
		}
	}
}

// about checks that a thing answers questions or actions that exist.
func (k *checker) about(file string, ids []ID) {
	for _, id := range ids {
		if k.c.asked(id.Name) == nil && k.c.actions[id.Name] == nil {
			k.report(file, id.Line, "« %s » n’est ni une question ni une action", id)
		}
	}
}

// there reports an item of a list that holds nothing.
func (k *checker) there(file string, line int, is bool) bool {
	if !is {
		k.report(file, line, "cette ligne de la liste est vide")
	}
	return is
}

// stageOf checks the stage a thing stands at.
func (k *checker) stageOf(file string, line int, thing string, id ID) {
	switch {
	case id.Name == "":
		k.filled(file, line, thing, "etape", "")
	case k.c.stages[id.Name] == nil:
		var ids []string
		for _, s := range k.c.Stages {
			ids = append(ids, s.ID.Name)
		}
		k.report(file, id.Line, "l’étape « %s » n’existe pas : %s", id, strings.Join(ids, ", "))
	}
}

func (c *Catalog) departmentUnknown(id string) bool {
	return !slices.ContainsFunc(c.lists[departmentsList], func(o *Option) bool { return o.ID.Name == id })
}
