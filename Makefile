# Two commands for people: `make run` and `make test`. Both install what is missing first.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

STORE ?= satsing.gpkg
LISTEN ?= 127.0.0.1:8080
BUILT := $(abspath $(or $(CARGO_TARGET_DIR),target))
APP := crates/ui/app
PAGE := $(APP)/dist/index.html
PAGE_SOURCES := $(shell find $(APP) -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)

.PHONY: help run test test-rust test-page test-browser lint page bench setup setup-test openapi clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup page ## Build what is needed and serve on http://127.0.0.1:8080
	cargo build --release --bin satsing
	exec $(BUILT)/release/satsing serve --store "$(STORE)" --listen "$(LISTEN)"

page: $(PAGE) ## Build the page

$(APP)/node_modules/.package-lock.json: $(APP)/package-lock.json
	cd $(APP) && npm ci --no-audit --no-fund
	touch node_modules/.package-lock.json

$(PAGE): $(APP)/node_modules/.package-lock.json $(PAGE_SOURCES)
	cd $(APP) && npm run --silent build

test: setup-test lint test-rust test-page test-browser ## Install what the tests need and run every test

lint: page ## Format, clippy and types
	cargo fmt --check
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	cd $(APP) && npm run --silent check

test-rust: page ## Rust tests, with a real PostGIS as the second engine and SedonaDB as the reader of GeoParquet
	tests/with-sedona.sh tests/with-postgis.sh cargo test --workspace --quiet

test-page: page ## Unit tests of the page
	cd $(APP) && npm test --silent

test-browser: page ## What a person would do, in Chromium, on demo and real data
	cargo build --bin satsing --quiet
	cd tests/page && npm ci --no-audit --no-fund --silent
	SATSING="$(BUILT)/debug/satsing" npm test --silent

bench: setup-test page ## Speed on the real data, beside the peers
	tests/bench/run.sh

openapi: ## Write the OpenAPI document that is checked in
	cargo run --quiet -- openapi > crates/server/openapi.json

setup: ## Install what building and running need
	@tests/setup.sh run

setup-test: ## Install what the tests need as well
	@tests/setup.sh test

clean: ## Remove what was built
	cargo clean
	rm -rf $(APP)/dist $(APP)/node_modules tests/page/node_modules
