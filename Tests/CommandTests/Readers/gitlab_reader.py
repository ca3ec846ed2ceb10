"""Reads a GitLab code quality report by what its documentation demands; prints one line per finding."""
import json
import sys

import jsonschema

schema = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]+$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
report = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.validate(report, schema)
prints = [item["fingerprint"] for item in report]
assert len(prints) == len(set(prints)), "GitLab drops findings with the fingerprint of another"
names = {"critical": "error", "major": "warning", "minor": "info", "info": "hint"}
for item in report:
    print(names[item["severity"]], item["check_name"], item["location"]["lines"]["begin"])
