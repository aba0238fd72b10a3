package territory

import (
	"slices"
	"strings"
	"sync"

	"cpts/content/communes"
	"cpts/content/french"
)

// groupWords are what the name of a group begins with, as it is typed.
var groupWords = map[string]bool{
	"cc": true, "ca": true, "cu": true, "ept": true, "epci": true, "agglo": true, "agglomeration": true, "communaute": true,
	"metropole": true, "interco": true, "intercommunalite": true,
}

func isGroupWord(word string) bool { return groupWords[word] }

// fillers stand in the names of groups and tell nothing.
var fillers = map[string]bool{"de": true, "du": true, "des": true, "d": true, "communes": true, "agglomeration": true, "urbaine": true, "la": true, "le": true, "les": true, "l": true}

// kindsTyped are the kinds that a word at the beginning names.
var kindsTyped = map[string]string{"cc": "CC", "ca": "CA", "agglo": "CA", "agglomeration": "CA", "cu": "CU", "ept": "EPT", "metropole": "METRO"}

// telling are the words of the name of a group that tell it from others.
func telling(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return fillers[w] || groupWords[w] })
}

// searchGroups are the groups whose name has words that begin so: those of the kind
// that the first one says, and whose name begins so, first.
func searchGroups(t *communes.Table, words []string, most int) []Found {
	asked := telling(words)
	if len(asked) == 0 {
		return nil
	}
	var ranks [4][]Found
	for i, name := range groupNames() {
		if !inAnyOrder(name, asked) {
			continue
		}
		rank := 0
		if kind := kindsTyped[words[0]]; kind != "" && kind != t.Groups[i].Kind {
			rank += 2
		}
		if !strings.HasPrefix(strings.Join(telling(strings.Fields(name)), " "), strings.Join(asked, " ")) {
			rank++
		}
		ranks[rank] = append(ranks[rank], Found{communes.None, i})
	}
	out := slices.Concat(ranks[:]...)
	return out[:min(most, len(out))]
}

// groupNames are the names of the groups, folded.
var groupNames = sync.OnceValue(func() (out []string) {
	for _, g := range communes.Read().Groups {
		out = append(out, strings.Join(Words(g.Name), " "))
	}
	return out
})

// kinds are what the groups are called, where their name does not say it.
var kinds = map[string]string{
	"CC": "la communauté de communes", "CA": "la communauté d’agglomération", "CU": "la communauté urbaine",
	"EPT": "l’établissement public territorial",
}

// ShortName is the name of a group where there is little room: « la CC du
// Clermontais ».
func ShortName(g communes.Group) string {
	switch kind := kinds[g.Kind]; {
	case strings.HasPrefix(g.Name, g.Kind+" "):
		return "la " + french.Typography(g.Name)
	case g.Kind == "EPT":
		return "l’EPT " + french.Typography(g.Name)
	case kind != "":
		return "la " + g.Kind + " " + french.Typography(g.Name)
	}
	return GroupName(g)
}

// GroupName is the name of a group in a sentence: « la communauté de communes du
// Clermontais », « Toulouse Métropole ».
func GroupName(g communes.Group) string {
	kind, short, name := kinds[g.Kind], g.Kind+" ", g.Name
	switch {
	case strings.HasPrefix(name, "Métropole "), strings.HasPrefix(name, "Communauté "):
		name = "la " + name
	case kind == "" && !strings.Contains(communes.Fold(name), "metropole"):
		name = "la métropole " + name
	case kind != "":
		name = kind + " " + strings.TrimPrefix(name, short)
	}
	return french.Typography(name)
}
