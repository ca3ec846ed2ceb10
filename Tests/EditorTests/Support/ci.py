"""ci.py FOLDER: runs the commands of the CI examples in FOLDER as they are written, on two drafts of which one is wrong.

With SCHEMAS (a folder that holds the official schema of SARIF) the SARIF report is validated.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import jsonschema
import yaml

examples = pathlib.Path(sys.argv[1])
place = pathlib.Path(os.environ["HOME"]) / "仓库"
place.mkdir()


def write(name, text):
    (place / name).write_text(text, encoding="utf-8")


def run(command, wanted):
    result = subprocess.run(command, shell=True, cwd=place, capture_output=True, text=True)
    if result.returncode != wanted:
        sys.exit(f"{command}: status {result.returncode}, not {wanted}\n{result.stdout}{result.stderr}")
    return result.stdout


def commands(node):
    """All lines of `node` that start the program."""
    if isinstance(node, dict):
        return [line for value in node.values() for line in commands(value)]
    if isinstance(node, list):
        return [line for value in node for line in commands(value)]
    return [line for line in str(node).splitlines() if line.startswith("zhubi ")]


def example(name):
    return commands(yaml.safe_load((examples / name).read_text(encoding="utf-8")))


write("有误.txt", "坚持做到“四要”，即思想要统一、目标要明确、责任要压实。\n")
write("无误.txt", "会议定于2025年3月5日召开。\n")

report, annotations = example("github/zhubi.yml")
run(report, 0)
sarif = json.loads((place / "zhubi.sarif").read_text(encoding="utf-8"))
(place / "zhubi.sarif").unlink()
assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["slogan-count"], sarif
if "SCHEMAS" in os.environ:
    schema = next(pathlib.Path(os.environ["SCHEMAS"]).glob("sarif*.json"))
    jsonschema.validate(sarif, json.loads(schema.read_text(encoding="utf-8")))
lines = run(annotations, 1).splitlines()
assert any(line.startswith("::error ") and "file=有误.txt" in line for line in lines), lines

(quality,) = example("gitlab/zhubi.yml")
run(quality, 1)
(entry,) = json.loads((place / "gl-code-quality-report.json").read_text(encoding="utf-8"))
(place / "gl-code-quality-report.json").unlink()
assert entry["location"]["path"] == "有误.txt" and entry["location"]["lines"]["begin"] == 1, entry
assert entry["severity"] in ("info", "minor", "major", "critical", "blocker"), entry
assert entry["description"] and entry["check_name"] == "slogan-count" and entry["fingerprint"], entry

(log,) = example("gitea/zhubi.yml")
assert "slogan-count" in run(log, 1)

# pre-commit: a wrong draft stops the commit, a right one does not.
shutil.copy(examples / "pre-commit" / ".pre-commit-config.yaml", place)
run("git init -q . && git add 无误.txt .pre-commit-config.yaml", 0)
run("pre-commit run", 0)
run("git add 有误.txt", 0)
assert "有误.txt" in run("pre-commit run", 1)
run("rm -r .git .pre-commit-config.yaml", 0)

# The baseline keeps what is there and shows what is new.
script = examples / "shell" / "proofread.sh"
run(f"sh '{script}' .", 0)
run(f"sh '{script}' .", 0)
write("新稿.txt", "会议定于2025年2月30日召开。\n")
assert "有误" not in run(f"sh '{script}' .", 1)
