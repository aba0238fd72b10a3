package main

import (
	"cmp"
	"maps"
	"slices"
)

// formerName is a name that a commune, or what has become a part of it, once had,
// and the code it had it under.
type formerName struct{ code, name string }

// event is one state of a commune between two changes, in historique-communes.json.
type event struct {
	ID     string `json:"id"`
	Code   string `json:"code"`
	Name   string `json:"nom"`
	Type   string `json:"type"`
	Until  string `json:"dateFin"`
	Next   string `json:"successeur"`
	Within string `json:"pole"` // of a part: the commune it was a part of
}

const wholeCommune = "COM"

// former are the names since 1943, by today's commune. The history stops in 2020:
// what has changed since is known by the codes that today's communes took over.
func former(now, then archive) map[string][]formerName {
	var communes []commune
	var events []event
	now.read("communes.json", &communes)
	then.read("historique-communes.json", &events)
	f := finder{successor: map[string]string{}, current: map[string]string{}, events: map[string]event{}}
	for _, c := range communes {
		if c.Type == isCommune {
			f.current[c.Code] = c.Name
			for _, old := range c.Formers {
				f.successor[old] = c.Code
			}
		}
	}
	for _, e := range events {
		f.events[e.ID] = e
	}
	found := map[string]map[formerName]bool{}
	add := func(code, name string, today []string) {
		for _, t := range today {
			if f.current[code] == name && t == code {
				continue
			}
			if found[t] == nil {
				found[t] = map[formerName]bool{}
			}
			found[t][formerName{code, name}] = true
		}
	}
	for _, e := range events {
		today := f.byCode(e.Code)
		if today == nil {
			today = f.follow(e, 0)
		}
		add(e.Code, e.Name, today)
	}
	for _, c := range communes {
		if c.Seat != "" {
			add(c.Code, c.Name, f.byCode(c.Seat))
		}
	}
	out := map[string][]formerName{}
	for code, names := range found {
		out[code] = slices.SortedFunc(maps.Keys(names), func(a, b formerName) int {
			return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.name, b.name))
		})
	}
	return out
}

type finder struct {
	current   map[string]string // names of today's communes, by code
	successor map[string]string // by former code
	events    map[string]event
}

// byCode are today's communes that have a code, or took it over.
func (f finder) byCode(code string) []string {
	if _, still := f.current[code]; still {
		return []string{code}
	}
	if s, known := f.successor[code]; known {
		return []string{s}
	}
	return nil
}

// follow goes from one state to the next, to today's communes: several where a
// commune was shared out.
func (f finder) follow(e event, deep int) []string {
	const longest = 30 // changes of one commune
	if e.ID == "" || deep > longest {
		return nil
	}
	if e.Until == "" && e.Type == wholeCommune {
		return f.byCode(e.Code)
	}
	var today []string
	if e.Type != wholeCommune {
		today = f.follow(f.events[e.Within], deep+1)
	}
	today = append(today, f.follow(f.events[e.Next], deep+1)...)
	slices.Sort(today)
	return slices.Compact(today)
}
