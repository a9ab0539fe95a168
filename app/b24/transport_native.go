//go:build !js

package b24

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// BrowserTransport returns the transport of the platform: outside a browser
// one over net/http that behaves like the browser's.
func BrowserTransport() Transport {
	return &httpTransport{client: &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

type httpTransport struct{ client *http.Client }

func (t *httpTransport) Post(ctx context.Context, address, form string, _ bool) (Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form))
	if err != nil {
		return Response{}, errors.New("address is no URL")
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := t.client.Do(request)
	if err != nil {
		return Response{}, withoutAddress(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, MaxBody+1))
	if err != nil {
		return Response{}, withoutAddress(err)
	}
	if len(body) > MaxBody {
		return Response{}, errTooLarge
	}
	return Response{Status: response.StatusCode, Body: body}, nil
}

// withoutAddress strips what net/http wraps around an error: the address, in
// which an inbound webhook has its secret.
func withoutAddress(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}
