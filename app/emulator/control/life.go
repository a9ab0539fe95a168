package control

import (
	"context"
	"math/rand/v2"
	"net/http"
	"sync/atomic"
	"time"

	"seenline/app/emulator/world"
)

// life is a script of colleagues at work: which steps they take follows from
// its seed alone, when they take them from its pace.
type life struct {
	cancel context.CancelFunc
	done   chan struct{}
	steps  atomic.Int64
	seed   uint64
}

// startLife runs a script. With a pace (perMinute) it goes on in the
// background, for as many steps as asked or until it is stopped; without one
// the steps are taken at once.
func (c *Control) startLife(r *http.Request) (any, error) {
	in := struct {
		Seed      uint64   `json:"seed"`
		Steps     int      `json:"steps"`
		PerMinute float64  `json:"perMinute"`
		Dialogs   []name   `json:"dialogs"`
		Acts      []string `json:"acts"`
	}{Seed: 1, Dialogs: []name{"chat1", "2", "sg9"}}
	if err := body(r, &in); err != nil {
		return nil, err
	}
	script := world.Script{Rand: rand.New(rand.NewPCG(in.Seed, 9)), Acts: in.Acts}
	for _, one := range in.Dialogs {
		ref, err := one.ref()
		if err != nil {
			return nil, err
		}
		script.Dialogs = append(script.Dialogs, ref)
	}
	if len(script.Dialogs) == 0 || in.Steps < 0 || in.Steps > 100000 || in.PerMinute < 0 || in.PerMinute > 6000 {
		return nil, bad("dialogs must be named, steps is up to 100000, perMinute up to 6000")
	}
	if in.PerMinute == 0 {
		acts := []world.Act{}
		for range max(1, in.Steps) {
			acts = append(acts, c.world.Live(script))
		}
		return map[string]any{"acts": acts}, nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	l := &life{cancel: cancel, done: make(chan struct{}), seed: in.Seed}
	go c.run(ctx, l, script, in.Steps, in.PerMinute)
	c.replace(l)
	return done, nil
}

// run takes a step at a time, with pauses around the pace.
func (c *Control) run(ctx context.Context, l *life, script world.Script, steps int, perMinute float64) {
	defer close(l.done)
	for n := 0; steps == 0 || n < steps; n++ {
		wait := time.Duration(float64(time.Minute) / perMinute * (0.5 + script.Rand.Float64()))
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
		c.world.Live(script)
		l.steps.Add(1)
	}
}

// end stops the script that runs, and waits until it has.
func (c *Control) end() { c.replace(nil) }

// replace puts another script in the place of the one that runs.
func (c *Control) replace(next *life) {
	c.mu.Lock()
	old := c.life
	c.life = next
	c.mu.Unlock()
	if old != nil {
		old.cancel()
		<-old.done
	}
}

func (c *Control) stopLife(*http.Request) (any, error) {
	c.end()
	return done, nil
}

func (c *Control) lifeState(*http.Request) (any, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.life == nil {
		return map[string]any{"running": false}, nil
	}
	running := true
	select {
	case <-c.life.done:
		running = false
	default:
	}
	return map[string]any{"running": running, "steps": c.life.steps.Load(), "seed": c.life.seed}, nil
}
