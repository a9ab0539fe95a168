// Package launch tells which dialog a widget is to show from the place in the
// portal where it was opened and what that place hands over.
//
// It is pure and decides without asking anybody: where the portal has to be
// asked first, it says what. It must never import anything but package im.
package launch

import (
	"strings"

	"seenline/app/im"
)

// Target is what to show. Exactly one of Dialog, Lookup, Picker and Missing is
// set.
type Target struct {
	Dialog  im.DialogID
	Message im.MessageID // open at this message of Dialog; zero for the usual place
	Lookup  *Lookup      // what to ask the portal to find the dialog
	Picker  bool         // the place has no dialog of its own: let the person choose
	Missing string       // the option without which the place makes no sense, or whose value makes none
}

// Resolve returns what to show for a placement with these options. The case of
// names does not matter, nor whether an id came as a number.
//
// Source: https://apidocs.bitrix24.com/api-reference/widgets/placements.html
func Resolve(placement string, options map[string]string) Target {
	o := normalize(options)
	placement = strings.ToUpper(strings.TrimSpace(placement))
	switch placement {
	case "IM_SIDEBAR", "IM_TEXTAREA", "IM_CONTEXT_MENU", "IM_SMILES_SELECTOR", "IMMOBILE_CONTEXT_MENU":
		if target, ok := o.dialog(); ok {
			return target
		}
		return Target{Missing: "dialogId"}
	case "USER_PROFILE_TOOLBAR":
		if id, ok := o.number("USERID"); ok {
			dialog, _ := im.ParseDialogID(id)
			return Target{Dialog: dialog}
		}
		return Target{Missing: "USER_ID"}
	case "SONET_GROUP_DETAIL_TAB":
		if id, ok := o.number("GROUPID"); ok {
			dialog, _ := im.ParseDialogID("sg" + id)
			return Target{Dialog: dialog}
		}
		return Target{Missing: "GROUP_ID"}
	}
	switch {
	case strings.HasPrefix(placement, "TASK_VIEW_"):
		if id, ok := o.number("TASKID"); ok {
			return Target{Lookup: taskLookup(id)}
		}
		return Target{Missing: "taskId"}
	case strings.HasPrefix(placement, "CRM_"):
		if entity, ok := crmEntity(placement); ok {
			if id, ok := o.number("ID"); ok {
				return Target{Lookup: crmLookup(entity, id)}
			}
			return Target{Missing: "ID"}
		}
	}
	// REST_APP_URI, DEFAULT, IM_NAVIGATION, LEFT_MENU, USER_PROFILE_MENU, and
	// whatever the portal learns: a link may name a dialog, else one is chosen.
	if target, ok := o.dialog(); ok {
		return target
	}
	if key, ok := o.named(dialogNames[:]...); ok {
		return Target{Missing: key}
	}
	return Target{Picker: true}
}
