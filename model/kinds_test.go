package model

import (
	"encoding/json"
	"reflect"
	"testing"

	"cpts/content"
)

// Each kind that the content may declare is one the program knows all about: it is
// parsed, read, shown, typed again and described, and what is written of it is
// read back.
func TestEveryKindIsKnown(t *testing.T) {
	option := []*content.Option{{ID: content.ID{Name: "un"}, Label: "Le premier"}, {ID: content.ID{Name: "deux"}, Label: "Le second"}}
	samples := map[content.Kind]string{
		content.Text: `"Ambrezat"`, content.LongText: `"un\ndeux"`, content.List: `["a","b"]`, content.Number: `27143`, content.Amount: `52300.5`,
		content.Date: `"2026-11-23"`, content.Hour: `"20:30"`, content.Choice: `"un"`, content.Choices: `["un","deux"]`, content.YesNo: `true`, content.Rows: `[{"a":"x"}]`,
	}
	for _, kind := range content.Kinds() {
		k, known := kinds[kind]
		if !known || k.parse == nil || k.read == nil || k.show == nil || k.typed == nil || k.expect == nil {
			t.Errorf("%s: something of it is missing", kind)
			continue
		}
		f, columns := &content.Field{Kind: kind, Options: option}, []*content.Column{{Field: content.Field{ID: content.ID{Name: "a"}, Kind: content.Text}}}
		v, err := decode(f, columns, json.RawMessage(samples[kind]))
		if err != nil {
			t.Errorf("%s: %s is not read: %v", kind, samples[kind], err)
			continue
		}
		if back, err := decode(f, columns, encode(v, columns)); err != nil || !reflect.DeepEqual(back, v) {
			t.Errorf("%s: written and read back, %v became %v (%v)", kind, v, back, err)
		}
		if Display(f, v) == "" || Expected(f) == "" {
			t.Errorf("%s: shown %q, expected %q", kind, Display(f, v), Expected(f))
		}
		if again, err := Parse(f, Typed(f, v)); kind != content.Rows && (err != nil || !reflect.DeepEqual(again, v)) {
			t.Errorf("%s: typed again as %q, %v became %v (%v)", kind, Typed(f, v), v, again, err)
		}
		if raw := json.RawMessage(`{"ni":"l'un"}`); Display(f, raw) != "" || Typed(f, raw) != "" {
			t.Errorf("%s: what is not of it is shown", kind)
		}
	}
	if len(kinds) != len(content.Kinds()) {
		t.Errorf("%d kinds known, %d in the content", len(kinds), len(content.Kinds()))
	}
}
