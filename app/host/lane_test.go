package host

import (
	"bufio"
	"bytes"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// served is a site behind a real listener, with or without the lane.
type served struct {
	site *Site
	lane *Lane
	addr string
}

// allBegun hands every connection to the server as the lane would, unread.
type allBegun struct{ net.Listener }

func (l allBegun) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &begun{TCPConn: conn.(*net.TCPConn)}, nil
}

func serveSite(t testing.TB, lane bool) *served {
	t.Helper()
	site := New(Config{Portals: portals(t, "cloud,localhost:8090"), Assets: packed(t), Log: slog.New(slog.DiscardHandler)})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := &served{site: site, addr: listener.Addr().String()}
	if lane {
		s.lane = site.Lane(listener)
		listener = s.lane
	} else {
		listener = allBegun{listener}
	}
	server := &http.Server{Handler: site, ReadHeaderTimeout: 5 * time.Second, MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelInfo)}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return s
}

// ask sends raw bytes, ends its side and returns all that comes back.
func (s *served) ask(t testing.TB, raw string) string {
	t.Helper()
	conn, err := net.Dial("tcp", s.addr)
	require.NoError(t, err)
	defer conn.Close()
	require.NoError(t, conn.SetDeadline(time.Now().Add(20*time.Second)))
	_, _ = io.WriteString(conn, raw) // a server may have hung up already
	_ = conn.(*net.TCPConn).CloseWrite()
	var answer bytes.Buffer
	_, _ = io.Copy(&answer, conn)
	return answer.String()
}

// comparable removes what differs from request to request, and the order of
// fields, from answers.
func comparable(t testing.TB, raw string) []string {
	t.Helper()
	var all []string
	reader := bufio.NewReader(strings.NewReader(raw))
	for {
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			return all
		}
		body, _ := io.ReadAll(response.Body)
		response.Header.Del("Date")
		if id := response.Header.Get("X-Request-Id"); len(id) == 36 {
			response.Header.Del("X-Request-Id")
		}
		var text bytes.Buffer
		text.WriteString(response.Proto + " " + response.Status + " " + strconv.FormatInt(response.ContentLength, 10) + "\n")
		require.NoError(t, response.Header.Write(&text))
		all = append(all, text.String()+"\n"+string(body))
	}
}

const (
	pageTarget = "/?DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=de&APP_SID=99c8&PLACEMENT=IM_SIDEBAR"
	get        = "GET " + pageTarget + " HTTP/1.1\r\nHost: widget.example\r\n"
)

// raws are requests as they come over the line, good and bad.
var raws = []string{
	get + "\r\n",
	get + "Connection: keep-alive\r\nX-Request-Id: proxy-12345678\r\n\r\n",
	get + "\r\n" + get + "\r\n",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: widget.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nAUTH_ID=x",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nContent-Length: 9\r\n\r\nAUTH_ID=x" + get + "\r\n",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nContent-Length: 900\r\n\r\nAUTH_ID=x",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nContent-Length: -1\r\n\r\n",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nContent-Type: multipart/form-data; boundary=\"\r\nContent-Length: 4\r\n\r\n--x-",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\nContent-Length: 99999999999\r\n\r\n",
	"POST " + pageTarget + " HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET " + appPath + " HTTP/1.1\r\nHost: w\r\nAccept-Encoding: gzip, br\r\n\r\n",
	"GET " + appPath + " HTTP/1.1\r\nHost: w\r\nAccept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n",
	"GET " + appPath + " HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET " + appPath + " HTTP/1.1\r\nHost: w\r\nRange: bytes=1-3\r\n\r\n",
	"GET " + appPath + " HTTP/1.1\r\nHost: w\r\nIf-None-Match: *\r\n\r\n",
	"GET " + appPath + "?x HTTP/1.1\r\nHost: w\r\n\r\n",
	"POST " + appPath + " HTTP/1.1\r\nHost: w\r\nContent-Length: 0\r\n\r\n",
	"GET /assets/../host.go HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /assets/..%2f..%2fgo.mod HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme.bitrix24.com.evil.com HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=evil.com@acme.bitrix24.com HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme.bitrix24.com:8443 HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=ACME.bitrix24.com:443 HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme.bitrix24.com. HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme%E3%80%82bitrix24%E3%80%82com HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=127.0.0.1 HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=&DOMAIN=acme.bitrix24.com HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme.bitrix24.com&DOMAIN=evil.bitrix24.com HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=localhost:8090&PROTOCOL=0&LANG=xx HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme.bitrix24.com&PROTOCOL=2 HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme.bitrix24.com%0d%0aX-Evil:1 HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=<script>alert(1)</script> HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.0\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\r\nHost: w\r\n folded: x\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\r\nHost : w\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\r\nHost: w\r\nX: a\rb\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\r\nHost: w\r\nX: \x00\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\nHost: w\n\n",
	"GET " + pageTarget + " HTTP/1.1\r\nHost: w\r\nX: " + strings.Repeat("a", 5000) + "\r\n\r\n",
	"GET " + pageTarget + " HTTP/1.1\r\nHost: w\r\nX: " + strings.Repeat("a", 50000) + "\r\n\r\n",
	"GET http://w" + pageTarget + " HTTP/1.1\r\nHost: w\r\n\r\n",
	"CONNECT w:443 HTTP/1.1\r\nHost: w\r\n\r\n",
	"GET /?DOMAIN=acme.bitrix24.com& HTTP/0.0\n0000:\n\n0000",
	"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
	"GET / HTTP/1.1\r\nHost: w\r\nExpect: 100-continue\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
	"\x16\x03\x01\x02\x00\x01\x00", "\r\n\r\n", "",
}

// TestLaneAnswersAsTheServerDoes holds every answer of the lane against that
// of net/http alone.
func TestLaneAnswersAsTheServerDoes(t *testing.T) {
	with, without := serveSite(t, true), serveSite(t, false)
	for _, raw := range raws {
		require.Equal(t, comparable(t, without.ask(t, raw)), comparable(t, with.ask(t, raw)), "%q", raw)
	}
	mine := 0
	for _, raw := range raws {
		if _, ok := parseHead([]byte(raw)); ok {
			mine++
		}
	}
	require.Greater(t, mine, 10, "the lane has hardly been asked")
}

func TestNobodyMayFrameWhatIsAnsweredToNonsense(t *testing.T) {
	s := serveSite(t, true)
	for _, raw := range raws {
		for _, answer := range comparable(t, s.ask(t, raw)) {
			if !strings.Contains(answer, "immutable") { // an asset is no page
				require.Contains(t, answer, "frame-ancestors ", "%q", raw)
			}
		}
	}
}

// FuzzRaw looks for bytes that stop the server, make the lane answer otherwise
// than the server, or get a stranger the permission to frame.
func FuzzRaw(f *testing.F) {
	for _, raw := range raws {
		f.Add([]byte(raw))
	}
	with, without := serveSite(f, true), serveSite(f, false)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > laneRead {
			raw = raw[:laneRead]
		}
		answers := comparable(t, with.ask(t, string(raw)))
		if _, ok := parseHead(raw); ok { // else it is net/http that answers, here and there
			require.Equal(t, comparable(t, without.ask(t, string(raw))), answers, "%q", raw)
		}
		for _, answer := range answers {
			require.NotRegexp(t, `^HTTP/1\.. 50[0234]`, answer)
			_, policy, framed := strings.Cut(answer, "frame-ancestors ")
			if framed {
				ancestors, _, _ := strings.Cut(policy, "\r\n")
				require.Regexp(t, `^('none'|https?://localhost:8090|https://[a-z0-9-]+\.bitrix24\.[a-z]+(\.[a-z]+)?)$`, ancestors)
			}
		}
	})
}

func TestSlowAndIdleClientsStopNobody(t *testing.T) {
	s := serveSite(t, true)
	for i := range 1000 {
		conn, err := net.Dial("tcp", s.addr)
		require.NoError(t, err)
		defer conn.Close()
		switch i % 3 { // some say nothing, some half of it
		case 1:
			_, err = io.WriteString(conn, "GET / HT")
		case 2:
			_, err = io.WriteString(conn, "POST / HTTP/1.1\r\nHost: w\r\nContent-Length: 100\r\n\r\nx")
		}
		require.NoError(t, err)
	}
	require.Contains(t, s.ask(t, get+"\r\n"), "200 OK")
	require.Contains(t, s.ask(t, "GET /healthz HTTP/1.1\r\nHost: w\r\n\r\n"), "200 OK")
}

func TestLaneEndsWithItsListener(t *testing.T) {
	s := serveSite(t, true)
	conn, err := net.Dial("tcp", s.addr)
	require.NoError(t, err)
	defer conn.Close()
	_, err = io.WriteString(conn, get+"\r\n")
	require.NoError(t, err)
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	require.NoError(t, err)
	_, _ = io.Copy(io.Discard, response.Body)

	require.NoError(t, s.lane.Close())
	require.NoError(t, s.lane.Wait(t.Context()))
	_, err = conn.Read(make([]byte, 1))
	require.Error(t, err)
	_, err = s.lane.Accept()
	require.ErrorIs(t, err, net.ErrClosed)
}
