package b24

import (
	"math"
	"time"
)

// The portal's bucket drains two requests a second and takes fifty; these are
// the official SDK's waits, which get a full bucket below its brim.
const (
	limitWait    = 1500 * time.Millisecond
	limitGrowth  = 1.5
	limitRepeats = 5

	// A network that is gone is not back in a second; what is left after these
	// is a person's or the poller's to try again.
	failureWait    = time.Second
	failureGrowth  = 2
	failureRepeats = 2

	// A spent method is asked again when the portal says, at the earliest after
	// the shortest. Callers wait along only up to the longest.
	spentShortest = 10 * time.Second
	spentLongest  = 15 * time.Second
	spentCeiling  = 11 * time.Minute // the portal counts in ten buckets of a minute
)

// wait says how long to wait before an idempotent call is repeated after its
// n-th failure (from 0), and false if it is not to be.
func wait(err *Error, n int, random float64) (time.Duration, bool) {
	jitter := 0.8 + 0.4*random
	switch {
	case err.Is(ErrOverload), err.Is(ErrPortalGone), err.Is(ErrOperationTimeLimit):
		return 0, false
	case err.Is(ErrQueryLimitExceeded):
		return time.Duration(float64(limitWait) * math.Pow(limitGrowth, float64(n)) * (0.75 + 0.5*random)), n < limitRepeats
	case err.Is(ErrNetwork), err.Is(ErrServer), err.Is(ErrMalformed) && err.Status/100 == 2:
		return time.Duration(float64(failureWait) * math.Pow(failureGrowth, float64(n)) * jitter), n < failureRepeats
	}
	return 0, false
}

// spentFor says how long a method must not be asked after the portal refused
// it for its working time. resetIn is how long from now the last success
// announced the next reset, 0 if it is not known or over.
func spentFor(resetIn time.Duration) time.Duration {
	return min(max(spentShortest, resetIn+time.Second), spentCeiling)
}
