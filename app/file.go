package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
)

// pictureURL returns the URL a picture may be loaded from.
func pictureURL(raw string) (string, bool) {
	url, ok := bbcode.SafeURL(raw)
	if !ok || len(url) < 5 || url[:4] != "http" {
		return "", false
	}
	return url, true
}

// fileView is a file of a message. Its box has its size before anything is
// loaded: a picture that arrives late moves nothing.
type fileView struct {
	app.Compo

	Look *Look
	File im.File
}

func (f *fileView) Render() app.UI {
	file := &f.File
	open, _ := pictureURL(orElse(file.DownloadURL, file.ShowURL))
	switch file.Type {
	case "image":
		preview, ok := pictureURL(orElse(file.PreviewURL, file.ShowURL))
		if !ok {
			break
		}
		show, _ := pictureURL(orElse(file.ShowURL, file.DownloadURL))
		return &picture{
			Look: f.Look, URL: preview, Link: show, Alt: file.Name, Shape: shape(file.Width, file.Height),
		}
	case "video":
		if open == "" {
			break
		}
		video := app.Video().Class("video", shape(file.Width, file.Height)).Src(open).
			Controls(true).Preload("none").Aria("label", f.label(locale.FileVideo))
		if poster, ok := pictureURL(file.PreviewURL); ok {
			video = video.Poster(poster)
		}
		return app.Div().Class("file-media").Body(video, f.card(locale.FileVideo, open))
	case "audio":
		if open == "" {
			break
		}
		kind := locale.FileAudio
		if file.Voice {
			kind = locale.FileVoice
		}
		return app.Div().Class("file-media").Body(
			app.Audio().Class("audio").Src(open).Controls(true).Preload("none").Aria("label", f.label(kind)),
			f.card(kind, open))
	}
	return f.card(locale.FileOther, open)
}

func (f *fileView) label(kind locale.Key) string {
	name := f.Look.Locale.T(kind)
	if f.File.Name != "" {
		name += ": " + f.File.Name
	}
	return name
}

// card is a file by name and size; pressing it opens it in the portal.
func (f *fileView) card(kind locale.Key, url string) app.UI {
	name := orElse(f.File.Name, f.Look.Locale.T(kind))
	body := []app.UI{
		app.Span().Class("file-icon").Aria("hidden", true).Text(extension(f.File.Name)),
		app.Span().Class("file-text").Body(
			app.Span().Class("file-name").Dir("auto").Text(name),
			app.Span().Class("file-size").Dir("auto").Text(f.size())),
	}
	if url == "" {
		return app.Div().Class("file").Body(body...)
	}
	return link(f.Look, url).Class("file").Body(body...)
}

func (f *fileView) size() string {
	if f.File.Size <= 0 {
		return ""
	}
	n, keys := float64(f.File.Size), [...]locale.Key{locale.SizeBytes, locale.SizeKB, locale.SizeMB, locale.SizeGB}
	unit := 0
	for n >= 1000 && unit < len(keys)-1 {
		n /= 1024
		unit++
	}
	return f.Look.Locale.T(keys[unit], "n", f.Look.Dates.Number(n))
}

// extension returns what follows the last dot of a name, if it is short.
func extension(name string) string {
	for i := len(name) - 1; i >= 0 && len(name)-i <= 5; i-- {
		if name[i] == '.' {
			return name[i+1:]
		}
	}
	return ""
}

// shape returns the class of the box a picture of this size is shown in. There
// are few of them, because the page's security policy allows no style
// attribute; the picture is never cut off.
func shape(width, height int) string {
	if width <= 0 || height <= 0 {
		return "shape-landscape"
	}
	switch ratio := float64(width) / float64(height); {
	case ratio >= 2.4:
		return "shape-panorama"
	case ratio >= 1.55:
		return "shape-wide"
	case ratio >= 1.15:
		return "shape-landscape"
	case ratio >= 0.87:
		return "shape-square"
	case ratio >= 0.65:
		return "shape-portrait"
	default:
		return "shape-tall"
	}
}

// picture is an image that opens in a new tab. Many can only be loaded with
// the portal's cookie, which a frame of another site does not have: then the
// box offers to open it in the portal.
type picture struct {
	app.Compo

	Look  *Look
	URL   string
	Link  string
	Alt   string
	Shape string

	broken string // the URL that could not be loaded
}

func (p *picture) Render() app.UI {
	alt := orElse(p.Alt, p.Look.Locale.T(locale.FileImage))
	var body app.UI
	if p.broken == p.URL {
		body = app.Span().Class("picture-broken").Body(
			app.Span().Class("picture-name").Dir("auto").Text(alt),
			app.Span().Class("picture-open").Text(p.Look.Locale.T(locale.OpenInPortal)))
	} else {
		body = app.Img().Class("picture-image").Src(p.URL).Alt(alt).
			Attr("loading", "lazy").Attr("decoding", "async").OnError(p.onError)
	}
	if p.Link == "" {
		return app.Span().Class("picture", p.Shape).Body(body)
	}
	return link(p.Look, p.Link).Class("picture", p.Shape).Body(body)
}

func (p *picture) onError(app.Context, app.Event) { p.broken = p.URL }

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
