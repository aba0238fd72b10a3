// Package search finds a question, an advice, a word or an answer by what it
// says: whatever the accents and capitals, with the end of a word missing, or
// with one slip in it.
package search

import (
	"slices"
	"strings"

	"cpts/content/french"
)

// Doc is one thing that can be found. Title, and what else it is called (Also),
// weigh more than Text.
type Doc struct {
	Kind  Kind
	ID    string // of the question, action, advice, word…
	Title string
	Also  string
	Text  string
	Where string // its place, in a few words
	Row   int    // its rank in a table, from 0
}

// Index is a set of things made ready to be searched.
type Index struct {
	docs     []Doc
	synonyms map[string][][]string // by word or words, folded: what else they may be called
	words    []string              // every word met, folded, sorted
	postings [][]posting
}

// posting tells that a word stands in a document, and how much it weighs there.
type posting struct {
	doc    int32
	weight int32
}

const (
	titleWeight = 4
	ownWeight   = 3 // of what the leader wrote
	textWeight  = 1
)

// titleWeight is less for what has no title but its own text.
func (k Kind) titleWeight() int32 {
	switch k {
	case Advice:
		return textWeight
	case Answer, Note:
		return ownWeight
	}
	return titleWeight
}

// New makes things ready to be searched. Each group of synonyms is a list of
// words, or of a few words, that answer for one another.
func New(docs []Doc, groups [][]string) *Index {
	x := &Index{docs: docs, synonyms: synonymsOf(groups)}
	found := map[string][]posting{}
	for i, d := range docs {
		best := map[string]int32{}
		for _, w := range french.Words(d.Text + " " + d.Where) {
			best[w] = textWeight
		}
		for _, w := range french.Words(d.Title) {
			best[w] = d.Kind.titleWeight()
		}
		for _, w := range french.Words(d.Also) {
			best[w] = titleWeight
		}
		for w, weight := range best {
			found[w] = append(found[w], posting{int32(i), weight})
		}
	}
	x.words = make([]string, 0, len(found))
	for w := range found {
		x.words = append(x.words, w)
	}
	slices.Sort(x.words)
	x.postings = make([][]posting, len(x.words))
	for i, w := range x.words {
		x.postings[i] = found[w]
	}
	return x
}

// What a query is cut to: nobody reads results for more, and the time of a
// keystroke stays the same.
const (
	longestQuery = 120
	mostWords    = 8
)

// hit is a document found, and how well it answers.
type hit struct {
	doc   *Doc
	score int32
}

// Find gives the documents that hold every word of the query, best first, at
// most so many, from several indexes; a nil one holds nothing. A query that says
// nothing finds nothing.
func Find(query string, most int, indexes ...*Index) []Doc {
	if runes := []rune(query); len(runes) > longestQuery {
		query = string(runes[:longestQuery])
	}
	asked := french.Telling(french.Words(query))
	if len(asked) == 0 {
		return nil
	}
	asked = asked[:min(len(asked), mostWords)]
	var hits []hit
	for _, x := range indexes {
		if x != nil {
			hits = x.find(asked, hits)
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		if a.score != b.score {
			return int(b.score - a.score)
		}
		return a.doc.Kind.rank() - b.doc.Kind.rank()
	})
	out := make([]Doc, 0, min(len(hits), most))
	for _, h := range hits[:min(len(hits), most)] {
		out = append(out, *h.doc)
	}
	return out
}

// find adds the documents that hold every word asked.
func (x *Index) find(asked []string, hits []hit) []hit {
	total := x.scoreAll(asked)
	for _, other := range x.synonyms[strings.Join(asked, " ")] {
		for i, s := range x.scoreAll(other) {
			total[i] = max(total[i], s*3/4) // what was asked comes before what it may mean
		}
	}
	for i, score := range total {
		if score > 0 {
			hits = append(hits, hit{&x.docs[i], score})
		}
	}
	return hits
}

// scoreAll tells, for each document, how well it answers all the words; 0 where
// one is missing.
func (x *Index) scoreAll(asked []string) []int32 {
	total := x.scoreWord(asked[0])
	for _, word := range asked[1:] {
		score := x.scoreWord(word)
		for i := range total {
			if score[i] == 0 {
				total[i] = 0
			} else if total[i] > 0 {
				total[i] += score[i]
			}
		}
	}
	return total
}

// scoreWord tells, for each document, how well its best word, or a synonym,
// answers the one asked.
func (x *Index) scoreWord(asked string) []int32 {
	scores := x.score(asked)
	for _, other := range x.synonyms[asked] {
		if len(other) == 1 {
			for i, s := range x.score(other[0]) {
				scores[i] = max(scores[i], s*3/4)
			}
		}
	}
	return scores
}

// synonymsOf files each member of the groups with the others.
func synonymsOf(groups [][]string) map[string][][]string {
	synonyms := map[string][][]string{}
	for _, group := range groups {
		for i, member := range group {
			key := strings.Join(french.Telling(french.Words(member)), " ")
			for j, other := range group {
				if i != j {
					synonyms[key] = append(synonyms[key], french.Telling(french.Words(other)))
				}
			}
		}
	}
	return synonyms
}

// score tells, for each document, how well its best word answers the one asked. A
// short word that stands somewhere as it is asked is no slip for another.
func (x *Index) score(asked string) []int32 {
	scores := make([]int32, len(x.docs))
	runes := []rune(asked)
	least := int32(1)
	if at, _ := slices.BinarySearch(x.words, asked); len(runes) <= shortWord && at < len(x.words) && strings.HasPrefix(x.words[at], asked) {
		least = prefixed
	}
	for i, word := range x.words {
		near := likeness(asked, runes, word)
		if near < least {
			continue
		}
		for _, p := range x.postings[i] {
			scores[p.doc] = max(scores[p.doc], near*p.weight)
		}
	}
	return scores
}

const (
	prefixed  = 12 // how well the beginning of a word answers
	shortWord = 4
)

// likeness is how well a word answers the one asked: the same, its beginning, a
// part of it, the same but for one slip, or its beginning but for one slip.
func likeness(asked string, runes []rune, word string) int32 {
	switch {
	case word == asked:
		return 20
	case strings.HasPrefix(word, asked):
		return prefixed
	case len(asked) >= 4 && strings.Contains(word, asked):
		return 6
	case len(runes) < 4:
		return 0
	}
	if oneSlip(runes, word, true) {
		return 5
	}
	if oneSlip(runes, word, false) {
		return 3
	}
	return 0
}

// oneSlip tells whether two words differ by one letter added, left out, changed,
// or swapped with its neighbour. Unless whole, the second may go on.
func oneSlip(a []rune, word string, whole bool) bool {
	var buffer [64]rune
	b := buffer[:0]
	for _, r := range word {
		if len(b) == len(a)+2 || len(b) == cap(buffer) {
			break
		}
		b = append(b, r)
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	same := func(x, y []rune) bool {
		if whole {
			return slices.Equal(x, y)
		}
		return len(y) >= len(x) && slices.Equal(x, y[:len(x)])
	}
	ra, rb := a[i:], b[i:]
	switch {
	case len(ra) > 0 && same(ra[1:], rb): // a letter too many
		return true
	case len(rb) > 0 && same(ra, rb[1:]): // a letter left out
		return true
	case len(ra) > 0 && len(rb) > 0 && same(ra[1:], rb[1:]): // a letter for another
		return true
	case len(ra) > 1 && len(rb) > 1 && ra[0] == rb[1] && ra[1] == rb[0] && same(ra[2:], rb[2:]): // two swapped
		return true
	}
	return false
}
