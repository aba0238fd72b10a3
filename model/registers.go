package model

import (
	"regexp"
	"strings"
	"unicode"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/pattern"
)

// register is how the numbers of a national register are made.
type register struct {
	id    content.Register
	name  string
	shape func() *regexp.Regexp
	form  string // in a sentence: « un SIRET compte 14 chiffres »
	keyed func(number string) bool
}

var registers = []register{
	{content.SIRET, "SIRET", pattern.Of(`^\d{14}$`), "un SIRET compte 14 chiffres", siretKey},
	{content.SIREN, "SIREN", pattern.Of(`^[1-9]\d{8}$`), "un SIREN compte 9 chiffres", luhn},
	{content.RNA, "RNA", pattern.Of(`^W\d{9}$`), "un numéro RNA est un W suivi de 9 chiffres", func(string) bool { return true }},
	{content.FINESS, "FINESS", pattern.Of(`^(?:0[1-9]|[1-8]\d|9[0-578]|2A|2B)\d{7}$`), "un FINESS compte 9 caractères, et commence par le département", finessKey},
}

func registerOf(id content.Register) (found register) {
	for _, r := range registers {
		if r.id == id {
			found = r
		}
	}
	return found
}

func (r register) holds(number string) bool { return r.shape().MatchString(number) && r.keyed(number) }

// luhn tells whether the last digit of a number is the key of the others.
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return sum%10 == 0
}

// siretKey is the key of a SIRET. La Poste has too many places for it: there, the
// digits add up to a multiple of five.
func siretKey(number string) bool {
	if luhn(number) {
		return true
	}
	sum := 0
	for _, r := range number {
		sum += int(r - '0')
	}
	return strings.HasPrefix(number, "356000000") && sum%5 == 0
}

// finessKey counts the letters of the two departments of Corsica as 1 and 2.
func finessKey(number string) bool {
	return luhn(strings.NewReplacer("A", "1", "B", "2").Replace(number))
}

// bareNumber is a number of a register without what is put between its digits.
func bareNumber(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '.' || unicode.Is(unicode.Pd, r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}

// misnumbered tells the numbers that are not those of their register. As dates
// that surprise, they are recorded all the same.
func (p *Project) misnumbered() (out []Contradiction) {
	for rank, id := range p.catalog.QuestionIDs() {
		q := p.catalog.Question(id)
		typed, given := p.answers[id].(string)
		if q.Register == "" || !given || !p.Asked(q) {
			continue
		}
		typed = french.Line(typed)       // another hand may have written it
		typed = french.Typography(typed) // its digits stay together
		if why := p.wrongNumber(q, bareNumber(typed)); why != "" {
			out = append(out, Contradiction{
				After: q, rank: rank,
				Sentence: tell("« %s » : %s %s", q.Short, french.Short(typed, 30), why),
				Notice:   tell("%s : %s %s", q.Short, french.Short(typed, 20), why),
			})
		}
	}
	return out
}

// wrongNumber says why a number is not one of the register of q, « est un numéro
// FINESS »; "" when it is.
func (p *Project) wrongNumber(q *content.Question, number string) string {
	want := registerOf(q.Register)
	if want.holds(number) {
		if q.Register == content.FINESS && p.isOwnSIREN(number) {
			return "est le SIREN de l’association, pas son FINESS"
		}
		return ""
	}
	var others []string
	for _, r := range registers {
		if r.holds(number) {
			others = append(others, r.name)
		}
	}
	switch {
	case len(others) > 0:
		return french.Say("est un numéro %s ; %s", strings.Join(others, " ou "), want.form)
	case want.shape().MatchString(number):
		return french.Say("n’a pas la bonne clé ; un chiffre a dû être mal recopié")
	}
	return french.Say("surprend ; %s", want.form)
}

// isOwnSIREN tells whether a number begins the SIRET recorded.
func (p *Project) isOwnSIREN(number string) bool {
	for id, v := range p.answers {
		if q := p.catalog.Question(id); q != nil && q.Register == content.SIRET {
			siret, _ := v.(string)
			return strings.HasPrefix(bareNumber(siret), number)
		}
	}
	return false
}
