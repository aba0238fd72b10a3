package main

import (
	"testing"

	"cpts/model"
)

// Whatever room of the program names a question, a column, an option, an action, a
// delay or a stage, the content has it, and of the type that the room reads. Every
// room is linked here.
func TestNamesAreThoseOfTheContent(t *testing.T) {
	for _, why := range model.Broken(catalog(t)) {
		t.Error(why)
	}
}

// Every amount that is asked for is used by some rule: it is not only kept.
func TestAmountsHaveAReader(t *testing.T) {
	if unheard := model.Unheard(catalog(t)); len(unheard) > 0 {
		t.Errorf("asked for, and read by nothing: %q", unheard)
	}
}
