package web

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cpts/model/page"
	"cpts/model/page/pagetest"
)

var update = flag.Bool("update", false, "write the kept page again")

func written(t testing.TB, p *page.Page) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, p, Meta{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenPage(t *testing.T) {
	text := written(t, pagetest.Everything())
	_, text, _ = strings.Cut(text, "<body>\n")
	path := filepath.Join("testdata", "tout.html")
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || string(want) != text {
		t.Errorf("%s differs (go test ./model/web -update keeps it), %v:\n%s", path, err, text)
	}
}

// Whatever is said, the page is made of the same elements: a text opens none.
func TestTextsAreInert(t *testing.T) {
	for name, text := range pagetest.Odd {
		sameElements(t, name, text)
	}
}

func FuzzTexts(f *testing.F) {
	for _, text := range pagetest.Odd {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sameElements(t, "", text) })
}

// plain is a text of as many letters, none of which means anything to a browser.
var plain = strings.NewReplacer("<", "x", ">", "x", "&", "x", `"`, "x", "'", "x", "]", "x", "\\", "x", "/", "x")

func sameElements(t *testing.T, name, text string) {
	t.Helper()
	got, want := written(t, pagetest.OddPage(text)), written(t, pagetest.OddPage(plain.Replace(text)))
	for _, mark := range []string{"<", ">", `"`} {
		if strings.Count(got, mark) != strings.Count(want, mark) {
			t.Errorf("%s: %q opens something:\n%s", name, text, got)
		}
	}
	for _, bad := range []string{"<script", "\x00", "\x1b", "\u202e"} {
		if strings.Contains(got, bad) {
			t.Errorf("%s: %q is on the page", name, bad)
		}
	}
}

// The file fetches nothing and leads nowhere else; every name leads to something, once.
func TestSelfContained(t *testing.T) {
	text := written(t, pagetest.Everything())
	for _, outside := range []string{"http", "src=", "url(", "@import", "<script", "<link", "<iframe"} {
		if strings.Contains(text, outside) {
			t.Errorf("%q is in the file", outside)
		}
	}
	css, _, _ := strings.Cut(text, "</style>")
	if !strings.Contains(css, `@top-left { content: "Un titre`) || !strings.Contains(css, "@page :first {") || strings.Contains(css, "\u00a0") {
		t.Errorf("the style sheet is not the one that was written:\n%s", css)
	}
	ids := map[string]int{}
	for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if ids[id[1]]++; ids[id[1]] > 1 {
			t.Errorf("%s is named twice", id[1])
		}
	}
	for _, to := range regexp.MustCompile(`(?:href="#|labelledby=")([^"]*)"`).FindAllStringSubmatch(text, -1) {
		for _, id := range strings.Fields(to[1]) {
			if ids[id] == 0 {
				t.Errorf("%s leads nowhere", id)
			}
		}
	}
	if opened, closed := tags(text); opened != closed {
		t.Errorf("opened and closed otherwise:\n%s\n%s", opened, closed)
	}
}

// tags counts the elements that are opened, and those that are closed.
func tags(text string) (opened, closed string) {
	count := func(pattern string) string {
		n := map[string]int{}
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			n[m[1]]++
		}
		var all []string
		for _, tag := range strings.Fields("html head body header main footer nav h1 h2 h3 h4 p ul ol li dl dt dd div table thead tbody tr th td caption figure figcaption svg title desc text tspan mark span a style") {
			all = append(all, tag+"="+strconv.Itoa(n[tag]))
		}
		return strings.Join(all, " ")
	}
	return count(`<([a-z0-9]+)[ >]`), count(`</([a-z0-9]+)>`)
}

// The contents list the headings, one inside the other, where the page asks for them or
// has many parts.
func TestContents(t *testing.T) {
	p := &page.Page{}
	for range 3 {
		p.Part("Partie")
		p.Theme("Thème")
	}
	if strings.Contains(written(t, p), "<nav") {
		t.Error("contents of three parts")
	}
	p.Part("Partie")
	text := written(t, p)
	if strings.Count(text, "<nav") != 1 || strings.Count(text, `<a href="#partie-`) != 7 {
		t.Errorf("contents of four parts:\n%s", text)
	}
	if opened, closed := tags(text); opened != closed {
		t.Errorf("opened and closed otherwise:\n%s\n%s", opened, closed)
	}
	p.Add(page.Contents{Title: "Contenu"})
	if text := written(t, p); strings.Count(text, "<nav") != 1 || !strings.Contains(text, ">Contenu</h2>") {
		t.Error("contents twice, or not where they are wanted")
	}
}

// A long line of time is cut between its moments, each piece as long as the whole.
func TestLongTimeline(t *testing.T) {
	l := page.Timeline{Title: "Le temps", Says: "Des jours."}
	for i := range 2*mostRows + 1 {
		l.Moments = append(l.Moments, page.Moment{Label: "jour", When: strconv.Itoa(i), At: float64(i) / float64(2*mostRows)})
	}
	l.Moments[3].State = page.Now
	text := written(t, &page.Page{Blocks: []page.Block{l}})
	for want, times := range map[string]int{"<figure>": 3, "<figcaption>Le temps (3 sur 3)<": 1, `<line class="jour"`: 3, `<line class="fil"`: 2*mostRows + 1, `<svg x="97.0%"`: 1} {
		if got := strings.Count(text, want); got != times {
			t.Errorf("%d of %s, want %d", got, want, times)
		}
	}
}

func TestFolded(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "court": "court", "  deux   mots ": "deux mots",
		strings.Repeat("abcdef ", 7):                strings.TrimSpace(strings.Repeat("abcdef ", 6)) + "|abcdef",
		strings.Repeat("é", mostLetters+4) + " fin": strings.Repeat("é", mostLetters) + "|éééé fin",
		"mot " + strings.Repeat("x", 2*mostLetters): "mot|" + strings.Repeat("x", mostLetters) + "|" + strings.Repeat("x", mostLetters),
	} {
		if got := strings.Join(folded(text), "|"); got != want {
			t.Errorf("%q is folded as %q", text, got)
		}
	}
}

// Every text can be read on what is behind it, in the light and in the dark, and every
// shape told from it: WCAG 2.2, 4.5 and 3.
func TestContrast(t *testing.T) {
	themes := regexp.MustCompile(`:root \{([^}]*)\}`).FindAllStringSubmatch(style, -1)
	if len(themes) != 2 {
		t.Fatalf("%d themes", len(themes))
	}
	for i, theme := range themes {
		colours := map[string]string{}
		for _, c := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(theme[1], -1) {
			colours[c[1]] = c[2]
		}
		for _, pair := range []struct {
			over, under string
			least       float64
		}{
			{"texte", "fond", 7}, {"discret", "fond", 4.5}, {"accent", "fond", 4.5}, {"alerte", "fond", 4.5}, {"texte", "tete", 4.5},
			{"trou", "trou-fond", 4.5}, {"barre", "fond", 3}, {"barre", "piste", 3}, {"alerte", "fond", 3},
		} {
			if got := contrast(t, colours[pair.over], colours[pair.under]); got < pair.least {
				t.Errorf("theme %d: %s on %s is %.2f, want %.1f", i, pair.over, pair.under, got, pair.least)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light := func(colour string) float64 {
		n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
		if err != nil {
			t.Fatalf("colour %q: %v", colour, err)
		}
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			c := float64(n>>(16-8*i)&0xff) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
