package emulator

import (
	"seenline/app/emulator/page"
	"seenline/app/emulator/rest"
)

// memberID is the portal's stable id.
const memberID = "5eea1e0d3a7f4b1c9d2468ace0135790"

// Issue makes new tokens of the app for a user; expires is in seconds.
func (p *Portal) Issue(userID int) (access, refresh string, expires int) {
	return p.rest.Issue(int64(userID))
}

// User tells a person's name and whether they administer the portal.
func (p *Portal) User(userID int) (name string, admin bool, ok bool) {
	u, ok := p.world.User(int64(userID))
	return u.Name(), u.Admin, ok
}

// MemberID is the portal's stable id.
func (p *Portal) MemberID() string { return memberID }

// Lang is the portal's interface language.
func (p *Portal) Lang() string { return p.rest.Settings().Lang }

// Old tells whether the portal behaves like an old self-hosted one.
func (p *Portal) Old() bool { return p.rest.Settings().Old }

// Options returns what the app has stored.
func (p *Portal) Options(userID int) (user, app map[string]any) {
	return p.rest.Options(int64(userID))
}

// SetUserOption stores a value of the app for one user.
func (p *Portal) SetUserOption(userID int, name string, value any) {
	p.rest.SetUserOption(int64(userID), name, value)
}

// SetAppOption stores a value of the app for everyone, if the user administers
// the portal.
func (p *Portal) SetAppOption(userID int, name string, value any) bool {
	return p.rest.SetAppOption(int64(userID), name, value)
}

// Install tells whether the app still waits for its setInstallFinish.
func (p *Portal) Install() bool { return p.rest.Settings().Installing }

// FinishInstall ends the installation phase.
func (p *Portal) FinishInstall() { p.rest.FinishInstall() }

// Scopes lists what the app was granted.
func (p *Portal) Scopes() string { return p.rest.Settings().Scopes }

// Register grants scopes and, anew, puts the app back to before its
// installation.
func (p *Portal) Register(scopes string, anew bool) { p.rest.Register(scopes, anew) }

// FirstRun answers true once per user.
func (p *Portal) FirstRun(userID int) bool { return p.rest.FirstRun(int64(userID)) }

// Placements lists what is bound now.
func (p *Portal) Placements() []page.Placement {
	var out []page.Placement
	for _, b := range p.rest.Bound() {
		out = append(out, page.Placement{Code: b.Placement, Handler: b.Handler, Title: b.Title})
	}
	return out
}

// Recent lists a user's dialogs, the most recent first.
func (p *Portal) Recent(userID int) []page.Recent {
	var out []page.Recent
	for _, d := range p.world.Recent(int64(userID)) {
		line := page.Recent{DialogID: d.DialogID, Title: d.Title, Color: d.Color, Counter: d.Counter}
		if m := d.LastMessage; m != nil {
			if line.Last = rest.Plain(m.Text); line.Last == "" {
				line.Last = "[File]"
			}
		}
		out = append(out, line)
	}
	return out
}
