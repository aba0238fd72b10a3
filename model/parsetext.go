package model

import (
	"encoding/json"
	"strings"

	"cpts/content"
	"cpts/content/french"
)

// ParseText reads an answer given whole as a text, tables included: those, and
// lists if one wants, are written in JSON as in the project file. A cell that is
// not of its column's kind, or a column that does not exist, is refused with a
// *Refusal.
func ParseText(q *content.Question, text string) (Value, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return nil, nil
	case q.Kind == content.Rows:
		return parseRows(q, text)
	case (q.Kind == content.List || q.Kind == content.Choices) && strings.HasPrefix(text, "["):
		v, err := decode(&q.Field, nil, json.RawMessage(text))
		if err != nil {
			return nil, refuse(`Écrivez cette liste ["…", "…"], ou séparez ses éléments par des points-virgules.`)
		}
		if list := v.([]string); q.Kind == content.List {
			return tidyList(list)
		}
		return v, nil
	}
	return Parse(&q.Field, text)
}

// tidyList keeps the texts of a list as they were given, tidied and not too long.
func tidyList(list []string) (Value, error) {
	for i, text := range list {
		list[i] = french.Line(text)
	}
	return collect(list)
}

func parseRows(q *content.Question, text string) (Value, error) {
	var lines []map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &lines); err != nil {
		return nil, refuse("Ce tableau s’écrit en JSON, par exemple [{\"%s\": \"…\"}].", q.Columns[0].ID)
	}
	rows := []Row{}
	for i, line := range lines {
		for id := range line {
			if q.Column(id) == nil && id != lineID {
				return nil, refuse("Ligne %d : la colonne « %s » n’existe pas. Colonnes : %s.", i+1, id, columnIDs(q))
			}
		}
		row := Row{}
		if id := oneText(line[lineID]); id != "" {
			row[lineID] = id
		}
		for _, c := range q.Columns {
			v, err := parseCell(c, line[c.ID.Name])
			if err != nil {
				return nil, refuse("Ligne %d, « %s » : %s", i+1, c.ID, err)
			}
			if v == nil && c.Required {
				return nil, refuse("Ligne %d : « %s » manque.", i+1, c.ID)
			}
			if v != nil {
				row[c.ID.Name] = v
			}
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return rows, nil
}

// parseCell reads a cell as the file holds it, or as it would be typed.
func parseCell(c *content.Column, raw json.RawMessage) (Value, error) {
	if isNull(raw) {
		return nil, nil
	}
	if v, err := decode(&c.Field, nil, raw); err == nil {
		if c.Kind == content.Text {
			return Parse(&c.Field, v.(string)) // tidied, and not too long
		}
		return v, nil
	}
	if raw[0] == '{' || raw[0] == '[' {
		return nil, refuse("Une case contient un texte, un nombre, oui ou non.")
	}
	var typed string
	if err := json.Unmarshal(raw, &typed); err != nil {
		typed = string(raw)
	}
	return Parse(&c.Field, typed)
}

func columnIDs(q *content.Question) string {
	var ids []string
	for _, c := range q.Columns {
		ids = append(ids, c.ID.Name)
	}
	return strings.Join(ids, ", ")
}

// oneText is a JSON text; "" for anything else.
func oneText(raw json.RawMessage) (text string) {
	_ = json.Unmarshal(raw, &text)
	return text
}
