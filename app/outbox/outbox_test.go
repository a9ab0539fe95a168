package outbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/outbox"
)

const sec = time.Second

var errGone = errors.New("gone")

func mid(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}

func own(n int64, text, uuid string) im.Message {
	return im.Message{ID: mid(n), AuthorID: 1, Text: text, UUID: uuid}
}

// box is an outbox with one answer on its way, sent at 0 after message 10.
func box(t *testing.T) *outbox.Outbox {
	o := outbox.New(outbox.Defaults())
	o.SetMe(1)
	o.Add(0, "a", "Hello", im.MessageID{})
	job, _ := o.Next(0, mid(10))
	require.Equal(t, outbox.Send, job.Verb)
	require.Equal(t, outbox.Sending, job.Draft.State)
	return o
}

// state is that of the only answer.
func state(t *testing.T, o *outbox.Outbox) outbox.State {
	t.Helper()
	require.Len(t, o.Drafts(), 1)
	return o.Drafts()[0].State
}

func TestAnswersGoOneAfterTheOther(t *testing.T) {
	o := box(t)
	o.Add(sec, "b", "World", mid(3))
	job, wake := o.Next(sec, mid(10))
	require.Equal(t, outbox.Nothing, job.Verb)
	require.Zero(t, wake)
	o.Sent("a", mid(12))
	job, _ = o.Next(2*sec, mid(12))
	require.Equal(t, outbox.Job{Verb: outbox.Send, After: mid(12),
		Draft: outbox.Draft{UUID: "b", Text: "World", ReplyTo: mid(3), At: sec, State: outbox.Sending}}, job)
	require.Len(t, o.Drafts(), 2, "what was sent stays until it is a message")
	o.Arrived([]im.Message{own(12, "Hello", "")})
	require.Len(t, o.Drafts(), 1)
}

func TestWhatIsRefusedWaitsForThePersonAndHoldsNothingUp(t *testing.T) {
	o := box(t)
	o.Add(0, "b", "World", im.MessageID{})
	o.Refused(sec, "a", errGone, false, 0)
	require.Equal(t, errGone, o.Drafts()[0].Err)
	job, _ := o.Next(sec, mid(10))
	require.Equal(t, "b", job.Draft.UUID)
	o.Sent("b", mid(11))
	job, wake := o.Next(1000*sec, mid(11))
	require.Equal(t, outbox.Nothing, job.Verb)
	require.Zero(t, wake)
	o.Retry(1001*sec, "a")
	job, _ = o.Next(1001*sec, mid(11))
	require.Equal(t, outbox.Send, job.Verb)
	require.Equal(t, mid(10), job.After, "where it was first sent")
	o.Retry(1001*sec, "a")
	job, _ = o.Next(1001*sec, mid(11))
	require.Equal(t, outbox.Nothing, job.Verb, "not twice at once")
}

func TestABusyPortalIsAskedAgainAFewTimes(t *testing.T) {
	o := box(t)
	at, sends := time.Duration(0), 1
	for state(t, o) != outbox.Failed {
		o.Refused(at, "a", errGone, true, 0)
		job, wake := o.Next(at, mid(10))
		if wake == 0 {
			continue
		}
		require.Equal(t, outbox.Nothing, job.Verb)
		at = wake
		job, _ = o.Next(at, mid(10))
		require.Equal(t, outbox.Send, job.Verb)
		sends++
	}
	require.Equal(t, 4, sends)
	require.Equal(t, 17*sec, at)

	o = box(t)
	o.Refused(0, "a", errGone, true, 600*sec)
	require.Equal(t, outbox.Failed, state(t, o), "nobody waits ten minutes")
}

func TestALostReplyIsLookedForBeforeAnythingIsSentAgain(t *testing.T) {
	for name, found := range map[string]im.Message{
		"by the sender's id": own(14, "hello, cut", "A"), "by author and text": own(14, " Hello\r\n", ""),
	} {
		o := box(t)
		o.Lost(30*sec, "a", errGone, false)
		job, wake := o.Next(30*sec, mid(10))
		require.Equal(t, outbox.Nothing, job.Verb)
		job, _ = o.Next(wake, mid(13))
		require.Equal(t, outbox.Check, job.Verb)
		require.Equal(t, mid(10), job.After)
		o.Checked(wake, wake, "a", []im.Message{own(13, "Hi", ""), found})
		require.Equal(t, outbox.Sent, state(t, o), "%s: it stays until it is shown", name)
		require.True(t, o.Awaits())
		o.Arrived([]im.Message{own(13, "Hi", ""), found})
		require.Empty(t, o.Drafts(), name)
	}
}

func TestMessagesThatAreNotTheAnswerAreNotTakenForIt(t *testing.T) {
	for name, m := range map[string]im.Message{
		"older":           own(10, "Hello", ""),
		"another's":       {ID: mid(14), AuthorID: 2, Text: "Hello"},
		"the portal's":    {ID: mid(14), Text: "Hello"},
		"another text":    own(14, "Hello!", ""),
		"another's reply": {ID: mid(14), AuthorID: 1, Text: "Hello", Params: im.Params{ReplyID: mid(4)}},
	} {
		o := box(t)
		o.Lost(30*sec, "a", errGone, false)
		o.Next(40*sec, mid(10))
		o.Checked(70*sec, 70*sec, "a", []im.Message{m})
		require.Equal(t, outbox.Failed, state(t, o), name)
	}
	o := box(t)
	o.Arrived([]im.Message{own(10, "", "a")}) // any portal that keeps ids
	require.Empty(t, o.Drafts())
	o.Add(0, "b", "Hello", im.MessageID{})
	o.Next(0, mid(10))
	o.Arrived([]im.Message{own(12, "Hello", "c")})
	require.Equal(t, outbox.Sending, state(t, o), "where ids are kept, only they tell")
}

func TestWhatThePortalFailedToWriteIsLookedForOnceAndSentAgain(t *testing.T) {
	o := box(t)
	o.Add(0, "b", "World", im.MessageID{})
	at, sends := time.Duration(0), 1
	for {
		o.Lost(at, "a", errGone, true)
		_, at = o.Next(at, mid(10))
		job, _ := o.Next(at, mid(10))
		require.Equal(t, outbox.Check, job.Verb)
		o.Checked(at, at, "a", nil)
		if o.Drafts()[0].State == outbox.Failed {
			break
		}
		if job, wake := o.Next(at, mid(10)); job.Verb == outbox.Nothing {
			at = wake
		}
		job, _ = o.Next(at, mid(10))
		require.Equal(t, outbox.Send, job.Verb)
		require.Equal(t, "a", job.Draft.UUID, "what was written later waits")
		sends++
	}
	require.Equal(t, 4, sends)
	require.Less(t, at, 30*sec, "nobody waits a minute for a portal that has answered")
	require.Equal(t, errGone, o.Drafts()[0].Err)
	job, _ := o.Next(at, mid(10))
	require.Equal(t, "b", job.Draft.UUID, "what waits for the person is passed by")
}

func TestThePortalIsGivenTheTimeItMayTake(t *testing.T) {
	o := box(t)
	o.Lost(30*sec, "a", errGone, false)
	at, checks := 30*sec, 0
	for state(t, o) == outbox.Checking {
		job, wake := o.Next(at, mid(10))
		if job.Verb == outbox.Nothing {
			require.Greater(t, wake, at)
			at = wake
			continue
		}
		checks++
		o.Checked(at, at+sec, "a", nil)
	}
	require.Equal(t, 65*sec, at, "only then a portal cannot write it any more")
	require.Less(t, checks, 8)
	require.Equal(t, errGone, o.Drafts()[0].Err)
}

func TestRetryWhileItIsBeingLookedForSendsOnceItIsKnown(t *testing.T) {
	o := box(t)
	o.Lost(30*sec, "a", errGone, false)
	o.Retry(31*sec, "a")
	job, _ := o.Next(31*sec, mid(10))
	require.Equal(t, outbox.Check, job.Verb)
	o.Checked(31*sec, 31*sec, "a", nil)
	require.Equal(t, outbox.Checking, state(t, o))
	job, _ = o.Next(65*sec, mid(10))
	require.Equal(t, outbox.Check, job.Verb)
	o.Checked(65*sec, 65*sec, "a", nil)
	job, _ = o.Next(65*sec, mid(10))
	require.Equal(t, outbox.Send, job.Verb)
}

func TestWhoCannotBeAskedIsNotSentToBlindly(t *testing.T) {
	o := box(t)
	o.Lost(30*sec, "a", errGone, false)
	at := 30 * sec
	for range 4 {
		_, wake := o.Next(at, mid(10))
		at = wake
		job, _ := o.Next(at, mid(10))
		require.Equal(t, outbox.Check, job.Verb)
		o.CheckFailed(at, "a", errGone)
	}
	require.Equal(t, outbox.Unknown, state(t, o))
	o.Retry(900*sec, "a")
	job, _ := o.Next(900*sec, mid(10))
	require.Equal(t, outbox.Check, job.Verb, "still nobody knows")
	o.Checked(900*sec, 901*sec, "a", nil)
	job, _ = o.Next(901*sec, mid(10))
	require.Equal(t, outbox.Send, job.Verb)
}

func TestNothingIsBegunWithoutANetwork(t *testing.T) {
	o := outbox.New(outbox.Defaults())
	o.Offline(0, true)
	o.Add(0, "a", "Hello", im.MessageID{})
	job, wake := o.Next(0, mid(10))
	require.Equal(t, outbox.Nothing, job.Verb)
	require.Zero(t, wake)
	require.Equal(t, outbox.Queued, state(t, o))
	require.True(t, o.Drafts()[0].Offline)
	o.Offline(sec, false)
	require.False(t, o.Drafts()[0].Offline)
	job, _ = o.Next(sec, mid(10))
	require.Equal(t, outbox.Send, job.Verb)
}

func TestOnlyWhatWaitsForThePersonIsTakenAway(t *testing.T) {
	o := box(t)
	_, ok := o.Remove("a")
	require.False(t, ok)
	o.Refused(0, "a", errGone, false, 0)
	d, ok := o.Remove("a")
	require.True(t, ok)
	require.Equal(t, "Hello", d.Text)
	require.Empty(t, o.Drafts())
	_, ok = o.Remove("a")
	require.False(t, ok)
}

func TestWhatWasSentAndIsGoneAgainLeaves(t *testing.T) {
	o := box(t)
	o.Sent("a", mid(12))
	o.Covered(mid(11))
	require.Len(t, o.Drafts(), 1)
	o.Covered(mid(12))
	require.Empty(t, o.Drafts())
}

func TestTwoOfOneTextAreTwo(t *testing.T) {
	o := box(t)
	o.Sent("a", mid(12))
	o.Add(sec, "b", "Hello", im.MessageID{})
	o.Next(sec, mid(10))
	o.Lost(2*sec, "b", errGone, false)
	o.Arrived([]im.Message{own(12, "Hello", "")})
	require.Equal(t, outbox.Checking, state(t, o), "12 is the first one")
	o.Arrived([]im.Message{own(12, "Hello", ""), own(13, "Hello", "")})
	require.Empty(t, o.Drafts())
}

// Two of the same words: the first is being sent again while a late message of
// the second appears.
func TestAMessageIsNotTakenForWhatIsStillBeingSent(t *testing.T) {
	o := box(t)
	o.Refused(sec, "a", errGone, false, 0)
	o.Add(sec, "b", "Hello", im.MessageID{})
	_, _ = o.Next(sec, mid(10))
	o.Lost(31*sec, "b", errGone, false)
	o.Retry(31*sec, "a")
	job, _ := o.Next(31*sec, mid(10))
	require.Equal(t, "a", job.Draft.UUID)
	o.Arrived([]im.Message{own(12, "Hello", "")})
	require.Len(t, o.Drafts(), 1)
	require.Equal(t, "a", o.Drafts()[0].UUID)
	o.Sent("a", mid(13))
	o.Arrived([]im.Message{own(13, "Hello", "")})
	require.Empty(t, o.Drafts())
}

// The check of the second shares the time the first may still take: the message
// that was found may have been either's.
func TestOfTwoOfTheSameWordsTheLaterSettlesBoth(t *testing.T) {
	o := box(t)
	o.Refused(sec, "a", errGone, false, 0)
	o.Add(sec, "b", "Hello", im.MessageID{})
	_, _ = o.Next(sec, mid(10))
	o.Lost(31*sec, "b", errGone, false)
	o.Retry(31*sec, "a")
	_, _ = o.Next(31*sec, mid(10))
	o.Lost(60*sec, "a", errGone, false)
	o.Arrived([]im.Message{own(12, "Hello", "")})
	job, _ := o.Next(70*sec, mid(12))
	require.Equal(t, outbox.Check, job.Verb)
	require.Equal(t, "b", job.Draft.UUID)
	o.Checked(70*sec, 71*sec, "b", []im.Message{own(12, "Hello", "")})
	require.Equal(t, outbox.Checking, state(t, o), "a was sent 39 s ago")
	job, _ = o.Next(97*sec, mid(12))
	require.Equal(t, outbox.Check, job.Verb)
	o.Checked(97*sec, 98*sec, "b", nil)
	require.Equal(t, outbox.Failed, state(t, o))
}
