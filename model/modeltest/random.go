package modeltest

import (
	"math/rand/v2"
	"testing"

	"cpts/content"
	"cpts/model"
)

// Random is a project that could be: each seed has its own. Some have barely begun,
// others are nearly over; dates stand on both sides of Today.
func Random(t testing.TB, seed uint64) *model.Project {
	t.Helper()
	p := model.New(Catalog(t), Noon)
	r := rand.New(rand.NewPCG(seed, 11))
	far := r.Float64() // how much is known
	for _, id := range p.Catalog().QuestionIDs() {
		q := p.Catalog().Question(id)
		if !p.Asked(q) || r.Float64() > far {
			continue
		}
		Must(t, p.SetAnswer(id, anything(r, q), Noon))
	}
	for _, id := range p.Catalog().ActionIDs() {
		if r.IntN(40) == 0 {
			Must(t, p.SetDue(id, Today.AddDays(r.IntN(200)-60), Noon))
		}
		if r.Float64() < far {
			state := model.ActionState{Status: model.Done, On: Today}
			if r.IntN(5) == 0 {
				state = model.ActionState{Status: model.Pointless, Reason: "ailleurs"}
			}
			Must(t, p.SetAction(id, state, Noon))
		}
	}
	ids := p.Catalog().QuestionIDs()
	if q := p.Catalog().Question(ids[r.IntN(len(ids))]); q.Kind == content.Text || q.Kind == content.LongText {
		p.SetDraft(q.ID.Name, []string{"un début"}, Noon)
	}
	p.SetPosition(p.Catalog().Question(ids[r.IntN(len(ids))]))
	return p
}

// anything is some answer to a question.
func anything(r *rand.Rand, q *content.Question) model.Value {
	if q.Kind != content.Rows {
		return cell(r, &q.Field)
	}
	var rows []model.Row
	for range 1 + r.IntN(3) {
		row := model.Row{}
		for _, c := range q.Columns {
			if c.Required || r.IntN(2) == 0 {
				row[c.ID.Name] = cell(r, &c.Field)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func cell(r *rand.Rand, f *content.Field) model.Value {
	switch f.Kind {
	case content.Number, content.Amount:
		least, most := int64(1), int64(1000)
		if f.Min != nil {
			least = *f.Min
		}
		if f.Max != nil {
			most = *f.Max
		}
		v, err := model.Parse(f, model.Typed(&content.Field{Kind: content.Number}, least+r.Int64N(most-least+1)))
		if err != nil {
			panic(err) // within the bounds of the field
		}
		return v
	case content.Date:
		return Today.AddDays(r.IntN(900) - 600)
	case content.List:
		return []string{"un", "deux"}
	case content.Choice:
		return f.Options[r.IntN(len(f.Options))].ID.Name
	case content.Choices:
		return []string{f.Options[r.IntN(len(f.Options))].ID.Name}
	case content.YesNo:
		return r.IntN(2) == 0
	}
	return "un texte"
}
