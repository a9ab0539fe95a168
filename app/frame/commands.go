package frame

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// The sources are the pages of
// https://apidocs.bitrix24.com/sdk/bx24-js-sdk/index.html.

// InitData asks who opened the widget and from where. Without an answer within
// [AnswerLimit] it is [ErrTimeout]: the widget is not inside a portal.
func (f *Frame) InitData(ctx context.Context) (InitData, error) {
	body, err := f.ask(ctx, AnswerLimit, "getInitData", nil)
	if err != nil {
		return InitData{}, err
	}
	return ParseInitData([]byte(body))
}

// RefreshAuth asks for a new token. A portal that cannot give one shows the
// person an alert and does not answer: [ErrTimeout] after [AnswerLimit].
func (f *Frame) RefreshAuth(ctx context.Context) (Auth, error) {
	body, err := f.ask(ctx, AnswerLimit, "refreshAuth", nil)
	if err != nil {
		return Auth{}, err
	}
	return ParseAuth([]byte(body))
}

// SetUserOption stores a value for this person and application in the portal,
// which says so when it has: [ErrTimeout] if it does not.
func (f *Frame) SetUserOption(ctx context.Context, name string, value any) error {
	_, err := f.ask(ctx, AnswerLimit, "setUserOption", map[string]any{"name": name, "value": value})
	return err
}

// SetAppOption stores a value for everyone. Only administrators may; for
// others the portal is silent: [ErrTimeout].
func (f *Frame) SetAppOption(ctx context.Context, name string, value any) error {
	_, err := f.ask(ctx, AnswerLimit, "setAppOption", map[string]any{"name": name, "value": value})
	return err
}

// ResizeWindow asks for a frame of this size, in pixels; a width of 0 is all
// there is. Placements of a fixed size stay as they are.
func (f *Frame) ResizeWindow(ctx context.Context, width, height int) error {
	if width < 0 || height <= 0 {
		return fmt.Errorf("frame: size %dx%d", width, height)
	}
	params := map[string]any{"width": width, "height": height}
	if width == 0 {
		params["width"] = "100%"
	}
	_, err := f.request(ctx, "resizeWindow", params)
	return err
}

// SetTitle changes the title of the portal's page, where the portal lets it.
func (f *Frame) SetTitle(ctx context.Context, title string) error {
	_, err := f.request(ctx, "setTitle", map[string]any{"title": title})
	return err
}

// SetScroll scrolls the portal's page, in pixels from its top.
func (f *Frame) SetScroll(ctx context.Context, y int) error {
	_, err := f.request(ctx, "setScroll", map[string]any{"scroll": max(y, 0)})
	return err
}

// ErrPath means that the portal does not open this path for an application.
var ErrPath = errors.New("frame: the portal does not open this path")

// OpenPath opens a page of the portal in a slider over the current one: that
// of a CRM item, a person or a workgroup. It does not wait until the slider is
// closed. The error is [ErrPath] if the portal refuses at once.
func (f *Frame) OpenPath(ctx context.Context, path string) error {
	body, err := f.request(ctx, "openPath", map[string]any{"path": path})
	if err != nil || body == "" {
		return err
	}
	var answer struct{ Result string }
	if json.Unmarshal([]byte(body), &answer) == nil && answer.Result == "error" {
		return ErrPath
	}
	return nil
}

// OpenMessenger opens a dialog in the portal's own messenger. Whether it did,
// the portal does not tell.
func (f *Frame) OpenMessenger(dialogID string) error {
	return f.tell("imOpenMessenger", map[string]any{"dialogId": dialogID})
}

// ReloadWindow reloads the portal's page.
func (f *Frame) ReloadWindow() error { return f.tell("reloadWindow", nil) }

// CloseApplication closes the slider in which the application was opened.
func (f *Frame) CloseApplication(ctx context.Context) error {
	_, err := f.request(ctx, "closeApplication", nil)
	return err
}

// Install tells the portal that this person's first run is over.
func (f *Frame) Install(ctx context.Context) error {
	_, err := f.request(ctx, "setInstall", map[string]any{"install": true})
	return err
}

// InstallFinish ends the installation. The portal answers by reloading the
// page, never by a message; outside of the install phase it does nothing.
func (f *Frame) InstallFinish() error { return f.tell("setInstallFinish", nil) }
