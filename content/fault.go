package content

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"cpts/content/french"
)

// fault is something wrong in a file of the content, and the line to mend. Line
// 0 is the file as a whole.
type fault struct {
	file    string
	line    int
	what    string
	outside bool // of a file that is not of this package
	kind    faultKind
}

// faultKind tells apart the faults of the reader that one adds to, or that hide
// others.
type faultKind int

const (
	anyFault   faultKind = iota
	keyUnknown           // a key that nothing reads
	keyTwice             // a key given twice: all its group stays unread
	wrongForm            // a value of another form
)

func (f fault) Error() string {
	file := f.file
	if !f.outside {
		file = "content/" + file
	}
	if f.line > 0 {
		file += fmt.Sprintf(":%d", f.line)
	}
	// What is told may quote a file that anything wrote.
	return strings.Map(shown, file+": "+f.what)
}

var (
	errNotAWord = errors.New("un identifiant est un mot, pas une liste")
	errNotAText = errors.New("on attend ici un texte, pas une liste ni un groupe de clés")
)

// inOrder makes one error of many faults, in the order an author reads files;
// nil when there are none.
func inOrder(faults []fault) error {
	slices.SortFunc(faults, func(a, b fault) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.what, b.what))
	})
	errs := make([]error, len(faults))
	for i, f := range faults {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// yamlFaults are what the strict reader found wrong in a file.
func yamlFaults(file string, err error) []fault {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
	case errors.As(err, &one):
		many = &yaml.LoadErrors{Errors: []*yaml.LoadError{one}}
	default:
		return []fault{{file: file, what: err.Error()}}
	}
	var faults []fault
	for _, e := range many.Errors {
		what, kind := inFrench(e.Message)
		for _, ours := range []error{errNotAWord, errNotAText} {
			if errors.Is(e, ours) {
				what, kind = ours.Error(), anyFault
			}
		}
		var day notADay
		if errors.As(e, &day) {
			what, kind = day.Error(), anyFault
		}
		faults = append(faults, fault{file: file, line: e.Mark.Line, what: what, kind: kind})
	}
	return faults
}

// inFrench says what authors do wrong most; of the rest, where to look. The
// library tells its faults in English sentences only, without a kind.
func inFrench(message string) (string, faultKind) {
	if key, _, found := strings.Cut(strings.TrimPrefix(message, "field "), " not found in type "); found {
		return french.Say("la clé « %s » n’existe pas ici", key), keyUnknown
	}
	if key, line, found := strings.Cut(strings.TrimPrefix(message, "mapping key "), " already defined at line "); found {
		return french.Say("la clé « %s » est déjà donnée à la ligne %s", strings.Trim(key, `"`), line), keyTwice
	}
	if got, _, found := strings.Cut(strings.TrimPrefix(message, "cannot construct "), " into "); found {
		tag, value, scalar := strings.Cut(got, " ")
		switch {
		case scalar:
			return french.Say("« %s » n’est pas de la forme attendue ici", strings.Trim(value, "`")), wrongForm
		case tag == "!!seq":
			return "une liste n’est pas de la forme attendue ici", wrongForm
		}
		return "un groupe de clés n’est pas de la forme attendue ici", wrongForm
	}
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return french.Typography("un texte qui contient « : » s’écrit entre guillemets, ou sous « >- »"), anyFault
	case strings.Contains(message, "cannot start any token"):
		return french.Typography("ce signe ne peut pas commencer un texte : les retraits se font avec des espaces, un tel texte s’écrit entre guillemets"), anyFault
	}
	return french.Typography("cette ligne, ou celle d’avant, ne se lit pas : vérifiez les retraits, les guillemets et les deux-points"), anyFault
}
