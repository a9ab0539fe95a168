//go:build js

// Command fetch is the browser's transport on its own: it posts to the server
// whose address it is given and prints what came of it, a line each.
package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"seenline/app/b24"
)

func main() {
	server, transport := os.Args[1], b24.BrowserTransport()
	post := func(name string, ctx context.Context, keepalive bool) {
		response, err := transport.Post(ctx, server+"/"+name, "a=%C3%BC&auth=t", keepalive)
		if err != nil {
			fmt.Println(name, "error", err)
			return
		}
		fmt.Println(name, response.Status, len(response.Body), fmt.Sprintf("%.40s", response.Body))
	}
	background := context.Background()
	for _, name := range []string{"plain", "empty", "refused", "moved", "truncated", "declared", "endless"} {
		post(name, background, false)
	}
	post("kept", background, true)

	ctx, cancel := context.WithTimeout(background, 300*time.Millisecond)
	post("slow", ctx, false)
	cancel()
	post("left", ctx, false)

	var all sync.WaitGroup
	var mu sync.Mutex
	good := 0
	for range 40 {
		all.Go(func() {
			if r, err := transport.Post(background, server+"/plain", "a=%C3%BC&auth=t", false); err == nil && r.Status == 200 {
				mu.Lock()
				good++
				mu.Unlock()
			}
		})
	}
	all.Wait()
	fmt.Println("parallel", good)
	if _, err := transport.Post(background, "http://127.0.0.1:1/s3cr3t", "", false); err != nil {
		fmt.Println("nobody error", err)
	}
}
