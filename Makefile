# make help lists what there is.

VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS  := -X github.com/dateline/dateline/pipeline/cli.version=$(VERSION)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
SHARED   ?= ../shared
FUZZTIME ?= 10s
# Google's storage library can speak gRPC, which Dateline does not use: 19 MB less, and 4 ms less to start.
TAGS     := disable_grpc_modules

.DEFAULT_GOAL := help
.PHONY: help tools build docs run test test-notebook test-container soak lint race eval eval-check calibrate train bench fuzz clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

tools:
	@command -v go >/dev/null || { echo "Dateline needs Go 1.26 or newer (https://go.dev/dl)" >&2; exit 1; }
	@go version | awk '{split(substr($$3, 3), v, "[.a-z]"); exit !(v[1] > 1 || v[1] == 1 && v[2] >= 26)}' || \
		{ echo "Dateline needs Go 1.26 or newer; this is $$(go version)" >&2; exit 1; }
	@command -v "$${CXX:-g++}" >/dev/null || command -v g++ >/dev/null || command -v clang++ >/dev/null || \
		{ echo "Dateline needs a C++ compiler (g++ or clang++) to link DuckDB" >&2; exit 1; }

build: tools ## build bin/dateline
	go build -trimpath -tags $(TAGS) -ldflags '$(LDFLAGS)' -o bin/dateline .

run: build ## run jobs.yaml over data/articles and show the result
	@bin/dateline run

test: tools ## run the tests
	go test -tags $(TAGS) ./...

test-notebook: build ## execute exported notebooks with Jupyter in a virtual environment; pictures in build/notebook
	@.ci/notebook

# How long make soak goes on, and what else it is told: SOAKFLAGS='-seed 7'.
SOAKTIME ?= 1h
soak: build ## disturb runs at random for SOAKTIME (1h): kills, failed system calls, full disks, flipped bits
	go run -tags '$(TAGS)' ./pipeline/faults/soak -for $(SOAKTIME) $(SOAKFLAGS)

lint: tools ## check formatting, go vet, staticcheck
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$unformatted" ]; then echo "gofmt would change:" $$unformatted >&2; exit 1; fi
	go vet -tags $(TAGS) ./...
	go run $(STATICCHECK) -tags $(TAGS) ./...

race: tools ## run the tests of the concurrent packages with the race detector
	go test -race -tags $(TAGS) ./pipeline/stages ./pipeline/run ./pipeline/lake ./pipeline/article ./pipeline/schedule ./pipeline/object

test-container: build ## build the container and run it, or what can be done of that without Docker
	@.ci/container

# make eval EVALFLAGS=--raise lifts the floors to what is measured.
eval: build ## score extraction against annotated articles: our own, and those in SHARED=DIR (../shared) if they are there
	@held=true; \
	score() { floors=$$1; shift; echo; echo "== $$*"; bin/dateline eval $(EVALFLAGS) --floors data/gold/$$floors "$$@" || held=false; }; \
	score floors.json --gold data/gold/samples.gold.jsonl data/articles; \
	if [ -d "$(SHARED)/gold" ]; then \
		for set in seeds dev; do \
			score shared-floors.json --gold "$(SHARED)/gold/$$set.gold.jsonl" --aliases "$(SHARED)/eval/aliases.json" "$(SHARED)/gold/$$set.articles.jsonl"; \
		done; \
		for suite in dates_timebank dates_recognizers numbers_recognizers; do \
			score shared-floors.json --suite "$${suite%%_*}" "$(SHARED)/eval/$$suite.jsonl"; \
		done; \
	else echo "skipped: there are no annotated articles in $(SHARED)"; fi; \
	$$held || { echo "a figure lies below its floor in data/gold" >&2; exit 1; }

eval-check: build ## hold the tables of dateline eval against those of the published scorers in SHARED=DIR
	@if [ ! -d "$(SHARED)/gold" ]; then echo "skipped: there are no annotated articles in $(SHARED)"; exit; fi; \
	if ! command -v python3 >/dev/null; then echo "skipped: the published scorers need python3"; exit; fi; \
	mkdir -p build/eval; same=true; \
	compare() { if diff "build/eval/$$1.theirs" "build/eval/$$1.ours"; then echo "$$1: the same table"; else same=false; fi; }; \
	for set in seeds dev; do \
		bin/dateline eval --gold "$(SHARED)/gold/$$set.gold.jsonl" --aliases "$(SHARED)/eval/aliases.json" \
			--save build/eval/$$set.jsonl "$(SHARED)/gold/$$set.articles.jsonl" >build/eval/$$set.ours; \
		python3 "$(SHARED)/eval/score.py" "$(SHARED)/gold/$$set.gold.jsonl" build/eval/$$set.jsonl >build/eval/$$set.theirs; \
		compare $$set; \
	done; \
	for suite in dates_timebank dates_recognizers numbers_recognizers; do \
		numbers=; [ "$${suite%%_*}" = dates ] || numbers=--numbers; \
		bin/dateline eval --suite "$${suite%%_*}" --save build/eval/$$suite.jsonl "$(SHARED)/eval/$$suite.jsonl" >build/eval/$$suite.ours; \
		python3 "$(SHARED)/eval/score_dates.py" "$(SHARED)/eval/$$suite.jsonl" build/eval/$$suite.jsonl $$numbers >build/eval/$$suite.theirs; \
		compare $$suite; \
	done; \
	$$same

# Half b of the annotated articles is for measuring: no rule is to be written with it in view. If some was: make calibrate UNSEEN=none.
UNSEEN ?= b
calibrate: build ## make data/confidence.tsv, how often facts are right, anew from annotated articles in SHARED=DIR and our own
	@if [ ! -d "$(SHARED)/gold" ]; then echo "skipped: there are no annotated articles in $(SHARED)"; exit; fi; \
	gold="$(SHARED)/gold/dev.gold.jsonl" articles="$(SHARED)/gold/dev.articles.jsonl" aliases="$(SHARED)/eval/aliases.json"; \
	bin/dateline eval --calibrate data/confidence.tsv --unseen $(UNSEEN) --aliases "$$aliases" --numbers "$(SHARED)/eval/numbers_recognizers.jsonl" \
		--gold "$$gold" --gold data/gold/samples.gold.jsonl "$$articles" data/articles && \
	$(MAKE) --no-print-directory build && \
	bin/dateline eval --reliability --aliases "$$aliases" --gold "$$gold" "$$articles" && \
	bin/dateline eval --reliability --gold data/gold/samples.gold.jsonl data/articles

train: tools ## train the tagger and the parser again from the treebank in SHARED=DIR
	go run ./transforms/syntax/train -treebank "$(SHARED)/treebank" $(TRAINFLAGS)

bench: tools ## measure speed
	go test -run '^$$' -bench . -benchmem ./transforms/... ./pipeline/facts

fuzz: tools ## run each fuzz target for FUZZTIME (10s)
	@git ls-files '*_test.go' | xargs grep -Ho '^func Fuzz[A-Za-z0-9_]*' | sed 's/:func / /' | while read -r file target; do \
		echo "$$target in $$(dirname "$$file")"; \
		go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$(dirname "$$file")" || exit 1; done

docs: tools ## make docs/dictionary.md anew from the code
	go run -tags $(TAGS) . docs -o docs

clean: ## remove what was built and the home directory of make run
	rm -rf bin build
