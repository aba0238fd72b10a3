package report

import (
	"fmt"
	"testing"

	"cpts/model"
	"cpts/model/page"
)

// A roster of 10 000 members, of every profession.
func BenchmarkLargeRoster(b *testing.B) {
	p := small(b)
	professions := memberProfession.Column(p.Catalog()).Options
	rows := make([]model.Row, 10_000)
	for i := range rows {
		rows[i] = model.Row{
			"nom": fmt.Sprintf("Membre %d", i), "profession": professions[i%len(professions)].ID.Name,
			"structure": "MSP des Sources", "role": "participe à un groupe de travail",
		}
	}
	if err := p.SetAnswer(model.KeyTeam.ID(), rows, now); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Build(p, today).Text(80, page.Style{})
	}
}

func BenchmarkRich(b *testing.B) {
	p := rich(b)
	for b.Loop() {
		Build(p, today).Text(80, page.Style{})
	}
}
