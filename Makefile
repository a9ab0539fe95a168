# Building needs Go, make and git; "make test" also Chromium and Node.
# "make help" lists what there is to do.

GO     ?= go
WIDGET ?= ./wasm

# Flags of the program: make run ADDR=:443 PORTALS=portal.example.com TLS_CERT=… TLS_KEY=…
ADDR     ?=
PORTALS  ?=
TLS_CERT ?=
TLS_KEY  ?=

# The most bytes of the browser program in brotli. "make size" fails above it.
BUDGET := 1600000

# How long "make fuzz" spends on each fuzz target.
FUZZTIME ?= 20s

# The race detector needs a C compiler, which building does not.
RACE := $(if $(shell command -v $$($(GO) env CC) 2>/dev/null),-race)

# Packages that share memory between goroutines, and everything else.
CONCURRENT := ./app/b24/... ./app/frame/... ./app/session/... ./app/host/... ./app/emulator/... .
CONCURRENT := $(foreach p,$(CONCURRENT),$(if $(wildcard $(p:/...=)),$(p)))

.DEFAULT_GOAL := help
.PHONY: help build widget demo run test vet unit browser chromium bench size fuzz lint clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

build: widget ## build the browser program, pack the assets and build the server
	$(GO) build -trimpath -buildvcs=false -o seenline .

# The go command and the packer know best what is up to date.
widget:
	@$(GO) run ./wasm/trim -o build/app.wasm $(WIDGET)
	@$(GO) run ./web/pack -out web/dist $(wildcard web/static/*) build/app.wasm "$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js"

demo: build ## build and start the widget with an emulated portal, print where to look
	./seenline -demo

run: build ## build and start the server: ADDR, PORTALS, TLS_CERT, TLS_KEY
	./seenline $(if $(ADDR),-addr '$(ADDR)') $(if $(PORTALS),-portals '$(PORTALS)') \
		$(if $(TLS_CERT),-tls-cert '$(TLS_CERT)') $(if $(TLS_KEY),-tls-key '$(TLS_KEY)')

test: vet size unit browser ## everything that must hold: vet, sizes, unit and browser tests

vet:
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet $(WIDGET) ./app

# Fuzz targets run on their seeds here; "make fuzz" looks for more.
unit: widget
	$(GO) test $$($(GO) list ./... | grep -v -e /app/e2e $(foreach p,$(CONCURRENT),-e "$$($(GO) list $(p:/...=))"))
	$(GO) test $(RACE) $(CONCURRENT)

size: widget ## print the sizes of the assets, fail if the browser program is over budget
	@$(GO) run ./web/pack -out web/dist -size -budget $(BUDGET)

clean: ## remove everything that was built
	rm -rf build seenline
	find web/dist -mindepth 1 ! -name .keep -delete
