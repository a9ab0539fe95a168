// Package disk serves the emulated portal's pictures and files. It draws and
// writes everything itself, from numbers and names alone, so the portal needs
// nothing from outside. It must never import the client.
package disk

import (
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"

	"seenline/app/emulator/world"
)

// Session is the cookie that stands for being signed in to the portal.
const Session = "BITRIX_SM_UIDH"

// Handler serves /upload/avatar/…, /disk/{show,preview,download}/{id}/… and the
// portal's blank picture. private tells whether files want the portal's session
// cookie, as they do in the cloud.
func Handler(w *world.World, private func() bool) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /upload/avatar/{name}", func(rw http.ResponseWriter, r *http.Request) {
		avatar(rw, w, r.PathValue("name"))
	})
	mux.HandleFunc("GET "+world.BlankAvatar, func(rw http.ResponseWriter, r *http.Request) {
		send(rw, "image/gif", blank)
	})
	serve := func(rw http.ResponseWriter, r *http.Request) {
		if private() {
			if _, err := r.Cookie(Session); err != nil {
				http.Error(rw, "Access denied", http.StatusForbidden)
				return
			}
		}
		id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
		f, ok := w.File(id)
		if !ok {
			http.NotFound(rw, r)
			return
		}
		content(rw, r, f, r.PathValue("kind"))
	}
	mux.HandleFunc("GET /disk/{kind}/{id}/{name...}", serve)
	return mux
}

var blank = []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")

func send(w http.ResponseWriter, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "private, max-age=3600")
	h.Set("X-Content-Type-Options", "nosniff")
	w.Write(body)
}

func avatar(w http.ResponseWriter, world *world.World, name string) {
	id, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimPrefix(name, "chat"), path.Ext(name)), 10, 64)
	color := "#8474c8"
	if u, ok := world.User(id); ok && !strings.HasPrefix(name, "chat") {
		color = u.Color
	}
	send(w, "image/png", portrait(id, color))
}

func content(w http.ResponseWriter, r *http.Request, f world.File, kind string) {
	if kind == "download" {
		w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", strings.Map(ascii, f.Name)))
	}
	switch {
	case f.Type == world.Image:
		width, height := f.Width, f.Height
		if kind == "preview" {
			width, height = fit(width, height, 640)
		}
		send(w, "image/png", picture(f.ID, width, height))
	case f.Type == world.Video && kind == "preview":
		width, height := fit(f.Width, f.Height, 640)
		send(w, "image/png", picture(f.ID, width, height))
	case f.Type == world.Audio:
		send(w, "audio/wav", tone())
	case kind == "preview":
		http.NotFound(w, r)
	default:
		send(w, "application/octet-stream", []byte("This file of the emulated portal is called "+f.Name+".\n"))
	}
}

func ascii(r rune) rune {
	if r < ' ' || r > '~' || r == '"' {
		return '_'
	}
	return r
}

func fit(width, height, most int) (int, int) {
	if width > most {
		width, height = most, max(1, height*most/width)
	}
	if height > most {
		width, height = max(1, width*most/height), most
	}
	return width, height
}
