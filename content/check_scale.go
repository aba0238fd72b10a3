package content

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"cpts/content/french"
)

// most is the largest amount or population a scale may hold: more is a slip of
// the keyboard, and would not add up exactly.
const most = 1_000_000_000

// scale checks a scale built into the program, and its record in its own file.
func (k *checker) scale(file string, s *Scale) {
	k.words(file, s)
	c := scaleChecker{k, file, s, place{}}
	c.check()
	if _, alone := readRecord(k.c.files, s.ID.Name); len(alone) > 0 {
		k.faults = append(k.faults, alone...)
		return
	}
	r := s.AsPrinted()
	k.words(recordFile(s.ID.Name), r)
	c.file = recordFile(s.ID.Name)
	c.record(r)
}

// follows checks that a scale ends the day before the next one begins: what is said
// of a contract that outlives it counts on that day.
func (k *checker) follows(before, after *Scale) {
	if after.Since.IsZero() {
		return // told of the scale itself
	}
	if last := after.Since.AddDays(-1); before.Until.Day != last {
		k.report(k.c.where[before], before.ID.Line, "le barème « %s » vaut depuis le %s : écrivez « jusqu_a: '%s' » dans le barème « %s »", after.ID, after.Since.ISO(), last.ISO(), before.ID)
	}
}

// ownScale checks a scale of one's own, whose lines are known.
func (k *checker) ownScale(file string, s *Scale, at place) {
	for _, source := range s.References {
		k.sourceIn(file, source)
	}
	k.outside = true
	k.wordsIn(file, 1, reflect.ValueOf(s)) // it goes to the terminal
	c := scaleChecker{k, file, s, at}
	c.check()
	c.record(&s.Record)
}

// scaleChecker checks that the sizes of a scale cover every population once,
// that each line has an amount for each size, and that all has a source.
type scaleChecker struct {
	*checker
	file string
	s    *Scale
	at   place
}

func (k scaleChecker) say(at place, line int, format string, args ...any) {
	k.report(k.file, at.line(line), format, args...)
}

func (k scaleChecker) check() {
	s := k.s
	thing, line := french.Say("le barème « %s »", s.ID.Name), s.ID.Line
	k.filled(k.file, k.at.line(line), thing, "id", s.ID.Name, "titre", s.Title, "prudence", s.Caution, "depuis", s.Since.written(), "verifie_le", s.CheckedOn.written())
	if (s.ReviewOn.Line == 0) != (s.Stale == "") {
		k.say(k.at.of("a_revoir_le"), line, "« a_revoir_le » et « perime » vont ensemble : écrivez les deux, ou aucun")
	}
	k.sourced(k.at.of("sources"), line, thing, s.Sources, true)
	k.sizes()
	k.rates()
	if f := s.Floor; f != nil {
		k.sourced(k.at.of("plancher"), line, "le plancher", f.Sources, true)
		k.positive(k.at.of("plancher", "population"), line, "la population du plancher", f.Population)
	}
	if b := s.Bonus; b != nil {
		at := k.at.of("majoration")
		k.sourced(at, line, "la majoration", b.Sources, true)
		if b.Size < 1 || b.Size > len(s.Sizes) {
			k.say(at.of("taille"), line, "la majoration vise la taille %d, qui n’existe pas : écrivez une taille de 1 à %d", b.Size, len(s.Sizes))
		}
		k.positive(at.of("membres"), line, "le nombre de membres de la majoration", b.Members)
		k.share(at.of("pourcent"), line, "le pourcentage de la majoration", b.Percent, 100)
	}
	k.extra()
	k.readings()
	if len(s.Lines) == 0 {
		k.say(k.at.of("lignes"), line, "%s n’a pas de ligne : écrivez au moins le fonctionnement", thing)
	}
	for i := range s.Lines {
		k.line(i)
	}
}

// started checks that the journey asks when each mission of a built-in scale starts:
// its cash counts from that day.
func (k *checker) started(file string, s *Scale) {
	for _, l := range s.Lines {
		if l.Nature != Functioning && k.c.StartOf(l.ID.Name) == nil {
			k.report(file, l.ID.Line, "aucune question ne demande quand commence « %s » : ajoutez-en une, avec « ligne: %s »", l.ID, l.ID)
		}
	}
}

func (k scaleChecker) sourced(at place, line int, thing string, sources []ID, due bool) {
	if due && len(sources) == 0 {
		k.say(at, line, "%s n’a pas de source : écrivez « sources: » et au moins un identifiant", thing)
	}
	for _, id := range sources {
		if !k.known[id.Name] {
			k.report(k.file, id.Line, "la source « %s » n’existe pas dans sources.yaml : citez-en une qui existe, ou déclarez-la sous « references »", id)
		}
		k.cited[id.Name] = true
	}
}

func (k scaleChecker) positive(at place, line int, thing string, n int64) {
	if n < 1 || n > most {
		k.say(at, line, "%s vaut %d : écrivez un nombre entier à partir de 1", thing, n)
	}
}

func (k scaleChecker) share(at place, line int, thing string, n, top int64) {
	if n < 1 || n > top {
		k.say(at, line, "%s vaut %d : écrivez un nombre entier de 1 à %d", thing, n, top)
	}
}

func (k scaleChecker) sizes() {
	s, line := k.s, k.s.ID.Line
	if len(s.Sizes) == 0 {
		k.say(k.at.of("tailles"), line, "le barème « %s » n’a pas de taille : écrivez « tailles: »", s.ID)
	}
	from := int64(1)
	for i, size := range s.Sizes {
		at, last := k.at.of("tailles", i), i == len(s.Sizes)-1
		if size.Number != i+1 {
			k.say(at.of("numero"), line, "la taille %d est à la place de la taille %d : écrivez « numero: %d »", size.Number, i+1, i+1)
		}
		if size.From != from {
			k.say(at.of("de"), line, "la taille %d commence à %d : %s écrivez « de: %d »", i+1, size.From, holeOrOverlap(size.From, from), from)
		}
		switch {
		case last && size.Up != 0:
			k.say(at.of("a"), line, "la taille %d finit à %d : la dernière est sans fin, retirez « a: »", i+1, size.Up)
		case !last && size.Up < max(size.From, 1):
			k.say(at.of("a"), line, "la taille %d finit à %d : seule la dernière est sans fin, écrivez « a: » et un nombre au-delà de %d", i+1, size.Up, size.From)
		}
		k.filled(k.file, at.line(line), fmt.Sprintf("la taille %d", i+1), "libelle", size.Label)
		if size.Up > 0 {
			from = size.Up + 1
		} else if !last {
			from = s.Sizes[i+1].From
		}
	}
	for i, b := range s.Bounds {
		k.positive(k.at.of("bornes", i), line, "une borne", b)
		if b >= 1 && b <= most && len(s.Sizes) > 0 && !s.between(b) {
			k.say(k.at.of("bornes", i), line, "la borne %d n’est au bord d’aucune taille : écrivez un nombre où une taille finit ou commence, ou retirez-la", b)
		}
	}
}

// between tells whether a population is the last of a size or the first of the
// next: only there can two sizes claim it.
func (s *Scale) between(population int64) bool {
	for i, size := range s.Sizes {
		if i > 0 && size.From == population || i < len(s.Sizes)-1 && size.Up == population {
			return true
		}
	}
	return false
}

func holeOrOverlap(got, want int64) string {
	if got > want {
		return "il reste un trou avant elle,"
	}
	return "elle recouvre ce qui précède,"
}

func (k scaleChecker) rates() {
	r, at, line := k.s.Rates, k.at.of("taux"), k.s.ID.Line
	if k.given("avance") {
		k.share(at.of("avance"), line, french.Typography("« avance »"), r.Advance, 100)
	}
	if k.given("seuil_audit") {
		k.positive(at.of("seuil_audit"), line, french.Typography("« seuil_audit »"), r.Threshold)
	}
	k.sourced(at, line, "le taux", r.Sources, false)
	k.sourced(at, line, "le seuil", r.AuditSource, false)
	if k.s.HasCrisis() {
		if k.given("plan_mise_a_jour") {
			k.share(at.of("plan_mise_a_jour"), line, french.Typography("« plan_mise_a_jour »"), r.PlanUpdate, 100)
		}
		if k.given("survenue_crise") {
			k.share(at.of("survenue_crise"), line, french.Typography("« survenue_crise »"), r.CrisisEvent, 1000)
		}
	} else if r.PlanUpdate != 0 || r.CrisisEvent != 0 {
		k.say(at, line, "aucune ligne n’est un plan de crise : retirez « plan_mise_a_jour » et « survenue_crise »")
	}
}

// given tells whether a rate is written, and reports it when it is not: saying
// that it is worth 0 would send its author looking for a 0. Of a built-in scale,
// whose lines are not known, all are taken as written.
func (k scaleChecker) given(rate string) bool {
	if k.at.node == nil || k.at.has("taux") && k.at.of("taux").has(rate) {
		return true
	}
	k.say(k.at.of("taux"), k.s.ID.Line, "« taux » n’a pas de « %s » : écrivez « %s: » et sa valeur, comme dans le %s", rate, rate, k.c.modelScale())
	return false
}

func (k scaleChecker) extra() {
	e := k.s.Extra
	if e == nil {
		return
	}
	at := k.at.of("fonctionnement_additionnel")
	line := max(e.ID.Line, k.s.ID.Line)
	k.filled(k.file, at.line(line), "le fonctionnement additionnel", "id", e.ID.Name, "libelle", e.Label, "avant", e.Before.written())
	k.sourced(at, line, "le fonctionnement additionnel", e.Sources, true)
	k.share(at.of("part"), line, french.Typography("« part »"), e.Share, 100)
	if l := k.s.Line(e.Line.Name); l == nil || l.Nature != Functioning {
		k.say(at.of("ligne"), line, "« %s » n’est pas une ligne de fonctionnement : écrivez l’identifiant de celle du barème", e.Line)
	}
	if k.s.Line(e.ID.Name) != nil {
		k.say(at.of("id"), line, "« %s » est déjà une ligne : donnez un autre identifiant", e.ID)
	}
}

// readings checks that each says one of the two that the engine knows.
func (k scaleChecker) readings() {
	r, at, line := k.s.Readings, k.at.of("conventions"), k.s.ID.Line
	if !slices.Contains([]ProrataBy{"", ByMonths, ByDays}, r.Prorata) {
		k.say(at.of("prorata"), line, "le prorata « %s » n’existe pas : écrivez %s ou %s", r.Prorata, ByMonths, ByDays)
	}
	if !slices.Contains([]BalanceOf{"", OfReduced, OfFull}, r.Balance) {
		k.say(at.of("solde"), line, "le solde « %s » n’existe pas : écrivez %s ou %s", r.Balance, OfReduced, OfFull)
	}
	for key, months := range map[string]int{"retard": r.Late, "relance": r.Remind} {
		if months < 0 || months > 11 {
			k.say(at.of(key), line, "« %s » vaut %d : écrivez un nombre de mois, de 0 à 11", key, months)
		}
	}
	k.sourced(at, line, "les conventions", r.Sources, false)
}

func (k scaleChecker) line(i int) {
	line, at := k.s.Lines[i], k.at.of("lignes", i)
	here, row := line.ID.Line, french.Say("la ligne « %s »", line.ID.Name)
	if k.s.Line(line.ID.Name) != line {
		k.say(at.of("id"), here, "%s est donnée deux fois : donnez à chacune son identifiant", row)
	}
	k.filled(k.file, at.line(here), row, "id", line.ID.Name, "libelle", line.Label)
	if slices.Contains(TotalIDs, line.ID.Name) || line.ID.Name == string(Total) || strings.ContainsAny(line.ID.Name, ". =,") {
		k.say(at.of("id"), here, "« %s » ne peut pas nommer une ligne : choisissez un mot sans point ni espace, qui ne soit pas un total", line.ID)
	}
	if !slices.Contains([]LineNature{Functioning, Mission, CrisisPlan}, line.Nature) {
		k.say(at.of("nature"), here, "la nature « %s » n’existe pas : écrivez fonctionnement, mission ou plan-crise", line.Nature)
	}
	k.sourced(at, here, row, line.Sources, false)
	k.amounts(at.of("fixe"), here, row, "fixes", line.Fixed)
	if len(line.Variable) > 0 {
		k.amounts(at.of("variable"), here, row, "variables", line.Variable)
		if line.Nature != Mission {
			k.say(at.of("variable"), here, "%s a une part variable, mais n’est pas une mission : retirez « variable »", row)
		}
	}
	sums := make([]int64, len(line.Fixed))
	for j, c := range line.Components {
		part := at.of("composantes", j)
		k.amounts(part.of("montants"), c.ID.Line, row, french.Say("de « %s »", c.ID.Name), c.Amounts)
		k.filled(k.file, part.line(c.ID.Line), "une composante", "id", c.ID.Name, "libelle", c.Label)
		for n := range min(len(sums), len(c.Amounts)) {
			sums[n] += c.Amounts[n]
		}
	}
	for n, sum := range sums {
		if len(line.Components) > 0 && sum != line.Fixed[n] {
			k.say(at.of("fixe", n), here, "%s vaut %d en taille %d, mais ses composantes font %d : mettez-les d’accord", row, line.Fixed[n], n+1, sum)
		}
	}
}

// amounts checks a row of amounts: one per size, none negative.
func (k scaleChecker) amounts(at place, line int, row, which string, amounts []int64) {
	if n, sizes := len(amounts), len(k.s.Sizes); n != sizes {
		k.say(at, line, "%s a %d montants %s pour %d tailles : écrivez-en un par taille", row, n, which, sizes)
	}
	for i, a := range amounts {
		if a < 0 || a > most {
			k.say(at.of(i), line, "%s a le montant %d en taille %d : écrivez %s", row, a, i+1, amountToWrite(a))
		}
	}
}

func amountToWrite(a int64) string {
	if a < 0 {
		return "un nombre d’euros à partir de 0"
	}
	return "un nombre d’euros, sans les centimes, qui soit d’une année"
}
