package disk_test

import (
	"bytes"
	"image"
	_ "image/gif"
	_ "image/png"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/disk"
	"seenline/app/emulator/world"
)

func get(t *testing.T, private bool, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := world.New(func() time.Time { return time.Date(2026, 8, 21, 14, 0, 0, 0, time.UTC) })
	rec := httptest.NewRecorder()
	disk.Handler(w, func() bool { return private }).ServeHTTP(rec, httptest.NewRequest("GET", path, nil))
	return rec
}

func TestPicturesHaveTheSizeThePortalTells(t *testing.T) {
	w := world.New(time.Now)
	for id := int64(501); ; id++ {
		f, ok := w.File(id)
		if !ok {
			require.Greater(t, id, int64(510))
			break
		}
		if f.Type != world.Image {
			continue
		}
		rec := get(t, false, "/disk/show/"+string(rune('0'+id/100))+string(rune('0'+id/10%10))+string(rune('0'+id%10))+"/x.png")
		require.Equal(t, http.StatusOK, rec.Code)
		img, kind, err := image.DecodeConfig(bytes.NewReader(rec.Body.Bytes()))
		require.NoError(t, err)
		require.Equal(t, "png", kind)
		require.Equal(t, [2]int{f.Width, f.Height}, [2]int{img.Width, img.Height}, f.Name)
	}
}

func TestAvatarsAndTheBlankPicture(t *testing.T) {
	for _, path := range []string{"/upload/avatar/1.png", "/upload/avatar/chat2.png", world.BlankAvatar} {
		rec := get(t, true, path)
		require.Equal(t, http.StatusOK, rec.Code, path)
		_, _, err := image.Decode(rec.Body)
		require.NoError(t, err, path)
	}
	require.NotEqual(t, get(t, true, "/upload/avatar/1.png").Body.Bytes(), get(t, true, "/upload/avatar/2.png").Body.Bytes())
}

func TestPrivateFilesWantTheSession(t *testing.T) {
	require.Equal(t, http.StatusForbidden, get(t, true, "/disk/show/501/a.png").Code)
	require.Equal(t, http.StatusNotFound, get(t, false, "/disk/show/99999/a.png").Code)
}
