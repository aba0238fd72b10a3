package territory

import (
	"math/bits"
	"sync"

	"cpts/content/communes"
)

// slips are the places whose name is nearly a text: one letter off, two from six
// letters on, three from twelve. The text may be the beginning of the name.
func slips(t *communes.Table, typed string) (out []ranked) {
	most := 1
	switch {
	case len(typed) >= 12:
		most = 3
	case len(typed) >= 6:
		most = 2
	}
	if len(typed) > longest {
		return nil
	}
	asked, pattern := letters(typed), newPattern(typed)
	for i, has := range masks() {
		if bits.OnesCount32(asked&^has) > most {
			continue
		}
		p := communes.Place(i)
		name := t.Fold(p)
		if len(name)+most < len(typed) {
			continue
		}
		if whole, start := pattern.distance(name); whole <= most {
			out = append(out, ranked{place: p, rank: nearly + whole})
		} else if start < most { // of a beginning, one slip less
			out = append(out, ranked{place: p, rank: nearly + most + 1 + start})
		}
	}
	return out
}

const longest = 64 // letters of a text that a name may be made of, by the bits there are

// masks are the letters that each name has.
var masks = sync.OnceValue(func() []uint32 {
	t := communes.Read()
	out := make([]uint32, t.Len())
	for i := range out {
		out[i] = letters(t.Fold(communes.Place(i)))
	}
	return out
})

func letters(s string) (mask uint32) {
	for i := range len(s) {
		if c := s[i]; c >= 'a' && c <= 'z' {
			mask |= 1 << (c - 'a')
		}
	}
	return mask
}

// pattern is a text that names are compared with: where each letter stands in it.
type pattern struct {
	at   [128]uint64
	last uint64
	len  int
}

func newPattern(typed string) *pattern {
	p := &pattern{len: len(typed), last: 1 << (len(typed) - 1)}
	for i := range len(typed) {
		p.at[typed[i]&127] |= 1 << i
	}
	return p
}

// distance is how many letters to insert, take out, change or swap with their
// neighbour make the name of the text, and the beginning of it that is nearest: the
// bit vectors of Myers, with Hyyrö's swaps, a whole column at a time.
func (p *pattern) distance(name string) (whole, start int) {
	var down, same, before uint64
	up := ^uint64(0)
	whole, start = p.len, p.len
	for i := range len(name) {
		here := p.at[name[i]&127]
		swapped := (^same & here) << 1 & before
		same = (here&up + up) ^ up | here | down | swapped
		right, left := down|^(same|up), same&up
		if right&p.last != 0 {
			whole++
		}
		if left&p.last != 0 {
			whole--
		}
		right = right<<1 | 1
		up, down = left<<1|^(same|right), right&same
		before = here
		start = min(start, whole)
	}
	return whole, start
}
