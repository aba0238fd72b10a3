package ui

import (
	"cmp"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
)

// field is what a question is answered in. It keeps the text while it is wrong.
// What no act takes goes to update.
type field interface {
	init() tea.Cmd
	resize(width, height int)
	update(msg tea.Msg) tea.Cmd
	lines() []string
	fault() string    // why the last Enter was not taken
	typed() string    // what stands in the field, to come back to
	now() model.Value // what the text would give, nil when nothing yet
	acts() []kit.Act  // one of them gives the answer, by what the field was made with
	typing() bool     // letters are the field's own
}

// question puts one question, with why it is asked, and the budget beside it
// where money is at stake.
type question struct {
	app     *app
	asked   want // what led here
	q       *content.Question
	field   field
	answer  model.Value       // the answer recorded when the field was filled in
	offered string            // what other answers proposed then, while there is none
	from    *content.Question // which answer that was
	was     json.RawMessage   // and what the project then held
	width   int
	height  int
}

func newQuestion(a *app, w want) *question {
	s := &question{app: a, asked: w, q: w.place.Question}
	s.fill()
	return s
}

func (s *question) init() tea.Cmd { return s.field.init() }

// fill makes the field, with the draft or the answer in it.
func (s *question) fill() {
	a, q := s.app, s.q
	s.answer, s.was = a.project.Answer(q.ID.Name), a.project.Standing(q.ID.Name, "")
	draft := a.kept(q.ID.Name)
	if stood := a.project.DraftStood(q.ID.Name); len(draft) > 0 && stood != nil {
		s.was = stood // it may have been begun long ago
	}
	switch q.Kind {
	case content.Choice, content.Choices:
		s.field = newPicker(a, q, draft, s.record)
	case content.YesNo:
		s.field = newYesNo(a, q, draft, s.record)
	default:
		s.offered, s.from = a.project.Offered(q)
		text := cmp.Or(s.recorded(), s.offered)
		if len(draft) > 0 {
			text = draft[0]
		}
		text, _ = french.Tidy(text, true) // the file may have been written by another hand
		if q.Places {
			s.field = newTownsField(a, q, text, s.record)
			return
		}
		s.field = newTextField(a, q, text, s.record)
		if len(draft) == 0 && s.offered != "" {
			s.offered = s.field.typed()
		}
	}
}

// recorded is the answer the project holds, as it would be typed.
func (s *question) recorded() string {
	if odd := s.app.project.Odd(s.q.ID.Name); odd != "" {
		return strings.Trim(odd, `"`)
	}
	return model.Typed(&s.q.Field, s.app.project.Answer(s.q.ID.Name))
}

// draft is what was typed and not validated, if anything, for when she comes back.
func (s *question) draft() (key string, texts []string) {
	if s.untouched() {
		return s.q.ID.Name, nil
	}
	return s.q.ID.Name, []string{s.field.typed()}
}

// untouched tells a field that stands as the answer recorded, however typed.
func (s *question) untouched() bool {
	if s.searching() {
		return false
	}
	answer, now := s.app.project.Answer(s.q.ID.Name), s.field.now()
	if answer == nil && s.asOffered() {
		return true
	}
	if now == nil && answer == nil {
		return strings.TrimSpace(s.field.typed()) == s.recorded()
	}
	return reflect.DeepEqual(now, answer)
}

// refresh puts the question again when its answer has changed behind it, by an
// undo or another program. What is being typed stays, and is recorded knowing what
// it replaces.
func (s *question) refresh() {
	if !reflect.DeepEqual(s.app.project.Answer(s.q.ID.Name), s.answer) && !s.typedOver() {
		s.fill()
		s.init()
	}
}

// searching tells that letters stand in the field that are not in its answer yet.
func (s *question) searching() bool {
	towns, is := s.field.(*townsField)
	return is && towns.input.Text() != ""
}

// typedOver tells that the field no longer stands as it was filled in.
func (s *question) typedOver() bool {
	now := s.field.now()
	if s.asOffered() {
		return false
	}
	if now == nil && s.answer == nil {
		return strings.TrimSpace(s.field.typed()) != ""
	}
	return !reflect.DeepEqual(now, s.answer)
}

// asOffered tells that the field holds what other answers proposed: nobody has
// typed it yet.
func (s *question) asOffered() bool { return s.offered != "" && s.field.typed() == s.offered }

func (s *question) subject() model.Place    { return model.AtQuestion(s.q) }
func (s *question) crumb() (string, string) { return s.app.whereIs(s.q) }

// whereIs is the place of a question: its stage, its rubrique, its rank there.
func (a *app) whereIs(q *content.Question) (place, rank string) {
	place = model.StageHeading(a.catalog, q.Section.Stage) + " › " + a.styles.Title.Render(q.Section.Title)
	if n, of := a.project.Rank(q); n > 0 {
		rank = "question " + strconv.Itoa(n) + "/" + strconv.Itoa(of)
	}
	return place, rank
}

func (s *question) resize(width, height int) {
	s.width, s.height = width, height
	s.share(s.told())
}

// share gives the field the room it may take, once what is told of what stands in it,
// and the help, have theirs.
func (s *question) share(told []string) {
	room := s.height - len(s.head()) - len(told) - 1
	kept := len(s.help())
	if s.q.Beside() != "" {
		kept = min(kept, 1) + 1
		kept += max(min(room-kept-easyField, len(s.inset(room))), 1)
	}
	s.field.resize(s.width, max(room-kept, min(room-1, leastField)))
}

// The lines that the help leaves to a field that can take more, and those that the
// money does beyond its first line.
const (
	leastField = 8
	easyField  = 16
)

// head is the question, why it is asked, and how to answer it.
func (s *question) head() []string {
	look := s.app.styles
	lines := kit.Styled(kit.Indent(kit.Wrap(s.q.Label, s.width-3), 1), look.Title.Render)
	lines = append(lines, kit.Styled(kit.Indent(kit.Wrap(s.q.Why, s.width-3), 1), look.Faint.Render)...)
	return append(lines, "")
}

func (s *question) lines() []string {
	told := s.told()
	s.share(told)
	lines := append(append(s.head(), s.field.lines()...), told...)
	lines = append(lines, "")
	answered := s.fault() == "" && s.field.now() != nil
	return append(lines, beneath(s.help(), s.inset, s.height-len(lines), answered)...)
}

// told is what stands under the field of what is in it: why it is not taken, where it
// comes from.
func (s *question) told() (lines []string) {
	put := func(text string, style func(...string) string) {
		lines = append(lines, kit.Styled(kit.Indent(kit.Wrap(text, s.width-4), 1), style)...)
	}
	look, fault := s.app.styles, s.fault()
	if text, typed := s.field.(*textField); typed && fault == "" {
		put(text.counted(), look.Faint.Render)
	}
	if people, given := s.field.now().(int64); given && fault == "" && s.q.ID.Name == model.KeyPopulation.ID() {
		put(report.PopulationNote(s.app.project, people, s.app.today()), look.Faint.Render)
	}
	if fault != "" {
		put("! "+fault, look.Alert.Render)
	} else if s.asOffered() {
		put(s.offer(), look.Faint.Render)
	}
	return lines
}

// fault is why what stands in the field is not taken, or is to be looked at again.
func (s *question) fault() string {
	fault := s.field.fault()
	if fault == "" && s.field.typed() == model.Typed(&s.q.Field, s.answer) {
		fault = s.app.project.Trouble(s.q) // of the answer recorded, while it stands
	}
	return fault
}

// help is how to find the answer.
func (s *question) help() []string {
	return append(kit.Styled(kit.Indent(kit.Wrap(s.q.Help, s.width-4), 1), s.app.styles.Faint.Render), s.way()...)
}

// beneath are the help and the money, in the room under a field. What gives way is the
// money, down to one line, and then the help, down to its first; once there is an
// answer the help comes first in that order: what it changes is then looked at.
func beneath(help []string, inset func(room int) []string, room int, answered bool) []string {
	kept := len(help)
	if answered {
		kept = min(kept, 1)
	}
	money := inset(max(room-kept, min(room-1, 1)))
	parted := 0
	if len(money) > 0 && money[0] != "" && room > len(money)+1 {
		parted = 1 // an empty line, where the help keeps one
	}
	help = kit.Shortened(help, room-len(money)-parted)
	if parted > 0 && len(help) > 0 {
		help = append(help, "")
	}
	return append(help, money...)
}

// offer says where what stands in the field comes from, and that it is no answer
// yet.
func (s *question) offer() string {
	return french.Say("Repris de « %s ». Rien n’est enregistré tant que vous ne validez pas.", s.from.Short)
}

// way is what the region says of the matter, where it bears on the question.
func (s *question) way() []string {
	if len(s.q.Way) == 0 || s.app.right > 0 { // the panel says it whole
		return nil
	}
	p := newProse(s.app.styles, s.width)
	p.put("")
	p.page(report.Circuit(s.app.project, s.q.Section.Circuit, s.q.Way))
	return p.lines
}

// inset is the money for what is being typed, where the question bears on it.
func (s *question) inset(room int) []string {
	if s.q.Beside() == "" {
		return nil
	}
	return s.app.insetFor(s.q, s.field.now(), s.width, room)
}

func (s *question) typing() bool { return s.field.typing() }
func (s *question) acts() []kit.Act {
	return append(s.field.acts(), s.app.goBefore(), s.app.goBack(), s.app.giveAdvice())
}

// position is that of the field, where it is a list.
func (s *question) position() string {
	if list, is := s.field.(listed); is {
		return list.position()
	}
	return ""
}

func (s *question) update(msg tea.Msg) tea.Cmd { return s.field.update(msg) }

// record records the answer that the field gives, and goes on.
func (s *question) record(v model.Value) tea.Cmd {
	id := s.q.ID.Name
	if err := s.app.record(id, "", s.was, func(at time.Time) error { return s.app.project.SetAnswer(id, v, at) }); err != nil {
		s.app.refuse(err)
		return nil
	}
	if _, removed := french.Tidy(s.field.typed(), true); removed {
		s.app.notice = tidied
	}
	s.app.keep(id, nil)
	cmd := s.app.advance(s.asked)
	if s.q.Places && v != nil {
		s.app.notice = report.PopulationFollows(s.app.project)
	}
	if c, wrong := s.app.project.ContradictionOf(s.q.ID.Name); wrong {
		s.app.notice = c.Notice // recorded all the same; the rubrique tells it in full
	}
	return cmd
}
