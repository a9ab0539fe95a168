package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/launch"
	"seenline/app/locale"
	"seenline/app/session"
)

// Places are the places the application can stand in, to choose from, and what
// became of them.
type Places struct {
	app.Compo

	Look     *Look
	Setup    *session.Setup
	Chosen   map[string]bool
	Results  map[string]session.Result
	Status   string
	Busy     bool
	Address  string
	OnChoose func(ctx app.Context, code string, on bool)
	OnSave   func(app.Context)
	OnFinish func(app.Context) // nil shows no button for it
}

// kinds are what the application shows in the kinds of places.
var kinds = [...]locale.Key{
	launch.BesideChat: locale.ForChat, launch.AtMessage: locale.ForMessage, launch.Choice: locale.ForChoice, launch.OfItem: locale.ForItem,
	launch.OfTask: locale.ForTask, launch.OfGroup: locale.ForGroup, launch.WithPerson: locale.ForPerson, launch.ByLink: locale.ForLink,
}

// placeNames are the names of the places by their codes.
var placeNames = map[string]locale.Key{
	"IM_SIDEBAR": locale.PlaceSidebar, "IM_TEXTAREA": locale.PlaceTextarea, "IM_CONTEXT_MENU": locale.PlaceContextMenu,
	"IMMOBILE_CONTEXT_MENU": locale.PlaceMobileMenu, "IM_NAVIGATION": locale.PlaceNavigation, "LEFT_MENU": locale.PlaceLeftMenu,
	"USER_PROFILE_MENU": locale.PlaceProfileMenu, "USER_PROFILE_TOOLBAR": locale.PlaceProfileToolbar,
	"CRM_LEAD_DETAIL_TAB": locale.PlaceLeads, "CRM_DEAL_DETAIL_TAB": locale.PlaceDeals, "CRM_CONTACT_DETAIL_TAB": locale.PlaceContacts,
	"CRM_COMPANY_DETAIL_TAB": locale.PlaceCompanies, "CRM_QUOTE_DETAIL_TAB": locale.PlaceQuotes,
	"CRM_SMART_INVOICE_DETAIL_TAB": locale.PlaceInvoices, "CRM_ORDER_DETAIL_TAB": locale.PlaceOrders,
	"TASK_VIEW_TAB": locale.PlaceTaskTab, "TASK_VIEW_SIDEBAR": locale.PlaceTaskSidebar, "TASK_VIEW_TOP_PANEL": locale.PlaceTaskPanel,
	"SONET_GROUP_DETAIL_TAB": locale.PlaceGroup, "REST_APP_URI": locale.PlaceLinks,
}

// Render draws the page.
func (p *Places) Render() app.UI {
	t := p.Look.Locale
	body := []app.UI{app.P().Class("places-hint").Body(app.Text(t.T(locale.InstallHint)+" "),
		app.A().Class("link").Href("/help/install").Target("_blank").Rel("noopener noreferrer").Attr("hreflang", "en").Text(t.T(locale.Help)))}
	if len(p.Setup.Missing) > 0 {
		body = append(body, app.P().Class("places-missing").Text(t.T(locale.ScopesMissing, "scopes", t.Join(p.Setup.Missing...))))
	}
	for kind, key := range kinds {
		var rows []app.UI
		for _, place := range p.Setup.Places {
			if int(place.Kind) == kind {
				rows = append(rows, p.row(place))
			}
		}
		body = append(body, app.FieldSet().Class("places-kind").Disabled(p.Busy).Body(
			append([]app.UI{app.Legend().Class("places-title").Text(t.T(key))}, rows...)...))
	}
	buttons := []app.UI{
		app.P().Class("bar-text").Role("status").Text(p.Status),
		app.Button().Class("button").Type("button").DataSet("action", "save-places").Disabled(p.Busy).Text(t.T(locale.Save)).OnClick(p.onSave),
	}
	if p.OnFinish != nil {
		buttons = append(buttons, app.Button().Class("button").Type("button").DataSet("action", "finish").Disabled(p.Busy).Text(t.T(locale.Finish)).OnClick(p.onFinish))
	}
	return app.Div().Class("places").Body(
		app.Div().Class("places-list").OnChange(p.onChange).Body(body...),
		app.Div().Class("bar").Body(buttons...))
}

func (p *Places) row(place launch.Place) app.UI {
	t := p.Look.Locale
	name := place.Code
	if n := place.Dynamic(); n != "" {
		name = t.T(locale.PlaceProcess, "n", n)
	} else if key, ok := placeNames[place.Code]; ok {
		name = t.T(key)
	}
	note, fate := "", ""
	switch result := p.Results[place.Code]; result.Fate {
	case session.Bound:
		note, fate = t.T(locale.PlaceBound), "bound"
	case session.Kept:
		note, fate = t.T(locale.PlaceKept), "kept"
	case session.Unbound:
		note, fate = t.T(locale.PlaceUnbound), "unbound"
	case session.Refused:
		note, fate = refusal(p.Look, place, result.Err, p.Address), "refused"
	default:
		if p.Setup.Lacks(place) {
			note, fate = t.T(locale.ErrorScope, "scope", place.Scope), "lacks"
		}
	}
	input := app.Input().Type("checkbox").DataSet("place", place.Code).Checked(p.Chosen[place.Code])
	return app.Label().Class("place").DataSet("fate", fate).Body(input,
		app.Span().Class("place-text").Body(
			app.Span().Class("place-name").Text(name),
			app.Span().Class("place-note").Text(note)))
}

func (p *Places) onChange(ctx app.Context, e app.Event) {
	target := e.Get("target")
	if code := target.Get("dataset").Get("place"); code.Truthy() && p.OnChoose != nil {
		p.OnChoose(ctx, code.String(), target.Get("checked").Bool())
	}
}

func (p *Places) onSave(ctx app.Context, _ app.Event)   { p.OnSave(ctx) }
func (p *Places) onFinish(ctx app.Context, _ app.Event) { p.OnFinish(ctx) }
