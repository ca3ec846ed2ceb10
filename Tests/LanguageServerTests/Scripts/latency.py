#!/usr/bin/env python3
"""Measures language servers as an editor sees them: start, keystroke to diagnostics, other requests meanwhile, memory.

usage: latency.py [--sizes 20000,1000000] [--keys 200] [--starts 20] [--text FILE] NAME=COMMAND...

Each COMMAND is started as it stands, for example 'zhubi=zhubi lsp' 'rumdl=rumdl server', all in one run, so that the
figures can be compared. A keystroke is one character put in at a changing place and sent as an incremental change (as a
whole text to servers that ask for that); the clock stops when the diagnostics of that version are there.

Every few keystrokes something else is asked right behind the change, while the text is being checked: what needs nothing
of the new text's findings (a hover in another document, completion, symbols of the workspace), and what does (a hover in
the text itself). Needs nothing but Python.
"""
import argparse
import json
import os
import random
import shlex
import statistics
import subprocess
import sys
import time

# Each paragraph is about a village of its own, so that no figure contradicts another.
VILLAGES = [
    a + b + c + d
    for d in "坪湾岭坡塘"
    for c in ["", "家", "门", "溪", "上", "下", "东", "西"]
    for b in "石柳河竹桥泉松枣杏庙沟堰"
    for a in "东西南北前后青白红长高新古大"
]
PARAGRAPH = (
    "{}村：过去一年，全村上下同心协力，完成投资{}万元，新修道路{}公里，改造老旧房屋{}户。一是抓产业，引进企业{}家。二是抓民生，"
    "办好实事{}件。三是抓治理，调处纠纷{}起，办好“三会一课”，群众满意度继续提高。下一步，要把已经定下的事情一件一件做好，"
    "让办事的人少跑路，让种地的人多增收，让孩子们在家门口上好学，让老人们在家门口看好病。"
)


class Server:
    """A server that is spoken to over pipes."""

    def __init__(self, command):
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        self.buffer = b""
        self.last_id = 0

    def send(self, method, params=None, is_request=False):
        message = {"jsonrpc": "2.0", "method": method}
        if params is not None:
            message["params"] = params
        if is_request:
            self.last_id += 1
            message["id"] = self.last_id
        body = json.dumps(message, ensure_ascii=False).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()
        return self.last_id

    def receive(self):
        while b"\r\n\r\n" not in self.buffer:
            self.read()
        head, rest = self.buffer.split(b"\r\n\r\n", 1)
        length = next(int(l.split(b":")[1]) for l in head.split(b"\r\n") if l.lower().startswith(b"content-length"))
        while len(rest) < length:
            self.read()
            rest = self.buffer.split(b"\r\n\r\n", 1)[1]
        self.buffer = rest[length:]
        message = json.loads(rest[:length])
        if "method" in message and "id" in message:
            items = message.get("params", {}).get("items") if isinstance(message.get("params"), dict) else None
            result = [None] * len(items) if items else None
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        return message

    def read(self):
        data = os.read(self.process.stdout.fileno(), 1 << 20)
        if not data:
            raise EOFError("the server has ended")
        self.buffer += data

    def answer(self, number):
        while True:
            message = self.receive()
            if message.get("id") == number and "method" not in message:
                return message

    def diagnostics(self, version):
        """Waits for the diagnostics of `version`; servers that tell no version are taken at their word."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                if message["params"].get("version", version) == version:
                    return message["params"]["diagnostics"]

    def initialize(self):
        capabilities = {
            "general": {"positionEncodings": ["utf-16"]},
            "textDocument": {"publishDiagnostics": {"versionSupport": True}, "synchronization": {}},
        }
        number = self.send(
            "initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities}, True)
        result = self.answer(number)["result"]["capabilities"]
        sync = result.get("textDocumentSync", 1)
        self.is_incremental = (sync if isinstance(sync, int) else sync.get("change", 1)) == 2
        return time.perf_counter() - self.started

    def resident(self):
        """Memory in MB; nan where the system does not tell."""
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
        except OSError:
            text = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, text=True)
            return int(text.stdout) / 1024 if text.stdout.strip() else float("nan")

    def stop(self):
        try:
            self.answer(self.send("shutdown", None, True))
            self.send("exit")
            self.process.wait(5)
        except (EOFError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            pipe.close()


def text_of(size, source):
    """A near-clean report of `size` characters: of the file `source`, or made up."""
    if source:
        with open(source, encoding="utf-8") as file:
            body = file.read()
        while len(body) < size:
            body += "\n" + body
        return body[:size].rstrip() + "\n"
    numbers = random.Random(7)
    paragraphs = []
    length = 0
    while length < size:
        village = VILLAGES[len(paragraphs) % len(VILLAGES)]
        paragraph = PARAGRAPH.format(village, *(numbers.randint(2, 900) for _ in range(6)))
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "# 工作报告\n\n" + "\n\n".join(paragraphs) + "\n"


def share(times, fraction):
    return sorted(times)[min(len(times) - 1, int(len(times) * fraction))] * 1000


def measure_start(command, count):
    times, memory = [], []
    for _ in range(count):
        server = Server(command)
        times.append(server.initialize())
        server.send("initialized", {})
        memory.append(server.resident())
        server.stop()
    return times, statistics.median(memory)


def measure_keys(command, text, keys):
    server = Server(command)
    server.initialize()
    server.send("initialized", {})
    uri = "file:///tmp/latency-test.md"
    began = time.perf_counter()
    server.send(
        "textDocument/didOpen",
        {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
    found = server.diagnostics(1)
    other = "file:///tmp/latency-test-2.md"
    server.send(
        "textDocument/didOpen",
        {"textDocument": {"uri": other, "languageId": "markdown", "version": 1, "text": text_of(2000, None)}})
    server.diagnostics(1)
    opened = time.perf_counter() - began
    lines = text.split("\n")
    places = [i for i, line in enumerate(lines) if len(line) > 20]
    numbers = random.Random(3)
    times, free, bound = [], [], []
    for version in range(2, keys + 2):
        line = numbers.choice(places)
        column = numbers.randrange(5, 15)
        place = {"line": line, "character": column}
        # A Chinese character goes in and out again, so that the text stays near what it was.
        inserts = version % 2 == 0
        if inserts:
            last = (line, column)
            change = {"range": {"start": place, "end": place}, "text": "好"}
            lines[line] = lines[line][:column] + "好" + lines[line][column:]
        else:
            line, column = last
            change = {
                "range": {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + 1}},
                "text": ""}
            lines[line] = lines[line][:column] + lines[line][column + 1:]
        if not server.is_incremental:
            change = {"text": "\n".join(lines)}
        began = time.perf_counter()
        server.send(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
        question = version % 10
        if question < 5:
            server.diagnostics(version)
            times.append(time.perf_counter() - began)
            continue
        place = {"line": line, "character": column}
        method, parameters = [
            ("textDocument/hover", {"textDocument": {"uri": uri}, "position": place}),
            ("textDocument/hover", {"textDocument": {"uri": other}, "position": {"line": 2, "character": 8}}),
            ("textDocument/completion", {"textDocument": {"uri": uri}, "position": place}),
            ("workspace/symbol", {"query": "三会"}),
            ("textDocument/documentSymbol", {"textDocument": {"uri": other}}),
        ][question - 5]
        number = server.send(method, parameters, True)
        is_answered = is_checked = False
        while not (is_answered and is_checked):
            message = server.receive()
            if message.get("id") == number and "method" not in message:
                is_answered = True
                (bound if question == 5 else free).append(time.perf_counter() - began)
            elif message.get("method") == "textDocument/publishDiagnostics":
                parameters = message["params"]
                is_checked = is_checked or parameters["uri"] == uri and parameters.get("version", version) == version
    memory = server.resident()
    server.stop()
    return opened, times, free, bound, memory, len(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("servers", nargs="+", metavar="NAME=COMMAND")
    parser.add_argument("--sizes", default="20000,1000000")
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--text")
    arguments = parser.parse_args()
    servers = [server.split("=", 1) for server in arguments.servers]
    for name, command in servers:
        times, memory = measure_start(command, arguments.starts)
        print(
            f"{name}: start to answer of initialize p50 {share(times, .5):.1f} ms, p99 {share(times, .99):.1f} ms, "
            f"then {memory:.1f} MB", flush=True)
    for size in map(int, arguments.sizes.split(",")):
        text = text_of(size, arguments.text)
        keys = arguments.keys if size <= 100_000 else max(20, arguments.keys // 4)
        for name, command in servers:
            opened, times, free, bound, memory, found = measure_keys(command, text, keys)
            print(
                f"{name}: {len(text)} characters, {found} findings: open {opened * 1000:.1f} ms; keystroke to "
                f"diagnostics p50 {share(times, .5):.2f} ms, p99 {share(times, .99):.2f} ms of {len(times)}; meanwhile "
                f"what needs no findings p50 {share(free, .5):.2f} ms, p99 {share(free, .99):.2f} ms of {len(free)}, "
                f"what needs them p50 {share(bound, .5):.2f} ms; {memory:.1f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
