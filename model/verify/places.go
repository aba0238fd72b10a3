package verify

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// places is where the parts of a JSON text stand, by path (reponses/equipe/0/nom),
// and the keys that an object holds twice: a reader keeps the last.
type places struct {
	line  map[string]int
	twice []place
}

type place struct {
	name string
	line int
}

// deepest is how far down places are noted: to the cells of a table.
const deepest = 4

// placesIn reads a JSON text; of one that is not, what comes before the fault.
func placesIn(data []byte) places {
	s := &scan{data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1}
	s.found.line = map[string]int{}
	s.value("", 0)
	return s.found
}

type scan struct {
	data   []byte
	dec    *json.Decoder
	offset int64 // up to where lines were counted
	line   int
	found  places
	failed bool // nothing more can be read
}

// next is the next token, and the line it ends on. No token holds a line break.
func (s *scan) next() (json.Token, int) {
	token, err := s.dec.Token()
	if err != nil {
		s.failed = true
		return nil, s.line
	}
	end := s.dec.InputOffset()
	s.line += bytes.Count(s.data[s.offset:end], []byte("\n"))
	s.offset = end
	return token, s.line
}

func (s *scan) note(path string, depth, line int) {
	if depth <= deepest {
		s.found.line[path] = line
	}
}

// value reads one value, and gives the line it begins on.
func (s *scan) value(path string, depth int) int {
	token, line := s.next()
	below := func(step string) string {
		if path == "" || depth >= deepest {
			return step
		}
		return path + "/" + step
	}
	switch token {
	case json.Delim('{'):
		seen := map[string]bool{}
		for !s.failed && s.dec.More() {
			token, line := s.next()
			key, is := token.(string)
			if !is {
				return line
			}
			if seen[key] && depth < deepest {
				s.found.twice = append(s.found.twice, place{key, line})
			}
			seen[key] = true
			s.note(below(key), depth+1, line)
			s.value(below(key), depth+1)
		}
		s.next()
	case json.Delim('['):
		for i := 0; !s.failed && s.dec.More(); i++ {
			step := below(strconv.Itoa(i))
			s.note(step, depth+1, s.value(step, depth+1))
		}
		s.next()
	}
	return line
}
