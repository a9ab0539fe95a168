// Command rolling proves that a newer build replaces an older one behind a
// real balancer while people open the widget: three copies behind HAProxy with
// the configuration of this repository are replaced one by one, the last of
// them after it was killed. Twenty clients load pages and every asset that the
// pages name, in several languages, and twenty people read in browsers, in an
// emulated portal. A page or an asset that fails, and something read that is
// not marked, fails the command.
//
//	rolling -older ./seenline -newer ./build/seenline-newer
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/chromedp/chromedp"

	"seenline/app/emulator/chromium"
)

const copies = 3

func main() {
	log.SetFlags(0)
	older := flag.String("older", "./seenline", "`program` that runs at first")
	newer := flag.String("newer", "build/seenline-newer", "`program` that replaces it")
	balancer := flag.String("haproxy", "app/host/deploy/haproxy.cfg", "`file` that configures HAProxy")
	clients := flag.Int("clients", 20, "`number` of clients")
	browsers := flag.Int("browsers", 20, "`number` of people with a browser")
	flag.Parse()
	if err := roll(*older, *newer, *balancer, *clients, *browsers); err != nil {
		log.Fatal("rolling: ", err)
	}
}

func roll(older, newer, balancer string, clients, browsers int) error {
	dir, err := os.MkdirTemp("", "rolling-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var addrs [copies + 1]string
	for i := range addrs {
		if addrs[i], err = freeAddress(); err != nil {
			return err
		}
	}
	url := "http://" + addrs[copies]
	portal, err := openPortal(url)
	if err != nil {
		return err
	}
	copyOf := func(program string, i int) (*exec.Cmd, error) {
		c := exec.Command(program, "-addr", addrs[i], "-assets-dir", filepath.Join(dir, "assets"), "-drain", "2s", "-portals", "cloud,"+portal.addr)
		c.Stderr = os.Stderr
		c.Env = []string{}
		if devnull, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf("copy-%d.log", i)), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
			c.Stderr = devnull
		}
		return c, errors.Join(c.Start(), ready("http://"+addrs[i]+"/readyz"))
	}
	var running [copies]*exec.Cmd
	defer func() {
		for _, c := range running {
			if c != nil && c.Process != nil {
				_ = c.Process.Kill()
				_ = c.Wait()
			}
		}
	}()
	for i := range running {
		if running[i], err = copyOf(older, i); err != nil {
			return err
		}
	}
	proxy := exec.Command("haproxy", "-q", "-db", "-f", balancer)
	proxy.Env = append(os.Environ(), "BIND="+addrs[copies], "COPY_A="+addrs[0], "COPY_B="+addrs[1], "COPY_C="+addrs[2])
	proxy.Stderr = os.Stderr
	if err := proxy.Start(); err != nil {
		return err
	}
	defer func() {
		_ = proxy.Process.Kill()
		_ = proxy.Wait()
	}()
	if err := ready(url + "/readyz"); err != nil {
		return err
	}

	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	if browsers > 0 {
		browser, end, err := chromium.Open(chromedp.Flag("site-per-process", true))
		if err != nil {
			return err
		}
		defer end()
		portal.read(ctx, browser, browsers)
		for portal.reading() > 0 && portal.visits() < browsers {
			time.Sleep(200 * time.Millisecond)
		}
		log.Printf("%d people read", browsers)
	}
	readers := watch(ctx, url, clients)
	if err := readers.more(); err != nil {
		return err
	}
	for i := range running {
		end := os.Signal(syscall.SIGTERM)
		if i == copies-1 {
			end = syscall.SIGKILL
		}
		if err := running[i].Process.Signal(end); err != nil {
			return err
		}
		if err := running[i].Wait(); err != nil && end == syscall.SIGTERM {
			return fmt.Errorf("copy %d did not stop well: %w", i, err)
		}
		if running[i], err = copyOf(newer, i); err != nil {
			return err
		}
		time.Sleep(2 * time.Second) // the balancer finds it: three checks
		if err := readers.more(); err != nil {
			return err
		}
		log.Printf("replaced copy %d", i+1)
	}
	// What is new is opened in browsers, too.
	for before := portal.visits(); portal.reading() > 0 && portal.visits() < before+browsers/2; {
		time.Sleep(200 * time.Millisecond)
	}
	stop()
	return errors.Join(readers.verdict(), portal.verdict())
}

// ready waits until url answers 200.
func ready(url string) error {
	for range 200 {
		response, err := http.Get(url)
		if err == nil {
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("%s is not ready", url)
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
