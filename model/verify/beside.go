package verify

import (
	"fmt"
	"os"
	"runtime"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
)

// mostBroken is how many changes that cannot be read are told one by one.
const mostBroken = 5

// journal looks at the history, and at what waits to be validated.
func (f *Findings) journal(p *model.Project) {
	broken, aside := 0, 0
	for i, e := range p.Journal() {
		switch {
		case e.Aside:
			aside++
		case !e.Readable():
			if broken++; broken <= mostBroken {
				f.correct(fmt.Sprintf("journal/%d", i), "l’historique, rang %d, ne décrit aucun changement : il est laissé de côté, et l’annulation passe outre", i+1)
			}
		}
	}
	if broken > mostBroken {
		f.correct("journal", "l’historique a encore %d rangs qui ne décrivent aucun changement", broken-mostBroken)
	}
	if aside > 0 {
		f.remark("L’historique garde %s, faits au même moment que d’autres qui les contredisaient : ils s’y retrouvent.", french.Count(aside, "changement mis de côté", "changements mis de côté"))
	}
	if p.Forgotten() > 0 {
		f.remark("Les %s les plus anciens ne sont plus dans l’historique ; les réponses, elles, sont toutes là.", french.Count(p.Forgotten(), "changement", "changements"))
	}
	if begun := len(p.Drafts()); begun > 0 {
		f.remark("%s. L’assistant les rouvre à leur place.", french.Count(begun, "texte commencé n’est pas encore validé", "textes commencés ne sont pas encore validés"))
	}
}

// copies looks at the copies of the file.
func (f *Findings) copies(all []store.Copy) {
	if len(all) == 0 {
		return
	}
	f.remark("%s, la plus récente du %s. « cpts sauvegardes », suivi du nom du fichier, y revient.", french.Count(len(all), "copie de ce fichier est gardée", "copies de ce fichier sont gardées"), dates.Moment(all[0].At))
	for i, one := range all {
		if one.Project == nil {
			f.remark("La copie %d, du %s, ne se lit pas.", i+1, dates.Moment(one.At))
		}
	}
}

// mode remarks that others than its owner may read the file, or that she may not
// write it.
func (f *Findings) mode(path string) {
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS == "windows" { // which has no such modes
		return
	}
	mode := info.Mode().Perm()
	switch {
	case mode&0o077 != 0:
		what := "D’autres comptes de cet ordinateur peuvent ouvrir ce fichier (droits %04o)"
		if !f.Newer {
			what += french.Typography(" ; cpts le leur ferme au prochain enregistrement")
		}
		f.remark(what+".", mode)
	case mode&0o200 == 0:
		f.remark("Ce fichier est protégé contre l’écriture (droits %04o).", mode)
	}
}
