package formats

import "testing"

func TestNamesOfFiles(t *testing.T) {
	for path, want := range map[string]string{
		"lettre.docx": Word, "LETTRE.DOCX": Word, "a/b.htm": Web, "b.html": Web, "c.md": Markdown, "c.txt": Text, "d.json": JSON,
		"e.ics": Agenda, "f.xlsx": Workbook, "g.csv": Sheet, "lettre": "", "lettre.v2": "", "docx": "",
	} {
		if got := Called(path); got != want {
			t.Errorf("%s calls for %q, want %q", path, got, want)
		}
	}
	for _, format := range []string{Word, Web, Markdown, Text, JSON, Agenda, Workbook, Sheet} {
		if end := Extension(format); end == "" || Called("x"+end) != format {
			t.Errorf("%s ends with %q, which calls for %q", format, end, Called("x"+end))
		}
	}
	if got := Extension("pdf"); got != "" {
		t.Errorf("a format there is not ends with %q", got)
	}
	for path, want := range map[string]string{"a.md": Markdown, "a.docx": Text, "a": Text} {
		if got := CalledAmong(path, []string{Text, Markdown}); got != want {
			t.Errorf("among two, %s calls for %q, want %q", path, got, want)
		}
	}
}
