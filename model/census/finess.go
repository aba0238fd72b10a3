package census

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/communes"
)

// sites lists the establishments of an area, as FINESS+ tells them: one object, that
// holds for each legal entity the list of its establishments. It is read as it
// streams, an establishment at a time.
type sites struct {
	Census
	area *Area
	what *content.Directory
}

// site is what is read of an establishment.
type site struct {
	About struct {
		Number word `json:"numFinessEge"`
		Short  word `json:"nomEgeCourt"`
		Long   word `json:"nomEgeLong"`
		Closed word `json:"dateFermeture"`
	} `json:"informationsGeneralesEGE"`
	State    word `json:"etatObjet"`
	Category word `json:"categorieentiteGeographiqueExercice"`
	Address  []struct {
		Use     word `json:"usageAdresse"`
		Commune word `json:"cogCommune"`
	} `json:"adresse"`
}

// Words of FINESS+.
const (
	siteList = "ege" // the key of a list of establishments
	active   = "A"
	ownPlace = "03" // the address where an establishment is, among those it is written to
)

// word is a text, a number, or an object that has it as its code: the file is not the
// same everywhere.
type word string

func (w *word) UnmarshalJSON(data []byte) error {
	var text string
	var number json.Number
	var object map[string]json.RawMessage
	switch {
	case json.Unmarshal(data, &text) == nil:
		*w = word(strings.TrimSpace(text))
	case json.Unmarshal(data, &number) == nil:
		*w = word(number)
	case json.Unmarshal(data, &object) == nil && object["code"] != nil:
		return w.UnmarshalJSON(object["code"])
	}
	return nil
}

func (f *sites) read(ctx context.Context, r io.Reader) error {
	lists := 0
	d := json.NewDecoder(r)
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && lists == 0:
			return notSites()
		case errors.Is(err, io.EOF):
			f.sort()
			return nil
		case err != nil:
			return unlike(err, lists)
		case token != siteList:
			continue
		}
		opening, err := d.Token()
		if err != nil {
			return unlike(err, lists)
		}
		if opening != json.Delim('[') {
			continue
		}
		lists++
		for d.More() {
			var s site
			if err := d.Decode(&s); err != nil {
				return unlike(err, lists)
			}
			f.take(s)
		}
	}
}

// unlike is why a text cannot be read further: it stops short, or never was one of
// FINESS+.
func unlike(err error, lists int) error {
	var syntax *json.SyntaxError
	var form *json.UnmarshalTypeError
	if lists == 0 && (errors.As(err, &syntax) || errors.As(err, &form)) {
		return notSites()
	}
	if errors.As(err, &syntax) || errors.As(err, &form) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func notSites() error {
	return refuse("Ce fichier n’est pas celui des établissements. Téléchargez le fichier FINESS+ des structures, au format JSON, et donnez-le tel quel.")
}

// take keeps an establishment that is at work in the area.
func (f *sites) take(s site) {
	f.Lines++
	if s.State != active || s.About.Closed != "" {
		return
	}
	at := slices.IndexFunc(f.what.Sites, func(e *content.Establishment) bool { return slices.Contains(e.Categories, string(s.Category)) })
	if at < 0 {
		return
	}
	for _, a := range s.Address {
		p, here := f.area.codes[string(a.Commune)]
		if !here || a.Use != ownPlace && len(s.Address) > 1 {
			continue
		}
		name := cmp.Or(string(s.About.Long), string(s.About.Short))
		if name != "" {
			f.Sites = append(f.Sites, Site{f.what.Sites[at], string(s.About.Number), name, communes.Read().Name(p)})
		}
		return
	}
}

func (f *sites) sort() {
	slices.SortStableFunc(f.Sites, func(a, b Site) int {
		return cmp.Or(slices.Index(f.what.Sites, a.Kind)-slices.Index(f.what.Sites, b.Kind), strings.Compare(a.Name, b.Name), strings.Compare(a.Number, b.Number))
	})
}
