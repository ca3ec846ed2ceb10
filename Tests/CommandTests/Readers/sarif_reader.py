"""Reads a SARIF log as its schema (when given) and a public reader of the format do; prints one line per result."""
import json
import sys

log = json.load(open(sys.argv[1], encoding="utf-8"))
if len(sys.argv) > 2:
    import jsonschema

    schema = json.load(open(sys.argv[2], encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(log)

from sarif import loader

data = loader.load_sarif_file(sys.argv[1])
records = data.get_records()
run = log["runs"][0]
for record, result in zip(records, run["results"], strict=True):
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    print(record["Severity"], record["Code"].split()[0], record["Line"])
