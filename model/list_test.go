package model

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
)

func TestListsAsPeopleHaveThem(t *testing.T) {
	thau := []string{
		"Sète", "Frontignan", "Mèze", "Bouzigues", "Balaruc-les-Bains", "Balaruc-Levieux", "Gigean", "Poussan", "Villeveyrac", "Vic", "Mireval", "Loupian", "Montbazin",
	}
	flowing := strings.Join(thau[:12], ", ") + " et Montbazin."
	cases := []struct {
		where, typed string
		want         []string
	}{
		{"communes", flowing, thau},
		{"communes", strings.Replace(flowing, "Bouzigues, ", "Bouzigues,\n", 1), thau},
		{"communes", strings.Replace(flowing, "Bouzigues, Balaruc-les-", "Bouzigues, Balaruc-les-\n", 1), thau},
		{"communes", strings.Replace(flowing, "Loupian et ", "Loupian\net ", 1), thau},
		{"communes", strings.Replace(flowing, "Loupian et ", "Loupian et\n", 1), thau},
		{"communes", strings.Join(thau, "\n"), thau},
		{"communes", strings.Join(thau, ",\n") + ".", thau},
		{"communes", strings.Join(thau, "\t"), thau},
		{"communes", strings.Join(thau, " ; "), thau},
		{"communes", "- " + strings.Join(thau, "\n- "), thau},
		{"communes", "•\u00a0" + strings.Join(thau, "\n•\u00a0"), thau},
		{"communes", "* Sète\n– Mèze\n— Gigean\n-Vic\n1. Mireval\n2) Poussan\na) Loupian\n•Frontignan", []string{"Sète", "Mèze", "Gigean", "Vic", "Mireval", "Poussan", "Loupian", "Frontignan"}},
		{"communes", "- Saint-Aubin des\n  Sources\n- Sète", []string{"Saint-Aubin des Sources", "Sète"}},
		{"communes", "L'Haÿ-les-Roses, L’Haÿ-les-Roses, L' Haÿ-les-Roses, L'HAŸ-LES-ROSES", []string{"L'Haÿ-les-Roses"}},
		{"communes", "Maisons-Alfort, maisons alfort", []string{"Maisons-Alfort"}},
		{"communes", "Sète et Mèze", []string{"Sète", "Mèze"}},
		{"communes", "Saint-Pierre-et-Miquelon", []string{"Saint-Pierre-et-Miquelon"}},
		{"communes", "Sète, Saint-Pierre-et-Miquelon", []string{"Sète", "Saint-Pierre-et-Miquelon"}},
		{"communes", "Sète, Mèze, et Montbazin", []string{"Sète", "Mèze", "Montbazin"}},
		{"communes", "Sète, Bains et Thermes et Montbazin", []string{"Sète", "Bains et Thermes", "Montbazin"}},
		{"communes", "Bains et Thermes\nSète", []string{"Bains et Thermes", "Sète"}},
		{"communes", "Bains et Thermes ;", []string{"Bains et Thermes"}},
		{"communes", "Ambrezat et environs", []string{"Ambrezat et environs"}},
		{"communes", "Ambrezat, en partie\nBersanges", []string{"Ambrezat, en partie", "Bersanges"}},
		{"communes", "Ambrezat, en partie\nbersanges", []string{"Ambrezat, en partie", "bersanges"}},
		{"communes", "Carnon (Mauguio, en partie), Palavas", []string{"Carnon (Mauguio, en partie)", "Palavas"}},
		{"communes", "Carnon (Mauguio, Palavas", []string{"Carnon (Mauguio", "Palavas"}},
		{"communes", "Ambrezat ; Bersanges, Nedoux", []string{"Ambrezat", "Bersanges", "Nedoux"}},
		{"cpts_voisines", "CPTS du Haut-Vallon, CPTS des Lacs et CPTS du Bas-Vallon", []string{"CPTS du Haut-Vallon", "CPTS des Lacs", "CPTS du Bas-Vallon"}},
		{"outils_en_place", "C++, C#, messagerie", []string{"C++", "C#", "messagerie"}},
		{"envies", "sages-femmes : un suivi commun, après la sortie de maternité, et à domicile", []string{"sages-femmes : un suivi commun, après la sortie de maternité, et à domicile"}},
		{"envies", "un suivi commun, à domicile ; un dépistage", []string{"un suivi commun, à domicile", "un dépistage"}},
		{"envies", "- un suivi commun, après la sortie\n  de maternité\n- un dépistage\n\nautre chose.", []string{"un suivi commun, après la sortie de maternité", "un dépistage", "autre chose."}},
		{"formations", "stage de deux jours chez une voisine, coordinatrice", []string{"stage de deux jours chez une voisine, coordinatrice"}},
		{"besoins_prioritaires", "médecin traitant et soins à domicile.", []string{"médecin traitant et soins à domicile."}},
	}
	for _, c := range cases {
		f := field(t, c.where)
		got, err := Parse(f, c.typed)
		if list, _ := got.([]string); err != nil || !slices.Equal(list, c.want) {
			t.Errorf("%s, %q: %q, %v; want %q", c.where, c.typed, got, err, c.want)
		}
		if again, _ := Parse(f, Typed(f, c.want)); !slices.Equal(again.([]string), c.want) {
			t.Errorf("%s: typed again as %q, %q becomes %q", c.where, Typed(f, c.want), c.want, again)
		}
	}
	if typed := Typed(field(t, "communes"), []string{"Sète", "Mèze"}); typed != "Sète\nMèze" {
		t.Errorf("nothing to protect, but %q", typed)
	}
}

// A list read is typed so that it is read again.
func FuzzParseList(f *testing.F) {
	for _, s := range []string{
		"Sète, Mèze et Montbazin.", "- a\n b\n- c", "Ambrezat, en partie\nBersanges", "a, b, c\nD\nD", "Bains et Thermes ;", "1. x\n2) y\na) z",
		"L'Haÿ, L’Haÿ", "a (b, c), d", "a, b (c", ", et x", "a,b,c-\nd", "-Sète", "x\t y;; z", "a, b, c et\nd", ".", "et", "a, et et b", ",\u20060",
	} {
		f.Add(s)
	}
	fields := []*content.Field{field(f, "communes"), field(f, "envies")}
	f.Fuzz(func(t *testing.T, s string) {
		for _, q := range fields {
			v, err := Parse(q, s)
			if err != nil || v == nil {
				continue
			}
			list := v.([]string)
			again, err := Parse(q, Typed(q, list))
			if back, _ := again.([]string); err != nil || !slices.Equal(back, list) {
				t.Errorf("%s, %q gives %q, typed %q, then %q, %v", q.ID, s, list, Typed(q, list), again, err)
			}
		}
	})
}

// Whatever is typed as a number, an amount or a date is refused, or read the same
// once typed again; what stands on two lines is never one of them.
func FuzzParseOne(f *testing.F) {
	for _, s := range []string{"27 143", "190\n162", "190\t162", "1200\u2028800", "lundi 23 novembre 2026", "12 k€", "50 %", "27 mille\n"} {
		f.Add(s)
	}
	fields := []*content.Field{field(f, "population"), field(f, "ingenierie_budget"), field(f, "passage_le"), field(f, "postes_coordination/quotite")}
	f.Fuzz(func(t *testing.T, s string) {
		for _, q := range fields {
			v, err := Parse(q, s)
			if err != nil || v == nil {
				continue
			}
			if again, err := Parse(q, Typed(q, v)); again != v || err != nil {
				t.Errorf("%s, %q gives %v, typed %q, then %v, %v", q.ID, s, v, Typed(q, v), again, err)
			}
			if both, err := Parse(q, s+"\n"+s); err == nil {
				t.Errorf("%s, %q on two lines is read as %v", q.ID, s, both)
			}
		}
	})
}
