#!/usr/bin/env python3
"""Works with a language server for hours, as an editor with fifty drafts does, and fails when memory or latency grows.

usage: soak.py [--minutes 120] [--windows 20] [--drafts 50] [--pause 20] [--seed 1] [--slack 1] [--pull] COMMAND

COMMAND is started as it stands, for example 'zhubi lsp'. The drafts are made up here, in a folder of their own. The
script types, pastes, deletes, undoes, completes, points, takes fixes, renames, saves, opens and closes, and now and then
cancels a question, leaves a finding alone for good or has the whole folder checked. The drafts stay about as long as they
were, so that whatever grows is the server's. After each window of time it prints a line: how many steps were taken, how
long a key and the other questions took, what a key and a step cost the server in processor time, and what it holds:
memory, threads, open files. At the end the last third of the windows is held against the first third (after the very first
tenth, in which everything is met for the first time): strictly for what the server holds and for processor time, loosely
for what a clock on the wall shows, because other work on the machine shows there too. It also checks that a draft closed
and opened again has the findings it had.
Ends with status 1 when something grows, with status 2 when an answer is wrong. Needs nothing but Python, on Linux.
"""
import argparse
import json
import os
import pathlib
import random
import statistics
import sys
import tempfile
import time

import latency

PLACES = ["临江", "云溪", "青石", "东河", "南岭", "白沙", "长桥", "五里"]
SENTENCES = [
    "完成投资{}万元，增长{}%，其中工业投资{}万元、农业投资{}万元。",
    "全县坚持“三会一课”，开展“六学六比”活动，参加党员{}人。",
    "一是抓产业，引进企业{}家。二是抓民生，办好实事{}件。三是抓治理，调处纠纷{}起。",
    "一是修路，新修道路{}公里；二是治水，清淤河道{}公里；四是绿化，植树{}万株。",
    "落实“三清一改”，即清沟渠、清庭院、清塘坝、改厕所，惠及百姓{}户。",
    "实施“四个一批”工程，{}户贫困户受益，较上年增加{}户。",
    "2024年2月30日，{}县召开现场会，推进推进重点工作。",
    "由{}万元增加到{}万元，增长{}%，完成全年任务的{}%。",
    "编制《{}县水网规划》，县发展和改革委员会（以下简称“县发改委”）牵头，县发改委按月调度。",
    "坚持稳中求进,统筹发展和安全,{}个项目开工。",
    "涉及{}、{}、{}等4个镇，共{}人。😀",
    "让办事的人少跑路，让种地的人多增收，让孩子们在家门口上好学，让老人们在家门口看好病。",
]
TYPED = [
    "账号", "帐号", "三会一课", "五个意识", "推进推进", "一是", "二是", "百分之15", "320万元", "，", "。", "“", "”", "《规划》",
    "3会1课", "（一）", "第二，", "\n", "😀", "2月30日", "\n\n一、总体要求\n", "增长5%",
]
NAMES = ["夜谈会", "清廉乡村", "水网规划", "“六学六比”"]


def units(text):
    """The length of `text` in UTF-16."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


class Draft:
    """A draft as the editor has it."""

    def __init__(self, path, text):
        self.path = path
        self.uri = path.as_uri()
        self.original = text
        self.text = text
        self.version = 0
        self.undo = []
        self.is_open = False
        self.findings = None

    def position(self, offset):
        before = self.text[:offset]
        line_start = before.rfind("\n") + 1
        return {"line": before.count("\n"), "character": units(before[line_start:])}

    def offset(self, position):
        start = 0
        for _ in range(position["line"]):
            start = self.text.index("\n", start) + 1
        left = position["character"]
        while left > 0 and start < len(self.text) and self.text[start] != "\n":
            left -= units(self.text[start])
            start += 1
        return start

    def range(self, start, end):
        return {"start": self.position(start), "end": self.position(end)}

    def replace(self, start, end, text):
        """Edits the text and gives the change as the protocol has it."""
        change = {"range": self.range(start, end), "text": text}
        self.undo.append((start, self.text[start:end], text))
        del self.undo[:-100]
        self.text = self.text[:start] + text + self.text[end:]
        return change


class Editor(latency.Server):
    """A server and the drafts that are edited with it."""

    def __init__(self, arguments, folder):
        super().__init__(arguments.command)
        self.random = random.Random(arguments.seed)
        self.pulls = arguments.pull
        self.folder = folder
        self.settings = folder / ".zhubi.json"
        self.settings_text = '{"rules": {"abbreviation": "info"}}\n'
        self.settings.write_text(self.settings_text, encoding="utf-8")
        self.drafts = [self.make_draft(number) for number in range(arguments.drafts)]
        self.open = []
        self.last_settings_change = 0
        self.steps = 0
        self.times = {}

    # What goes over the line.

    def receive(self):
        message = super().receive()
        if message.get("method") == "textDocument/publishDiagnostics":
            for draft in self.open:
                if draft.uri == message["params"]["uri"]:
                    draft.findings = message["params"]
        if "error" in message and message["error"]["code"] not in (-32800, -32801, -32803):
            fail(f"the server answered {message['error']}")
        return message

    def start(self):
        text_document = {
            "synchronization": {"didSave": True},
            "publishDiagnostics": {"versionSupport": True, "relatedInformation": True},
            "hover": {"contentFormat": ["markdown"]},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        }
        if self.pulls:
            text_document["diagnostic"] = {}
        number = self.send("initialize", {
            "processId": os.getpid(), "rootUri": self.folder.as_uri(),
            "workspaceFolders": [{"uri": self.folder.as_uri(), "name": "稿件"}],
            "capabilities": {
                "general": {"positionEncodings": ["utf-16"]}, "textDocument": text_document,
                "workspace": {"workspaceEdit": {"documentChanges": True}},
            }}, True)
        self.answer(number)
        self.send("initialized", {})

    def ask(self, kind, method, params):
        began = time.perf_counter()
        answer = self.answer(self.send(method, params, True))
        self.times.setdefault(kind, []).append(time.perf_counter() - began)
        return answer.get("result")

    def wait_for_findings(self, draft):
        if self.pulls:
            report = self.answer(self.send(
                "textDocument/diagnostic", {"textDocument": {"uri": draft.uri}}, True)).get("result")
            draft.findings = {"diagnostics": report["items"], "version": draft.version}
            return
        while not draft.findings or draft.findings.get("version") != draft.version:
            self.receive()

    def tell(self, draft, changes):
        draft.version += 1
        self.send("textDocument/didChange", {
            "textDocument": {"uri": draft.uri, "version": draft.version}, "contentChanges": changes})

    def change(self, draft, start, end, text):
        began, worked = time.perf_counter(), self.work_done()
        self.tell(draft, [draft.replace(start, end, text)])
        self.wait_for_findings(draft)
        self.times.setdefault("key", []).append(time.perf_counter() - began)
        self.times.setdefault("key_cpu", []).append(self.work_done() - worked)

    # The drafts.

    def sentence(self):
        template = self.random.choice(SENTENCES)
        return template.format(*(
            self.random.choice(PLACES) if "县" in template or "镇" in template else self.random.randint(2, 9000)
            for _ in range(template.count("{}"))))

    def paragraph(self):
        return "".join(self.sentence() for _ in range(self.random.randint(2, 6)))

    def make_draft(self, number):
        is_markdown = number % 3 == 0
        size = self.random.choice([600, 1500, 3000, 6000, 20000 if number % 10 == 0 else 3000])
        parts = ["# 工作报告" if is_markdown else "工作报告"]
        heading = 0
        while sum(map(len, parts)) < size:
            if self.random.random() < 0.2:
                title = "、" + self.random.choice(NAMES) + "工作"
                parts.append(("## " if is_markdown else "") + "一二三四五六七八九十"[heading % 10] + title)
                heading += self.random.choice([1, 1, 1, 2])
            parts.append(self.paragraph())
        path = self.folder / f"稿件{number:02}.{'md' if is_markdown else 'txt'}"
        text = "\n\n".join(parts) + "\n"
        path.write_bytes(text.encode())
        return Draft(path, text)

    def show(self, draft):
        draft.version += 1
        draft.findings = None
        draft.undo = []
        draft.text = draft.path.read_bytes().decode()
        self.open.append(draft)
        language = "markdown" if draft.path.suffix == ".md" else "plaintext"
        began = time.perf_counter()
        self.send("textDocument/didOpen", {"textDocument": {
            "uri": draft.uri, "languageId": language, "version": draft.version, "text": draft.text}})
        self.wait_for_findings(draft)
        self.times.setdefault("open", []).append(time.perf_counter() - began)

    def hide(self, draft):
        self.send("textDocument/didClose", {"textDocument": {"uri": draft.uri}})
        self.open.remove(draft)

    def save(self, draft):
        draft.path.write_bytes(draft.text.encode())
        self.send("textDocument/didSave", {"textDocument": {"uri": draft.uri}})

    def place(self, draft):
        """Somewhere in the draft, as often as not where something is wrong."""
        marks = draft.findings["diagnostics"] if draft.findings else []
        if marks and self.random.random() < 0.5:
            return self.random.choice(marks)["range"]["start"]
        return draft.position(self.random.randint(0, len(draft.text)))

    def at(self, draft, position):
        return {"textDocument": {"uri": draft.uri}, "position": position}

    # What an author does. Each of these is one step.

    def step(self):
        self.steps += 1
        if len(self.open) < min(20, len(self.drafts)):
            return self.show(self.random.choice([draft for draft in self.drafts if draft not in self.open]))
        draft = self.random.choice(self.open)
        if len(draft.text) > 1.2 * len(draft.original) + 200:
            start = self.random.randint(0, len(draft.text) // 2)
            return self.change(draft, start, start + len(draft.text) - len(draft.original), "")
        if len(draft.text) < 0.8 * len(draft.original):
            return self.paste(draft)
        acts = [
            (30, self.type), (4, self.paste), (8, self.delete), (12, self.take_back), (8, self.complete),
            (10, self.point), (6, self.mend), (2, self.rename), (6, self.look), (2, self.burst), (2, self.interrupt),
            (4, self.save), (3, self.leave), (2, self.open_again), (0.1, self.leave_alone), (0.1, self.check_all),
        ]
        act = self.random.choices([act for _, act in acts], [weight for weight, _ in acts])[0]
        act(draft)

    def type(self, draft):
        at = self.random.randint(0, len(draft.text))
        for character in self.random.choice(TYPED):
            self.change(draft, at, at, character)
            at += 1

    def paste(self, draft):
        start = self.random.randint(0, len(draft.text))
        self.change(draft, start, min(len(draft.text), start + self.random.choice([0, 0, 5, 40])), self.paragraph())

    def delete(self, draft):
        start = self.random.randint(0, len(draft.text))
        self.change(draft, start, min(len(draft.text), start + self.random.randint(1, 12)), "")

    def take_back(self, draft):
        for _ in range(min(len(draft.undo), self.random.randint(1, 6))):
            start, old, new = draft.undo[-1]
            self.change(draft, start, start + len(new), old)
            del draft.undo[-2:]

    def complete(self, draft):
        position = self.place(draft)
        answer = self.ask("completion", "textDocument/completion", self.at(draft, position))
        items = answer["items"] if answer else []
        if not items:
            return
        item = self.ask("resolve", "completionItem/resolve", self.random.choice(items))
        edit = item["textEdit"]
        self.change(
            draft, draft.offset(edit["range"]["start"]), draft.offset(edit["range"]["end"]), edit["newText"])

    def point(self, draft):
        self.ask("hover", "textDocument/hover", self.at(draft, self.place(draft)))

    def mend(self, draft):
        place = self.place(draft)
        actions = self.ask("action", "textDocument/codeAction", {
            "textDocument": {"uri": draft.uri}, "range": {"start": place, "end": place},
            "context": {"diagnostics": [], "only": self.random.choice([["quickfix"], ["source.fixAll.zhubi"]])}})
        actions = [action for action in actions or [] if "edit" in action]
        if actions:
            self.apply(draft, self.random.choice(actions)["edit"])

    def rename(self, draft):
        found = draft.text.find(self.random.choice(NAMES))
        place = draft.position(found + 1) if found >= 0 else self.place(draft)
        if not self.ask("other", "textDocument/prepareRename", self.at(draft, place)):
            return
        edit = self.ask(
            "rename", "textDocument/rename", {**self.at(draft, place), "newName": self.random.choice(NAMES)})
        if edit:
            for other in list(self.open):
                self.apply(other, edit)

    def apply(self, draft, edit):
        """Makes the edits of an answer in one change, from the last to the first."""
        edits = [
            change for document in edit["documentChanges"] if document["textDocument"]["uri"] == draft.uri
            for change in document["edits"]]
        if not edits:
            return
        places = [(draft.offset(e["range"]["start"]), draft.offset(e["range"]["end"]), e["newText"]) for e in edits]
        self.tell(draft, [draft.replace(*place) for place in sorted(places, reverse=True)])
        self.wait_for_findings(draft)

    def look(self, draft):
        document = {"textDocument": {"uri": draft.uri}}
        everything = draft.range(0, len(draft.text))
        method, params = self.random.choice([
            ("textDocument/documentSymbol", document), ("textDocument/foldingRange", document),
            ("textDocument/semanticTokens/full", document), ("textDocument/documentLink", document),
            ("textDocument/inlayHint", {**document, "range": everything}),
            ("textDocument/documentHighlight", self.at(draft, self.place(draft))),
            ("textDocument/definition", self.at(draft, self.place(draft))),
            ("textDocument/references", {
                **self.at(draft, self.place(draft)), "context": {"includeDeclaration": True}}),
            ("workspace/symbol", {"query": self.random.choice(["三", "会", "工作"])}),
            ("textDocument/formatting", {**document, "options": {"tabSize": 2, "insertSpaces": True}}),
        ])
        self.ask("other", method, params)

    def burst(self, draft):
        """Keys that come faster than anything is answered."""
        for _ in range(30):
            at = self.random.randint(0, len(draft.text))
            self.tell(draft, [draft.replace(at, at, "好")])
        self.wait_for_findings(draft)
        for _ in range(30):
            start, old, new = draft.undo[-1]
            self.tell(draft, [draft.replace(start, start + len(new), old)])
            del draft.undo[-2:]
        self.wait_for_findings(draft)

    def interrupt(self, draft):
        number = self.send("textDocument/hover", self.at(draft, self.place(draft)), True)
        self.send("$/cancelRequest", {"id": number})
        self.answer(number)

    def leave(self, draft):
        """Closes a draft for another one, now and then without saving."""
        if self.random.random() < 0.3:
            draft.path.write_bytes(draft.original.encode())
        else:
            self.save(draft)
        self.hide(draft)

    def open_again(self, draft):
        self.save(draft)
        self.wait_for_findings(draft)
        before = [(mark["range"], mark["message"]) for mark in draft.findings["diagnostics"]]
        self.hide(draft)
        self.show(draft)
        after = [(mark["range"], mark["message"]) for mark in draft.findings["diagnostics"]]
        if before != after and self.steps - self.last_settings_change > 50:
            fail(f"{draft.path.name} has other findings when it is opened again: {before} and {after}")

    def leave_alone(self, draft):
        """Has the server write a finding into the settings, and puts them back as they were."""
        self.last_settings_change = self.steps
        if self.settings.read_text(encoding="utf-8") != self.settings_text:
            self.settings.write_text(self.settings_text, encoding="utf-8")
            self.send("workspace/didChangeWatchedFiles", {"changes": [{"uri": self.settings.as_uri(), "type": 2}]})
            return
        self.ask("other", "workspace/executeCommand", {
            "command": "zhubi.suppress", "arguments": [{
                "uri": draft.uri, "rule": "repeated-text", "text": "推进推进", "context": "推进推进重点"}]})

    def check_all(self, draft):
        if self.pulls:
            self.ask("folder", "workspace/diagnostic", {"previousResultIds": []})
        else:
            self.ask("other", "workspace/executeCommand", {"command": "zhubi.checkWorkspace"})

    # What the server holds.

    def work_done(self):
        """The processor time of all threads, those that have ended too, in seconds."""
        # The clock of a process is numbered by its id, as clock_getcpuclockid(3) does it.
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def fail(sentence):
    print(f"wrong: {sentence}", flush=True)
    os._exit(2)


COLUMNS = [
    ("steps", "steps"), ("key p50", "key50"), ("key p95", "key95"), ("hover", "hover"), ("compl.", "completion"),
    ("action", "action"), ("rename", "rename"), ("open", "open"), ("other", "other"), ("CPU/key", "key_cpu"),
    ("CPU/step", "cpu"),
    ("MB", "memory"), ("threads", "threads"), ("files", "files"),
]
# By how much the last windows may lie above the first ones: a factor, and what is added to it.
LIMITS = {
    "memory": (1.1, 8), "threads": (1, 4), "files": (1, 4), "key_cpu": (1.2, 0.2), "cpu": (1.25, 0.5),
    "key50": (2, 5), "key95": (3, 20), "hover": (3, 5), "completion": (3, 5), "action": (3, 5),
}


def window(editor, seconds, pause):
    """Works for a while and gives the figures of it: milliseconds, MB, counts."""
    editor.times = {}
    steps, processor = editor.steps, editor.work_done()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        editor.step()
        time.sleep(pause / 1000)
    steps = editor.steps - steps
    times = {kind: sorted(values) for kind, values in editor.times.items()}
    figures = {kind: statistics.median(values) * 1000 for kind, values in times.items()}
    for name, share in [("key50", 0.5), ("key95", 0.95)]:
        figures[name] = latency.share(times["key"], share) if times.get("key") else float("nan")
    figures["cpu"] = (editor.work_done() - processor) * 1000 / max(1, steps)
    figures.update(steps=steps, memory=editor.resident(), threads=editor.threads(), files=editor.files())
    return figures


def growth(windows, slack):
    """What lies higher at the end than at the beginning, as sentences."""
    windows = windows[max(1, len(windows) // 10):]
    third = max(1, len(windows) // 3)
    grown = []
    for name, (factor, addend) in LIMITS.items():
        first, last = (
            [figures[name] for figures in part if name in figures] for part in (windows[:third], windows[-third:]))
        if not first or not last:
            continue
        before, after = statistics.median(first), statistics.median(last)
        print(f"{name}: {before:.2f} at first, {after:.2f} at last")
        if after > before * (1 + (factor - 1) * slack) + addend * slack:
            grown.append(f"{name} grows from {before:.2f} to {after:.2f}")
    return grown


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--windows", type=int, default=20)
    parser.add_argument("--drafts", type=int, default=50)
    parser.add_argument("--pause", type=float, default=20, help="milliseconds between two steps")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slack", type=float, default=1, help="how much looser the limits are, for short runs")
    parser.add_argument("--pull", action="store_true", help="ask for the findings instead of being told")
    arguments = parser.parse_args()
    if not os.path.exists("/proc/self/status"):
        print("skipped: memory is read from /proc, which is not there")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        editor = Editor(arguments, pathlib.Path(folder).resolve())
        editor.start()
        print("minute " + " ".join(f"{title:>8}" for title, _ in COLUMNS), flush=True)
        windows = []
        for number in range(arguments.windows):
            figures = window(editor, arguments.minutes * 60 / arguments.windows, arguments.pause)
            windows.append(figures)
            minute = arguments.minutes * (number + 1) / arguments.windows
            cells = [figures.get(name, float("nan")) for _, name in COLUMNS]
            print(f"{minute:6.1f} " + " ".join(
                f"{cell:8}" if isinstance(cell, int) else f"{cell:8.2f}" for cell in cells), flush=True)
        editor.stop()
        if editor.process.returncode != 0:
            fail(f"the server ended with status {editor.process.returncode}")
    grown = growth(windows, arguments.slack)
    for sentence in grown:
        print(f"grows: {sentence}")
    print(f"{editor.steps} steps: " + ("something grows" if grown else "nothing grows"))
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
