package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// readers are clients that load the widget again and again.
type readers struct {
	mu       sync.Mutex
	pages    int
	assets   int
	versions map[string]int // pages by the boot script they name
	failures []error
	done     sync.WaitGroup
}

const page = "/?DOMAIN=acme.bitrix24.com&PROTOCOL=1&APP_SID=0123456789abcdef&LANG="

var languages = []string{"en", "ru", "de", "ar", "la"}

// A portal's form, as long as it is in life.
var form = "AUTH_ID=" + strings.Repeat("0", 70) + "&REFRESH_ID=" + strings.Repeat("0", 70) + "&PLACEMENT=IM_SIDEBAR"

var links = regexp.MustCompile(`(?:src|href|data-wasm|data-words)="(/assets/[^"]+)"`)

func watch(ctx context.Context, url string, clients int) *readers {
	r := &readers{versions: map[string]int{}}
	for i := range clients {
		client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableCompression: true}}
		r.done.Go(func() {
			for ctx.Err() == nil {
				r.load(client, url+page+languages[i%len(languages)])
			}
		})
	}
	return r
}

// load opens the page as a portal does and takes a moment later all its assets.
func (r *readers) load(client *http.Client, url string) {
	request, _ := http.NewRequest(http.MethodPost, url, strings.NewReader(form))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	body, err := get(client, request)
	found := links.FindAllStringSubmatch(body, -1)
	if err == nil && len(found) < 4 {
		err = errors.New("page without assets")
	}
	r.count(&r.pages, err)
	if err != nil {
		return
	}
	r.mu.Lock()
	r.versions[found[0][1]]++
	r.mu.Unlock()
	time.Sleep(100 * time.Millisecond) // a copy may go in between
	seen := map[string]bool{}
	for _, link := range found {
		if seen[link[1]] {
			continue
		}
		seen[link[1]] = true
		request, _ := http.NewRequest(http.MethodGet, strings.TrimSuffix(url, request.URL.RequestURI())+link[1], nil)
		request.Header.Set("Accept-Encoding", "br")
		_, err := get(client, request)
		r.count(&r.assets, err)
	}
}

// get returns the body of an answer that is whole and says 200.
func get(client *http.Client, request *http.Request) (string, error) {
	name := request.Method + " " + request.URL.Path
	response, err := client.Do(request)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Length") != strconv.Itoa(len(body)) {
		return "", fmt.Errorf("%s: %s, %d bytes", name, response.Status, len(body))
	}
	return string(body), nil
}

func (r *readers) count(what *int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if *what++; err != nil {
		r.failures = append(r.failures, err)
	}
}

// more waits until every client has had time to load something since.
func (r *readers) more() error {
	loaded := func() int {
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.pages
	}
	before := loaded()
	for range 600 {
		if loaded() >= before+40 {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return errors.New("the clients do not get on")
}

// verdict waits for the clients and returns what went wrong.
func (r *readers) verdict() error {
	r.done.Wait()
	log.Printf("%d pages of %d versions, %d assets, %d failures", r.pages, len(r.versions), r.assets, len(r.failures))
	if len(r.versions) != 2 {
		r.failures = append(r.failures, fmt.Errorf("%d versions were served, not 2: %v", len(r.versions), r.versions))
	}
	return errors.Join(r.failures[:min(len(r.failures), 10)]...)
}
