// Package metrics counts what package host tells about requests, for
// Prometheus. Its labels come from short fixed lists: nothing that a client
// chooses becomes a label. The browser program must never import it.
package metrics

import (
	"net/http"
	"runtime"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"seenline/app/host"
)

// Metrics is a [host.Observer].
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	bytes    *prometheus.CounterVec
	refused  prometheus.Counter
	duration map[string]prometheus.Observer
	inFlight prometheus.Gauge
}

var routes = [...]string{"page", "asset", "help", "health", "ready", "none"}

// New returns metrics that name version in their build info.
func New(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "seenline_http_requests_total", Help: "Requests answered.",
		}, []string{"route", "status"}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "seenline_http_response_bytes_total", Help: "Bytes of answers' bodies.",
		}, []string{"route"}),
		refused: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "seenline_portals_refused_total", Help: "Pages asked for by portals that are not on the list.",
		}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "seenline_http_requests_in_flight", Help: "Requests being answered.",
		}),
		duration: map[string]prometheus.Observer{},
	}
	duration := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "seenline_http_request_duration_seconds", Help: "From a request's header to the end of the answer.",
		Buckets: []float64{.0001, .001, .01, .1, 1, 10, 100},
	}, []string{"route"})
	for _, route := range routes {
		m.duration[route] = duration.WithLabelValues(route)
		m.bytes.WithLabelValues(route)
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "seenline_build_info", Help: "Always 1; the labels say what runs.",
		ConstLabels: prometheus.Labels{"version": version, "go": runtime.Version()},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.bytes, m.refused, m.inFlight, duration, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Began counts a request that is being answered.
func (m *Metrics) Began() { m.inFlight.Inc() }

// Ended counts a request that has been answered.
func (m *Metrics) Ended(r *host.Request) {
	m.inFlight.Dec()
	m.requests.WithLabelValues(r.Route, status(r.Status)).Inc()
	m.bytes.WithLabelValues(r.Route).Add(float64(r.Bytes))
	if observer := m.duration[r.Route]; observer != nil {
		observer.Observe(r.Took.Seconds())
	}
	if r.Portal == "refused" {
		m.refused.Inc()
	}
}

func status(code int) string {
	if code == http.StatusOK {
		return "200" // nearly always, and without making a string
	}
	return strconv.Itoa(code)
}

// ServeHTTP answers at /metrics.
func (m *Metrics) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/metrics" {
		http.NotFound(w, r)
		return
	}
	promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry}).ServeHTTP(w, r)
}
