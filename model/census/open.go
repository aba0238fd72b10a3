package census

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/dates"
)

// Progress is told from time to time how far the reading is, from 0 to 1.
type Progress func(done float64)

// Read counts, in an area, the people of the file of the directory, or lists the
// establishments of that of FINESS+; as they were downloaded, compressed or not. The
// error is a *model.Refusal when nothing can be counted in the file; that of the
// context when it ends first; else that of the disk.
func Read(ctx context.Context, name string, area *Area, what *content.Directory, tell Progress) (*Census, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, unread(name, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, unread(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, refuse("%s n’est pas un fichier.", name)
	}
	s := &stream{name: filepath.Base(name), size: info.Size(), tell: tell}
	c, err := s.census(ctx, file, area, what)
	if damaged(err) {
		return nil, refuse("%s est incomplet ou abîmé : le téléchargement s’est sans doute interrompu. Téléchargez-le de nouveau ; rien n’a été compté.", name)
	}
	return c, err
}

func unread(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("%s n’existe pas. Vérifiez le chemin du fichier que vous avez téléchargé.", name)
	case errors.Is(err, fs.ErrPermission):
		return refuse("%s ne peut pas être lu : vérifiez ses droits d’accès.", name)
	}
	return err
}

// damaged tells whether a file stops before its end, or is not what it says.
func damaged(err error) bool {
	for _, such := range []error{io.ErrUnexpectedEOF, zip.ErrFormat, zip.ErrChecksum, gzip.ErrChecksum, gzip.ErrHeader} {
		if errors.Is(err, such) {
			return true
		}
	}
	var corrupt flate.CorruptInputError
	return errors.As(err, &corrupt)
}

// stream is a file as it is read: what tells its day, and how much of it there is.
type stream struct {
	name string
	size int64
	read int64
	tell Progress
}

// watched counts what is read.
type watched struct {
	io.Reader
	*stream
}

func (w watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if w.read += int64(n); w.tell != nil && w.size > 0 {
		w.tell(min(float64(w.read)/float64(w.size), 1))
	}
	return n, err
}

// How files begin.
const (
	zipMark  = "PK\x03\x04"
	gzipMark = "\x1f\x8b"
)

// census opens what holds the text, and reads it.
func (s *stream) census(ctx context.Context, file *os.File, area *Area, what *content.Directory) (*Census, error) {
	mark := make([]byte, 4)
	n, err := file.ReadAt(mark, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var r io.Reader
	switch mark := string(mark[:n]); {
	case mark == zipMark:
		inside, err := s.member(file)
		if err != nil {
			return nil, err
		}
		defer inside.Close()
		r = watched{inside, s}
	case strings.HasPrefix(mark, gzipMark):
		inside, err := gzip.NewReader(watched{file, s})
		if err != nil {
			return nil, err
		}
		r = inside
	default:
		r = watched{file, s}
	}
	c, err := count(ctx, bufio.NewReaderSize(r, 1<<16), area, what)
	if err == nil {
		c.Day = dayIn(s.name)
	}
	return c, err
}

// member is the file of a zip that has the people, or the establishments.
func (s *stream) member(file *os.File) (io.ReadCloser, error) {
	archive, err := zip.NewReader(file, s.size)
	if err != nil {
		return nil, err
	}
	files := slices.DeleteFunc(slices.Clone(archive.File), func(f *zip.File) bool { return f.FileInfo().IsDir() })
	at := slices.IndexFunc(files, func(f *zip.File) bool {
		return strings.HasPrefix(communes.Fold(path.Base(f.Name)), "ps libreacces personne activite")
	})
	switch {
	case at < 0 && len(files) == 1:
		at = 0
	case at < 0:
		return nil, notADirectory()
	}
	s.name, s.size = path.Base(files[at].Name), int64(files[at].UncompressedSize64)
	return files[at].Open()
}

// count reads a text, by how it begins.
func count(ctx context.Context, r *bufio.Reader, area *Area, what *content.Directory) (*Census, error) {
	start, err := r.Peek(64)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch text := strings.TrimLeft(strings.TrimPrefix(string(start), "\ufeff"), " \r\n\t"); {
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "["):
		f := &sites{Census: Census{OfSites: true}, area: area, what: what}
		err := f.read(ctx, r)
		return &f.Census, err
	case strings.HasPrefix(text, "finess;"), strings.HasPrefix(text, "structureet;"):
		return nil, refuse("Ce fichier des établissements est à l’ancien format, arrêté en mai 2026. Téléchargez celui de FINESS+, au format JSON, et donnez-le tel quel.")
	}
	d := newDirectory(area, what)
	err = d.read(ctx, r)
	return &d.Census, err
}

// dated is how the files of the directory tell their day.
var dated = regexp.MustCompile(`(20\d\d)-?([01]\d)-?([0-3]\d)`)

// dayIn is the day that a name tells; no day for none.
func dayIn(name string) dates.Day {
	m := dated.FindStringSubmatch(name)
	if m == nil {
		return dates.Day{}
	}
	day, err := dates.ParseISO(strings.Join(m[1:], "-"))
	if err != nil {
		return dates.Day{}
	}
	return day
}
