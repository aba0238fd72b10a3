package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/model"
)

// path draws the stages on a line: won, the one under way, to come, told by the shape
// of the dot as well as by colour; and under it their names, on one line or two, none
// where they do not go. The days after the signature are part of it once they are there.
func (a *app) path(width int) (dots string, names []string) {
	stages := a.overview.Stages
	if last := len(stages) - 1; last != a.overview.Current && len(stages[last].Stage.Gate) == 0 {
		stages = stages[:last]
	}
	rows, steps, named := pathColumns(stages, width-2)
	look := a.styles
	var line strings.Builder
	var told [2]strings.Builder
	for i := range stages {
		s := &stages[i]
		dot := model.NotStarted.Shape()
		switch {
		case i == a.overview.Current:
			dot = model.InProgress.Shape()
		case s.Won, s.Status == model.Finished:
			dot = model.Finished.Shape()
		}
		line.WriteString(look.Accent.Render(dot))
		if i < len(stages)-1 {
			link := look.Rule.Render(strings.Repeat("─", steps[i]-1))
			if i < a.overview.Current && s.Passed {
				link = look.Accent.Render(strings.Repeat("━", steps[i]-1))
			}
			line.WriteString(link)
		}
		style := look.Faint
		if i == a.overview.Current {
			style = look.Strong
		}
		for n := range told {
			name := rows[i][n]
			told[n].WriteString(style.Render(name) + strings.Repeat(" ", max(steps[i]-ansi.StringWidth(name), 0)))
		}
	}
	for n := range told {
		if row := told[n].String(); named && strings.TrimSpace(ansi.Strip(row)) != "" {
			names = append(names, " "+row)
		}
	}
	return " " + line.String(), names
}

// pathColumns are the names of stages, on a line where the stages can be evenly apart, else
// on two, and the columns from each to the next, as even as the names let them be; named is
// false when they do not go.
func pathColumns(stages []model.StageState, room int) (rows [][2]string, steps []int, named bool) {
	for _, twoLines := range []bool{false, true} {
		rows, steps = nil, nil
		left, widest := room, 0
		for i, s := range stages {
			row := [2]string{s.Stage.Title}
			if twoLines {
				row = halves(s.Stage.Title)
			}
			need := max(ansi.StringWidth(row[0]), ansi.StringWidth(row[1]))
			if i < len(stages)-1 { // nothing follows the last name
				need += len(gap)
				widest = max(widest, need)
			}
			rows, steps, left = append(rows, row), append(steps, need), left-need
		}
		last := len(steps) - 1
		even := last > 0 && widest <= (room-steps[last])/last
		if left >= 0 && (even || twoLines) {
			spread(steps[:last], left)
			return rows, steps, true
		}
	}
	for i := range steps {
		steps[i] = room / len(steps)
	}
	return rows, steps, false
}

// spread shares what is left out, each time to the narrowest.
func spread(steps []int, left int) {
	for ; left > 0 && len(steps) > 0; left-- {
		least := 0
		for i := range steps {
			if steps[i] < steps[least] {
				least = i
			}
		}
		steps[least]++
	}
}

// halves parts a name in two lines, the longer of which is as short as can be.
func halves(name string) (best [2]string) {
	best[0] = name
	words := strings.Fields(name)
	for i := 1; i < len(words); i++ {
		two := [2]string{strings.Join(words[:i], " "), strings.Join(words[i:], " ")}
		if max(ansi.StringWidth(two[0]), ansi.StringWidth(two[1])) < max(ansi.StringWidth(best[0]), ansi.StringWidth(best[1])) {
			best = two
		}
	}
	return best
}
