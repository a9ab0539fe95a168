package page

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// ask is what the address of a portal page asks for.
type ask struct {
	placement, dialog, message, entity, lang string
	users                                    []int
	params                                   []pair // params[k]=v: what an opener passes to the app

	sandbox bool   // the frame gets the sandbox a strict embedder would set
	static  bool   // plain GET instead of a form
	install bool   // the frame is told that the app is being installed
	overlay bool   // a popup covers the frame from the start
	noise   bool   // strangers talk into the frame
	tall    string // content around the frame: below (or 1), above
	view    string // slider: the frame opens in a slider
	options string // shape of PLACEMENT_OPTIONS: object, string, empty, array, absent
	keys    string // upper: DIALOG_ID instead of dialogId
	ids     string // number: ids as numbers
	answer  string // what happens to answers: never, late, garbage, empty, fail; then :command,command
	late    int    // milliseconds of a late answer
}

// languages are the interface languages of the portal.
var languages = []string{
	"ru", "id", "ms", "de", "en", "la", "fr", "in", "it", "pl", "br", "vn", "tr", "kz", "ua", "ar", "th", "sc", "tc", "ja",
}

// longestValue bounds what is passed on to the frame; values themselves may be
// odd, so that apps can be shown odd values.
const longestValue = 2000

// parseAsk reads a page's query. An error tells the person
// what is wrong with the address.
func parseAsk(q url.Values, lang string) (ask, error) {
	a := ask{
		placement: q.Get("placement"), dialog: q.Get("dialog"), message: q.Get("message"), entity: q.Get("entity"),
		lang:    or(q.Get("lang"), lang),
		sandbox: on(q.Get("sandbox")), static: on(q.Get("static")), install: on(q.Get("install")),
		overlay: on(q.Get("overlay")), noise: on(q.Get("noise")),
		tall: q.Get("tall"), view: q.Get("view"), options: or(q.Get("options"), "object"),
		keys: q.Get("keys"), ids: q.Get("ids"), answer: q.Get("answer"), late: 3000,
	}
	for key, values := range q {
		for _, value := range values {
			if len(value) > longestValue {
				return ask{}, fmt.Errorf("a value of the address is longer than %d bytes", longestValue)
			}
		}
		if name, ok := strings.CutPrefix(key, "params["); ok && strings.HasSuffix(name, "]") {
			a.params = append(a.params, pair{strings.TrimSuffix(name, "]"), values[0]})
		}
	}
	sort.Slice(a.params, func(i, j int) bool { return a.params[i].key < a.params[j].key })
	if !slices.Contains(languages, a.lang) {
		return ask{}, errors.New("lang is not a language of the portal")
	}
	if a.placement != "" {
		if _, ok := placeOf(a.placement); !ok {
			return ask{}, errors.New("placement is not a placement's code")
		}
	}
	if !slices.Contains([]string{"object", "string", "empty", "array", "absent"}, a.options) {
		return ask{}, errors.New("options must be object, string, empty, array or absent")
	}
	if a.tall == "1" {
		a.tall = "below"
	}
	if text := q.Get("late"); text != "" {
		ms, err := strconv.Atoi(text)
		if err != nil || ms < 0 {
			return ask{}, errors.New("late must be a number of milliseconds")
		}
		a.late = ms
	}
	for _, text := range strings.Split(or(or(q.Get("users"), q.Get("user")), "1"), ",") {
		id, err := strconv.Atoi(text)
		if err != nil || id <= 0 {
			return ask{}, errors.New("user must be a person's number")
		}
		a.users = append(a.users, id)
	}
	if len(a.users) > 4 {
		return ask{}, errors.New("at most four people fit side by side")
	}
	return a, nil
}

// seenBy is what another person's frame is asked for, so that people side by
// side look at the same dialog: a private one carries the other person's number.
func (a ask) seenBy(userID int) ask {
	if userID != a.users[0] && a.dialog == strconv.Itoa(userID) {
		a.dialog = strconv.Itoa(a.users[0])
	}
	return a
}

func on(value string) bool { return value != "" && value != "0" && value != "N" }
