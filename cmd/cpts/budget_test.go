package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// printed carries out a command line that goes well, in an empty home.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, errOut bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errOut); code != exitDone {
		t.Fatalf("%q exits with %d: %s", args, code, errOut.String())
	}
	return out.String()
}

// alone keeps the home of whoever runs the tests out of them.
func alone(t *testing.T) {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", filepath.Join(t.TempDir(), "data"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(t.TempDir(), "config"))
	t.Setenv(fileVariable, "")
	xdg.Reload()
	t.Cleanup(xdg.Reload)
}

type budgetRead struct {
	Scale string `json:"bareme"`
	Size  int    `json:"taille"`
	Bonus bool   `json:"majoration_10"`
	Lines []struct {
		ID       string `json:"id"`
		Optional bool   `json:"optionnelle"`
		Rights   int64  `json:"droits"`
		Year1    int64  `json:"annee_1"`
		Year2    int64  `json:"annee_2"`
		Variable int64  `json:"variable_max"`
		Event    int64  `json:"survenue"`
	} `json:"lignes"`
	Totals map[string]int64 `json:"totaux"`
	Cash   []struct {
		Year   int   `json:"annee"`
		Amount int64 `json:"montant"`
	} `json:"tresorerie"`
	Notes []string `json:"notes"`
}

func readBudget(t *testing.T, args ...string) (b budgetRead) {
	t.Helper()
	text := printed(t, append([]string{"budget", "--format", "json", "--date", "2026-11-23"}, args...)...)
	if err := json.Unmarshal([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return b
}

// seed is a table as its source prints it, sizes 1 to 4, but for the cells that
// the audit of the sources proves to be slips, corrected by hand.
type seed struct {
	scale        string
	year1, year2 map[string][4]int64
	variable     map[string][4]int64
	event        [4]int64
	totals       map[string][4]int64
}

var seeds = []seed{{
	scale: "2022",
	year1: map[string][4]int64{
		"fonctionnement": {50000, 60000, 75000, 90000}, "acces_soins": {41250, 52500, 67500, 82500},
		"parcours": {18750, 26250, 33750, 37500}, "prevention": {7500, 11250, 13125, 15000}, "crise": {25000, 35000, 45000, 50000},
		"qualite": {5625, 7500, 11250, 15000}, "accompagnement": {3750, 5625 /* printed 3750 */, 7500, 11250},
	},
	year2: map[string][4]int64{
		"fonctionnement": {37500, 45000, 56250, 67500}, "acces_soins": {55000, 70000, 90000, 110000},
		"parcours": {25000, 35000, 45000, 50000}, "prevention": {10000, 15000, 17500, 20000}, "crise": {12500, 17500, 22500, 25000},
		"qualite": {7500, 10000, 15000, 20000}, "accompagnement": {5000, 7500, 10000, 15000},
	},
	variable: map[string][4]int64{
		"acces_soins": {25000, 30000, 35000, 45000}, "parcours": {25000, 35000, 45000, 50000}, "prevention": {10000, 15000, 17500, 20000},
		"qualite": {7500, 10000, 15000, 20000}, "accompagnement": {5000, 7500, 10000, 15000},
	},
	event: [4]int64{37500, 52500, 67500, 75000},
	totals: map[string][4]int64{
		"annee_1": {142500, 185000, 234375, 275000}, "annee_1_options": {151875, 198125 /* printed 196250 */, 253125, 301250},
		"annee_2": {140000, 182500, 231250, 272500}, "annee_2_options": {152500, 200000, 256250, 307500},
		"annee_2_variable": {237500, 315000, 396250, 462500}, "annee_2_variable_options": {262500, 350000, 446250, 532500 /* printed 497500 */},
		"maximum_annuel": {287500, 382500, 487500, 580000},
	},
}, {
	// This source prints a year's rights, fixed and variable parts together: 75 000
	// for access in size 1 is 60 000 and 15 000. Its years follow from the rule.
	scale: "2019",
	year1: map[string][4]int64{
		"fonctionnement": {50000, 60000, 75000, 90000}, "acces_soins": {45000, 55875, 71250, 90000},
		"parcours": {18750, 26250, 33750, 37500}, "prevention": {7500, 11250, 13125, 15000},
		"qualite": {5625, 7500, 11250, 15000}, "accompagnement": {3750, 5625, 7500, 11250},
	},
	year2: map[string][4]int64{
		"fonctionnement": {37500, 45000, 56250, 67500}, "acces_soins": {60000, 74500, 95000, 120000},
		"parcours": {25000, 35000, 45000, 50000}, "prevention": {10000, 15000, 17500, 20000},
		"qualite": {7500, 10000, 15000, 20000}, "accompagnement": {5000, 7500, 10000, 15000},
	},
	variable: map[string][4]int64{
		"acces_soins": {15000, 17500, 25000, 30000}, "parcours": {25000, 35000, 45000, 50000}, "prevention": {10000, 15000, 17500, 20000},
		"qualite": {7500, 10000, 15000, 20000}, "accompagnement": {5000, 7500, 10000, 15000},
	},
	totals: map[string][4]int64{"maximum_annuel": {220000, 287000, 370000, 450000}},
}}

// Every cell of both printed tables comes out of the command line.
func TestPrintedCells(t *testing.T) {
	alone(t)
	for _, s := range seeds {
		for i, population := range []string{"27143", "60000", "100000", "200000"} {
			for _, given := range [][]string{{"--population", population}, {"--taille", strconv.Itoa(i + 1)}} {
				b := readBudget(t, append(given, "--bareme", s.scale)...)
				name := fmt.Sprintf("%s, %v", s.scale, given)
				if b.Scale != s.scale || b.Size != i+1 || b.Bonus || len(b.Lines) != len(s.year1) {
					t.Errorf("%s: scale %s, size %d, %d lines", name, b.Scale, b.Size, len(b.Lines))
				}
				for _, l := range b.Lines {
					event := int64(0)
					if l.ID == "crise" {
						event = s.event[i]
					}
					optional := l.ID == "qualite" || l.ID == "accompagnement"
					if l.Year1 != s.year1[l.ID][i] || l.Year2 != s.year2[l.ID][i] || l.Variable != s.variable[l.ID][i] || l.Event != event || l.Optional != optional {
						t.Errorf("%s: %+v", name, l)
					}
				}
				for total, want := range s.totals {
					if b.Totals[total] != want[i] {
						t.Errorf("%s: %s is %d, want %d", name, total, b.Totals[total], want[i])
					}
				}
			}
		}
	}
}

// The same cells, in the spreadsheet and without a size.
func TestPrintedCellsInEverySize(t *testing.T) {
	alone(t)
	for _, s := range seeds {
		rows, err := readCSV(printed(t, "budget", "--bareme", s.scale, "--format", "csv"))
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, row := range rows {
			size, _ := strconv.Atoi(row["taille"])
			if want, isLine := s.year1[row["id"]]; isLine {
				seen++
				if row["annee_1"] != itoa(want[size-1]) || row["annee_2"] != itoa(s.year2[row["id"]][size-1]) || row["variable_max"] != itoa(s.variable[row["id"]][size-1]) {
					t.Errorf("%s: %v", s.scale, row)
				}
			}
		}
		if seen != 4*len(s.year1) {
			t.Errorf("%s: %d rows", s.scale, seen)
		}
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func readCSV(text string) ([]map[string]string, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma = ';'
	all, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// The bounds of the sizes, and the raise of the largest.
func TestBoundsFromTheCommandLine(t *testing.T) {
	alone(t)
	for population, size := range map[string]int{
		"1": 1, "39999": 1, "40000": 2, "79999": 2, "80000": 3, "175000": 3, "175001": 4, "27 143": 1, "27 143 habitants": 1,
	} {
		if b := readBudget(t, "--population", population); b.Size != size {
			t.Errorf("%s inhabitants: size %d, want %d", population, b.Size, size)
		}
	}
	for _, c := range []struct {
		members string
		bonus   bool
		year1   int64
	}{{"", false, 275000}, {"99", false, 275000}, {"100", true, 293500}} {
		args := []string{"--population", "200000"}
		if c.members != "" {
			args = append(args, "--membres", c.members)
		}
		if b := readBudget(t, args...); b.Bonus != c.bonus || b.Totals["annee_1"] != c.year1 {
			t.Errorf("%q members: %v, %d", c.members, b.Bonus, b.Totals["annee_1"])
		}
	}
}

// reckoned is the cash of five years, worked out another way than the program
// does: month by month for a mission, with fractions.
func reckoned(size int, members int64, options []string, variable int64, crisis bool, months map[string]int) (cash [5]int64) {
	for line, nature := range map[string]string{
		"fonctionnement": "f", "acces_soins": "m", "parcours": "m", "prevention": "m", "crise": "c", "qualite": "m", "accompagnement": "m",
	} {
		if (line == "qualite" || line == "accompagnement") && !slices.Contains(options, line) {
			continue
		}
		full := big.NewRat(seeds[0].year2[line][size-1], 1) // a mission's second year is its whole right
		switch nature {
		case "f", "c":
			full = big.NewRat(seeds[0].year1[line][size-1], 1)
		}
		ceiling := big.NewRat(seeds[0].variable[line][size-1], 1)
		if size == 4 && members >= 100 && nature != "f" {
			full.Mul(full, big.NewRat(11, 10))
			ceiling.Mul(ceiling, big.NewRat(11, 10))
		}
		ceiling.Mul(ceiling, big.NewRat(variable, 100))
		start := months[line]
		due := [6]*big.Rat{} // rights of each year
		for y := range due {
			worked := min(max(12*(y+1)-start, 0), 12)
			due[y] = new(big.Rat).Mul(full, big.NewRat(int64(worked), 12))
		}
		for y := range cash {
			paid := new(big.Rat)
			switch first := start / 12; {
			case nature == "f" && y == 0:
				paid.Set(full)
			case nature == "f":
				paid.Mul(full, big.NewRat(3, 4))
				if y > 1 {
					paid.Add(paid, new(big.Rat).Mul(full, big.NewRat(1, 4)))
				}
			case nature == "c" && y == first:
				paid.Set(full)
			case nature == "c" && y > first:
				paid.Mul(full, big.NewRat(1, 2))
			case nature == "m":
				paid.Mul(due[y], big.NewRat(3, 4))
				if y > 0 {
					paid.Add(paid, new(big.Rat).Mul(due[y-1], big.NewRat(1, 4)))
				}
				if y > first {
					paid.Add(paid, ceiling)
				}
			}
			if nature == "c" && crisis && y == max(1, start/12) && start < 60 {
				paid.Add(paid, new(big.Rat).Mul(full, big.NewRat(3, 2)))
			}
			paid.Add(paid, big.NewRat(1, 2))
			cash[y] += new(big.Int).Quo(paid.Num(), paid.Denom()).Int64()
		}
	}
	return cash
}

// Random situations, against the reckoning above.
func TestRandomSituations(t *testing.T) {
	alone(t)
	random := rand.New(rand.NewPCG(4, 2026))
	situations := 100
	if testing.Short() {
		situations = 10
	}
	for range situations {
		size, members := 1+random.IntN(4), int64(random.IntN(200))
		options := [][]string{nil, {"qualite"}, {"accompagnement"}, {"qualite", "accompagnement"}}[random.IntN(4)]
		variable, crisis := int64(random.IntN(101)), random.IntN(2) == 1
		args := []string{
			"--taille", strconv.Itoa(size), "--membres", itoa(members), "--variable", itoa(variable),
			"--options", strings.Join(options, ","), "--signature", "2027-02-15",
		}
		if crisis {
			args = append(args, "--crise")
		}
		months := map[string]int{}
		for _, line := range []string{"acces_soins", "parcours", "prevention", "crise", "qualite", "accompagnement"} {
			n := random.IntN(66)
			if random.IntN(3) == 0 {
				n = 0
			}
			months[line] = n
			args = append(args, "--debut", fmt.Sprintf("%s=%04d-%02d-15", line, 2027+(1+n)/12, 1+(1+n)%12))
		}
		want := reckoned(size, members, options, variable, crisis, months)
		b := readBudget(t, args...)
		var got [5]int64
		for i, year := range b.Cash {
			got[i] = year.Amount
		}
		if got != want {
			t.Errorf("%s\n got %v\nwant %v", strings.Join(args, " "), got, want)
		}
		// The spreadsheet's cash of each line adds up to the same.
		rows, err := readCSV(printed(t, append([]string{"budget", "--format", "csv"}, args...)...))
		if err != nil {
			t.Fatal(err)
		}
		var sum [5]int64
		for _, row := range rows {
			if row["id"] == "plan" {
				continue
			}
			for n := range sum {
				cell, _ := strconv.ParseInt(row["tresorerie_"+strconv.Itoa(n+1)], 10, 64)
				sum[n] += cell
			}
		}
		if sum != want {
			t.Errorf("%s: the spreadsheet adds up to %v, want %v", strings.Join(args, " "), sum, want)
		}
	}
}
