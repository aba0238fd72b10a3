package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"cpts/content/french"
	"cpts/model/store"
)

// dataTopic is the page of the help on what is kept of the leader, and where.
const dataTopic = "donnees"

// dataPage says what is written, where, and how to erase it all.
func dataPage() string {
	project, regions := store.DefaultPath(), store.RegionsDir()
	folder := filepath.Dir(project)
	var b strings.Builder
	say := func(text string) { fmt.Fprintln(&b, french.Typography(text)) }
	say("Vos données restent sur cet ordinateur : cpts n’ouvre aucune connexion, ni vers\n" +
		"Internet, ni vers un autre programme. N’y notez jamais de donnée de patient.\n\n" +
		"Ce qui est écrit, et où")
	fmt.Fprintf(&b, "  %s\n", project)
	say("    votre projet : réponses, notes, textes commencés, et l’historique de ce qui a\n" +
		"    changé : une réponse effacée y reste lisible, jusqu’à\n" +
		"    cpts sauvegardes --oublier")
	fmt.Fprintf(&b, "  %s\n", filepath.Join(folder, "."+filepath.Base(project)+".copies"))
	say("    les copies de ce fichier ; ce dossier est caché")
	fmt.Fprintf(&b, "  %s, %s\n", filepath.Join(folder, "secours-*"), "incident-*")
	say("    une copie de secours, si le fichier n’a pas pu être enregistré ; ce qui s’est\n" +
		"    passé, sans vos réponses, si cpts s’est arrêté sur un défaut. Ils sont rares,\n" +
		"    et cpts dit toujours où ils sont")
	say("Un projet que vous nommez est là où vous le dites, ses copies à côté de lui. Une\n" +
		"synthèse ou un agenda ne sont écrits que si vous le demandez (--sortie).")
	fmt.Fprintf(&b, "  %s\n", regions)
	fmt.Fprintf(&b, "  %s\n", store.ScalesDir())
	say("    vos fichiers de région, et vos barèmes : cpts les lit, et n’y écrit rien\n\n" +
		"Pour tout effacer")
	for _, dir := range []string{folder, filepath.Dir(regions)} {
		if command := erasing(dir); !strings.Contains(b.String(), command) {
			fmt.Fprintf(&b, "  %s\n", command)
		}
	}
	say("et, pour chaque projet rangé ailleurs, le fichier, puis le dossier caché qui porte\n" +
		"son nom. Dans un dossier synchronisé (OneDrive, Dropbox, Nextcloud), le service\n" +
		"garde ses propres copies : effacez-les aussi chez lui.")
	return b.String()
}

// erasing is the command that erases a folder, in the shell of this system.
func erasing(folder string) string {
	if runtime.GOOS == "windows" {
		return "Remove-Item -Recurse -Force '" + strings.ReplaceAll(folder, "'", "''") + "'"
	}
	return "rm -rf " + quoted(folder)
}
