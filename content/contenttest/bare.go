package contenttest

import (
	"testing"
	"testing/fstest"

	"cpts/content"
)

// bareStage is a stage of one rubrique, which asks nothing.
const bareStage = `id: prelude
titre: Le prélude
presentation: On réunit une équipe.
resultat: Une équipe.
sources: [guide]
rubriques:
  - {id: projet, titre: Le projet, but: Dire ce que l'on veut faire., resultat: Une idée.}
`

// Bare is a content whose journey asks nothing: none of the questions that the
// program names is in it.
func Bare(t testing.TB) *content.Catalog {
	t.Helper()
	all := FS().(fstest.MapFS)
	delete(all, "parcours/2-suite.yaml")
	for name, text := range map[string]string{
		"parcours/1-prelude.yaml": bareStage, "delais.yaml": "[]\n", "durees.yaml": "[]\n",
	} {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, err := content.LoadFrom(all)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
