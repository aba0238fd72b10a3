package contenttest

import (
	"strings"
	"testing"

	"cpts/content"
)

// The small content is right, with and without the money, but for what is fixed of the
// real one: its journey, its inventories of actions and of traps, the sources of its
// amounts in print.
func TestTheSmallContentIsSound(t *testing.T) {
	for name, c := range map[string]*content.Catalog{"small": Catalog(t), "with the money": Money(t)} {
		if len(c.Knowledge().Advice) == 0 {
			t.Errorf("%s: the advice is not read", name)
		}
		for line := range strings.Lines(c.Check().Error()) {
			fixed := strings.Contains(line, "inventaire") || strings.Contains(line, "est à la place de") || strings.Contains(line, "l’étape «\u00a0")
			if !fixed && strings.TrimSpace(line) != "" {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// Every kind of answer is in it, and what each test of them needs.
func TestEveryKindIsThere(t *testing.T) {
	c := Catalog(t)
	kinds, conditions, long := map[content.Kind]bool{}, 0, 0
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		kinds[q.Kind] = true
		for _, column := range q.Columns {
			kinds[column.Kind] = true
		}
		if q.If != nil {
			conditions++
		}
		if len(q.Options) > 8 {
			long++
		}
	}
	for _, kind := range content.Kinds() {
		if !kinds[kind] {
			t.Errorf("no question and no column of the kind %s", kind)
		}
	}
	if conditions == 0 || long == 0 || len(c.Stages) != 2 {
		t.Errorf("%d conditions, %d long lists, %d stages", conditions, long, len(c.Stages))
	}
}
