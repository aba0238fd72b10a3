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

func proof(question string) *content.Proof {
	return &content.Proof{Question: content.ID{Name: question}}
}

func column(question, column string, in ...string) *content.Proof {
	return &content.Proof{Question: content.ID{Name: question}, Column: content.ID{Name: column}, In: in}
}

// What an answer must be for an action to be settled by it.
func TestSettledByAnswers(t *testing.T) {
	yes := &content.Proof{Question: content.ID{Name: "accord"}, In: []string{"oui"}}
	some := &content.Proof{Question: content.ID{Name: "milieux"}, In: []string{"ville", "littoral"}}
	all := &content.Proof{Question: content.ID{Name: "milieux"}, All: []string{"ville", "littoral"}}
	three := &content.Proof{Question: content.ID{Name: "communes"}, Lines: 3}
	two := &content.Proof{Question: content.ID{Name: "equipe"}, Lines: 2}
	nurses := column("equipe", "profession", "infirmier")
	nurses.Lines = 2
	since := column("equipe", "profession", "infirmier")
	since.With.Name = "depuis"
	each := column("equipe", "depuis")
	each.Every = true
	cases := []struct {
		name    string
		proofs  []*content.Proof
		answers string // parted by « | »
		want    bool
	}{
		{"nothing given", []*content.Proof{proof("objectifs")}, "", false},
		{"a text", []*content.Proof{proof("objectifs")}, "objectifs=Soigner", true},
		{"a number", []*content.Proof{proof("population")}, "population=8000", true},
		{"a day that is past", []*content.Proof{proof("lettre_deposee_le")}, "lettre_deposee_le=2026-11-22", true},
		{"today", []*content.Proof{proof("lettre_deposee_le")}, "lettre_deposee_le=2026-11-23", true},
		{"a day to come", []*content.Proof{proof("lettre_deposee_le")}, "lettre_deposee_le=2026-11-24", false},
		{"yes", []*content.Proof{yes}, "accord=oui", true},
		{"no", []*content.Proof{yes}, "accord=non", false},
		{"yes or no, whichever", []*content.Proof{proof("accord")}, "accord=non", true},
		{"not asked any more", []*content.Proof{proof("accord_le")}, "accord=oui|accord_le=2026-02-01|accord=non", false},
		{"one of several choices", []*content.Proof{some}, "milieux=montagne; ville", true},
		{"another choice", []*content.Proof{some}, "milieux=montagne", false},
		{"all choices", []*content.Proof{all}, "milieux=ville; montagne; littoral", true},
		{"not all choices", []*content.Proof{all}, "milieux=ville; montagne", false},
		{"none, deliberately", []*content.Proof{proof("milieux")}, "milieux=aucune", true},
		{"a list that is long enough", []*content.Proof{three}, "communes=Ambre; Bois; Cime", true},
		{"a list that is too short", []*content.Proof{three}, "communes=Ambre; Bois", false},
		{"a table", []*content.Proof{proof("equipe")}, `equipe=[{"nom":"Camille","profession":"infirmier"}]`, true},
		{"as many lines", []*content.Proof{two}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien"}]`, true},
		{"fewer lines", []*content.Proof{two}, `equipe=[{"nom":"Camille","profession":"infirmier"}]`, false},
		{"a cell", []*content.Proof{column("equipe", "depuis")}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien","depuis":"2026-02-01"}]`, true},
		{"no such cell", []*content.Proof{column("equipe", "depuis")}, `equipe=[{"nom":"Camille","profession":"infirmier"}]`, false},
		{"a cell to come", []*content.Proof{column("equipe", "depuis")}, `equipe=[{"nom":"Camille","profession":"infirmier","depuis":"2027-02-01"}]`, false},
		{"a cell of that value, enough times", []*content.Proof{nurses}, `equipe=[{"nom":"Luc","profession":"infirmier"},{"nom":"Luc","profession":"pharmacien"},{"nom":"Luc","profession":"infirmier"}]`, true},
		{"a cell of that value, once", []*content.Proof{nurses}, `equipe=[{"nom":"Luc","profession":"infirmier"},{"nom":"Luc","profession":"pharmacien"}]`, false},
		{"that line, with its day", []*content.Proof{since}, `equipe=[{"nom":"Luc","profession":"infirmier","depuis":"2026-02-01"}]`, true},
		{"that line, without its day", []*content.Proof{since}, `equipe=[{"nom":"Luc","profession":"infirmier"},{"nom":"Luc","profession":"pharmacien","depuis":"2026-02-01"}]`, false},
		{"that line, its day to come", []*content.Proof{since}, `equipe=[{"nom":"Luc","profession":"infirmier","depuis":"2027-02-01"}]`, false},
		{"every line", []*content.Proof{each}, `equipe=[{"nom":"Camille","profession":"infirmier","depuis":"2026-01-01"},{"nom":"Solène","profession":"pharmacien","depuis":"2026-02-01"}]`, true},
		{"every line but one", []*content.Proof{each}, `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien","depuis":"2026-02-01"}]`, false},
		{"every line of none", []*content.Proof{each}, "", false},
		{"two answers", []*content.Proof{yes, proof("objectifs")}, "accord=oui|objectifs=Soigner", true},
		{"one answer of two", []*content.Proof{yes, proof("objectifs")}, "objectifs=Soigner", false},
	}
	for _, c := range cases {
		var answers []string
		if c.answers != "" {
			answers = strings.Split(c.answers, "|")
		}
		p := small(t, answers...)
		a := &content.Action{ID: content.ID{Name: "A-01"}, SettledBy: c.proofs}
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
	ifYes := &content.Action{ID: content.ID{Name: "A-01"}, If: &content.Cond{Question: content.ID{Name: "accord"}, In: []string{"oui"}}}
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
		"A-01": "", "B-01": "2\u00a0novembre\u00a02026, d'après votre réponse", "B-02": "d'après votre réponse du 23\u00a0novembre\u00a02026",
	} {
		if got := said(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	p.ForgetHistory()
	if got, want := said("B-02"), "d'après votre réponse"; got != want {
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
