package peers_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/peers"
)

func TestFrameAloneLeadsAfterAShortWait(t *testing.T) {
	w := newWorld(t, 1)
	f := w.open(peers.Visible)
	require.False(t, f.leads)
	w.run(200 * ms)
	require.True(t, f.leads)
	f.see(5)
	w.run(time.Second)
	require.EqualValues(t, 5, w.mark)
}

func TestTwoFramesThatStartAtTheSameMomentAgree(t *testing.T) {
	for seed := range uint64(200) {
		w := newWorld(t, seed)
		w.open(peers.Visible)
		w.open(peers.Visible)
		w.run(time.Second)
		require.Equal(t, 1, w.leaders(), "seed %d", seed)
	}
}

func TestBothFramesSeeTheSameOneSends(t *testing.T) {
	w := newWorld(t, 2)
	a, b := w.open(peers.Visible), w.open(peers.Visible)
	w.run(time.Second)
	a.see(7)
	b.see(7)
	w.run(time.Second)
	require.Len(t, w.requests, 1)
	require.EqualValues(t, 7, a.shown)
	require.EqualValues(t, 7, b.shown)
	require.Zero(t, w.checks)
}

func TestFollowersMarkIsBroughtByTheLeader(t *testing.T) {
	w := newWorld(t, 3)
	a := w.open(peers.Visible)
	w.run(time.Second)
	b := w.open(peers.Visible)
	w.run(time.Second)
	require.True(t, a.leads && !b.leads, "who leads keeps the lead")
	b.see(9)
	w.run(time.Second)
	require.Len(t, w.requests, 1)
	require.Equal(t, a.id, w.requests[0].frame)
	require.EqualValues(t, 9, b.shown)
}

func TestLeadGoesWhereThePersonIsWhenThereIsSomethingToBring(t *testing.T) {
	w := newWorld(t, 4)
	a := w.open(peers.Visible)
	w.run(time.Second)
	b := w.open(peers.Visible)
	w.run(time.Second)
	a.rank, b.rank = peers.Hidden, peers.Focused
	w.run(10 * time.Second)
	require.True(t, a.leads)
	b.see(4)
	w.run(time.Second)
	require.True(t, b.leads && !a.leads)
	require.Zero(t, w.repeats())
	require.EqualValues(t, 4, w.mark)
}

func TestLeaderThatVanishesIsFollowedByAnotherWhichAsksFirst(t *testing.T) {
	for _, locks := range []bool{true, false} {
		w := newWorld(t, 5)
		w.locks = locks
		a := w.open(peers.Visible)
		w.run(time.Second)
		b := w.open(peers.Visible)
		w.run(time.Second)
		w.slow = 10 * time.Second
		b.see(8)
		w.run(500 * ms) // the portal has it, nobody has heard
		require.EqualValues(t, 8, w.mark)
		a.crash()
		w.slow = 0
		w.run(6 * time.Second)
		require.True(t, b.leads)
		require.Len(t, w.requests, 1, "not said twice")
		require.Positive(t, w.checks)
		require.EqualValues(t, 8, b.shown)
	}
}

func TestWhatALeaderLeavesBehindIsBroughtByItsSuccessor(t *testing.T) {
	w := newWorld(t, 6)
	a := w.open(peers.Visible)
	w.run(time.Second)
	b := w.open(peers.Visible)
	w.run(time.Second)
	w.down = true
	a.see(6)
	w.run(3 * time.Second)
	a.crash()
	w.down = false
	require.False(t, b.leads)
	b.see(2) // notices that nobody answers
	w.run(6 * time.Second)
	require.True(t, b.leads)
	require.EqualValues(t, 6, w.mark, "although only the other one has seen it")
}

func TestLeaderThatSaysGoodbyeIsReplacedAtOnce(t *testing.T) {
	w := newWorld(t, 7)
	a := w.open(peers.Visible)
	w.run(time.Second)
	b := w.open(peers.Visible)
	w.run(time.Second)
	a.see(4)
	a.leave()
	w.run(2500 * ms)
	require.True(t, b.leads)
	require.EqualValues(t, 4, b.shown)
	require.Len(t, w.requests, 1)
}

func TestSuccessorWaitsForWhatTheLeaderSentInLeaving(t *testing.T) {
	w := newWorld(t, 12)
	a := w.open(peers.Visible)
	w.run(time.Second)
	b := w.open(peers.Visible)
	w.run(time.Second)
	w.way = 700 * ms
	a.see(4)
	b.see(4)
	a.leave()
	w.run(5 * time.Second)
	require.True(t, b.leads)
	require.Len(t, w.requests, 1)
	require.EqualValues(t, 4, b.shown)
}

func TestLeaderHoldsBackWhatAnotherHasSent(t *testing.T) {
	w := newWorld(t, 13)
	a := w.open(peers.Visible)
	w.run(time.Second)
	b := w.open(peers.Visible)
	w.run(time.Second)
	w.way = 700 * ms
	a.see(4)
	b.see(4)
	b.flush() // it is being hidden, and has handed over nothing yet
	w.run(5 * time.Second)
	require.True(t, a.leads)
	require.Len(t, w.requests, 1)
	require.EqualValues(t, 4, a.shown)
}

func TestLockTellsAtOnceThatTheLeaderIsGone(t *testing.T) {
	w := newWorld(t, 14)
	w.locks = true
	a := w.open(peers.Visible)
	w.run(time.Second)
	b, c := w.open(peers.Visible), w.open(peers.Visible)
	w.run(time.Second)
	a.crash()
	w.run(500 * ms) // although nobody has anything to bring
	require.Equal(t, 1, w.leaders())
	require.True(t, b.leads != c.leads)
}

func TestFollowerKnowsThatWhatItHandedOverFails(t *testing.T) {
	w := newWorld(t, 8)
	w.open(peers.Visible)
	w.run(time.Second)
	b := w.open(peers.Visible)
	w.run(time.Second)
	w.down = true
	b.see(4)
	w.run(4 * time.Second)
	pending, failing := b.reader.Delivery.Saving()
	require.True(t, pending && failing)
	w.down = false
	w.run(15 * time.Second)
	pending, failing = b.reader.Delivery.Saving()
	require.False(t, pending || failing)
	require.EqualValues(t, 4, b.shown)
	for _, r := range w.requests {
		require.Equal(t, w.requests[0].frame, r.frame)
	}
}

func TestMarkThatLeaderBelievesSettledIsAskedOfThePortal(t *testing.T) {
	w := newWorld(t, 9)
	a := w.open(peers.Visible)
	a.see(10)
	w.run(5 * time.Second)
	w.mark = 3 // made unread on another device
	b := w.open(peers.Visible)
	w.run(time.Second)
	require.True(t, a.leads)
	b.see(6)
	w.run(10 * time.Second)
	require.EqualValues(t, 6, w.mark)
	require.EqualValues(t, 6, b.shown)
}

func TestSleeperDoesNotLeadOn(t *testing.T) {
	w := newWorld(t, 10)
	a, b := w.open(peers.Visible), w.open(peers.Visible)
	w.run(time.Second)
	sleeper, other := a, b
	if b.leads {
		sleeper, other = b, a
	}
	sleeper.alive = false
	other.see(5)
	w.run(10 * time.Second)
	require.True(t, other.leads)
	require.EqualValues(t, 5, w.mark)
	sleeper.alive = true
	sleeper.member.Rejoin(w.now)
	sleeper.step()
	w.run(time.Second)
	require.Equal(t, 1, w.leaders())
	require.True(t, other.leads)
}

func TestSittingStillCostsNoMessages(t *testing.T) {
	w := newWorld(t, 11)
	w.open(peers.Visible)
	w.open(peers.Hidden)
	w.run(10 * time.Second)
	before := w.seq
	w.run(time.Hour)
	require.Equal(t, before, w.seq)
}

func TestLeaderThatGivesWayToAFrameThatFollowsItLeavesNobodyWithoutALeader(t *testing.T) {
	cfg, at := peers.Defaults(), 10*time.Second
	a, b := peers.New(cfg, 1, 0), peers.New(cfg, 2, at)
	visible, focused := peers.Facts{Rank: peers.Visible}, peers.Facts{Rank: peers.Focused}
	a.Next(0, visible)
	require.True(t, a.Next(at, visible).Lead)

	claim := b.Next(at, focused).Say[0]
	require.Equal(t, peers.Hello, claim.Kind)
	busy := visible
	busy.Busy = true
	a.Hear(at, busy, claim)
	for _, m := range a.Next(at, busy).Say { // it keeps the lead, having a request on its way
		b.Hear(at, focused, m)
	}
	require.Empty(t, b.Next(at, focused).Say, "which is understood")
	a.Hear(at, visible, claim) // said twice; it comes when that request is over
	for _, m := range a.Next(at, visible).Say {
		b.Hear(at, focused, m)
	}
	b.Next(at, focused)
	require.False(t, a.Next(at+cfg.Settle, visible).Lead)
	require.True(t, b.Next(at+cfg.Settle, focused).Lead)
}
