#!/bin/sh
# Checks every draft in examples/, each with the context that lies beside it.
# Usage: check-examples.sh DIALOGVAKT
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
  # 1 says that something was found, which is what they are for; from 2 on the check could not run.
  [ "$code" -le 1 ] || exit "$code"
done
[ "$found" = yes ] || { echo "check-examples: no drafts in examples/" >&2; exit 1; }
