"""Reads one numeral a line from standard input with cn2an and prints its value, or "-" where cn2an refuses it."""

import sys
from decimal import Decimal

import cn2an


def value(text: str) -> str:
    try:
        number = cn2an.cn2an(text, "smart")
    except Exception:  # cn2an raises ValueError, but some malformed input escapes as other errors.
        return "-"
    # Floats are printed in the shortest form that reads back as the same float.
    return format(Decimal(str(number)).normalize(), "f")


def written(text: str) -> str:
    number = int(text)
    return cn2an.an2cn(number, "low") + " " + cn2an.an2cn(number, "up")


convert = written if sys.argv[1:] == ["write"] else value
for line in sys.stdin.read().split():
    print(convert(line))
