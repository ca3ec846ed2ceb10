#!/bin/sh
# run.sh NODE: the shipped extension under Node, with a stand-in for the editor.
. "$(dirname "$0")/../Support/prepare.sh"
status=0
timeout 100 "$1" "$here/probe.js" || status=$?
finish "$status"
