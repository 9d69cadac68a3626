#!/bin/sh
# Starts the service, which prints the address of the compose window, and serves until Ctrl+C.
# Usage: demo.sh DIALOGVAKT [PORT]
set -u

dialogvakt=$1
port=${2:-8383}
# The service hears Ctrl+C itself; this script waits for its end.
trap : INT
echo "dialogvakt: starting the compose window; Ctrl+C stops it"
"$dialogvakt" serve --port "$port"
code=$?
# 130 is the answer to Ctrl+C, which is how a demo ends.
[ "$code" = 130 ] || exit "$code"
