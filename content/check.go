package content

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"cpts/content/french"
)

// The journey that the rest of the program, and the files of leaders, count on:
// its stages in order, and how many actions of the inventory each one holds.
var inventory = []struct {
	stage  string
	prefix string
	count  int
}{
	{"premices", "E1", 21},
	{"premiers-contacts", "E2", 19},
	{"progression", "E3", 28},
	{"derniere-ligne-droite", "E4", 27},
	{"concretisation", "E5", 13},
	{"deux-cents-jours", "J", 46},
}

// Check tells what an author may get wrong and Load does not look at, so that
// the program starts faster: it is for the tests. Every fault is told, each as
// « content/FILE:LINE: phrase ».
func (c *Catalog) Check() error {
	k := &checker{c: c, known: map[string]bool{}, cited: map[string]bool{}}
	for _, s := range c.Sources {
		k.source(s)
	}
	k.journey()
	for _, id := range c.order {
		q := c.questions[id]
		k.question(c.whereIs(q), q)
	}
	for _, t := range c.past.Tables {
		k.formerTable(t)
	}
	for _, options := range c.lists {
		k.options("listes.yaml", 0, options)
		k.words("listes.yaml", options)
	}
	for _, d := range c.Delays {
		k.delay(d)
	}
	k.durations()
	for i, s := range c.Scales {
		k.scale(c.where[s], s)
		k.started(c.where[s], s)
		if i > 0 {
			k.follows(c.Scales[i-1], s)
		}
	}
	k.ceilings()
	k.directory()
	k.phrases()
	k.points(governanceFile)
	k.points(healthProjectFile)
	k.documents()
	k.knowledge()
	for _, s := range c.Sources {
		if !k.cited[s.ID.Name] {
			k.report("sources.yaml", s.ID.Line, "rien ne cite la source « %s »", s.ID)
		}
	}
	return inOrder(k.faults)
}

type checker struct {
	c      *Catalog
	known  map[string]bool // ids of the sources
	cited  map[string]bool
	faults []fault

	outside bool // the file is not of this package: its words are its author's
}

func (k *checker) report(file string, line int, format string, args ...any) {
	k.faults = append(k.faults, fault{file: file, line: line, what: french.Say(format, args...)})
}

// filled reports each of the texts that is empty: pairs of a key and its value.
func (k *checker) filled(file string, line int, thing string, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" {
			k.report(file, line, "%s n’a pas de « %s »", thing, pairs[i])
		}
	}
}

func (k *checker) source(s *Source) { k.sourceIn("sources.yaml", s) }

func (k *checker) sourceIn(file string, s *Source) {
	if k.known[s.ID.Name] {
		k.report(file, s.ID.Line, "la source « %s » est déjà déclarée", s.ID)
	}
	k.known[s.ID.Name] = true
	k.filled(file, s.ID.Line, french.Say("la source « %s »", s.ID.Name), "titre", s.Title, "editeur", s.Publisher, "annee", s.Year)
	if !slices.Contains(Statuses, s.Status) || (s.Status == Ours) != (s.ID.Name == ownSource) {
		k.report(file, s.ID.Line, "le statut « %s » n’existe pas : texte officiel, source de terrain ou à confirmer", s.Status)
	}
	k.words(file, s)
}

// cite checks that sources exist, and notes that they are of use. Where one is
// due, its absence is reported at line.
func (k *checker) cite(file string, line int, thing string, sources []ID, due bool) {
	if due && len(sources) == 0 {
		k.report(file, line, "%s n’a pas de source", thing)
	}
	for _, id := range sources {
		switch {
		case k.known[id.Name]:
		case k.outside:
			k.report(file, id.Line, "la source « %s » n’existe pas : décrivez-la sous « references »", id)
		default:
			k.report(file, id.Line, "la source « %s » n’existe pas dans sources.yaml", id)
		}
		k.cited[id.Name] = true
	}
}

// journey checks the stages, their rubriques and the inventory of actions.
func (k *checker) journey() {
	for i, s := range k.c.Stages {
		file, thing := k.c.where[s], french.Say("l’étape « %s »", s.ID.Name)
		if i >= len(inventory) {
			k.report(file, s.ID.Line, "%s vient après les %d attendues", thing, len(inventory))
		} else if want := inventory[i].stage; s.ID.Name != want {
			k.report(file, s.ID.Line, "%s est à la place de « %s »", thing, want)
		}
		k.filled(file, s.ID.Line, thing, "titre", s.Title, "presentation", s.Intro, "resultat", s.Outcome)
		k.cite(file, s.ID.Line, thing, s.Sources, false)
		k.words(file, s)
		for _, need := range s.Gate {
			k.filled(file, need.Rule.Line, "cette condition", "regle", need.Rule.Name, "manque", need.Missing, "quand", need.When, "question", need.Ask)
		}
		if s.Passing != nil {
			k.filled(file, s.ID.Line, french.Say("« franchie » de %s", thing), "titre", s.Passing.Title, "donne", s.Passing.Gives, "ouvre", s.Passing.Opens)
			if len(s.Gate) == 0 {
				k.report(file, s.ID.Line, "« franchie » ne va qu’à une étape qui a une porte : %s", thing)
			}
		}
		if len(s.Sections) == 0 {
			k.report(file, s.ID.Line, "%s n’a pas de rubrique", thing)
		}
		for _, section := range s.Sections {
			k.section(file, section)
		}
	}
	for i, part := range inventory {
		if i >= len(k.c.Stages) {
			k.report("parcours", 0, "l’étape « %s » manque", part.stage)
			continue
		}
		for n := range part.count {
			if id := fmt.Sprintf("%s-%02d", part.prefix, n+1); k.c.actions[id] == nil {
				k.report(k.c.where[k.c.Stages[i]], k.c.Stages[i].ID.Line, "l’action « %s » de l’inventaire manque", id)
			}
		}
	}
}

func (k *checker) section(file string, s *Section) {
	thing := french.Say("la rubrique « %s »", s.ID.Name)
	k.filled(file, s.ID.Line, thing, "titre", s.Title, "but", s.Purpose, "resultat", s.Outcome)
	k.inset(file, s.ID, s.Inset)
	if s.Circuit != "" && s.Circuit != LetterCircuit && s.Circuit != ProjectCircuit {
		k.report(file, s.ID.Line, "le circuit « %s » n’existe pas : lettre ou projet", s.Circuit)
	}
	needed := slices.ContainsFunc(s.Questions, func(q *Question) bool { return q.Required })
	if !needed && !slices.ContainsFunc(s.Actions, func(a *Action) bool { return !a.Optional }) {
		k.report(file, s.ID.Line, "%s n’a ni question ni action nécessaire : elle serait terminée d’avance", thing)
	}
	for _, a := range s.Actions {
		k.action(file, a)
	}
}

func (k *checker) inset(file string, id ID, inset Inset) {
	if inset != "" && !slices.Contains(Insets, inset) {
		k.report(file, id.Line, "l’encart « %s » n’existe pas : budget, tresorerie, commissaire ou indemnites", inset)
	}
}

// forbidden are the words that no leader should read (the house says what to do
// instead of scolding).
var forbidden = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(^|[^\pL])(invalides?|erreurs?|oups|veuillez|champs? obligatoires?)([^\pL]|$)`)
})

// words looks for forbidden words, and hidden characters, in every text of a
// thing and of what it holds.
func (k *checker) words(file string, thing any) { k.wordsIn(file, 0, reflect.ValueOf(thing)) }

func (k *checker) wordsIn(file string, line int, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			k.wordsIn(file, line, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			k.wordsIn(file, line, v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			k.wordsIn(file, line, v.MapIndex(key))
		}
	case reflect.Struct:
		for _, name := range []string{"ID", "Rule"} {
			if id, ok := fieldOf(v, name).(ID); ok && id.Line > 0 {
				line = id.Line
			}
		}
		shared, _ := fieldOf(v, "ListName").(ID) // its options are those of listes.yaml, looked at there
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() || field.Tag.Get("yaml") == "-" || field.Name == "Options" && shared.Name != "" {
				continue
			}
			k.wordsIn(file, line, v.Field(i))
		}
	case reflect.String:
		if strings.ContainsFunc(v.String(), hidden) {
			k.report(file, line, "un caractère invisible est à retirer de « %s »", strings.Map(shown, v.String()))
		}
		if m := forbidden().FindStringSubmatch(v.String()); m != nil && !k.outside {
			k.report(file, line, "« %s » est un mot à ne pas employer : dites plutôt quoi faire", m[2])
		}
	}
}

// hidden tells the characters that command a terminal or turn the direction of
// writing: no text holds any.
func hidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

func shown(r rune) rune {
	if hidden(r) {
		return -1
	}
	return r
}

// fieldOf is the field of that name of a struct, its embedded ones included; nil
// if there is none.
func fieldOf(v reflect.Value, name string) any {
	if f := v.FieldByName(name); f.IsValid() {
		return f.Interface()
	}
	return nil
}
