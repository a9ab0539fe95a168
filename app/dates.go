package app

import (
	"strconv"
	"time"

	"seenline/app/timeline"
)

// PlainDates writes dates without any language, for tests and for browsers
// whose Intl does not know the person's.
type PlainDates struct {
	Zone *time.Location // nil: UTC
}

// Day writes a day as ISO 8601 does.
func (PlainDates) Day(d timeline.Date) string {
	return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// Clock writes hours and minutes.
func (PlainDates) Clock(at time.Time) string { return at.Format("15:04") }

// Full writes day, hours and minutes.
func (PlainDates) Full(at time.Time) string { return at.Format("2006-01-02 15:04") }

// Local puts a time into the zone.
func (p PlainDates) Local(at time.Time) time.Time {
	if p.Zone == nil {
		return at.UTC()
	}
	return at.In(p.Zone)
}

// Number writes a number with at most one digit after the point.
func (PlainDates) Number(n float64) string {
	return strconv.FormatFloat(float64(int64(n*10+0.5))/10, 'f', -1, 64)
}
