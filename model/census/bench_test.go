package census_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cpts/content/communes"
	"cpts/model/census"
)

// made writes a directory of so many lines, spread over all the communes as it comes,
// each about as long as those of the real one.
func made(b *testing.B, lines int) (path string, size int64) {
	b.Helper()
	// CPTS_DIRECTORY keeps the file, to compare with what other programs do of it.
	path = os.Getenv("CPTS_DIRECTORY")
	if path == "" {
		path = filepath.Join(b.TempDir(), "PS.txt")
	} else if info, err := os.Stat(path); err == nil {
		return path, info.Size()
	}
	var out strings.Builder
	out.WriteString(strings.Join(heads, "|") + "\n")
	r := rand.New(rand.NewPCG(1, 2))
	t := communes.Read()
	for i := range lines {
		p := communes.Place(r.IntN(t.Len()))
		postal, _, _ := strings.Cut(t.Postal(p), " ")
		o := one{
			id: fmt.Sprint(810_000_000_000 + i/2), profession: []string{"10", "21", "40", "60", "60", "70"}[r.IntN(6)], name: "Profession de santé",
			category: "C", mode: []string{"L", "S", "M"}[r.IntN(3)], postal: postal, code: t.Code(t.Commune(p)),
			town: t.Name(p), sector: "SA07",
		}
		out.WriteString(strings.Replace(o.line(), "||||", "|"+strings.Repeat("SOCIÉTÉ DE RÉFÉRENCE ", 9)+"|||", 1) + "\n")
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	return path, int64(out.Len())
}

func BenchmarkDirectory(b *testing.B) {
	lines := 100_000
	if os.Getenv("CPTS_DIRECTORY") != "" {
		lines = 2_000_000
	}
	path, size := made(b, lines)
	var codes []communes.Place
	t := communes.Read()
	first, _ := t.ByCode("34301")
	codes = append(codes, t.Members(t.Group(first))...)
	area, what := census.AreaOf(codes), catalogOf(b).Directory()
	b.SetBytes(size)
	for b.Loop() {
		c, err := census.Read(context.Background(), path, area, what, nil)
		if err != nil || len(c.Counts) == 0 {
			b.Fatal(c, err)
		}
	}
}

func BenchmarkArea(b *testing.B) {
	t := communes.Read()
	first, _ := t.ByCode("34301")
	places := t.Members(t.Group(first))
	for b.Loop() {
		census.AreaOf(places)
	}
}
