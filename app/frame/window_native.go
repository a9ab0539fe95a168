//go:build !js

package frame

// BrowserWindow returns the window the widget runs in: outside of a browser
// one around which there is nothing, so that every question meets silence.
func BrowserWindow(string) Window { return silence{} }

type silence struct{}

func (silence) Post(string) {}

func (silence) Listen(func(origin string, fromParent bool, data any)) (stop func()) {
	return func() {}
}
