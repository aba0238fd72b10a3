package model

import (
	"cpts/content"
	"cpts/content/dates"
)

// What the ARS answered, and the two answers that a date can contradict.
var (
	keyReply = NewKey[string]("reponse_projet")
	silent   = OptionOf(keyReply, "silence")
	opposed  = OptionOf(keyReply, "opposition")
)

func init() { Watch(refused) }

// refused is what an opposition of the ARS leaves to be done: the project is to be sent
// again, whose new day the leader notes in place of the former.
func refused(p *Project) []Unsettled {
	if q := p.catalog.Question(keyReply.id); q == nil || !p.Asked(q) || keyReply.In(p) != opposed || p.Answered(p.catalog.Question(KeyProjectValid.id)) {
		return nil
	}
	return []Unsettled{{Title: p.catalog.Tell(toSendAgain), To: KeyProjectSent.Place(p.catalog)}}
}

// unvalidated are the days that take the health project for validated when the law
// does not: those noted although the ARS opposed it, and a silence told before its
// two months are over, by the day of a validation or, without one, that of the last
// change.
func (p *Project) unvalidated(days []datedAnswer) (out []Contradiction) {
	q := p.catalog.Question(keyReply.id)
	sent, isSent := KeyProjectSent.Of(p)
	if q == nil || !isSent || !p.Asked(q) {
		return nil
	}
	given := map[string]datedAnswer{}
	for _, d := range days {
		given[d.q.ID.Name] = d
	}
	before := given[KeyProjectSent.id]
	switch keyReply.In(p) {
	case opposed:
		for _, id := range []string{KeyProjectValid.id, KeySigned.id} {
			if after, has := given[id]; has && !after.day.Before(sent) {
				out = append(out, Contradiction{
					Before: before.q, After: after.q, rank: after.rank, Days: max(sent.DaysUntil(after.day), 1),
					Sentence: p.catalog.Tell(afterOpposition, after, sent),
					Notice:   tell("%s, alors que l’ARS s’oppose au projet déposé le %s", after.typed(), sent.Typed()),
				})
			}
		}
	case silent:
		due, counted := p.dayOf(p.catalog.Delay(SilenceDelay))
		if valid, noted := given[KeyProjectValid.id]; noted {
			if due = p.count(p.catalog.Delay(SilenceDelay), 1); !valid.day.Before(sent) && valid.day.Before(due) {
				out = append(out, Contradiction{
					Before: before.q, After: valid.q, rank: valid.rank, Days: valid.day.DaysUntil(due),
					Sentence: p.catalog.Tell(beforeSilence, valid, sent, due),
					Notice:   tell("%s vient avant le %s, fin des deux mois", valid.typed(), due.Typed()),
				})
			}
		} else if told := dates.Of(p.modified); counted && told.Before(due) {
			out = append(out, Contradiction{
				Before: before.q, After: q, rank: before.rank + 1, Days: told.DaysUntil(due),
				Sentence: p.catalog.Tell(silenceTooSoon, sent, due),
				Notice:   tell("Le silence se compte jusqu’au %s", due.Typed()),
			})
		}
	}
	return out
}

var (
	afterOpposition = content.NewPhrase("apres-une-opposition", "date", "depot")
	beforeSilence   = content.NewPhrase("avant-la-fin-du-silence", "date", "depot", "fin")
	toSendAgain     = content.NewPhrase("projet-a-redeposer")
	silenceTooSoon  = content.NewPhrase("silence-trop-tot", "depot", "fin")
)
