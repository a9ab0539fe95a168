//go:build js

package app

import (
	"syscall/js"
	"time"

	"seenline/app/timeline"
)

// intlDates asks the browser's Intl, which knows every language and time zone
// there is; Go's own knowledge of them would double the download.
type intlDates struct {
	day, clock, full, number js.Value
	offset                   js.Value // a Date that is set to what the offset is asked for
	zones                    map[int]*time.Location
}

// NewDates returns how dates are written in a language, a BCP-47 tag.
func NewDates(tag string) Dates {
	intl := js.Global().Get("Intl")
	if !intl.Truthy() {
		return PlainDates{}
	}
	format := func(options map[string]any) js.Value {
		return intl.Get("DateTimeFormat").New(tag, options)
	}
	return &intlDates{
		day:    format(map[string]any{"weekday": "long", "day": "numeric", "month": "long", "timeZone": "UTC"}),
		clock:  format(map[string]any{"hour": "2-digit", "minute": "2-digit"}),
		full:   format(map[string]any{"dateStyle": "long", "timeStyle": "short"}),
		number: intl.Get("NumberFormat").New(tag, map[string]any{"maximumFractionDigits": 1}),
		offset: js.Global().Get("Date").New(0),
		zones:  map[int]*time.Location{},
	}
}

func (d *intlDates) Day(day timeline.Date) string {
	noon := time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, time.UTC)
	return d.day.Call("format", float64(noon.UnixMilli())).String()
}

func (d *intlDates) Clock(at time.Time) string {
	return d.clock.Call("format", float64(at.UnixMilli())).String()
}

func (d *intlDates) Full(at time.Time) string {
	return d.full.Call("format", float64(at.UnixMilli())).String()
}

func (d *intlDates) Number(n float64) string { return d.number.Call("format", n).String() }

// Local uses the offset the browser gives for that very moment: summer time
// included, which Go's time.Local knows nothing of in WebAssembly.
func (d *intlDates) Local(at time.Time) time.Time {
	d.offset.Call("setTime", float64(at.UnixMilli()))
	minutes := d.offset.Call("getTimezoneOffset").Int()
	zone, ok := d.zones[minutes]
	if !ok {
		zone = time.FixedZone("", -minutes*60)
		d.zones[minutes] = zone
	}
	return at.In(zone)
}
