package store

import (
	"bytes"
	"errors"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const accents = "{\"format\": 1, \"reponses\": {\"nom\": \"« Santé d'été », l'œuvre de Noël\"}}\r\n"

func encoded(t *testing.T, from func(string) (string, error)) []byte {
	t.Helper()
	text, err := from(accents)
	must(t, err)
	return []byte(text)
}

// A text is read as it is in UTF-8, proposed when it is surely of another
// encoding, refused otherwise.
func TestReadOutsideEncodings(t *testing.T) {
	ansi := encoded(t, charmap.Windows1252.NewEncoder().String)
	little := encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String)
	big := encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String)
	cases := []struct {
		name     string
		data     []byte
		proposed string // the encoding; "" for none
		refused  string // what is said, when nothing is proposed
	}{
		{"UTF-8", []byte(accents), "", ""},
		{"with a mark", []byte("\ufeff" + accents), "", ""},
		{"Windows-1252", ansi, "Windows-1252", ""},
		{"UTF-16", slices.Concat([]byte{0xff, 0xfe}, little), "UTF-16", ""},
		{"UTF-16, big", slices.Concat([]byte{0xfe, 0xff}, big), "UTF-16", ""},
		{"UTF-16 without a mark", little, "UTF-16", ""},
		{"UTF-16 without a mark, big", big, "UTF-16", ""},
		{"UTF-16 cut", slices.Concat([]byte{0xff, 0xfe}, little[:9]), "", "à partir de la ligne"},
		{"UTF-32", []byte("\xff\xfe\x00\x00{\x00\x00\x00"), "", "n’est pas du texte"},
		{"spoilt", []byte(accents + "Sol\xe9ne\n" + accents), "", "à partir de la ligne 2. Enregistrez-le"},
		{"a mark, then not UTF-8", slices.Concat([]byte("\ufeff"), ansi), "", "à partir de la ligne 1"},
		{"no such letter", slices.Concat(ansi, []byte{0x81}), "", "n’est pas du texte"},
		{"an image", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "", "n’est pas du texte"},
	}
	for _, c := range cases {
		path := filepath.Join(t.TempDir(), "f")
		must(t, os.WriteFile(path, c.data, 0o600))
		text, err := ReadOutside(path, mostProject)
		var other *OtherEncoding
		asked := errors.As(err, &other)
		switch {
		case c.proposed == "" && c.refused == "":
			if err != nil || string(text) != accents {
				t.Errorf("%s: %q, %v", c.name, text, err)
			}
		case c.proposed != "":
			if !asked || other.Name != c.proposed || string(other.Text) != accents || text != nil {
				t.Errorf("%s: %q, %v", c.name, text, err)
				break
			}
			problem(t, c.name, err, path, "ce fichier est écrit en "+c.proposed+", pas en UTF-8. Enregistrez-le")
		case asked || text != nil:
			t.Errorf("%s: proposed %q, read %q", c.name, other.Text, text)
		default:
			problem(t, c.name, err, path, c.refused)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, c.data) {
			t.Errorf("%s: the file was changed", c.name)
		}
	}
}

// What is not a file, or is too big, is refused at once.
func TestReadOutsideRefuses(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must(t, os.WriteFile(at("plein"), bytes.Repeat([]byte("a"), 1<<20), 0o600))
	must(t, os.WriteFile(at("de trop"), bytes.Repeat([]byte("a"), 1<<20+1), 0o600))
	must(t, os.WriteFile(at("troué"), nil, 0o600))
	must(t, os.Truncate(at("troué"), 1<<40))
	must(t, os.Symlink("boucle", at("boucle")))
	const device = "ce n’est pas un fichier, mais un tube ou un appareil. Donnez le chemin d’un fichier"
	refused := map[string]string{
		dir: "c’est un dossier", at("de trop"): "bien trop gros, il dépasse 1\u00a0Mio", at("troué"): "bien trop gros",
		at("plein/x"): "ce chemin passe par un fichier qui n’est pas un dossier", at("boucle"): "ce lien mène à lui-même",
		at(strings.Repeat("long", 100)): "trop long",
	}
	if runtime.GOOS != "windows" {
		socket, err := net.Listen("unix", at("prise"))
		must(t, err)
		defer socket.Close()
		must(t, exec.Command("mkfifo", at("tube")).Run())
		must(t, os.Symlink("/dev/zero", at("zéros")))
		for _, name := range []string{at("tube"), at("prise"), at("zéros")} {
			if _, err := os.Stat(name); err == nil {
				refused[name] = device
			}
		}
	}
	for path, want := range refused {
		data, err := ReadOutside(path, 1<<20)
		problem(t, path, err, path, want)
		if data != nil {
			t.Errorf("%s: %d bytes read", path, len(data))
		}
	}
	if data, err := ReadOutside(at("plein"), 1<<20); err != nil || len(data) != 1<<20 {
		t.Errorf("a file of just the size: %d bytes, %v", len(data), err)
	}
	for _, path := range []string{at("absent"), at("loin/absent")} {
		if _, err := ReadOutside(path, 1); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Some files of the system say that they are empty, and are not.
func TestReadOutsideBoundsWhatHidesItsSize(t *testing.T) {
	const path = "/proc/self/maps"
	if info, err := os.Stat(path); err != nil || info.Size() != 0 {
		t.Skip("no such file here")
	}
	_, err := ReadOutside(path, 10)
	problem(t, "more than it says", err, path, "bien trop gros")
}

func TestTooDeep(t *testing.T) {
	if deep := strings.Repeat("[", deepest+1); tooDeep([]byte(deep[1:]), deepest) || !tooDeep([]byte(deep), deepest) {
		t.Error("the bound is not where it is said")
	}
	for text, want := range map[string]bool{
		"": false, `[[[]]]`: false, `[[[[]]]]`: true, `{"a": {"b": [{}]}}`: true, `[[],[],[],[]]`: false,
		`{"a": "[[[[[["}`: false, `["\"[[[[[[\\", [["\\"]]]`: false, `["\\", [[[`: true, `["[[[[[`: false,
	} {
		if got := tooDeep([]byte(text), 3); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestHoldsProject(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	whole := write("p.json", string(named(t, "a").JSON()))
	ansi, err := charmap.Windows1252.NewEncoder().String(accents)
	must(t, err)
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(accents)
	must(t, err)
	link := filepath.Join(dir, "lien")
	must(t, os.Symlink("p.json", link))
	hard := filepath.Join(dir, "dur")
	must(t, os.Link(whole, hard))
	cases := map[string]bool{
		whole: true, link: true, hard: true,
		write("ansi", ansi): true, write("wide", wide): true, write("bom", "\ufeff"+accents): true,
		write("newer", `{"format": 9, "reponses": {}}`):                       true,
		write("cut", `{"format": 1, "cree_le": "", "reponses": {"no`):         true,
		write("latin", "{\"format\": 1, \"x\": \"\xe9é\", \"reponses\": {}}"): true,
		write(".p.json.copies/2026-11-23.json", ""):                           true,
		write("empty", ""): false, write("text", "CPTS"): false, write("list", "[]"): false,
		write("names", `["format", 1, "reponses", 2]`):                            false,
		write("other", `{"format": 1, "answers": {"format": 1, "reponses": {}}}`): false,
		write("half", `{"format": 1, "x": {`):                                     false,
		write("zip", "PK\x03\x04\x00\x00"):                                        false,
		filepath.Join(dir, "absent"):                                              false,
		dir:                                                                       false, os.DevNull: false,
	}
	for path, want := range cases {
		if got, err := HoldsProject(path); got != want || err != nil {
			t.Errorf("%s: %v, %v", path, got, err)
		}
	}
}

// Regional files are taken by their name; what cannot be read comes with why.
func TestRegions(t *testing.T) {
	dir := t.TempDir()
	if got := Added(filepath.Join(dir, "absent")); got != nil {
		t.Errorf("no folder: %v", got)
	}
	for name, text := range map[string]string{
		"b.yaml": "\ufeffid: b", "A.YML": "id: a", "ansi.yaml": "nom: R\xe9gion", "gros.yaml": strings.Repeat("#", mostAdded+1),
		"LISEZMOI.txt": "", ".cache.yaml": "", "c.yaml~": "",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	must(t, os.Mkdir(filepath.Join(dir, "dossier.yaml"), 0o700))
	want := map[string]string{"A.YML": "", "b.yaml": "", "ansi.yaml": "écrit en Windows-1252", "gros.yaml": "bien trop gros"}
	for name, link := range map[string][2]string{
		"lien.yaml": {"dossier.yaml", "c’est un dossier"}, "perdu.yaml": {"absent", "ce lien ne mène à aucun fichier"},
		"zéros.yaml": {"/dev/zero", "ce n’est pas un fichier"},
	} {
		must(t, os.Symlink(link[0], filepath.Join(dir, name)))
		want[name] = link[1]
	}
	if runtime.GOOS != "windows" {
		must(t, exec.Command("mkfifo", filepath.Join(dir, "tube.yaml")).Run())
		want["tube.yaml"] = "ce n’est pas un fichier"
	}
	got := Added(dir)
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for _, f := range got {
		name := filepath.Base(f.Path)
		if why, known := want[name]; !known || !strings.Contains(f.Trouble, why) || (f.Trouble == "") != (len(f.Text) > 0) || (why == "") != (f.Trouble == "") {
			t.Errorf("%s: %q, %d bytes; want %q", name, f.Trouble, len(f.Text), why)
		}
	}
	if f := Added(filepath.Join(dir, "b.yaml")); len(f) != 1 || f[0].Trouble != "ce n’est pas un dossier" {
		t.Errorf("a file in place of the folder: %v", f)
	}
	if runtime.GOOS != "windows" {
		if f := Added(filepath.Join(dir, "tube.yaml")); len(f) != 1 || f[0].Trouble != "ce n’est pas un dossier" {
			t.Errorf("a pipe in place of the folder: %v", f)
		}
	}
}

// Whatever the bytes, what is read is UTF-8 without a mark, and what is proposed
// is a text that can be had back.
func FuzzInUTF8(f *testing.F) {
	f.Add([]byte(accents))
	f.Add([]byte("\ufeffé"))
	f.Add([]byte("caf\xe9"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("\x00{\x00}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := inUTF8("f", data)
		var other *OtherEncoding
		var problem *Problem
		switch {
		case err == nil:
			if again, err := inUTF8("f", text); err != nil || !bytes.HasSuffix(data, text) || !bytes.HasPrefix(text, []byte("\ufeff")) && !bytes.Equal(again, text) {
				t.Fatalf("%q: %q, then %q, %v", data, text, again, err)
			}
		case errors.As(err, &other):
			if !utf8.Valid(other.Text) || bytes.ContainsAny(other.Text, "\x00\ufffd") {
				t.Fatalf("%q: proposed %q", data, other.Text)
			}
		case !errors.As(err, &problem):
			t.Fatalf("%q: %v", data, err)
		}
	})
}
