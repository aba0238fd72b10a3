package content

import (
	"slices"
	"strings"

	"cpts/content/french"
)

// record checks that what is printed stands in cells that exist, and that each
// slip is about one of them. Whether the amounts agree with the rule is for the
// tests of the budget.
func (k scaleChecker) record(r *Record) {
	for i, row := range r.Printed {
		at := k.at.of("imprime", i)
		k.cell(at, row.Line, row.Period)
		if n, sizes := len(row.Amounts), len(k.s.Sizes); n != sizes {
			k.say(at.of("montants"), row.Line.Line, "« imprime » a %d montants pour %d tailles : écrivez-en un par taille, null où la source n’imprime rien", n, sizes)
		}
		if slices.ContainsFunc(r.Printed[:i], func(o *PrintedRow) bool { return o.Period == row.Period && o.Line.Name == row.Line.Name }) {
			k.say(at.of("ligne"), row.Line.Line, "« %s » est déjà imprimé pour « %s » : gardez une des deux", row.Line, row.Period)
		}
	}
	seen := map[string]bool{}
	once := func(id ID, at place) {
		if id.Name == "" || seen[id.Name] {
			k.say(at.of("id"), id.Line, "« %s » n’est pas un identifiant à elle : donnez-en un autre", id)
		}
		seen[id.Name] = true
	}
	for i, slip := range r.Slips {
		at := k.at.of("coquilles", i)
		once(slip.ID, at)
		thing := french.Say("la coquille « %s »", slip.ID.Name)
		k.filled(k.file, at.line(slip.ID.Line), thing, "raison", slip.Reason)
		if len(slip.Cells) == 0 {
			k.say(at, slip.ID.Line, "%s ne vise aucune case : écrivez « cases: », ou faites-en une remarque", thing)
		}
		for j, c := range slip.Cells {
			here := at.of("cases", j)
			k.cell(here, c.Line, c.Period)
			printed, _ := r.At(c.Size, c.Period, c.Line.Name)
			switch {
			case c.Size < 1 || c.Size > len(k.s.Sizes):
				k.say(here.of("taille"), c.Line.Line, "%s vise la taille %d, qui n’existe pas : écrivez une taille de 1 à %d", thing, c.Size, len(k.s.Sizes))
			case (printed == nil) != (c.Printed == nil), printed != nil && *printed != *c.Printed:
				k.say(here.of("imprime"), c.Line.Line, "%s ne dit pas ce qui est imprimé dans cette case : recopiez-le d’« imprime »", thing)
			case printed != nil && *printed == c.Computed:
				k.say(here.of("calcule"), c.Line.Line, "%s n’explique rien, le calcul est ce qui est imprimé : retirez la case", thing)
			}
		}
	}
	for i, remark := range r.Remarks {
		at := k.at.of("remarques", i)
		once(remark.ID, at)
		k.filled(k.file, at.line(remark.ID.Line), french.Say("la remarque « %s »", remark.ID.Name), "texte", remark.Text)
	}
}

// cell checks that a cell exists.
func (k scaleChecker) cell(at place, line ID, period Period) {
	if !slices.Contains(Periods, period) {
		k.say(at.of("periode"), line.Line, "la période « %s » n’existe pas : écrivez %s", period, enumerated(Periods))
		return
	}
	name, part, _ := strings.Cut(line.Name, ".")
	l := k.s.Line(name)
	switch {
	case period == Total:
		if !slices.Contains(TotalIDs, line.Name) {
			k.say(at.of("ligne"), line.Line, "le total « %s » n’existe pas : écrivez %s", line, enumerated(TotalIDs))
		}
	case l == nil:
		k.say(at.of("ligne"), line.Line, "la ligne « %s » n’existe pas dans ce barème : écrivez l’identifiant d’une de ses lignes", line)
	case period == ComponentShare && l.Component(part) == nil:
		k.say(at.of("ligne"), line.Line, "la composante « %s » n’existe pas : écrivez LIGNE.COMPOSANTE", line)
	}
}

func enumerated[T ~string](words []T) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(" ou ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}
