package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// mostProject is more than the file of a project ever takes, in bytes; deepest is
// further down than one nests.
const (
	mostProject = 64 << 20
	deepest     = 64
)

// OtherEncoding is the Problem of a text that is surely written in another
// encoding than UTF-8. It proposes the same text in UTF-8: whoever asks the
// leader may take it, nobody else should.
type OtherEncoding struct {
	Name string
	Text []byte
	Problem
}

func (e *OtherEncoding) Unwrap() error { return &e.Problem }

// ReadOutside reads a text that another program may have written: a project, a
// region, a scale, a list to import. Only a regular file of at most that many
// bytes is read, so that nothing waits and no memory is filled. The text is in
// UTF-8, without its byte-order mark. No file there: the error is fs.ErrNotExist;
// a text of another encoding: *OtherEncoding; anything else is a *Problem.
func ReadOutside(path string, most int64) ([]byte, error) {
	data, err := readBounded(path, most)
	if err != nil {
		return nil, err
	}
	return inUTF8(path, data)
}

// ReadBinary is ReadOutside for what is no text.
func ReadBinary(path string, most int64) ([]byte, error) { return readBounded(path, most) }

// readBounded is ReadOutside, whatever the bytes stand for.
func readBounded(path string, most int64) ([]byte, error) {
	// Looked at before it is opened, since a device may act on that, and after,
	// since it may have been replaced: a pipe would then wait for ever.
	info, err := os.Stat(path)
	if err != nil {
		return nil, unread(path, err)
	}
	if err := fit(path, info, most); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, unread(path, err)
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return nil, unread(path, err)
	}
	if err := fit(path, info, most); err != nil {
		return nil, err
	}
	b := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := b.ReadFrom(io.LimitReader(f, most+1)); err != nil {
		return nil, unread(path, err)
	}
	if int64(b.Len()) > most { // it grew meanwhile, or hides its size
		return nil, tooBig(path, most)
	}
	return b.Bytes(), nil
}

// fit refuses what is not a file, or is too big.
func fit(path string, info fs.FileInfo, most int64) error {
	switch {
	case info.IsDir():
		return &Problem{path, "c’est un dossier. Donnez le chemin d’un fichier"}
	case !info.Mode().IsRegular():
		return &Problem{path, "ce n’est pas un fichier, mais un tube ou un appareil. Donnez le chemin d’un fichier"}
	case info.Size() > most:
		return tooBig(path, most)
	}
	return nil
}

func tooBig(path string, most int64) error {
	return &Problem{path, fmt.Sprintf("ce fichier est bien trop gros, il dépasse %d\u00a0Mio. Vérifiez le chemin", most>>20)}
}

// unread says why a file cannot be read; that there is none stays fs.ErrNotExist.
func unread(path string, err error) error {
	why := func(what string) error { return &Problem{path, what} }
	var system *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return err
	case errors.Is(err, fs.ErrPermission):
		return why("la lecture n’est pas permise. Vérifiez les droits de ce fichier")
	case errors.Is(err, syscall.ENOTDIR):
		return why("ce chemin passe par un fichier qui n’est pas un dossier")
	case errors.Is(err, syscall.ELOOP):
		return why("ce lien mène à lui-même. Vérifiez le chemin")
	case errors.Is(err, syscall.ENAMETOOLONG):
		return why("ce nom de fichier est trop long. Donnez-en un plus court")
	case errors.Is(err, syscall.EIO):
		return why("le disque ne répond pas bien, ce fichier n’a pas pu être lu. Remettez-en une copie")
	case errors.As(err, &system):
		err = system.Err // the path is told already
	}
	return why("ce fichier ne peut pas être lu (" + err.Error() + ")")
}

// inUTF8 is a text in UTF-8; or, as an error, what it should be made of first.
func inUTF8(path string, data []byte) ([]byte, error) {
	propose := func(name string, from encoding.Encoding, data []byte) error {
		text, err := from.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(text, utf8.RuneError) || bytes.ContainsRune(text, 0) {
			return notText(path, data)
		}
		return &OtherEncoding{name, text, Problem{path, "ce fichier est écrit en " + name + ", pas en UTF-8. Enregistrez-le de nouveau en UTF-8"}}
	}
	body, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	order, bom, wide := wideOrder(data)
	switch {
	case wide:
		return nil, propose("UTF-16", unicode.UTF16(order, unicode.IgnoreBOM), data[bom:])
	case utf8.Valid(body):
		return body, nil
	case !marked && isWindows1252(data):
		return nil, propose("Windows-1252", charmap.Windows1252, data)
	}
	return nil, notText(path, body)
}

func notText(path string, data []byte) error {
	line := 1
	for text := range bytes.Lines(data) {
		if !utf8.Valid(text) {
			break
		}
		line++
	}
	return &Problem{path, fmt.Sprintf("ce fichier n’est pas du texte en UTF-8, à partir de la ligne %d. Enregistrez-le de nouveau en UTF-8, ou remettez-en une copie", line)}
}

// wideOrder tells a text of two-byte characters, its order, and how long its mark
// is. Without a mark, the zeros tell: half the bytes of a text in French, all on
// the same side.
func wideOrder(data []byte) (order unicode.Endianness, mark int, wide bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return unicode.LittleEndian, 2, true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return unicode.BigEndian, 2, true
	case len(data) < 2 || len(data)%2 != 0:
		return unicode.LittleEndian, 0, false
	}
	var zeros [2]int // on even sides, on odd ones
	for i, b := range data {
		if b == 0 {
			zeros[i%2]++
		}
	}
	enough := len(data) / 2 * 3 / 4
	switch {
	case zeros[0] == 0 && zeros[1] > enough:
		return unicode.LittleEndian, 0, true
	case zeros[1] == 0 && zeros[0] > enough:
		return unicode.BigEndian, 0, true
	}
	return unicode.LittleEndian, 0, false
}

// isWindows1252 tells a text of the old Windows editors, Latin-1 being a part of
// it: no byte that it has no letter for, no control, and few of the pairs that are
// letters of UTF-8, since a text of both is of neither.
func isWindows1252(data []byte) bool {
	alone, paired := 0, 0
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			if alone++; bytes.IndexByte([]byte{0x81, 0x8d, 0x8f, 0x90, 0x9d}, rest[0]) >= 0 {
				return false
			}
		case size > 1:
			paired++
		case r < ' ' && !strings.ContainsRune("\t\n\r\f", r), r == 0x7f:
			return false
		}
		rest = rest[size:]
	}
	return alone > 10*paired
}

// tooDeep tells a JSON text whose groups are nested deeper than most: a small one
// could fill the memory once it is indented. Whether it is JSON is not looked at.
func tooDeep(data []byte, most int) bool {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > most {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}
