package content

import (
	"errors"
	"io/fs"
	"slices"
)

// Record is a scale as its sources print it: every cell, the slips among them,
// and what else their reader should know. Nothing is computed from it.
type Record struct {
	Printed []*PrintedRow `yaml:"imprime"`
	Slips   []*Slip       `yaml:"coquilles"`
	Remarks []*Remark     `yaml:"remarques"`
}

// Period says which column of a table a printed amount stands in.
type Period string

// The columns that sources print.
const (
	Rights         Period = "droits"          // a full year's fixed part
	Year1          Period = "annee_1"         // fixed part paid in contract year 1
	Year2          Period = "annee_2"         // fixed part paid in contract year 2
	VariableMax    Period = "variable"        // ceiling of the variable part
	RightsVariable Period = "droits_variable" // fixed part and ceiling of the variable part
	Event          Period = "survenue"        // paid when a crisis happens
	ExtraShare     Period = "additionnel"     // the extra functioning
	ComponentShare Period = "composante"      // a part of a fixed amount, its line written LINE.COMPONENT
	Total          Period = "total"           // a total, its line one of TotalIDs
)

// Periods are all the columns, in the order their names are proposed.
var Periods = []Period{Rights, Year1, Year2, VariableMax, RightsVariable, Event, ExtraShare, ComponentShare, Total}

// TotalIDs name the reference totals of a scale: no suffix for the compulsory
// lines without variable part, « options » for the options, « variable » for the
// whole variable part and the occurrence of a crisis. The two bounds are what a
// source prints as « from … to … ».
var TotalIDs = []string{
	"annee_1", "annee_2", "annee_1_options", "annee_2_options", "annee_2_variable", "annee_2_variable_options",
	"maximum_annuel", "borne_basse", "borne_haute",
}

// VariableTotal is the whole variable part of the compulsory lines, which no source adds
// up.
const VariableTotal = "variable_max"

// HasCrisis tells whether a scale pays for a crisis.
func (s *Scale) HasCrisis() bool {
	return slices.ContainsFunc(s.Lines, func(l *ScaleLine) bool { return l.Nature == CrisisPlan })
}

// PrintedRow is a row of amounts as a source prints it, one per size; nil where
// it prints none.
type PrintedRow struct {
	Period  Period   `yaml:"periode"`
	Line    ID       `yaml:"ligne"`
	Amounts []*int64 `yaml:"montants"`
}

// Slip is a mistake of a source: the cells it shows in, and the reason.
type Slip struct {
	ID     ID          `yaml:"id"`
	Reason string      `yaml:"raison"`
	Cells  []*SlipCell `yaml:"cases"`
}

// SlipCell is a cell that is printed otherwise than its rule gives, or not at
// all: then Printed is nil.
type SlipCell struct {
	Size     int    `yaml:"taille"`
	Period   Period `yaml:"periode"`
	Line     ID     `yaml:"ligne"`
	Printed  *int64 `yaml:"imprime"`
	Computed int64  `yaml:"calcule"`
}

// Remark is a doubt or a gap of the sources that shows in no cell.
type Remark struct {
	ID   ID     `yaml:"id"`
	Text string `yaml:"texte"`
}

// AsPrinted is what the sources of the scale print. That of a built-in scale is
// read the first time it is asked for, and is proved right by the tests.
func (s *Scale) AsPrinted() *Record {
	if s.printed == nil {
		return &s.Record
	}
	return s.printed()
}

func recordFile(scale string) string { return "baremes/imprimes/" + scale + ".yaml" }

// readRecord reads the record of a built-in scale; one without a file has none.
func readRecord(fsys fs.FS, scale string) (*Record, []fault) {
	r := &Record{}
	if _, err := fs.Stat(fsys, recordFile(scale)); errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	faults := decode(fsys, recordFile(scale), r)
	return r, faults
}

// At is what is printed in a cell, and the slip that concerns it; nil when there
// is none. The size counts from 1.
func (r *Record) At(size int, period Period, line string) (printed *int64, slip *Slip) {
	for _, row := range r.Printed {
		if row.Period == period && row.Line.Name == line && size >= 1 && size <= len(row.Amounts) {
			printed = row.Amounts[size-1]
		}
	}
	for _, s := range r.Slips {
		for _, c := range s.Cells {
			if c.Size == size && c.Period == period && c.Line.Name == line {
				return printed, s
			}
		}
	}
	return printed, nil
}

// Source finds a source that the scale cites, its own or one of the catalog; nil
// if there is none.
func (s *Scale) Source(id string) *Source {
	for _, own := range s.References {
		if own.ID.Name == id {
			return own
		}
	}
	if s.catalog == nil {
		return nil
	}
	return s.catalog.Source(id)
}
