package model

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cpts/content"
	"cpts/model/dates"
	"cpts/model/french"
	"cpts/model/money"
)

// Value is an answer. Its Go type follows the kind of the question:
//
//	texte, texte-long, choix      string (for a choice, the id of the option)
//	liste, choix-multiples        []string
//	nombre                        int64
//	montant                       money.Amount
//	date                          dates.Day
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
	return &Refusal{content.Typography(fmt.Sprintf(format, args...))}
}

// Longest texts taken, in characters. Beyond, something was pasted by mistake.
const (
	maxText     = 400
	maxLongText = 20000
	maxList     = 2000
)

// Parse reads what was typed as an answer to f. An empty text is no answer: nil.
// The error, if any, is a *Refusal.
func Parse(f *content.Field, text string) (Value, error) {
	tidy, _ := french.Tidy(text, f.Kind == content.LongText || f.Kind == content.List)
	if tidy == "" {
		return nil, nil
	}
	switch f.Kind {
	case content.Text:
		return limited(tidy, maxText)
	case content.LongText:
		return limited(tidy, maxLongText)
	case content.List:
		return parseList(tidy)
	case content.Number:
		return parseNumber(f, tidy)
	case content.Amount:
		return parseAmount(f, tidy)
	case content.Date:
		return parseDate(tidy)
	case content.YesNo:
		return parseYesNo(tidy)
	case content.Choice:
		return parseChoice(f, tidy)
	case content.Choices:
		return parseChoices(f, tidy)
	}
	return nil, refuse("Ce tableau se remplit ligne par ligne, dans l'assistant.")
}

func limited(s string, most int) (Value, error) {
	if n := len([]rune(s)); n > most {
		return nil, refuse("Raccourcissez ce texte : %s caractères au plus, il en a %s.", french.Number(int64(most)), french.Number(int64(n)))
	}
	return s, nil
}

// parseList takes one text a line; on a single line, commas or semicolons part
// them.
func parseList(s string) (Value, error) {
	parts := strings.Split(s, "\n")
	if len(parts) == 1 {
		parts = strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
	}
	var out []string
	for _, part := range parts {
		part = strings.Trim(part, " \u00a0,;")
		if part == "" || slices.Contains(out, part) {
			continue
		}
		if len([]rune(part)) > maxText {
			return nil, refuse("Une des lignes est très longue. Mettez un élément par ligne, de %d caractères au plus.", maxText)
		}
		out = append(out, part)
	}
	switch {
	case len(out) == 0:
		return nil, nil
	case len(out) > maxList:
		return nil, refuse("Cette liste compte %s lignes. Limitez-la à %s.", french.Number(int64(len(out))), french.Number(maxList))
	}
	return out, nil
}

func parseNumber(f *content.Field, s string) (Value, error) {
	n, err := french.ParseNumber(s)
	if err != nil {
		return nil, refuse("Indiquez un nombre entier en chiffres, par exemple %s.", example(f, "120"))
	}
	if !within(f, n) {
		return nil, refuse("%s, par exemple %s.", bounds(f, "un nombre", french.Number), example(f, "120"))
	}
	return n, nil
}

func parseAmount(f *content.Field, s string) (Value, error) {
	a, err := money.Parse(s)
	if err != nil {
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
var yearTyped = regexp.MustCompile(`\d{4}`)

func parseDate(s string) (Value, error) {
	d, err := dates.Parse(s)
	switch err {
	case nil:
		return d, nil
	case dates.ErrNoSuch:
		return nil, refuse("Le %s n'existe pas dans le calendrier. Vérifiez le jour et le mois, sous la forme 23/11/2026.", s)
	case dates.ErrFarAway:
		return nil, refuse("L'année %s est hors de portée : indiquez une année entre 1900 et 2100.", yearTyped.FindString(s))
	}
	return nil, refuse("Indiquez une date sous la forme jour/mois/année, par exemple 23/11/2026.")
}

func parseYesNo(s string) (Value, error) {
	switch french.Fold(s) {
	case "oui", "o", "true", "vrai":
		return true, nil
	case "non", "n", "false", "faux":
		return false, nil
	}
	return nil, refuse("Répondez par oui ou par non.")
}

// parseChoice takes the id or the label of an option, or enough of it to leave
// no doubt, without minding accents or case.
func parseChoice(f *content.Field, s string) (Value, error) {
	found := Matching(f.Options, s)
	for _, o := range found {
		if french.Fold(o.ID.Name) == french.Fold(s) || french.Fold(o.Label) == french.Fold(s) {
			return o.ID.Name, nil
		}
	}
	if len(found) == 1 {
		return found[0].ID.Name, nil
	}
	offer := found
	if len(offer) == 0 {
		offer = f.Options
	}
	return nil, refuse("« %s » n'est pas dans la liste. Choisissez par exemple : %s.", short(s, 40), labels(offer, 5))
}

func parseChoices(f *content.Field, s string) (Value, error) {
	out := []string{}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if french.Fold(strings.TrimSpace(part)) == "aucune" || french.Fold(strings.TrimSpace(part)) == "aucun" {
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
// id or label starts with it, then those that hold it, accents and case apart.
func Matching(options []*content.Option, typed string) []*content.Option {
	typed = french.Fold(strings.TrimSpace(typed))
	if typed == "" {
		return options
	}
	var starts, holds []*content.Option
	for _, o := range options {
		label := french.Fold(o.Label)
		switch {
		case strings.HasPrefix(label, typed), strings.HasPrefix(french.Fold(o.ID.Name), typed):
			starts = append(starts, o)
		case strings.Contains(label, typed):
			holds = append(holds, o)
		}
	}
	return append(starts, holds...)
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
	return otherwise
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

func short(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}

// Display writes a value as a leader reads it, on one line or several. Rows are
// written by whoever shows them: here only their count.
func Display(f *content.Field, v Value) string {
	switch v := v.(type) {
	case string:
		if f.Kind == content.Choice {
			return optionLabel(f, v)
		}
		return v
	case []string:
		if f.Kind != content.Choices {
			return strings.Join(v, ", ")
		}
		var out []string
		for _, id := range v {
			out = append(out, optionLabel(f, id))
		}
		return strings.Join(out, ", ")
	case int64:
		if isYear(f) {
			return fmt.Sprint(v)
		}
		return french.Number(v)
	case money.Amount:
		return v.String()
	case dates.Day:
		return v.String()
	case bool:
		if v {
			return "oui"
		}
		return "non"
	case []Row:
		return french.Count(len(v), "ligne", "lignes")
	}
	return ""
}

// isYear tells a year from a quantity: its bounds say so, and its thousands are
// not set apart.
func isYear(f *content.Field) bool {
	return f.Min != nil && f.Max != nil && *f.Min >= 1800 && *f.Max <= 2200
}

func optionLabel(f *content.Field, id string) string {
	if o := f.Option(id); o != nil {
		return o.Label
	}
	return id
}

// Typed writes a value as it would be typed again, to edit it.
func Typed(f *content.Field, v Value) string {
	switch v := v.(type) {
	case dates.Day:
		return v.Typed()
	case []string:
		if f.Kind == content.List {
			return strings.Join(v, "\n")
		}
	case money.Amount:
		return strings.TrimSuffix(v.String(), french.NBSP+"€")
	}
	return Display(f, v)
}

// RawText is a cell that is not of its column's kind, as the file holds it.
func RawText(v Value) string {
	if raw, kept := v.(json.RawMessage); kept && !isNull(raw) {
		return strings.Trim(string(raw), `"`)
	}
	return ""
}
