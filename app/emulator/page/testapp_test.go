package page

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// testApp is an app that knows nothing: it says to the portal what a test tells
// it to say, and tells the test what it hears.
type testApp struct {
	server   *httptest.Server
	sessions chan *session
}

// session is one opening of the app.
type session struct {
	t      *testing.T
	method string            // of the request that opened it
	form   map[string]string // what was posted
	query  map[string]string
	name   string // window.name
	say    chan sentence
	heard  chan word
}

// sentence is what the app is to post; %SID stands for its APP_SID. Object is
// posted as a structured clone instead of Text.
type sentence struct {
	Text   string         `json:"text"`
	Object map[string]any `json:"object,omitempty"`
	Reload bool           `json:"reload,omitempty"`
	// Ready is the first sentence: it only proves that the app is listening.
	Ready bool `json:"ready,omitempty"`
}

// word is what the app hears.
type word struct {
	Origin string `json:"origin"`
	Parent bool   `json:"parent"`
	Data   any    `json:"data"`
}

const appPage = `<!doctype html><meta charset=utf-8><title>test app</title><script>
const [host, proto, sid] = name.split("|");
const key = document.currentScript.ownerDocument.URL.match(/APP_SID=([^&#]*)/)[1];
const portal = (proto === "1" ? "https://" : "http://") + host;
const tell = (path, body) => fetch(path + "?key=" + key, {method: "POST", body: JSON.stringify(body)});
let told = Promise.resolve();
addEventListener("message", (e) => {
  const word = {origin: e.origin, parent: e.source === parent, data: e.data};
  told = told.then(() => tell("/heard", word));
});
const fill = (value) => JSON.parse(JSON.stringify(value).replaceAll("%SID", sid));
(async () => {
  await tell("/hello", {name});
  for (;;) {
    const response = await fetch("/next?key=" + key);
    if (!response.ok) return;
    const next = fill(await response.json());
    if (next.reload) { location.reload(); return; }
    if (!next.ready) parent.postMessage(next.object ?? next.text, portal);
  }
})();
</script>`

func newTestApp(t *testing.T) *testApp {
	t.Helper()
	app := &testApp{sessions: make(chan *session, 16)}
	known := make(chan map[string]*session, 1)
	known <- map[string]*session{}
	find := func(r *http.Request) *session {
		all := <-known
		defer func() { known <- all }()
		return all[r.URL.Query().Get("key")]
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/handler", func(w http.ResponseWriter, r *http.Request) {
		s := &session{
			method: r.Method, form: map[string]string{}, query: map[string]string{},
			say: make(chan sentence), heard: make(chan word, 64),
		}
		for name := range r.URL.Query() {
			s.query[name] = r.URL.Query().Get(name)
		}
		_ = r.ParseForm()
		for name := range r.PostForm {
			s.form[name] = r.PostForm.Get(name)
		}
		all := <-known
		all[s.query["APP_SID"]] = s
		known <- all
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(appPage))
	})
	mux.HandleFunc("POST /hello", func(_ http.ResponseWriter, r *http.Request) {
		s := find(r)
		var hello struct{ Name string }
		_ = json.NewDecoder(r.Body).Decode(&hello)
		s.name = hello.Name
		select {
		case app.sessions <- s:
		case <-r.Context().Done():
		}
	})
	mux.HandleFunc("GET /next", func(w http.ResponseWriter, r *http.Request) {
		select {
		case next := <-find(r).say:
			_ = json.NewEncoder(w).Encode(next)
		case <-r.Context().Done():
		}
	})
	mux.HandleFunc("POST /heard", func(_ http.ResponseWriter, r *http.Request) {
		var heard word
		if json.NewDecoder(r.Body).Decode(&heard) == nil {
			select {
			case find(r).heard <- heard:
			case <-r.Context().Done():
			}
		}
	})
	app.server = httptest.NewServer(mux)
	t.Cleanup(func() {
		app.server.CloseClientConnections() // an app may still wait for its next sentence
		app.server.Close()
	})
	return app
}

// session waits for the app's next opening.
func (a *testApp) session(t *testing.T) *session {
	t.Helper()
	select {
	case s := <-a.sessions:
		s.t = t
		return s
	case <-time.After(patience):
		require.Fail(t, "the app was not opened")
		return nil
	}
}

// post lets the app say something.
func (s *session) post(what sentence) {
	s.t.Helper()
	select {
	case s.say <- what:
	case <-time.After(patience):
		require.Fail(s.t, "the app does not take sentences any more")
	}
}

// listen waits for the next thing the app hears.
func (s *session) listen() word {
	s.t.Helper()
	select {
	case heard := <-s.heard:
		return heard
	case <-time.After(patience):
		require.Fail(s.t, "the app hears nothing")
		return word{}
	}
}

// ask says something and returns what comes back under the callback id "K".
func (s *session) ask(text string) string {
	s.t.Helper()
	s.post(sentence{Text: text})
	return s.answer("K")
}

// answer waits for the next word of the portal, which must be for an id.
func (s *session) answer(id string) string {
	s.t.Helper()
	heard := s.listen()
	require.True(s.t, heard.Parent)
	text, ok := heard.Data.(string)
	require.True(s.t, ok, "%v", heard.Data)
	rest, ok := strings.CutPrefix(text, id+":")
	require.True(s.t, ok, "%s is no answer to %s", text, id)
	return rest
}

// object is an answer that must be a JSON object.
func (s *session) object(text string) map[string]any {
	s.t.Helper()
	var value map[string]any
	require.NoError(s.t, json.Unmarshal([]byte(text), &value), text)
	return value
}

// silent says something and proves that the portal does not answer it: what the
// portal says next belongs to a later question.
func (s *session) silent(what sentence) {
	s.t.Helper()
	s.post(what)
	s.post(sentence{Text: "getInterface:fence:%SID"})
	require.JSONEq(s.t, `{"command":[],"event":[]}`, s.answer("fence"))
}
