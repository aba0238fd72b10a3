package model

import "slices"

// NoteWon notes the stages that are won, so that each is told once: by whatever
// session, and not again when an answer is taken back and given anew. It gives back
// those whose own gate is passed, and was not noted. One where something is wrong
// waits: its date may be.
func (p *Project) NoteWon(o *Overview) (fresh []*StageState) {
	if p.won == nil {
		p.won = []string{}
	}
	for i := range o.Stages {
		s := &o.Stages[i]
		if !s.Won || s.Status == Trouble || slices.Contains(p.won, s.Stage.ID.Name) {
			continue
		}
		p.won = append(slices.Clip(p.won), s.Stage.ID.Name)
		if p.missing(s.Stage, o.Today) == nil {
			fresh = append(fresh, s)
		}
	}
	return fresh
}

// WonNoted tells whether the stages won are noted, were there none yet: in a file of an
// older version they are not, however many are won.
func (p *Project) WonNoted() bool { return p.won != nil }

// joinWon notes what another copy of the project has noted.
func (p *Project) joinWon(other *Project) {
	for _, id := range other.won {
		if !slices.Contains(p.won, id) {
			p.won = append(slices.Clip(p.won), id)
		}
	}
}
