package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cpts/model/modeltest"
	"cpts/model/next"
)

// Whatever the project, the commands name the same next thing.
func TestCommandsAgreeOnNext(t *testing.T) {
	day := "--date=" + modeltest.Today.ISO()
	kinds := map[next.Why]int{}
	late := modeltest.With(t, "aci_signe_le=01/03/2026", `dates_contrat=[{"quoi":"debut-acces","date":"2026-09-01"}]`)
	for seed := range uint64(51) {
		p := late
		if seed < 50 {
			p = modeltest.Random(t, seed)
		}
		want := next.Of(p, modeltest.Today)
		kinds[want.Why]++
		file := filepath.Join(t.TempDir(), "p.json")
		if err := os.WriteFile(file, p.JSON(), 0o600); err != nil {
			t.Fatal(err)
		}
		said := func(args ...string) string {
			var out, err bytes.Buffer
			if code := run(append(args, file, day), nil, &out, &err); code != exitDone {
				t.Fatalf("%q: %d, %s", args, code, err.String())
			}
			return out.String()
		}
		var s struct {
			Label string `json:"prochaine_action"`
			Next  *struct {
				ID  string   `json:"id"`
				Why next.Why `json:"pourquoi"`
			} `json:"prochaine"`
		}
		if err := json.Unmarshal([]byte(said("statut", "--format=json")), &s); err != nil {
			t.Fatal(err)
		}
		if s.Label != want.Label() || s.Next.ID != want.To.ID() || s.Next.Why != want.Why {
			t.Errorf("%d, for a program: %+v, %+v; want %q", seed, s, s.Next, want.Label())
		}
		for _, args := range [][]string{{"statut"}, {"rapport", "--format=texte"}, {"calendrier"}} {
			if got := strings.Join(strings.Fields(said(args...)), " "); !strings.Contains(got, strings.Join(strings.Fields(want.Label()), " ")) {
				t.Errorf("%d, %s does not say %q", seed, args[0], want.Label())
			}
		}
	}
	for _, why := range []next.Why{next.Begun, next.Late, next.Now} {
		if kinds[why] == 0 {
			t.Errorf("no project of which the next is %q: %v", why, kinds)
		}
	}
}
