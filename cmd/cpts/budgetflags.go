package main

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/store"
)

// word is the value of an option that is read later, once the content says what
// it may be.
type word struct {
	kind  string
	among func() string // what it may be, in place of kind where the content says it
	text  string
	given bool
}

func (w *word) String() string { return "" }
func (w *word) Type() string {
	if w.among != nil {
		return w.among()
	}
	return w.kind
}
func (w *word) Set(s string) error {
	w.text, w.given = strings.TrimSpace(s), true
	return nil
}

// words is an option that may be given several times.
type words struct {
	kind string
	all  []string
}

func (w *words) String() string { return "" }
func (w *words) Type() string   { return w.kind }
func (w *words) Set(s string) error {
	w.all = append(w.all, strings.TrimSpace(s))
	return nil
}

// situationFlags are the options that name a situation of the money.
type situationFlags struct {
	population, size, members, options, variable, crisis, signed word
	scale, explain                                               word
	starts                                                       words
}

func newSituationFlags() *situationFlags {
	f := &situationFlags{
		population: word{kind: "N"}, members: word{kind: "N"}, options: word{kind: "OPTION,…"},
		variable: word{kind: "0..100"}, crisis: word{kind: "bool"}, signed: word{kind: "DATE"},
		scale: word{kind: "ID|CHEMIN"}, explain: word{kind: "LIGNE"}, starts: words{kind: "MISSION=DATE"},
	}
	f.size.among = func() string {
		sizes := sizesOf(f.told())
		return sizes[0] + ".." + sizes[len(sizes)-1]
	}
	return f
}

// told is the scale that the help and the shell speak of: the one named, if it is
// known by its id, else the last.
func (f *situationFlags) told() *content.Scale {
	c := toldContent()
	if s := c.Scale(f.scale.text); s != nil {
		return s
	}
	return c.Scales[len(c.Scales)-1]
}

// toldContent is read when the help or the shell asks: no command pays for it. What
// is built in is proved whole by the tests.
var toldContent = sync.OnceValue(func() *content.Catalog {
	c, err := readContent()
	must(err)
	return c
})

// none is how one says that no option is chosen.
const none = "aucune"

func (f *situationFlags) declare(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&f.population, "population", "nombre d’habitants")
	flags.Var(&f.size, "taille", "la taille, sans compter les habitants")
	flags.Var(&f.members, "membres", "nombre de membres")
	flags.Var(&f.options, "options", "")
	flags.Var(&f.variable, "variable", "part attendue du variable, en %")
	flags.Var(&f.crisis, "crise", "compter une crise (--crise=non : aucune)")
	flags.Lookup("crise").NoOptDefVal = "oui"
	flags.Var(&f.signed, "signature", "jour de la signature")
	flags.Var(&f.starts, "debut", "début d’une mission, autant de fois que voulu")
	flags.Var(&f.scale, "bareme", "")
	flags.Var(&f.explain, "expliquer", "pourquoi ce montant, étape par étape")
	for _, name := range []string{"population", "membres", "variable", "signature"} {
		complete(cmd, name, nil)
	}
	complete(cmd, "crise", []string{"oui", "non"})
	for name, from := range map[string]struct {
		values func() []string
		then   cobra.ShellCompDirective
	}{
		"taille":    {func() []string { return sizesOf(f.told()) }, cobra.ShellCompDirectiveNoFileComp},
		"options":   {func() []string { return optionWords(f.told()) }, cobra.ShellCompDirectiveNoFileComp},
		"expliquer": {func() []string { return explicable(f.told()) }, cobra.ShellCompDirectiveNoFileComp},
		"debut":     {func() []string { return startWords(f.told()) }, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace},
		"bareme":    {func() []string { return scaleIDs(toldContent()) }, cobra.ShellCompDirectiveDefault},
	} {
		must(cmd.RegisterFlagCompletionFunc(name, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return from.values(), from.then
		}))
	}
}

// fillHelp completes what the help says of the options with what the content holds.
func (f *situationFlags) fillHelp(flags *pflag.FlagSet) {
	flags.Lookup("options").Usage = strings.Join(optionalLines(f.told()), ", ") + ", ou " + none
	flags.Lookup("bareme").Usage = strings.Join(scaleIDs(toldContent()), ", ") + ", ou un fichier à vous"
}

// scaleIDs are the ids of the scales, the last first.
func scaleIDs(c *content.Catalog) (ids []string) {
	for _, s := range slices.Backward(c.Scales) {
		ids = append(ids, s.ID.Name)
	}
	return ids
}

// optionalLines and startedLines are the ids of the options of a scale, and of the
// lines that have a start of their own.
func optionalLines(scale *content.Scale) []string {
	return lineIDs(scale, func(l *content.ScaleLine) bool { return l.Optional })
}

func startedLines(scale *content.Scale) []string {
	return lineIDs(scale, func(l *content.ScaleLine) bool { return l.Nature != content.Functioning })
}

func lineIDs(scale *content.Scale, is func(*content.ScaleLine) bool) []string {
	ids := []string{}
	for _, l := range scale.Lines {
		if is(l) {
			ids = append(ids, l.ID.Name)
		}
	}
	return ids
}

// optionWords are what the shell proposes for the options: each, all, none.
func optionWords(scale *content.Scale) []string {
	ids := optionalLines(scale)
	if len(ids) > 1 {
		return append(ids, strings.Join(ids, ","), none)
	}
	return append(ids, none)
}

func startWords(scale *content.Scale) []string {
	ids := startedLines(scale)
	for i := range ids {
		ids[i] += "="
	}
	return ids
}

// sized tells whether the options say the size, so that no project is needed.
func (f *situationFlags) sized() bool { return f.population.given || f.size.given }

// situation is that of the project, if any, with what the options say instead.
func (f *situationFlags) situation(c *content.Catalog, scale *content.Scale, p *model.Project) (s budget.Situation, err error) {
	if p != nil {
		s, _ = budget.Of(p)
	}
	if f.population.given {
		if s.Population, err = numberOf(c, "population", model.KeyPopulation.ID(), f.population, ""); err != nil {
			return s, err
		}
	}
	if f.members.given {
		if s.Members, err = numberOf(c, "membres", model.KeyMembers.ID(), f.members, ""); err != nil {
			return s, err
		}
		s.MembersKnown = true
	}
	if f.variable.given {
		share, err := numberOf(c, "variable", budget.KeyShare.ID(), f.variable, "50")
		if err != nil {
			return s, err
		}
		s.Variable = map[string]int64{"": share}
	}
	if f.crisis.given {
		if s.Crisis, err = f.crisisCounted(); err != nil {
			return s, err
		}
	}
	if f.signed.given {
		if s.Signed, err = dayOf("signature", f.signed.text); err != nil {
			return s, err
		}
		s.Wished = false
	}
	if f.size.given {
		if !slices.Contains(sizesOf(scale), f.size.text) {
			return s, misuse("L’option --taille ne peut pas prendre « %s ». Choisissez %s.", f.size.text, french.Enumerate(sizesOf(scale), "ou"))
		}
		s.Size, _ = strconv.Atoi(f.size.text)
	}
	if f.options.given {
		if s.Options, err = f.optionsOf(scale); err != nil {
			return s, err
		}
	}
	return f.withStarts(scale, s)
}

// numberOf reads an option as the answer to a question, within its bounds. An
// example other than that of the question may be given: what is prudent to answer
// is not always what one would try.
func numberOf(c *content.Catalog, flag, question string, w word, example string) (int64, error) {
	field := c.Question(question).Field
	if example != "" {
		field.Example = example
	}
	v, err := model.Parse(&field, w.text)
	if n, is := v.(int64); is && err == nil {
		return n, nil
	}
	if err == nil {
		return 0, misuse("L’option --%s attend un nombre, par exemple --%s %s.", flag, flag, plainExample(field.Example))
	}
	return 0, misuse("L’option --%s ne peut pas prendre « %s ». %s", flag, w.text, err)
}

// plainExample is an example number as one writes it on a command line.
func plainExample(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func (f *situationFlags) crisisCounted() (bool, error) {
	switch f.crisis.text {
	case "oui", "true":
		return true, nil
	case "non", "false":
		return false, nil
	}
	return false, misuse("L’option --crise ne peut pas prendre « %s ». Écrivez --crise, ou --crise=non.", f.crisis.text)
}

func dayOf(flag, text string) (dates.Day, error) {
	day, err := dates.Parse(text)
	switch {
	case errors.Is(err, dates.ErrNoSuch):
		return day, misuse("L’option --%s : le %s n’existe pas dans le calendrier.", flag, text)
	case err != nil:
		return day, misuse("L’option --%s attend un jour, par exemple 2027-05-15 ou 15/05/2027, pas « %s ».", flag, text)
	}
	return day, nil
}

// optionsOf are the optional lines chosen; « aucune », or nothing, is none.
func (f *situationFlags) optionsOf(scale *content.Scale) ([]string, error) {
	possible, chosen, refused := optionalLines(scale), []string{}, false
	for id := range strings.SplitSeq(f.options.text, ",") {
		id = strings.TrimSpace(id)
		switch {
		case id == none:
			refused = true
		case id == "" || slices.Contains(chosen, id):
		case !slices.Contains(possible, id):
			return nil, misuse("L’option --options ne peut pas prendre « %s ». Choisissez %s, plusieurs séparées par une virgule, ou aucune.", id, strings.Join(possible, ", "))
		default:
			chosen = append(chosen, id)
		}
	}
	if refused && len(chosen) > 0 {
		return nil, misuse("L’option --options dit « %s » et %s : gardez l’un ou l’autre.", none, french.Enumerate(chosen, "et"))
	}
	return chosen, nil
}

// withStarts puts the starts of the missions named in place of those known.
func (f *situationFlags) withStarts(scale *content.Scale, s budget.Situation) (budget.Situation, error) {
	possible := startedLines(scale)
	starts := map[string]dates.Day{}
	for _, pair := range f.starts.all {
		mission, text, has := strings.Cut(pair, "=")
		if !has {
			return s, misuse("L’option --debut attend MISSION=DATE, par exemple --debut parcours=2027-11-01, pas « %s ».", pair)
		}
		if !slices.Contains(possible, mission) {
			return s, misuse("L’option --debut ne connaît pas la mission « %s ». Choisissez %s.", mission, french.Enumerate(possible, "ou"))
		}
		if _, twice := starts[mission]; twice {
			return s, misuse("L’option --debut donne deux fois « %s » : gardez une seule date.", mission)
		}
		day, err := dayOf("debut", text)
		if err != nil {
			return s, err
		}
		starts[mission] = day
	}
	for mission, day := range s.Starts {
		if _, given := starts[mission]; !given {
			starts[mission] = day
		}
	}
	s.Starts = starts
	return s, nil
}

// checkExplain refuses an amount that the scale does not have.
func (f *situationFlags) checkExplain(scale *content.Scale) error {
	if possible := explicable(scale); f.explain.given && !slices.Contains(possible, f.explain.text) {
		if near := french.Nearest(f.explain.text, possible, 1, french.Slips(f.explain.text)); f.explain.text != "" && len(near) > 0 {
			return misuse("L’option --expliquer ne connaît pas « %s ». Vouliez-vous dire %s ?", f.explain.text, near[0])
		}
		return misuse("L’option --expliquer ne connaît pas « %s ». Choisissez %s.", f.explain.text, french.Enumerate(possible, "ou"))
	}
	return nil
}

// origin says where a scale was read that is not one of ours, "" for ours.
func (f *situationFlags) origin(c *content.Catalog, scale *content.Scale) string {
	if slices.Contains(c.Scales, scale) {
		return ""
	}
	return say("Barème lu dans %s, il n’est pas celui de cpts.", french.Line(f.scale.text))
}

// scaleToCome is said of a scale read ahead of its first day.
var scaleToCome = content.NewPhrase("bareme-a-venir", "depuis")

// notes are what the scale chosen makes of the situation, and that its amounts do
// not show: a crisis it knows nothing of.
func (f *situationFlags) notes(scale *content.Scale, s budget.Situation, today dates.Day) (notes []string) {
	if s.Signed.IsZero() && today.Before(scale.Since.Day) {
		notes = append(notes, scale.Tell(scaleToCome, scale.Since))
	}
	if s.Crisis && !scale.HasCrisis() {
		counted := "celle de votre projet"
		if f.crisis.given {
			counted = "--crise"
		}
		notes = append(notes, say("Le barème %s ne prévoit pas de crise : %s est sans effet.", scale.ID.Name, counted))
	}
	return notes
}

// mostScale is more than any scale takes, in bytes.
const mostScale = 1 << 20

// scaleFor is the scale that the options name; else the one of the day of signature,
// that of the options before that of the project, or of today while there is none.
func (f *situationFlags) scaleFor(c *content.Catalog, p *model.Project, today dates.Day) (*content.Scale, error) {
	switch {
	case f.scale.text != "":
		return readScale(c, f.scale.text)
	case f.signed.given:
		signed, err := dayOf("signature", f.signed.text)
		return c.ScaleOn(signed), err
	case p != nil:
		return budget.ScaleOf(p, today), nil
	}
	return c.ScaleOn(today), nil
}

// check looks at what is asked before the project is opened: a slip is told alone.
// While the project may still say the scale, what one of them takes will do.
func (f *situationFlags) check(c *content.Catalog, scale *content.Scale) error {
	wrong := func(scale *content.Scale) error {
		if _, err := f.situation(c, scale, nil); err != nil {
			return err
		}
		return f.checkExplain(scale)
	}
	err := wrong(scale)
	if err != nil && f.scale.text == "" && slices.ContainsFunc(c.Scales, func(s *content.Scale) bool { return wrong(s) == nil }) {
		return nil
	}
	return err
}

// readScale is a scale built in, or one in a file of its own.
func readScale(c *content.Catalog, name string) (*content.Scale, error) {
	if s := c.Scale(name); s != nil {
		return s, nil
	}
	if !looksLikePath(name) && !exists(name) {
		var ids []string
		for _, s := range c.Scales {
			ids = append(ids, s.ID.Name)
		}
		return nil, misuse("Le barème « %s » n’existe pas. Barèmes : %s. Un barème à vous : --bareme CHEMIN", name, strings.Join(ids, ", "))
	}
	path, err := fromHome(name)
	if err != nil {
		return nil, err
	}
	data, err := store.ReadOutside(path, mostScale)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem("Il n’y a pas de barème dans %s. Vérifiez le chemin.", name)
	}
	if err != nil {
		return nil, err
	}
	scale, err := c.ReadScale(name, data)
	if err != nil {
		return nil, &projectError{err.Error() + "\n" + say("Ce barème n’est pas utilisé tant que cela n’est pas corrigé.")}
	}
	return scale, nil
}
