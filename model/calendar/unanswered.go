package calendar

import (
	"cpts/content"
	"cpts/model"
	"cpts/model/dates"
)

// unanswered are the days that went by and of which the leader has not said what
// came of them: the committee sat, the silence of the ARS ran to its end. What she
// noted of a later step makes the question pointless.
func unanswered(p *model.Project, today dates.Day) (out []Event) {
	none := func(ids ...string) bool {
		for _, id := range ids {
			if p.Answer(id) != nil {
				return false
			}
		}
		return true
	}
	ask := func(uid string, day dates.Day, label, rule, question string) {
		out = append(out, Event{
			UID: uid, Day: day, Label: content.Typography(label), Rule: content.Typography(rule),
			Nature: ToNote, Late: true, To: model.AtQuestion(p.Catalog().Question(question)),
		})
	}
	sat, dated := p.Answer("passage_le").(dates.Day)
	if dated && sat.Before(today) && none("lettre_avis", "lettre_validee_le", "projet_depose_le", "aci_signe_le") {
		ask("passage_le-reponse", sat, "Le comité du "+sat.String()+" est passé : qu'a-t-il répondu ?",
			"Notez sa réponse, ou la nouvelle date de passage.", "lettre_avis")
	}
	for _, due := range p.Dues() {
		if due.Delay.ID.Name != silence || !due.Day.Before(today) || !none("projet_valide_le", "aci_demande_le", "aci_signe_le") {
			continue
		}
		if reply := p.Answer("reponse_projet"); reply == nil || reply == "attente" {
			ask("silence-acte", due.Day, p.Catalog().Tell(takeNote, due.Day),
				"Notez ensuite la date de validation du projet.", "projet_valide_le")
		}
	}
	return out
}

// takeNote is what to do once it is.
var takeNote = content.NewPhrase("silence-acte", "jour")

// silence is the delay after which the health project is deemed validated.
const silence = "silence"
