package verify

import (
	"reflect"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	got := placesIn([]byte("{\n \"a\": 1,\n\"b\": {\"c\": [\n1,\n  {\"d\":\n\"x\\ny\"}]},\n \"a\": {\"a\": 2}}"))
	want := map[string]int{"a": 7, "b": 3, "b/c": 3, "b/c/0": 4, "b/c/1": 5, "b/c/1/d": 5, "a/a": 7}
	if !reflect.DeepEqual(got.line, want) {
		t.Errorf("lines %v, want %v", got.line, want)
	}
	if twice := []place{{"a", 7}}; !reflect.DeepEqual(got.twice, twice) {
		t.Errorf("twice %v, want %v", got.twice, twice)
	}
}

// Whatever it is given, reading ends: a file cut anywhere, or folded very deep.
func TestPlacesEnd(t *testing.T) {
	const whole = `{"a": [1, {"b": "c"}, null, true], "d": {"e": {}}}`
	for i := range whole {
		placesIn([]byte(whole[:i]))
		placesIn([]byte(whole[:i] + "}" + whole[i:]))
		placesIn([]byte(whole[:i] + "\x00" + whole[i:]))
	}
	deep := strings.Repeat(`[`, 9000) + strings.Repeat(`]`, 9000)
	if got := placesIn([]byte(deep)); len(got.line) != deepest {
		t.Errorf("%d places noted in a deep text, want %d", len(got.line), deepest)
	}
}
