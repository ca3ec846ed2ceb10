#!/bin/sh
# What a person does in Kate. There is no window manager, so keys go to the window under the pointer.
picture() { import -window root "$pictures/$1.png"; }
kate -n --line 2 --column 9 "$DRAFT" >"$HOME/kate" 2>&1 &
kate=$!
for _ in $(seq 60); do
  window=$(xdotool search --onlyvisible --class kate 2>/dev/null | tail -1)
  [ -n "$window" ] && break
  sleep 0.5
done
[ -n "$window" ] || { echo "Kate shows no window"; cat "$HOME/kate"; exit 1; }
sleep 5
xdotool windowfocus --sync "$window" 2>/dev/null
picture 1-marks
xdotool mousemove 500 500 click 1
sleep 0.5
xdotool key ctrl+Home Down Home
for _ in 1 2 3 4 5 6 7 8 9; do xdotool key Right; done
sleep 0.7
# The pointer over the mark, for the hover.
xdotool mousemove 245 134
sleep 2
picture 2-hover
xdotool mousemove 500 500
sleep 0.5
xdotool key ctrl+period
sleep 2
picture 3-fixed
xdotool key Escape ctrl+End Up End
sleep 0.3
xdotool key ctrl+space
sleep 2
picture 4-completion
xdotool key Escape
sleep 0.3
xdotool key ctrl+s
sleep 1.5
picture 5-saved
kill "$kate"
sleep 1
kill -9 "$kate" 2>/dev/null
exit 0
