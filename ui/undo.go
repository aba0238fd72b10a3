package ui

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/charmbracelet/x/ansi"

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
		a.lasting = "Ce changement ne peut plus être repris, ce qu’il touchait n’est plus là : " + told.About + ". Le précédent peut l’être."
	case err != nil:
		a.refuse(err)
	case !ok:
		a.notice, a.lasting = nothing, ""
	default:
		a.dirty = true
		a.session.refresh()
		a.lasting = did + " · " + told.About + " : « " + short(told.From) + " » redevient « " + short(told.To) + " »"
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
		a.lasting = "Cette réponse a aussi été changée ailleurs pendant que vous écriviez. La vôtre est enregistrée ; pour choisir : l’accueil, « Deux versions »."
	}
	return err
}
