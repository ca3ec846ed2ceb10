#!/usr/bin/env python3
"""A language server that finds nothing and keeps ever more memory: what soak.py must fail on."""
import json
import sys

kept = []


def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    sys.stdout.buffer.flush()


while True:
    length = 0
    while line := sys.stdin.buffer.readline().strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    if not length:
        sys.exit(1)
    message = json.loads(sys.stdin.buffer.read(length))
    method = message.get("method")
    if method == "exit":
        sys.exit(0)
    if "id" in message:
        send({"id": message["id"], "result": {"capabilities": {}} if method == "initialize" else None})
    if method in ("textDocument/didOpen", "textDocument/didChange"):
        kept.append(bytearray(1 << 20))
        document = message["params"]["textDocument"]
        send({"method": "textDocument/publishDiagnostics", "params": {
            "uri": document["uri"], "version": document["version"], "diagnostics": []}})
