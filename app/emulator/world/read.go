package world

import "slices"

// counter counts what is unread for a participant: messages of others, the
// portal's own included, behind the read pointer.
func (c *chat) counter(m *Member) int {
	n := 0
	for _, message := range c.messages[c.after(max(m.LastID, m.FirstID-1)):] {
		if message.AuthorID != m.UserID {
			n++
		}
	}
	return n
}

// before returns the number of the last message below id, 0 if there is none.
func (c *chat) before(id int64) int64 {
	if i := c.after(id - 1); i > 0 {
		return c.messages[i-1].ID
	}
	return 0
}

func (c *chat) newest() int64 {
	if len(c.messages) == 0 {
		return 0
	}
	return c.messages[len(c.messages)-1].ID
}

// Reading is the outcome of [World.Read].
type Reading struct {
	ChatID    int64
	Private   bool
	Companion int64 // of a private dialog
	LastID    int64 // the read pointer now
	Counter   int   // what is still unread
	Moved     bool  // whether the pointer moved
}

// Read marks everything up to and including message upTo as read by user, and
// everything there is if upTo is not positive. The number need not belong to
// the dialog. The pointer never moves back. It fails with ErrNoAccess for who
// takes no part, for a private dialog that does not exist and for an open
// channel's chat that nobody has taken.
func (w *World) Read(user int64, ref Ref, upTo int64) (Reading, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.resolve(user, ref)
	if c == nil || c.members[user] == nil || c.Waiting {
		return Reading{}, ErrNoAccess
	}
	m := c.members[user]
	if upTo <= 0 {
		upTo = c.newest()
	}
	moved := w.advance(c, m, upTo)
	return Reading{
		ChatID: c.ID, Private: c.Type == TypePrivate, Companion: c.companion(user),
		LastID: m.LastID, Counter: c.counter(m), Moved: moved,
	}, nil
}

func (w *World) advance(c *chat, m *Member, upTo int64) bool {
	i := c.after(upTo)
	if i == 0 || c.messages[i-1].ID <= m.LastID {
		return false
	}
	m.LastID, m.ReadAt, m.Marked = c.messages[i-1].ID, w.now(), 0
	w.version++
	return true
}

// Unread makes message from and all after it unread again for user. Nothing
// happens if they already are, or if user takes no part.
func (w *World) Unread(user int64, ref Ref, from int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.resolve(user, ref)
	if c == nil || c.members[user] == nil {
		return
	}
	m := c.members[user]
	if p := c.before(from); p < m.LastID {
		m.LastID, m.Marked = p, from
		w.version++
	}
}

// ReadAll marks everything read in every dialog of user.
func (w *World) ReadAll(user int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.chats {
		if m := c.members[user]; m != nil && !c.Waiting {
			w.advance(c, m, c.newest())
		}
	}
}

// Counter is what is unread in one dialog.
type Counter struct {
	ChatID   int64
	DialogID string
	Private  bool
	Lines    bool
	Muted    bool
	Unread   int
}

// Counters returns the dialogs of user that have something unread, by chat.
func (w *World) Counters(user int64) []Counter {
	w.mu.RLock()
	defer w.mu.RUnlock()
	var out []Counter
	for _, c := range w.chats {
		m := c.members[user]
		if m == nil {
			continue
		}
		if n := c.counter(m); n > 0 {
			out = append(out, Counter{
				ChatID: c.ID, DialogID: c.dialogID(user), Private: c.Type == TypePrivate,
				Lines: c.Type == TypeLines, Muted: m.Muted, Unread: n,
			})
		}
	}
	slices.SortFunc(out, func(a, b Counter) int { return int(a.ChatID - b.ChatID) })
	return out
}

// Mute switches the sound of a dialog for user.
func (w *World) Mute(user int64, ref Ref, on bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, m, err := w.open(user, ref)
	if err != nil {
		return err
	}
	m.Muted = on
	w.version++
	return nil
}

// Leave takes user out of a group chat and lets the portal say so.
func (w *World) Leave(user int64, ref Ref) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.resolve(user, ref)
	if c == nil || c.members[user] == nil || c.Type == TypePrivate {
		return ErrNoAccess
	}
	w.leave(c, user)
	return nil
}

func (w *World) leave(c *chat, user int64) {
	delete(c.members, user)
	w.write(c, 0, "[USER="+itoa(user)+" REPLACE]"+w.users[user].Name()+"[/USER] has left the chat", "", Params{"CODE": []string{"CHAT_LEAVE"}, "NOTIFY": "N"})
}

// Join brings user into a group chat and lets the portal say so. What was said
// before stays hidden unless history is true.
func (w *World) Join(user int64, ref Ref, history bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.resolve(user, ref)
	switch {
	case w.users[user] == nil:
		return ErrNoUser
	case c == nil || c.Type == TypePrivate:
		return ErrNoDialog
	case c.members[user] != nil:
		return ErrUnchanged
	}
	w.join(c, user, history)
	return nil
}

func (w *World) join(c *chat, user int64, history bool) {
	m := &Member{UserID: user, LastID: c.newest(), ReadAt: w.now()}
	if !history {
		m.FirstID = w.lastID + 1
	}
	c.members[user] = m
	w.write(c, 0, "[USER="+itoa(user)+" REPLACE]"+w.users[user].Name()+"[/USER] has joined the chat", "", Params{"CODE": []string{"CHAT_JOIN"}, "NOTIFY": "N"})
}
