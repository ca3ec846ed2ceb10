#!/bin/sh
# run.sh [PICTURES]: the shipped settings in a real Kate on a screen of memory. Run by hand before a release: it takes a
# minute and installs much. Needs ZHUBI and EDITOR_CONFIGS; Debian: kate xvfb xdotool dbus-x11 imagemagick fonts-noto-cjk.
# Checks the draft after a quick fix and what the server was asked; PICTURES, a folder, gets what a person would see.
. "$(dirname "$0")/../Support/prepare.sh"
pictures=${1:-$HOME/pictures}
export pictures XDG_RUNTIME_DIR=$HOME/run QT_QPA_PLATFORM=xcb
mkdir -p "$pictures" "$HOME/run" "$XDG_CONFIG_HOME/kate/lspclient"
chmod 700 "$HOME/run"
cp "$EDITOR_CONFIGS/kate/settings.json" "$XDG_CONFIG_HOME/kate/lspclient/settings.json"
cat > "$XDG_CONFIG_HOME/katerc" <<RC
[General]
Show welcome view for new window=false
[Kate Plugins]
lspclientplugin=true
[lspclient]
AllowedServerCommandLines=$HOME/bin/zhubi lsp
RC
status=0
timeout 150 xvfb-run -a -s "-screen 0 1200x800x24" dbus-run-session -- sh "$here/steps.sh" || status=$?
wanted='他说😀坚决做到“两个维护”，抓好落实。'
if [ "$status" -eq 0 ] && ! grep -qF "$wanted" "$DRAFT"; then
  echo "the fix was not applied:"; cat "$DRAFT"; status=1
fi
for method in textDocument/didOpen textDocument/hover textDocument/codeAction textDocument/completion; do
  grep -q "\"$method\"" "$HOME"/sessions/* || { echo "Kate did not send $method"; status=1; }
done
finish "$status"
