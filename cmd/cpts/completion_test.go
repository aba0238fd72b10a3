package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A bash that has no bash-completion package, as on a Mac, completes all the same:
// the script is asked for each line as the shell does when Tab is pressed.
func TestBashCompletesByItself(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash here")
	}
	lines := map[string]string{
		"cpts ra":                          "[rapport]",
		"cpts rapport --for":               "[--format]",
		"cpts rapport --tableau conta":     "[contacts]",
		"cpts completion pow":              "[powershell]",
		"cpts renseigner denomi":           "[denomination=]",
		"cpts renseigner region=nouv":      "[nouvelle-aquitaine]",
		"cpts renseigner E1-05=fa":         "[faite]",
		"cpts renseigner nom=X E1-05=sans": `[sans_objet:]`,
		"cpts renseigner nom=":             "[]",
	}
	var script strings.Builder
	script.WriteString("source <(cpts completion bash)\ntry() { COMP_LINE=$1; COMP_POINT=${#1}; COMP_TYPE=9; __start_cpts 2>/dev/null; printf '%s\\t' \"$1\"; printf '[%s]' \"${COMPREPLY[@]}\"; echo; }\n")
	for line := range lines {
		script.WriteString("try '" + line + "'\n")
	}
	cmd := exec.Command(bash, "--norc", "--noprofile", "-c", script.String())
	cmd.Env = append(os.Environ(), "COLUMNS=80")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	answered := 0
	for _, told := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		line, got, _ := strings.Cut(told, "\t")
		if want := lines[line]; got != want {
			t.Errorf("%s: completed as %s, want %s", line, got, want)
		}
		answered++
	}
	if answered != len(lines) {
		t.Errorf("%d lines were completed, of %d:\n%s", answered, len(lines), out)
	}
}

// A value is completed where it is one word among a few.
func TestValuesAreCompleted(t *testing.T) {
	c, err := readContent()
	if err != nil {
		t.Fatal(err)
	}
	several := ""
	for _, id := range c.QuestionIDs() {
		if q := c.Question(id); q.Kind == "choix-multiples" && len(q.Options) > 1 {
			several = id
			first, second := q.Options[0].ID.Name, q.Options[1].ID.Name
			words, _ := completeValue(c, id, first+";"+second)
			if len(words) == 0 || !strings.HasPrefix(words[0], id+"="+first+";"+second+"\t") {
				t.Errorf("%s: after « %s; », %q", id, first, words)
			}
			break
		}
	}
	if several == "" {
		t.Fatal("no question takes several choices any more: this test needs another one")
	}
	for key, typed := range map[string]string{"inconnue": "", "nom": "C", "population": "1"} {
		if words, _ := completeValue(c, key, typed); len(words) > 0 {
			t.Errorf("%s=%s is completed by %q", key, typed, words)
		}
	}
}
