package report

import (
	"slices"
	"strconv"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/next"
)

// Standing is where a project stands on a day, in a few lines: what the home screen
// shows, what `cpts statut` writes and what the report begins with.
type Standing struct {
	Project  *model.Project
	Today    dates.Day
	Overview *model.Overview
	Stages   []StageLine
	Next     next.Step
	Money    Money

	Goals []calendar.Goal // the dates aimed at

	events []calendar.Event
}

// StageLine is the standing of a stage in words.
type StageLine struct {
	*model.StageState
	Title string // with its number, if it has one
	Word  string
	Note  string // why, or how far; "" when the word says all
	Brief string // the word with why, in few words, beside how many rubriques are finished
}

// StandingOf works out where a project stands.
func StandingOf(p *model.Project, today dates.Day) *Standing {
	plan, overview := calendar.Retro(p, today), p.Overview(today)
	s := &Standing{
		Project: p, Today: today, Overview: overview, Next: next.From(p, overview),
		Money: MoneyOf(p, today), events: calendar.EventsWith(p, today, plan),
	}
	if plan != nil {
		s.Goals = plan.Goals
	}
	for i := range s.Overview.Stages {
		s.Stages = append(s.Stages, stageLine(&s.Overview.Stages[i]))
	}
	return s
}

func stageLine(s *model.StageState) StageLine {
	line := StageLine{StageState: s, Title: s.Stage.Title, Word: s.Word(), Note: french.Line(s.Reason)}
	if len(s.Stage.Gate) > 0 {
		line.Title = strconv.Itoa(s.Stage.Index+1) + " " + s.Stage.Title
	}
	if line.Note == "" && s.Status == model.InProgress {
		line.Note = french.Count(s.Finished, "rubrique", "rubriques") + " sur " + strconv.Itoa(len(s.Sections))
	}
	line.Brief = line.Word
	switch {
	case s.Status == model.NotYet:
		line.Brief = sentence("quand %s", s.Blocked.When)
	case s.Status == model.InProgress && s.Blocked != nil:
		line.Brief += ", en avance"
	case s.Passed && s.Status == model.InProgress:
		line.Brief += ", " + line.Note
	}
	return line
}

// Name is that of the project, or what stands for none.
func (s *Standing) Name() string { return nameOf(s.Project) }

func nameOf(p *model.Project) string {
	if name := french.Line(p.Name()); name != "" {
		return name
	}
	return "Projet sans nom"
}

// Stage is the stage that the project is at: « Étape 2 sur 5 · Premiers contacts ».
func (s *Standing) Stage() string {
	return model.StageHeading(s.Project.Catalog(), s.Overview.Stage().Stage)
}

// Size is that of the project: « taille 1 · 27 143 habitants »; "" while unknown.
func (s *Standing) Size() string {
	if s.Money.table == nil {
		return ""
	}
	return "taille " + strconv.Itoa(s.Money.table.Size.Number) + " · " + french.Number(s.Money.Situation.Population) + " habitants"
}

// NextPlace is the rubrique of the next step, after its stage when that is not the
// one under way; "" when nothing is left.
func (s *Standing) NextPlace() string {
	switch to := s.Next.To; {
	case to.Nowhere():
		return ""
	case to.Section.Stage != s.Overview.Stage().Stage:
		return model.StageRank(to.Section.Stage) + ", " + to.Section.Title
	default:
		return to.Section.Title
	}
}

// NextWhole is the next step in full, with why it comes first and by when where it
// does not say enough by itself; "" when nothing is left.
func (s *Standing) NextWhole() string {
	if why := s.Next.Reason(s.Today); why != "" {
		return s.Next.Label() + " (" + why + ")"
	}
	return s.Next.Label()
}

// NextWhy is why the next step is worth doing; "" when nothing is left.
func (s *Standing) NextWhy() string {
	switch to := s.Next.To; {
	case to.Action != nil:
		return to.Action.Why
	case to.Question != nil:
		return to.Question.Why
	}
	return ""
}

// Left is the question that was left, and where it stands; nowhere when it waits no
// more, or is the next step itself.
func (s *Standing) Left() (to model.Place, where string) {
	to = s.Project.Left()
	if to.Nowhere() || to == s.Next.To {
		return model.Place{}, ""
	}
	rank, _ := s.Project.Rank(to.Question)
	return to, to.Section.Title + ", question " + strconv.Itoa(rank)
}

// Late counts what is late and names the oldest of it; "" when nothing is.
func (s *Standing) Late() string { return french.Line(calendar.LateNow(s.events)) }

// ToNote is what happened and waits for a word; "" when nothing does.
func (s *Standing) ToNote() string {
	if all := calendar.Unanswered(s.events); len(all) > 0 {
		return french.Line(all[0].Label)
	}
	return ""
}

// Due is the day that comes first; false when none is ahead.
func (s *Standing) Due() (calendar.Event, bool) { return calendar.Next(s.events) }

// Untenable are the dates aimed at that cannot be kept.
func (s *Standing) Untenable() (goals []calendar.Goal) {
	for _, g := range s.Goals {
		if g.Short > 0 {
			goals = append(goals, g)
		}
	}
	return goals
}

// Dates says in a line what is late or, without anything late, which date aimed at
// cannot be kept, what waits for a word, or what comes first; alert tells the first two.
func (s *Standing) Dates() (line string, alert bool) {
	goals := s.Untenable()
	all := slices.DeleteFunc(calendar.Late(s.events), func(e calendar.Event) bool {
		return e.Nature == calendar.Wish && len(goals) > 0 // told better below
	})
	switch {
	case len(all) > 0 && len(goals) > 0:
		return sentence("! %d en retard · date visée : au plus tôt le %s", len(all), goals[0].Earliest), true
	case len(goals) > 0:
		return sentence("! pas avant le %s (visé %s)", goals[0].Earliest, goals[0].Wished.Brief()), true
	}
	if len(all) > 0 {
		return french.Typography("! " + french.Number(int64(len(all))) + " en retard · " + french.Line(all[0].Label) + ", " + all[0].Day.String()), true
	}
	if note := s.ToNote(); note != "" {
		return french.Say("à noter : %s", note), false
	}
	due, ahead := s.Due()
	if !ahead {
		return "aucune date à venir pour l’instant", false
	}
	day := due.Day.Short()
	if due.Day.Year != s.Today.Year {
		day = due.Day.String()
	}
	return french.Say("%s, %s : %s", dates.In(s.Today.DaysUntil(due.Day)), day, french.Line(due.Label)), false
}

// FirstYear says in a line what the first year pays; FirstYearShort, where there is
// little room.
func (s *Standing) FirstYear() string {
	_, words, _ := budget.FirstYear(s.Project, s.Today)
	return s.firstYear(words)
}

func (s *Standing) FirstYearShort() string {
	if plan := budget.PlanOf(s.Project, s.Today); plan != nil {
		return s.firstYear(plan.FirstYearShort())
	}
	return s.firstYear("")
}

func (s *Standing) firstYear(words string) string {
	switch {
	case words == "":
		return sentence("%s tailles ; population à renseigner", french.InWords(len(s.Money.Scale.Sizes)))
	case s.Money.Scale.StaleOn(s.Today) != "":
		return "barème à vérifier · " + words
	}
	return words
}

// Year1 is what the first year pays, in euros; false while the size is unknown.
func (s *Standing) Year1() (euros int64, known bool) {
	amount, _, known := budget.FirstYear(s.Project, s.Today)
	return amount.Whole(), known
}
