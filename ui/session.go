package ui

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/search"
	"cpts/model/store"
)

// session is the project being worked on, and its way to the disk. Screens read
// the project here, and change it only through change.
type session struct {
	catalog *content.Catalog
	project *model.Project
	file    *store.File
	now     func() time.Time

	overview *model.Overview // recomputed after each change
	ahead    map[string]bool // stages the leader agreed to record ahead in

	// all is what the program knows, made ready to be searched once.
	all     func() *search.Index
	readied sync.Once

	example bool // a look around: nothing is written
	dirty   bool
	saving  bool
	writing *writing // the save under way, while saving
	onDisk  int      // changes the file holds; 0 for a file not yet written
	savedAt time.Time
	failure error // why the last save failed
	taken   error // why nothing may be written there any more

	lost []model.Change // what could not be joined to another program's changes
}

// getReady reads the advice and prepares the search, aside, at the first key: the
// first screen needs neither, and whoever asks for them finds them there.
func (s *session) getReady() {
	s.readied.Do(func() {
		if s.all != nil {
			go s.all()
		}
	})
}

func (s *session) today() dates.Day { return dates.Of(s.now()) }

// take makes a project the one worked on. stored tells that the file holds it.
func (s *session) take(p *model.Project, stored bool) {
	s.project, s.ahead = p, map[string]bool{}
	for _, key := range p.Drafts() { // she agreed to go ahead where she began a text
		if at := model.DraftPlace(p.Catalog(), key); !at.Nowhere() {
			s.ahead[at.Section.Stage.ID.Name] = true
		}
	}
	s.lost = nil
	s.dirty, s.failure, s.taken, s.onDisk = false, nil, nil, 0
	if stored {
		s.onDisk = max(p.Changes(), 1)
	}
	s.refresh()
	if !p.WonNoted() { // an older version passed them without a word: it is too late now
		p.NoteWon(s.overview)
	}
}

func (s *session) refresh() {
	if !s.project.Localized() {
		if s.all != nil {
			s.all() // it reads the content aside, and is made anew
		}
		s.project.Localize()
		s.ready()
	}
	s.overview = s.project.Overview(s.today())
}

// ready makes ready, without doing it, what is not needed at once.
func (s *session) ready() {
	s.readied = sync.Once{}
	s.all = sync.OnceValue(func() *search.Index { return search.New(search.Content(s.catalog), s.catalog.Knowledge().Synonyms) })
}

// changes counts those made to the project; 0 while there is none.
func (s *session) changes() int {
	if s.project == nil {
		return 0
	}
	return s.project.Changes()
}

// change carries out a change of the project; the file follows.
func (s *session) change(do func(at time.Time) error) error {
	before := s.project.Changes()
	if err := do(s.now().Truncate(time.Second)); err != nil {
		return err
	}
	if s.project.Changes() != before {
		s.dirty = true
		s.refresh()
	}
	return nil
}

// changeFrom is change for something that was was when she began to type: when
// another hand has changed it since, both values are kept, and she chooses.
func (s *session) changeFrom(key, line string, was json.RawMessage, do func(at time.Time) error) (clashes bool, err error) {
	theirs, own := s.project.Standing(key, line), s.project.OwnLast(key, line)
	if err := s.change(do); err != nil {
		return false, err
	}
	clashes = !own && s.project.Replaced(key, line, was, theirs)
	s.dirty = s.dirty || clashes
	return clashes, nil
}

// kept is what was typed under a key and not validated.
func (s *session) kept(key string) []string { return s.project.Draft(key) }

// keep keeps what is being typed; nothing typed throws it away. The file follows.
func (s *session) keep(key string, texts []string) {
	if !slices.ContainsFunc(texts, func(t string) bool { return t != "" }) {
		texts = nil
	}
	if s.project.SetDraft(key, texts, s.now()) {
		s.dirty = true
	}
}

// goTo notes where the leader is, so that she comes back to it.
func (s *session) goTo(q *content.Question) {
	s.project.SetPosition(q)
	s.moved()
}

// moved has the file follow; a project without any answer yet is not written for that.
func (s *session) moved() {
	if s.project.Changes() > 0 || s.onDisk > 0 {
		s.dirty = true
	}
}

// walk notes what she is led through.
func (s *session) walk(w model.Walk) {
	s.project.SetWalk(w)
	s.moved()
}

// written reports the end of a save, or of another work on the file.
type written struct {
	snapshot *model.Project // what it wrote, or what stood when it was asked for
	at       time.Time
	err      error
	joined   *model.Joined  // what the file now holds, when another program had written it
	replaced *model.Project // what the file now holds, when it was asked to hold something else
	said     string         // what is to be said of it
	asked    bool           // she asked for it: that it could not be done is told once, and is no failure to save
}

// save begins a save, if one is due. One is under way at a time; what changes
// meanwhile waits for the next.
func (s *session) save() tea.Cmd {
	if !s.dirty || s.saving || !s.writable() {
		return nil
	}
	s.dirty = false
	snapshot, file, at := s.project.Snapshot(), s.file, s.now()
	return s.begin(func() written { return write(file, snapshot, at) })
}

// begin begins a work on the file; no save comes in between. A fault of the program
// there would take the terminal with it: it is told like a disk's.
func (s *session) begin(do func() written) tea.Cmd {
	w := &writing{do: func() (w written) {
		defer func() {
			if fault := recover(); fault != nil {
				w.err = fmt.Errorf("l’enregistrement s’est interrompu (%v)", fault)
			}
		}()
		return do()
	}}
	s.saving, s.writing = true, w
	return func() tea.Msg { return w.end() }
}

// replace begins a work that makes the file hold something else than the project
// worked on. All that was done must be on the disk before: it is one of the copies
// that can be gone back to. What is done meanwhile is done again after.
func (s *session) replace(do func(*store.File) (*model.Project, error), said string) tea.Cmd {
	if s.dirty || s.saving {
		return nil
	}
	file, at, snapshot := s.file, s.now(), s.project.Snapshot()
	return s.begin(func() written {
		p, err := do(file)
		return written{snapshot: snapshot, at: at, err: err, replaced: p, said: said, asked: true}
	})
}

// writable tells whether the project is one that the file is to follow.
func (s *session) writable() bool {
	return s.project != nil && s.taken == nil && !s.example && !s.project.ReadOnly()
}

// writing is a save under way. It is carried out once, whoever asks first: the
// program's command, or the leaving that finds it not begun or not over. An older
// snapshot is thus never written over a newer one.
type writing struct {
	once sync.Once
	do   func() written
	done written
}

func (w *writing) end() written {
	w.once.Do(func() { w.done = w.do() })
	return w.done
}

func write(file *store.File, p *model.Project, at time.Time) written {
	joined, err := file.Save(p)
	return written{snapshot: p, at: at, err: err, joined: joined}
}

// wrote takes the end of a save into account. When another program had changed
// the file, what it now holds is taken, with what was done here meanwhile: what
// both sides changed waits to be settled, what could not be joined is told. A file
// that is no longer this project's is left alone: the project worked on stays as
// it is, and is not saved.
func (s *session) wrote(w written) {
	s.saving = false
	switch {
	case errors.Is(w.err, model.ErrReadOnly), errors.Is(w.err, model.ErrOther), errors.Is(w.err, store.ErrAppeared):
		s.taken, s.failure = w.err, w.err
		return
	case w.err != nil && w.asked:
		return
	case w.err != nil:
		s.failure = w.err
		return
	}
	s.failure, s.onDisk, s.savedAt = nil, max(w.snapshot.Changes(), 1), w.at
	s.project.Held(w.snapshot)
	switch {
	case w.replaced != nil:
		s.goOn(w.replaced, w.snapshot)
	case w.joined != nil:
		s.lost = append(s.lost, w.joined.TellLost()...)
		s.goOn(w.joined.Project, w.snapshot)
	}
}

// goOn takes the project that the file now holds, with what was done here since a
// snapshot.
func (s *session) goOn(there, snapshot *model.Project) {
	s.onDisk = max(there.Changes(), 1)
	there.Held(there) // it is what the file holds
	now := there.Follow(s.project, snapshot.Changes())
	s.lost = append(s.lost, now.TellLost()...)
	s.dirty = s.dirty || now.Project.Changes() > there.Changes()
	s.project = now.Project
	s.refresh()
}

// whyNot says in French why the last save failed; "" when it did not.
func (s *session) whyNot() string {
	switch {
	case s.failure == nil:
		return ""
	case errors.Is(s.failure, model.ErrReadOnly):
		return french.Typography("Une version plus récente de cpts a pris ce fichier : rien n’y est plus écrit d’ici. En quittant, une copie de votre projet sera gardée à part.")
	case errors.Is(s.failure, model.ErrOther):
		return french.Typography("Un autre projet a pris la place de ce fichier : il n’y sera rien écrit. En quittant, une copie du vôtre sera gardée à part.")
	case errors.Is(s.failure, store.ErrAppeared):
		return french.Typography("Un projet vient d’être commencé dans ce fichier par un autre programme : il n’y sera rien écrit d’ici. En quittant, une copie du vôtre sera gardée à part.")
	}
	return s.failure.Error()
}

// unsaved tells that the file does not hold all that was done or typed.
func (s *session) unsaved() bool {
	if s.project == nil || s.example || s.project.ReadOnly() {
		return false
	}
	return s.dirty || s.saving || s.failure != nil
}

// flush writes what is not written yet, on leaving. It returns why it could not.
func (s *session) flush() error {
	if s.project == nil || s.example || s.project.ReadOnly() {
		return nil
	}
	if s.saving {
		s.wrote(s.writing.end())
	}
	if s.taken == nil && s.onDisk > 0 && !s.file.Intact() {
		s.dirty = true // changed, or taken away, since it was last written
	}
	if s.writable() && (s.dirty || s.failure != nil) {
		s.dirty = false
		s.wrote(write(s.file, s.project.Snapshot(), s.now()))
	}
	return s.failure
}
