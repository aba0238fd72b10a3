package content

import "reflect"

// Ceilings are the yearly ceilings of the social security, above which no
// professional may be paid by the community in a calendar year, and what goes
// with them. Amounts are whole euros.
type Ceilings struct {
	Sources      []ID       `yaml:"sources"`
	Rule         string     `yaml:"regle"`
	Custom       string     `yaml:"usage"` // the hourly rate heard in the field: shown, never applied
	CustomSource []ID       `yaml:"usage_sources"`
	Years        []*Ceiling `yaml:"plafonds"`
}

// Ceiling is that of one year.
type Ceiling struct {
	Year    int   `yaml:"annee"`
	Amount  int64 `yaml:"montant"`
	Sources []ID  `yaml:"sources"`
}

// Of is the ceiling of a year; nil where none is known.
func (c *Ceilings) Of(year int) *Ceiling {
	for _, y := range c.Years {
		if y.Year == year {
			return y
		}
	}
	return nil
}

// Last is the last known ceiling before a year: the mark while that of the year is not
// known. It is nil where none is.
func (c *Ceilings) Last(year int) (last *Ceiling) {
	for _, y := range c.Years {
		if y.Year < year {
			last = y
		}
	}
	return last
}

const ceilingsFile = "plafonds.yaml"

// Ceilings are read the first time they are asked for, and proved right by the
// tests.
func (c *Catalog) Ceilings() *Ceilings {
	c.paying.Do(func() {
		c.ceilings = &Ceilings{}
		decode(c.files, ceilingsFile, c.ceilings)
		c.speak(c.ceilings)
	})
	return c.ceilings
}

// ceilings checks them: years that follow each other, amounts, sources.
func (k *checker) ceilings() {
	c := &Ceilings{}
	k.faults = append(k.faults, decode(k.c.files, ceilingsFile, c)...)
	k.filled(ceilingsFile, 1, ceilingsFile, "regle", c.Rule, "usage", c.Custom)
	k.cite(ceilingsFile, 1, ceilingsFile, c.Sources, true)
	k.cite(ceilingsFile, 1, "l’usage", c.CustomSource, true)
	for i, y := range c.Years {
		if i > 0 && y.Year != c.Years[i-1].Year+1 {
			k.report(ceilingsFile, 0, "l’année %d ne suit pas %d", y.Year, c.Years[i-1].Year)
		}
		if y.Amount <= 0 {
			k.report(ceilingsFile, 0, "le plafond de %d n’a pas de montant", y.Year)
		}
		k.cite(ceilingsFile, 0, "un plafond", y.Sources, true)
	}
	k.wordsIn(ceilingsFile, 1, reflect.ValueOf(c))
}
