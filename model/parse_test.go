package model

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

// field finds a question, or a column of a table as « table/column ».
func field(t testing.TB, where string) *content.Field {
	t.Helper()
	id, column, isCell := strings.Cut(where, "/")
	q := catalog(t).Question(id)
	if q == nil {
		t.Fatalf("no question %s", id)
	}
	if !isCell {
		return &q.Field
	}
	col := q.Column(column)
	if col == nil {
		t.Fatalf("no column %s", where)
	}
	return &col.Field
}

func TestParseTakes(t *testing.T) {
	cases := []struct {
		where string
		typed string
		want  Value
	}{
		{"nom", "  CPTS du Haut-Vallon ", "CPTS du Haut-Vallon"},
		{"nom", "CPTS\tdu\nHaut-Vallon", "CPTS du Haut-Vallon"},
		{"nom", "CPTS\x1b[31m du \x00Vallon\x7f", "CPTS[31m du Vallon"},
		{"nom", "Vallon \U0001F3E5", "Vallon \U0001F3E5"},
		{"nom", "\u202eשלום\u202c Vallon", "שלום Vallon"},
		{"nom", "Vallo\u0301n", "Vallón"},
		{"nom", chars(400), chars(400)},
		{"objectifs", "un\r\ndeux\n", "un\ndeux"},
		{"objectifs", chars(10000), chars(10000)},
		{"communes", "Ambrezat\n  Bersanges\n\nAmbrezat", []string{"Ambrezat", "Bersanges"}},
		{"communes", "Ambrezat, Bersanges ; Nedoux", []string{"Ambrezat", "Bersanges", "Nedoux"}},
		{"communes", "Ambrezat, en partie\nBersanges", []string{"Ambrezat, en partie", "Bersanges"}},
		{"population", "27143", int64(27143)},
		{"population", "27 143", int64(27143)},
		{"population", "27\u00a0143", int64(27143)},
		{"population", "27\u202f143", int64(27143)},
		{"population", "27 143 habitants", int64(27143)},
		{"population", "27 143\n", int64(27143)},
		{"population", "\t27 143\t\n", int64(27143)},
		{"population", "27 143,00", int64(27143)},
		{"population", "27 mille", int64(27000)},
		{"population", "40 mille habitants", int64(40000)},
		{"population", "27 milliers", int64(27000)},
		{"population", "2 millions", int64(2000000)},
		{"durees_rubriques/semaines", "6 semaines", int64(6)},
		{"postes_coordination/quotite", "50 %", int64(50)},
		{"postes_coordination/quotite", "50 pour cent", int64(50)},
		{"population", "1", int64(1)},
		{"population", "5000000", int64(5000000)},
		{"repere_professionnels", "45", int64(45)},
		{"rendez_vous/participants", "0", int64(0)},
		{"ingenierie_budget", "14 800", money.Euros(14800)},
		{"ingenierie_budget", "14800,50 €", money.Amount(1480050)},
		{"ingenierie_budget", "14\u00a0800 euros", money.Euros(14800)},
		{"ingenierie_budget", "14 800 EUROS", money.Euros(14800)},
		{"ingenierie_budget", "14,8 k€", money.Euros(14800)},
		{"ingenierie_budget", "14 mille euros", money.Euros(14000)},
		{"ingenierie_budget", "0", money.Amount(0)},
		{"passage_le", "1/9/28", dates.Day{Year: 2028, Month: 9, Day: 1}},
		{"passage_le", "lundi 23 novembre 2026", dates.Day{Year: 2026, Month: 11, Day: 23}},
		{"passage_le", "15/12/2026", dates.Day{Year: 2026, Month: 12, Day: 15}},
		{"passage_le", "2026-12-15", dates.Day{Year: 2026, Month: 12, Day: 15}},
		{"passage_le", "15 Décembre 2026", dates.Day{Year: 2026, Month: 12, Day: 15}},
		{"passage_le", "1er mars 2027", dates.Day{Year: 2027, Month: 3, Day: 1}},
		{"projet_existant", "oui", true},
		{"projet_existant", "N", false},
		{"projet_existant", "Non", false},
		{"region", "nouvelle-aquitaine", "nouvelle-aquitaine"},
		{"region", "NOUVELLE-AQUITAINE", "nouvelle-aquitaine"},
		{"region", "provence-alpes-cote d'azur", "paca"},
		{"region", "auvergne", "auvergne-rhone-alpes"},
		{"departement", "87", "87"},
		{"departement", "haute-vienne", "87"},
		{"departement", "2a", "2A"},
		{"departement", "Seine Saint Denis", "93"},
		{"departement", "seine saint denis", "93"},
		{"departement", "93 - Seine-Saint-Denis", "93"},
		{"departement", "Seine-Saint-Denis (93)", "93"},
		{"departement", "denis saint", "93"},
		{"departement", "corse du sud", "2A"},
		{"departement", "val d oise", "95"},
		{"departement", "le Val d’Oise", "95"},
		{"departement", "hauts de seine", "92"},
		{"departement", "Côte d'Or", "21"},
		{"departement", "loire atlantique", "44"},
		{"departement", "atlantique, loire", "44"},
		{"departement", "Loire", "42"},
		{"departement", "la Loire", "42"},
		{"departement", "Vienne", "86"},
		{"departement", "rhône", "69"},
		{"region", "seine saint denis", "seine-saint-denis"},
		{"region", "provence alpes cote d azur", "paca"},
		{"region", "rhone auvergne", "auvergne-rhone-alpes"},
		{"equipe/profession", "kiné", "kinesitherapeute"},
		{"options", "qualite, accompagnement", []string{"qualite", "accompagnement"}},
		{"options", "qualité ; qualite", []string{"qualite"}},
		{"options", "aucune", []string{}},
		{"canaux", "Presse", []string{"presse"}},
	}
	for _, c := range cases {
		got, err := Parse(field(t, c.where), c.typed)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s, %.40q: %#v, %v; want %#v", c.where, c.typed, got, err, c.want)
		}
	}
}

func TestParseOfNothingIsNoAnswer(t *testing.T) {
	for _, where := range []string{
		"nom", "objectifs", "communes", "population", "ingenierie_budget", "passage_le", "projet_existant", "region", "canaux", "equipe",
	} {
		for _, typed := range []string{"", "   ", "\t\n", "\u00a0", "\u200b"} {
			if v, err := Parse(field(t, where), typed); v != nil || err != nil {
				t.Errorf("%s, %q: %v, %v; want no answer", where, typed, v, err)
			}
		}
	}
	if v, err := Parse(field(t, "communes"), " , ;\n"); v != nil || err != nil {
		t.Errorf("a list of separators: %v, %v", v, err)
	}
}

func TestParseRefuses(t *testing.T) {
	cases := []struct {
		where string
		typed string
		says  string // part of the message, plain spaces
	}{
		{"population", "douze", "Indiquez un nombre entier en chiffres, par exemple 27 143"},
		{"population", "-3", "entre 1 et 5 000 000"},
		{"population", "0", "entre 1 et 5 000 000, par exemple 27 143"},
		{"population", "1e9", "Indiquez un nombre entier en chiffres"},
		{"population", "5 000 001", "entre 1 et 5 000 000"},
		{"population", "99999999999999999999", "Indiquez un nombre entier en chiffres"},
		{"population", "27,5", "Indiquez un nombre entier en chiffres"},
		{"population", "27 143 ou 27 200", "Ce texte contient au moins deux nombres : additionnez-les, ou n’en gardez qu’un, par exemple 27 143"},
		{"population", "190\n162", "au moins deux nombres"},
		{"population", "190\t162", "au moins deux nombres"},
		{"population", "190\r\n162\r\n", "au moins deux nombres"},
		{"population", "190\u2028162", "au moins deux nombres"},
		{"population", "27\n143", "au moins deux nombres"},
		{"population", "12 15", "au moins deux nombres"},
		{"population", "3 douzaines", "Indiquez un nombre entier en chiffres"},
		{"population", "30 pour cent", "La question ne compte pas en pourcentage. Indiquez le nombre seul, par exemple 27 143"},
		{"population", "40 mille cinq cents", "Indiquez un nombre entier en chiffres"},
		{"population", "27 milliards", "entre 1 et 5 000 000"},
		{"durees_rubriques/semaines", "3 mois", "La question ne compte pas en mois"},
		{"durees_rubriques/semaines", "2 ans", "La question ne compte pas en ans"},
		{"ingenierie_budget", "1200\n800", "au moins deux nombres : additionnez-les, ou n’en gardez qu’un, par exemple 14 800"},
		{"ingenierie_budget", "1 200 € 300", "au moins deux nombres"},
		{"ingenierie_budget", "12 500 € par mois", "Indiquez un montant en euros"},
		{"rendez_vous/participants", "-1", "entre 0 et 5 000"},
		{"ingenierie_budget", "beaucoup", "Indiquez un montant en euros, par exemple 14 800"},
		{"ingenierie_budget", "-3", "entre 0 € et 1 000 000 €"},
		{"ingenierie_budget", "1 000 001", "entre 0 € et 1 000 000 €"},
		{"ingenierie_budget", "12,345", "Indiquez un montant en euros"},
		{"passage_le", "31/02/2026", "Le 31/02/2026 n’existe pas dans le calendrier"},
		{"passage_le", "2026-13-01", "Le 2026-13-01 n’existe pas dans le calendrier"},
		{"passage_le", "29/02/2027", "n’existe pas dans le calendrier"},
		{"passage_le", "15/12/98", "Écrivez l’année avec ses quatre chiffres, par exemple 23/11/2026 : « 98 » peut être 1998 ou 2098"},
		{"passage_le", "mardi 23 novembre 2026", "Le 23 novembre 2026 est un lundi. Vérifiez le jour de la semaine, ou la date"},
		{"passage_le", "le 31 février 2026", "Le 31 février 2026 n’existe pas"},
		{"passage_le", "mardi", "jour/mois/année"},
		{"passage_le", "01/01/1492", "L’année 1492 est hors de portée"},
		{"passage_le", "septembre 2028", "Il manque le jour. Indiquez-le, par exemple 1er septembre 2028, même approché."},
		{"population_annee", "1789", "Indiquez une année entre 1990 et 2100, par exemple 2023."},
		{"projet_existant", "peut-être", "Répondez par oui ou par non"},
		{"region", "bretagne", "« bretagne » n’est pas dans la liste. Choisissez par exemple : Provence-Alpes-Côte d’Azur"},
		{"departement", "20", "« 20 » n’est pas dans la liste. Choisissez par exemple : Corse-du-Sud (2A), Haute-Corse (2B)"},
		{"departement", "pays atlantique loire", "par exemple : Loire-Atlantique (44)."},
		{"equipe/profession", "infirmier en pratique libérale", "par exemple : infirmière ou infirmier en pratique avancée."},
		{"departement", "Corse", "par exemple : Corse-du-Sud (2A), Haute-Corse (2B)"},
		{"departement", "Alsace", "par exemple : Bas-Rhin (67), Haut-Rhin (68)"},
		{"region", "a", "n’est pas dans la liste. Choisissez par exemple : Auvergne-Rhône-Alpes, Autre région"},
		{"canaux", "presse, pigeons", "« pigeons » n’est pas dans la liste"},
		{"nom", chars(401), "Raccourcissez ce texte : 400 caractères au plus, il en a 401"},
		{"nom", chars(10000), "400 caractères au plus, il en a 10 000"},
		{"objectifs", chars(20001), "20 000 caractères au plus, il en a 20 001"},
		{"communes", "Ambrezat\n" + chars(401), "Une des lignes est très longue"},
		{"equipe", "Camille", "ligne par ligne"},
	}
	scolding := regexp.MustCompile(`(?i)invalide|erreur|oups|veuillez|obligatoire`)
	for _, c := range cases {
		v, err := Parse(field(t, c.where), c.typed)
		var refusal *Refusal
		if v != nil || !errors.As(err, &refusal) {
			t.Errorf("%s, %.40q: %v, %v; want it refused", c.where, c.typed, v, err)
			continue
		}
		if plain := strings.ReplaceAll(refusal.Message, "\u00a0", " "); !strings.Contains(plain, c.says) {
			t.Errorf("%s, %.40q: « %s », want it to say « %s »", c.where, c.typed, plain, c.says)
		}
		if scolding.MatchString(refusal.Message) || refusal.Message != french.Typography(refusal.Message) {
			t.Errorf("%s, %.40q: « %s » scolds, or lacks non-breaking spaces", c.where, c.typed, refusal.Message)
		}
	}
}

func TestParseLongList(t *testing.T) {
	lines := make([]string, 2001)
	for i := range lines {
		lines[i] = "commune " + itoa(i)
	}
	f := field(t, "communes")
	if v, err := Parse(f, strings.Join(lines[:2000], "\n")); err != nil || len(v.([]string)) != 2000 {
		t.Errorf("2 000 lines: %v", err)
	}
	if v, err := Parse(f, strings.Join(lines, "\n")); err == nil || !strings.Contains(err.Error(), "2\u00a0001 lignes") {
		t.Errorf("2 001 lines: %v, %v", v, err)
	}
}

func TestMatching(t *testing.T) {
	options := catalog(t).Question("departement").Options
	for typed, want := range map[string]string{
		"vienne": "86 87", "20": "2A 2B", "corse": "2A 2B", "pays atlantique loire": "44", "saint denis": "93", "atlantique pyrenees": "64", "RHONE": "69 13", "cote": "21 22", "2": "2A 2B 21 22 23 24 25 26 27 28 29 02 12 32 42 52 62 72 82 92 972", "zz": "",
	} {
		var got []string
		for _, o := range Matching(options, typed) {
			got = append(got, o.ID.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", typed, got, want)
		}
	}
	if got := Matching(options, "  "); len(got) != len(options) {
		t.Errorf("nothing typed leaves all %d options, got %d", len(options), len(got))
	}
}

func TestDisplayAndTyped(t *testing.T) {
	cases := []struct {
		where     string
		v         Value
		displayed string
		typed     string
	}{
		{"nom", "Vallon", "Vallon", "Vallon"},
		{"region", "paca", "Provence-Alpes-Côte d’Azur", "Provence-Alpes-Côte d’Azur"},
		{"region", "corse", "corse", "corse"},
		{"communes", []string{"Ambrezat", "Nedoux"}, "Ambrezat, Nedoux", "Ambrezat\nNedoux"},
		{"missions_visees", []string{"crise", "parcours"}, "réponse aux crises sanitaires, parcours pluriprofessionnels", "réponse aux crises sanitaires, parcours pluriprofessionnels"},
		{"population", int64(27143), "27\u00a0143", "27\u00a0143"},
		{"population_annee", int64(2023), "2023", "2023"},
		{"ingenierie_budget", money.Amount(1480050), "14\u00a0800,50\u00a0€", "14\u00a0800,50"},
		{"passage_le", dates.Day{Year: 2026, Month: 12, Day: 15}, "15\u00a0décembre\u00a02026", "15/12/2026"},
		{"projet_existant", true, "oui", "oui"},
		{"projet_existant", false, "non", "non"},
		{"equipe", []Row{{}, {}}, "2\u00a0lignes", "2\u00a0lignes"},
		{"nom", nil, "", ""},
	}
	for _, c := range cases {
		f := field(t, c.where)
		if d, typed := Display(f, c.v), Typed(f, c.v); d != c.displayed || typed != c.typed {
			t.Errorf("%s %v: %q and %q, want %q and %q", c.where, c.v, d, typed, c.displayed, c.typed)
		}
	}
}

// Every option can be typed by its id and by its label, even one with a comma.
func TestEveryOptionCanBeTyped(t *testing.T) {
	check := func(where string, f *content.Field) {
		for _, o := range f.Options {
			var want Value = o.ID.Name
			if f.Kind == content.Choices {
				want = []string{o.ID.Name}
			}
			for _, typed := range []string{o.ID.Name, Typed(f, want)} {
				if got, err := Parse(f, typed); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%s: typing %q gives %v, %v; want %v", where, typed, got, err, want)
				}
			}
		}
	}
	c := catalog(t)
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		check(id, &q.Field)
		for _, col := range q.Columns {
			check(id+"/"+col.ID.Name, &col.Field)
		}
	}
}
