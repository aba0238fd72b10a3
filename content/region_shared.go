package content

import "slices"

// inherit gives the regions that ask for it what « Autre région » tells and they do
// not: a circuit of which they say nothing, then its help and its questions, after
// their own. Its words are not checked again.
func (k *Knowledge) inherit() {
	from := k.Elsewhere()
	if from == nil {
		return
	}
	for i, r := range k.Regions {
		if r.Inherits.Name != elsewhere || r == from {
			continue
		}
		whole := *r
		if whole.Letter.Send == "" {
			whole.Letter = from.Letter
		}
		if whole.Project.Send == "" {
			whole.Project = from.Project
		}
		whole.Support = slices.Concat(r.Support, from.Support)
		whole.ToAsk = slices.Concat(r.ToAsk, from.ToAsk)
		k.Regions[i] = &whole
	}
}
