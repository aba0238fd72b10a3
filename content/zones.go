package content

// Zone is a time zone of the French departments, as calendar programs are told of it.
type Zone struct {
	Name     string // in the IANA database
	Standard string // +0100
	Summer   string // "" where time does not change

	ToSummer, ToStandard Change
}

// Change is when the time of a zone changes, each year.
type Change struct {
	Month int
	Day   string // -1SU is the last Sunday
	First string // a first time, in 1970, by the clocks of before: 19700329T020000
}

// Paris is the zone of all the departments that say no other.
const Paris = "Europe/Paris"

var zones = map[string]Zone{
	Paris:                {Paris, "+0100", "+0200", Change{3, "-1SU", "19700329T020000"}, Change{10, "-1SU", "19701025T030000"}},
	"America/Miquelon":   {"America/Miquelon", "-0300", "-0200", Change{3, "2SU", "19700308T020000"}, Change{11, "1SU", "19701101T020000"}},
	"America/Guadeloupe": {Name: "America/Guadeloupe", Standard: "-0400"},
	"America/Martinique": {Name: "America/Martinique", Standard: "-0400"},
	"America/Cayenne":    {Name: "America/Cayenne", Standard: "-0300"},
	"Indian/Reunion":     {Name: "Indian/Reunion", Standard: "+0400"},
	"Indian/Mayotte":     {Name: "Indian/Mayotte", Standard: "+0300"},
}

// ZoneOf is the time zone of a department.
func (c *Catalog) ZoneOf(department string) Zone {
	if o := find(c.lists[departmentsList], department, func(o *Option) ID { return o.ID }); o != nil && o.Zone != "" {
		return zones[o.Zone]
	}
	return zones[Paris]
}
