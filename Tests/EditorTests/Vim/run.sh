#!/bin/sh
# run.sh VIM: the shipped file for ALE in a real Vim, which needs a terminal.
. "$(dirname "$0")/../Support/prepare.sh"
export TERM=xterm-256color REPORT=$HOME/report
status=0
timeout 100 script -qfec "$1 -N -i NONE -n -u $here/vimrc -S $here/steps.vim -S $here/probe.vim '$DRAFT'" "$HOME/terminal" \
  </dev/null >/dev/null 2>&1 || status=$?
[ "$status" -eq 0 ] || { cat "$REPORT" 2>/dev/null || tail -c 600 "$HOME/terminal"; }
finish "$status"
