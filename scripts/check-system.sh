#!/bin/sh
# Checks what the set-up needs and pip cannot install; on Debian as root it installs what is missing.
# Usage: check-system.sh PYTHON
set -u

python=${1:-python3}
. "$(dirname "$0")/system.sh"

has_python() { command -v "$python" >/dev/null 2>&1; }
is_new_enough() { "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; }
# Debian splits ensurepip off, so that `python3 -m venv` starts and then fails.
has_venv() { "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; }
# durable-rules is published as C source only; setuptools compiles it with $CC or the compiler Python was built with.
has_compiler() { command -v "$(compiler)" >/dev/null 2>&1; }
compiler() {
  "$python" -c 'import os, sysconfig; print((os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0])'
}
has_headers() {
  include=$("$python" -c 'import sysconfig; print(sysconfig.get_path("include"))')
  printf '#include <Python.h>\n' | "$(compiler)" -x c -fsyntax-only -I "$include" - >/dev/null 2>&1
}

# The part of a Debian package name that goes with this Python: python3.12 -> python3.12, python3 -> python3.
debian_python() {
  case $(basename "$python") in
    python3.*) basename "$python" ;;
    *) echo python3 ;;
  esac
}

require has_python "Python ($python)" "$(debian_python)" python3 "brew install python"
is_new_enough || {
  say "Python 3.11 or newer is needed, and $python is $("$python" -V 2>&1); name another: make PYTHON=python3.12 ..."
  exit 1
}
require has_venv "the venv module with ensurepip" "$(debian_python)-venv" python3 "brew install python"
require has_compiler "a C compiler (durable-rules has no wheels)" "gcc libc6-dev" gcc "xcode-select --install"
require has_headers "Python.h, or the C library's headers," "$(debian_python)-dev libc6-dev" \
  "python3-devel glibc-devel" "xcode-select --install"
