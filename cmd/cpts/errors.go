package main

import (
	"errors"
	"fmt"
	"io"
	"syscall"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
	"cpts/ui"
)

// The exit codes.
const (
	exitDone    = 0
	exitProject = 1 // the project, or its data, has a problem
	exitUsage   = 2 // the command line cannot be followed
)

// usageError is a command line that cannot be followed, said in French.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

// projectError is a problem of the project or of its data, said in French.
type projectError struct{ message string }

func (e *projectError) Error() string { return e.message }

// errTold ends a verb whose result said what is wrong: there is nothing to add.
var errTold = errors.New("told on standard output")

func misuse(format string, args ...any) error  { return &usageError{say(format, inLine(args)...)} }
func problem(format string, args ...any) error { return &projectError{say(format, inLine(args)...)} }

// inLine are the values of a sentence with what would break its line put in
// letters: a path may hold anything, another sentence included.
func inLine(args []any) []any {
	clean := make([]any, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			clean[i] = shown(arg, "")
		case filePath:
			clean[i] = shown(string(arg), "")
		default:
			clean[i] = arg
		}
	}
	return clean
}

func say(format string, args ...any) string { return french.Say(format, args...) }

// conclude tells what went wrong, if anything, and gives the exit code.
func conclude(err error, out io.Writer) int {
	if err == nil || errors.Is(err, syscall.EPIPE) { // whoever read us has had enough
		return exitDone
	}
	if err == errTold {
		return exitProject
	}
	fmt.Fprintln(out, sentence(err))
	var usage *usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitProject
}

func sentence(err error) string {
	var (
		usage   *usageError
		project *projectError
		refusal *model.Refusal
		file    *store.Problem
		unsaved *ui.Unsaved
	)
	switch {
	case errors.As(err, &usage):
		return usage.message
	case errors.As(err, &project):
		return project.message
	case errors.As(err, &refusal):
		return refusal.Message
	case errors.As(err, &unsaved):
		return unsaved.Why
	case errors.As(err, &file):
		return file.Error()
	case errors.Is(err, model.ErrReadOnly):
		return say("Ce projet a été enregistré par une version plus récente de cpts. Mettez cpts à jour pour le modifier ; rien n’y a été changé.")
	case errors.Is(err, model.ErrOther):
		return say("Un autre projet a pris la place de ce fichier à l’instant. Rien n’y a été écrit : vérifiez lequel c’est, puis relancez la commande.")
	case errors.Is(err, store.ErrAppeared):
		return say("Un projet vient d’être commencé dans ce fichier par un autre programme. Rien n’y a été écrit : relancez la commande.")
	case errors.Is(err, syscall.ENOSPC):
		return say("Le disque est plein : la sortie est incomplète.")
	}
	return say("cpts n’a pas pu aller au bout : %s", err)
}
