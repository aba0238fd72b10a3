package model

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
)

// small is an empty project on the small content, and these answers.
func small(t testing.TB, answers ...string) *Project {
	t.Helper()
	p := New(contenttest.Catalog(t), noon)
	for _, a := range answers {
		id, typed, _ := strings.Cut(a, "=")
		v, err := ParseText(p.catalog.Question(id), typed)
		must(t, err)
		must(t, p.SetAnswer(id, v, noon))
	}
	return p
}

func fact(question string) *content.Fact {
	return &content.Fact{Telling: content.Telling{Question: content.ID{Name: question}}}
}

func column(question, column string, in ...string) *content.Fact {
	return &content.Fact{Telling: content.Telling{Question: content.ID{Name: question}, Column: content.ID{Name: column}, In: in}}
}

// What an answer must be for an action to be settled by it.
func TestSettledByAnswers(t *testing.T) {
	yes := &content.Fact{Telling: content.Telling{Question: content.ID{Name: "accord"}, In: []string{"oui"}}}
	some := &content.Fact{Telling: content.Telling{Question: content.ID{Name: "milieux"}, In: []string{"ville", "littoral"}}}
	all := &content.Fact{Telling: content.Telling{Question: content.ID{Name: "milieux"}, All: []string{"ville", "littoral"}}}
	three := &content.Fact{Telling: content.Telling{Question: content.ID{Name: "communes"}, Lines: 3}}
	two := &content.Fact{Telling: content.Telling{Question: content.ID{Name: "equipe"}, Lines: 2}}
	nurses := column("equipe", "profession", "infirmier")
	nurses.Lines = 2
	since := column("equipe", "profession", "infirmier")
	since.With.Name = "depuis"
	each := column("equipe", "depuis")
	each.Every = true
	none := &content.Fact{Telling: content.Telling{Question: content.ID{Name: "milieux"}, In: []string{content.NoneOfThem}}}
	ahead := fact("lettre_deposee_le")
	ahead.Ahead = true
	both := column("equipe", "profession")
	both.All = []string{"infirmier", "pharmacien"}
	either := fact("lettre_deposee_le")
	either.Or = []*content.Telling{&fact("population").Telling, &fact("objectifs").Telling}
	cases := []struct {
		name    string
		facts   []*content.Fact
		answers string // parted by « | »
		want    bool
	}{
		{"nothing given", []*content.Fact{fact("objectifs")}, "", false},
		{"a text", []*content.Fact{fact("objectifs")}, "objectifs=Soigner", true},
		{"a number", []*content.Fact{fact("population")}, "population=8000", true},
		{"a day that is past", []*content.Fact{fact("lettre_deposee_le")}, "lettre_deposee_le=2026-11-22", true},
		{"today", []*content.Fact{fact("lettre_deposee_le")}, "lettre_deposee_le=2026-11-23", true},
		{"a day to come", []*content.Fact{fact("lettre_deposee_le")}, "lettre_deposee_le=2026-11-24", false},
		{"yes", []*content.Fact{yes}, "accord=oui", true},
		{"no", []*content.Fact{yes}, "accord=non", false},
		{"yes or no, whichever", []*content.Fact{fact("accord")}, "accord=non", true},
		{"not asked any more", []*content.Fact{fact("accord_le")}, "accord=oui|accord_le=2026-02-01|accord=non", false},
		{"one of several choices", []*content.Fact{some}, "milieux=montagne; ville", true},
		{"another choice", []*content.Fact{some}, "milieux=montagne", false},
		{"all choices", []*content.Fact{all}, "milieux=ville; montagne; littoral", true},
		{"not all choices", []*content.Fact{all}, "milieux=ville; montagne", false},
		{"none, deliberately", []*content.Fact{fact("milieux")}, "milieux=aucune", true},
		{"none, asked for", []*content.Fact{none}, "milieux=aucune", true},
		{"none, asked for, and one is there", []*content.Fact{none}, "milieux=ville", false},
		{"a day to come, where it is enough to have fixed it", []*content.Fact{ahead}, "lettre_deposee_le=2027-11-24", true},
		{"each of these values", []*content.Fact{both}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien"}]`, true},
		{"not each of these values", []*content.Fact{both}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Luc","profession":"infirmier"}]`, false},
		{"the other way", []*content.Fact{either}, "accord=oui|objectifs=Soigner", true},
		{"the first way", []*content.Fact{either}, "lettre_deposee_le=2026-11-01", true},
		{"no way", []*content.Fact{either}, "lettre_deposee_le=2027-11-01", false},
		{"a list that is long enough", []*content.Fact{three}, "communes=Ambre; Bois; Cime", true},
		{"a list that is too short", []*content.Fact{three}, "communes=Ambre; Bois", false},
		{"a table", []*content.Fact{fact("equipe")}, `equipe=[{"nom":"Camille","profession":"infirmier"}]`, true},
		{"as many lines", []*content.Fact{two}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien"}]`, true},
		{"fewer lines", []*content.Fact{two}, `equipe=[{"nom":"Camille","profession":"infirmier"}]`, false},
		{"a cell", []*content.Fact{column("equipe", "depuis")}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien","depuis":"2026-02-01"}]`, true},
		{"no such cell", []*content.Fact{column("equipe", "depuis")}, `equipe=[{"nom":"Camille","profession":"infirmier"}]`, false},
		{"a cell to come", []*content.Fact{column("equipe", "depuis")}, `equipe=[{"nom":"Camille","profession":"infirmier","depuis":"2027-02-01"}]`, false},
		{"a cell of that value, enough times", []*content.Fact{nurses}, `equipe=[{"nom":"Luc","profession":"infirmier"},{"nom":"Luc","profession":"pharmacien"},{"nom":"Luc","profession":"infirmier"}]`, true},
		{"a cell of that value, once", []*content.Fact{nurses}, `equipe=[{"nom":"Luc","profession":"infirmier"},{"nom":"Luc","profession":"pharmacien"}]`, false},
		{"that line, with its day", []*content.Fact{since}, `equipe=[{"nom":"Luc","profession":"infirmier","depuis":"2026-02-01"}]`, true},
		{"that line, without its day", []*content.Fact{since}, `equipe=[{"nom":"Luc","profession":"infirmier"},{"nom":"Luc","profession":"pharmacien","depuis":"2026-02-01"}]`, false},
		{"that line, its day to come", []*content.Fact{since}, `equipe=[{"nom":"Luc","profession":"infirmier","depuis":"2027-02-01"}]`, false},
		{"every line", []*content.Fact{each}, `equipe=[{"nom":"Camille","profession":"infirmier","depuis":"2026-01-01"},{"nom":"Solène","profession":"pharmacien","depuis":"2026-02-01"}]`, true},
		{"every line but one", []*content.Fact{each}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien","depuis":"2026-02-01"}]`, false},
		{"every line of none", []*content.Fact{each}, "", false},
		{"two answers", []*content.Fact{yes, fact("objectifs")}, "accord=oui|objectifs=Soigner", true},
		{"one answer of two", []*content.Fact{yes, fact("objectifs")}, "objectifs=Soigner", false},
	}
	for _, c := range cases {
		var answers []string
		if c.answers != "" {
			answers = strings.Split(c.answers, "|")
		}
		p := small(t, answers...)
		a := &content.Action{ID: content.ID{Name: "A-01"}, SettledBy: c.facts}
		task := p.Task(a, today)
		if task.Settled() != c.want || (len(task.By) > 0) != c.want || task.Waits() == c.want {
			t.Errorf("%s: settled %t by %d answers, waits %t; want it settled: %t", c.name, task.Settled(), len(task.By), task.Waits(), c.want)
		}
	}
}

// What she said herself comes first, and stays when the answer goes.
func TestSaidByHandStays(t *testing.T) {
	p := small(t, "accord=oui", "accord_le=2026-02-01")
	a := p.catalog.Action("A-02")
	if task := p.Task(a, today); task.Status != Done || task.On != day(t, "2026-02-01") || len(task.By) != 1 {
		t.Errorf("%+v, want it done on the day answered", task)
	}
	must(t, p.SetAction("A-02", ActionState{Status: Done, On: today}, noon))
	if task := p.Task(a, today); task.On != today || len(task.By) > 0 {
		t.Errorf("%+v, want the day she ticked it", task)
	}
	must(t, p.SetAnswer("accord", false, noon))
	if task := p.Task(a, today); task.OffTopic || task.Status != Done {
		t.Errorf("%+v, want it still done: it was, though it concerns nobody now", task)
	}
	must(t, p.SetAction("A-02", ActionState{Status: ToDo}, noon))
	if task := p.Task(a, today); !task.OffTopic || task.Waits() || task.Counts() {
		t.Errorf("%+v, want it to concern nobody", task)
	}
	must(t, p.SetAnswer("accord", nil, noon))
	if task := p.Task(a, today); task.OffTopic || !task.Waits() {
		t.Errorf("%+v, want it to wait", task)
	}
}

// The answer taken back, by hand or by an undo, the action waits again; nothing of it
// is in the file.
func TestSettledIsUndoneWithTheAnswer(t *testing.T) {
	p := small(t, "lettre_deposee_le=2026-11-02")
	a := p.catalog.Action("B-01")
	if !p.Task(a, today).Settled() || p.Action("B-01").Settled() || strings.Contains(string(p.JSON()), "B-01") {
		t.Errorf("%+v, want it settled by the answer, and kept nowhere", p.Task(a, today))
	}
	if _, _, err := p.Undo(noon); err != nil {
		t.Fatal(err)
	}
	if p.Task(a, today).Settled() {
		t.Error("the answer is undone, and the action is still settled by it")
	}
}

// For whom an action is.
func TestConcerns(t *testing.T) {
	size4 := &content.Action{ID: content.ID{Name: "A-01"}, Sizes: []int{4}}
	ifYes := &content.Action{ID: content.ID{Name: "A-01"}, If: &content.Fact{Telling: content.Telling{Question: content.ID{Name: "accord"}, In: []string{"oui"}}}}
	unlessYes := &content.Action{ID: content.ID{Name: "A-01"}, Unless: ifYes.If}
	last := contenttest.Catalog(t).ScaleOn(today)
	size4.Sizes = []int{last.Sizes[len(last.Sizes)-1].Number}
	cases := []struct {
		name   string
		action *content.Action
		answer string
		want   bool
	}{
		{"size unknown", size4, "objectifs=x", false},
		{"of the size", size4, "population=4000000", true},
		{"of another size", size4, "population=1", false},
		{"if, unknown", ifYes, "objectifs=x", false},
		{"if, yes", ifYes, "accord=oui", true},
		{"if, no", ifYes, "accord=non", false},
		{"unless, unknown", unlessYes, "objectifs=x", true},
		{"unless, yes", unlessYes, "accord=oui", false},
		{"unless, no", unlessYes, "accord=non", true},
	}
	for _, c := range cases {
		if got := !small(t, c.answer).Task(c.action, today).OffTopic; got != c.want {
			t.Errorf("%s: concerned %t, want %t", c.name, got, c.want)
		}
	}
}

// An optional action is shown, and keeps nothing open.
func TestOptional(t *testing.T) {
	p := small(t)
	a := p.catalog.Action("A-03")
	if task := p.Task(a, today); task.OffTopic || task.Settled() || task.Waits() || task.Counts() {
		t.Errorf("%+v, want it shown and waited for by nothing", task)
	}
	if s := p.Overview(today).Section(a.Section); s.ToDo != 0 || s.Needed != 2 {
		t.Errorf("%d to do of %d needed, want none of 2", s.ToDo, s.Needed)
	}
}

func TestAccordingTo(t *testing.T) {
	p := small(t, "lettre_deposee_le=2026-11-02", `colleges=[{"college":"soignants","voix":3}]`)
	said := func(id string) string { return p.AccordingTo(p.Task(p.catalog.Action(id), today)) }
	for id, want := range map[string]string{
		"A-01": "", "B-01": "2\u00a0novembre\u00a02026, d’après votre réponse", "B-02": "d’après votre réponse du 23\u00a0novembre\u00a02026",
	} {
		if got := said(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	p.ForgetHistory()
	if got, want := said("B-02"), "d’après votre réponse"; got != want {
		t.Errorf("%q, want %q: nothing says when any more", got, want)
	}
}

// The task of an action on a day before and after the day answered.
func TestADayComes(t *testing.T) {
	p := small(t, "lettre_deposee_le=2026-12-01")
	a := p.catalog.Action("B-01")
	for iso, want := range map[string]bool{"2026-11-30": false, "2026-12-01": true, "2027-01-01": true} {
		if got := p.Task(a, day(t, iso)).Settled(); got != want {
			t.Errorf("on %s: settled %t, want %t", iso, got, want)
		}
	}
}
