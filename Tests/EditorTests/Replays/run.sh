#!/bin/sh
# run.sh EDITOR.json: what an editor says that cannot be had here.
. "$(dirname "$0")/../Support/prepare.sh"
status=0
timeout 100 "${PYTHON:-python3}" "$here/replay.py" "$here/$1" || status=$?
finish "$status"
