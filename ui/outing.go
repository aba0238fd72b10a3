package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/formats"
	"cpts/model/report"
	"cpts/model/sheet"
	"cpts/model/store"
	"cpts/ui/kit"
)

// outing is something to be written to a file for others: what it is, and how it is made.
type outing struct {
	title   string
	stem    string                                                // what the name of the file begins with
	at      string                                                // the path to propose; "" for one of the project
	told    string                                                // what there is to say of it before it is written
	formats []string                                              // those it is written in, the usual one first
	make    func(p *model.Project, format string) ([]byte, error) // away from the screen, from what stood when it was asked for
	then    func(path string) want                                // where to go once it is written; nil for back
}

// laidOut are the formats of a text.
var laidOut = []string{formats.Word, formats.Web, formats.Markdown, formats.Text}

// in is the same, in one format.
func (o outing) in(format string) *outing {
	o.formats = []string{format}
	return &o
}

// agendaOut is the calendar for the program of an agenda.
func (a *app) agendaOut() *outing {
	today := a.today()
	return &outing{title: "Calendrier", stem: "agenda", formats: []string{formats.Agenda}, make: func(p *model.Project, _ string) ([]byte, error) {
		data, err := calendar.ICS(p, calendar.Events(p, today))
		if err == nil && data == nil {
			err = errors.New(french.Typography("Il n’y a encore aucune date à mettre dans un agenda : notez-en une dans « Échéances »."))
		}
		return data, err
	}}
}

// budgetOut is the money for a spreadsheet.
func (a *app) budgetOut() *outing {
	today := a.today()
	return &outing{title: "Budget", stem: "budget", formats: []string{formats.Workbook, formats.Sheet}, make: func(p *model.Project, format string) ([]byte, error) {
		m := report.MoneyOf(p, today)
		taken := m.Taken(p)
		switch {
		case taken.Plan == nil && taken.Forecast == nil:
			return nil, errors.New(french.Typography("Un montant dépend du nombre d’habitants : notez-le dans « Le territoire »."))
		case format == formats.Workbook:
			return taken.Workbook("Budget " + p.Name()).XLSX()
		}
		var b strings.Builder
		err := sheet.WriteCSV(&b, m.CSV(p))
		return []byte(b.String()), err
	}}
}

// formatTold is what a leader reads of a format.
func formatTold(format string) (name, says string) {
	switch format {
	case formats.Word:
		return "Fichier Word", french.Typography("S’ouvre et se corrige dans Word ou LibreOffice ; l’un et l’autre l’enregistrent en PDF.")
	case formats.Web:
		return "Page web", french.Typography("Un seul fichier, à envoyer ou à imprimer. Pour un PDF : ouvrez-le dans un navigateur, Imprimer, puis « Enregistrer au format PDF ».")
	case formats.Markdown:
		return "Markdown", "Un texte à reprendre dans un site ou un autre outil."
	case formats.Workbook:
		return "Classeur", french.Typography("Excel et LibreOffice l’ouvrent ; ses formules recalculent.")
	case formats.Sheet:
		return "Tableau simple", "Du CSV, que tout tableur ouvre."
	}
	return "Texte", "Se lit partout, se colle dans un message."
}

// formatsPage asks what to write something as.
type formatsPage struct {
	page
	out *outing
}

func newFormats(a *app, o *outing) *formatsPage {
	p := &formatsPage{newPage(a), o}
	var items []item
	for _, format := range o.formats {
		name, says := formatTold(format)
		items = append(items, item{id: format, label: name, note: formats.Extension(format), detail: says, open: func() tea.Cmd {
			a.outings.format = format
			return a.instead(want{room: roomWrite, of: o.in(format)})
		}})
	}
	p.setItems(items)
	p.menu.MoveTo(max(slices.Index(o.formats, a.outings.format), 0))
	return p
}

func (p *formatsPage) refresh() {}
func (p *formatsPage) crumb() (string, string) {
	return p.out.title + " › " + p.app.styles.Title.Render("écrire"), ""
}

func (p *formatsPage) lines() []string {
	ask := french.Typography("Sous quelle forme ?")
	return p.around([]string{"", "  " + p.app.styles.Title.Render(ask), ""}, nil)
}

// outings are what the app remembers of what was written: where, and as what.
type outings struct {
	format string            // the last one chosen
	paths  map[string]string // where each was last written, by the name it would be given otherwise
	folder string            // of the last one
	count  int               // of the writings begun
	under  func() wroteOut   // the one under way, carried out once, whoever asks first; nil for none
}

// newWriting asks where to write something, and proposes a place.
func newWriting(a *app, o *outing) *askPage {
	format := o.formats[0]
	p := a.asking(&askPage{
		title: o.title + " › écrire", ask: french.Typography("Dans quel fichier ?"), example: "Documents/" + o.stem + formats.Extension(format),
		help: strings.TrimSpace(o.told + " " + french.Typography("Changez le nom ou le dossier si vous voulez : ctrl+u efface tout. Votre projet, lui, reste où il est.")),
	})
	p.input.Set(a.proposed(o, format))
	p.record = func(typed string) (tea.Cmd, error) {
		path, err := outPath(typed, format)
		if err != nil {
			return nil, err
		}
		p.fault = ""
		return a.write(outgoing{out: o, format: format, path: path, from: p}), nil
	}
	return p
}

// proposed is where something may be written: where it last was or, else, beside the last
// thing written, or the project.
func (a *app) proposed(o *outing, format string) string {
	name := a.outName(o, format)
	if last := a.outings.paths[name]; last != "" {
		return last
	}
	if o.at != "" {
		return o.at
	}
	folder := a.outings.folder
	if folder == "" {
		folder = a.outFolder()
	}
	return filepath.Join(folder, name)
}

// outName is the name of a file for something of the project.
func (a *app) outName(o *outing, format string) string {
	name := o.stem
	if of := fileName(a.project.Name()); of != "" {
		name += "-" + of
	}
	return name + formats.Extension(format)
}

// outFolder is the folder of the project or, where that one is hidden among the data of
// programs, the one of her documents.
func (a *app) outFolder() string {
	path := a.file.Path()
	home, err := os.UserHomeDir()
	if path != store.DefaultPath() || err != nil {
		return filepath.Dir(path)
	}
	for _, name := range []string{"Documents", ""} {
		if folder := filepath.Join(home, name); isFolder(folder) {
			return folder
		}
	}
	return filepath.Dir(path)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// longestName is how much of the name of a project goes in that of a file.
const longestName = 40

// fileName is a name that any system takes in that of a file: small letters and digits.
func fileName(name string) string {
	words := strings.FieldsFunc(french.Fold(name), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for len(words) > 1 && len(strings.Join(words, "-")) > longestName {
		words = words[:len(words)-1]
	}
	joined := strings.Join(words, "-")
	return joined[:min(len(joined), longestName)]
}

// foreign are ends of names that other programs give, and that nothing here is written as.
var foreign = []string{".pdf", ".doc", ".odt", ".rtf", ".xls", ".ods"}

// outPath is the path of what is typed, for a file of a format. A name that would only
// pretend to be of another one is not taken.
func outPath(typed, format string) (string, error) {
	path := fromHome(typed)
	end, kind := formats.Extension(format), filepath.Ext(path)
	if path == "" {
		return "", errors.New("Tapez le nom d’un fichier, par exemple lettre" + end + ".")
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return "", errors.New("C’est un dossier. Ajoutez le nom du fichier, par exemple lettre" + end + ".")
	}
	kind = strings.ToLower(kind)
	switch called := formats.Called(path); {
	case called == format:
	case kind == ".pdf" && slices.Contains(laidOut, format):
		return "", errors.New(french.Typography("Pour un PDF : choisissez la page web, ouvrez-la dans un navigateur, puis Imprimer."))
	case called != "", slices.Contains(foreign, kind):
		stem := filepath.Base(path[:len(path)-len(kind)])
		return "", errors.New(french.Say("Ce fichier finit par %s : par exemple %s.", end, stem+end))
	default:
		path += end
	}
	return path, nil
}

// outgoing is a writing: of what, as what, where, and from which page.
type outgoing struct {
	out    *outing
	format string
	path   string
	from   *askPage
	over   bool // she agreed to replace what is there
}

// wroteOut reports the end of a writing; there tells that nothing was done, as a file is
// there already.
type wroteOut struct {
	outgoing
	there bool
	err   error
}

// outLong is when a writing that is still under way is told.
type outLong struct{ count int }

// write makes something and writes it, away from the screen.
func (a *app) write(w outgoing) tea.Cmd {
	if a.outings.under != nil {
		a.notice = french.Typography("L’écriture n’est pas finie : encore un instant.")
		return nil
	}
	snapshot := a.project.Snapshot()
	do := sync.OnceValue(func() wroteOut { return w.carryOut(snapshot) })
	a.outings.under = do
	a.outings.count++
	return tea.Batch(func() tea.Msg { return do() }, after(patient, outLong{a.outings.count}))
}

// carryOut writes, unless a file is there that she did not agree to replace. A fault of
// the program there would take the terminal with it: it is told like a disk's.
func (w outgoing) carryOut(p *model.Project) (done wroteOut) {
	done.outgoing = w
	defer func() {
		if fault := recover(); fault != nil {
			done.err = fmt.Errorf("l’écriture s’est interrompue (%v)", fault)
		}
	}()
	if info, err := os.Stat(w.path); err == nil && info.Mode().IsRegular() && !w.over {
		done.there = true
		return done
	}
	data, err := w.out.make(p, w.format)
	if err == nil {
		err = store.Export(w.path, data)
	}
	done.err = err
	return done
}

// endOuting ends, on leaving, the writing that is under way; it says why it could not be.
func (a *app) endOuting() error {
	if a.outings.under == nil {
		return nil
	}
	return a.outings.under().err
}

// outStill says that a writing takes time.
func (a *app) outStill(m outLong) {
	if a.outings.under != nil && m.count == a.outings.count {
		a.notice = "Écriture en cours…"
	}
}

// outEnded takes the end of a writing into account: the page that asked for it says why
// it could not be, and keeps the path.
func (a *app) outEnded(w wroteOut) tea.Cmd {
	a.outings.under = nil
	a.notice = ""
	onTop := a.top() == screen(w.from)
	switch {
	case w.there:
		if !onTop {
			return nil // she has gone: nothing is replaced
		}
		return a.open(want{room: roomReplace, of: &w.outgoing})
	case w.err != nil && onTop:
		w.from.fault = "! " + french.Capital(w.err.Error())
		return nil
	case w.err != nil:
		a.lasting = french.Capital(w.err.Error())
		return nil
	}
	if a.outings.paths == nil {
		a.outings.paths = map[string]string{}
	}
	a.outings.paths[a.outName(w.out, w.format)] = w.path
	a.outings.folder = filepath.Dir(w.path)
	where := w.path
	if full, err := filepath.Abs(where); err == nil {
		where = full
	}
	a.lasting = french.Say("%s : enregistré dans %s", w.out.title, where)
	switch {
	case onTop && w.out.then != nil:
		return a.instead(w.out.then(w.path))
	case onTop:
		a.back()
	}
	return nil
}

// replacePage asks before a file is replaced.
type replacePage struct {
	page
	going outgoing
}

func newReplace(a *app, w *outgoing) *replacePage {
	p := &replacePage{newPage(a), *w}
	p.setItems([]item{
		{label: "Donner un autre nom", detail: "Le fichier qui est là reste comme il est.", open: func() tea.Cmd { a.back(); return nil }},
		{label: "Remplacer ce fichier", detail: "Ce qu’il contient laisse sa place à ce qui s’écrit maintenant.", open: func() tea.Cmd {
			a.back()
			again := *w
			again.over = true
			return a.write(again)
		}},
	})
	return p
}

func (p *replacePage) refresh() {}
func (p *replacePage) crumb() (string, string) {
	return p.going.out.title + " › " + p.app.styles.Title.Render("remplacer"), ""
}

func (p *replacePage) lines() []string {
	look := p.app.styles
	above := append([]string{""}, kit.Styled(kit.Indent(kit.Wrap("Un fichier de ce nom existe déjà.", p.width-4), 2), look.Title.Render)...)
	above = append(above, kit.Styled(kit.Indent(kit.Wrap(kit.OneLine(p.going.path), p.width-4), 2), look.Faint.Render)...)
	return p.around(append(above, ""), nil)
}
