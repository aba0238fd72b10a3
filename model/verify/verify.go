// Package verify says all that is wrong in the file of a project, in French and
// with the line to mend, and changes nothing.
package verify

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/control"
	"cpts/model/point"
	"cpts/model/store"
)

// Findings is what there is to say of the file of a project.
type Findings struct {
	Unreadable string // why nothing more can be said
	ToCorrect  []Finding
	Unknown    []Finding // kept by this version, and not known to it
	Regions    []Finding // of the regional files, which are not the project's
	ToSettle   []Finding // what the controls of the project find: the file is as it should be
	Remarks    []Finding // good to know: nothing is wrong
	Newer      bool      // the file comes from a newer version

	at places
}

// Finding is one thing to say, and the line it stands on; 0 for none.
type Finding struct {
	Line int
	What string
}

func (f Finding) String() string {
	what := french.Line(f.What) // it quotes a file that anything wrote
	if f.Line > 0 {
		return fmt.Sprintf("ligne %d, %s", f.Line, what)
	}
	return what
}

// Wrong tells whether something is to be mended, here or in the regional files.
func (f *Findings) Wrong() bool { return f.FileWrong() || len(f.Regions) > 0 }

// FileWrong tells whether something is to be mended in the file: what a newer
// version wrote and this one does not know is as it should be.
func (f *Findings) FileWrong() bool {
	return f.Unreadable != "" || len(f.ToCorrect) > 0 || len(f.Unknown) > 0 && !f.Newer
}

func (f *Findings) correct(path string, format string, args ...any) {
	f.ToCorrect = append(f.ToCorrect, Finding{f.at.line[path], french.Say(format, args...)})
}

func (f *Findings) remark(format string, args ...any) {
	f.Remarks = append(f.Remarks, Finding{What: french.Say(format, args...)})
}

// File looks over the file of a project, and what stands beside it. The error
// tells that there is none, as fs.ErrNotExist, or that the system will not have
// it read.
func File(c *content.Catalog, path string) (*Findings, error) {
	f := &Findings{}
	for _, fault := range c.Ignored() {
		f.Regions = append(f.Regions, Finding{What: fault.Error()})
	}
	file := store.At(path)
	copies := file.Copies(c)
	p, err := file.Load(c)
	var problem *store.Problem
	switch {
	case errors.Is(err, fs.ErrNotExist) && len(copies) > 0:
		f.Unreadable = "il n’y a plus de fichier ici"
	case errors.Is(err, fs.ErrNotExist):
		return nil, err
	case errors.As(err, &problem):
		f.Unreadable = problem.What
	case err != nil:
		return nil, err
	default:
		data, err := file.Text() // it was read just before
		if err != nil {
			return nil, err
		}
		f.project(p, data)
		f.mode(path)
	}
	f.copies(copies)
	return f, nil
}

// project looks at a project that could be read, and at the text it was read of.
func (f *Findings) project(p *model.Project, data []byte) {
	f.Newer = p.ReadOnly()
	if f.Newer {
		f.remark("Ce projet a été enregistré par une version plus récente de cpts ; celle-ci peut le lire, pas le modifier.")
	}
	f.at = placesIn(data)
	for _, key := range f.at.twice {
		f.ToCorrect = append(f.ToCorrect, Finding{key.line, french.Say("« %s » est écrit deux fois : cpts ne lit que la dernière", key.name)})
	}
	for _, part := range p.Damaged() {
		f.correct(part, "la partie « %s » ne se lit pas ; elle est gardée de côté, et le reste se lit", part)
	}
	f.journal(p)
	for _, id := range p.Catalog().QuestionIDs() {
		f.answer(p, p.Catalog().Question(id))
	}
	f.strangers(p, data)
	f.controls(p)
	byLine := func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) }
	slices.SortStableFunc(f.ToCorrect, byLine)
	slices.SortStableFunc(f.Unknown, byLine)
}

// controls tells what those of the project find to be settled.
func (f *Findings) controls(p *model.Project) {
	for _, c := range control.All(p.Catalog()) {
		for _, found := range c.Of(p) {
			if found.State == point.Wanting {
				f.ToSettle = append(f.ToSettle, Finding{What: french.Say("%s, %s : %s", c.Title, found.Point.Title, cmp.Or(found.Detail, found.Advice()))})
			}
		}
	}
}
