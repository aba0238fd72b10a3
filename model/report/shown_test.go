package report

import (
	"slices"
	"testing"

	"cpts/content"
	"cpts/model/modeltest"
	"cpts/model/page"
)

// Each view that a document may name is composed here, and the other way round: of a
// full project each says something, of an empty one none fails.
func TestEveryViewIsComposed(t *testing.T) {
	for v := range shown {
		if !slices.Contains(content.Views, v) {
			t.Errorf("the content cannot name the view %s", v)
		}
	}
	full := rich(t)
	modeltest.Set(t, full, now, "aci_signe_le=2026-10-01", `versements_aci=[{"objet":"avance","montant":1000,"recu_le":"2026-10-05","ligne":"fonctionnement"}]`,
		`indicateurs=[{"indicateur":"patients","mission":"acces_soins","montant":5000}]`)
	of, none := ViewsOf(full, today, true), ViewsOf(empty(t), today, true)
	for _, v := range content.Views {
		if shown[v] == nil {
			t.Errorf("no view %s", v)
			continue
		}
		if len(of(v).Blocks) == 0 {
			t.Errorf("%s tells nothing of a full project", v)
		}
		none(v)
	}
	undrawn := ViewsOf(full, today, false)
	for _, v := range []content.View{content.CashFigure, content.StagesFigure, content.DaysFigure} {
		if len(undrawn(v).Blocks) > 0 {
			t.Errorf("%s is there where nothing draws", v)
		}
	}
}

// What is said to whoever prepares a budget is not in what others read of it.
func TestPlannedIsTablesAlone(t *testing.T) {
	of := ViewsOf(rich(t), today, false)
	for _, v := range []content.View{content.ForecastView, content.CostsView} {
		for _, b := range of(v).Blocks {
			if _, table := b.(page.Table); !table {
				t.Errorf("%s: a %T", v, b)
			}
		}
	}
}
