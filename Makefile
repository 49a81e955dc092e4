# make demo      rebuild the Xicheng study and compare it with the published figures
# make test      run the tests
# make build     build the release program
# make install   put it into PREFIX/bin (default /usr/local)
# make lint      check format and style
# make docs      build the documentation of the libraries into .build/docs
# make bench     run the benchmarks (needs python3)
# make fuzz      feed the readers mutated files: SECONDS=60 each, READERS="docx rtf" or all

PREFIX ?= /usr/local
OUTPUT ?= demo-output
SWIFT ?= swift
SECONDS ?= 60

.PHONY: demo test build install lint docs bench fuzz setup

setup:
	@./scripts/setup.sh

demo: setup
	$(SWIFT) build --product zhagen
	@$$($(SWIFT) build --show-bin-path)/zhagen reproduce codebooks/xicheng-2022.yaml --output $(OUTPUT)
	@echo "Open $(OUTPUT)/report.html in a browser."

test: setup
	$(SWIFT) test

build: setup
	$(SWIFT) build -c release --product zhagen

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install "$$($(SWIFT) build -c release --show-bin-path)/zhagen" "$(DESTDIR)$(PREFIX)/bin/zhagen"

lint:
	$(SWIFT) format lint --strict -r Sources Tests fuzz/Sources Package.swift

docs: setup
	$(SWIFT) package --package-path docs/site --scratch-path .build/site \
	  --allow-writing-to-directory "$(CURDIR)/.build/docs" generate-documentation \
	  --product ZhagenKit --enable-experimental-combined-documentation --warnings-as-errors \
	  --disable-parameters-and-returns-validation --output-path "$(CURDIR)/.build/docs"

bench: build
	python3 bench/run.py

fuzz: setup
	fuzz/run.sh $(SECONDS) $(READERS)
