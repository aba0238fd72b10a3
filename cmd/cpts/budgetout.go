package main

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"cpts/content"
	"cpts/content/money"
	"cpts/model/budget"
	"cpts/model/report"
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
		for _, s := range everySize(m) {
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
	for _, l := range added(m.Scale, plan) {
		r.Lines = append(r.Lines, lineJSON{ID: l.ID, Label: l.Label, Rights: l.Full.Whole(), Year1: l.Years[0].Paid.Whole(), Year2: l.Years[1].Paid.Whole()})
	}
	if n := m.Situation.Population; n > 0 {
		r.Population = &n
	}
	return r
}

// added are the lines of a plan that the table of the scale does not have: the extra
// functioning.
func added(scale *content.Scale, p *budget.Plan) (lines []budget.PlanLine) {
	for _, l := range p.Lines {
		if scale.Line(l.ID) == nil {
			lines = append(lines, l)
		}
	}
	return lines
}

// everySize is the situation in each size of the scale.
func everySize(m moneyOf) (all []budget.Situation) {
	for _, size := range m.Scale.Sizes {
		s := m.Situation
		s.Size = size.Number
		all = append(all, s)
	}
	return all
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

// budgetCSV has a row for each line, and in its columns, apart, the table of the scale,
// then the rights of the contract's years, by nature, and their cash. A cell is empty
// where there is no such amount. Totals, and what else there is to take away, come in
// rows and columns of their own: see takenHead.
func budgetCSV(m moneyOf) [][]string {
	head := []string{"bareme", "taille", "id", "libelle", "optionnelle", "droits", "annee_1", "annee_2", "variable_max", "survenue"}
	for _, group := range []string{"fixe_", "variable_", "crise_", "tresorerie_"} {
		for n := range budget.Years {
			head = append(head, group+strconv.Itoa(n+1))
		}
	}
	head = append(head, "tresorerie_apres")
	rows := [][]string{append(slices.Clip(head), takenHead...)}
	situations := everySize(m)
	if budget.Compute(m.Scale, m.Situation) != nil {
		situations = []budget.Situation{m.Situation}
	}
	for _, s := range situations {
		rows = append(rows, sizeCSV(m.Scale, s, len(head))...)
	}
	if t := m.Taken(m.project); t.Plan != nil {
		for _, r := range takenCSV(t) {
			row := make([]string, len(head))
			copy(row, []string{m.Scale.ID.Name, strconv.Itoa(t.Plan.Size.Number), r.id, r.label})
			rows = append(rows, append(row, r.cells()...))
		}
	}
	return rows
}

// Columns of a row after its name: the table of the scale, then the plan.
const (
	rightsAt, year1At, year2At, variableAt, eventAt = 5, 6, 7, 8, 9
	planAt                                          = 10
)

func sizeCSV(scale *content.Scale, s budget.Situation, width int) (rows [][]string) {
	t, p := budget.Compute(scale, s), budget.NewPlan(scale, s)
	add := func(id, label, optional string, cells map[int]money.Amount) []string {
		row := make([]string, width+len(takenHead))
		row[width] = "lignes"
		copy(row, []string{scale.ID.Name, strconv.Itoa(t.Size.Number), id, label, optional})
		for at, a := range cells {
			row[at] = strconv.FormatInt(a.Whole(), 10)
		}
		rows = append(rows, row)
		return row
	}
	planned := func(row []string, years [budget.Years]budget.Cell, after money.Amount) {
		for n, y := range years {
			for group, a := range []money.Amount{y.Rights, y.Variable, y.Event, y.Paid} {
				row[planAt+group*budget.Years+n] = strconv.FormatInt(a.Whole(), 10)
			}
		}
		row[width-1] = strconv.FormatInt(after.Whole(), 10)
	}
	yesNo := map[bool]string{true: "oui", false: "non"}
	for _, l := range t.Lines {
		row := add(l.ID, l.Label, yesNo[l.Optional], map[int]money.Amount{
			rightsAt: l.Rights, year1At: l.Year1, year2At: l.Year2, variableAt: l.VariableMax, eventAt: l.Event,
		})
		if own := p.Line(l.ID); own != nil {
			planned(row, own.Years, own.After)
		}
	}
	for _, l := range added(scale, p) {
		planned(add(l.ID, l.Label, "non", nil), l.Years, l.After)
	}
	total := t.Totals
	for _, sum := range []struct {
		id     string
		amount money.Amount
	}{
		{"annee_1", total.Year1}, {"annee_2", total.Year2}, {content.VariableTotal, total.VariableMax},
		{"annee_1_options", total.Year1Options}, {"annee_2_options", total.Year2Options},
		{"annee_2_variable", total.Year2Variable}, {"annee_2_variable_options", total.Year2VariableOptions},
		{"maximum_annuel", total.Maximum},
	} {
		row := add(sum.id, scale.TotalTitle(sum.id), "", nil)
		row[width], row[len(row)-1] = "totaux", decimal(sum.amount)
	}
	return rows
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
			rows = append(rows, []string{m.Scale.ID.Name, e.Title, strconv.Itoa(n + 1), s.Text, decimal(s.Amount)})
		}
		rows = append(rows, []string{m.Scale.ID.Name, e.Title, "", "Résultat", decimal(e.Result)})
	}
	return rows
}

// decimal writes an amount as a French spreadsheet reads it: 9375 or 9375,50.
func decimal(a money.Amount) string {
	return strings.ReplaceAll(string(a.JSON()), ".", ",")
}
