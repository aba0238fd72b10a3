package main

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/report"
	"cpts/model/sheet"
)

// What `cpts budget --format json` writes; other programs rely on its keys, their
// order, and whole euros. Population is null when only a size is given.
type budgetResult struct {
	Scale      string     `json:"bareme"`
	Population *int64     `json:"population"`
	Size       int        `json:"taille"`
	Bonus      bool       `json:"majoration_10"`
	Lines      []lineJSON `json:"lignes"`
	Totals     totalsJSON `json:"totaux"`
	Cash       []cashJSON `json:"tresorerie"`
	Notes      []string   `json:"notes"`
	takenJSON
}

// sizesResult stands for it while nothing says the size: every size, and nothing
// that is null.
type sizesResult struct {
	Scale string     `json:"bareme"`
	Sizes []sizeJSON `json:"tailles"`
	Notes []string   `json:"notes"`
}

type sizeJSON struct {
	Size   int        `json:"taille"`
	Label  string     `json:"libelle"`
	Bonus  bool       `json:"majoration_10"`
	Lines  []lineJSON `json:"lignes"`
	Totals totalsJSON `json:"totaux"`
	Cash   []cashJSON `json:"tresorerie"`
}

type lineJSON struct {
	ID       string `json:"id"`
	Label    string `json:"libelle"`
	Optional bool   `json:"optionnelle"`
	Rights   int64  `json:"droits"`
	Year1    int64  `json:"annee_1"`
	Year2    int64  `json:"annee_2"`
	Variable int64  `json:"variable_max"`
	Event    int64  `json:"survenue"`
}

type totalsJSON struct {
	Year1                int64 `json:"annee_1"`
	Year2                int64 `json:"annee_2"`
	Year1Options         int64 `json:"annee_1_options"`
	Year2Options         int64 `json:"annee_2_options"`
	Year2Variable        int64 `json:"annee_2_variable"`
	Year2VariableOptions int64 `json:"annee_2_variable_options"`
	Maximum              int64 `json:"maximum_annuel"`
}

type cashJSON struct {
	Year   int   `json:"annee"`
	Amount int64 `json:"montant"`
}

func budgetJSON(m moneyOf) any {
	table, plan := budget.Compute(m.Scale, m.Situation), budget.NewPlan(m.Scale, m.Situation)
	notes := m.Remarks()
	if table == nil {
		all := sizesResult{Scale: m.Scale.ID.Name, Notes: notes}
		for _, s := range m.EverySize() {
			t, p := budget.Compute(m.Scale, s), budget.NewPlan(m.Scale, s)
			all.Sizes = append(all.Sizes, sizeJSON{t.Size.Number, t.Size.Label, t.Bonus, linesJSON(t), totalsOf(t), cashOf(p)})
		}
		return all
	}
	r := budgetResult{
		Scale: m.Scale.ID.Name, Size: table.Size.Number, Bonus: table.Bonus,
		Lines: linesJSON(table), Totals: totalsOf(table), Cash: cashOf(plan), Notes: notes,
		takenJSON: takenOf(m.Taken(m.project)),
	}
	for _, l := range report.Added(m.Scale, plan) {
		r.Lines = append(r.Lines, lineJSON{ID: l.ID, Label: l.Label, Rights: l.Full.Whole(), Year1: l.Years[0].Paid.Whole(), Year2: l.Years[1].Paid.Whole()})
	}
	if n := m.Situation.Population; n > 0 {
		r.Population = &n
	}
	return r
}

func linesJSON(t *budget.Table) []lineJSON {
	lines := make([]lineJSON, len(t.Lines))
	for i, l := range t.Lines {
		lines[i] = lineJSON{l.ID, l.Label, l.Optional, l.Rights.Whole(), l.Year1.Whole(), l.Year2.Whole(), l.VariableMax.Whole(), l.Event.Whole()}
	}
	return lines
}

func totalsOf(t *budget.Table) totalsJSON {
	s := t.Totals
	return totalsJSON{
		s.Year1.Whole(), s.Year2.Whole(), s.Year1Options.Whole(), s.Year2Options.Whole(),
		s.Year2Variable.Whole(), s.Year2VariableOptions.Whole(), s.Maximum.Whole(),
	}
}

func cashOf(p *budget.Plan) []cashJSON {
	cash := make([]cashJSON, budget.Years)
	for n, year := range p.Years {
		cash[n] = cashJSON{n + 1, year.Paid.Whole()}
	}
	return cash
}

// writeJSON writes for another program, as a person can read it too.
func writeJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// What `cpts budget --expliquer LIGNE --format json` writes. Amounts of steps may
// hold centimes: they show where rounding takes place.
type explanationResult struct {
	Scale   string            `json:"bareme"`
	Line    string            `json:"ligne"`
	Amounts []explainedAmount `json:"montants"`
	Sources []sourceJSON      `json:"sources"`
	Notes   []string          `json:"notes"`
}

type explainedAmount struct {
	Title   string          `json:"titre"`
	Amount  json.RawMessage `json:"montant"`
	Steps   []stepJSON      `json:"etapes"`
	Printed []printedJSON   `json:"imprime"`
}

type stepJSON struct {
	Text   string          `json:"texte"`
	Amount json.RawMessage `json:"montant"`
}

type printedJSON struct {
	Text     string `json:"texte"`
	Printed  *int64 `json:"imprime"` // null where the source prints nothing
	Computed int64  `json:"calcule"`
}

type sourceJSON struct {
	ID        string               `json:"id"`
	Title     string               `json:"titre"`
	Publisher string               `json:"editeur"`
	Year      string               `json:"annee"`
	Status    content.SourceStatus `json:"statut"`
}

func explanationJSON(m moneyOf, line string, all []*budget.Explanation) explanationResult {
	r := explanationResult{Scale: m.Scale.ID.Name, Line: line, Sources: []sourceJSON{}, Notes: m.Reserves()}
	for _, e := range all {
		amount := explainedAmount{Title: e.Title, Amount: e.Result.JSON(), Steps: []stepJSON{}, Printed: []printedJSON{}}
		for _, s := range e.Steps {
			amount.Steps = append(amount.Steps, stepJSON{s.Text, s.Amount.JSON()})
		}
		for _, p := range e.Printed {
			cell := printedJSON{Text: p.Text, Computed: p.Computed.Whole()}
			if p.Known {
				whole := p.Amount.Whole()
				cell.Printed = &whole
			}
			amount.Printed = append(amount.Printed, cell)
		}
		r.Amounts = append(r.Amounts, amount)
		for _, s := range e.Sources {
			source := sourceJSON{s.ID.Name, s.Title, s.Publisher, s.Year, s.Status}
			if !slices.Contains(r.Sources, source) {
				r.Sources = append(r.Sources, source)
			}
		}
	}
	return r
}

// explanationCSV has a row for each step, those that amounts share being told
// once, then the result of each.
func explanationCSV(m moneyOf, all []*budget.Explanation) [][]string {
	rows := [][]string{{"bareme", "titre", "etape", "texte", "montant"}}
	for i, e := range all {
		steps := e.Steps
		if i > 0 {
			steps = steps[report.Shared(all):]
		}
		for n, s := range steps {
			rows = append(rows, []string{m.Scale.ID.Name, e.Title, strconv.Itoa(n + 1), s.Text, sheet.Decimal(s.Amount)})
		}
		rows = append(rows, []string{m.Scale.ID.Name, e.Title, "", "Résultat", sheet.Decimal(e.Result)})
	}
	return rows
}
