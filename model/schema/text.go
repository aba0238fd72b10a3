package schema

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"cpts/content/french"
)

// object and list are JSON values that keep the order they are given in.
type (
	object []member
	member struct {
		key   string
		value any
	}
	list []any
)

// width is up to where a value stands on one line, in characters.
const width = 110

// text writes a value, on one line when it fits after so much indentation.
func text(v any, indent string) string {
	var parts []string
	var open, shut string
	deeper := indent + "  "
	switch v := v.(type) {
	case object:
		open, shut = "{", "}"
		for _, m := range v {
			if said, is := m.value.(string); is && (m.key == "title" || m.key == "description") {
				m.value = french.Typography(said)
			}
			parts = append(parts, scalar(m.key)+": "+text(m.value, deeper))
		}
	case list:
		open, shut = "[", "]"
		for _, item := range v {
			parts = append(parts, text(item, deeper))
		}
	default:
		return scalar(v)
	}
	line := open + strings.Join(parts, ", ") + shut
	if len(indent)+utf8.RuneCountInString(line) <= width && !strings.Contains(line, "\n") {
		return line
	}
	return open + "\n" + deeper + strings.Join(parts, ",\n"+deeper) + "\n" + indent + shut
}

// scalar writes a text, a number or a truth, with « & < > » as they are.
func scalar(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("schema: " + err.Error()) // texts, numbers and truths always encode
	}
	return strings.TrimSuffix(b.String(), "\n")
}
