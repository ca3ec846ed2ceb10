"""Reads a JUnit report as its schema (when given) and a public reader of the format do; prints one line per test."""
import sys

from junitparser import JUnitXml

if len(sys.argv) > 2:
    from lxml import etree

    etree.XMLSchema(etree.parse(sys.argv[2])).assertValid(etree.parse(sys.argv[1]))

for suite in JUnitXml.fromfile(sys.argv[1]):
    cases = list(suite)
    assert suite.tests == len(cases)
    assert suite.failures == sum(1 for case in cases for result in case.result)
    for case in cases:
        for result in case.result:
            print(result.type, case.name.split()[0], case.name.split()[1].split(":")[0])
