package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cpts/content/french"
)

// verbs are the names of the commands the help shows.
func verbs(root *cobra.Command) []string {
	var names []string
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() {
			names = append(names, cmd.Name())
		}
	}
	return names
}

// checkWord refuses, where the assistant expects a file, a word that is neither
// one nor a path to one: it is a verb mistyped, or one that does not exist.
func checkWord(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if fault := mistyped(root, args[0]); fault != nil {
		return fault
	}
	if err := oneFile(root, args); err != nil {
		return err
	}
	if word := args[0]; word != "" && !looksLikePath(word) && !exists(word) {
		return misuse("« %s » n’est ni une commande ni un fichier existant. Commandes : %s. Pour commencer un projet dans ce fichier : %s",
			word, strings.Join(verbs(root), ", "), opening(word))
	}
	return nil
}

// mistyped is the suggestion of a verb for a word close to it; nil for a path,
// a file or a word unlike any verb.
func mistyped(root *cobra.Command, word string) error {
	if looksLikePath(word) || exists(word) {
		return nil
	}
	near := french.Nearest(word, verbs(root), 2, french.Slips(word))
	if len(near) == 0 {
		return nil
	}
	for i, verb := range near {
		near[i] = "cpts " + verb
	}
	return misuse("La commande « %s » n’existe pas. Vouliez-vous dire : %s ?", word, french.Enumerate(near, "ou"))
}

// oneFile refuses more than one file.
func oneFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 1 && !cmd.HasParent() && slices.Contains(verbs(cmd), args[1]):
		return misuse("La commande vient avant le fichier : cpts %s %s", args[1], quoted(args[0]))
	case len(args) > 1:
		return misuse("« %s » prend un seul fichier, et en a reçu %d : %s.", cmd.CommandPath(), len(args), strings.Join(args, ", "))
	}
	return nil
}
