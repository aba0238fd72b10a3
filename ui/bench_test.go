package ui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/model"
)

func BenchmarkHomeDraw(b *testing.B) {
	d := start(b, example(b))
	b.ReportAllocs()
	for b.Loop() {
		d.app.draw()
	}
}

func BenchmarkQuestionDraw(b *testing.B) {
	d := start(b, example(b))
	d.open("population")
	b.ReportAllocs()
	for b.Loop() {
		d.app.draw()
	}
}

// crowd is a project with a team of so many.
func crowd(t testing.TB, n int) *model.Project {
	p := blank(t)
	rows := make([]model.Row, n)
	for i := range rows {
		rows[i] = model.Row{"nom": fmt.Sprintf("Membre %d", i), "profession": "pharmacien", "structure": "MSP des Sources"}
	}
	rows[n-1]["profession"] = "sage-femme"
	must(t, p.SetAnswer("equipe", rows, clock()))
	return p
}

// BenchmarkKeyToRepaint10000 is the time from a key to the screen it changes,
// with 10 000 lines in the table shown. Nothing is written: the file has its own
// goroutine.
func BenchmarkKeyToRepaint10000(b *testing.B) {
	open := func(b *testing.B) *driver {
		d := start(b, crowd(b, 10_000))
		d.app.example = true // not written
		d.open("equipe")
		return d
	}
	b.Run("down", func(b *testing.B) {
		d := open(b)
		for b.Loop() {
			d.app.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			d.app.draw()
		}
	})
	b.Run("letter in the form", func(b *testing.B) {
		d := open(b)
		d.press("a")
		for b.Loop() {
			d.app.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
			d.app.draw()
			d.app.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
	})
	b.Run("add a row", func(b *testing.B) {
		d := open(b)
		row := model.Row{"nom": "Camille", "profession": "pharmacien"}
		for b.Loop() {
			must(b, d.app.change(func(at time.Time) error { return d.app.project.InsertRow("equipe", 10_000, row, at) }))
			d.app.top().refresh()
			d.app.draw()
		}
	})
	b.Run("begin a save", func(b *testing.B) {
		d := open(b)
		d.app.example = false
		for b.Loop() {
			d.app.dirty, d.app.saving = true, false
			d.app.save()
		}
	})
}

// TestDrawDoesNotGrow draws a table of 10 000 lines with about as many
// allocations as one of 100.
func TestDrawDoesNotGrow(t *testing.T) {
	allocations := func(n int) float64 {
		d := start(t, crowd(t, n))
		d.open("equipe")
		d.press("end")
		d.app.all() // begun aside at the first key, and counted here otherwise
		return testing.AllocsPerRun(20, func() { d.app.draw() })
	}
	small, large := allocations(100), allocations(10_000)
	if large > small*1.2 {
		t.Errorf("%.0f allocations for 10 000 lines, %.0f for 100", large, small)
	}
}
