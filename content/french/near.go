package french

import (
	"slices"
	"strings"
)

// Nearest are the words closest to what was typed, best first, at most so many,
// none further than so many changes of a letter. Accents, case and hyphens do not count;
// a word that continues what was typed is as near as a single slip.
func Nearest(typed string, words []string, most, distance int) []string {
	type near struct {
		word string
		far  int
	}
	typed = Key(typed)
	var found []near
	for _, word := range words {
		folded := Key(word)
		far := edits(typed, folded)
		if len(typed) > 2 && strings.HasPrefix(folded, typed) {
			far = min(far, 1)
		}
		if far <= distance {
			found = append(found, near{word, far})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.far - b.far })
	var out []string
	for _, n := range found[:min(most, len(found))] {
		out = append(out, n.word)
	}
	return out
}

// Slips is how many changes of a letter still look like a slip in a word.
func Slips(word string) int { return max(1, (len(word)+1)/3) }

// edits counts the letters to insert, take out, change or swap with their
// neighbour to go from a to b.
func edits(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			change := 1
			if s[i] == t[j] {
				change = 0
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, last[j]+change)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
