package frame

// Window is the window around the widget, as far as it matters here.
type Window interface {
	// Post sends a message to the parent window, for the portal's origin only.
	Post(message string)
	// Listen calls heard for each message that any window sends to ours, until
	// stop is called. data is a string, or something else if the message is
	// something else; fromParent says whether the parent window sent it. heard
	// must not block.
	Listen(heard func(origin string, fromParent bool, data any)) (stop func())
}
