package control

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"sync"

	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
)

// Control serves /_demo/, but for the frame's log, which the page keeps.
type Control struct {
	world *world.World
	rest  *rest.Server
	reset func()

	mu   sync.Mutex
	life *life // the script that runs now, nil if none
}

// New returns the interface. reset puts the whole portal back to its seeds.
func New(w *world.World, s *rest.Server, reset func()) *Control {
	return &Control{world: w, rest: s, reset: reset}
}

// Mount registers everything on mux:
//
//	GET    /_demo/calls?since=N          what was called
//	GET    /_demo/dialogs/{id}?user=1    a dialog as a person has it
//	POST   /_demo/messages               a colleague writes
//	PATCH  /_demo/messages/{id}          a text or params change
//	DELETE /_demo/messages/{id}          a message goes; ?complete=1 without a trace
//	POST   /_demo/likes                  a colleague likes
//	POST   /_demo/read, /_demo/unread    a colleague, or another device, reads
//	POST   /_demo/leave, /_demo/join     a colleague comes and goes
//	POST   /_demo/faults, GET, DELETE    calls go wrong
//	POST   /_demo/tokens/expire          tokens end
//	POST   /_demo/settings, GET          another kind of portal
//	POST   /_demo/life, GET, DELETE      colleagues who live by a script
//	POST   /_demo/reset                  everything as seeded
func (c *Control) Mount(mux *http.ServeMux) {
	for pattern, h := range map[string]func(*http.Request) (any, error){
		"GET /_demo/calls":            c.calls,
		"GET /_demo/dialogs/{id}":     c.dialog,
		"POST /_demo/messages":        c.write,
		"PATCH /_demo/messages/{id}":  c.edit,
		"DELETE /_demo/messages/{id}": c.delete,
		"POST /_demo/likes":           c.like,
		"POST /_demo/read":            c.read,
		"POST /_demo/unread":          c.unread,
		"POST /_demo/leave":           c.leave,
		"POST /_demo/join":            c.join,
		"POST /_demo/faults":          c.fault,
		"GET /_demo/faults":           c.faults,
		"DELETE /_demo/faults":        c.clear,
		"POST /_demo/tokens/expire":   c.expire,
		"GET /_demo/settings":         c.settings,
		"POST /_demo/settings":        c.configure,
		"POST /_demo/life":            c.startLife,
		"GET /_demo/life":             c.lifeState,
		"DELETE /_demo/life":          c.stopLife,
		"POST /_demo/reset":           c.resetAll,
	} {
		mux.HandleFunc(pattern, answer(h))
	}
}

// Close ends the script that may be running.
func (c *Control) Close() { c.end() }

// problem is an answer other than 200.
type problem struct {
	status int
	text   string
}

func (p problem) Error() string { return p.text }

func bad(text string) error { return problem{http.StatusBadRequest, text} }

func answer(h func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		out, err := h(r)
		if err != nil {
			w.WriteHeader(status(err))
			out = map[string]string{"error": err.Error()}
		}
		json.NewEncoder(w).Encode(out)
	}
}

func status(err error) int {
	var p problem
	switch {
	case errors.As(err, &p):
		return p.status
	case errors.Is(err, world.ErrNoAccess):
		return http.StatusForbidden
	case errors.Is(err, world.ErrNoDialog), errors.Is(err, world.ErrNoMessage), errors.Is(err, world.ErrNoUser):
		return http.StatusNotFound
	case errors.Is(err, world.ErrUnchanged), errors.Is(err, world.ErrNotYours):
		return http.StatusConflict
	}
	return http.StatusInternalServerError
}

// body reads JSON into v; an empty body leaves v as it is.
func body(r *http.Request, v any) error {
	dec := json.NewDecoder(io.LimitReader(r.Body, 8<<20))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil && err != io.EOF {
		return bad("the body is not what is expected here: " + err.Error())
	}
	return nil
}

var done = map[string]bool{"ok": true}

func (c *Control) resetAll(*http.Request) (any, error) {
	c.end()
	c.reset()
	return done, nil
}
