package budget

import "testing"

// The first year is what is known of it, from the day of signature or the one wished
// for: a start noted moves it, what is hoped for is never in it.
func TestFirstYear(t *testing.T) {
	today := day(t, "2026-11-23")
	for _, c := range []struct {
		answers string
		want    int64
		words   string
	}{
		{``, 0, ""},
		{`"population": 27143`, 142500, "142 500 € versés la première année si tout démarre à la signature, hors part variable"},
		{`"population": 27143, "options": ["qualite"], "part_variable": 100, "crise_comptee": true`, 148125,
			"148 125 € versés la première année si tout démarre à la signature, hors part variable"},
		{`"population": 27143, "signature_souhaitee_le": "2027-12-15", "debut_acces_soins": "2028-06-15"`, 121875,
			"121 875 € versés la première année si l’ACI est signé le 15 décembre 2027, hors part variable"},
		{`"population": 27143, "aci_signe_le": "2027-12-15", "signature_souhaitee_le": "2030-01-01", "debut_acces_soins": "2028-06-15"`, 121875,
			"121 875 € versés la première année, hors part variable"},
		{`"population": 27143, "aci_signe_le": "2027-12-15", "debut_acces_soins": "2028-12-01"`, 101250, "101 250 € versés la première année, hors part variable"},
	} {
		amount, words, known := FirstYear(project(t, c.answers), today)
		if known != (c.want > 0) || amount.Whole() != c.want || plain(words) != c.words {
			t.Errorf("%s: %v, %q, known %v", c.answers, amount, words, known)
		}
	}
}
