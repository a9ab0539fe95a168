package screen

import "seenline/app/read"

// Person is told what the person in front of the widget does. Attend and Input
// may be nil, for what is not being looked at any more. The callbacks come straight
// from browser events and must not block: Leave in particular is the last moment in
// which a request can still be started.
type Person struct {
	Attend func(read.Attention) // the tab's or window's state changed
	Input  func()               // the person touched something in the frame; at most once a second
	Leave  func()               // the page is being hidden, closed or frozen
	Return func(asleep bool)    // it is shown again; asleep: it had been frozen or in the back/forward cache
	Online func(connected bool) // the browser believes to have lost or got back the network
}
