package calendar

import (
	"encoding/json"
	"slices"

	"cpts/content/dates"
	"cpts/model"
)

// The bounds of what is looked for: nobody's calendar waits for more.
const (
	withdrawnMost = 200
	withdrawnOld  = -12 // months before the last change
)

// withdrawn are the events that were, as far as the journal tells, and are no more:
// lines taken out, dates taken back, deadlines lifted or met, delays that an answer has
// made pointless. Each comes back cancelled, on the last day that it had.
func withdrawn(p *model.Project, current []Event) []Event {
	w := withdrawal{p: p, id: "@" + ProjectID(p) + ".cpts", there: map[string]bool{}, since: dates.Of(p.Modified()).AddMonths(withdrawnOld)}
	for _, e := range current {
		w.there[e.UID] = true
	}
	for _, d := range p.Catalog().Delays {
		still := p.Supposing(d.Until.Name, nil)
		if d.Unless != nil {
			still = still.Supposing(d.Unless.Question.Name, nil)
		}
		w.dues(still)
	}
	for _, e := range slices.Backward(p.Journal()) {
		if !e.Aside {
			w.entry(e)
		}
	}
	return w.out
}

type withdrawal struct {
	p     *model.Project
	id    string
	there map[string]bool // the UIDs told, gone ones too
	since dates.Day
	out   []Event
}

func (w *withdrawal) add(e Event) {
	e.UID += w.id
	if w.there[e.UID] || e.Day.Before(w.since) || len(w.out) == withdrawnMost || !e.exported() {
		return
	}
	w.there[e.UID] = true
	e.gone = true
	w.out = append(w.out, e)
}

// dues are the days that rules would count in a project that is not.
func (w *withdrawal) dues(p *model.Project) {
	for _, e := range dues(p, w.since) {
		w.add(e)
	}
}

// entry tells what an entry of the journal took the place of.
func (w *withdrawal) entry(e model.Entry) {
	c := w.p.Catalog()
	if a := c.Action(e.Key); a != nil {
		var state struct {
			Due string `json:"echeance"`
		}
		if day, err := dayOf(e.Before, &state, &state.Due); err == nil {
			w.add(Event{UID: e.Key, Day: day, Label: a.Label, Nature: Own})
		}
		return
	}
	q := c.Question(e.Key)
	if q == nil {
		return
	}
	var typed string
	if day, err := dayOf(e.Before, &typed, &typed); err == nil {
		if wishes(c)[e.Key] != "" || w.p.Answer(e.Key) != nil {
			return
		}
		w.add(Event{UID: e.Key, Day: day, Label: q.Event, Nature: Milestone, Rings: q.Alarm})
		w.dues(w.p.Supposing(e.Key, day))
		return
	}
	for _, t := range tables {
		if t.table.ID() == e.Key {
			w.lines(t, e.Before)
		}
	}
}

// lines are those that a table held: one, or all of them.
func (w *withdrawal) lines(t rowsTable, held json.RawMessage) {
	var rows []map[string]any
	if json.Unmarshal(held, &rows) != nil {
		var row map[string]any
		if json.Unmarshal(held, &row) != nil {
			return
		}
		rows = append(rows, row)
	}
	for _, held := range rows {
		row := model.Row{}
		for column, cell := range held {
			row[column] = cell
		}
		typed, _ := held[t.day.Column(w.p.Catalog()).ID.Name].(string)
		day, err := dates.ParseISO(typed)
		if err != nil || row.ID() == "" {
			continue
		}
		w.add(Event{UID: t.table.ID() + "-" + row.ID(), Day: day, Label: t.before + t.named(w.p, row), Nature: t.nature})
	}
}

// dayOf reads into, then the day that a part of it says.
func dayOf(raw json.RawMessage, into any, said *string) (dates.Day, error) {
	if err := json.Unmarshal(raw, into); err != nil {
		return dates.Day{}, err
	}
	return dates.ParseISO(*said)
}
