package session

import (
	"encoding/json"
	"strconv"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/timeline"
)

// newsPrefix begins what frames tell each other of the dialog's news: that one
// of them asks for it (nothing follows), that one is about to (its id follows),
// and what the portal answered. It goes from frame to frame of one person in one
// browser and is kept nowhere.
const newsPrefix = "news1 "

// overheard is an answer of the portal that another frame has got.
type overheard struct {
	Ago    int64           `json:"ago"` // ms since it was asked for
	Dialog json.RawMessage `json:"dialog"`
	Parts  []overheardPart `json:"parts"`
}

type overheardPart struct {
	Key   string          `json:"key"`
	After int64           `json:"after"` // 0: from the start
	Limit int             `json:"limit"`
	Reply json.RawMessage `json:"reply"`
}

// tellAsking tells the other frames that they need not ask.
func (s *Session) tellAsking() {
	if s.company.member != nil {
		s.company.line.Post(newsPrefix)
	}
}

// tellClaim tells the other frames that this one is about to ask.
func (s *Session) tellClaim() {
	if s.company.member != nil {
		s.company.line.Post(newsPrefix + strconv.FormatUint(uint64(s.company.id), 36))
	}
}

// tellNews passes on what the portal answered.
func (s *Session) tellNews(q question, replies map[string]b24.BatchReply) {
	if s.company.member == nil || s.company.member.Alone() {
		return
	}
	news := overheard{
		Ago:    (s.config.Clock.Now() - q.at).Milliseconds(),
		Dialog: replies[keyDialog].Result,
	}
	for _, part := range q.parts {
		if reply := replies[part.key]; reply.Err == nil && reply.Result != nil {
			news.Parts = append(news.Parts, overheardPart{part.key, part.request.After.Int64(), part.request.Limit, reply.Result})
		}
	}
	if text, err := json.Marshal(news); err == nil {
		s.company.line.Post(newsPrefix + string(text))
	}
}

// overhear takes what another frame said of news.
func (s *Session) overhear(text string) {
	s.mu.Lock()
	defer s.unlock()
	if s.closed || s.company.member == nil {
		return
	}
	now := s.config.Clock.Now()
	p := &s.pulse
	if id, err := strconv.ParseUint(text, 36, 64); err == nil {
		p.pace.Yield(now, id < uint64(s.company.id)) // the older frame goes first
		s.advance()
		return
	}
	p.pace.Overheard(now)
	var news overheard
	switch {
	case text == "":
		p.heard = s.order.Add(1)
	case !s.reader.Engine.Attention().Visible:
		// Out of sight nothing is drawn; whoever looks again asks at once.
	case json.Unmarshal([]byte(text), &news) == nil:
		q := question{at: now - time.Duration(news.Ago)*time.Millisecond, asked: p.heard, epoch: s.timeline.Epoch()}
		replies := map[string]b24.BatchReply{keyDialog: {Result: news.Dialog}}
		for _, told := range news.Parts {
			after, _ := im.NewMessageID(told.After)
			q.parts = append(q.parts, part{told.Key, timeline.Newer(after, told.Limit)})
			replies[told.Key] = b24.BatchReply{Result: told.Reply}
		}
		s.learn(q, replies)
	}
	s.advance()
}
