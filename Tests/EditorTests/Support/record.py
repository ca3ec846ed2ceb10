"""record.py FOLDER SERVER ARGUMENT...: stands between an editor and the server, and writes down what both say.

A file of FOLDER gets one JSON object a line: {"dir": "c->s" | "s->c", "msg": the message}, or {"dir": "fault", ...} for
bytes of the server that are no message. Everything is written down before it is passed on, so that no answer comes
before its question. An editor that leaves may end this program at once; the server ends by itself, and what it still
says is written down.
"""

import json
import os
import re
import signal
import subprocess
import sys
import threading

folder, command = sys.argv[1], sys.argv[2:]
record = open(os.path.join(folder, f"{os.getpid()}.jsonl"), "w", encoding="utf-8", buffering=1)
lock = threading.Lock()
server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
# Only now: a program that is started inherits what is overlooked.
for end in (signal.SIGHUP, signal.SIGTERM):
    signal.signal(end, signal.SIG_IGN)
EXACT = re.compile(rb"Content-Length: (0|[1-9][0-9]*)\r\n\r\n")


def note(direction, **members):
    with lock:
        record.write(json.dumps({"dir": direction, **members}, ensure_ascii=False) + "\n")


def split(held, direction):
    """Notes the whole messages at the start of `held`; gives what is left."""
    while True:
        end = held.find(b"\r\n\r\n")
        if end < 0:
            return held
        head = held[: end + 4]
        length = re.search(rb"content-length: *([0-9]+)", head, re.IGNORECASE)
        if direction == "s->c" and not EXACT.fullmatch(head):
            note("fault", head=head.decode("latin-1"))
        size = int(length.group(1)) if length else 0
        if len(held) < end + 4 + size:
            return held
        if length:
            note(direction, msg=json.loads(held[end + 4 : end + 4 + size]))
        held = held[end + 4 + size :]


def pass_on(source, target, direction):
    held = b""
    while True:
        try:
            piece = os.read(source, 65536)
        except OSError:
            piece = b""
        if not piece:
            break
        held = split(held + piece, direction)
        try:
            while piece:
                piece = piece[os.write(target, piece) :]
        except OSError:
            break
    if held and direction == "s->c":
        note("fault", rest=held[:200].decode("latin-1"))
    try:
        os.close(target)
    except OSError:
        pass


threading.Thread(target=pass_on, args=(0, server.stdin.fileno(), "c->s"), daemon=True).start()
answers = threading.Thread(target=pass_on, args=(server.stdout.fileno(), 1, "s->c"), daemon=True)
answers.start()
status = server.wait()
answers.join(2)
os._exit(status if status >= 0 else 128 - status)
