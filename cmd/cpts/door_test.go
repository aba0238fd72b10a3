package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cpts/content"
	"cpts/model/store"
)

// hostile commands a terminal (colours, its title, the clipboard, the same in one
// byte, back and over), turns the direction of writing, breaks a line, and is not
// all UTF-8.
const hostile = "a\x1b[31m\x1b]0;t\x07\x1b]52;c;QQ==\x07\u009b1m\u009d0;t\u009c\x08\x7f\u202e\u2066\u200f\u061c\u2028\x1b[1m\xff\rz"

// raw is what never goes out.
var raw = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

// rawIn is the first thing of a text that should not have gone out.
func rawIn(text string) string {
	text = strings.ReplaceAll(printedSequences.ReplaceAllString(text, ""), "\r\n", "\n")
	if !utf8.ValidString(text) {
		return "bytes that are not UTF-8"
	}
	return raw.FindString(text)
}

func TestDoor(t *testing.T) {
	bold := printedStyle().Strong("b")
	cases := []struct {
		name, text, message, result, styled string
	}{
		{"plain", "Élu : 3\u00a0€\n", "Élu : 3\u00a0€\n", "Élu : 3\u00a0€\n", "Élu : 3\u00a0€\n"},
		{"columns and lines", "a\tb\r\nc\rd", `a\u0009b\u000d` + "\n" + `c\u000dd`, "a\tb\r\n" + `c\u000dd`, "a\tb\r\n" + `c\u000dd`},
		{"escape", "\x1b[31m", `\u001b[31m`, `\u001b[31m`, `\u001b[31m`},
		{"our style", bold, `\u001b[1mb\u001b[m`, `\u001b[1mb\u001b[m`, bold},
		{"one byte, bidi, lines", "\x7f\u009b\u202e\u2067\u200e\u2028", `\u007f\u009b\u202e\u2067\u200e\u2028`, `\u007f\u009b\u202e\u2067\u200e\u2028`, `\u007f\u009b\u202e\u2067\u200e\u2028`},
		{"not UTF-8", "a\xffb\xe2\x82", `a\xffb\xe2\x82`, `a\xffb\xe2\x82`, `a\xffb\xe2\x82`},
	}
	for _, c := range cases {
		for _, d := range []struct {
			door door
			want string
		}{{door{keeps: inMessages}, c.message}, {door{keeps: inResults}, c.result}, {door{keeps: inResults, styles: true}, c.styled}} {
			var whole, cut bytes.Buffer
			d.door.to = &whole
			io.WriteString(&d.door, c.text)
			d.door.Close()
			if whole.String() != d.want {
				t.Errorf("%s: %q, want %q", c.name, whole.String(), d.want)
			}
			if d.door.styles {
				continue // a style is written at once
			}
			d.door.to = &cut // wherever the writes are cut, all is the same
			for i := range len(c.text) {
				d.door.Write([]byte(c.text[i : i+1]))
			}
			d.door.Close()
			if cut.String() != d.want {
				t.Errorf("%s, byte by byte: %q, want %q", c.name, cut.String(), d.want)
			}
		}
	}
}

// hostileHome is a project, regions and places of the system that are hostile in
// every text, and the path of the project.
func hostileHome(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no such names there")
	}
	dir := filepath.Join(t.TempDir(), hostile)
	t.Setenv("XDG_DATA_HOME", filepath.Join(dir, "data"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	t.Setenv("HOME", dir)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	regions := store.RegionsDir()
	must(os.MkdirAll(regions, 0o700))
	for _, name := range []string{hostile + ".yaml", "b.yaml"} {
		must(os.WriteFile(filepath.Join(regions, name), []byte("id: \""+hostile[:8]+"\"\n"+hostile+": &a [*a]\n"), 0o600))
	}
	quoted := inJSON(strings.ToValidUTF8(hostile, "")) // else it would not be read at all
	project := `{"format": 1, "modifie_le": "2026-11-23T09:00:00Z", ` + quoted + `: 1, "position": {"etape": ` + quoted + `},
		"reponses": {"nom": ` + quoted + `, "region": ` + quoted + `, "departement": ` + quoted + `, "communes": [` + quoted + `], ` + quoted + `: ` + quoted + `,
			"equipe": [{"nom": ` + quoted + `, "profession": ` + quoted + `, ` + quoted + `: ` + quoted + `}],
			"rendez_vous": [{"date": "2027-01-14", "objet": ` + quoted + `, "lieu": ` + quoted + `}], "population": ` + quoted + `, "aides": [{"financeur": ` + quoted + `}]},
		"actions": {"E1-01": {"etat": "sans_objet", "motif": ` + quoted + `}, ` + quoted + `: ` + quoted + `}, "notes": {"nom": ` + quoted + `}, "journal": []}`
	file := filepath.Join(dir, hostile+".json")
	must(os.WriteFile(file, []byte(project), 0o600))
	return file
}

// inJSON is a text as JSON may hold it, with nothing escaped that need not be.
func inJSON(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] < ' ' || text[i] == '"' || text[i] == '\\' {
			short, _ := json.Marshal(text[i : i+1])
			b.Write(short[1 : len(short)-1])
		} else {
			b.WriteByte(text[i])
		}
	}
	return `"` + b.String() + `"`
}

// Whatever is hostile, and wherever, nothing of it goes out raw: each verb, each
// format, each option, each key.
func TestNothingGoesOutRaw(t *testing.T) {
	skipRacing(t)
	file := hostileHome(t)
	c, err := content.Load()
	must(err)
	lines := map[string][][]string{
		"": {{file}, {hostile}, {"--version"}, {"--help"}, {"-" + hostile}, {file, hostile}},
		"rapport": {{file}, {file, "--complet"}, {file, "--format", "json"}, {file, "--notes"}, {file, "--format", "markdown"}, {file, "--notes", "--couleur", "oui"},
			{file, "--sortie", file}, {file, "--sortie", file + ".pdf"}, {file, "--sortie", file + ".txt"}, {file, "--sortie", filepath.Join(hostile, hostile)}},
		"document": {{file}, {hostile}, {hostile, file}, {"lettre-intention", file}, {"projet-sante", file, "--couleur", "oui"}, {"synthese", file, "--format", "markdown"},
			{"synthese", file, "--format", "html"}, {"synthese", file, "--anonyme"}, {"lettre-intention", file, "--sortie", filepath.Join(hostile, hostile)}, {"--modele", hostile, file}},
		"budget": {{file}, {file, "--format", "json"}, {file, "--format", "csv"}, {file, "--format", "markdown"}, {file, "--couleur", "oui"},
			{"--population", "9000"}, {"--bareme", file}, {"--taille", "1", "--expliquer", "acces_soins", "--couleur", "oui"}},
		"calendrier":  {{file}, {file, "--format", "ics"}, {file, "--format", "json"}, {file, "--couleur", "oui"}, {file, "--sortie", file + ".ics"}, {file, "--format", "ics", "--sortie", file + ".ics"}},
		"statut":      {{file}, {file, "--format", "json"}},
		"renseigner":  {{file, "nom=" + hostile}, {file, hostile + "=1"}, {file, hostile}, {file, `equipe=[{` + inJSON(hostile) + `: 1}]`}, {file, "E1-05=" + hostile}, {file, "E1-05=sans_objet:" + hostile}, {hostile + ".json", "nom=x"}},
		"verifier":    {{file}, {file + "/" + hostile}},
		"sauvegardes": {{file}, {file, "--restaurer", "1"}, {filepath.Dir(file)}},
		"recenser":    {{hostile, file}, {file, file}, {file, hostile}},
		"exemple":     {{file}, {file + "-2.json"}, {}},
		"completion":  {{hostile}, {"bash"}, {"zsh"}, {"fish"}, {"powershell"}},
		"aide":        {{hostile}, {"cles"}, {"donnees"}, {"renseigner"}},
		"__complete":  {{"renseigner", hostile}, {"--" + hostile, ""}, {"statut", "--format", hostile}},
	}
	for _, id := range slices.Concat(c.QuestionIDs(), c.ActionIDs()) {
		lines["renseigner"] = append(lines["renseigner"], []string{file, id + "=" + hostile})
	}
	t.Chdir(t.TempDir())
	try := func(args ...string) {
		t.Helper()
		var out, errs strings.Builder
		run(args, nil, &out, &errs)
		for stream, text := range map[string]string{"result": out.String(), "message": errs.String()} {
			if found := rawIn(text); found != "" {
				t.Errorf("cpts %q: its %s holds %q:\n%q", args, stream, found, text)
			}
		}
		if out.Len()+errs.Len() == 0 && args[0] != "" {
			t.Errorf("cpts %q says nothing", args)
		}
	}
	root := (&app{colour: oneOf("auto"), theme: oneOf("auto")}).root()
	for _, cmd := range append(root.Commands(), root, &cobra.Command{Use: cobra.ShellCompRequestCmd}) {
		verb := cmd.Name()
		if cmd == root {
			verb = ""
		}
		if len(lines[verb]) == 0 {
			t.Errorf("the verb %q is not tried", verb)
		}
		for _, words := range append(lines[verb], []string{hostile, hostile, hostile}, []string{"--" + hostile}) {
			try(slices.DeleteFunc(append([]string{verb}, words...), func(w string) bool { return w == "" })...)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			try(slices.DeleteFunc([]string{verb, file, "--" + f.Name + "=" + hostile}, func(w string) bool { return w == "" })...)
		})
	}
	t.Setenv(fileVariable, filepath.Join(filepath.Dir(file), "absent", hostile))
	for verb := range lines {
		try(slices.DeleteFunc([]string{verb, "--help"}, func(w string) bool { return w == "" })...)
		if verb != "" && verb != "__complete" {
			try(verb)
		}
	}
	// What was written elsewhere is clean too.
	for _, name := range []string{".txt", ".ics"} {
		text, err := os.ReadFile(file + name)
		must(err)
		if found := rawIn(string(text)); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
	}
}

// What a program reads keeps its value.
func TestHostileNameInJSON(t *testing.T) {
	file := hostileHome(t)
	var out strings.Builder
	run([]string{"statut", file, "--format", "json"}, nil, &out, io.Discard)
	var got struct{ Nom string }
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil || got.Nom != strings.ToValidUTF8(hostile, "") {
		t.Errorf("%v, %q", err, got.Nom)
	}
	if !strings.Contains(out.String(), `\u009b1m`) || !strings.Contains(out.String(), `\u202e`) || !strings.Contains(out.String(), `\u007f`) {
		t.Errorf("%s", out.String())
	}
}
