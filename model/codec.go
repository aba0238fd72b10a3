package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

// errForm is returned for a JSON value that is not an answer of that kind.
var errForm = errors.New("not an answer of this kind")

// decodeRow reads one line of a table. A cell that is not of its column's kind
// stays as it was read: it is shown as it is, and written back.
func decodeRow(columns []*content.Column, raw json.RawMessage) (Row, error) {
	var cells map[string]json.RawMessage
	if err := json.Unmarshal(raw, &cells); err != nil || cells == nil {
		return nil, errForm
	}
	row := make(Row, len(cells))
	for id, cell := range cells {
		row[id] = cell
		if id == lineID {
			var given string
			if json.Unmarshal(cell, &given) == nil && given != "" {
				row[id] = given
			}
			continue
		}
		for _, c := range columns {
			if c.ID.Name != id || isNull(cell) { // an empty cell is no answer, not 0 nor « non »
				continue
			}
			if v, err := decode(&c.Field, nil, cell); err == nil {
				row[id] = v
			}
		}
	}
	return row, nil
}

// Past is what a line holds in a column that its table has no more: nil for nothing,
// what the file holds when it is not of the column's kind.
func (r Row) Past(c *content.Column) Value {
	raw, isRaw := r[c.ID.Name].(json.RawMessage)
	if !isRaw || isNull(raw) {
		return nil
	}
	if v, err := decode(&c.Field, nil, raw); err == nil {
		return v
	}
	return raw
}

// encode writes an answer as JSON; nil is null. Cells of a row come in the
// order of the columns, unknown ones after, by name.
func encode(v Value, columns []*content.Column) json.RawMessage {
	var b bytes.Buffer
	appendValue(&b, v, columns, "")
	return b.Bytes()
}

// appendValue writes a value; in lines where margin is not empty, each after it.
// The whole project is written at each save: it is written once, in its form.
func appendValue(b *bytes.Buffer, v Value, columns []*content.Column, margin string) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case json.RawMessage:
		if margin == "" || json.Indent(b, v, margin[1:], indent) != nil {
			b.Write(v)
		}
	case string:
		appendText(b, v)
	case money.Amount:
		b.Write(v.JSON())
	case dates.Day:
		b.WriteString(`"` + v.ISO() + `"`)
	case dates.Clock:
		b.WriteString(`"` + v.ISO() + `"`)
	case []string:
		appendList(b, len(v), margin, func(i int, _ string) { appendText(b, v[i]) })
	case []Row:
		appendList(b, len(v), margin, func(i int, margin string) { appendRow(b, v[i], columns, margin) })
	case Row:
		appendRow(b, v, columns, margin)
	default:
		b.Write(plain(v))
	}
}

const indent = "  "

func appendList(b *bytes.Buffer, n int, margin string, item func(i int, margin string)) {
	b.WriteByte('[')
	inner := ""
	if margin != "" {
		inner = margin + indent
	}
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(inner)
		item(i, inner)
	}
	if n > 0 {
		b.WriteString(margin)
	}
	b.WriteByte(']')
}

// appendText writes a text between quotes; most need nothing else.
func appendText(b *bytes.Buffer, s string) {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			continue // the usual, in no time
		}
		if strings.ContainsFunc(s[i:], escaped) {
			b.Write(plain(s))
			return
		}
		break
	}
	b.WriteByte('"')
	b.WriteString(s)
	b.WriteByte('"')
}

func escaped(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

func appendRow(b *bytes.Buffer, row Row, columns []*content.Column, margin string) {
	ids := make([]string, 0, len(row))
	if _, has := row[lineID]; has {
		ids = append(ids, lineID)
	}
	for _, c := range columns {
		if _, has := row[c.ID.Name]; has {
			ids = append(ids, c.ID.Name)
		}
	}
	if known := len(ids); known < len(row) {
		for id := range row {
			if !slices.Contains(ids[:known], id) {
				ids = append(ids, id)
			}
		}
		sort.Strings(ids[known:])
	}
	inner, colon := "", ":"
	if margin != "" {
		inner, colon = margin+indent, ": "
	}
	b.WriteByte('{')
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(inner)
		appendText(b, id)
		b.WriteString(colon)
		appendValue(b, row[id], nil, inner)
	}
	if len(ids) > 0 {
		b.WriteString(margin)
	}
	b.WriteByte('}')
}

// plain writes a text, number or list of texts, with « & < > » as they are: the
// file is for reading.
func plain(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return []byte("null") // texts and numbers always encode
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
