#!/bin/sh
# run.sh SCRIPT.py ARGUMENT...: a script of this folder with `zhubi` on the PATH and a home of its own.
. "$(dirname "$0")/prepare.sh"
script=$1
shift
status=0
"${PYTHON:-python3}" "$support/$script" "$@" || status=$?
exit "$status"
