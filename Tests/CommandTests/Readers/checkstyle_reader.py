"""Reads a Checkstyle report as build servers do; prints one line per error."""
import sys
from xml.etree import ElementTree

root = ElementTree.parse(sys.argv[1]).getroot()
assert root.tag == "checkstyle" and root.get("version")
for file in root:
    assert file.tag == "file" and set(file.attrib) == {"name"}
    for error in file:
        assert error.tag == "error" and int(error.get("column")) > 0 and error.get("message")
        print(error.get("severity"), error.get("source").split(".")[-1], error.get("line"))
