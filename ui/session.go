package ui

import (
	"errors"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/dates"
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
	drafts   map[string][]string
	ahead    map[string]bool // stages the leader agreed to record ahead in

	// all is what the program knows, made ready to be searched once.
	all     func() *search.Index
	readied sync.Once

	example bool // a look around: nothing is written
	dirty   bool
	saving  bool
	writing *writing // the save under way, while saving
	onDisk  int      // journal entries the file holds
	savedAt time.Time
	failure error // why the last save failed
	taken   bool  // the file now belongs to a newer version: nothing is written there
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
	s.project, s.drafts, s.ahead = p, map[string][]string{}, map[string]bool{}
	s.onDisk = 0
	if stored {
		s.onDisk = len(p.Journal())
	}
	s.refresh()
}

func (s *session) refresh() { s.overview = s.project.Overview(s.today()) }

// change carries out a change of the project; the file follows.
func (s *session) change(do func(at time.Time) error) error {
	before := len(s.project.Journal())
	if err := do(s.now().Truncate(time.Second)); err != nil {
		return err
	}
	if len(s.project.Journal()) != before {
		s.dirty = true
		s.refresh()
	}
	return nil
}

// goTo notes where the leader is, so that she comes back to it. A project
// without any answer yet is not written for that.
func (s *session) goTo(q *content.Question) {
	s.project.SetPosition(q)
	if len(s.project.Journal()) > 0 || s.onDisk > 0 {
		s.dirty = true
	}
}

// written reports the end of a save begun by save.
type written struct {
	entries int
	at      time.Time
	err     error
	disk    *model.Project // the project as another program left it, when it did
}

// save begins a save, if one is due. One is under way at a time; what changes
// meanwhile waits for the next.
func (s *session) save() tea.Cmd {
	if !s.dirty || s.saving || s.taken || s.project == nil || s.example || s.project.ReadOnly() {
		return nil
	}
	s.dirty, s.saving = false, true
	snapshot, file, at, catalog := s.project.Snapshot(), s.file, s.now(), s.catalog
	s.writing = &writing{do: func() written { return write(file, snapshot, catalog, at) }}
	w := s.writing
	return func() tea.Msg { return w.end() }
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

func write(file *store.File, p *model.Project, c *content.Catalog, at time.Time) written {
	w := written{entries: len(p.Journal()), at: at, err: file.Save(p)}
	if errors.Is(w.err, store.ErrChanged) {
		disk, err := file.Load(c)
		if err != nil {
			w.err = err
		}
		w.disk = disk
	}
	return w
}

// wrote takes the end of a save into account. When another program changed the
// file meanwhile, its project is taken, and what was done here is done again on
// it: nothing is lost on either side, but for what no longer makes sense there,
// which is counted. A file that a newer version wrote cannot be written here: the
// project worked on stays as it is, and is not saved.
func (s *session) wrote(w written) (lost int) {
	s.saving = false
	if w.disk != nil && w.disk.ReadOnly() {
		s.taken, s.failure = true, model.ErrReadOnly
		return 0
	}
	if w.disk != nil {
		mine := s.project.Journal()[s.onDisk:]
		position := s.catalog.Question(s.project.Position().Question)
		s.project = w.disk
		s.onDisk = len(w.disk.Journal())
		lost = s.project.Replay(mine)
		if position != nil {
			s.project.SetPosition(position)
		}
		s.dirty = true
		s.refresh()
		return lost
	}
	s.failure = w.err
	if w.err == nil {
		s.onDisk, s.savedAt = w.entries, w.at
	}
	return 0
}

// errTaken is said on leaving when a newer version has taken the file.
var errTaken = errors.New("Une version plus récente de cpts a pris ce fichier : vos derniers changements n'y sont pas écrits.")

// flush writes what is not written yet, on leaving. It returns why it could not.
func (s *session) flush() error {
	if s.project == nil || s.example || s.project.ReadOnly() {
		return nil
	}
	if s.saving {
		s.wrote(s.writing.end())
	}
	for range 3 {
		if s.taken {
			return errTaken
		}
		if !s.dirty && s.failure == nil {
			return nil
		}
		s.dirty = false
		s.wrote(write(s.file, s.project.Snapshot(), s.catalog, s.now()))
	}
	return s.failure
}
