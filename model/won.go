package model

import "slices"

// NoteWon notes the stages that are won, so that each is told once: by whatever
// session, and not again when an answer is taken back and given anew. It gives back
// those whose own gate is passed, and was not noted. One where something is wrong
// waits: its date may be.
func (p *Project) NoteWon(o *Overview) (fresh []*StageState) {
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

// WonNoted tells whether any stage was ever noted: in a file of an older version none
// was, however many are won.
func (p *Project) WonNoted() bool { return len(p.won) > 0 }

// joinWon notes what another copy of the project has noted.
func (p *Project) joinWon(other *Project) {
	for _, id := range other.won {
		if !slices.Contains(p.won, id) {
			p.won = append(slices.Clip(p.won), id)
		}
	}
}
