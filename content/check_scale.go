package content

import "slices"

func (k *checker) delay(d *Delay) {
	const file = "delais.yaml"
	thing := "le délai « " + d.ID.Name + " »"
	k.filled(file, d.ID.Line, thing, "id", d.ID.Name, "libelle", d.Label, "depuis", d.From.Name)
	k.cite(file, d.ID.Line, thing, d.Sources, true)
	k.words(file, d)
	if from := k.c.questions[d.From.Name]; from != nil && from.Kind != Date {
		k.report(file, d.From.Line, "« depuis » renvoie à « %s », qui n'est pas une question de date", d.From)
	}
	if d.Months <= 0 && d.Days <= 0 {
		k.report(file, d.ID.Line, "%s ne compte ni mois ni jours", thing)
	}
}

// scale checks that the sizes of a scale cover every population once, and that
// each line has an amount for each size.
func (k *checker) scale(file string, s *Scale) {
	thing := "le barème « " + s.ID.Name + " »"
	k.filled(file, s.ID.Line, thing, "titre", s.Title, "prudence", s.Caution, "depuis", s.Since, "verifie_le", s.CheckedOn)
	k.cite(file, s.ID.Line, thing, s.Sources, true)
	k.words(file, s)
	k.sizes(file, s)
	if b := s.Bonus; b != nil {
		k.cite(file, s.ID.Line, "la majoration", b.Sources, true)
		if b.Size < 1 || b.Size > len(s.Sizes) {
			k.report(file, s.ID.Line, "la majoration vise la taille %d, qui n'existe pas", b.Size)
		}
	}
	seen := map[string]bool{}
	for _, line := range s.Lines {
		at, row := line.ID.Line, "la ligne « "+line.ID.Name+" »"
		if seen[line.ID.Name] {
			k.report(file, at, "%s est donnée deux fois", row)
		}
		seen[line.ID.Name] = true
		k.filled(file, at, row, "libelle", line.Label)
		if !slices.Contains([]LineNature{Functioning, Mission, CrisisPlan}, line.Nature) {
			k.report(file, at, "la nature « %s » n'existe pas : fonctionnement, mission ou plan-crise", line.Nature)
		}
		if n := len(line.Fixed); n != len(s.Sizes) {
			k.report(file, at, "%s a %d montants fixes pour %d tailles", row, n, len(s.Sizes))
		}
		if n := len(line.Variable); n > 0 && n != len(s.Sizes) {
			k.report(file, at, "%s a %d montants variables pour %d tailles", row, n, len(s.Sizes))
		}
	}
}

func (k *checker) sizes(file string, s *Scale) {
	if len(s.Sizes) == 0 {
		k.report(file, s.ID.Line, "le barème « %s » n'a pas de taille", s.ID)
	}
	from := int64(1)
	for i, size := range s.Sizes {
		last := i == len(s.Sizes)-1
		switch {
		case size.Number != i+1:
			k.report(file, s.ID.Line, "la taille %d est à la place de la taille %d", size.Number, i+1)
		case size.From != from:
			k.report(file, s.ID.Line, "la taille %d commence à %d : %d est attendu, pour suivre la précédente", size.Number, size.From, from)
		case last != (size.Up == 0), !last && size.Up < size.From:
			k.report(file, s.ID.Line, "la taille %d finit à %d : seule la dernière est sans fin", size.Number, size.Up)
		}
		k.filled(file, s.ID.Line, "une taille", "libelle", size.Label)
		from = size.Up + 1
	}
}
