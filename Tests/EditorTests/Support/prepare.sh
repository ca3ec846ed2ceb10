# Sourced by the run.sh of each editor: a home of its own, a draft on a Chinese path, and `zhubi` on the PATH as the
# shipped files expect it. Needs ZHUBI (the program) and EDITOR_CONFIGS (the folder that is shipped).
# Every session is recorded, a file each; with CHECKER (a program that reads such a file strictly) it is checked too.
set -eu
support=$(cd "$(dirname "$0")/../Support" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
HOME=$(mktemp -d)
export HOME LANG=C.UTF-8
export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache XDG_DATA_HOME=$HOME/.data XDG_STATE_HOME=$HOME/.state
trap 'rm -rf "$HOME"' EXIT
mkdir -p "$HOME/bin" "$HOME/稿件 一"
DRAFT="$HOME/稿件 一/草稿.txt"
cp "$support/draft.txt" "$DRAFT"
printf '{}\n' > "$HOME/稿件 一/.zhubi.json"
export DRAFT PROBE="$here" EDITOR_CONFIGS
mkdir "$HOME/sessions"
printf '#!/bin/sh\nexec "%s" "%s" "%s" "%s" "$@"\n' "${PYTHON:-python3}" "$support/record.py" "$HOME/sessions" "$ZHUBI" \
  > "$HOME/bin/zhubi"
chmod +x "$HOME/bin/zhubi"
PATH=$HOME/bin:$PATH
export PATH

# Ends the script: the probe's own status, then what CHECKER, a strict reader of the protocol, says of each session.
finish() {
  [ "$1" -eq 0 ] || exit "$1"
  sleep 0.3
  for session in "$HOME"/sessions/*; do
    if grep '"dir": "fault"' "$session"; then exit 1; fi
    if [ -n "${CHECKER:-}" ]; then "${PYTHON:-python3}" "$CHECKER" "$session" || exit 1; fi
  done
  exit 0
}
