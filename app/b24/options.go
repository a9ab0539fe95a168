package b24

// Option changes how a call is made.
type Option func(*options)

type options struct{ idempotent, keepalive, noRetry, impatient bool }

// Idempotent allows a call to be repeated when it is unknown whether the
// portal carried it out. The typed methods know it of themselves.
func Idempotent() Option { return func(o *options) { o.idempotent = true } }

// Keepalive lets a request outlive the page; a browser allows it for forms of
// up to 64 KB.
func Keepalive() Option { return func(o *options) { o.keepalive = true } }

// NoRetry leaves repeating to the caller. A token that ran out is still
// renewed, once, for that is no failure of the call.
func NoRetry() Option { return func(o *options) { o.noRetry = true } }

// Impatient gives a request up as soon as it takes much longer than others
// have taken: the caller asks again at once. Without it a request that the
// network has swallowed keeps the next one waiting for all of Config.Timeout.
func Impatient() Option { return func(o *options) { o.impatient = true } }

func (o options) with(opts []Option) options {
	for _, opt := range opts {
		opt(&o)
	}
	return o
}
