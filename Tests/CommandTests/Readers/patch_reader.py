"""Runs `lint --diff` on the folder `d` with standard output on a terminal; prints what the terminal got."""
import os
import pty
import subprocess
import sys

main, side = pty.openpty()
process = subprocess.Popen([os.environ["ZHUBI"], "lint", "d", "--diff"], stdout=side, stderr=subprocess.DEVNULL)
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
process.wait()
sys.stdout.buffer.write(seen)
