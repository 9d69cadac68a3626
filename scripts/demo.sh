#!/bin/sh
# Checks every draft in examples/, each with the context that lies beside it.
# Usage: demo.sh DIALOGVAKT
set -u

dialogvakt=$1
found=no
for draft in examples/*.txt; do
  [ -e "$draft" ] || continue
  found=yes
  context=${draft%.txt}.context.json
  printf '\n=== %s\n\n' "$draft"
  if [ -e "$context" ]; then
    "$dialogvakt" check --context "$context" "$draft"
  else
    "$dialogvakt" check "$draft"
  fi
  code=$?
  # 1 says that something was found, which is what a demo is for; from 2 on the check could not run.
  [ "$code" -le 1 ] || exit "$code"
done
[ "$found" = yes ] || { echo "demo: no drafts in examples/" >&2; exit 1; }
