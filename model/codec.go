package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"sort"

	"cpts/content"
	"cpts/model/dates"
	"cpts/model/money"
)

// errForm is returned for a JSON value that is not an answer of that kind.
var errForm = errors.New("not an answer of this kind")

// decode reads a JSON value as an answer to f; columns are those of a table.
func decode(f *content.Field, columns []*content.Column, raw json.RawMessage) (Value, error) {
	switch f.Kind {
	case content.Text, content.LongText, content.Choice:
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, errForm
		}
		if f.Kind == content.Choice && f.Option(s) == nil {
			return nil, errForm
		}
		return s, nil
	case content.List, content.Choices:
		var given []*string
		if err := json.Unmarshal(raw, &given); err != nil || given == nil {
			return nil, errForm
		}
		list := make([]string, len(given))
		for i, s := range given {
			if s == nil {
				return nil, errForm
			}
			list[i] = *s
		}
		if f.Kind == content.Choices && slices.ContainsFunc(list, func(id string) bool { return f.Option(id) == nil }) {
			return nil, errForm
		}
		return list, nil
	case content.Number:
		var n float64
		if err := json.Unmarshal(raw, &n); err != nil || n != math.Trunc(n) || math.Abs(n) > 1e15 || !within(f, int64(n)) {
			return nil, errForm
		}
		return int64(n), nil
	case content.Amount:
		a, err := money.FromJSON(string(raw))
		if err != nil {
			return nil, errForm
		}
		return a, nil
	case content.Date:
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, errForm
		}
		d, err := dates.ParseISO(s)
		if err != nil {
			return nil, errForm
		}
		return d, nil
	case content.YesNo:
		var b bool
		if err := json.Unmarshal(raw, &b); err != nil {
			return nil, errForm
		}
		return b, nil
	case content.Rows:
		var list []json.RawMessage
		if err := json.Unmarshal(raw, &list); err != nil || list == nil {
			return nil, errForm
		}
		rows := make([]Row, len(list))
		for i, item := range list {
			row, err := decodeRow(columns, item)
			if err != nil {
				return nil, err
			}
			rows[i] = row
		}
		return rows, nil
	}
	return nil, errForm
}

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

// encode writes an answer as JSON; nil is null. Cells of a row come in the
// order of the columns, unknown ones after, by name.
func encode(v Value, columns []*content.Column) json.RawMessage {
	var b bytes.Buffer
	appendValue(&b, v, columns)
	return b.Bytes()
}

func appendValue(b *bytes.Buffer, v Value, columns []*content.Column) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case json.RawMessage:
		b.Write(v)
	case money.Amount:
		b.Write(v.JSON())
	case dates.Day:
		b.WriteString(`"` + v.ISO() + `"`)
	case []Row:
		b.WriteByte('[')
		for i, row := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			appendRow(b, row, columns)
		}
		b.WriteByte(']')
	case Row:
		appendRow(b, v, columns)
	default:
		b.Write(plain(v))
	}
}

func appendRow(b *bytes.Buffer, row Row, columns []*content.Column) {
	ids := make([]string, 0, len(row))
	if _, has := row[lineID]; has {
		ids = append(ids, lineID)
	}
	for _, c := range columns {
		if _, has := row[c.ID.Name]; has {
			ids = append(ids, c.ID.Name)
		}
	}
	known := len(ids)
	for id := range row {
		if !slices.Contains(ids[:known], id) {
			ids = append(ids, id)
		}
	}
	sort.Strings(ids[known:])
	b.WriteByte('{')
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(plain(id))
		b.WriteByte(':')
		appendValue(b, row[id], nil)
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
