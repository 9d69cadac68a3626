# Read by the check-*.sh scripts: saying what is missing, and on Debian as root installing it.
# shellcheck shell=sh

say() { printf 'dialogvakt: %s\n' "$*" >&2; }
on_debian_as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# has TEST WHAT DEBIAN_PACKAGES: whether the test passes, on Debian as root after installing the packages.
has() {
  "$1" && return
  on_debian_as_root || return
  say "installing $3 ($2 is missing)"
  # shellcheck disable=SC2086  # a list of packages
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $3; } \
    >/dev/null </dev/null
  "$1"
}

# prefer TEST WHAT DEBIAN_PACKAGES CONSEQUENCE
prefer() {
  has "$1" "$2" "$3" || say "$2 is missing, so $4. Debian/Ubuntu: sudo apt-get install $3"
}

# require TEST WHAT DEBIAN_PACKAGES FEDORA_PACKAGES MACOS_COMMAND
require() {
  has "$1" "$2" "$3" && return
  say "$2 is missing. Debian/Ubuntu: sudo apt-get install $3 | Fedora: sudo dnf install $4 | macOS: $5"
  exit 1
}
