package model

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

func TestParseTextTakes(t *testing.T) {
	cases := []struct {
		id, text string
		want     Value
	}{
		{"nom", "", nil},
		{"nom", " \t ", nil},
		{"nom", "[Vallon]", "[Vallon]"}, // only lists and tables are JSON
		{"population", "27 143 habitants", int64(27143)},
		{"ingenierie_budget", "14 800,50", money.Amount(1480050)},
		{"passage_le", "15/12/2026", dates.Day{Year: 2026, Month: 12, Day: 15}},
		{"projet_existant", "non", false},
		{"communes", "Ambrezat, Bersanges", []string{"Ambrezat", "Bersanges"}},
		{"communes", `["Ambrezat, en partie", "Bersanges"]`, []string{"Ambrezat, en partie", "Bersanges"}},
		{"communes", `["Ambrezat, en partie"]`, []string{"Ambrezat, en partie"}},
		{"communes", `["L'Haÿ-les-Roses", "L’Haÿ les Roses", " Sète\t"]`, []string{"L'Haÿ-les-Roses", "Sète"}},
		{"canaux", `["presse"]`, []string{"presse"}},
		{"canaux", "presse", []string{"presse"}},
		{"options", "aucune", []string{}},
		{"equipe", "[]", nil},
		{"equipe", `[{"nom": "Camille", "profession": "infirmier"}]`, []Row{{"nom": "Camille", "profession": "infirmier"}}},
		{"equipe", `[{"nom": "Camille", "profession": "Kiné"}]`, []Row{{"nom": "Camille", "profession": "kinesitherapeute"}}},
		{"equipe", `[{"nom": " Camille\tVernet ", "profession": "infirmier", "role": null}]`, []Row{{"nom": "Camille Vernet", "profession": "infirmier"}}},
		{"devis", `[{"prestataire": "Un", "montant": "1 200,50", "retenu": "oui"}]`, []Row{{"prestataire": "Un", "montant": money.Amount(120050), "retenu": true}}},
		{"devis", `[{"prestataire": "Un", "montant": 1200.5, "retenu": false}]`, []Row{{"prestataire": "Un", "montant": money.Amount(120050), "retenu": false}}},
		{"reunions", `[{"date": "2026-10-02", "participants": 12}, {"date": "02/10/2026", "participants": "12"}]`, []Row{
			{"date": dates.Day{Year: 2026, Month: 10, Day: 2}, "participants": int64(12)},
			{"date": dates.Day{Year: 2026, Month: 10, Day: 2}, "participants": int64(12)},
		}},
	}
	for _, c := range cases {
		got, err := ParseText(catalog(t).Question(c.id), c.text)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s=%s: %#v, %v; want %#v", c.id, c.text, got, err, c.want)
		}
	}
}

// What is refused says where, and what to write.
func TestParseTextRefuses(t *testing.T) {
	cases := []struct{ id, text, says string }{
		{"population", "douze", "27\u00a0143"},
		{"population", "[12]", "en chiffres"},
		{"region", "bret", "Nouvelle-Aquitaine"},
		{"communes", "[1, 2]", "points-virgules"},
		{"communes", `["Ambrezat"`, "virgules"},
		{"canaux", `["pigeons"]`, "virgules"},
		{"equipe", "Camille, infirmier", `[{"nom": "…"}]`},
		{"equipe", `{"nom": "Camille"}`, `[{"nom": "…"}]`},
		{"equipe", `["Camille"]`, `[{"nom": "…"}]`},
		{"equipe", `[{"nom": "Camille"}`, `[{"nom": "…"}]`},
		{"equipe", `[{"nom": "Camille", "zut": 1}]`, "Colonnes\u00a0: nom, profession"},
		{"equipe", `[{"nom": "Camille", "profession": "infirmier"}, {"profession": "infirmier"}]`, "Ligne 2\u00a0: «\u00a0nom\u00a0» manque"},
		{"equipe", `[{"nom": "", "profession": "infirmier"}]`, "«\u00a0nom\u00a0» manque"},
		{"equipe", `[{"nom": "Camille", "profession": "druide"}]`, "Ligne 1, «\u00a0profession\u00a0»"},
		{"equipe", `[{"nom": "` + chars(401) + `"}]`, "Raccourcissez"},
		{"devis", `[{"prestataire": "Un", "montant": "beaucoup"}]`, "«\u00a0montant\u00a0»"},
		{"devis", `[{"prestataire": "Un", "retenu": "peut-être"}]`, "oui ou par non"},
		{"reunions", `[{"date": "31/02/2026"}]`, "calendrier"},
	}
	for _, c := range cases {
		v, err := ParseText(catalog(t).Question(c.id), c.text)
		var refusal *Refusal
		if v != nil || !errors.As(err, &refusal) || !strings.Contains(refusal.Message, c.says) {
			t.Errorf("%s=%.60s: %v, %v; want a refusal that says %q", c.id, c.text, v, err, c.says)
		}
	}
}

// The lasting id of a line that is typed with it stays its id.
func TestParseTextKeepsIds(t *testing.T) {
	v, err := ParseText(catalog(t).Question("equipe"), `[{"id": "x7", "nom": "Camille", "profession": "infirmier"}, {"id": 3, "nom": "Sacha", "profession": "infirmier"}, {"nom": "Alix", "profession": "infirmier"}]`)
	must(t, err)
	rows := v.([]Row)
	if rows[0].ID() != "x7" || rows[1].ID() != "" || rows[2].ID() != "" {
		t.Errorf("%v", rows)
	}
}

// A bound is within what may be typed, for numbers and for amounts; without one of its
// own, an amount goes from nothing to more than anything costs.
func TestBoundsMayBeTyped(t *testing.T) {
	low, high := int64(10), int64(20)
	for typed, ok := range map[string]bool{"9": false, "10": true, "20": true, "21": false} {
		for _, kind := range []content.Kind{content.Number, content.Amount} {
			if _, err := Parse(&content.Field{Kind: kind, Min: &low, Max: &high}, typed); (err == nil) != ok {
				t.Errorf("%s %s: %v", kind, typed, err)
			}
		}
	}
	for typed, ok := range map[string]bool{"-0,01": false, "0": true, "10 000 000 000": true, "10 000 000 000,01": false} {
		if _, err := Parse(&content.Field{Kind: content.Amount}, typed); (err == nil) != ok {
			t.Errorf("%s: %v", typed, err)
		}
	}
	for typed, ok := range map[string]bool{"9,99": false, "20,01": false, "10,00": true, "20,00": true} {
		if _, err := Parse(&content.Field{Kind: content.Amount, Min: &low, Max: &high}, typed); (err == nil) != ok {
			t.Errorf("%s: %v", typed, err)
		}
	}
}
