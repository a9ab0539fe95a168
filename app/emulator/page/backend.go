package page

// Backend is the portal behind the page: its people, its tokens and what it
// remembers. All methods may be called at the same time from many requests.
type Backend interface {
	// Issue makes new OAuth tokens of the app for a user; expires is the access
	// token's remaining life in seconds.
	Issue(userID int) (access, refresh string, expires int)
	// User tells a person's name and whether they administer the portal.
	User(userID int) (name string, admin bool, ok bool)
	// MemberID is the portal's stable id, 32 hexadecimal digits.
	MemberID() string
	// Lang is the portal's interface language, a code of Bitrix24 (en, la, br…).
	Lang() string

	// Options returns what the app has stored: for this user, and for everyone.
	Options(userID int) (user, app map[string]any)
	// SetUserOption stores one value of the app for one user.
	SetUserOption(userID int, name string, value any)
	// SetAppOption stores one value of the app for everyone. It answers false,
	// and stores nothing, unless the user administers the portal.
	SetAppOption(userID int, name string, value any) bool

	// Install tells whether the app still waits for its setInstallFinish.
	Install() (installing bool)
	// FinishInstall ends the installation phase.
	FinishInstall()
	// FirstRun answers true once per user, then false until the portal is reset.
	FirstRun(userID int) bool

	// Placements lists what is bound now (placement.bind).
	Placements() []Placement
	// Recent lists a user's dialogs, the most recent first.
	Recent(userID int) []Recent
}

// Placement is one bound place of the portal.
type Placement struct {
	Code    string // IM_SIDEBAR
	Handler string // the URL the portal posts to
	Title   string
}

// Recent is one line of the portal's list of dialogs.
type Recent struct {
	DialogID string // chat1, or a person's id for a private dialog
	Title    string
	Color    string // #rrggbb
	Last     string // the newest message as plain text
	Counter  int    // unread messages
}

// Aged is what a Backend may also be: a portal that can be old. An old portal
// refuses more of the frame's commands.
type Aged interface {
	// Old tells whether the portal behaves like an old self-hosted one.
	Old() bool
}

// Registry is what a Backend may also be: a portal in which an app can be
// registered.
type Registry interface {
	// Scopes lists what the app was granted, with commas.
	Scopes() string
	// Register grants scopes, unless they are "". Anew, nothing is bound any
	// more and the app waits for its installation.
	Register(scopes string, anew bool)
}
