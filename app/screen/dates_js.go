//go:build js

package screen

import (
	"strings"
	"syscall/js"
	"time"

	"seenline/app/timeline"
)

// Dates writes times as the person's browser does, in a language and in the
// person's time zone.
type Dates struct {
	day, short, clock, date, number js.Value

	// What was written before: a list asks for the same again and again, and
	// asking the browser costs more than drawing the rest of a row.
	clocks map[int]string // by minutes since midnight
	dates  map[timeline.Date]string

	zones map[int64]*time.Location // by quarters of an hour since 1970
}

// NewDates returns the formats of a language, by its BCP-47 tag.
func NewDates(tag string) *Dates {
	day := map[string]any{"weekday": "long", "day": "numeric", "month": "long", "timeZone": "UTC"}
	short := map[string]any{"day": "numeric", "month": "short", "timeZone": "UTC"}
	date := map[string]any{"dateStyle": "long", "timeZone": "UTC"}
	if !namesMonths(tag) {
		tag, short = inFigures, map[string]any{"day": "2-digit", "month": "2-digit", "timeZone": "UTC"}
		date = map[string]any{"day": "2-digit", "month": "2-digit", "year": "numeric", "timeZone": "UTC"}
		day = date
	}
	return &Dates{
		// A day has no zone: it is formatted as noon in UTC.
		day: intl("DateTimeFormat", tag, day), short: intl("DateTimeFormat", tag, short), date: intl("DateTimeFormat", tag, date),
		clock:  intl("DateTimeFormat", tag, map[string]any{"timeStyle": "short"}),
		number: intl("NumberFormat", tag, map[string]any{"maximumFractionDigits": 1}),
		clocks: make(map[int]string),
		dates:  make(map[timeline.Date]string),
		zones:  make(map[int64]*time.Location),
	}
}

// inFigures is the language whose figures stand in for one that the browser does
// not write in: 2.3.2026, as it is written where that happens.
const inFigures = "ru"

// namesMonths reports whether the browser has the names of the months in a
// language. Chromium says that it knows Kazakh, and then writes "M03".
func namesMonths(tag string) bool {
	march := intl("DateTimeFormat", tag, map[string]any{"month": "long", "timeZone": "UTC"}).Call("format", noon(timeline.Date{Year: 2026, Month: time.March, Day: 2}))
	return !strings.HasPrefix(march.String(), "M0")
}

func intl(kind, tag string, options map[string]any) js.Value {
	return js.Global().Get("Intl").Get(kind).New(tag, options)
}

// Day writes a day: "Monday, March 2".
func (d *Dates) Day(day timeline.Date) string {
	return d.day.Call("format", noon(day)).String()
}

// Short writes a day in a few letters: "Mar 2".
func (d *Dates) Short(day timeline.Date) string {
	return d.short.Call("format", noon(day)).String()
}

// Clock writes the time of day: "14:05".
func (d *Dates) Clock(t time.Time) string {
	minute := t.Hour()*60 + t.Minute()
	text, ok := d.clocks[minute]
	if !ok {
		text = d.clock.Call("format", t.UnixMilli()).String()
		d.clocks[minute] = text
	}
	return text
}

// Full writes day and time: "March 2, 2026 14:05".
func (d *Dates) Full(t time.Time) string {
	day := timeline.DateOf(t)
	text, ok := d.dates[day]
	if !ok {
		text = d.date.Call("format", noon(day)).String()
		d.dates[day] = text
	}
	return text + " " + d.Clock(t)
}

// noon is a time at which it is this day in UTC, in ms since 1970.
func noon(day timeline.Date) int64 {
	return time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, time.UTC).UnixMilli()
}

// Number writes a number with one digit after the point at most.
func (d *Dates) Number(n float64) string { return d.number.Call("format", n).String() }

// Local puts a time into the person's time zone. The browser is asked because
// it knows the zone's rules, summer time for instance, and Go's WebAssembly
// knows only today's offset. Rules change at full quarters of an hour.
func (d *Dates) Local(t time.Time) time.Time {
	const quarter = 15 * 60
	key := t.Unix() / quarter
	zone, ok := d.zones[key]
	if !ok {
		date := js.Global().Get("Date").New(float64(key * quarter * 1000))
		west := date.Call("getTimezoneOffset").Int() // minutes
		zone = time.FixedZone("", -west*60)
		d.zones[key] = zone
	}
	return t.In(zone)
}
