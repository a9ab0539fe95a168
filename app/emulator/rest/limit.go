package rest

import (
	"math"
	"sync"
	"time"
)

// bucket is a leaky bucket of one source address.
type bucket struct {
	level float64
	at    time.Time
}

// limits are what a portal rations: requests per source address, and working
// time per method.
type limits struct {
	mu      sync.Mutex
	buckets map[string]bucket
	methods map[string]*operating
}

// operating is the time a method worked, in one-minute buckets of the last ten
// minutes. All of an app's users share it.
type operating struct {
	minute [10]int64
	spent  [10]float64
}

// admit counts a request and reports whether it fits into the bucket of ip.
func (l *limits) admit(now time.Time, ip string, burst, perSecond float64) bool {
	if burst <= 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.buckets[ip]
	b.level = max(0, b.level-now.Sub(b.at).Seconds()*perSecond)
	b.at = now
	fits := b.level+1 <= burst
	if fits {
		b.level++
	}
	if len(l.buckets) > 1000 {
		for k, old := range l.buckets {
			if now.Sub(old.at).Seconds()*perSecond > burst {
				delete(l.buckets, k)
			}
		}
	}
	l.buckets[ip] = b
	return fits
}

// used returns how long a method worked in the last ten minutes and when the
// oldest minute of that is forgotten, in Unix seconds.
func (l *limits) used(now time.Time, method string) (seconds float64, resetAt int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.methods[method].used(now)
}

func (o *operating) used(now time.Time) (seconds float64, resetAt int64) {
	this := now.Unix() / 60
	oldest := this
	if o != nil {
		for i, minute := range o.minute {
			if minute > this-10 && o.spent[i] > 0 {
				seconds += o.spent[i]
				oldest = min(oldest, minute)
			}
		}
	}
	return math.Round(seconds*1e6) / 1e6, (oldest + 10) * 60
}

// work adds to the time a method worked.
func (l *limits) work(now time.Time, method string, seconds float64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	o := l.methods[method]
	if o == nil {
		o = &operating{}
		l.methods[method] = o
	}
	minute := now.Unix() / 60
	if i := minute % 10; o.minute[i] == minute {
		o.spent[i] += seconds
	} else {
		o.minute[i], o.spent[i] = minute, seconds
	}
}

func (l *limits) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buckets, l.methods = map[string]bucket{}, map[string]*operating{}
}
