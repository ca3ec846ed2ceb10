"""Reads a Checkstyle report with diff-cover, which puts such reports beside changes; prints one line per error."""
import subprocess
import sys
from xml.etree import ElementTree

from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver

# diff-cover names files as seen from the top of a repository.
subprocess.run(["git", "init", "-q"], check=True)
GitPathTool.set_cwd(None)
with open(sys.argv[1], encoding="utf-8") as file:
    report = file.read()
found = CheckstyleXmlDriver().parse_reports([report])
# It drops the rule, which is compared by the report itself.
count = 0
for file in ElementTree.fromstring(report):
    errors = list(file)
    violations = found.get(file.get("name"), [])
    assert len(violations) == len(errors), (file.get("name"), found)
    for violation, error in zip(violations, errors):
        severity, message = violation.message.split(": ", 1)
        assert message and int(error.get("column")) > 0
        print(severity, error.get("source").split(".")[-1], violation.line)
    count += len(errors)
assert count == sum(len(violations) for violations in found.values())
