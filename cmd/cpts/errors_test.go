package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cpts/model"
	"cpts/model/store"
)

// Whoever reads the summary may stop reading: no message, no failure.
func TestClosedPipe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "e.json")
	var out, errs strings.Builder
	if code := run([]string{"exemple", file}, nil, &out, &errs); code != exitDone {
		t.Fatal(errs.String())
	}
	for _, verb := range []string{"rapport", "statut"} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		if code := run([]string{verb, file}, nil, w, &errs); code != exitDone || errs.String() != "" {
			t.Errorf("%s: exit %d, %q", verb, code, errs.String())
		}
		w.Close()
	}
}

func TestConclude(t *testing.T) {
	cases := []struct {
		err  error
		code int
		says string // "" for nothing at all
	}{
		{nil, exitDone, ""},
		{&fs.PathError{Op: "write", Err: syscall.EPIPE}, exitDone, ""},
		{misuse("Dites « %s ».", "a : b"), exitUsage, "Dites «\u00a0a : b\u00a0»."},
		{fmt.Errorf("wrapped: %w", misuse("Non.")), exitUsage, "\nNon.\n"},
		{problem("Rien."), exitProject, "Rien."},
		{&model.Refusal{Message: "Indiquez un nombre."}, exitProject, "Indiquez un nombre."},
		{&store.Problem{Path: "p.json", What: "ce fichier est vide"}, exitProject, "Ce fichier est vide\u00a0: p.json"},
		{fmt.Errorf("saving: %w", store.ErrAppeared), exitProject, "par un autre programme"},
		{fmt.Errorf("saving: %w", model.ErrOther), exitProject, "Un autre projet"},
		{fmt.Errorf("saving: %w", model.ErrReadOnly), exitProject, "plus récente"},
		{&fs.PathError{Op: "write", Err: syscall.ENOSPC}, exitProject, "Le disque est plein"},
		{errors.New("boum"), exitProject, "boum"},
	}
	for _, c := range cases {
		var out strings.Builder
		code := conclude(c.err, &out)
		if code != c.code || !strings.Contains("\n"+out.String(), c.says) || (c.says == "") != (out.String() == "") {
			t.Errorf("%v: exit %d, %q; want %d, %q", c.err, code, out.String(), c.code, c.says)
		}
	}
}
