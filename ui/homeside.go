package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/model/report"
	"cpts/ui/kit"
)

// kept is what stands at the right of a screen, laid out once for a room.
type kept struct {
	width, height int
	dark          bool
	lines         []string
}

// lay gives what is kept, laid out again when the room or the ground has changed.
func (k *kept) lay(look *kit.Styles, width, height int, write func(*prose)) []string {
	if k.lines == nil || k.width != width || k.height != height || k.dark != look.Dark {
		p := newProse(look, width)
		p.margin = 1
		write(p)
		*k = kept{width, height, look.Dark, p.lines}
	}
	return k.lines
}

// aside is what goes with home: the money year by year, the next days, one thing to
// know at this stage.
func (h *home) aside(width, height int) []string {
	return h.right.lay(h.app.styles, width, height, func(p *prose) {
		h.money(p)
		days, tall := 3, height > tallFrom
		if tall {
			days = 8
		}
		h.days(p, h.standing.NextDays(days))
		h.toKnow(p)
		if stage := h.standing.Overview.Stage(); tall && stage.Remaining() > 0 {
			p.blank()
			p.page(report.LeftAt(h.app.project, h.standing.Overview, stage.Stage))
		}
	})
}

// tallFrom is the height from which there is room to tell more than the next things.
const tallFrom = 40

func (h *home) money(p *prose) {
	paid, known := h.standing.Paid()
	if !known {
		p.heading("Argent")
		p.aside(french.Typography("Il manque la population : les montants de chaque année s’afficheront ici."))
		return
	}
	p.figure(paid)
	if more := h.standing.ToNextSize(); more != "" {
		p.aside(more)
	}
}

// days sets days to come in columns.
func (h *home) days(p *prose, list []report.NextDay) {
	if len(list) == 0 {
		return
	}
	p.heading("Prochaines dates")
	in, on := 0, 0
	for _, d := range list {
		in, on = max(in, ansi.StringWidth(d.In)), max(on, ansi.StringWidth(d.On))
	}
	at := p.margin + in + on + 2*len(gap)
	for _, d := range list {
		lead := strings.Repeat(" ", p.margin) + p.styles.Faint.Render(kit.Fill(d.In, in)+gap+kit.Right(d.On, on))
		label := d.Label
		if d.Proposed {
			label = "◇ " + label
		}
		if p.width-at < 18 { // under the day, where there is no room beside it
			p.put(lead)
			p.put(kit.Indent(kit.Wrap(label, p.width-p.margin-3), p.margin+2)...)
			continue
		}
		for i, line := range kit.Wrap(label, p.width-at) {
			if i > 0 {
				lead = strings.Repeat(" ", at-len(gap))
			}
			p.put(lead + gap + line)
		}
	}
}

func (h *home) toKnow(p *prose) {
	advice := h.known()
	if advice == nil {
		return
	}
	p.heading("À savoir à cette étape")
	p.say(french.Capital(advice.Text))
	if advice.Addition != "" {
		p.say(report.Ours(h.app.catalog, advice))
	}
	p.aside(french.Typography("F1 : tout lire."))
}
