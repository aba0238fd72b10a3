package ui

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/model"
)

// undo takes back the last change, and says from what to what.
func (a *app) undo() { a.turnBack(a.project.Undo, "Annulé", "Rien à annuler.") }

// redo carries out again what undo took back.
func (a *app) redo() { a.turnBack(a.project.Redo, "Refait", "Rien à refaire.") }

func (a *app) turnBack(do func(time.Time) (model.Entry, bool, error), did, nothing string) {
	done, ok, err := do(a.now().Truncate(time.Second))
	told := a.project.Tell(done)
	switch {
	case errors.Is(err, model.ErrGone):
		a.dirty = true
		a.lasting = french.Say("Ce changement ne peut plus être repris, ce qu’il touchait n’est plus là : %s. Le précédent peut l’être.", told.About)
	case err != nil:
		a.refuse(err)
	case !ok:
		a.notice, a.lasting = nothing, ""
	default:
		a.dirty = true
		a.session.refresh()
		a.lasting = french.Say("%s · %s : « %s » redevient « %s »", did, told.About, short(told.From), short(told.To))
		a.top().refresh()
		a.fit()
	}
}

// short is the beginning of a value, as one sentence can hold two.
func short(text string) string { return ansi.Truncate(text, 60, "…") }

// record is changeFrom, and says it when both values wait for her to choose.
func (a *app) record(key, line string, was json.RawMessage, do func(at time.Time) error) error {
	clashes, err := a.changeFrom(key, line, was, do)
	if clashes {
		a.lasting = french.Typography("Cette réponse a aussi été changée ailleurs pendant que vous écriviez. La vôtre est enregistrée ; pour choisir : l’accueil, « Deux versions ».")
	}
	return err
}
