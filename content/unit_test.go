package content

import "testing"

// A number says what it counts, unless it is a year: « 70 » alone is no answer.
func TestNumbersSayWhatTheyCount(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	of := func(f *Field, where string) {
		if f.Kind == Number && f.Counts() == "" && !f.Year() {
			t.Errorf("%s: a number without « unite »", where)
		}
		if f.Kind == Amount && f.Counts() != "€" {
			t.Errorf("%s: an amount in %q", where, f.Counts())
		}
	}
	seen := 0
	for _, s := range c.Stages {
		for _, section := range s.Sections {
			for _, q := range append(section.Questions, section.Elsewhere...) {
				of(&q.Field, q.ID.Name)
				for _, column := range append(q.Columns, q.Past...) {
					of(&column.Field, q.ID.Name+"."+column.ID.Name)
				}
				seen++
			}
		}
	}
	if seen < 150 {
		t.Errorf("%d questions seen", seen)
	}
}
