"""Runs the command on the folder `d` with standard error on a terminal and the report in a file; prints what the
terminal got."""
import os
import pty
import subprocess
import sys

main, side = pty.openpty()
environment = dict(os.environ, TERM="xterm")
process = subprocess.Popen(
    [os.environ["ZHUBI"], "lint", "d", "--output", sys.argv[1]], stdout=side, stderr=side, env=environment
)
os.close(side)
seen = b""
while True:
    try:
        piece = os.read(main, 65536)
    except OSError:
        break
    if not piece:
        break
    seen += piece
assert process.wait() == 1
sys.stdout.buffer.write(seen)
