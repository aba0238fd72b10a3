// Package fill fills the keys of a Word file that somebody else wrote, {{nom}}, wherever
// Word cut them: in the text, tables, headers, footers, notes, frames and forms. A row of
// a table that names a column of an answer, {{equipe.nom}}, is told again for each of its
// lines. All the rest stays as it was, byte for byte: no library opens the file and writes
// it again, since each loses something on the way.
package fill

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"time"
)

// Source says what a key stands for. The short name is what a gap is called.
type Source interface {
	// Text is the answer to a question; "" when there is none yet.
	Text(key string) (text, short string, known bool)
	// Lines is how many lines an answer has.
	Lines(table string) int
	// Cell is a cell of one of them; known tells whether there is such a table, with such
	// a column, whatever the line.
	Cell(table, column string, line int) (text, short string, known bool)
}

// Told is what came of a template.
type Told struct {
	Filled  int      // the keys that got an answer, as often as they stand
	Empty   []string // those that have none yet: a gap stands in their place
	Unknown []string // those that name nothing: they stay
	Outside []string // those that stand where nothing is filled, as in a drawing
}

// Fault is why a file cannot be filled, in French, for a sentence that names the file.
type Fault string

func (f Fault) Error() string { return string(f) }

// How much is read of a file, and written: beyond, something is wrong with it.
const (
	mostMembers = 10000
	mostRead    = 48 << 20 // once unfolded, of all that is filled
	mostWritten = 96 << 20
)

const (
	damaged = Fault("ce document est coupé ou abîmé. Remettez-en une copie")
	tooBig  = Fault("ce document est bien trop gros, une fois déplié. Prenez-en un plus simple")
)

// Fill is a template with its keys filled. The error is a Fault.
func Fill(template []byte, from Source) (file []byte, told Told, err error) {
	if err := isWord(template); err != nil {
		return nil, told, err
	}
	in, err := zip.NewReader(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, told, damaged
	}
	texts, err := textsOf(in)
	if err != nil {
		return nil, told, err
	}
	f := &filling{from: from, told: &told}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, member := range in.File {
		filled, err := f.member(member, texts)
		if err == nil {
			err = put(out, member, filled)
		}
		if err != nil {
			return nil, told, err
		}
	}
	if err := out.SetComment(in.Comment); err != nil {
		return nil, told, damaged
	}
	if err := out.Close(); err != nil {
		return nil, told, err
	}
	return b.Bytes(), told, nil
}

// filling is one file being filled.
type filling struct {
	from    Source
	told    *Told
	read    int64
	written int
}

// member is a member with its keys filled; nil when it stays as it is.
func (f *filling) member(m *zip.File, texts map[string]bool) ([]byte, error) {
	inside := strings.HasPrefix(m.Name, "word/") && strings.HasSuffix(m.Name, ".xml")
	if !texts[m.Name] && !inside {
		return nil, nil
	}
	raw, err := f.unfold(m)
	switch {
	case err != nil && texts[m.Name]:
		return nil, err
	case err != nil:
		return nil, nil
	case !texts[m.Name]:
		f.outside(raw)
		return nil, nil
	}
	filled, err := f.part(raw)
	f.written += len(filled)
	if err != nil || bytes.Equal(filled, raw) {
		return nil, err
	}
	return filled, nil
}

// unfold reads a member, as far as a text goes.
func (f *filling) unfold(m *zip.File) ([]byte, error) {
	raw, err := read(m, mostRead-f.read)
	f.read += int64(len(raw))
	return raw, err
}

// read reads at most so many bytes of a member.
func read(m *zip.File, most int64) ([]byte, error) {
	r, err := m.Open()
	if err != nil {
		return nil, damaged
	}
	defer r.Close()
	raw, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case int64(len(raw)) > most:
		return nil, tooBig
	case err != nil:
		return nil, damaged
	}
	return raw, nil
}

// outside tells the keys of a text that is not filled.
func (f *filling) outside(raw []byte) {
	const mostKeys = 50
	for _, m := range keys().FindAllSubmatch(raw, mostKeys) {
		if !bytes.ContainsAny(m[1], "<>") {
			f.tell(&f.told.Outside, string(m[1]))
		}
	}
}

// tell adds a key to those told, once.
func (f *filling) tell(among *[]string, key string) {
	if !slices.Contains(*among, key) {
		*among = append(*among, key)
	}
}

// put writes a member in its turn: the bytes it had, or those that were filled.
func put(out *zip.Writer, m *zip.File, filled []byte) error {
	if filled == nil {
		if err := out.Copy(m); err != nil {
			return damaged
		}
		return nil
	}
	header := m.FileHeader
	header.Extra, header.Modified = nil, time.Time{} // its day stays, in the older form
	w, err := out.CreateHeader(&header)
	if err != nil {
		return damaged // folded in a way that nobody uses here
	}
	_, err = w.Write(filled)
	return err
}

// The types of the parts that hold texts, in both forms of the format.
var textTypes = []string{"document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"}

// textsOf names the members that hold texts, as the file itself lists them.
func textsOf(in *zip.Reader) (map[string]bool, error) {
	if len(in.File) > mostMembers {
		return nil, tooBig
	}
	var types struct {
		Override []struct {
			PartName    string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
	}
	for _, m := range in.File {
		if m.Flags&1 != 0 {
			return nil, locked
		}
		switch {
		case strings.HasSuffix(strings.ToLower(m.Name), "vbaproject.bin"):
			return nil, macros
		case m.Name == "[Content_Types].xml":
			const most = 4 << 20
			raw, err := read(m, most)
			if err != nil {
				return nil, err
			}
			if xml.Unmarshal(raw, &types) != nil {
				return nil, damaged
			}
		}
	}
	texts, main := map[string]bool{}, ""
	for _, o := range types.Override {
		kind, word := strings.CutPrefix(o.ContentType, "application/vnd.openxmlformats-officedocument.wordprocessingml.")
		if word && slices.Contains(textTypes, kind) {
			texts[strings.TrimPrefix(o.PartName, "/")] = true
		}
		if strings.HasSuffix(o.ContentType, "main+xml") {
			main = o.ContentType
		}
	}
	return texts, isText(in, main)
}

// isText tells, by the type of its main part, that a file is a text of Word, that holds no
// program.
func isText(in *zip.Reader, main string) error {
	has := func(kind string) bool { return strings.Contains(main, kind) }
	switch {
	case has("macroEnabled"):
		return macros
	case has("wordprocessingml.document.main"):
		return nil
	case has("wordprocessingml.template"):
		return Fault("c’est un modèle de Word (.dotx). Ouvrez-le dans Word, puis enregistrez-le au format .docx")
	case has("spreadsheetml"):
		return Fault("c’est un classeur de tableur, pas un document Word (.docx)")
	case has("presentationml"):
		return Fault("c’est une présentation, pas un document Word (.docx)")
	}
	for _, m := range in.File {
		if m.Name == "mimetype" || m.Name == "META-INF/manifest.xml" {
			return Fault("c’est un document LibreOffice. Ouvrez-le, puis enregistrez-le au format Word (.docx)")
		}
	}
	return notWord
}

const (
	notWord = Fault("ce n’est pas un document Word (.docx). Vérifiez le chemin")
	locked  = Fault("ce document est protégé par un mot de passe. Ôtez-le dans Word, puis enregistrez-en une copie")
	macros  = Fault("ce document contient des macros, cpts n’y touche pas. Enregistrez-en une copie au format .docx, sans macros")
)

// isWord tells a file that may be of Word from others, by its first bytes.
func isWord(data []byte) error {
	begins := func(with string) bool { return bytes.HasPrefix(data, []byte(with)) }
	switch {
	case begins("PK\x03\x04"):
		return nil
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && bytes.Contains(data, wide("EncryptedPackage")):
		return locked
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return Fault("c’est un ancien fichier de Word (.doc). Ouvrez-le dans Word, puis enregistrez-le au format .docx")
	case begins("%PDF"):
		return Fault("c’est un PDF, pas un document Word. Prenez le fichier .docx dont il vient")
	case begins(`{\rtf`):
		return Fault("c’est un texte au format RTF. Ouvrez-le dans Word, puis enregistrez-le au format .docx")
	case len(data) == 0:
		return Fault("ce fichier est vide. Vérifiez le chemin")
	}
	return notWord
}

// wide is a name as old files hold it, two bytes a letter.
func wide(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}
