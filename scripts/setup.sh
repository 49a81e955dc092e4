#!/bin/sh
# Makes this machine ready to build Zhagen: looks for Swift, installs the system libraries that are
# missing, and says what it installs and why. Safe to run again; it does nothing where all is there.
set -eu

say() { printf 'setup: %s\n' "$*"; }

need_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say "Swift is not installed (or not on the PATH)."
    say "Zhagen needs Swift 6.1 or newer. Get it from https://www.swift.org/install/ (on macOS it"
    say "comes with Xcode 16.3 or newer), open a new terminal, and run the same command again."
    exit 1
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  major=${version%%.*}
  minor=${version#*.}
  if [ -z "$version" ]; then
    say "could not read Swift's version; going on."
  elif [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 1 ]; }; then
    say "Swift $version is too old; Zhagen needs 6.1 or newer: https://www.swift.org/install/"
    exit 1
  fi
}

# Package and what Zhagen does with it, one a line.
debian_packages() {
  cat <<'LIST'
pkg-config finds the libraries below
libsqlite3-dev stores the study
libxml2-dev reads Word files and web pages
libzip-dev unpacks Word files
libssl-dev SHA-256 of transcripts
libicu-dev words of Chinese texts, regular expressions
poppler-utils reads PDF files (pdftotext)
poppler-data tables for Chinese, Japanese and Korean in PDF files
LIST
}

homebrew_packages() {
  cat <<'LIST'
pkgconf finds the libraries below
libxml2 reads Word files and web pages
libzip unpacks Word files
openssl@3 SHA-256 of transcripts
icu4c words of Chinese texts, regular expressions
poppler reads PDF files (pdftotext)
LIST
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    say "needs administrator rights for: $*"
    sudo "$@"
  else
    say "needs administrator rights, and there is no sudo here. Run as administrator:"
    say "  $*"
    exit 1
  fi
}

# Prints the lines of the list on standard input whose package is missing; $1 tests for one.
missing_of() {
  while read -r package why; do
    if ! "$1" "$package"; then printf '%s %s\n' "$package" "$why"; fi
  done
}

has_debian() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
# pkgconf is today's pkg-config; either will do.
has_debian_or_pkgconf() {
  has_debian "$1" || { [ "$1" = pkg-config ] && command -v pkg-config >/dev/null 2>&1; }
}
has_homebrew() { brew list --versions "$1" >/dev/null 2>&1; }

announce() {
  say "installing what is missing:"
  printf '%s\n' "$1" | while read -r package why; do say "  $package: $why"; done
}

need_libraries() {
  if command -v apt-get >/dev/null 2>&1; then
    missing=$(debian_packages | missing_of has_debian_or_pkgconf)
    [ -n "$missing" ] || return 0
    announce "$missing"
    as_root apt-get update -qq
    # shellcheck disable=SC2046 # one word a package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      $(printf '%s\n' "$missing" | cut -d' ' -f1)
  elif command -v brew >/dev/null 2>&1; then
    missing=$(homebrew_packages | missing_of has_homebrew)
    [ -n "$missing" ] || return 0
    announce "$missing"
    # shellcheck disable=SC2046
    brew install $(printf '%s\n' "$missing" | cut -d' ' -f1)
  else
    say "no apt-get or brew here. Install these libraries with their headers, then run"
    say "the same command again:"
    debian_packages | while read -r package why; do say "  $package: $why"; done
    for library in sqlite3 libxml-2.0 libzip libcrypto icu-i18n; do
      pkg-config --exists "$library" 2>/dev/null || { say "missing: $library"; exit 1; }
    done
  fi
}

need_swift
need_libraries
