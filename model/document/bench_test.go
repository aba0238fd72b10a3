package document

import "testing"

// How far all the documents of a large project are, as a list of them shows.
func BenchmarkList(b *testing.B) {
	p := everything(b, "un texte de quelques mots", 300)
	for b.Loop() {
		List(p, today)
	}
}

func BenchmarkHealthProject(b *testing.B) {
	p := everything(b, "un texte de quelques mots", 300)
	d := p.Catalog().Document("projet-sante")
	for b.Loop() {
		Build(p, d, today, Options{})
	}
}
