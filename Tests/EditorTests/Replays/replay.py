"""replay.py EDITOR.json: says to `zhubi lsp` what an editor says, in the editor's order, and checks what comes back.

The file holds what was recorded from the editor or stands in its sources: how it introduces itself, how it counts
columns, writes addresses, sends changes and numbers its requests.
"""

import json
import os
import subprocess
import sys
from urllib.parse import quote

editor = json.load(open(sys.argv[1], encoding="utf-8"))
draft = os.environ["DRAFT"]
folder = os.path.dirname(draft)
server = subprocess.Popen(["zhubi", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
text = open(draft, encoding="utf-8").read()
last_id = editor["firstId"]
version = editor["firstVersion"]
published = []
# How many publications had come when the text was changed last.
settled = 0
uri = "file://" + quote(draft)
document = {"uri": uri}


def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def receive():
    length = None
    while True:
        line = server.stdout.readline()
        if not line:
            sys.exit("the server ended")
        if line == b"\r\n":
            return json.loads(server.stdout.read(length))
        length = int(line.split(b":")[1])


def pump():
    """Takes one message; serves it where it is a request or a publication."""
    message = receive()
    method = message.get("method")
    if method == "textDocument/publishDiagnostics":
        published.append(message["params"])
    elif method and "id" in message:
        result = [None] * len(message["params"]["items"]) if method == "workspace/configuration" else None
        send(id=message["id"], result=result)
    return message


def request(method, params):
    global last_id
    this = last_id if isinstance(last_id, int) else f"{last_id}-1"
    last_id = this + 1 if isinstance(this, int) else this
    send(id=this, method=method, params=params)
    while True:
        message = pump()
        if "method" not in message and message["id"] == this:
            if "error" in message:
                sys.exit(f"{method}: {message['error']}")
            return message["result"]


def notify(method, params):
    send(method=method, params=params)


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found!r}, not {wanted!r}")


def width(piece):
    """The columns of a piece of a line, in the editor's units."""
    return {
        "utf-8": len(piece.encode()),
        "utf-16": len(piece.encode("utf-16-le")) // 2,
        "utf-32": len(piece),
    }[editor["encoding"]]


def position(line, before):
    return {"line": line, "character": width(before)}


def index(at):
    lines = text.split("\n")
    line = lines[at["line"]]
    column = next(i for i in range(len(line) + 1) if width(line[:i]) == at["character"])
    return sum(len(one) + 1 for one in lines[: at["line"]]) + column


def apply(edits):
    """Applies edits as the editor does, and tells the server."""
    global text, version, settled
    settled = len(published)
    for edit in sorted(edits, key=lambda one: index(one["range"]["start"]), reverse=True):
        start, end = index(edit["range"]["start"]), index(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
        version += 1
        change = {"text": text} if editor["change"] == "full" else {"range": edit["range"], "text": edit["newText"]}
        notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})


def edits_of(workspace_edit):
    if "documentChanges" in workspace_edit:
        return [edit for change in workspace_edit["documentChanges"] for edit in change["edits"]]
    return workspace_edit["changes"][uri]


def diagnostics():
    """What the server says is wrong with the present version."""
    if editor["diagnostics"] == "pull":
        return request("textDocument/diagnostic", {"textDocument": document})["items"]
    while len(published) <= settled or published[-1].get("version", version) != version:
        pump()
    return published[-1]["diagnostics"]


def filled(parameters):
    values = {
        "processId": os.getpid(),
        "rootUri": "file://" + quote(folder),
        "rootPath": folder,
        "workspaceFolders": [{"uri": "file://" + quote(folder), "name": "稿件"}],
    }
    return {key: values.get(key, value) for key, value in parameters.items()}


capabilities = request("initialize", filled(editor["initialize"]))["capabilities"]
expect("encoding", capabilities.get("positionEncoding", "utf-16"), editor["encoding"])
expect("asks for diagnostics", "diagnosticProvider" in capabilities, editor["diagnostics"] == "pull")
notify("initialized", {})
notify("workspace/didChangeConfiguration", {"settings": {}})
notify(
    "textDocument/didOpen",
    {"textDocument": {"uri": uri, "languageId": editor["languageId"], "version": version, "text": text}},
)

found = diagnostics()
expect("rules", [one["code"] for one in found], ["slogan-form"])
place = {"start": position(1, "他说😀坚决做到“"), "end": position(1, "他说😀坚决做到“二个维护")}
expect("place", found[0]["range"], place)

hover = request("textDocument/hover", {"textDocument": document, "position": place["start"]})
contents = hover["contents"]
if "两个维护" not in (contents["value"] if isinstance(contents, dict) else contents):
    sys.exit(f"hover: {contents}")

context = {"diagnostics": found if "dataSupport" in str(editor["initialize"]) else []}
if editor["only"] is not None:
    context["only"] = editor["only"]
actions = request("textDocument/codeAction", {"textDocument": document, "range": place, "context": context})
action = next(one for one in actions if one["kind"] == "quickfix" and "两个维护" in one["title"])
if "edit" not in action:
    action = request("codeAction/resolve", action)
apply(edits_of(action["edit"]))
expect("line after the fix", text.split("\n")[1], "他说😀坚决做到“两个维护”，抓好落实。")
expect("what is left", diagnostics(), [])

completion = request(
    "textDocument/completion",
    {"textDocument": document, "position": position(4, "落实三会"), "context": {"triggerKind": 1}},
)
item = next(one for one in completion["items"] if one["label"] == "三会一课")
if "insert" in item["textEdit"]:
    sys.exit("an edit of two kinds was not asked for")
if item.get("insertTextFormat", 1) != 1:
    sys.exit("a snippet was not asked for")
apply([item["textEdit"]])
expect("line after completion", text.split("\n")[4], "落实三会一课")

at = {"textDocument": document, "position": position(2, "认真落实“三")}
if editor["initialize"]["capabilities"]["textDocument"]["rename"].get("prepareSupport"):
    request("textDocument/prepareRename", at)
apply(edits_of(request("textDocument/rename", {**at, "newName": "三会两课"})))
expect("line after the new name", text.split("\n")[2], "认真落实“三会两课”制度。")
expect("last line after the new name", text.split("\n")[4], "落实三会两课")

for method in editor["also"]:
    parameters = {"textDocument": document}
    if method == "textDocument/inlayHint":
        parameters["range"] = {"start": position(0, ""), "end": position(4, "落实三会两课")}
    request(method, parameters)

notify("textDocument/didSave", {"textDocument": document})
notify("textDocument/didClose", {"textDocument": document})
if editor["diagnostics"] == "push":
    while published[-1]["diagnostics"] or published[-1].get("version") is not None:
        pump()
    expect("marks of a closed text", published[-1]["uri"], uri)
expect("answer to shutdown", request("shutdown", None), None)
notify("exit", None)
server.stdin.close()
expect("status", server.wait(10), 0)
