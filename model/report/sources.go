package report

import (
	"fmt"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model/page"
)

// cites numbers the sources of a page as they come.
type cites struct {
	catalog *content.Catalog
	relied  []string // ids of the sources cited, in the order of their numbers
}

// cited is a fact followed by the numbers of its sources, under which the last
// part of the page lists them.
func (c *cites) cited(text string, sources []content.ID) string {
	numbers := c.cite(sources)
	if len(numbers) == 0 {
		return text
	}
	return text + french.NBSP + strings.ReplaceAll(fmt.Sprint(numbers), " ", ",")
}

// cite gives sources their numbers.
func (c *cites) cite(sources []content.ID) (numbers []int) {
	for _, s := range sources {
		at := slices.Index(c.relied, s.Name)
		if at < 0 {
			at = len(c.relied)
			c.relied = append(c.relied, s.Name)
		}
		numbers = append(numbers, at+1)
	}
	slices.Sort(numbers)
	return numbers
}

// numbered are the sources cited, under their numbers.
func (c *cites) numbered() page.Sources {
	var list []page.Source
	for i, id := range c.relied {
		if s := c.catalog.Source(id); s != nil {
			one := source(s)
			one.Number = i + 1
			list = append(list, one)
		}
	}
	return page.Sources{List: list}
}

// foundOn tells, under what they found, the sources of a part of a page.
func foundOn(d *page.Page, sources []*content.Source) {
	if len(sources) > 0 {
		d.Add(page.Sources{Beside: true, List: sourcesOf(sources)})
	}
}

func sourcesOf(sources []*content.Source) (list []page.Source) {
	for _, s := range sources {
		list = append(list, source(s))
	}
	return list
}

func source(s *content.Source) page.Source {
	return page.Source{Title: s.Title, By: s.Publisher, Year: s.Year, Trust: string(s.Status), Note: s.Note, Official: s.Status == content.Official}
}
