package content

import (
	"cmp"
	"reflect"
	"strings"
)

// everyFund is how the content names the local fund of the health insurance, wherever
// the reader is: « la CPAM », « votre CPAM ». What stands in its place, the department
// says; it is feminine too, and begins with a consonant.
const everyFund = "CPAM"

// FundOf is the name of the local fund of a department: « CGSS » in Guadeloupe.
func (c *Catalog) FundOf(department string) string {
	if o := find(c.lists[departmentsList], department, func(o *Option) ID { return o.ID }); o != nil && o.Fund != "" {
		return o.Fund
	}
	return everyFund
}

// SpeaksFrom tells whether sentences name the fund of a department.
func (c *Catalog) SpeaksFrom(department string) bool {
	return c.FundOf(department) == cmp.Or(c.fund, everyFund)
}

// SpeakFrom makes every sentence name the fund of a department. Where that changes
// something, it writes in the content itself: nothing else may be reading it.
func (c *Catalog) SpeakFrom(department string) {
	if c.SpeaksFrom(department) {
		return
	}
	fund := c.FundOf(department)
	if c.fund == "" { // the first time: what is read later is spoken of when it is read
		c.fund = fund
		for _, part := range []any{c.Stages, c.Scales, c.Delays, c.Durations, c.lists, c.past, c.phrases,
			c.known, c.ceilings, c.governance.all, c.healthProject.all, c.documents.all} {
			c.speak(part)
		}
		for _, s := range c.Scales {
			c.speak(s.AsPrinted())
		}
		c.regions.Range(func(_, r any) bool { c.speak(r); return true })
		return
	}
	c.fund = fund
	for _, s := range c.naming {
		s.set(strings.ReplaceAll(s.was, everyFund, fund))
	}
}

// naming is a sentence that names the fund, as it is written, and how to change it.
type naming struct {
	was string
	set func(string)
}

// speak makes a part of the content that has just been read name the fund.
func (c *Catalog) speak(part any) {
	if c.fund != "" {
		c.speakIn(reflect.ValueOf(part))
	}
}

func (c *Catalog) speakIn(v reflect.Value) {
	name := func(was string, set func(string)) {
		if strings.Contains(was, everyFund) {
			c.naming = append(c.naming, naming{was, set})
			set(strings.ReplaceAll(was, everyFund, c.fund))
		}
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if t, is := v.Interface().(*Term); is && c.isFund(t.ID.Name) {
			return // what each is, is the same for everybody
		}
		if !v.IsNil() {
			c.speakIn(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.speakIn(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if held := v.MapIndex(key); held.Kind() == reflect.String {
				name(held.String(), func(s string) { v.SetMapIndex(key, reflect.ValueOf(s)) })
			} else {
				c.speakIn(held)
			}
		}
	case reflect.Struct:
		if v.Type() == idType {
			return
		}
		for i := range v.NumField() {
			if isRead(v.Type().Field(i)) {
				c.speakIn(v.Field(i))
			}
		}
	case reflect.String:
		if v.CanSet() && v.Type().PkgPath() == "" {
			name(v.String(), v.SetString)
		}
	}
}

// isFund tells a word that is the name of a fund.
func (c *Catalog) isFund(word string) bool {
	if word == everyFund {
		return true
	}
	for _, o := range c.lists[departmentsList] {
		if o.Fund == word {
			return true
		}
	}
	return false
}
