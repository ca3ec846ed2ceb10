"""Reads reviewdog diagnostics by their schema (when given); applies the ranges to the files as bytes; prints one line
per diagnostic."""
import json
import sys

schema = json.load(open(sys.argv[2], encoding="utf-8")) if len(sys.argv) > 2 else None
if schema:
    import jsonschema
for line in open(sys.argv[1], encoding="utf-8"):
    item = json.loads(line)
    if schema:
        jsonschema.validators.validator_for(schema)(schema).validate(item)
    start, end = (item["location"]["range"][name] for name in ("start", "end"))
    lines = open(item["location"]["path"], "rb").read().split(b"\n")
    if start["line"] == end["line"]:
        assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode("utf-8")
    print(item["severity"].lower(), item["code"]["value"], start["line"])
