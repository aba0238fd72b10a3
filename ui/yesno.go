package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cpts/content"
	"cpts/model"
	"cpts/ui/kit"
)

// yesNo is a huh choice of three: the third leaves the question open. Enter is
// taken here, since huh answers it by a message, which would come after the keys
// that follow; so are letters, which go to the option they begin.
type yesNo struct {
	app     *app
	choice  *huh.Select[string]
	answer  string // the option under the cursor
	letters kit.Initials
	width   int
	past    kit.Past[string] // of nothing: moving among options records nothing
	take    func(model.Value) tea.Cmd
}

var (
	yesNoAnswers = []string{"oui", "non", ""}
	yesNoNames   = []string{"Oui", "Non", "Je ne sais pas encore"}
)

func newYesNo(a *app, q *content.Question, draft []string, take func(model.Value) tea.Cmd) *yesNo {
	f := &yesNo{app: a, choice: huh.NewSelect[string](), take: take}
	if v, known := a.project.Answer(q.ID.Name).(bool); known {
		f.answer = map[bool]string{true: "oui", false: "non"}[v]
	}
	if len(draft) > 0 {
		f.answer = draft[0]
	}
	var options []huh.Option[string]
	for i, answer := range yesNoAnswers {
		options = append(options, huh.NewOption(yesNoNames[i], answer))
	}
	km, none := huh.NewDefaultKeyMap(), key.NewBinding()
	km.Select.Next, km.Select.Submit, km.Select.Prev = none, none, none
	f.choice.Options(options...).Value(&f.answer).WithKeyMap(km).
		WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return a.styles.Huh }))
	f.choice.Focus()
	return f
}

func (f *yesNo) init() tea.Cmd { return nil }

func (f *yesNo) resize(width, _ int) {
	f.width = width
	f.choice.WithWidth(min(width-4, 60))
}

func (f *yesNo) update(tea.Msg) tea.Cmd { return nil }

func (f *yesNo) acts() []kit.Act {
	move := kit.Act{On: kit.Keys.Choose, Run: func(press tea.KeyPressMsg) tea.Cmd {
		f.choice.Update(press)
		return nil
	}}
	letters := f.letters.Act(yesNoNames, slices.Index(yesNoAnswers, f.typed()), func(at int) {
		f.answer = yesNoAnswers[at]
		f.choice.Value(&f.answer)
	})
	enter := validates(keys.validate, func() tea.Cmd { return f.take(f.now()) })
	return slices.Concat([]kit.Act{move}, enter, []kit.Act{letters}, f.past.Acts(nil, nil))
}

func (f *yesNo) lines() []string {
	lines := kit.Indent(kit.SplitLines(f.choice.View()), 1)
	if at := slices.Index(yesNoAnswers, f.typed()); at < len(lines) {
		lines[at] = f.app.styles.Lit(lines[at], f.width)
	}
	return lines
}

func (f *yesNo) fault() string { return "" }

func (f *yesNo) typed() string {
	answer, _ := f.choice.Hovered()
	return answer
}

func (f *yesNo) now() model.Value {
	if answer := f.typed(); answer != "" {
		return answer == "oui"
	}
	return nil
}

func (f *yesNo) typing() bool { return true }
