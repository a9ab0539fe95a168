package rest

import (
	"encoding/json"
	"slices"
	"strings"
)

// Settings are what can differ between portals. The zero value of most fields
// is today's cloud; [Defaults] fills in the rest.
type Settings struct {
	// Old makes the portal an old self-hosted one.
	Old bool `json:"old"`
	// Preflight is "answer" or "refuse": what OPTIONS gets.
	Preflight string `json:"preflight"`
	// TokenSeconds is the life of an access token.
	TokenSeconds int `json:"tokenSeconds"`
	// Scopes of the app's tokens, comma-separated.
	Scopes string `json:"scopes"`
	// DeniedUsers are refused with user_access_error.
	DeniedUsers []int64 `json:"deniedUsers"`
	// HTTPSRequired refuses plain http with INVALID_REQUEST.
	HTTPSRequired bool `json:"httpsRequired"`
	// Burst and PerSecond are the leaky bucket of one source address; no limit
	// while Burst is 0.
	Burst     float64 `json:"burst"`
	PerSecond float64 `json:"perSecond"`
	// OperatingLimit is how many seconds a method may work within ten minutes;
	// no limit, and no operating in answers, while it is 0.
	OperatingLimit float64 `json:"operatingLimit"`
	// OperatingCost is how many seconds a call is reckoned to work.
	OperatingCost float64 `json:"operatingCost"`
	// DelayMs holds every answer back.
	DelayMs int `json:"delayMs"`
	// NewestFirst makes im.dialog.messages.get with FIRST_ID answer as in the
	// documentation's sample: newest first and with the pivot.
	NewestFirst bool `json:"newestFirst"`
	// CounterLimit is the largest counter shown, as portals that stop counting
	// at 100 do; 0 for exact counters.
	CounterLimit int `json:"counterLimit"`
	// MuteList is "map" or "ids": the shape of mute_list when it is not empty.
	MuteList string `json:"muteList"`
	// PrivateFiles keeps files and pictures from who has no session cookie of
	// the portal, as the cloud does.
	PrivateFiles bool `json:"privateFiles"`
	// PublicHandlers refuses placement handlers on this machine, as portals do.
	PublicHandlers bool `json:"publicHandlers"`
	// Lang is the interface language of the portal.
	Lang string `json:"lang"`
	// Installing keeps the app in its installation phase.
	Installing bool `json:"installing"`
}

// Defaults returns today's cloud portal.
func Defaults() Settings {
	return Settings{
		Preflight: "answer", TokenSeconds: 3600, Scopes: "im,imopenlines,task,tasks,user,placement,crm,sonet_group,basic",
		Burst: 50, PerSecond: 2, OperatingLimit: 480, OperatingCost: 0.02, MuteList: "map", Lang: "en",
	}
}

func (s Settings) scope(name string) bool {
	for one := range strings.SplitSeq(s.Scopes, ",") {
		if strings.EqualFold(strings.TrimSpace(one), name) {
			return true
		}
	}
	return false
}

// Settings returns the settings in force.
func (s *Server) Settings() Settings { return *s.settings.Load() }

// Configure replaces the settings.
func (s *Server) Configure(next Settings) { s.settings.Store(&next) }

// Patch changes those settings that a JSON object names. An unknown name is an
// error and changes nothing.
func (s *Server) Patch(object []byte) (Settings, error) {
	s.configuring.Lock()
	defer s.configuring.Unlock()
	next := s.Settings()
	next.DeniedUsers = slices.Clone(next.DeniedUsers)
	dec := json.NewDecoder(strings.NewReader(string(object)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&next); err != nil {
		return s.Settings(), err
	}
	s.Configure(next)
	return next, nil
}
