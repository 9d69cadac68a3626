#!/bin/sh
# Starts the service, which prints the address of the compose window, and serves until Ctrl+C.
# Usage: demo.sh DIALOGVAKT [PORT]
set -u

dialogvakt=$1
port=${2:-8383}
echo "dialogvakt: the compose window is at the address below; Ctrl+C stops it"
exec "$dialogvakt" serve --port "$port"
