package e2e

import (
	"context"

	"github.com/chromedp/chromedp"
)

// middle returns the centre of the widget in the portal's page, in px.
func (b *tab) middle() (x, y float64) {
	b.t.Helper()
	point := evalIn[[]float64](b, b.page, `(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector("iframe").getBoundingClientRect())`)
	return point[0], point[1]
}

// wheel turns the mouse's wheel over the widget.
func (b *tab) wheel(dy float64) {
	b.t.Helper()
	x, y := b.middle()
	// By hand: the typed parameters leave out a zero, which the browser wants.
	b.do(b.page, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		return t.Call(ctx, "Input.dispatchMouseEvent",
			map[string]any{"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": dy}, nil)
	}))
}

// setWindow minimizes or restores the tab's window.
func (b *tab) setWindow(state string) {
	b.t.Helper()
	b.do(b.page, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		var window struct {
			ID int `json:"windowId"`
		}
		if err := t.Call(ctx, "Browser.getWindowForTarget", map[string]any{}, &window); err != nil {
			return err
		}
		return t.Call(ctx, "Browser.setWindowBounds",
			map[string]any{"windowId": window.ID, "bounds": map[string]any{"windowState": state}}, nil)
	}))
}

// hide minimizes the tab's window.
func (b *tab) hide() {
	b.t.Helper()
	b.hidden = true
	b.focus(false) // what has it counts as visible, too
	b.setWindow("minimized")
	b.stage.until("the tab to be hidden", func() bool { return evalIn[string](b, b.page, `document.visibilityState`) == "hidden" })
}

func (b *tab) reveal() {
	b.t.Helper()
	b.setWindow("normal")
	b.stage.until("the tab to be visible", func() bool { return evalIn[string](b, b.page, `document.visibilityState`) == "visible" })
	b.hidden = false
	b.focus(true)
}
