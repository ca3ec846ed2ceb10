#!/bin/sh
# run.sh NVIM: the shipped files in a real Neovim, 0.7 or newer.
. "$(dirname "$0")/../Support/prepare.sh"
status=0
timeout 170 "$1" --clean --headless -c "luafile $here/probe.lua" </dev/null 2>"$HOME/errors" || status=$?
[ "$status" -eq 0 ] || tail -5 "$HOME/errors"
finish "$status"
