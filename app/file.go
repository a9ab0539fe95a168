package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
)

// filesOf draws the files of a message; several pictures stand together. Of
// missing further ones the portal did not tell what they are.
func filesOf(look *Look, files []im.File, missing int) []app.UI {
	pictures := 0
	for i := range files {
		if isPicture(&files[i]) {
			pictures++
		}
	}
	ui := make([]app.UI, 0, len(files)+missing)
	if pictures > 1 {
		tiles := make([]app.UI, 0, pictures)
		for i := range files {
			if f := &files[i]; isPicture(f) {
				tiles = append(tiles, pictureOf(look, f, "tile"))
			}
		}
		class := "gallery-two"
		if pictures != 2 && pictures != 4 {
			class = "gallery-three"
		}
		ui = append(ui, app.Div().Class("gallery", class).Body(tiles...))
	}
	for i := range files {
		if pictures < 2 || !isPicture(&files[i]) {
			ui = append(ui, fileOf(look, &files[i]))
		}
	}
	for range missing {
		ui = append(ui, &fileCard{Look: look, Name: look.Locale.T(locale.FileGone)})
	}
	return ui
}

func isPicture(f *im.File) bool { return f.Type == "image" && !f.Uploading }

// fileOf draws one file. Its box has its size before anything is loaded:
// what arrives late moves nothing.
func fileOf(look *Look, f *im.File) app.UI {
	url := look.url(orElse(f.DownloadURL, f.ShowURL))
	kind := locale.FileOther
	switch {
	case f.Uploading:
		return &fileCard{Look: look, Name: orElse(f.Name, look.Locale.T(kind)), Uploading: true, Progress: f.Progress}
	case f.Type == "image":
		return pictureOf(look, f, shape(f.Width, f.Height))
	case f.Type == "video":
		kind = locale.FileVideo
	case f.Type == "audio" && f.Voice:
		kind = locale.FileVoice
	case f.Type == "audio":
		kind = locale.FileAudio
	}
	card := &fileCard{Look: look, Name: orElse(f.Name, look.Locale.T(kind)), URL: url, Size: f.Size}
	if kind == locale.FileOther || !bbcode.Loadable(look.Portal, url) {
		return card
	}
	label := look.Locale.T(kind)
	if f.Name != "" {
		label += ": " + f.Name
	}
	p := &player{Look: look, URL: url, Label: label, Sound: f.Type == "audio"}
	if !p.Sound {
		p.Shape = shape(f.Width, f.Height)
		if f.Note {
			p.Shape = "shape-note"
		}
		if poster := look.url(f.PreviewURL); bbcode.Loadable(look.Portal, poster) {
			p.Poster = poster
		}
	}
	return app.Div().Class("file-media").Body(p, card)
}

func pictureOf(look *Look, f *im.File, shape string) *picture {
	return &picture{
		Look: look, Alt: f.Name, Shape: shape,
		URL: look.url(orElse(f.PreviewURL, f.ShowURL)), Link: look.url(orElse(f.ShowURL, f.DownloadURL)),
	}
}

// fileCard is a file by name and size; pressing it opens it in the portal.
type fileCard struct {
	app.Compo

	Look      *Look
	Name      string
	URL       string // "" cannot be opened
	Size      int64  // bytes, 0 if not told
	Uploading bool
	Progress  int // percent, 0 if not told
}

// Render draws the card.
func (f *fileCard) Render() app.UI {
	body := []app.UI{
		app.Span().Class("file-icon").Aria("hidden", true).Text(extension(f.Name)),
		app.Span().Class("file-text").Body(app.Span().Class("file-name").Dir("auto").Text(f.Name), f.state()),
	}
	if f.URL == "" {
		return app.Div().Class("file").Body(body...)
	}
	return link(f.Look, f.URL).Class("file").Body(body...)
}

func (f *fileCard) state() app.UI {
	if !f.Uploading {
		return app.Span().Class("file-size").Dir("auto").Text(fileSize(f.Look, f.Size))
	}
	text := f.Look.Locale.T(locale.FileUploading)
	if f.Progress <= 0 {
		return app.Span().Class("file-size").Text(text)
	}
	return app.Span().Class("file-size").Body(
		app.Text(text), app.Text(" "),
		app.Progress().Class("file-progress").Max(100).Value(f.Progress).Aria("label", text))
}

func fileSize(look *Look, size int64) string {
	if size <= 0 {
		return ""
	}
	n, keys := float64(size), [...]locale.Key{locale.SizeBytes, locale.SizeKB, locale.SizeMB, locale.SizeGB}
	unit := 0
	for n >= 1000 && unit < len(keys)-1 {
		n /= 1024
		unit++
	}
	return look.Locale.T(keys[unit], "n", look.Dates.Number(n))
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

// player is a film or a sound. Nothing of it is loaded before it is played;
// where that fails, the same box says so.
type player struct {
	app.Compo

	Look   *Look
	URL    string
	Poster string
	Label  string
	Shape  string // of a film
	Sound  bool

	broken string // the URL that could not be loaded
}

// Render draws the player.
func (p *player) Render() app.UI {
	if p.broken == p.URL {
		box := app.Span().Class("video", p.Shape)
		if p.Sound {
			box = app.Span().Class("audio")
		}
		return box.Body(app.Span().Class("picture-broken").Body(
			app.Span().Class("picture-open").Text(p.Look.Locale.T(locale.OpenInPortal))))
	}
	if p.Sound {
		return app.Audio().Class("audio").Src(p.URL).Controls(true).Preload("none").
			Aria("label", p.Label).OnError(p.onError)
	}
	video := app.Video().Class("video", p.Shape).Src(p.URL).Controls(true).Preload("none").
		Aria("label", p.Label).OnError(p.onError)
	if p.Poster != "" {
		video = video.Poster(p.Poster)
	}
	return video
}

func (p *player) onError(app.Context, app.Event) { p.broken = p.URL }
