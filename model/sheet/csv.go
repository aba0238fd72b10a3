package sheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"cpts/content/money"
	"cpts/content/pattern"
)

// WriteCSV writes for a French spreadsheet: semicolons, since the comma is its decimal
// mark, amounts as bare numbers, which it adds up, and a byte-order mark, without which
// it reads accents in another code.
func WriteCSV(out io.Writer, rows [][]string) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.Comma = ';'
	for _, row := range rows {
		for i, cell := range row {
			row[i] = disarmed(cell)
		}
	}
	return w.WriteAll(rows)
}

var plainNumber = pattern.Of(`^[+-]?\d+(,\d+)?$`)

// disarmed is a cell that a spreadsheet shows and does not run: a text that it
// would take for a formula stands after an apostrophe.
func disarmed(cell string) string {
	if plainNumber().MatchString(cell) {
		return cell
	}
	text := strings.TrimLeftFunc(cell, unicode.IsSpace)
	if strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\r") || text != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(text)[0]) {
		return "'" + cell
	}
	return cell
}

// Decimal is an amount as a French spreadsheet reads it: 9375 or 9375,50.
func Decimal(a money.Amount) string {
	return strings.ReplaceAll(string(a.JSON()), ".", ",")
}
