package model

import (
	"slices"
	"testing"
)

// names are the ids of stages.
func names(of []*StageState) (ids []string) {
	for _, s := range of {
		ids = append(ids, s.Stage.ID.Name)
	}
	return ids
}

// A stage that is won is noted once: the file keeps it, and an answer taken back and
// given anew does not make it news.
func TestWonIsNotedOnce(t *testing.T) {
	p := founded(t)
	note := func() []string { return names(p.NoteWon(p.Overview(today))) }
	if got := note(); !slices.Equal(got, []string{"premices"}) {
		t.Errorf("at first: %q", got)
	}
	set(t, p, "lettre_validee_le", "20/11/2026")
	if got := note(); !slices.Equal(got, []string{"premiers-contacts"}) {
		t.Errorf("the letter validated: %q", got)
	}
	p.Undo(noon)
	p = again(t, p)
	set(t, p, "lettre_validee_le", "20/11/2026")
	if got := note(); got != nil {
		t.Errorf("given anew: %q", got)
	}
	// What she said at the start is no victory.
	if p := with(t, "avancement=deux-cents-jours"); len(p.NoteWon(p.Overview(today))) > 0 {
		t.Error("said to be behind, and told as won")
	}
}

// From its beginning a file tells that its stages are noted; one of an older version
// does once they have been looked at.
func TestWonIsNotedFromTheBeginning(t *testing.T) {
	if p := again(t, Begin(catalog(t), noon)); !p.WonNoted() {
		t.Error("a project begun now is taken for an old one")
	}
	old := again(t, with(t, "nom=Val"))
	if old.WonNoted() {
		t.Error("an old file is taken for one begun now")
	}
	old.NoteWon(old.Overview(today))
	if !again(t, old).WonNoted() {
		t.Error("looked at, the old file is still taken for one")
	}
}

// Two copies that went on apart have both told what either has.
func TestWonIsJoined(t *testing.T) {
	p := founded(t)
	there, here := again(t, p), again(t, p)
	there.NoteWon(there.Overview(today))
	set(t, here, "association_declaree_le", "01/10/2026")
	set(t, here, "compte_ouvert_le", "02/10/2026")
	here.NoteWon(here.Overview(today))
	set(t, there, "nom", "Val")
	joined, err := there.Join(here, p.Changes())
	must(t, err)
	if got := joined.Project.NoteWon(joined.Project.Overview(today)); got != nil {
		t.Errorf("told again: %q", names(got))
	}
}
