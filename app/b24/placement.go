package b24

import (
	"encoding/json"
	"strings"
)

// Placement is a place of the portal to bind the application to, or one it is
// bound to.
type Placement struct {
	Code    string // IM_SIDEBAR
	Handler string // the address that the portal opens there
	Title   string
	Titles  map[string]string // by the portal's codes of languages
	Icon    string            // of places in the messenger
}

// PlacementBindCommand binds a place: placement.bind. Only administrators may.
// The portal does not look whether the place is bound already: binding twice
// makes two of it, so the command is not repeated by itself.
//
// Source: https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html
func PlacementBindCommand(key string, p Placement) Command {
	params := Params{"PLACEMENT": p.Code, "HANDLER": p.Handler, "TITLE": p.Title}
	if len(p.Titles) > 0 {
		all := map[string]any{}
		for lang, title := range p.Titles {
			all[lang] = map[string]string{"TITLE": title}
		}
		params["LANG_ALL"] = all
	}
	if p.Icon != "" {
		params["OPTIONS"] = map[string]string{"iconName": p.Icon}
	}
	return Command{Key: key, Method: "placement.bind", Params: params}
}

// DecodeBound reads the result of placement.bind: true. Anything else was not
// bound.
func DecodeBound(raw json.RawMessage) error {
	if decodeFlag(raw) {
		return nil
	}
	return decodingError("placement.bind")
}

// PlacementUnbindCommand takes a handler out of a place: placement.unbind.
//
// Source: https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html
func PlacementUnbindCommand(key, code, handler string) Command {
	return Command{Key: key, Method: "placement.unbind", Params: Params{"PLACEMENT": code, "HANDLER": handler}, Idempotent: true}
}

// PlacementsCommand asks what is bound: placement.get.
//
// Source: https://apidocs.bitrix24.com/api-reference/widgets/placement-get.html
func PlacementsCommand(key string) Command {
	return Command{Key: key, Method: "placement.get", Idempotent: true}
}

// DecodePlacements reads the result of placement.get.
func DecodePlacements(raw json.RawMessage) ([]Placement, error) {
	if !isNone(raw) {
		return nil, decodingError("placement.get")
	}
	var out []Placement
	for _, e := range entries(raw) {
		var in struct{ Placement, Handler, Title text }
		if readObject(e.value, &in) && in.Placement != "" {
			out = append(out, Placement{Code: strings.ToUpper(string(in.Placement)), Handler: string(in.Handler), Title: string(in.Title)})
		}
	}
	return out, nil
}

// PlacementListCommand asks which places this portal has for the application:
// placement.list.
//
// Source: https://apidocs.bitrix24.com/api-reference/widgets/placement-list.html
func PlacementListCommand(key string) Command {
	return Command{Key: key, Method: "placement.list", Idempotent: true}
}

// ScopeCommand asks what the application was granted: scope.
//
// Source: https://apidocs.bitrix24.com/api-reference/common/system/scope.html
func ScopeCommand(key string) Command { return Command{Key: key, Method: "scope", Idempotent: true} }

// DecodeNames reads a list of names: the results of placement.list and scope.
func DecodeNames(raw json.RawMessage) ([]string, error) {
	if !isNone(raw) {
		return nil, decodingError("list")
	}
	var out []string
	for _, e := range entries(raw) {
		if name := strings.TrimSpace(decodeText(e.value)); name != "" {
			out = append(out, name)
		}
	}
	return out, nil
}

// AppInfoCommand asks about the application itself: app.info.
//
// Source: https://apidocs.bitrix24.com/api-reference/common/system/app-info.html
func AppInfoCommand(key string) Command {
	return Command{Key: key, Method: "app.info", Idempotent: true}
}

// DecodeInstalled reads the result of app.info: false if the application waits
// for its installation to be finished. A portal that does not say is taken to
// have finished.
func DecodeInstalled(raw json.RawMessage) bool {
	var in struct{ Installed json.RawMessage }
	if !readObject(raw, &in) || isNull(in.Installed) {
		return true
	}
	return decodeFlag(in.Installed)
}
