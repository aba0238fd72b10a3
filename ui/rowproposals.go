package ui

import (
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
)

// proposed are the lines offered in the cell of a column: those that the table has not
// got, and that do not say otherwise than a choice made in another cell.
func (f *rowForm) proposed(c *content.Column) (offered []*content.Option) {
	held := map[string]bool{}
	for _, row := range f.rows.rows() {
		if text, is := row[c.ID.Name].(string); is && row.ID() != f.old.ID() {
			held[french.Key(text)] = true
		}
	}
	for _, one := range f.app.catalog.Knowledge().ProposalsFor(f.rows.q.ID.Name, c.ID.Name) {
		text := one.Cells[c.ID.Name]
		if held[french.Key(text)] || !f.agrees(one) {
			continue
		}
		chosen := f.choicesOf(one)
		help := strings.Join(chosen, " · ")
		if one.Note != "" {
			help = strings.Join(append(chosen, one.Note), " · ")
		}
		offered = append(offered, &content.Option{Label: text, Help: help, Also: chosen})
	}
	return offered
}

// agrees tells whether a line says nothing else than the choices made already.
func (f *rowForm) agrees(one *content.Proposal) bool {
	for i, c := range f.columns() {
		if given := one.Cells[c.ID.Name]; c.Kind == content.Choice && given != "" && f.inputs[i].Text() != "" &&
			f.inputs[i].Text() != model.Typed(&c.Field, given) {
			return false
		}
	}
	return true
}

// choicesOf says the choices that a line makes in a required column: what it is of.
func (f *rowForm) choicesOf(one *content.Proposal) (labels []string) {
	for _, c := range f.columns() {
		if given := one.Cells[c.ID.Name]; c.Kind == content.Choice && c.Required && given != "" {
			labels = append(labels, c.Option(given).Label)
		}
	}
	return labels
}

// fill gives the cells that are still empty what a line picked in the cell of a column
// proposes there, and says so: nothing is recorded yet.
func (f *rowForm) fill(from *content.Column, text string) {
	for _, one := range f.app.catalog.Knowledge().ProposalsFor(f.rows.q.ID.Name, from.ID.Name) {
		if one.Cells[from.ID.Name] != text {
			continue
		}
		filled := false
		for i, c := range f.columns() {
			if given := one.Cells[c.ID.Name]; given != "" && f.inputs[i].Text() == "" {
				f.inputs[i].Set(model.Typed(&c.Field, given))
				filled = true
			}
		}
		if filled {
			f.app.notice = french.Typography("Cases vides remplies d’après cette proposition : corrigez-les, rien n’est encore enregistré.")
		}
		return
	}
}
