package host

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	laneRead  = 4 << 10          // what must hold a whole request
	laneFirst = 5 * time.Second  // until a new connection asks for something
	laneIdle  = 2 * time.Minute  // between requests
	laneWrite = 30 * time.Second // for a page
)

// Lane is a listener that answers the plain requests itself: the widget's page
// and its assets, asked for in one piece over HTTP/1.1 without TLS, as behind a
// balancer. A connection on which anything else arrives goes, with what has
// been read of it, to whoever accepts from the lane: a server of package
// net/http with the same [Site], which answers the same. Slow clients, odd
// ones and hostile ones are all its business.
type Lane struct {
	net.Listener
	site   *Site
	others chan net.Conn
	closed chan struct{}
	failed error // why accepting has ended, when closed is
	once   sync.Once

	mu      sync.Mutex
	conns   map[*net.TCPConn]struct{}
	leaving atomic.Bool
	running sync.WaitGroup
}

// Lane puts a lane before listener.
func (s *Site) Lane(listener net.Listener) *Lane {
	l := &Lane{
		Listener: listener, site: s, others: make(chan net.Conn), closed: make(chan struct{}),
		failed: net.ErrClosed, conns: map[*net.TCPConn]struct{}{},
	}
	go l.run()
	return l
}

// Accept returns the connections that are not for the lane.
func (l *Lane) Accept() (net.Conn, error) {
	select {
	case conn := <-l.others:
		return conn, nil
	case <-l.closed:
		return nil, l.failed
	}
}

// Close stops accepting and ends the lane's connections: those that wait at
// once, the others after the answer that is under way.
func (l *Lane) Close() error {
	err := l.Listener.Close()
	l.once.Do(func() { close(l.closed) })
	l.leaving.Store(true)
	l.mu.Lock()
	for conn := range l.conns {
		_ = conn.SetReadDeadline(time.Unix(1, 0))
	}
	l.mu.Unlock()
	return err
}

// Wait returns when the lane's last answer has gone out, or with ctx's error.
func (l *Lane) Wait(ctx context.Context) error {
	gone := make(chan struct{})
	go func() {
		l.running.Wait()
		close(gone)
	}()
	select {
	case <-gone:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *Lane) run() {
	pause := time.Millisecond
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			passing := errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.ECONNABORTED)
			if passing && !l.leaving.Load() { // too many files: others will end
				time.Sleep(pause)
				pause = min(2*pause, time.Second)
				continue
			}
			l.once.Do(func() {
				l.failed = err
				close(l.closed)
			})
			return
		}
		pause = time.Millisecond
		tcp, ok := conn.(*net.TCPConn)
		if !ok {
			go l.pass(conn)
			continue
		}
		l.mu.Lock()
		l.conns[tcp] = struct{}{}
		l.running.Add(1)
		l.mu.Unlock()
		go l.serve(tcp)
	}
}

// pass hands a connection over.
func (l *Lane) pass(conn net.Conn) {
	select {
	case l.others <- conn:
	case <-l.closed:
		_ = conn.Close()
	}
}

// serve answers what comes on conn until it ends or is not for the lane.
func (l *Lane) serve(conn *net.TCPConn) {
	defer l.running.Done()
	in, wait := make([]byte, laneRead), laneFirst
	n, mine := 0, true
	for mine {
		_ = conn.SetReadDeadline(time.Now().Add(wait))
		var err error
		if l.leaving.Load() {
			err = net.ErrClosed
		} else {
			n, err = conn.Read(in)
		}
		if err != nil {
			l.leave(conn)
			_ = conn.Close()
			return
		}
		wait = laneIdle
		var open bool
		if open, mine = l.site.express(conn, in[:n]); mine && !open {
			l.leave(conn)
			_ = conn.Close()
			return
		}
	}
	l.leave(conn)
	_ = conn.SetDeadline(time.Time{})
	l.pass(&begun{TCPConn: conn, read: in[:n]})
}

func (l *Lane) leave(conn *net.TCPConn) {
	l.mu.Lock()
	delete(l.conns, conn)
	l.mu.Unlock()
}

// begun is a connection of which something has been read already.
type begun struct {
	*net.TCPConn
	read []byte
}

func (c *begun) Read(p []byte) (int, error) {
	if len(c.read) == 0 {
		return c.TCPConn.Read(p)
	}
	n := copy(p, c.read)
	if c.read = c.read[n:]; len(c.read) == 0 {
		c.read = nil
	}
	return n, nil
}

// refusal is how package net/http begins, after the status, what it answers by
// itself to requests that it cannot read, and refusalHeader what everything
// else that we answer carries.
var (
	refusal       = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")
	refusalHeader = []byte("\r\nContent-Security-Policy: " + plainHeader.Get("Content-Security-Policy") +
		"\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer")
)

// Write gives a refusal what the others have: nobody may frame that either.
func (c *begun) Write(p []byte) (int, error) {
	line, rest, ok := bytes.Cut(p, refusal)
	if !ok || !bytes.HasPrefix(line, []byte("HTTP/1.1 ")) || bytes.IndexByte(line, '\n') >= 0 {
		return c.TCPConn.Write(p)
	}
	if _, err := c.TCPConn.Write(slices.Concat(line, refusalHeader, refusal, rest)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// WriteTo must not reach past what has been read.
func (c *begun) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, struct{ io.Reader }{c})
}
