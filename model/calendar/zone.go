package calendar

import (
	"fmt"

	"github.com/emersion/go-ical"

	"cpts/content"
	"cpts/model"
)

var keyDepartment = model.NewKey[string]("departement")

// timezone tells calendar programs what the hours of a zone are.
func timezone(z content.Zone) *ical.Component {
	zone := ical.NewComponent(ical.CompTimezone)
	setRaw(zone, ical.PropTimezoneID, z.Name)
	part := func(name, from, to string, change content.Change) {
		c := ical.NewComponent(name)
		setRaw(c, ical.PropTimezoneOffsetFrom, from)
		setRaw(c, ical.PropTimezoneOffsetTo, to)
		if change.Month == 0 { // always
			setRaw(c, ical.PropDateTimeStart, "19700101T000000")
		} else {
			setRaw(c, ical.PropDateTimeStart, change.First)
			setRaw(c, ical.PropRecurrenceRule, fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%s", change.Month, change.Day))
		}
		zone.Children = append(zone.Children, c)
	}
	if z.Summer == "" {
		part(ical.CompTimezoneStandard, z.Standard, z.Standard, content.Change{})
		return zone
	}
	part(ical.CompTimezoneDaylight, z.Standard, z.Summer, z.ToSummer)
	part(ical.CompTimezoneStandard, z.Summer, z.Standard, z.ToStandard)
	return zone
}
