package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"time"
)

// longHistory is a file of so many changes, as the version before bounds and lines
// of one entry each wrote it (indented, 12 MB for 100 000), or as this one does.
func longHistory(t testing.TB, changes int, indented bool) []byte {
	p := blank(t)
	if err := p.InsertRow("besoins", 0, Row{"besoin": "Des soins non programmés pour les habitants du haut de la vallée"}, noon); err != nil {
		t.Fatal(err)
	}
	row := 0
	for i := range changes {
		e := Entry{When: noon.Add(time.Duration(i) * time.Second), Key: "population", Before: plain(i), After: plain(i + 1)}
		if i%4 == 0 {
			e = Entry{When: e.When, Key: "besoins", Row: &row, Before: encode(Row{"besoin": fmt.Sprint("Besoin ", i)}, nil), After: encode(Row{"besoin": fmt.Sprint("Besoin ", i+1)}, nil)}
		}
		p.journal = append(p.journal, e)
	}
	data := p.JSON()
	if !indented {
		return data
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkOpenLongHistory reads 100 000 changes: 0.3 s is what a leader may wait.
// The file as this version writes it holds ten thousand of them.
func BenchmarkOpenLongHistory(b *testing.B) {
	bounded, err := Read(catalog(b), longHistory(b, 100_000, true))
	if err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"former": longHistory(b, 100_000, true), "lines": longHistory(b, 100_000, false), "bounded": bounded.JSON(),
	} {
		b.Run(fmt.Sprintf("%s/%dk", name, len(data)/1000), func(b *testing.B) {
			for b.Loop() {
				if _, err := Read(catalog(b), data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
