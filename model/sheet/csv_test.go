package sheet

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestDisarmed(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "Accès aux soins": "Accès aux soins", "1000": "1000", "-1000": "-1000", "+12,50": "+12,50", "2022": "2022",
		"=1+1": "'=1+1", "+1-1": "'+1-1", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", " =1": "' =1", "\u00a0@a": "'\u00a0@a",
		"\t1": "'\t1", "\r=1": "'\r=1", "＝1": "'＝1", "-": "'-", "-1 000": "'-1 000", "a=1": "a=1", "'=1": "'=1",
	} {
		if got := disarmed(cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

// Whatever the texts, a spreadsheet reads the same cells, and none that it runs.
func FuzzCSV(f *testing.F) {
	f.Add("=cmd|' /C calc'!A0", "-1000")
	f.Add("a;\"b\r\n=1", "\t@x")
	f.Add("é\xff", " +1")
	f.Fuzz(func(t *testing.T, one, other string) {
		var b strings.Builder
		if err := WriteCSV(&b, [][]string{{one, other, "fin"}}); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff")))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 3 {
			t.Fatalf("%q: %q, %v", b.String(), rows, err)
		}
		for i, given := range []string{one, other} {
			given = strings.ReplaceAll(given, "\r\n", "\n") // as a reader gives it back
			got := rows[0][i]
			if got != given && got != "'"+given {
				t.Fatalf("%q is read %q", given, got)
			}
			if !plainNumber().MatchString(got) && strings.IndexAny(strings.TrimSpace(got), "=+-@") == 0 {
				t.Fatalf("%q runs", got)
			}
		}
	})
}
