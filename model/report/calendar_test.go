package report

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/page"
)

func TestCalendar(t *testing.T) {
	f := fill(t)
	f.answers(map[string]string{"nom": "CPTS du Val", "projet_depose_le": "31/10/2026", "passage_le": "25/11/2026", "signature_souhaitee_le": "01/06/2027"})
	f.rows("rendez_vous", "04/12/2026|20 h 30|bureau|bureau ou conseil d’administration|mairie||||prendre les clés", "01/10/2026||tour de table")
	if err := f.SetDue("E1-05", dates.Day{Year: 2026, Month: 11, Day: 20}, now); err != nil {
		t.Fatal(err)
	}
	text := flat(strings.ReplaceAll(Calendar(f.Project, today).Text(80, page.Style{}), "\u00a0", " "))
	at := 0
	for _, want := range []string{
		"CPTS du Val", "Calendrier au 23 novembre 2026.", "Ensuite", "Dans quel département se trouve le territoire ?", "Signature souhaitée le 1er juin 2027 : il manque",
		"En retard", "20 novembre 2026", "Constituer l’équipe-projet", "(en retard de 3 jours)",
		"Novembre 2026", "Mercredi 25", "Passage en comité (dans 2 jours)",
		"Décembre 2026", "Vendredi 4", "Bureau (bureau ou conseil d’administration) (dans 11 jours)", "À 20 h 30", "Lieu : mairie", "prendre les clés",
		"Janvier 2027", "Vendredi 1er", "Projet de santé réputé validé", "Échéance légale : deux mois comptés", "[1,2]",
		"Proposition : à commencer dès le", "Juin 2027", "Signature souhaitée", "Date que vous visez",
		"Déjà passé", "31 octobre 2026", "Projet déposé", "1er octobre 2026", "Tour de table",
		"Les sources", "[1] Code de la santé publique, article L1434-12", "(texte officiel)",
	} {
		next := strings.Index(text[at:], want)
		if next < 0 {
			t.Errorf("%q is missing, or comes too soon, in\n%s", want, text)
			continue
		}
		at += next
	}
	empty := flat(Calendar(fill(t).Project, today).Text(80, page.Style{}))
	if !strings.Contains(empty, "Aucune date pour l’instant.") || strings.Contains(empty, "sources") {
		t.Errorf("without any date: %s", empty)
	}
}

// The report looks a year ahead, and leaves out what is only proposed.
func TestReportDeadlines(t *testing.T) {
	f := fill(t)
	f.answers(map[string]string{"aci_signe_le": "01/05/2026", "debut_acces_soins": "01/06/2026", "lettre_souhaitee_le": "01/06/2027"})
	text := flat(strings.ReplaceAll(Build(f.Project, today).Text(100, page.Style{}), "\u00a0", " "))
	for _, want := range []string{
		"Les échéances", "1er mai 2027 Parcours : à démarrer",
		"Repère, à lire dans votre contrat : douze mois après la signature",
		"à plus d’un an : voir « cpts calendrier ».", "[1] Délais de démarrage des missions",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, never := range []string{"Finir «", "Renouvellement du contrat"} {
		if strings.Contains(text, never) {
			t.Errorf("%q is there", never)
		}
	}
	if strings.Contains(Build(empty(t), today).Text(80, page.Style{}), "Les échéances") {
		t.Error("a project without any date has deadlines")
	}
}

// Whatever the width and the texts, lines keep to it.
func TestCalendarWidth(t *testing.T) {
	f := fill(t)
	f.answers(map[string]string{"signature_souhaitee_le": "01/06/2028", "aci_demande_le": "01/12/2026"})
	row := model.Row{"date": today, "objet": strings.Repeat("漢字", 80) + "\x1b[31m", "lieu": strings.Repeat("é", 200), "note": "\u202eabc"}
	if err := f.InsertRow(model.KeyMeetings.ID(), 0, row, now); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{40, 60, 80, 120} {
		for line := range strings.Lines(Calendar(f.Project, today).Text(width, page.Style{})) {
			if line = strings.TrimSuffix(line, "\n"); displaywidth.String(line) > width || strings.ContainsAny(line, "\x1b\u202e") {
				t.Errorf("at %d columns: %q", width, line)
			}
		}
	}
}
