#!/usr/bin/env python3
"""Checks recorded sessions of a language server against the published model of the protocol.

usage: protocol_model.py RECORD...

A record has one JSON object a line: {"dir": "c->s" or "s->c", "msg": the message}. The model is that of the package
lsprotocol, whose classes are walked strictly here, for its own reader lets much pass: members that the model does not
know, null where a member is merely optional, numbers that are texts. Of both sides is checked: the shape of every
message, that requests are answered once and notifications never, that ids are not used twice at a time, and that the
server says nothing before it has answered `initialize`. Writes what is wrong, and ends with status 1 if anything is.
"""
import collections.abc
import enum
import json
import sys
import types as python_types
import typing

import attrs
from lsprotocol import converters, types as lsp

converters.get_converter()  # Resolves the names of types that the classes hold.
EARLY = {"window/showMessage", "window/logMessage", "window/showMessageRequest", "telemetry/event", "$/progress"}


class Model:
    """The classes of the model, and whether a value is one of them."""

    def __init__(self):
        self.members = {}

    def members_of(self, kind):
        """The members of a class by their names on the wire: type, whether required, whether null may stand there."""
        if kind not in self.members:
            hints = typing.get_type_hints(kind, vars(lsp), vars(lsp))
            found = {}
            for field in attrs.fields(kind):
                wire = self.wire_name(field.name)
                required = field.default is attrs.NOTHING or wire == "jsonrpc"
                options = typing.get_args(hints[field.name])
                nullable = lsp.is_special_property(kind, field.name) or (required and type(None) in options)
                found[wire] = (hints[field.name], required, nullable)
            self.members[kind] = found
        return self.members[kind]

    @staticmethod
    def wire_name(name):
        first, *rest = name.strip("_").split("_")
        return first + "".join(part[:1].upper() + part[1:] for part in rest)

    def faults(self, value, kind, where):
        """What keeps `value` from being a `kind`, as sentences."""
        if kind in (typing.Any, object):
            return []
        if isinstance(kind, str):
            kind = getattr(lsp, kind)
        if isinstance(kind, typing.ForwardRef):
            kind = getattr(lsp, kind.__forward_arg__)
        origin = typing.get_origin(kind)
        options = typing.get_args(kind)
        if origin in (typing.Union, python_types.UnionType):
            if typing.Any in options:
                return []
            attempts = [self.faults(value, option, where) for option in options]
            return min(attempts, key=len) if all(attempts) else []
        if origin is typing.Literal:
            return [] if value in options else [f"{where}: {value!r} is none of {options}"]
        if origin is tuple:
            if not isinstance(value, list) or len(value) != len(options):
                return [f"{where}: no list of {len(options)}"]
            return [f for i, (v, k) in enumerate(zip(value, options)) for f in self.faults(v, k, f"{where}[{i}]")]
        if origin in (dict, collections.abc.Mapping):
            if not isinstance(value, dict):
                return [f"{where}: no object"]
            return [f for k, v in value.items() for f in self.faults(v, options[1], f"{where}.{k}")]
        if origin is not None:
            if not isinstance(value, list):
                return [f"{where}: no list"]
            return [f for i, v in enumerate(value) for f in self.faults(v, options[0], f"{where}[{i}]")]
        if kind is type(None):
            return [] if value is None else [f"{where}: not null"]
        if kind is bool:
            return [] if isinstance(value, bool) else [f"{where}: no truth value"]
        if kind is str:
            return [] if isinstance(value, str) else [f"{where}: no text"]
        if kind is int:
            fits = isinstance(value, int) and not isinstance(value, bool) and -(2**31) <= value < 2**31
            return [] if fits else [f"{where}: no integer of 32 bits"]
        if kind is float:
            fits = isinstance(value, (int, float)) and not isinstance(value, bool)
            return [] if fits else [f"{where}: no number"]
        if issubclass(kind, enum.Enum):
            fits = any(type(m.value) is type(value) and m.value == value for m in kind)
            return [] if fits else [f"{where}: {value!r} is no {kind.__name__}"]
        if not attrs.has(kind):
            raise TypeError(kind)
        if not isinstance(value, dict):
            return [f"{where}: no {kind.__name__}"]
        members = self.members_of(kind)
        found = [f"{where}: {kind.__name__} has no member {name!r}" for name in value if name not in members]
        for name, (member, required, nullable) in members.items():
            if name not in value:
                if required:
                    found.append(f"{where}: {name!r} is missing")
            elif value[name] is None:
                if not nullable and member is not typing.Any and typing.Any not in typing.get_args(member):
                    found.append(f"{where}.{name}: null, where it should be left out")
            else:
                found += self.faults(value[name], member, f"{where}.{name}")
                if name in ("line", "character", "startLine", "endLine") and isinstance(value[name], int):
                    if value[name] < 0:
                        found.append(f"{where}.{name}: negative")
        return found


class Session:
    """One recorded session."""

    def __init__(self, model, lenient):
        self.model = model
        self.lenient = lenient
        self.open = {"c->s": {}, "s->c": {}}
        self.is_initialized = False

    def take(self, sender, message):
        """What is wrong with the next message."""
        other = "s->c" if sender == "c->s" else "c->s"
        if message.get("jsonrpc") != "2.0":
            return ["jsonrpc is not 2.0"]
        method, number = message.get("method"), message.get("id")
        if method is None:
            return self.answer(sender, other, message, number)
        found = []
        if number is not None:
            if number in self.open[sender]:
                found.append(f"the id {number!r} is in use")
            self.open[sender][number] = method
        if sender == "s->c" and not self.is_initialized and method not in EARLY:
            found.append(f"{method} before the answer to initialize")
        if method not in lsp.METHOD_TO_TYPES:
            return found if sender in self.lenient else found + [f"unknown method {method}"]
        allowed = lsp.message_direction(method)
        if allowed != "both" and allowed != ("clientToServer" if sender == "c->s" else "serverToClient"):
            found.append(f"{method} goes the other way")
        if sender in self.lenient:
            return found
        return found + self.model.faults(message, lsp.METHOD_TO_TYPES[method][0], method)

    def answer(self, sender, other, message, number):
        if ("result" in message) == ("error" in message):
            return ["neither result nor error, or both"]
        method = self.open[other].pop(number, None)
        if "error" in message:
            found = self.model.faults(message["error"], lsp.ResponseError, "error")
            return found if method or number is None else found + [f"an answer to nothing: {number!r}"]
        if method is None:
            return [f"an answer to nothing: {number!r}"]
        if method == "initialize":
            self.is_initialized = True
        if method not in lsp.METHOD_TO_TYPES or sender in self.lenient:
            return []
        return self.model.faults(message, lsp.METHOD_TO_TYPES[method][1], f"answer to {method}")


def main(arguments):
    """Checks the records named in `arguments`; a record called *.foreign is that of an editor, judged for order alone."""
    model = Model()
    status = 0
    for path in arguments:
        session = Session(model, {"c->s"} if path.endswith(".foreign.jsonl") else set())
        count = 0
        faults = []
        with open(path, encoding="utf-8") as record:
            for number, line in enumerate(record, 1):
                row = json.loads(line)
                count += 1
                faults += [f"line {number}: {row['dir']} {fault}" for fault in session.take(row["dir"], row["msg"])]
        unanswered = session.open["c->s"].items()
        faults += [f"never answered: {number!r} {method}" for number, method in unanswered]
        print(f"{path}: {count} messages, {len(faults)} faults")
        for fault in faults:
            print("   ", fault)
        status |= bool(faults)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
