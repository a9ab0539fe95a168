package session

import (
	"strings"
	"time"
	"unicode/utf8"

	"seenline/app/b24"
)

// searchPause is how long the person has to stop typing before the portal is
// asked.
const searchPause = 350 * time.Millisecond

// Search shows what fits a text: at once of what is loaded, and a little later
// of what the portal finds. "" shows the whole list again.
func (r *Recent) Search(text string) { r.search(strings.TrimSpace(text), searchPause) }

func (r *Recent) search(text string, pause time.Duration) {
	r.mu.Lock()
	if r.stop != nil {
		r.stop()
		r.stop = nil
	}
	r.asked++
	asked := r.asked
	r.state.Query, r.found = text, nil
	r.state.Busy, r.state.MoreErr = false, nil
	if utf8.RuneCountInString(text) >= b24.MinFind && r.state.Phase != Loading {
		r.state.Busy = true
		r.stop = r.clock.AfterFunc(max(pause, time.Millisecond), func() { r.find(text, asked) })
	}
	r.filter()
	r.mu.Unlock()
	r.changed()
}

// find asks the portal. That it cannot find, or not with so short a text, is
// no failure: what is loaded has been looked through.
func (r *Recent) find(text string, asked int) {
	replies, err := r.portal.Batch(r.ctx, false, b24.FindChatsCommand(keyChats, text), b24.FindUsersCommand(keyUsers, text))
	var found []b24.RecentDialog
	for _, key := range []string{keyChats, keyUsers} {
		if err != nil {
			break
		}
		reply := replies[key]
		if reply.Err != nil {
			err = serious(reply.Err)
			continue
		}
		list, bad := r.portal.DecodeFound(reply.Result, key == keyUsers)
		err = bad
		found = append(found, list...)
	}
	r.mu.Lock()
	if asked != r.asked {
		r.mu.Unlock()
		return
	}
	r.found, r.stop = found, nil
	r.state.Busy, r.state.MoreErr = false, err
	r.filter()
	r.mu.Unlock()
	r.tell()
}

// filter makes the list of what fits. It is called with the lock held.
func (r *Recent) filter() {
	words := strings.Fields(strings.ToLower(r.state.Query))
	var list []b24.RecentDialog
	for _, d := range r.known {
		if fits(d.Title, words) {
			list = append(list, d)
		}
	}
	for _, d := range r.found {
		same := false
		for i := range r.known { // which knows what is unread
			if same = r.known[i].Dialog == d.Dialog; same {
				d = r.known[i]
				break
			}
		}
		list = add(list, d)
	}
	r.state.List = list
	r.state.More = r.more && len(words) == 0
}

func fits(title string, words []string) bool {
	title = strings.ToLower(title)
	for _, word := range words {
		if !strings.Contains(title, word) {
			return false
		}
	}
	return true
}
