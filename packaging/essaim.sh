#!/bin/sh
# The settings are those of this machine's node, unless others are named.
: "${ESSAIM_SETTINGS:=/etc/essaim/essaim.env}"
export ESSAIM_SETTINGS
exec /usr/lib/essaim/essaim "$@"
