// Package schema describes the project file as a JSON Schema (draft 2020-12),
// made from the content: for those who read or write the file with other tools.
//
// It refuses what the program would ask to correct, and nothing that the program
// reads as it is meant; the tests compare the two. It can say neither that an id
// is unique in its table, nor that a key is written once.
package schema

import (
	"math"

	"cpts/content"
	"cpts/content/french"
)

//go:generate go test . -run TestPublished -update

// Of is the schema of the projects that answer to a catalogue: indented, in the
// order of the journey. The same catalogue gives the same bytes.
func Of(c *content.Catalog) []byte {
	b := builder{catalog: c, listed: map[string]bool{}}
	parts := b.parts()
	return append([]byte(text(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$comment", french.Typography("Écrit par « go generate ./model/schema » à partir de content/ : ne se corrige pas à la main.")},
		{"title", "Projet de CPTS"},
		{"description", french.Typography("Le fichier où cpts garde les réponses d’un projet. Une clé qui n’est pas nommée ici vient d’une version plus récente : elle est gardée telle quelle. null, à la place d’une réponse, dit qu’il n’y en a pas.")},
		{"type", "object"},
		{"required", list{"format"}},
		{"properties", parts},
		{"$defs", append(shared(), b.lists...)},
	}, "")), '\n')
}

type builder struct {
	catalog *content.Catalog
	lists   object // the lists of options that fields share, as they are met
	listed  map[string]bool
}

// ref is what stands under $defs by that name.
func ref(name string) member { return member{"$ref", "#/$defs/" + name} }

// typed is a value of that type, or none.
func typed(name string) member { return member{"type", list{name, "null"}} }

// parts are the keys of the file.
func (b *builder) parts() object {
	return object{
		{"format", object{
			{"title", "Version du format"},
			{"description", "1. Un fichier d’un format plus récent se lit, et ne se change pas."},
			{"type", "integer"},
			{"minimum", 1},
		}},
		{"id", object{{"title", "Identité du projet"}, {"description", "Donnée une fois, pour qu’un autre projet ne soit jamais réuni à celui-ci."}, ref("texte")}},
		{"cree_le", object{{"title", "Création du projet"}, ref("instant")}},
		{"modifie_le", object{{"title", "Dernier changement"}, ref("instant")}},
		{"position", object{
			{"title", "Là où vous en étiez"},
			typed("object"),
			{"properties", object{
				{"etape", object{{"title", "Étape"}, ref("texte")}},
				{"rubrique", object{{"title", "Rubrique"}, ref("texte")}},
				{"question", object{{"title", "Question"}, ref("texte")}},
				{"parcours", object{{"title", "Questions posées"}, {"description", french.Typography("« essentiel » : d’abord celles qui sont nécessaires. Sinon, toutes.")}, ref("texte")}},
			}},
		}},
		{"franchies", object{
			{"title", "Étapes franchies"},
			{"description", "Les étapes dont il a été dit, une fois, qu’elles sont franchies."},
			typed("array"),
			{"items", object{ref("texte")}},
		}},
		{"reponses", object{
			{"title", "Réponses"},
			{"description", "Les réponses, par question. Une question sans réponse n’y est pas."},
			typed("object"),
			{"properties", b.answers()},
		}},
		{"territoire", object{
			{"title", "Territoire"},
			{"description", "Ce que le programme a compris de la liste des communes, pour qui lit ce fichier avec un autre outil. Il le récrit d’après les réponses, et ne l’en tire jamais."},
			typed("object"),
			{"properties", object{
				{"departement", object{{"title", "Département du projet"}, ref("texte")}},
				{"population", object{{"title", "Somme des populations"}, {"description", "Absente quand une commune n’est pas reconnue, ou n’est là qu’en partie sans dire combien d’habitants y vivent."}, typed("integer")}},
				{"annee", object{{"title", "Année des populations"}, typed("integer")}},
				{"communes", object{
					typed("array"),
					{"items", object{
						{"type", "object"},
						{"required", list{"nom"}},
						{"properties", object{
							{"nom", object{{"title", "Comme dans la liste"}, ref("texte")}},
							{"code", object{{"title", "Code Insee"}, ref("texte")}},
							{"epci", object{{"title", "Intercommunalité, par son SIREN"}, ref("texte")}},
							{"part", object{{"title", french.Typography("« partie » quand la commune n’y est pas entière")}, ref("texte")}},
							{"precision", object{{"title", "Quelle partie"}, ref("texte")}},
							{"population", object{{"title", "Habitants comptés"}, typed("integer")}},
						}},
					}},
				}},
			}},
		}},
		{"actions", object{
			{"title", "Actions"},
			{"description", "Ce qui a été dit des choses à faire. Une action dont rien n’a été dit n’y est pas."},
			typed("object"),
			{"properties", b.actions()},
		}},
		{"notes", object{
			{"title", "Notes"},
			{"description", "Les notes, par question ou par action."},
			typed("object"),
			{"additionalProperties", object{ref("texte-long")}},
		}},
		{"deux_versions", object{
			{"title", "Deux versions"},
			{"description", "Ce qui a été changé de deux mains à la fois, et attend d’être départagé. La valeur d’ici est à sa place."},
			typed("array"),
			{"items", object{
				{"type", "object"},
				{"required", list{"cle", "ailleurs"}},
				{"properties", object{
					{"cle", object{{"title", "Question, action ou note"}, ref("texte")}},
					{"ligne", object{{"title", "Ligne du tableau, par son id"}, ref("texte")}},
					{"ailleurs", object{{"title", "La valeur d’ailleurs"}}},
				}},
			}},
		}},
		{"abime", object{
			{"title", "Parties abîmées"},
			{"description", "Ce qui n’a pas pu être lu du fichier, gardé tel quel, en texte, par partie."},
			typed("object"),
			{"additionalProperties", object{{"type", "string"}}},
		}},
		{"journal_debut", object{
			{"title", "Début du journal"},
			{"description", "Combien de changements plus anciens ont été repliés avant la première ligne du journal."},
			typed("integer"),
			{"minimum", 0},
		}},
		{"journal", object{
			{"title", "Journal"},
			{"description", "Tous les changements, du plus ancien au plus récent."},
			typed("array"),
			{"items", object{ref("changement")}},
		}},
		{"brouillons", object{
			{"title", "Brouillons"},
			{"description", "Ce qui est tapé et pas encore validé, par question, action ou note."},
			typed("object"),
			{"additionalProperties", object{ref("brouillon")}},
		}},
	}
}

// shared are the forms that several places refer to; those of a kind of answer
// bear its name.
func shared() object {
	return object{
		{"instant", object{
			{"description", "Un jour et une heure, comme 2026-11-23T14:02:11+01:00."},
			typed("string"),
			{"format", "date-time"},
		}},
		{string(content.Text), object{{"description", "Un texte d’une ligne."}, typed("string")}},
		{string(content.LongText), object{{"description", "Un texte de plusieurs lignes."}, typed("string")}},
		{string(content.List), object{
			{"description", "Une liste de textes courts."},
			typed("array"),
			{"items", object{{"type", "string"}}},
		}},
		// No multipleOf for centimes: tools that reckon in floating point, most
		// of them, would refuse sums such as 19.99.
		{string(content.Amount), object{
			{"description", "Un montant en euros, au centime au plus, comme 52300.5."},
			typed("number"),
			{"minimum", math.MinInt64 / 100},
			{"maximum", math.MaxInt64 / 100},
		}},
		{string(content.Date), object{
			{"description", "Un jour, de 1900 à 2100, écrit AAAA-MM-JJ."},
			typed("string"),
			{"format", "date"},
			{"pattern", "^(19[0-9]{2}|20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}$"},
		}},
		{string(content.Hour), object{
			{"description", "Une heure du jour, écrite HH:MM, comme 20:30."},
			typed("string"),
			{"pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
		}},
		{string(content.YesNo), object{{"description", "Oui (true) ou non (false)."}, typed("boolean")}},
		{"id", object{
			{"title", "Identifiant de la ligne"},
			{"description", "Écrit par le programme, une fois pour toutes, et unique dans le tableau."},
			{"type", "string"},
		}},
		{"action", object{
			{"description", "Ce qu’est devenue une chose à faire."},
			typed("object"),
			{"required", list{"etat"}},
			{"properties", object{
				{"etat", object{{"title", "État"}, {"enum", list{"a_faire", "faite", "sans_objet"}}}},
				{"le", object{{"title", "Faite le"}, {"anyOf", list{object{ref("date")}, object{{"const", ""}}}}}},
				{"echeance", object{{"title", "À faire avant le"}, ref("date")}},
				{"motif", object{{"title", "Pourquoi elle est sans objet"}, ref("texte-long")}},
			}},
		}},
		{"changement", object{
			{"description", "Un changement d’une réponse, d’une action, d’une note (notes/…) ou d’une ligne d’un tableau."},
			{"type", "object"},
			{"required", list{"quand", "cle"}},
			{"properties", object{
				{"quand", object{{"title", "Quand"}, ref("instant")}},
				{"cle", object{{"title", "La question, l’action ou la note"}, {"type", "string"}}},
				{"ligne", object{{"title", "Rang de la ligne changée, à partir de 0"}, typed("integer"), {"minimum", 0}}},
				{"vers", object{{"title", "Rang où la ligne a été déplacée"}, typed("integer"), {"minimum", 0}}},
				{"annule", object{{"title", "Annule un changement d’avant"}, ref("oui-non")}},
				{"refait", object{{"title", "Refait un changement annulé"}, ref("oui-non")}},
				{"avec", object{{"title", "Suit du changement d’avant"}, {"description", "Il s’annule avec lui."}, ref("oui-non")}},
				{"ecarte", object{{"title", "Gardé pour mémoire, sans effet"}, {"description", "Ce qui n’a pas pu être réuni avec un changement fait ailleurs."}, ref("oui-non")}},
				{"main", object{{"title", "La séance où il a été fait"}, ref("texte")}},
				{"avant", object{{"title", "Valeur d’avant"}, {"description", "null s’il n’y en avait pas."}}},
				{"apres", object{{"title", "Valeur d’après"}, {"description", "null s’il n’y en a plus."}}},
				{"suivent", object{
					{"title", "Ce qui a été renommé avec cette ligne, ailleurs"},
					typed("array"),
					{"items", object{
						{"type", "object"},
						{"required", list{"cle", "avant", "apres"}},
						{"properties", object{
							{"cle", object{{"title", "Question"}, {"type", "string"}}},
							{"ligne", object{{"title", "Ligne du tableau, par son id"}, {"type", "string"}}},
							{"colonne", object{{"title", "Colonne"}, {"type", "string"}}},
							{"avant", object{{"title", "Texte d’avant"}, {"type", "string"}}},
							{"apres", object{{"title", "Texte d’après"}, {"type", "string"}}},
						}},
					}},
				}},
			}},
		}},
		{"brouillon", object{
			{"description", french.Typography("Un texte commencé : un par champ.")},
			{"type", "object"},
			{"properties", object{
				{"le", object{{"title", "Tapé le"}, ref("instant")}},
				{"textes", object{{"title", "Textes"}, ref("liste")}},
				{"cases", object{{"title", "Les colonnes de ces textes, pour une ligne"}, ref("liste")}},
				{"autres_cases", object{{"title", "Les textes commencés dans des colonnes qui n’y sont plus, par colonne"}, typed("object"), {"additionalProperties", object{{"type", "string"}}}}},
				{"avant", object{{"title", "Ce que le projet contenait quand ce texte a été commencé"}}},
			}},
		}},
	}
}

func (b *builder) answers() (all object) {
	for _, id := range b.catalog.QuestionIDs() {
		q := b.catalog.Question(id)
		form := object{{"title", q.Short}, {"description", q.Label}}
		if q.Kind == content.Rows {
			form = append(form, typed("array"), member{"items", b.row(q)})
		} else {
			form = append(form, b.form(&q.Field)...)
		}
		all = append(all, member{id, form})
	}
	return all
}

func (b *builder) row(q *content.Question) object {
	cells := object{{"id", object{ref("id")}}}
	for _, column := range q.Columns {
		cells = append(cells, member{column.ID.Name, append(object{{"title", column.Label}}, b.form(&column.Field)...)})
	}
	return object{{"type", "object"}, {"properties", cells}}
}

// form is what an answer, or a cell, must be. The limits of an amount are those
// of typing: a file that passes them is read.
func (b *builder) form(f *content.Field) object {
	switch f.Kind {
	case content.Number:
		low, high := int64(0), int64(1e15)
		if f.Min != nil {
			low = *f.Min
		}
		if f.Max != nil {
			high = *f.Max
		}
		return object{typed("integer"), {"minimum", low}, {"maximum", high}}
	case content.Choice:
		return object{{"oneOf", append(b.options(f), object{{"type", "null"}})}}
	case content.Choices:
		return object{typed("array"), {"items", object{{"oneOf", b.options(f)}}}}
	}
	return object{ref(string(f.Kind))}
}

// options are those a field offers; a list that has a name is told once, apart.
func (b *builder) options(f *content.Field) (all list) {
	for _, o := range f.Options {
		all = append(all, object{{"const", o.ID.Name}, {"title", o.Label}})
	}
	name := f.ListName.Name
	if name == "" {
		return all
	}
	name = "choix-" + name
	if !b.listed[name] {
		b.listed[name] = true
		b.lists = append(b.lists, member{name, object{{"oneOf", all}}})
	}
	return list{object{ref(name)}}
}

func (b *builder) actions() (all object) {
	for _, stage := range b.catalog.Stages {
		for _, section := range stage.Sections {
			for _, a := range section.Actions {
				all = append(all, member{a.ID.Name, object{{"title", a.Label}, ref("action")}})
			}
		}
	}
	return all
}
