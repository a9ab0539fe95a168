package app

import (
	"slices"

	"seenline/app/screen"
	"seenline/app/session"
)

// lingering are sessions of dialogs that were left before all that was seen in
// them had been brought to the portal.
type lingering struct {
	sessions []*session.Session
	stop     func() // nil while nothing is watched for them
}

// add takes in a closed session.
func (l *lingering) add(s *session.Session) {
	l.sessions = slices.DeleteFunc(append(l.sessions, s), (*session.Session).Finished)
	switch {
	case len(l.sessions) == 0:
		l.end()
	case l.stop == nil:
		l.stop = screen.WatchAttention(screen.Person{
			Leave:  func() { l.each((*session.Session).Leave) },
			Return: func(asleep bool) { l.each(func(s *session.Session) { s.Return(asleep) }) },
			Online: func(connected bool) { l.each(func(s *session.Session) { s.Online(connected) }) },
		})
	}
}

func (l *lingering) each(f func(*session.Session)) {
	for _, s := range l.sessions {
		f(s)
	}
}

// end watches for nothing any more.
func (l *lingering) end() {
	if l.stop != nil {
		l.stop()
		l.stop = nil
	}
}
