package session_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/rest"
	"seenline/app/read"
	"seenline/app/session"
)

func TestAMarkThatWaitsLeavesWhenThePortalAnswersSomethingElse(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		b.fault(rest.Fault{Method: "im.dialog.read", Drop: true})
		p.read(p.after(s.State().Mark)[:3]...)
		p.wait(5 * time.Second)
		require.True(t, s.State().Unsaved)
		s.Attend(read.Attention{}) // nobody looks: the waits grow
		p.wait(2 * time.Minute)
		require.True(t, s.State().Unsaved)

		b.REST().Faults.Clear()
		s.Extend(session.Older)
		p.wait(2 * time.Second)
		require.False(t, s.State().Unsaved)
	})
}
