package page

import (
	"regexp"
	"strings"
)

// place is how the portal treats one placement.
type place struct {
	Code   string
	Title  string // what the portal's own menu calls it
	Layout string // where on the page the frame stands
	Static bool   // opened by a plain GET, without tokens
}

// Layouts whose frame has a size of its own; the portal leaves resizeWindow
// without an answer there.
var fixedLayouts = map[string]bool{
	"sidebar": true, "textarea": true, "slider": true, "full": true, "mobile": true, "hidden": true,
}

// places lists the placements that the page knows how to show.
var places = []place{
	{Code: "IM_SIDEBAR", Title: "Chat sidebar", Layout: "sidebar"},
	{Code: "IM_TEXTAREA", Title: "Above the text field", Layout: "textarea"},
	{Code: "IM_CONTEXT_MENU", Title: "Message menu", Layout: "slider"},
	{Code: "IM_NAVIGATION", Title: "Messenger menu", Layout: "full"},
	{Code: "IMMOBILE_CONTEXT_MENU", Title: "Mobile message menu", Layout: "mobile"},
	{Code: "CRM_DEAL_DETAIL_TAB", Title: "Deal tab", Layout: "tab"},
	{Code: "CRM_LEAD_DETAIL_TAB", Title: "Lead tab", Layout: "tab"},
	{Code: "CRM_CONTACT_DETAIL_TAB", Title: "Contact tab", Layout: "tab"},
	{Code: "CRM_COMPANY_DETAIL_TAB", Title: "Company tab", Layout: "tab"},
	{Code: "CRM_QUOTE_DETAIL_TAB", Title: "Estimate tab", Layout: "tab"},
	{Code: "CRM_SMART_INVOICE_DETAIL_TAB", Title: "Invoice tab", Layout: "tab"},
	{Code: "CRM_ORDER_DETAIL_TAB", Title: "Order tab", Layout: "tab"},
	{Code: "TASK_VIEW_TAB", Title: "Task tab", Layout: "tab"},
	{Code: "TASK_VIEW_SIDEBAR", Title: "Task sidebar", Layout: "tab"},
	{Code: "TASK_VIEW_TOP_PANEL", Title: "Task top panel", Layout: "tab"},
	{Code: "SONET_GROUP_DETAIL_TAB", Title: "Workgroup tab", Layout: "tab"},
	{Code: "USER_PROFILE_MENU", Title: "Profile menu", Layout: "slider"},
	{Code: "USER_PROFILE_TOOLBAR", Title: "Profile toolbar", Layout: "slider"},
	{Code: "LEFT_MENU", Title: "Left menu", Layout: "page"},
	{Code: "REST_APP_URI", Title: "Link to the app", Layout: "slider"},
	{Code: "PAGE_BACKGROUND_WORKER", Title: "Background worker", Layout: "hidden"},
	{Code: "BI_ANALYTICS_MENU", Title: "Analytics menu", Layout: "page", Static: true},
	{Code: "DEFAULT", Title: "App page", Layout: "page"},
}

var (
	crmDetail   = regexp.MustCompile(`^CRM_(LEAD|DEAL|CONTACT|COMPANY|QUOTE|SMART_INVOICE|ORDER|DYNAMIC_[0-9]+)_DETAIL_TAB$`)
	validCode   = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,63}$`)
	entityPaths = map[string]string{
		"LEAD": "lead", "DEAL": "deal", "CONTACT": "contact", "COMPANY": "company",
	}
)

// placeOf finds how a placement is treated; an unknown code of valid grammar is
// shown as a tab, so that apps for newer placements can be tried too.
func placeOf(code string) (place, bool) {
	for _, known := range places {
		if known.Code == code {
			return known, true
		}
	}
	if !validCode.MatchString(code) {
		return place{}, false
	}
	return place{Code: code, Title: code, Layout: "tab"}, true
}

// denied lists the frame's commands that the portal leaves without an answer
// in this placement. Newer portals allow the first two everywhere.
func denied(code, layout string, old bool) []string {
	list := []string{}
	if code != "DEFAULT" {
		list = append(list, "setTitle")
		if old {
			list = append(list, "setScroll", "reloadWindow")
		}
	}
	if fixedLayouts[layout] {
		list = append(list, "resizeWindow")
	}
	return list
}

// pair is one key of PLACEMENT_OPTIONS; the order of keys is the portal's.
type pair struct{ key, value string }

// placementOptions is what the portal tells a frame about where it stands.
func placementOptions(a ask, userID string) []pair {
	entity := func(key, fallback string) pair { return pair{key, or(a.entity, fallback)} }
	var own []pair
	uri := "/online/"
	if a.dialog != "" {
		uri += "?IM_DIALOG=" + a.dialog
	}
	switch code := a.placement; {
	case code == "IM_SIDEBAR", code == "IM_TEXTAREA":
		own = []pair{{"dialogId", or(a.dialog, "chat1")}}
	case code == "IM_CONTEXT_MENU":
		own = []pair{{"messageId", or(a.message, "1")}, {"dialogId", or(a.dialog, "chat1")}}
	case code == "IMMOBILE_CONTEXT_MENU":
		return []pair{{"dialogId", or(a.dialog, "chat1")}} // the mobile app has no page, hence no URI
	case code == "IM_NAVIGATION", code == "LEFT_MENU":
		// only where the person was
	case crmDetail.MatchString(code):
		id := entity("ID", "7")
		kind := crmDetail.FindStringSubmatch(code)[1]
		path := "type/" + strings.TrimPrefix(kind, "DYNAMIC_")
		if known, ok := entityPaths[kind]; ok {
			path = known
		}
		own, uri = []pair{id}, "/crm/"+path+"/details/"+id.value+"/"
	case strings.HasPrefix(code, "TASK_VIEW_"):
		id := entity("taskId", "5")
		own, uri = []pair{id}, "/company/personal/user/"+userID+"/tasks/task/view/"+id.value+"/"
	case code == "SONET_GROUP_DETAIL_TAB":
		id := entity("GROUP_ID", "9")
		own, uri = []pair{id}, "/workgroups/group/"+id.value+"/"
	case code == "USER_PROFILE_MENU":
		own, uri = []pair{{"USER_ID", userID}}, "/company/personal/user/"+userID+"/"
	case code == "USER_PROFILE_TOOLBAR":
		id := entity("USER_ID", "2")
		own, uri = []pair{id}, "/company/personal/user/"+id.value+"/"
	case code == "PAGE_BACKGROUND_WORKER":
		own = []pair{{"ID", code}}
	case code == "DEFAULT", code == "REST_APP_URI":
		own = a.params
		if a.dialog != "" {
			own = append(own[:len(own):len(own)], pair{"dialogId", a.dialog})
		}
		if code == "DEFAULT" {
			if a.view == "slider" {
				own = append(own[:len(own):len(own)], pair{"IFRAME", "Y"})
			}
			return own // what its opener passed, and nothing of the portal's
		}
		uri = "/marketplace/view/seenline/"
	default:
		own = a.params
		if a.entity != "" {
			own = append(own[:len(own):len(own)], pair{"ID", a.entity})
		}
	}
	return append(own[:len(own):len(own)], pair{"URI", uri})
}

func or(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}
