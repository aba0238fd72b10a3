package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/content/pattern"
)

// Value is an answer. Its Go type follows the kind of the question:
//
//	texte, texte-long, choix      string (for a choice, the id of the option)
//	liste, choix-multiples        []string
//	nombre                        int64
//	montant                       money.Amount
//	date                          dates.Day
//	heure                         dates.Clock
//	oui-non                       bool
//	lignes                        []Row
//
// Values are never changed in place: a new one replaces the old.
type Value any

// Row is one line of a small table, by column id. A column this version does
// not know is kept as it was read, and written back.
type Row map[string]Value

// Refusal is why a typed answer is not taken: a French sentence that says what
// to do.
type Refusal struct{ Message string }

func (r *Refusal) Error() string { return r.Message }

func refuse(format string, args ...any) error {
	return &Refusal{french.Say(format, args...)}
}

// Longest texts taken, in characters. Beyond, something was pasted by mistake.
const (
	maxText     = 400
	maxLongText = 20000
	maxList     = 2000
)

// MostCharacters is the length of the longest text that a field takes; 0 for one that
// is no text.
func MostCharacters(f *content.Field) int {
	switch f.Kind {
	case content.Text:
		return maxText
	case content.LongText:
		return maxLongText
	}
	return 0
}

func limited(s string, most int) (Value, error) {
	if n := len([]rune(s)); n > most {
		return nil, refuse("Raccourcissez ce texte : %s caractères au plus, il en a %s.", french.Number(int64(most)), french.Number(int64(n)))
	}
	return s, nil
}

func parseNumber(f *content.Field, s string) (Value, error) {
	n, unit, err := french.ParseNumber(s)
	switch {
	case errors.Is(err, french.ErrTwoNumbers):
		return nil, twoNumbers(f, "120")
	case err != nil:
		return nil, refuse("Indiquez un nombre entier en chiffres, par exemple %s.", example(f, "120"))
	}
	if other := otherUnit(f, unit); other != "" {
		return nil, refuse("La question ne compte pas en %s. Indiquez le nombre seul, par exemple %s.", other, example(f, "12"))
	}
	if !within(f, n) {
		what, write := "un nombre", french.Number
		if f.Year() {
			what, write = "une année", func(n int64) string { return fmt.Sprint(n) }
		}
		return nil, refuse("%s, par exemple %s.", bounds(f, what, write), example(f, "120"))
	}
	return n, nil
}

func twoNumbers(f *content.Field, otherwise string) error {
	return refuse("Ce texte contient au moins deux nombres : additionnez-les, ou n’en gardez qu’un, par exemple %s.", example(f, otherwise))
}

// measured are the beginnings of the words that count time, or hundredths. After a
// number they must be those of the question: three months are not three weeks.
var measured = pattern.Of(`^(minute|heure|jour|semaine|mois|trimestre|semestre|an$|ans$|annee|` + french.Percent + `)`)

// otherUnit is the word of the unit that is not the question's; "" for none.
func otherUnit(f *content.Field, unit []string) string {
	asked := french.Words(f.Label + " " + f.Unit)
	for _, word := range unit {
		m := measured().FindString(word)
		if m != "" && !hasWords(asked, []string{strings.TrimSuffix(m, "s")}) {
			return word
		}
	}
	return ""
}

func parseAmount(f *content.Field, s string) (Value, error) {
	a, err := money.Parse(s)
	switch {
	case errors.Is(err, french.ErrTwoNumbers):
		return nil, twoNumbers(f, "52 300,50")
	case err != nil:
		return nil, refuse("Indiquez un montant en euros, par exemple %s.", example(f, "52 300,50"))
	}
	low := f.Min != nil && a < money.Euros(*f.Min) || f.Min == nil && a < 0
	high := f.Max != nil && a > money.Euros(*f.Max) || a > money.Euros(10_000_000_000)
	switch {
	case low && f.Min == nil:
		return nil, refuse("Indiquez un montant positif, par exemple %s.", example(f, "52 300,50"))
	case low || high:
		return nil, refuse("%s.", bounds(f, "un montant", func(n int64) string { return money.Euros(n).String() }))
	}
	return a, nil
}

// yearTyped is what can only be the year in a date that could be read.
var yearTyped = pattern.Of(`\d{4}`)

// article is what a sentence that begins with « Le » says already.
var article = pattern.Of(`(?i)^le\s+`)

// yearless is the end of a date whose year has two digits.
var yearless = pattern.Of(`\d{2}$`)

func parseDate(s string) (Value, error) {
	d, err := dates.Parse(s)
	switch err {
	case nil:
		return d, nil
	case dates.ErrNoDay:
		return nil, refuse("Il manque le jour. Indiquez-le, par exemple %s, même approché.", d)
	case dates.ErrNoSuch:
		return nil, refuse("Le %s n’existe pas dans le calendrier. Vérifiez le jour et le mois, sous la forme 23/11/2026.", article().ReplaceAllString(s, ""))
	case dates.ErrFarAway:
		return nil, refuse("L’année %s est hors de portée : indiquez une année entre 1900 et 2100.", yearTyped().FindString(s))
	case dates.ErrCentury:
		y := yearless().FindString(s)
		return nil, refuse("Écrivez l’année avec ses quatre chiffres, par exemple 23/11/2026 : « %s » peut être 19%s ou 20%s.", y, y, y)
	case dates.ErrWeekday:
		return nil, refuse("Le %s est un %s. Vérifiez le jour de la semaine, ou la date.", d, d.Weekday())
	}
	return nil, refuse("Indiquez une date sous la forme jour/mois/année, par exemple 23/11/2026.")
}

func parseHour(s string) (Value, error) {
	c, err := dates.ParseClock(s)
	if err != nil {
		return nil, refuse("Indiquez une heure, par exemple 20 h 30.")
	}
	return c, nil
}

func parseYesNo(s string) (Value, error) {
	switch french.Key(s) {
	case "oui", "o", "true", "vrai":
		return true, nil
	case "non", "n", "false", "faux":
		return false, nil
	}
	return nil, refuse("Répondez par oui ou par non.")
}

// parseChoice takes the id or the label of an option, or enough of it to leave
// no doubt; never one that lacks a word.
func parseChoice(f *content.Field, s string) (Value, error) {
	found := matching(f.Options, s)
	exact := slices.DeleteFunc(slices.Clone(found), func(o *content.Option) bool { return !isName(o, s) })
	for _, one := range [][]*content.Option{exact, found} {
		if len(one) == 1 {
			return one[0].ID.Name, nil
		}
	}
	offer := found
	for _, wider := range [][]*content.Option{nearly(f.Options, s), f.Options} {
		if len(offer) == 0 {
			offer = wider
		}
	}
	return nil, refuse("« %s » n’est pas dans la liste. Choisissez par exemple : %s.", french.Short(s, 40), labels(offer, 5))
}

// isName tells whether s is the whole name of an option: its id, its label with or
// without what stands in brackets, little words apart, or one of the two genders that
// it gives a profession.
func isName(o *content.Option, s string) bool {
	typed := french.Telling(french.Words(french.Key(s)))
	bare, _, _ := strings.Cut(o.Label, " (")
	names := []string{o.ID.Name, o.Label, bare}
	if one, other, both := strings.Cut(bare, " ou "); both && len(french.Words(one)) == len(french.Words(other)) {
		names = append(names, one, other)
	}
	for _, name := range names {
		if slices.Equal(typed, french.Telling(french.Words(french.Key(name)))) {
			return true
		}
	}
	return false
}

func parseChoices(f *content.Field, s string) (Value, error) {
	out := []string{}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if none := french.Key(part); none == "aucune" || none == "aucun" {
			continue
		}
		v, err := parseChoice(f, strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		if id := v.(string); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}

// Matching are the options that a typed text may mean, best first: those whose
// id or label starts with it, then those that hold it, then those that have a
// word beginning with each of its words, in any order; failing all, those that
// have most of its words. Spellings are compared by french.Key.
func Matching(options []*content.Option, typed string) []*content.Option {
	if found := matching(options, typed); len(found) > 0 {
		return found
	}
	return nearly(options, typed)
}

// nearly are the options that have the most words of a text, two at least.
func nearly(options []*content.Option, typed string) (found []*content.Option) {
	asked, most := french.Telling(french.Words(french.Key(typed))), 2
	for _, o := range options {
		words, held := wordsOf(o), 0
		for _, word := range asked {
			if hasWords(words, []string{word}) {
				held++
			}
		}
		if held > most {
			found, most = nil, held
		}
		if held == most {
			found = append(found, o)
		}
	}
	return found
}

// wordsOf are the words that an option is looked for by.
func wordsOf(o *content.Option) []string {
	return french.Words(french.Key(o.Label + " " + o.ID.Name + " " + strings.Join(o.Also, " ")))
}

func matching(options []*content.Option, typed string) []*content.Option {
	key := french.Key(typed)
	if key == "" {
		return options
	}
	asked := french.Telling(french.Words(key))
	var starts, holds, words []*content.Option
	for _, o := range options {
		label, id := french.Key(o.Label), french.Key(o.ID.Name)
		switch {
		case strings.HasPrefix(label, key), strings.HasPrefix(id, key):
			starts = append(starts, o)
		case strings.Contains(label, key):
			holds = append(holds, o)
		case hasWords(wordsOf(o), asked):
			words = append(words, o)
		}
	}
	return slices.Concat(starts, holds, words)
}

// hasWords tells whether each word asked begins one of words.
func hasWords(words, asked []string) bool {
	for _, a := range asked {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, a) }) {
			return false
		}
	}
	return len(asked) > 0
}

func labels(options []*content.Option, most int) string {
	var out []string
	for _, o := range options[:min(most, len(options))] {
		out = append(out, o.Label)
	}
	return strings.Join(out, ", ")
}

func example(f *content.Field, otherwise string) string {
	if f.Example != "" {
		return f.Example
	}
	return french.Typography(otherwise)
}

// within tells whether n keeps the bounds of f; without a lower one, 0 is it.
func within(f *content.Field, n int64) bool {
	low := int64(0)
	if f.Min != nil {
		low = *f.Min
	}
	return n >= low && (f.Max == nil || n <= *f.Max)
}

func bounds(f *content.Field, what string, write func(int64) string) string {
	low := int64(0)
	if f.Min != nil {
		low = *f.Min
	}
	if f.Max == nil {
		return fmt.Sprintf("Indiquez %s à partir de %s", what, write(low))
	}
	return fmt.Sprintf("Indiquez %s entre %s et %s", what, write(low), write(*f.Max))
}

func optionLabel(f *content.Field, id string) string {
	if o := f.Option(id); o != nil {
		return o.Label
	}
	return id
}

// RawText is a cell that is not of its column's kind, as the file holds it.
func RawText(v Value) string {
	if raw, kept := v.(json.RawMessage); kept && !isNull(raw) {
		return strings.Trim(string(raw), `"`)
	}
	return ""
}
