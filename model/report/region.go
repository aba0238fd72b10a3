package report

import (
	"cpts/model"
	"cpts/model/page"
)

// region tells what depends on the regional support: the way of the letter and
// of the project, the help on offer now and next, what to ask, where to write.
func (b *builder) region() {
	b.Part(regionPart)
	r := b.project.Region()
	if r == nil {
		b.Aside("L’appui régional n’est pas encore choisi (%s). Il change à qui envoyer la lettre et le projet, et qui les valide.", model.KeyRegion.Place(b.catalog).Where())
		return
	}
	b.Add(page.Paragraph{Text: r.Name, Tone: page.Strong})
	b.Aside("%s", r.Caution)
	b.ways(r)
	for i := b.overview.Current; i <= b.overview.Current+1 && i < len(b.catalog.Stages); i++ {
		stage := b.catalog.Stages[i]
		if supports(r, stage.ID.Name) {
			b.Theme("Appui, " + stageHeading(stage))
			b.support(r.SupportAt(stage.ID.Name), r.ToAskAt(stage.ID.Name))
		}
	}
	b.addresses(r)
}
