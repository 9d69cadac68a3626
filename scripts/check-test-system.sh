#!/bin/sh
# Checks what only the tests need and neither pip nor npm installs; on Debian as root it installs what is missing.
# Usage: check-test-system.sh
set -u
. "$(dirname "$0")/system.sh"

has_chromium() { command -v chromium >/dev/null 2>&1; }
has_neovim() { command -v nvim >/dev/null 2>&1; }
has_npm() { command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; }
# Debian parts Mono into many packages; the one example uses them all.
has_mono() {
  command -v mono >/dev/null 2>&1 || return
  program=$(mktemp)
  mcs -r:System.Net.Http -r:System.Web.Extensions "-out:$program" "$(dirname "$0")/../examples/clients/CheckDraft.cs" \
    >/dev/null 2>&1
  code=$?
  rm -f "$program"
  return "$code"
}
has_git() { command -v git >/dev/null 2>&1; }

require has_git git git git "xcode-select --install"
require has_npm "Node.js with npm" "nodejs npm" "nodejs npm" "brew install node"
require has_chromium Chromium "chromium fonts-dejavu-core" "chromium dejavu-sans-fonts" "brew install --cask chromium"
require has_neovim Neovim neovim neovim "brew install neovim"
prefer has_mono Mono "mono-mcs mono-runtime libmono-system-net-http4.0-cil libmono-system-web-extensions4.0-cil" "the examples in C# are not tested"
