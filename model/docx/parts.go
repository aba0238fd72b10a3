package docx

import (
	"fmt"
	"strings"
)

// The names that parts are written in.
const (
	words    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packaged = "http://schemas.openxmlformats.org/package/2006"
)

const contentTypes = `<Types xmlns="` + packaged + `/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`

const packageLinks = `<Relationships xmlns="` + packaged + `/relationships"><Relationship Id="rId1" Type="` + relation + `/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="` + packaged + `/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const documentLinks = `<Relationships xmlns="` + packaged + `/relationships">` +
	`<Relationship Id="rId1" Type="` + relation + `/styles" Target="styles.xml"/><Relationship Id="rId2" Type="` + relation + `/numbering" Target="numbering.xml"/>` +
	`<Relationship Id="rId3" Type="` + relation + `/settings" Target="settings.xml"/><Relationship Id="rId4" Type="` + relation + `/header" Target="header1.xml"/><Relationship Id="rId5" Type="` + relation + `/footer" Target="footer1.xml"/></Relationships>`

// settings ask for nothing at opening: fields are not worked out again by themselves,
// since a word processor would first ask whether it may.
const settings = `<w:settings xmlns:w="` + words + `"><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`

func footer() string {
	return `<w:ftr xmlns:w="` + words + `"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
		run("", "Page ") + field("PAGE") + run("", " sur ") + field("NUMPAGES") + `</w:p></w:ftr>`
}

func field(name string) string {
	return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
}

// section is the sheet of paper, A4, whose first one has no header: its title stands
// there.
const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" r:id="rId5"/>` +
	`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`

// textWidth is that of the sheet between its margins, in twentieths of a point.
const textWidth = 11906 - 2*1134

// Styles of characters, by what they tell.
const (
	strongStyle = "Strong"
	faintStyle  = "Discret"
	alertStyle  = "Alerte"
	gapStyle    = "ACompleter"
)

// font is one that every word processor has, or has another one for with the same widths:
// the sheets are the same wherever the file is opened.
const font = "Arial"

// styles bear the names under which a word processor knows its own, so that its outline,
// its contents and its reader for the blind find them.
func styles() string {
	return `<w:styles xmlns:w="` + words + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `" w:eastAsia="` + font + `" w:cs="` + font + `"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` + strings.Join([]string{
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`,
		paragraphStyle("Title", "Title", "Normal", `<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="1F4E6B"/></w:pBdr><w:spacing w:after="200" w:line="240" w:lineRule="auto"/>`, `<w:b/><w:color w:val="1F4E6B"/><w:sz w:val="34"/><w:szCs w:val="34"/>`),
		headingStyle(1, 280, 27), headingStyle(2, 200, 22), headingStyle(3, 160, 20),
		paragraphStyle("TOCHeading", "TOC Heading", "Normal", `<w:keepNext/><w:spacing w:before="240"/>`, `<w:b/><w:color w:val="1F4E6B"/><w:sz w:val="24"/><w:szCs w:val="24"/>`),
		contentsStyle(1), contentsStyle(2), contentsStyle(3),
		paragraphStyle("ListParagraph", "List Paragraph", "ListParagraph", `<w:spacing w:after="50"/>`, ``),
		paragraphStyle("Fait", "Fait", "Fait", `<w:spacing w:after="50"/><w:ind w:left="284" w:hanging="284"/>`, ``),
		paragraphStyle("Caption", "caption", "Normal", `<w:keepNext/><w:spacing w:before="120" w:after="60"/>`, `<w:b/><w:color w:val="1F4E6B"/><w:sz w:val="19"/><w:szCs w:val="19"/>`),
		paragraphStyle("Cellule", "Cellule", "Cellule", `<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="18"/><w:szCs w:val="18"/>`),
		paragraphStyle("PetiteCellule", "Petite cellule", "PetiteCellule", `<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="15"/><w:szCs w:val="15"/>`),
		paragraphStyle("Apres", "Après un tableau", "Normal", `<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>`, ``),
		paragraphStyle("Lignes", "Lignes à remplir", "Lignes", fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="%d"/></w:tabs><w:spacing w:before="200" w:after="60"/>`, textWidth), `<w:color w:val="595959"/>`),
		paragraphStyle("Header", "header", "Header", `<w:spacing w:after="0"/>`, `<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>`),
		paragraphStyle("Footer", "footer", "Footer", `<w:spacing w:after="0"/><w:jc w:val="center"/>`, `<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>`),
		characterStyle(strongStyle, "Strong", `<w:b/><w:bCs/>`),
		characterStyle(faintStyle, "Discret", `<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>`),
		characterStyle(alertStyle, "Alerte", `<w:b/><w:bCs/><w:color w:val="9C2A10"/>`),
		characterStyle(gapStyle, "À compléter", `<w:b/><w:bCs/><w:color w:val="6B3E00"/><w:shd w:val="clear" w:color="auto" w:fill="FFF0C2"/>`),
		characterStyle("Hyperlink", "Hyperlink", `<w:color w:val="1F4E6B"/><w:u w:val="single"/>`),
		`<w:style w:type="table" w:customStyle="1" w:styleId="Tableau"><w:name w:val="Tableau"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F4E6B"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F4E6B"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B8C4CC"/></w:tblBorders></w:tblPr></w:style>`,
	}, "\n") + `</w:styles>`
}

func paragraphStyle(id, name, next, paragraph, characters string) string {
	return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Normal"/><w:next w:val="` + next + `"/><w:qFormat/>` +
		element("w:pPr", paragraph) + element("w:rPr", characters) + `</w:style>`
}

func headingStyle(level, before, size int) string {
	n := fmt.Sprint(level)
	return paragraphStyle("Heading"+n, "heading "+n, "Normal", fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="%d"/>`, before, level-1),
		fmt.Sprintf(`<w:b/><w:bCs/><w:color w:val="1F4E6B"/><w:sz w:val="%d"/><w:szCs w:val="%d"/>`, size, size))
}

func contentsStyle(level int) string {
	n := fmt.Sprint(level)
	return paragraphStyle("TOC"+n, "toc "+n, "Normal", fmt.Sprintf(`<w:spacing w:after="40"/><w:ind w:left="%d"/>`, 284*(level-1)), ``)
}

func characterStyle(id, name, characters string) string {
	return `<w:style w:type="character" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>` + characters + `</w:rPr></w:style>`
}

// element is what stands inside an element; nothing when there is nothing to.
func element(name, inside string) string {
	if inside == "" {
		return ""
	}
	return "<" + name + ">" + inside + "</" + name + ">"
}

// Lists, by number; numbered ones come after, each with a number of its own.
const (
	dashes = iota + 1
	toTick
	ticked
	numbered
)

// numbering defines the lists: a numbered one begins again at 1.
func (w *writer) numbering() string {
	var b strings.Builder
	b.WriteString(`<w:numbering xmlns:w="` + words + `">`)
	for i, levels := range [][]string{{"bullet", "•", "–"}, {"bullet", "☐", "–"}, {"bullet", "☑", "–"}, {"decimal", "%1.", "%2."}} {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, i)
		for level, mark := range levels[1:] {
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="340"/></w:pPr></w:lvl>`, level, levels[0], mark, 454+397*level)
		}
		b.WriteString("</w:abstractNum>\n")
	}
	for n := dashes; n < numbered; n++ {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, n, n-1)
	}
	for n := numbered; n < numbered+w.lists; n++ {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, n, numbered-1)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}
