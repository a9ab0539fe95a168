//go:build !js

package screen

import (
	"strconv"
	"time"

	"seenline/app/timeline"
)

// Dates writes times in English.
type Dates struct{}

// NewDates returns the only formats there are.
func NewDates(tag string) *Dates { return &Dates{} }

// Day writes a day: "Monday, March 2".
func (*Dates) Day(day timeline.Date) string {
	return time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, time.UTC).Format("Monday, January 2")
}

// Short writes the number of the day.
func (*Dates) Short(day timeline.Date) string { return strconv.Itoa(day.Day) }

// Clock writes the time of day: "14:05".
func (*Dates) Clock(t time.Time) string { return t.Format("15:04") }

// Full writes day and time: "March 2, 2026 at 14:05".
func (*Dates) Full(t time.Time) string { return t.Format("January 2, 2006 at 15:04") }

// Number writes a number with one digit after the point at most.
func (*Dates) Number(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }

// Local puts a time into the machine's time zone.
func (*Dates) Local(t time.Time) time.Time { return t.Local() }
