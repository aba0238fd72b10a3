package calendar

import (
	"slices"
	"testing"

	"cpts/content"
	"cpts/model"
)

// listed are events as « date id », with a mark for those that are late (!) or
// done (.).
func listed(events []Event) (out []string) {
	for _, e := range events {
		mark := ""
		if e.Late {
			mark += "!"
		}
		if e.Done {
			mark += "."
		}
		out = append(out, e.Day.ISO()+" "+origin(e)+mark)
	}
	return out
}

func TestEvents(t *testing.T) {
	cases := []struct {
		name    string
		answers []string
		on      string
		want    []string
	}{
		{"nothing", nil, "2026-11-23", nil},
		{"a date to come", []string{"passage_le=15/12/2026"}, "2026-11-23", []string{"2026-12-15 passage_le"}},
		{"the day itself", []string{"passage_le=15/12/2026"}, "2026-12-15", []string{"2026-12-15 passage_le"}},
		{"the day after", []string{"passage_le=15/12/2026"}, "2026-12-16", []string{"2026-12-15 passage_le.", "2026-12-15 passage_le-reponse"}},
		{"the committee answered", []string{"passage_le=15/12/2026", "lettre_avis=reserves"}, "2026-12-16", []string{"2026-12-15 passage_le."}},
		{"soonest first", []string{"passage_le=15/12/2026", "statuts_adoptes_le=01/12/2026"}, "2026-11-23",
			[]string{"2026-12-01 statuts_adoptes_le", "2026-12-15 passage_le"}},
		{"silence runs", []string{"projet_depose_le=01/11/2026"}, "2026-11-23",
			[]string{"2026-11-01 projet_depose_le.", "2027-01-02 silence"}},
		{"silence over", []string{"projet_depose_le=01/11/2026"}, "2027-01-03",
			[]string{"2026-11-01 projet_depose_le.", "2027-01-02 silence.", "2027-01-02 silence-acte"}},
		{"silence over, and asked for", []string{"projet_depose_le=01/11/2026", "aci_demande_le=03/01/2027"}, "2027-01-03",
			[]string{"2026-11-01 projet_depose_le.", "2027-01-02 silence.", "2027-01-03 aci_demande_le."}},
		{"silence broken", []string{"projet_depose_le=01/11/2026", "projet_valide_le=10/11/2026"}, "2026-11-23",
			[]string{"2026-11-01 projet_depose_le.", "2026-11-10 projet_valide_le."}},
		{"an option that is not chosen", []string{"debut_qualite=15/12/2026"}, "2026-11-23", nil},
		{"deadlines of one’s own", []string{"E1-05=>2026-11-20", "E1-06=>2026-11-20", "E1-06=faite", "E1-07=>2026-11-20", "E1-07=sans_objet", "E1-08=>2026-12-01"}, "2026-11-23",
			[]string{"2026-11-20 E1-05!", "2026-11-20 E1-06.", "2026-12-01 E1-08"}},
	}
	for _, c := range cases {
		got := listed(Events(with(t, c.answers...), day(t, c.on)))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
	}
}

// What bears no date a leader could miss says where it comes from, and whether
// something is lost when it goes by.
func TestNatures(t *testing.T) {
	p := with(t, "projet_depose_le=01/11/2026", "aci_signe_le=15/12/2026", "E1-05=>2026-12-01", "passage_le=15/10/2026",
		`rendez_vous=[{"date":"2027-01-14","objet":"statuts","genre":"assemblee","lieu":"mairie","note":"voter"}]`,
		`dates_contrat=[{"quoi":"debut-crise","date":"2027-04-30"}]`)
	events := Events(p, today)
	for id, want := range map[string]struct {
		nature Nature
		legal  bool
		status content.SourceStatus
	}{
		"silence":          {Nature(content.Legal), true, content.Official},
		"debut-acces":      {Nature(content.Landmark), false, content.FieldWork},
		"debut-crise":      {Nature(content.Contractual), true, ""}, // read in the contract
		"anniversaire-1":   {Nature(content.Contractual), true, content.Official},
		"deux-cents-jours": {Nature(content.Advised), false, content.FieldWork},
		"renouvellement":   {Proposal, false, content.FieldWork},
		"passage_le":       {Milestone, false, ""},
		"E1-05":            {Own, false, ""},
	} {
		e := find(t, events, id)
		if e.Nature != want.nature || e.Legal != want.legal || e.Status != want.status || e.Rule == "" || e.Nature.Word() == "" {
			t.Errorf("%s: %s, legal %v, %q, rule %q", id, e.Nature, e.Legal, e.Status, e.Rule)
		}
		if (want.status != "") != (len(e.Sources) > 0) {
			t.Errorf("%s: sources %v", id, e.Sources)
		}
	}
	meeting := events[slices.IndexFunc(events, func(e Event) bool { return e.Nature == Meeting })]
	if meeting.Label != "statuts (assemblée générale)" || meeting.Place != "mairie" || meeting.Note != "voter" || meeting.To.Question.ID.Name != model.KeyMeetings.ID() {
		t.Errorf("the meeting is %+v", meeting)
	}
}

// The tables whose lines are days; a line without a day, or with something else
// in its place, is none.
func TestRowsAsEvents(t *testing.T) {
	p := read(t, `
		"rendez_vous": [{"date":"2027-01-14","objet":"autre chose","genre":"autre"}, {"date":"demain","objet":"x"}, {"objet":"sans date"}, {"date":"2027-01-15","objet":7,"genre":"druide"}, {"date":"2027-01-16","genre":"bureau"}],
		"reunions": [{"date":"2026-12-01"}],
		"calendrier_projet": [{"date":"2027-03-01","jalon":"embauche","responsable":"trésorière"}],
		"assurances_contrats": [{"echeance":"2027-05-01","objet":"locaux","assureur":"la Mutuelle"}]`)
	var got []string
	for _, e := range Events(p, today) {
		got = append(got, e.Day.ISO()+" "+string(e.Nature)+" "+e.Label+" "+e.Note)
	}
	want := []string{
		"2026-12-01 rendez-vous réunion d’information ", "2027-01-14 rendez-vous autre chose ",
		"2027-01-15 rendez-vous rendez-vous ", "2027-01-16 rendez-vous bureau ou conseil d’administration ",
		"2027-03-01 jalon embauche trésorière", "2027-05-01 echeance échéance de l’assurance, les locaux la Mutuelle",
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%q\nwant\n%q", got, want)
	}
}

// At each of the stages, what comes next is what there is to do.
func TestNextAtEachStage(t *testing.T) {
	cases := []struct {
		stage   string
		answers []string
		next    string
		late    []string
	}{
		{"the first talks", []string{`reunions=[{"date":"2026-12-01","objet":"premier tour de table"}]`, "nom=Val"}, "2026-12-01 premier tour de table", nil},
		{"a meeting before a talk", []string{`reunions=[{"date":"2026-12-01"}]`, `rendez_vous=[{"date":"2026-12-04","objet":"CPAM"}]`}, "2026-12-04 CPAM", nil},
		{"the letter", []string{"lettre_deposee_le=10/11/2026", "passage_le=15/12/2026", "E2-17=>2026-12-08", "E2-19=>2026-11-20", "E2-16=>2026-11-20"}, "2026-12-08 Présenter la lettre en réunion départementale", []string{"E2-19"}}, // the answer settles E2-16: nothing is late of it
		{"the association", []string{"lettre_validee_le=18/06/2026", "assemblee_le=12/01/2027", `rendez_vous=[{"date":"2026-12-03","objet":"banque"}]`}, "2026-12-03 banque", nil},
		{"the project sent", []string{"projet_depose_le=15/10/2026"}, "2026-12-16 projet de santé réputé validé sans opposition de l’ARS", nil},
		{"the project opposed", []string{"projet_depose_le=15/10/2026", "reponse_projet=opposition"}, "", nil},
		{"the signature", []string{"projet_depose_le=15/06/2026", "aci_demande_le=20/09/2026", "aci_signe_le=18/12/2026"}, "2026-12-18 signature de l’ACI", nil},
		{"signed today", []string{"aci_signe_le=23/11/2026"}, "2027-05-23 accès aux soins : à démarrer", nil},
		{"the letter sent today", []string{"lettre_deposee_le=23/11/2026", "passage_le=15/12/2026"}, "2026-12-15 passage en comité", nil},
		{"the committee today", []string{"lettre_deposee_le=10/11/2026", "passage_le=23/11/2026"}, "2026-11-23 passage en comité", nil},
		{"the 200 days", []string{"aci_signe_le=01/09/2026"}, "2027-03-01 accès aux soins : à démarrer", nil},
		{"a mission past a landmark", []string{"aci_signe_le=01/05/2026", "debut_acces_soins=01/06/2026"}, "2027-05-01 parcours : à démarrer", nil},
		{"a mission late", []string{"aci_signe_le=01/05/2026", "debut_acces_soins=01/06/2026", `dates_contrat=[{"quoi":"debut-crise","date":"2026-10-01"}]`}, "2027-05-01 parcours : à démarrer", []string{"debut-crise"}},
		{"the 200th day", []string{"aci_signe_le=07/05/2026", "debut_acces_soins=01/06/2026", "debut_crise=01/06/2026"}, "2026-11-23 fin des 200 premiers jours", nil},
		{"the last year", []string{"aci_signe_le=01/03/2022", "debut_acces_soins=01/06/2022", "debut_crise=01/06/2022", "debut_parcours=01/06/2022", "debut_prevention=01/06/2022"}, "2027-03-01 cinquième anniversaire du contrat, solde de l’année 5", nil},
		{"a wish alone", []string{"signature_souhaitee_le=01/06/2029"}, "2029-06-01 signature souhaitée", nil},
	}
	for _, c := range cases {
		events := Events(with(t, c.answers...), today)
		got := ""
		if e, ahead := Next(events); ahead {
			got = e.Day.ISO() + " " + plain(e.Label)
		}
		if got != c.next {
			t.Errorf("%s: next is %q, want %q", c.stage, got, c.next)
		}
		var late []string
		for _, e := range Late(events) {
			late = append(late, origin(e))
		}
		if !slices.Equal(late, c.late) {
			t.Errorf("%s: late are %q, want %q", c.stage, late, c.late)
		}
		if n := len(Late(events)) + len(Unanswered(events)) + len(Ahead(events)) + len(Past(events)); n != len(events) {
			t.Errorf("%s: %d events in parts, of %d", c.stage, n, len(events))
		}
	}
}

// An event keeps its id when it moves; no two events share one.
func TestStableUIDs(t *testing.T) {
	p := with(t, "passage_le=15/12/2026", "aci_signe_le=01/12/2027", "E1-05=>2026-12-01", "signature_souhaitee_le=01/06/2029",
		`rendez_vous=[{"id":"a","date":"2027-01-14","objet":"Comité"},{"id":"b","date":"2027-02-14","objet":"comité"},{"id":"c","date":"2027-03-14","objet":"bureau"}]`)
	ids := func() (out []string) {
		for _, e := range Events(p, today) {
			out = append(out, e.UID)
		}
		slices.Sort(out)
		if compact := slices.Compact(slices.Clone(out)); len(compact) != len(out) {
			t.Errorf("an id stands twice among %q", out)
		}
		return out
	}
	before := ids()
	if before[0] != "E1-05@p20261123120000.cpts" {
		t.Errorf("ids begin with %s", before[0])
	}
	// Everything moves: dates, those of meetings too, the order of lines, names, places, notes.
	set(t, p, "passage_le=05/01/2027", "aci_signe_le=15/12/2027", "E1-05=>2027-12-01", "nom=Val",
		`rendez_vous=[{"id":"c","date":"2027-03-21","objet":"bureau élargi","lieu":"mairie"},{"id":"b","date":"2027-01-14","objet":"comité","note":"reporté"},{"id":"a","date":"2027-01-14","objet":"Comité"}]`)
	if after := ids(); !slices.Equal(before, after) {
		t.Errorf("ids were\n%q\nand are\n%q", before, after)
	}
	// A line more leaves the others as they were.
	set(t, p, `rendez_vous=[{"date":"2026-12-01","objet":"avocat"},{"date":"2026-12-01","objet":"avocat"},{"id":"c","date":"2027-03-14","objet":"bureau"},{"id":"b","date":"2027-02-14","objet":"comité"},{"id":"a","date":"2027-01-14","objet":"Comité"}]`)
	after := ids()
	for _, id := range before {
		if !slices.Contains(after, id) {
			t.Errorf("%s is gone", id)
		}
	}
}

func BenchmarkEvents(b *testing.B) {
	p, err := model.Example(catalog(b), today)
	must(b, err)
	for b.Loop() {
		Events(p, today)
	}
}
