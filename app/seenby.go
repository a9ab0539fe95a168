package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/locale"
)

// seenBy says which others have read up to a message or on, "" if nobody has.
func (l *Look) seenBy(receipts []im.ReadReceipt, m *im.Message) string {
	const most = 20
	var names []string
	for _, r := range receipts {
		name := orElse(l.person(r.UserID), r.UserName)
		if r.MessageID.Before(m.ID) || r.UserID == m.AuthorID || r.UserID == l.Me || name == "" {
			continue
		}
		if len(names) == most {
			names[most-1] += " …"
			break
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return l.Locale.T(locale.SeenBy, "names", l.Locale.Join(names...))
}

// seen stands below the newest message: who has seen it, if it is the person's
// own. It keeps its height, so that nothing moves when somebody has.
func (l *MessageList) seen() app.UI {
	line := app.Div().Class("seen-by").Dir("auto")
	if len(l.Pages) == 0 || l.Newer != EndReached || len(l.Outbox) > 0 {
		return line
	}
	items := l.Pages[len(l.Pages)-1].Items
	if len(items) == 0 || !items[len(items)-1].Own {
		return line
	}
	text := l.Look.seenBy(l.Read, &items[len(items)-1].Message)
	return line.Title(text).Text(text)
}
