package census

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/french"
	"cpts/model"
)

// directory is the directory of people, as its « personne et activité » extraction
// tells it: a line for each place where someone works, its cells between bars, the
// first line naming them.
type directory struct {
	Census
	area *Area
	what *content.Directory
	at   columns

	codes map[string][]int // the ranks of the professions of a code
	names []string         // of the professions, the content's first
	found map[member]*work
	lost  map[string]bool // people whose commune is not told
}

// columns are the ranks of the cells that are read, -1 for those the file lacks.
type columns struct {
	id, profession, professionName, category, skill, mode, postal, commune, town, sector int
}

// The names of the columns, folded. What a name says after them changes from year to
// year: « (coord. structure) », « (structure) ».
var columnNames = []struct {
	name, asked string // asked for, in a refusal; "" for one that can be done without
	at          func(*columns) *int
}{
	{"identifiant pp", "Identifiant PP", func(c *columns) *int { return &c.id }},
	{"code profession", "Code profession", func(c *columns) *int { return &c.profession }},
	{"libelle profession", "", func(c *columns) *int { return &c.professionName }},
	{"code categorie professionnelle", "", func(c *columns) *int { return &c.category }},
	{"code savoir faire", "", func(c *columns) *int { return &c.skill }},
	{"code mode exercice", "Code mode exercice", func(c *columns) *int { return &c.mode }},
	{"code postal", "", func(c *columns) *int { return &c.postal }},
	{"code commune", "Code commune", func(c *columns) *int { return &c.commune }},
	{"libelle commune", "", func(c *columns) *int { return &c.town }},
	{"code secteur d activite", "", func(c *columns) *int { return &c.sector }},
}

// Codes of the directory that are sure, whatever its labels.
const (
	student = "E"    // category: not a professional yet
	onCall  = "SA50" // sector: a place where one is on call, and works no more
)

var modes = map[string]mode{"L": liberal, "M": liberal, "R": replacing}

func newDirectory(area *Area, what *content.Directory) *directory {
	d := &directory{area: area, what: what, codes: map[string][]int{}, found: map[member]*work{}, lost: map[string]bool{}}
	for i, p := range what.Professions {
		d.codes[p.Code] = append(d.codes[p.Code], i)
		d.names = append(d.names, "")
	}
	return d
}

// blockSize is how much is read at a time, and the most that a line may take.
const blockSize = 1 << 20

// read counts in a file, as it streams.
func (d *directory) read(ctx context.Context, r io.Reader) error {
	block := make([]byte, blockSize)
	kept, first, skipping := 0, true, false
	for {
		n, err := r.Read(block[kept:])
		n += kept
		end := bytes.LastIndexByte(block[:n], '\n') + 1
		switch {
		case errors.Is(err, io.EOF):
			end = n
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case end == 0 && n == len(block): // a line that does not end
			if first {
				return notADirectory()
			}
			if !skipping {
				d.Skipped++
			}
			n, skipping = 0, true
		}
		lines := block[:end]
		for len(lines) > 0 {
			line, rest, _ := bytes.Cut(lines, []byte{'\n'})
			lines = rest
			switch {
			case skipping:
				skipping = false
			case first:
				first = false
				if err := d.head(line); err != nil {
					return err
				}
			default:
				d.line(line)
			}
		}
		if errors.Is(err, io.EOF) {
			if first {
				return notADirectory()
			}
			d.Unplaced = len(d.lost)
			d.sum()
			return nil
		}
		kept = copy(block, block[end:n])
	}
}

// head finds the columns by their names.
func (d *directory) head(line []byte) error {
	names := strings.Split(strings.TrimPrefix(inUTF8(line), "\ufeff"), "|")
	for i, name := range names {
		name, _, _ = strings.Cut(name, "(")
		names[i] = strings.TrimSuffix(communes.Fold(name), " structure")
	}
	if len(names) < 3 {
		return notADirectory()
	}
	var missing []string
	for _, c := range columnNames {
		at := slices.Index(names, c.name)
		*c.at(&d.at) = at
		if at < 0 && c.asked != "" {
			missing = append(missing, french.Say("« %s »", c.asked))
		}
	}
	if len(missing) == 4 {
		return notADirectory()
	}
	if len(missing) > 0 {
		return refuse("Ce fichier n’a pas de colonne %s : prenez l’extraction « PS_LibreAcces_Personne_activite » de l’annuaire, telle quelle.", strings.Join(missing, ", "))
	}
	d.Unskilled = d.at.skill < 0
	return nil
}

// line counts one line. Most are elsewhere: they are left as soon as their commune is
// known.
func (d *directory) line(line []byte) {
	d.Lines++
	cell := cellOf(line, d.at.commune)
	p, here := d.area.codes[string(cell)]
	if !here {
		if len(cell) > 0 || d.at.postal < 0 {
			return
		}
		postal := cellOf(line, d.at.postal)
		if _, near := d.area.postal[string(postal)]; !near {
			return
		}
		if p = d.area.called(string(postal), d.text(line, d.at.town)); p == communes.None {
			d.lost[d.text(line, d.at.id)] = true
			return
		}
	}
	if string(cellOf(line, d.at.category)) == student || string(cellOf(line, d.at.sector)) == onCall {
		return
	}
	id := d.text(line, d.at.id)
	if id == "" {
		return
	}
	m := member{id, d.profession(line)}
	w := d.found[m]
	if w == nil {
		w = &work{}
		d.found[m] = w
	}
	way, known := modes[string(cellOf(line, d.at.mode))]
	if !known {
		way = salaried
	}
	w.modes |= way
	if way != replacing && !slices.Contains(w.places, p) {
		w.places = append(w.places, p)
	}
}

// profession is the rank of the profession of a line: the one of its code whose
// specialities hold the line's, else the one of its code that asks for none.
func (d *directory) profession(line []byte) int {
	code := cellOf(line, d.at.profession)
	skill := string(cellOf(line, d.at.skill))
	rest := -1
	for _, i := range d.codes[string(code)] {
		switch skills := d.what.Professions[i].Skills; {
		case slices.Contains(skills, skill):
			return i
		case len(skills) == 0:
			rest = i
		}
	}
	if rest >= 0 {
		return rest
	}
	name := d.text(line, d.at.professionName)
	if name == "" {
		name = string(code)
	}
	if i := slices.Index(d.names[len(d.what.Professions):], name); i >= 0 {
		return len(d.what.Professions) + i
	}
	d.names = append(d.names, name)
	return len(d.names) - 1
}

func (d *directory) text(line []byte, column int) string {
	return strings.TrimSpace(inUTF8(cellOf(line, column)))
}

// inUTF8 is a text that some write in the encoding of before.
func inUTF8(text []byte) string {
	if utf8.Valid(text) {
		return string(text)
	}
	runes := make([]rune, len(text))
	for i, b := range text {
		runes[i] = rune(b)
	}
	return string(runes)
}

// cellOf is a cell of a line, by its rank; nothing where the line has it not.
func cellOf(line []byte, rank int) []byte {
	if rank < 0 {
		return nil
	}
	rest := after(line, rank)
	if end := bytes.IndexByte(rest, '|'); end >= 0 {
		return rest[:end]
	}
	return bytes.TrimSuffix(rest, []byte{'\r'})
}

// after is what follows so many bars. They are counted eight bytes at a time: it is
// where the time goes.
func after(line []byte, bars int) []byte {
	const bar, low = 0x7c7c7c7c7c7c7c7c, 0x7f7f7f7f7f7f7f7f
	for bars > 0 {
		if len(line) < 8 {
			at := bytes.IndexByte(line, '|')
			if at < 0 {
				return nil
			}
			line, bars = line[at+1:], bars-1
			continue
		}
		x := binary.LittleEndian.Uint64(line) ^ bar
		found := ^(((x & low) + low) | x | low) // the high bit of each byte that is a bar
		n := bits.OnesCount64(found)
		if n < bars {
			line, bars = line[8:], bars-n
			continue
		}
		for ; bars > 1; bars-- {
			found &= found - 1
		}
		return line[bits.TrailingZeros64(found)/8+1:]
	}
	return line
}

func notADirectory() error {
	return refuse("Ce fichier n’est pas l’annuaire des professionnels de santé. Téléchargez l’extraction en libre accès « PS_LibreAcces » de l’Annuaire santé, et donnez le fichier zip tel quel.")
}

func refuse(format string, args ...any) error {
	return &model.Refusal{Message: french.Say(format, args...)}
}
