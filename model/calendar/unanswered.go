package calendar

import (
	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
)

// The replies that are waited for: that of the committee on the letter, that of the
// ARS on the project.
var (
	keyLetterReply  = model.NewKey[string]("lettre_avis")
	keyProjectReply = model.NewKey[string]("reponse_projet")
	awaited         = model.OptionOf(keyProjectReply, "attente")
	silent          = model.OptionOf(keyProjectReply, "silence")
	keyTookNote     = model.NewKey[dates.Day]("silence_ecrit_le")
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
	ask := func(uid string, day dates.Day, label, rule string, of interface{ ID() string }) {
		out = append(out, Event{
			UID: uid, Day: day, Label: french.Typography(label), Rule: french.Typography(rule),
			Nature: ToNote, To: model.AtQuestion(p.Catalog().Question(of.ID())),
		})
	}
	sat, dated := model.KeyCommittee.Of(p)
	if dated && sat.Before(today) && none(keyLetterReply.ID(), model.KeyLetterValid.ID(), model.KeyProjectSent.ID(), model.KeySigned.ID()) {
		ask(model.KeyCommittee.ID()+"-reponse", sat, french.Say("Le comité du %s est passé : qu’a-t-il répondu ?", sat.String()),
			"Notez sa réponse, ou la nouvelle date de passage.", keyLetterReply)
	}
	for _, due := range p.Dues() {
		if due.Delay.ID.Name != model.SilenceDelay || !due.Day.Before(today) || !none(model.KeyProjectValid.ID(), model.KeyAsked.ID(), model.KeySigned.ID()) {
			continue
		}
		switch reply := p.Answer(keyProjectReply.ID()); {
		case reply == nil || reply == awaited:
			ask("silence-acte", due.Day, p.Catalog().Tell(takeNote, due.Day),
				"Notez ensuite la date de validation du projet.", model.KeyProjectValid)
		case reply == silent && none(keyTookNote.ID()):
			ask("silence-acte", due.Day, p.Catalog().Tell(takeNote, due.Day),
				"Notez ensuite le jour de votre lettre.", keyTookNote)
		}
	}
	return out
}

// takeNote is what to do once it is.
var takeNote = content.NewPhrase("silence-acte", "jour")
