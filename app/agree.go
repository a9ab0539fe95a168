package app

import (
	"math/rand/v2"
	"time"

	"seenline/app/im"
	"seenline/app/peers"
	"seenline/app/read"
)

// agreement is this frame's part among all of one person's in this browser:
// whoever says in one of them that nothing is to be marked by itself means all.
// A frame that is opened later learns it from the portal.
type agreement struct {
	me   im.UserID
	line peers.Line // nil where the browser refuses it
}

// agree meets the other frames, once it is known whose they are.
func (w *Widget) agree(me im.UserID) {
	a := &w.agreement
	if me == 0 || me == a.me {
		return
	}
	if a.line != nil {
		a.line.Close()
	}
	a.me = me
	name := "seenline " + w.portal.client.Portal() + " " + me.String() + " policy"
	a.line = peers.Open(name, peers.NewID(time.Now().UnixMilli(), rand.Uint32()), peers.Ear{
		Heard: func(text string) {
			if policy, ok := read.ParsePolicy(text); ok {
				w.do(func() { w.heed(policy) })
			}
		},
		Gone: func(peers.ID) {}, Leaving: func() {}, Returned: func() {},
	})
}

// tell lets the others know what the person has set.
func (a *agreement) tell(policy read.Policy) {
	if a.line != nil {
		a.line.Post(policy.String())
	}
}

// heed sets what the person has set in another frame, which also keeps it.
func (w *Widget) heed(policy read.Policy) {
	w.control.policy, w.control.saved, w.control.unsaved = policy, policy, false
	if w.session != nil {
		w.session.SetPolicy(policy)
	}
}
