package french

import (
	"math/big"
	"regexp"
	"strings"
	"testing"
)

// A tidy text stays as it is.
func FuzzTidy(f *testing.F) {
	for _, s := range []string{"A\x00\u0301", "a\r\x00\nb", " \u0301", "\u2001x\u2009", "e\u0301\u0301", "\xff\ufe0f", "\xf2Š"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, lines bool) {
		tidy, _ := Tidy(s, lines)
		if again, removed := Tidy(tidy, lines); again != tidy || removed {
			t.Errorf("Tidy(%q) = %q, then %q, %t", s, tidy, again, removed)
		}
		if key := Key(s); Key(key) != key {
			t.Errorf("Key(%q) = %q, then %q", s, key, Key(key))
		}
	})
}

var figures = regexp.MustCompile(`[0-9]+`)

// A number read is written so that it is read again, and is never made of figures
// that stand apart, but for groups of three.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{
		"27 143", "190\n162", "190\t162", "12 15", "27 mille", "2,5 millions", "27 143,00", "-3", "1e9", "0 500", "12 1534",
		"27\u202f143 habitants", "3 douzaines", "99999999999999999999", "2 M€", "1 234 567 890",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, _, err := ParseNumber(s)
		if err != nil {
			return
		}
		if again, _, err := ParseNumber(Number(n)); again != n || err != nil {
			t.Errorf("%q gives %d, written %q, then %d, %v", s, n, Number(n), again, err)
		}
		groups := figures.FindAllString(s, -1)
		whole := groups[0]
		for _, g := range groups[1:] {
			if strings.Trim(g, "0") == "" && len(g) < 3 || strings.ContainsAny(s, ".,") {
				continue // ,00, or the decimals of « millions »
			}
			if len(g) != 3 {
				t.Errorf("%q, groups %q, read as %d", s, groups, n)
			}
			whole += g
		}
		if first, _ := new(big.Int).SetString(whole, 10); !strings.ContainsAny(s, ".,") && new(big.Int).Abs(big.NewInt(n)).Cmp(first) < 0 {
			t.Errorf("%q read as %d, less than its figures", s, n)
		}
	})
}
