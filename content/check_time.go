package content

import (
	"slices"
	"strings"

	"cpts/content/french"
)

// delay checks one delay of delais.yaml.
func (k *checker) delay(d *Delay) {
	const file = "delais.yaml"
	thing := french.Say("le délai « %s »", d.ID.Name)
	k.filled(file, d.ID.Line, thing, "id", d.ID.Name, "libelle", d.Label, "depuis", d.From.Name, "regle", d.Rule)
	k.cite(file, d.ID.Line, thing, d.Sources, true)
	k.words(file, d)
	from := k.c.questions[d.From.Name]
	if from != nil && from.Kind != Date {
		k.report(file, d.From.Line, "« depuis » renvoie à « %s », qui n’est pas une question de date", d.From)
	}
	if d.Months == 0 && d.Days == 0 && d.Repeat == nil {
		k.report(file, d.ID.Line, "%s ne compte ni mois ni jours", thing)
	}
	if from != nil && (d.Months < 0 || d.Days < 0) {
		k.report(file, d.ID.Line, "%s remonte le temps : cela ne se peut que depuis un autre délai", thing)
	}
	if !slices.Contains([]DelayNature{Legal, Contractual, Landmark, Advised, Proposed}, d.Nature) {
		k.report(file, d.ID.Line, "%s a la nature « %s », qui n’existe pas : legale, contrat, repere, conseil ou proposition", thing, d.Nature)
	}
	if d.Limit && d.Until.Name == "" {
		k.report(file, d.ID.Line, "%s est une limite, mais rien ne dit avec quelle réponse elle est tenue (« tombe_avec »)", thing)
	}
	if d.Unless != nil {
		k.conditionIn(file, thing, "sauf_si", d.Unless)
	}
	switch r := d.Repeat; {
	case r == nil && strings.ContainsAny(d.Label+d.Rule, "{}"):
		k.report(file, d.ID.Line, "%s ne se répète pas : ses accolades resteraient telles quelles", thing)
	case r != nil && (r.Months < 1 || r.Times < 2 || r.Times > 12):
		k.report(file, d.ID.Line, "%s se répète 2 à 12 fois, tous les mois au plus souvent", thing)
	}
}

// durations checks that every rubrique up to the signature has a usual duration,
// in weeks that make sense.
func (k *checker) durations() {
	timed := map[string]bool{}
	for _, d := range k.c.Durations {
		timed[d.Section.Name] = true
		k.cite(durationsFile, d.Section.Line, "", d.Sources, false)
		k.words(durationsFile, d)
		if d.Weeks < 0 || d.Weeks > 104 {
			k.report(durationsFile, d.Section.Line, "la rubrique « %s » prendrait %d semaines : de 0 à 104", d.Section, d.Weeks)
		}
		if d.Fixed && len(d.Sources) == 0 {
			k.report(durationsFile, d.Section.Line, "la durée fixe de « %s » n’a pas de source", d.Section)
		}
	}
	for _, s := range k.c.Stages {
		for _, section := range s.Sections {
			if len(s.Gate) > 0 && !timed[section.ID.Name] {
				k.report(durationsFile, 1, "la rubrique « %s » n’a pas de durée", section.ID)
			}
		}
	}
}
