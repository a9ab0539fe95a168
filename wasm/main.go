// Command wasm is the program that runs in the browser.
package main

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app"
	"seenline/app/screen"
)

func main() {
	screen.Mark("seenline:main")
	// The handler's address may have any path: every one shows the widget.
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return app.NewWidget() })
	goapp.RunWhenOnBrowser()
}
