#!/bin/sh
# run.sh EMACS eglot|eglot-strict|lsp-mode: the shipped files in a real Emacs.
. "$(dirname "$0")/../Support/prepare.sh"
kind=${2%-strict}
[ "$kind" = "$2" ] || export EGLOT_STRICT=1
status=0
timeout 100 "$1" -Q --batch -l "$here/probe.el" -l "$here/$kind.el" -f probe-main >"$HOME/out" 2>"$HOME/errors" || status=$?
[ "$status" -eq 0 ] || { cat "$HOME/out"; tail -12 "$HOME/errors"; }
finish "$status"
