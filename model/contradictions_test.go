package model

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
)

func plainText(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// Dates that disagree are recorded, and told once, with both.
func TestContradictions(t *testing.T) {
	straight := []string{
		"intention_signalee_le=01/09/2025", "lettre_deposee_le=10/11/2025", "passage_le=15/12/2025", "lettre_validee_le=18/12/2025",
		"statuts_adoptes_le=12/01/2026", "assemblee_le=12/01/2026", "association_declaree_le=20/01/2026", "publication_le=28/01/2026",
		"compte_ouvert_le=15/02/2026", "projet_depose_le=01/09/2026", "projet_valide_le=10/10/2026", "aci_demande_le=12/10/2026",
		"aci_signe_le=15/12/2026", "debut_acces_soins=15/01/2027", "debut_crise=15/01/2027", "dialogue_premier_le=10/12/2027",
	}
	but := func(changes ...string) []string {
		return append(slices.Clone(straight), changes...)
	}
	cases := []struct {
		name    string
		answers []string
		want    []string // « question shown on: sentence »
	}{
		{"nothing", nil, nil},
		{"all in order", straight, nil},
		{"the same day", []string{"lettre_deposee_le=10/11/2026", "lettre_validee_le=10/11/2026"}, nil},
		{"a day before", []string{"lettre_deposee_le=10/11/2026", "lettre_validee_le=09/11/2026"},
			[]string{"lettre_validee_le: « Lettre validée le 9 novembre 2026 » vient avant « Lettre déposée le 10 novembre 2026 »"}},
		{"the other way round", []string{"lettre_validee_le=09/11/2026", "lettre_deposee_le=10/11/2026"},
			[]string{"lettre_validee_le: « Lettre validée le 9 novembre 2026 » vient avant « Lettre déposée le 10 novembre 2026 »"}},
		{"the other is gone", []string{"lettre_deposee_le=10/11/2026", "lettre_validee_le=09/11/2026", "lettre_deposee_le="}, nil},
		{"far apart, nothing in between", []string{"lettre_deposee_le=10/11/2026", "aci_signe_le=01/11/2026"},
			[]string{"aci_signe_le: « ACI signé le 1er novembre 2026 » vient avant « Lettre déposée le 10 novembre 2026 »"}},
		{"one date against all", but("aci_signe_le=15/12/2024"),
			[]string{"aci_signe_le: « ACI signé le 15 décembre 2024 » vient avant « ACI demandé le 12 octobre 2026 »"}},
		{"one early date too late", but("lettre_deposee_le=10/11/2052"),
			[]string{"passage_le: « Passage en comité le 15 décembre 2025 » vient avant « Lettre déposée le 10 novembre 2052 »"}},
		{"two slips", but("passage_le=15/12/2024", "publication_le=28/01/2025"), []string{
			"passage_le: « Passage en comité le 15 décembre 2024 » vient avant « Lettre déposée le 10 novembre 2025 »",
			"publication_le: « Publication le 28 janvier 2025 » vient avant « Association déclarée le 20 janvier 2026 »",
		}},
		{"signed before the project is validated", []string{"projet_valide_le=10/01/2027", "aci_signe_le=15/12/2026"},
			[]string{"aci_signe_le: « ACI signé le 15 décembre 2026 » vient avant « Projet validé le 10 janvier 2027 »"}},
		{"signed before the two months are over", []string{"projet_depose_le=01/12/2026", "aci_signe_le=15/12/2026"},
			[]string{"aci_signe_le: « ACI signé le 15 décembre 2026 » vient avant « projet de santé réputé validé sans opposition de l’ARS », le 2 février 2027"}},
		{"signed on the day it is deemed validated", []string{"projet_depose_le=15/05/2023", "aci_signe_le=16/07/2023"}, nil},
		{"a mission before the signature", but("debut_crise=01/11/2026"),
			[]string{"debut_crise: « Début crise sanitaire le 1er novembre 2026 » vient avant « ACI signé le 15 décembre 2026 »"}},
		{"a mission after the five years", but("debut_parcours=16/12/2031"),
			[]string{"debut_parcours: « Début parcours le 16 décembre 2031 » vient après « fin du contrat de cinq ans », le 15 décembre 2031"}},
		{"a mission on the last day, after a landmark only", but("debut_parcours=15/12/2031"), nil},
		// What the law does not hold for validated.
		{"validated after an opposition", []string{"projet_depose_le=01/09/2026", "reponse_projet=opposition", "projet_valide_le=10/10/2026"},
			[]string{"projet_valide_le: « Projet validé le 10 octobre 2026 » ne va pas avec l’opposition de l’ARS au projet déposé le 1er septembre 2026"}},
		{"signed after an opposition", []string{"projet_depose_le=01/09/2026", "reponse_projet=opposition", "aci_signe_le=15/12/2026"},
			[]string{"aci_signe_le: « ACI signé le 15 décembre 2026 » ne va pas avec l’opposition de l’ARS au projet déposé le 1er septembre 2026"}},
		{"sent again after the opposition", []string{"projet_depose_le=01/09/2026", "reponse_projet=attente", "projet_valide_le=10/11/2026"}, nil},
		{"validated by a silence too short", []string{"projet_depose_le=01/09/2026", "reponse_projet=silence", "projet_valide_le=01/11/2026"},
			[]string{"projet_valide_le: « Projet validé le 1er novembre 2026 » vient avant le 2 novembre 2026 : déposé le 1er septembre 2026, le projet n’est pas encore validé par le silence de l’ARS"}},
		{"validated by a silence long enough", []string{"projet_depose_le=01/09/2026", "reponse_projet=silence", "projet_valide_le=02/11/2026"}, nil},
		{"validated sooner by a decision", []string{"projet_depose_le=01/09/2026", "reponse_projet=favorable", "projet_valide_le=10/10/2026"}, nil},
		{"a silence told too soon", []string{"projet_depose_le=24/09/2026", "reponse_projet=silence"},
			[]string{"reponse_projet: projet déposé le 24 septembre 2026 : le silence de l’ARS ne vaut validation qu’à partir du 25 novembre 2026"}},
		{"a silence told on the day", []string{"projet_depose_le=22/09/2026", "reponse_projet=silence"}, nil},
		{"two in a row", []string{"projet_valide_le=01/03/2027", "aci_signe_le=01/02/2027", "debut_acces_soins=01/01/2027"}, []string{
			"debut_acces_soins: « Début accès aux soins le 1er janvier 2027 » vient avant « ACI signé le 1er février 2027 »",
			"aci_signe_le: « ACI signé le 1er février 2027 » vient avant « Projet validé le 1er mars 2027 »",
		}},
		{"before there were ACI", []string{"aci_signe_le=15/12/2018"},
			[]string{"aci_signe_le: « ACI signé le 15 décembre 2018 » : il n’y avait pas d’ACI avant 2019, vérifiez l’année"}},
		{"the first year", []string{"aci_signe_le=01/01/2019"}, nil},
		{"an older association", []string{"statuts_adoptes_le=12/01/1998", "association_declaree_le=20/01/1998", "compte_ouvert_le=15/02/1998"}, nil},
		{"an association older than the law", []string{"statuts_adoptes_le=12/01/1900"},
			[]string{"statuts_adoptes_le: « Statuts adoptés le 12 janvier 1900 » : il n’y avait pas d’association avant 1901, vérifiez l’année"}},
		{"a far future", []string{"passage_le=15/12/2061"},
			[]string{"passage_le: « Passage en comité le 15 décembre 2061 » vient après 2060 : vérifiez l’année"}},
		{"the last year", []string{"passage_le=31/12/2060"}, nil},
		{"a slip of the year is told once", but("aci_signe_le=15/12/2006"),
			[]string{"aci_signe_le: « ACI signé le 15 décembre 2006 » : il n’y avait pas d’ACI avant 2019, vérifiez l’année"}},
		{"not asked any more", []string{"aci_signe_le=15/12/2026", "debut_qualite=01/01/2025"}, nil},
	}
	for _, c := range cases {
		p := with(t, c.answers...)
		var got []string
		for _, told := range p.Contradictions() {
			got = append(got, told.After.ID.Name+": "+plainText(told.Sentence))
			if told.Notice == "" || told.Days <= 0 || told.After == told.Before {
				t.Errorf("%s: %+v", c.name, told)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
		// Each is a problem of one question, in one rubrique.
		troubled := 0
		o := p.Overview(today)
		for _, s := range p.catalog.Stages {
			for _, section := range s.Sections {
				if o.Section(section).Status == Trouble {
					troubled++
				}
				for _, q := range section.Questions {
					if told := p.Trouble(q); told != "" && !slices.Contains(c.want, q.ID.Name+": "+plainText(told)) {
						t.Errorf("%s: %s shows %q", c.name, q.ID, told)
					}
				}
			}
		}
		if troubled != len(c.want) {
			t.Errorf("%s: %d rubriques with a problem, want %d", c.name, troubled, len(c.want))
		}
	}
}

// The date read in the contract is a limit, which its landmark is not.
func TestLimitOfTheContract(t *testing.T) {
	for start, want := range map[string]string{
		"01/10/2027": "",
		"02/10/2027": "« Début parcours le 2 octobre 2027 » vient après la date limite du contrat, le 1er octobre 2027",
	} {
		p := with(t, "aci_signe_le=15/12/2026", "debut_parcours="+start)
		must(t, p.InsertRow(keyContractDates.id, 0, Row{"quoi": "debut-parcours", "date": dates.Day{Year: 2027, Month: 10, Day: 1}}, noon))
		told, _ := p.ContradictionOf("debut_parcours")
		if plainText(told.Sentence) != want {
			t.Errorf("%s: %q, want %q", start, told.Sentence, want)
		}
	}
}

// Whichever of two dates was just given, there is something to say of it.
func TestContradictionOf(t *testing.T) {
	p := with(t, "lettre_deposee_le=10/11/2052", "passage_le=15/12/2025", "lettre_validee_le=18/12/2025", "compte_ouvert_le=01/01/2026")
	for id, notice := range map[string]string{
		"lettre_deposee_le": "Passage en comité le 15/12/2025 vient avant Lettre déposée le 10/11/2052",
		"passage_le":        "Passage en comité le 15/12/2025 vient avant Lettre déposée le 10/11/2052",
		"lettre_validee_le": "Lettre validée le 18/12/2025 vient avant Lettre déposée le 10/11/2052",
		"compte_ouvert_le":  "",
		"nom":               "",
		"rien":              "",
	} {
		c, wrong := p.ContradictionOf(id)
		if wrong != (notice != "") || plainText(c.Notice) != notice {
			t.Errorf("%s: %v %q, want %q", id, wrong, c.Notice, notice)
		}
	}
}

// A date is told to be out of order whatever the way it came: typed, read from
// the file, undone.
func TestContradictionsFollowChanges(t *testing.T) {
	p := with(t, "lettre_deposee_le=10/11/2026", "lettre_validee_le=18/12/2026")
	set(t, p, "lettre_validee_le", "09/11/2026")
	if len(p.Contradictions()) != 1 || len(again(t, p).Contradictions()) != 1 {
		t.Error("a contradiction is told, and still is once written and read")
	}
	if _, ok, err := p.Undo(noon); !ok || err != nil || p.Contradictions() != nil {
		t.Errorf("undone, but still: %+v", p.Contradictions())
	}
}

// The cost of looking for contradictions is that of a few dates: it is paid at
// each change.
func BenchmarkContradictions(b *testing.B) {
	p := blank(b)
	d := today
	for _, id := range p.catalog.QuestionIDs() {
		if p.catalog.Question(id).Kind == content.Date {
			d = d.AddDays(-30) // all in the wrong order
			must(b, p.SetAnswer(id, d, noon))
		}
	}
	for b.Loop() {
		p.Contradictions()
	}
}
