package world

import "time"

// Kinds of files.
const (
	Image = "image"
	Video = "video"
	Audio = "audio"
	Other = "file"
)

// File is a file of a chat. Its content is made by package disk from the
// number and the name alone.
type File struct {
	ID            int64
	ChatID        int64
	AuthorID      int64
	Date          time.Time
	Type          string // Image, …
	Name          string
	Extension     string
	Size          int64
	Width, Height int
	Voice         bool
	Note          bool // a round video
	Uploading     bool
}

// File returns a file by number.
func (w *World) File(id int64) (File, bool) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	f, ok := w.files[id]
	return f, ok
}

// Files returns those of ids that exist.
func (w *World) Files(ids ...int64) []File {
	w.mu.RLock()
	defer w.mu.RUnlock()
	out := []File{}
	for _, id := range ids {
		if f, ok := w.files[id]; ok {
			out = append(out, f)
		}
	}
	return out
}

func (w *World) addFile(f File) int64 {
	w.lastFile++
	f.ID = w.lastFile
	w.files[f.ID] = f
	return f.ID
}
