package model

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

// kind is all that the program does with the answers to one kind of question. A
// kind is added here, and in the list of content: a test asks for what is missing.
type kind struct {
	lines bool // its text may have several lines
	cells bool // of a text pasted, each cell is a value of its own

	parse  func(f *content.Field, tidy string) (Value, error)                                    // what was typed; the error is a *Refusal
	read   func(f *content.Field, columns []*content.Column, raw json.RawMessage) (Value, error) // what the file holds, or errForm
	show   func(f *content.Field, v Value) string                                                // as a leader reads it
	typed  func(f *content.Field, v Value) string                                                // as it would be typed again
	expect func(f *content.Field) string                                                         // in what form the file holds it, in French
}

// kinds are set once the functions that look into them are known.
var kinds map[content.Kind]kind

func init() {
	kinds = map[content.Kind]kind{
		content.Text: {
			parse: func(_ *content.Field, s string) (Value, error) { return limited(s, maxText) },
			read:  readText, show: showText, typed: showText, expect: form("un texte"),
		},
		content.LongText: {
			lines: true,
			parse: func(_ *content.Field, s string) (Value, error) { return limited(s, maxLongText) },
			read:  readText, show: showText, typed: showText, expect: form("un texte"),
		},
		content.List: {
			lines: true, parse: parseList, read: readList, show: showList, typed: typedList, expect: form("une liste de textes"),
		},
		content.Number: {
			cells: true, parse: parseNumber, read: readNumber, show: showNumber, typed: showNumber, expect: expectNumber,
		},
		content.Amount: {
			cells: true, parse: parseAmount, read: readAmount, show: showAmount, typed: typedAmount,
			expect: form("un montant en euros, sans guillemets"),
		},
		content.Date: {
			cells: true, parse: func(_ *content.Field, s string) (Value, error) { return parseDate(s) },
			read: readDate, show: showDate, typed: typedDate, expect: form(`une date, comme "2026-11-23"`),
		},
		content.Hour: {
			cells: true, parse: func(_ *content.Field, s string) (Value, error) { return parseHour(s) },
			read: readHour, show: showHour, typed: showHour, expect: form(`une heure, comme "20:30"`),
		},
		content.Choice: {
			parse: parseChoice, read: readChoice, show: showChoice, typed: showChoice,
			expect: func(f *content.Field) string { return among(f, "ou", "", "un des choix prévus") },
		},
		content.Choices: {
			parse: parseChoices, read: readChoices, show: showChoices, typed: showChoices,
			expect: func(f *content.Field) string {
				return among(f, "et", "une liste parmi ", "une liste parmi les choix prévus")
			},
		},
		content.YesNo: {
			parse: func(_ *content.Field, s string) (Value, error) { return parseYesNo(s) },
			read:  readYesNo, show: showYesNo, typed: showYesNo, expect: form("true ou false"),
		},
		content.Rows: {
			parse: func(*content.Field, string) (Value, error) {
				return nil, refuse("Ce tableau se remplit ligne par ligne, dans l’assistant.")
			},
			read: readRows, show: showRows, typed: showRows, expect: form("une liste de lignes entre accolades"),
		},
	}
}

// Parse reads what was typed as an answer to f. An empty text is no answer: nil.
// The error, if any, is a *Refusal.
func Parse(f *content.Field, text string) (Value, error) {
	k := kinds[f.Kind]
	tidy, _ := french.Tidy(Pasted(f, text), k.lines)
	if tidy == "" {
		return nil, nil
	}
	return k.parse(f, tidy)
}

// Pasted is a pasted text as a field for f can hold it. What parted two cells, a
// tab or a line break, still parts them: a field of one line makes them spaces,
// and two numbers would be one.
func Pasted(f *content.Field, text string) string {
	switch {
	case kinds[f.Kind].cells:
		parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\t\v\f\r\n\u0085\u2028\u2029", r) })
		return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), " ; ")
	case f.Kind == content.List:
		return strings.ReplaceAll(text, "\t", "\n")
	}
	return text
}

// decode reads a JSON value as an answer to f; columns are those of a table.
func decode(f *content.Field, columns []*content.Column, raw json.RawMessage) (Value, error) {
	k, known := kinds[f.Kind]
	if !known {
		return nil, errForm
	}
	return k.read(f, columns, raw)
}

// Display writes a value as a leader reads it, on one line or several. Rows are
// written by whoever shows them: here only their count. What is not an answer to
// f is not shown.
func Display(f *content.Field, v Value) string {
	if _, raw := v.(json.RawMessage); v == nil || raw || kinds[f.Kind].show == nil {
		return ""
	}
	return kinds[f.Kind].show(f, v)
}

// Typed writes a value as it would be typed again, to edit it.
func Typed(f *content.Field, v Value) string {
	if _, raw := v.(json.RawMessage); v == nil || raw || kinds[f.Kind].typed == nil {
		return ""
	}
	return kinds[f.Kind].typed(f, v)
}

// Expected says in what form the file holds an answer to f, in French.
func Expected(f *content.Field) string { return kinds[f.Kind].expect(f) }

func readText(_ *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return nil, errForm
	}
	return s, nil
}

func showText(_ *content.Field, v Value) string {
	s, _ := v.(string)
	return s
}

func readChoice(f *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	var s string
	if json.Unmarshal(raw, &s) != nil || f.Option(s) == nil {
		return nil, errForm
	}
	return s, nil
}

func showChoice(f *content.Field, v Value) string {
	s, _ := v.(string)
	return optionLabel(f, s)
}

func readList(_ *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	var given []*string
	if json.Unmarshal(raw, &given) != nil || given == nil {
		return nil, errForm
	}
	list := make([]string, len(given))
	for i, s := range given {
		if s == nil {
			return nil, errForm
		}
		list[i] = *s
	}
	return list, nil
}

func showList(_ *content.Field, v Value) string {
	list, _ := v.([]string)
	return strings.Join(list, ", ")
}

func readChoices(f *content.Field, columns []*content.Column, raw json.RawMessage) (Value, error) {
	v, err := readList(f, columns, raw)
	if list, _ := v.([]string); err != nil || slices.ContainsFunc(list, func(id string) bool { return f.Option(id) == nil }) {
		return nil, errForm
	}
	return v, nil
}

func showChoices(f *content.Field, v Value) string {
	list, _ := v.([]string)
	var out []string
	for _, id := range list {
		out = append(out, optionLabel(f, id))
	}
	return strings.Join(out, ", ")
}

func readNumber(f *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	var n float64
	if json.Unmarshal(raw, &n) != nil || n != math.Trunc(n) || math.Abs(n) > 1e15 || !within(f, int64(n)) {
		return nil, errForm
	}
	return int64(n), nil
}

func showNumber(f *content.Field, v Value) string {
	n, _ := v.(int64)
	if f.Year() {
		return fmt.Sprint(n)
	}
	return french.Number(n)
}

func expectNumber(f *content.Field) string {
	if f.Min != nil && f.Max != nil {
		return fmt.Sprintf("un nombre entier, sans guillemets, de %d à %d", *f.Min, *f.Max)
	}
	return "un nombre entier, sans guillemets"
}

func readAmount(_ *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	a, err := money.FromJSON(string(raw))
	if err != nil {
		return nil, errForm
	}
	return a, nil
}

func showAmount(_ *content.Field, v Value) string {
	a, _ := v.(money.Amount)
	return a.String()
}

func typedAmount(f *content.Field, v Value) string {
	return strings.TrimSuffix(showAmount(f, v), french.NBSP+"€")
}

func readDate(_ *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return nil, errForm
	}
	d, err := dates.ParseISO(s)
	if err != nil {
		return nil, errForm
	}
	return d, nil
}

func showDate(_ *content.Field, v Value) string {
	d, _ := v.(dates.Day)
	return d.String()
}

func typedDate(_ *content.Field, v Value) string {
	d, _ := v.(dates.Day)
	return d.Typed()
}

func readHour(_ *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return nil, errForm
	}
	c, err := dates.ParseClockISO(s)
	if err != nil {
		return nil, errForm
	}
	return c, nil
}

func showHour(_ *content.Field, v Value) string {
	c, _ := v.(dates.Clock)
	return c.String()
}

func readYesNo(_ *content.Field, _ []*content.Column, raw json.RawMessage) (Value, error) {
	var b bool
	if json.Unmarshal(raw, &b) != nil {
		return nil, errForm
	}
	return b, nil
}

func showYesNo(_ *content.Field, v Value) string {
	if yes, _ := v.(bool); yes {
		return "oui"
	}
	return "non"
}

func readRows(_ *content.Field, columns []*content.Column, raw json.RawMessage) (Value, error) {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil || list == nil {
		return nil, errForm
	}
	rows := make([]Row, len(list))
	for i, item := range list {
		row, err := decodeRow(columns, item)
		if err != nil {
			return nil, err
		}
		rows[i] = row
	}
	return rows, nil
}

func showRows(_ *content.Field, v Value) string {
	rows, _ := v.([]Row)
	return french.Count(len(rows), "ligne", "lignes")
}

// form is a form that the bounds and options of a field do not change.
func form(words string) func(*content.Field) string {
	return func(*content.Field) string { return words }
}

// among names the choices of a field where they are few.
func among(f *content.Field, last, before, otherwise string) string {
	const most = 8 // choices worth naming
	if len(f.Options) == 0 || len(f.Options) > most {
		return otherwise
	}
	words := ""
	for i, o := range f.Options {
		switch {
		case i == 0:
		case i == len(f.Options)-1:
			words += " " + last + " "
		default:
			words += ", "
		}
		words += `"` + o.ID.Name + `"`
	}
	return before + words
}
