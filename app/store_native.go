//go:build !js

package app

import "seenline/app/session"

// openStore returns nil: there is no browser.
func openStore(key string) session.Store { return nil }
