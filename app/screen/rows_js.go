//go:build js

package screen

import (
	"math"
	"syscall/js"

	"seenline/app/im"
	"seenline/app/read"
)

const rowSelector = "article[data-message-id]" // in boot.js, too

// Rows follows which part of every message row is on screen: inside the list,
// inside the frame and inside the portal's page. Only an observer with the
// implicit root sees all three.
type Rows struct {
	see      func([]read.Sight)
	cover    *Cover
	sight    js.Value // IntersectionObserver
	mutation js.Value // MutationObserver
	callSee  js.Func
	callDOM  js.Func
	inView   map[im.MessageID]node
	nodes    int      // how many were begun to be followed
	told     *entries // what the observer tells
	shade    js.Value // an element of ours that lies over the list's upper part
	through  *through
	unwatch  func() // ends the watch whether the list is displayed
}

// node is the element that shows a message now.
type node struct {
	element     js.Value
	number      int
	sight       read.Sight // as told last
	top, bottom float64    // of what is shown of it, px in the frame's viewport
}

// sightThresholds are the shares of a row at whose crossing the browser
// reports. They are dense near 1 because fractional pixels keep many rows from
// ever reaching it; what happens between them is asked for by [Rows.Measure].
var sightThresholds = []any{0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1}

// WatchRows starts to follow the rows below the list and reports every change
// to see; cover may be nil. It returns nil if there is no list in the document.
func WatchRows(cover *Cover, see func([]read.Sight)) *Rows {
	list := find(listSelector)
	if !list.Truthy() {
		return nil
	}
	r := &Rows{see: see, cover: cover, inView: make(map[im.MessageID]node), told: newEntries()}
	r.through = newThrough(list, r.again)
	r.callSee = js.FuncOf(func(_ js.Value, args []js.Value) any {
		r.entries(args[0])
		return nil
	})
	r.callDOM = js.FuncOf(func(_ js.Value, args []js.Value) any {
		r.mutations(args[0])
		return nil
	})
	r.sight = js.Global().Get("IntersectionObserver").New(r.callSee, map[string]any{"threshold": sightThresholds})
	r.mutation = js.Global().Get("MutationObserver").New(r.callDOM)
	r.mutation.Call("observe", list, map[string]any{
		"childList": true, "subtree": true,
		"attributeFilter": []any{"data-message-id"}, "attributeOldValue": true,
	})
	r.each(list, r.observe)
	away := false
	r.unwatch = watchDisplay(list, func(displayed bool) {
		switch {
		case !displayed:
			r.gone()
		case away:
			r.each(list, r.again)
		}
		away = !displayed
	})
	return r
}

// gone tells that none of the rows is on screen any more. Of a frame that the
// portal's page does not display the browser may tell nothing but that, and not
// answer what is measured.
func (r *Rows) gone() {
	sights := make([]read.Sight, 0, len(r.inView))
	for id, row := range r.inView {
		sights = append(sights, read.Sight{ID: id, Height: row.sight.Height})
		r.through.drop(id)
	}
	clear(r.inView)
	if len(sights) > 0 {
		r.see(sights)
	}
}

// Properties of a row's node, for reports: the message's id as a number, the
// node's own number, and since when it shows the message, ms.
const (
	idProperty    = "seenlineID"
	nodeProperty  = "seenlineNode"
	sinceProperty = "seenlineSince"
)

// observe begins to follow a row's node.
func (r *Rows) observe(row js.Value) {
	r.nodes++
	row.Set(nodeProperty, r.nodes)
	row.Set(idProperty, 0)
	if id, err := im.ParseMessageID(row.Get("dataset").Get("messageId").String()); err == nil {
		row.Set(idProperty, id.Int64())
	}
	r.sight.Call("observe", row)
}

// Measure asks the browser for the rows in view again. The answer comes through
// the see callback with the next frame; without frames (a hidden tab) there is
// none. Tall rows need it: while their middle passes no threshold is crossed.
func (r *Rows) Measure() {
	for _, row := range r.inView {
		r.again(row.element)
	}
}

// CoverChanged takes over what the cover says of the rows in view. What is newly
// covered is told at once: of a frame that is not visible at all the browser may
// tell nothing more. The rest is measured again.
func (r *Rows) CoverChanged() {
	var sights []read.Sight
	for id, row := range r.inView {
		if shown := row.sight.Bottom > row.sight.Top; shown && !row.sight.Covered && r.cover.Over(row.top, row.bottom) {
			row.sight.Covered = true
			r.inView[id] = row
			sights = append(sights, row.sight)
		}
	}
	if len(sights) > 0 {
		r.see(sights)
	}
	r.Measure()
}

func (r *Rows) again(row js.Value) {
	r.sight.Call("unobserve", row)
	r.sight.Call("observe", row)
}

// Tell reports at once what the browser has noticed and not told yet.
func (r *Rows) Tell() { r.entries(r.sight.Call("takeRecords")) }

// Shade tells that the element with this id lies over the upper part of the
// list, "" that nothing does any more. What is behind it is not on screen, also
// beside it: that is told at once for the rows in view.
func (r *Rows) Shade(id string) {
	r.shade = js.Value{}
	if id != "" {
		r.shade = document().Call("getElementById", id)
	}
	r.Measure()
}

// Stop ends the watch and releases what it holds in the browser.
func (r *Rows) Stop() {
	r.sight.Call("disconnect")
	r.mutation.Call("disconnect")
	r.through.stop()
	r.unwatch()
	r.callSee.Release()
	r.callDOM.Release()
	clear(r.inView)
}

func (r *Rows) entries(list js.Value) {
	told := r.told.read(list)
	sights := make([]read.Sight, 0, len(told))
	shaded := math.Inf(-1) // nothing above this can be seen, px in the frame's viewport
	if r.shade.Truthy() && r.shade.Get("isConnected").Bool() {
		shaded = r.shade.Call("getBoundingClientRect").Get("bottom").Float()
	}
	for i, entry := range told {
		id, ok := im.NewMessageID(entry.id)
		if !ok {
			continue
		}
		sight := read.Sight{ID: id, Height: entry.height}
		if !entry.here {
			delete(r.inView, id)
			r.through.drop(id)
			sights = append(sights, sight)
			continue
		}
		row, known := r.inView[id]
		if !known || row.number != entry.node {
			row = node{element: list.Index(i).Get("target"), number: entry.node}
		}
		if sight.Height == 0 {
			sight.Collapsed = true
		} else {
			shownTop := max(entry.shownTop, shaded)
			sight.Shaded = shaded > entry.shownTop
			if shownTop < entry.shownBottom {
				sight.Top, sight.Bottom = shownTop-entry.top, entry.shownBottom-entry.top
				sight.Covered = r.cover.Over(shownTop, entry.shownBottom)
			}
			row.top, row.bottom = shownTop, entry.shownBottom
			r.through.pass(id, row.element, sight.Height, entry.shownTop-entry.top, entry.shownBottom-entry.top, entry.loose)
		}
		row.sight = sight
		r.inView[id] = row
		sights = append(sights, sight)
	}
	// What the cover tells first has the rows in view measured again.
	if len(sights) > 0 && r.cover.Told() {
		r.see(sights)
	}
}
