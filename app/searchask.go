package app

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/b24"
	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
)

// searchPause is how long one stops typing before the portal is asked.
const searchPause = 400 * time.Millisecond

func (p *SearchPanel) onInput(ctx app.Context, e app.Event) {
	p.text = e.Get("target").Get("value").String()
	p.seq++
	if p.asked != strings.TrimSpace(p.text) {
		p.hits, p.asked, p.at, p.more, p.bound, p.err, p.busy, p.waits = nil, "", -1, false, false, nil, false, false
	}
	seq := p.seq
	ctx.After(searchPause, func(ctx app.Context) {
		if seq == p.seq {
			p.ask(ctx, im.MessageID{})
		}
	})
}

// ask asks for what is typed, or for more of it.
func (p *SearchPanel) ask(ctx app.Context, before im.MessageID) {
	text := strings.TrimSpace(p.text)
	if tooShort(text) || before.IsZero() && p.asked == text && p.err == nil {
		return
	}
	p.seq++
	seq := p.seq
	p.asked, p.from, p.busy, p.err = text, before, true, nil
	p.Ask(text, before, func(found b24.SearchResult, err error) {
		ctx.Dispatch(func(ctx app.Context) {
			if seq != p.seq {
				return
			}
			p.found(text, before, found, err)
			if p.waits {
				if p.waits = false; !p.goesOn() {
					p.enter(ctx) // the button goes
				}
			}
		})
	})
}

func (p *SearchPanel) found(text string, before im.MessageID, found b24.SearchResult, err error) {
	p.busy, p.err = false, err
	if err != nil {
		return
	}
	if before.IsZero() {
		p.hits, p.at = nil, -1
	}
	names := map[im.UserID]string{}
	for _, u := range found.Users {
		names[u.ID] = u.Name
	}
	for _, m := range found.Messages {
		at := p.Look.Dates.Local(m.Date)
		whom := orElse(names[m.AuthorID], p.Look.person(m.AuthorID))
		if m.System() {
			whom = p.Look.Locale.T(locale.SystemMessage)
		}
		p.hits = append(p.hits, hit{
			id: m.ID, whom: orElse(whom, p.Look.Locale.T(locale.AuthorUnknown)), day: p.Look.Dates.Full(at),
			snippet: snip(bbcode.PlainText(m.Text), text),
		})
	}
	p.more = len(found.Messages) == b24.MaxMessages && (before.IsZero() || len(p.hits) > 0)
	p.bound = p.bound || found.Limited
}

func (p *SearchPanel) onMore(ctx app.Context, _ app.Event) {
	from := p.from
	if n := len(p.hits); n > 0 && p.err == nil {
		from = p.hits[n-1].id
	}
	if !p.busy {
		p.waits = true
		p.ask(ctx, from)
	}
}
