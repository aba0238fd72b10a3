package model

import (
	"bytes"
	"crypto/rand"
	"encoding/base32"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"cpts/content"
)

// lineID is the key under which the file holds the lasting id of a line of a
// table. It is given once: a line is found by it, wherever it has moved and
// whatever it has become, never by its rank. No column may bear that name.
const lineID = content.LineID

// ID is the lasting id of a line; "" for one that no table holds yet.
func (r Row) ID() string {
	id, _ := r[lineID].(string)
	return id
}

// withID is the line under an id.
func (r Row) withID(id string) Row {
	r = maps.Clone(r)
	r[lineID] = id
	return r
}

// newLineID is an id that nobody else gives: two programs may add a line at the
// same instant.
func newLineID() string { return strings.ToLower(rand.Text()[:10]) }

// newHand names a session, that of nobody else.
func newHand() string { return strings.ToLower(rand.Text()[:6]) }

// identify gives an id to the lines that have none, or that of a line above. It
// follows from what they hold: two programs that read an old file agree on it.
func identify(rows []Row, columns []*content.Column) {
	taken := make(map[string]bool, len(rows))
	for i, row := range rows {
		id := row.ID()
		for n := 0; id == "" || taken[id]; n++ {
			id = idFrom(row, columns, n)
		}
		taken[id] = true
		if id != row.ID() {
			rows[i] = row.withID(id)
		}
	}
}

func idFrom(row Row, columns []*content.Column, rank int) string {
	h := fnv.New64a()
	h.Write(words(row, columns))
	h.Write([]byte{byte(rank), byte(rank >> 8), byte(rank >> 16)})
	return "l" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)))[:9]
}

// words is what a line holds, its id apart, to tell whether two say the same.
func words(row Row, columns []*content.Column) []byte {
	if _, has := row[lineID]; has {
		row = maps.Clone(row)
		delete(row, lineID)
	}
	return encode(row, columns)
}

func sameWords(a, b Row, columns []*content.Column) bool {
	return bytes.Equal(words(a, columns), words(b, columns))
}

// adopt gives the lines of a table that replaces another the ids of the lines
// that say the same there: a table given whole is the same lines, but for those
// that changed.
func adopt(rows, old []Row, columns []*content.Column) {
	free := map[string][]string{} // ids by words
	for _, row := range old {
		free[string(words(row, columns))] = append(free[string(words(row, columns))], row.ID())
	}
	for _, row := range rows {
		if id := row.ID(); id != "" {
			key := string(words(row, columns))
			free[key] = slices.DeleteFunc(free[key], func(other string) bool { return other == id })
		}
	}
	for i, row := range rows {
		if row.ID() != "" {
			continue
		}
		key := string(words(row, columns))
		id := newLineID()
		if ids := free[key]; len(ids) > 0 {
			id, free[key] = ids[0], ids[1:]
		}
		rows[i] = row.withID(id)
	}
}

// lineAt is where a line stands in a table: by its id; or, one that bears none,
// by what it holds, the nearest to its rank. -1 when it is not there.
func lineAt(rows []Row, line Row, rank int, columns []*content.Column) int {
	if id := line.ID(); id != "" {
		if at := slices.IndexFunc(rows, func(r Row) bool { return r.ID() == id }); at >= 0 {
			return at
		}
		return -1
	}
	best, want := -1, words(line, columns)
	for i, row := range rows {
		if (best < 0 || abs(i-rank) < abs(best-rank)) && bytes.Equal(words(row, columns), want) {
			best = i
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
