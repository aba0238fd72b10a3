package fill

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"cpts/model/docx"
	"cpts/model/page"
	"cpts/model/page/pagetest"
)

// answers stand for a project: texts by key, and lines by table.
type answers struct {
	texts map[string]string
	lines map[string][]map[string]string
}

func (a answers) Text(key string) (text, short string, known bool) {
	text, known = a.texts[key]
	return text, "la réponse", known
}

func (a answers) Lines(table string) int { return len(a.lines[table]) }

func (a answers) Cell(table, column string, line int) (text, short string, known bool) {
	if _, is := a.lines[table]; !is || !slices.Contains([]string{"nom", "role"}, column) {
		return "", "", false
	}
	if line < len(a.lines[table]) {
		text = a.lines[table][line][column]
	}
	return text, "le " + column, true
}

var some = answers{
	texts: map[string]string{"nom": "CPTS <du> Val & Co", "population": "27\u00a0143", "vide": "", "long": "une\ndeux"},
	lines: map[string][]map[string]string{
		"equipe": {{"nom": "Ana", "role": "GP"}, {"nom": "Léo"}, {"nom": "Zoé", "role": "IDE"}},
		"duo":    {{"nom": "A"}, {"nom": "B"}},
		"rien":   {},
	},
}

const (
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
	wordType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func body(inside string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" + `<w:document ` + namespaces + `><w:body>` + inside + `</w:body></w:document>`
}

// Each key is filled wherever it was cut, the rest is as it was.
func TestPart(t *testing.T) {
	run := func(texts ...string) (out string) {
		for _, text := range texts {
			out += `<w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r>`
		}
		return out
	}
	filled := func(text string) string {
		return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	p := func(inside string) string { return `<w:p>` + inside + `</w:p>` }
	cell := func(text string) string { return `<w:tc>` + p(run(text)) + `</w:tc>` }
	cells := func(texts ...string) (out string) {
		for _, text := range texts {
			out += `<w:tc>` + p(filled(text)) + `</w:tc>`
		}
		return out
	}
	name := "CPTS &lt;du&gt; Val &amp; Co"
	for _, c := range []struct{ name, in, want, told string }{
		{"whole", p(run("Projet {{nom}}.")), p(filled("Projet " + name + ".")), "1 [] []"},
		{"cut", p(run("a {", "{no", "m}", "} b")), p(filled("a "+name) + filled("") + filled("") + filled(" b")), ""},
		{"cut in two keys", p(run("{{nom}}{{popu", "lation}} x")), p(filled(name+"27\u00a0143") + filled(" x")), "2 [] []"},
		{"spaces and capitals", p(run("{{ Nom\u00a0}}")), p(filled(name)), "1 [] []"},
		{"entities around", p(run("&lt;{{nom}}&amp;")), p(filled("&lt;" + name + "&amp;")), ""},
		{"other runs stay", p(run("avant") + `<w:proofErr w:type="spellStart"/>` + run("{{nom}}")), p(run("avant") + `<w:proofErr w:type="spellStart"/>` + filled(name)), ""},
		{"lines", p(run("{{long}}")), p(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">une</w:t><w:br/><w:t xml:space="preserve">deux</w:t></w:r>`), ""},
		{"empty", p(run("{{vide}}")), p(filled("[à compléter\u00a0: la réponse]")), "0 [vide] []"},
		{"unknown", p(run("{{inconnu}} {{#si x}}")), p(run("{{inconnu}} {{#si x}}")), "0 [] [inconnu #si x]"},
		{"parted by a tab", p(`<w:r><w:t>{{no</w:t><w:tab/><w:t>m}}</w:t></w:r>`), p(`<w:r><w:t>{{no</w:t><w:tab/><w:t>m}}</w:t></w:r>`), "0 [] []"},
		{"over two paragraphs", p(run("{{no")) + p(run("m}}")), p(run("{{no")) + p(run("m}}")), "0 [] []"},
		{"deleted", p(`<w:del><w:r><w:delText>{{nom}}</w:delText></w:r></w:del>`), p(`<w:del><w:r><w:delText>{{nom}}</w:delText></w:r></w:del>`), "0 [] []"},
		{"form", `<w:sdt><w:sdtContent>` + p(run("{{nom}}")) + `</w:sdtContent></w:sdt>`, `<w:sdt><w:sdtContent>` + p(filled(name)) + `</w:sdtContent></w:sdt>`, ""},
		{"frame", p(run("{{po") + `<w:r><w:pict><w:txbxContent>` + p(run("{{nom}}")) + `</w:txbxContent></w:pict></w:r>` + run("pulation}}")),
			p(filled("27\u00a0143") + `<w:r><w:pict><w:txbxContent>` + p(filled(name)) + `</w:txbxContent></w:pict></w:r>` + filled("")), "2 [] []"},
		{"row", `<w:tbl><w:tr w14:paraId="1A">` + cell("{{equipe.nom}}") + `<w:tc><w:p w14:paraId="2B" w14:textId="77"><w:bookmarkStart w:id="0" w:name="x"/>` + run("{{equipe.role}}") + `<w:bookmarkEnd w:id="0"/></w:p></w:tc></w:tr></w:tbl>`,
			`<w:tbl><w:tr w14:paraId="1A">` + cells("Ana") + `<w:tc><w:p w14:paraId="2B" w14:textId="77"><w:bookmarkStart w:id="0" w:name="x"/>` + filled("GP") + `<w:bookmarkEnd w:id="0"/></w:p></w:tc></w:tr>` +
				`<w:tr>` + cells("Léo", "[à compléter\u00a0: le role]") + `</w:tr><w:tr>` + cells("Zoé", "IDE") + `</w:tr></w:tbl>`, "5 [equipe.role] []"},
		{"row like others", `<w:tbl><w:tr>` + cell("{{nom}}") + `</w:tr><w:tr>` + cell("{{duo.nom}}") + `</w:tr></w:tbl>`, `<w:tbl><w:tr>` + cells(name) + `</w:tr><w:tr>` + cells("A") + `</w:tr><w:tr>` + cells("B") + `</w:tr></w:tbl>`, ""},
		{"no line", `<w:tbl><w:tr>` + cell("{{rien.nom}}") + `</w:tr></w:tbl>`, `<w:tbl><w:tr>` + cells("[à compléter\u00a0: le nom]") + `</w:tr></w:tbl>`, "0 [rien.nom] []"},
		{"two tables in a row", `<w:tbl><w:tr>` + cell("{{equipe.nom}}") + cell("{{duo.nom}}") + `</w:tr></w:tbl>`,
			`<w:tbl><w:tr>` + cells("Ana", "A") + `</w:tr><w:tr>` + cells("Léo", "B") + `</w:tr><w:tr>` + cells("Zoé", "") + `</w:tr></w:tbl>`, "6 [] []"},
		{"a table in a row", `<w:tbl><w:tr><w:tc><w:tbl><w:tr>` + cell("{{duo.nom}}") + `</w:tr></w:tbl>` + p(run("{{nom}}")) + `</w:tc></w:tr></w:tbl>`,
			`<w:tbl><w:tr><w:tc><w:tbl><w:tr>` + cells("A") + `</w:tr><w:tr>` + cells("B") + `</w:tr></w:tbl>` + p(filled(name)) + `</w:tc></w:tr></w:tbl>`, "3 [] []"},
		{"the same table in a row and around it", `<w:tbl><w:tr>` + cell("{{duo.nom}}") + `<w:tc><w:tbl><w:tr>` + cell("{{duo.nom}}") + `</w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
			`<w:tbl><w:tr>` + cells("A") + `<w:tc><w:tbl><w:tr>` + cells("A") + `</w:tr></w:tbl></w:tc></w:tr><w:tr>` + cells("B") + `<w:tc><w:tbl><w:tr>` + cells("B") + `</w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "4 [] []"},
		{"a column outside a table", p(run("Avec {{equipe.nom}}, {{equipe.absent}}")), p(filled("Avec Ana, Léo et Zoé, {{equipe.absent}}")), "1 [] [equipe.absent]"},
		{"of a drawing", `<a:p xmlns:a="urn:a"><a:t>{{nom}}</a:t></a:p>`, `<a:p xmlns:a="urn:a"><a:t>{{nom}}</a:t></a:p>`, "0 [] []"},
	} {
		var told Told
		f := &filling{from: some, told: &told}
		got, err := f.part([]byte(body(c.in)))
		if err != nil || string(got) != body(c.want) {
			t.Errorf("%s: %v\n%s\nwant\n%s", c.name, err, got, body(c.want))
		}
		if said := fmt.Sprintf("%d %v %v", told.Filled, told.Empty, told.Unknown); c.told != "" && said != c.told {
			t.Errorf("%s: told %s, want %s", c.name, said, c.told)
		}
	}
}

// template is a file of parts, in their order.
func template(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		method := zip.Deflate
		if strings.HasSuffix(parts[i], ".png") {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method, Comment: "c"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.SetComment("commentaire"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func types(pairs ...string) string {
	out := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
	for i := 0; i < len(pairs); i += 2 {
		out += `<Override PartName="/` + pairs[i] + `" ContentType="` + pairs[i+1] + `"/>`
	}
	return out + `</Types>`
}

// Only what holds a key changes: every other member keeps its bytes, and all their order.
func TestRestStays(t *testing.T) {
	head := func(name, text string) string {
		return `<w:` + name + ` ` + namespaces + `><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:` + name + `>`
	}
	file := template(t,
		"word/media/image1.png", strings.Repeat("\x89PNG", 100),
		"[Content_Types].xml", types("word/autre.xml", wordType+"document.main+xml", "word/header1.xml", wordType+"header+xml", "word/footnotes.xml", wordType+"footnotes+xml", "word/styles.xml", wordType+"styles+xml"),
		"word/autre.xml", body(`<w:p><w:r><w:t>{{nom}}</w:t></w:r></w:p>`),
		"word/header1.xml", head("hdr", "{{population}}"), "word/header2.xml", head("hdr", "{{perdu}}"),
		"word/footnotes.xml", head("footnotes", "rien"), "word/styles.xml", "pas du XML",
		"docProps/core.xml", "{{nom}}", "word/charts/chart1.xml", "<c>{{nom}}</c><c>{{<b>}}</c>",
	)
	out, told, err := Fill(file, some)
	if err != nil {
		t.Fatal(err)
	}
	if told.Filled != 2 || !slices.Equal(told.Outside, []string{"perdu", "nom"}) {
		t.Errorf("told %+v", told)
	}
	before, after := raw(t, file), raw(t, out)
	if len(before) != len(after) {
		t.Fatalf("%d members of %d", len(after), len(before))
	}
	changed := []string{"word/autre.xml", "word/header1.xml"}
	for i := range before {
		same := bytes.Equal(before[i].data, after[i].data)
		if before[i].name != after[i].name || before[i].method != after[i].method || same == slices.Contains(changed, before[i].name) {
			t.Errorf("%s became %s; same bytes: %v", before[i].name, after[i].name, same)
		}
	}
	z, _ := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if z.Comment != "commentaire" || z.File[2].Comment != "c" {
		t.Error("comments are lost")
	}
	again, _, err := Fill(out, some)
	if err != nil || !bytes.Equal(again, out) {
		t.Errorf("a filled file changes when it is filled again: %v", err)
	}
}

type rawMember struct {
	name   string
	method uint16
	data   []byte
}

func raw(t *testing.T, file []byte) (all []rawMember) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range z.File {
		r, err := m.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rawMember{m.Name, m.Method, data})
	}
	return all
}

// What cannot be filled says why, whatever the name of the file.
func TestFaults(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	main := body(`<w:p/>`)
	good := template(t, "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml"), "word/document.xml", main)
	bomb := template(t, "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml"), "word/document.xml", body(strings.Repeat(" ", mostRead)))
	long := answers{lines: map[string][]map[string]string{"equipe": make([]map[string]string, 20000)}}
	nested := body(strings.Repeat("<w:p>", deepest) + strings.Repeat("</w:p>", deepest))
	of := func(kind string) []byte {
		return template(t, "[Content_Types].xml", types("word/document.xml", kind), "word/document.xml", main)
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"text":      {[]byte("Bonjour"), "pas un document Word"},
		"nothing":   {nil, "vide"},
		"pdf":       {[]byte("%PDF-1.7"), "un PDF"},
		"rtf":       {[]byte(`{\rtf1`), "RTF"},
		"doc":       {[]byte(ole + "WordDocument"), "ancien fichier"},
		"password":  {append([]byte(ole+"\x00"), wide("EncryptedPackage")...), "mot de passe"},
		"truncated": {good[:len(good)-30], "coupé ou abîmé"},
		"cut":       {good[:40], "coupé ou abîmé"},
		"xlsx":      {of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "tableur"},
		"pptx":      {of("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "présentation"},
		"dotx":      {of(wordType + "template.main+xml"), ".dotx"},
		"docm":      {of("application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"},
		"vba":       {template(t, "word/vbaProject.bin", "x", "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml")), "macros"},
		"odt":       {template(t, "mimetype", "application/vnd.oasis.opendocument.text"), "LibreOffice"},
		"zip":       {template(t, "a.txt", "a"), "pas un document Word"},
		"not XML":   {template(t, "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml"), "word/document.xml", "<w:p>"), "coupé ou abîmé"},
		"entities":  {template(t, "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml"), "word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), "coupé ou abîmé"},
		"too deep":  {template(t, "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml"), "word/document.xml", nested), "coupé ou abîmé"},
		"bomb":      {bomb, "trop gros"},
		"too long": {template(t, "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml"), "word/document.xml",
			body(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{equipe.nom}}</w:t></w:r></w:p><!--`+strings.Repeat("x", 10000)+`--></w:tc></w:tr></w:tbl>`)), "trop gros"},
	} {
		out, _, err := Fill(c.file, long)
		var fault Fault
		if out != nil || !errors.As(err, &fault) || !strings.Contains(fault.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if _, _, err := Fill(good, some); err != nil {
		t.Errorf("a file like others: %v", err)
	}
	flagged := bytes.Clone(good)
	for _, mark := range []string{"PK\x01\x02"} { // the flags of the first member of the list
		flagged[bytes.Index(flagged, []byte(mark))+8] |= 1
	}
	if _, _, err := Fill(flagged, some); err != locked {
		t.Errorf("a member with a password: %v", err)
	}
}

// Whatever the part, a part that can be read is filled into one that can be read too, and
// one without a key stays.
func FuzzPart(f *testing.F) {
	for _, inside := range []string{
		`<w:p><w:r><w:t>{{nom}}</w:t></w:r></w:p>`, `<w:p><w:r><w:t>{{</w:t></w:r><w:r><w:t xml:space="preserve"> equipe.nom }}</w:t></w:r></w:p>`,
		`<w:tbl><w:tr w14:paraId="1"><w:tc><w:p><w:bookmarkStart w:id="1"/><w:r><w:t>{{duo.nom}}</w:t><w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:t>{{equipe.role}}{{duo.nom}}</w:t></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
		`<w:t/><w:p><w:t/><w:t>{{long}}</w:t></w:p>`, `<w:p><w:t><w:t>{{nom}}</w:t>{{vide}}</w:t></w:p>`, `<w:p><![CDATA[{{nom}}]]><w:t><![CDATA[<{{nom}}>]]></w:t></w:p>`,
	} {
		f.Add(body(inside))
	}
	f.Fuzz(func(t *testing.T, part string) {
		var told Told
		out, err := (&filling{from: some, told: &told}).part([]byte(part))
		if err != nil {
			return
		}
		for dec := xml.NewDecoder(bytes.NewReader(out)); ; {
			_, err := dec.Token()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%v\n%s\nmade of\n%s", err, out, part)
			}
		}
		if told.Filled == 0 && told.Empty == nil && string(out) != part {
			t.Fatalf("nothing is filled, and\n%s\nmade of\n%s", out, part)
		}
	})
}

// A file of our own writer, texts that bend what holds them: each stands as it was typed.
func TestInertAnswers(t *testing.T) {
	var b bytes.Buffer
	p := &page.Page{Blocks: []page.Block{page.Paragraph{Text: "Le nom : {{nom}}."}}}
	if err := docx.Write(&b, p, docx.Meta{}); err != nil {
		t.Fatal(err)
	}
	for name, text := range pagetest.Odd {
		if text == "" {
			continue
		}
		out, told, err := Fill(b.Bytes(), answers{texts: map[string]string{"nom": text}})
		if err != nil || told.Filled != 1 {
			t.Fatalf("%s: %v, %+v", name, err, told)
		}
		z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
		if err != nil {
			t.Fatal(err)
		}
		r, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			Texts []string `xml:"body>p>r>t"`
		}
		if err := xml.NewDecoder(r).Decode(&read); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Join(read.Texts, "\n"); got != "Le nom : "+strings.ToValidUTF8(page.Inert(text), "\ufffd")+"." {
			t.Errorf("%s: reads %q", name, got)
		}
	}
}

// Whatever the file, it is filled or refused with a reason, and what is filled can be
// opened.
func FuzzFill(f *testing.F) {
	good := template(f, "[Content_Types].xml", types("word/document.xml", wordType+"document.main+xml"), "word/document.xml", body(`<w:p><w:r><w:t>{{nom}}</w:t></w:r></w:p>`), "a/", "")
	f.Add(good)
	f.Add(good[:len(good)-10])
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Fuzz(func(t *testing.T, file []byte) {
		out, _, err := Fill(file, some)
		var fault Fault
		if err != nil {
			if out != nil || !errors.As(err, &fault) {
				t.Fatalf("%v is no reason", err)
			}
			return
		}
		if _, err := zip.NewReader(bytes.NewReader(out), int64(len(out))); err != nil {
			t.Fatal(err)
		}
	})
}
