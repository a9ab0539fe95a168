# Building needs Go, make and git; "make test" also Chromium and Node.
# "make help" lists what there is to do.

GO     ?= go
WIDGET ?= ./wasm

# Flags of the program: make run ADDR=:443 PORTALS=portal.example.com TLS_CERT=… TLS_KEY=…
FLAGS := ADDR PORTALS TLS_CERT TLS_KEY ACME_DOMAIN ACME_CACHE ACME_DIRECTORY ACME_EMAIL ACME_HTTP \
	ASSETS_ORIGIN ASSETS_DIR METRICS_ADDR DRAIN PORTAL_ADDR

# $(call flags,NAMES) are those of the variables that are set, as flags: TLS_CERT=… becomes -tls-cert '…'.
flags = $(foreach name,$(1),$(if $($(name)),-$(shell echo $(name) | tr A-Z_ a-z-) '$($(name))'))

# The most bytes of the browser program in brotli. "make size" fails above it.
BUDGET := 1600000

# How long "make fuzz" spends on each fuzz target.
FUZZTIME ?= 20s

# How many simulated lives of a reader "make fuzz" runs beside that.
TRACES ?= 1000000

# How many messages the dialog has that "make journey" walks through.
JOURNEY ?= 100000

STATICCHECK := v0.7.0

# Packages whose code runs in several goroutines. The race detector needs a C
# compiler, which building does not: without one their tests run plainly. The one
# that takes longest comes first: the others run beside it.
CONCURRENT := seenline/app/session seenline seenline/app/b24 seenline/app/frame seenline/app/host seenline/app/host/listen seenline/app/host/metrics \
	seenline/app/emulator seenline/app/emulator/control seenline/app/emulator/disk seenline/app/emulator/rest seenline/app/emulator/world
COMPILER   := $(shell command -v $$($(GO) env CC) 2>/dev/null)

CHROMIUM := chromium chromium-browser google-chrome google-chrome-stable

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build widget demo run test vet unit browser tools bench size fuzz guards journey lint clean rolling compare image

help: ## list what there is to do
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' Makefile | expand -t 12

build: widget ## build everything: the browser program, the assets, the server
	$(GO) build -trimpath -buildvcs=false -o seenline .

# The go command and the packer know best what is up to date.
widget:
	@$(GO) run ./wasm/trim -o build/app.wasm $(WIDGET)
	@$(GO) run ./web/pack -out web/dist $(sort $(wildcard web/static/*)) build/app.wasm \
		"$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js"

demo: build ## start the widget with an emulated portal and print where to look
	./seenline -demo $(call flags,$(FLAGS))

run: build ## start the server: ADDR, PORTALS, ACME_DOMAIN, … are its flags
	./seenline $(call flags,$(filter-out PORTAL_ADDR,$(FLAGS)))

test: tools vet size unit browser ## check everything: vet, size, unit, fuzz seeds, browser

vet:
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet $$(GOOS=js GOARCH=wasm $(GO) list -deps $(WIDGET) | grep '^seenline')

unit: widget
	$(GO) test $$($(GO) list ./... | grep -vx -e seenline/app/e2e $(CONCURRENT:%=-e %))
	$(GO) test $(if $(COMPILER),-race) $(CONCURRENT)

browser: build tools
	$(if $(wildcard app/e2e/*_test.go),$(GO) test -timeout 20m ./app/e2e/...)

# Some tests need a browser and Node. As root on a system with apt they are
# installed, elsewhere that is for you to do.
tools:
	@missing=; \
	found=; for name in $(CHROMIUM); do command -v $$name >/dev/null && found=$$name; done; \
	[ -n "$$found" ] || missing="$$missing chromium"; \
	command -v node >/dev/null || missing="$$missing nodejs"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing$$missing"; \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
	else \
		echo "The tests need:$$missing. Install them, on Debian with: sudo apt-get install$$missing"; exit 1; \
	fi

bench: widget ## run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem $$($(GO) list ./... | grep -v /app/e2e)

size: widget ## print the sizes of the assets; fails if the widget is over budget
	@$(GO) run ./web/pack -out web/dist -size -budget $(BUDGET)

fuzz: ## look for inputs that break something, FUZZTIME for each target
	@for package in $$($(GO) list ./... | grep -v /app/e2e); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; \
	done
	$(GO) test ./app/read -count=1 -timeout 0 -run '^TestTraces$$' -args -traces $(TRACES) -seed "$$(date +%s)"

guards: ## take out each guard of the reading rules in turn: the property tests must notice
	SEENLINE_GUARDS=1 $(GO) test ./app/read -count=1 -timeout 60m -run '^TestEveryGuardMatters$$' -v

journey: build tools ## walk through JOURNEY messages and back in a browser: memory must stay what it was
	$(GO) test ./app/e2e -count=1 -timeout 0 -run '^TestJourney' -v -args -journey $(JOURNEY)

lint: vet ## check formatting and run the linters
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not formatted: $$unformatted"; exit 1; fi
	$(GO) run honnef.co/go/tools/cmd/staticcheck@$(STATICCHECK) ./...

# The newer build differs in what the page needs first, and in a section of the
# program that says nothing. Embedding takes it from
# where it is packed by an overlay, so that nothing of the tree changes.
rolling: build tools ## replace three copies by a newer build behind HAProxy, under load
	@rm -rf build/newer && mkdir -p build/newer && cp -r web/dist/* web/static build/newer/
	@for file in boot.js css/10-values.css; do echo "/* newer */" >>build/newer/static/$$file; done
	@{ cat build/app.wasm; printf '\000\006\005newer'; } >build/newer/static/app.wasm
	@$(GO) run ./web/pack -out build/newer $(patsubst web/%,build/newer/%,$(sort $(wildcard web/static/*))) build/newer/static/app.wasm \
		"$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js"
	@{ echo '{"Replace":{'; for file in build/newer/*.*; do \
		echo "\"$(CURDIR)/web/dist/$${file##*/}\":\"$(CURDIR)/$$file\","; done; echo '"/nowhere":"/nowhere"}}'; } >build/overlay.json
	@$(GO) build -trimpath -buildvcs=false -overlay build/overlay.json -o build/seenline-newer .
	$(GO) run ./app/host/deploy/rolling -older ./seenline -newer build/seenline-newer

compare: build ## measure the server beside nginx and caddy (needs both, and wrk)
	sh app/host/deploy/compare.sh ./seenline

image: ## build a container image; needs docker or podman
	CGO_ENABLED=0 $(MAKE) build
	$$(command -v docker || command -v podman) build -f app/host/deploy/Containerfile -t seenline .

clean: ## remove everything that was built
	rm -rf build seenline
	find web/dist -mindepth 1 ! -name .keep -delete
