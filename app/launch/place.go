package launch

import "strings"

// Kind is what a place is about, and with it what it shows.
type Kind uint8

// The kinds of places.
const (
	BesideChat Kind = iota // the messages of the chat it belongs to
	AtMessage              // the chat, opened at a message
	Choice                 // the person's chats to choose from
	OfItem                 // the chats about a CRM item
	OfTask                 // the chat of a task
	OfGroup                // the chat of a workgroup
	WithPerson             // the person's chat with a colleague
	ByLink                 // the chat that a link names
)

// Place is a place of the portal in which the application can stand.
//
// Source: https://apidocs.bitrix24.com/api-reference/widgets/placements.html
type Place struct {
	Code  string // IM_SIDEBAR
	Kind  Kind
	Scope string // what has to be granted beside placement, "" for nothing
	Icon  string // the name of its icon, where the portal insists on one
	// Usual: an administrator who has no wishes of their own wants it.
	Usual bool
}

const icon = "fa-check"

var places = []Place{
	{Code: "IM_SIDEBAR", Kind: BesideChat, Scope: "im", Icon: icon, Usual: true},
	{Code: "IM_TEXTAREA", Kind: BesideChat, Scope: "im", Icon: icon},
	{Code: "IM_CONTEXT_MENU", Kind: AtMessage, Scope: "im", Usual: true},
	{Code: "IMMOBILE_CONTEXT_MENU", Kind: AtMessage, Scope: "im"},
	{Code: "IM_NAVIGATION", Kind: Choice, Scope: "im", Icon: icon, Usual: true},
	{Code: "LEFT_MENU", Kind: Choice},
	{Code: "USER_PROFILE_MENU", Kind: Choice, Scope: "user"},
	{Code: "USER_PROFILE_TOOLBAR", Kind: WithPerson, Scope: "user", Usual: true},
	{Code: "CRM_LEAD_DETAIL_TAB", Kind: OfItem, Scope: "crm", Usual: true},
	{Code: "CRM_DEAL_DETAIL_TAB", Kind: OfItem, Scope: "crm", Usual: true},
	{Code: "CRM_CONTACT_DETAIL_TAB", Kind: OfItem, Scope: "crm", Usual: true},
	{Code: "CRM_COMPANY_DETAIL_TAB", Kind: OfItem, Scope: "crm", Usual: true},
	{Code: "CRM_QUOTE_DETAIL_TAB", Kind: OfItem, Scope: "crm"},
	{Code: "CRM_SMART_INVOICE_DETAIL_TAB", Kind: OfItem, Scope: "crm"},
	{Code: "CRM_ORDER_DETAIL_TAB", Kind: OfItem, Scope: "crm"},
	{Code: "TASK_VIEW_TAB", Kind: OfTask, Scope: "task", Usual: true},
	{Code: "TASK_VIEW_SIDEBAR", Kind: OfTask, Scope: "task"},
	{Code: "TASK_VIEW_TOP_PANEL", Kind: OfTask, Scope: "task"},
	{Code: "SONET_GROUP_DETAIL_TAB", Kind: OfGroup, Scope: "sonet_group", Usual: true},
	{Code: "REST_APP_URI", Kind: ByLink, Usual: true},
}

// Places returns the places the application can stand in, those of the
// messenger first. listed is what the portal has: the tabs of smart processes,
// which every portal has others of, are taken from there.
func Places(listed []string) []Place {
	out := append([]Place(nil), places...)
	at := 0
	for i, p := range out {
		if p.Code == "CRM_ORDER_DETAIL_TAB" {
			at = i + 1
		}
	}
	for _, code := range listed {
		code = strings.ToUpper(strings.TrimSpace(code))
		if !strings.HasPrefix(code, "CRM_DYNAMIC_") || !strings.HasSuffix(code, "_DETAIL_TAB") {
			continue
		}
		if _, ok := crmEntity(code); !ok {
			continue
		}
		out = append(out[:at], append([]Place{{Code: code, Kind: OfItem, Scope: "crm"}}, out[at:]...)...)
		at++
	}
	return out
}

// Dynamic returns the number of the smart process whose tab a place is, "" if
// it is none.
func (p Place) Dynamic() string {
	rest, ok := strings.CutPrefix(p.Code, "CRM_DYNAMIC_")
	if !ok {
		return ""
	}
	number, _, _ := strings.Cut(rest, "_")
	return number
}
