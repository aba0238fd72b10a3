package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cpts/content/dates"
	"cpts/content/french"
)

// The kinds of values options take. Type is what the help shows after the
// option; the message of Set follows « L'option --… ».

// choice is one word among a few.
type choice struct {
	value   string
	allowed []string
}

func oneOf(words ...string) *choice { return &choice{words[0], words} }

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }
func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return misuse("accepte %s, pas « %s ».", french.Enumerate(c.allowed, "ou"), s)
	}
	c.value = s
	return nil
}

// day is a day of the calendar.
type day struct{ dates.Day }

func (d *day) String() string { return "" }
func (d *day) Type() string   { return "AAAA-MM-JJ" }
func (d *day) Set(s string) error {
	read, err := dates.Parse(s)
	if errors.Is(err, dates.ErrNoSuch) {
		return misuse("attend un jour du calendrier, par exemple 2026-11-23 ; le « %s » n’existe pas.", s)
	}
	if err != nil {
		return misuse("attend un jour, par exemple 2026-11-23 ou 23/11/2026, pas « %s ».", s)
	}
	d.Day = read
	return nil
}

// filePath is the path of a file.
type filePath string

func (p *filePath) String() string { return "" }
func (p *filePath) Type() string   { return "CHEMIN" }
func (p *filePath) Set(s string) error {
	if s == "" {
		return misuse("attend le chemin d’un fichier.")
	}
	path, err := fromHome(s)
	*p = filePath(path)
	return err
}

// addChoice declares an option that takes one word among a few, and lets the
// shell complete it.
func addChoice(cmd *cobra.Command, flags *pflag.FlagSet, c *choice, name, usage string) {
	flags.Var(c, name, usage)
	complete(cmd, name, c.allowed)
}

// complete gives the shell the values of an option.
func complete(cmd *cobra.Command, name string, words []string) {
	must(cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)))
}

// must stops the program on a fault of its own making: here, an option completed
// that was not declared just before.
func must(err error) {
	if err != nil {
		panic("cpts: " + err.Error())
	}
}

// flagFault says in French why the options cannot be read.
func flagFault(cmd *cobra.Command, err error) error {
	var (
		unknown  *pflag.NotExistError
		valued   *pflag.ValueRequiredError
		refused  *pflag.InvalidValueError
		deformed *pflag.InvalidSyntaxError
		usage    *usageError
	)
	// A verb that does not exist is why its options are unknown.
	if words := cmd.Flags().Args(); !cmd.HasParent() && len(words) > 0 {
		if fault := checkWord(cmd, words[:1]); fault != nil {
			return fault
		}
	}
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &valued):
		return misuse("L’option --%s attend une valeur : --%s %s.", valued.GetFlag().Name, valued.GetFlag().Name, valued.GetFlag().Value.Type())
	case errors.As(err, &usage) && errors.As(err, &refused):
		return misuse("L’option --%s %s", refused.GetFlag().Name, usage.message)
	case errors.As(err, &refused):
		return misuse("L’option --%s ne prend pas de valeur.", refused.GetFlag().Name)
	case errors.As(err, &deformed):
		return misuse("« %s » n’est pas une option. Voir : %s --help", deformed.GetSpecifiedFlag(), cmd.CommandPath())
	}
	return err
}

func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	typed := "--" + err.GetSpecifiedName()
	if err.GetSpecifiedShortnames() != "" {
		typed = "-" + err.GetSpecifiedName()
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	if near := french.Nearest(typed, names, 1, french.Slips(typed)); len(typed) > 3 && len(near) > 0 {
		return misuse("L’option %s n’existe pas. Vouliez-vous dire %s ?", typed, near[0])
	}
	return misuse("L’option %s n’existe pas. Options de « %s » : %s.", typed, cmd.CommandPath(), strings.Join(names, ", "))
}
