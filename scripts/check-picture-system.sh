#!/bin/sh
# Checks what the README's pictures need to look the same everywhere; on Debian as root it installs what is missing.
# Usage: check-picture-system.sh
set -u
. "$(dirname "$0")/system.sh"

# Of the fonts that the page asks for, the one that is free.
has_inter() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list Inter)" ]; }
# Fields for dates are in the browser's own language, and Debian's Chromium brings English only.
has_norwegian() { [ ! -d /usr/lib/chromium/locales ] || [ -e /usr/lib/chromium/locales/nb.pak ]; }

prefer has_inter "the font Inter" "fonts-inter fontconfig" "the pictures are in another font"
prefer has_norwegian "Chromium in Norwegian" chromium-l10n "dates in the pictures are not in Norwegian"
