package metrics

import (
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/host"
)

func TestMetricsTellWhatWasServed(t *testing.T) {
	m := New("1.2.3")
	m.Began()
	m.Began()
	m.Began()
	m.Ended(&host.Request{Route: "page", Status: 200, Bytes: 1000, Took: time.Millisecond, Portal: "allowed"})
	m.Ended(&host.Request{Route: "page", Status: 403, Bytes: 500, Portal: "refused", ID: "secret", Placement: "secret"})
	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	require.Equal(t, 200, w.Code)
	for _, line := range []string{
		`seenline_http_requests_total{route="page",status="200"} 1`,
		`seenline_http_requests_total{route="page",status="403"} 1`,
		`seenline_http_response_bytes_total{route="page"} 1500`,
		`seenline_http_request_duration_seconds_count{route="page"} 2`,
		`seenline_http_requests_in_flight 1`,
		`seenline_portals_refused_total 1`,
		`version="1.2.3"`,
		`go_goroutines`,
		`process_resident_memory_bytes`,
	} {
		require.Contains(t, w.Body.String(), line)
	}
	require.NotContains(t, w.Body.String(), "secret")

	w = httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	require.Equal(t, 404, w.Code)
}
