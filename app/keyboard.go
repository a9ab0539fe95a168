package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
)

// keyboard is the buttons that a bot has put under its message.
type keyboard struct {
	app.Compo

	Look    *Look
	Message im.MessageID
	Bot     im.UserID // whose message it is: for buttons that name no bot
	Buttons []im.Button

	presser presser
}

// Render draws the buttons. What went wrong is told below them, the rest only
// to screen readers.
func (k *keyboard) Render() app.UI {
	k.presser.about(k.Buttons)
	body := make([]app.UI, 0, len(k.Buttons)+1)
	for i := range k.Buttons {
		if k.Buttons[i].NewLine {
			body = append(body, app.Span().Class("keyboard-line"))
			continue
		}
		body = append(body, k.presser.draw(k.Look, k.Buttons, i, k.Bot, face{class: "key", stop: true}))
	}
	text, loud := k.presser.told(k.Look)
	class := "sr"
	if loud {
		class = "keyboard-failed"
	}
	body = append(body, app.Span().Class(class).Role("status").Text(text))
	return app.Div().Class("keyboard").OnClick(k.onClick).Body(body...)
}

func (k *keyboard) onClick(ctx app.Context, e app.Event) {
	i := pressed(e)
	if i < 0 {
		ctx.PreventUpdate()
		return
	}
	k.presser.press(ctx, k.Look, k.Message, k.Bot, k.Buttons, i, nil)
}
