"""Makes the tables of characters in Sources/Glossary/Characters from Unihan and from the glyphs of a font.

Use:  make_character_tables.py UNIHAN-FOLDER FONT TABLE-FOLDER

UNIHAN-FOLDER holds Unihan_*.txt.bz2 as the Debian package unicode-data installs them (Unicode licence), FONT is
NotoSansCJK-Regular.ttc of the Debian package fonts-noto-cjk (SIL Open Font License 1.1). Needs numpy and pillow. The
tables are made anew as a whole; the glyphs are compared, and nothing of the font itself is kept.
"""

import bz2
import collections
import sys
import unicodedata

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIDE = 28  # pixels of a glyph
LIKE = 0.55  # glyphs at least so similar (cosine of the blurred bitmaps, the mean glyph taken off) look alike,
TWINS = 0.85  # glyphs at least so similar are told apart only by a careful eye: 末 and 未
NEAREST = 12  # if one is among so many nearest of the other

NO_FORM = "〓"  # stands for a standard form that is not known

HEADER = """\
// Made by Tests/GlossaryTests/Scripts/make_character_tables.py; not to be edited by hand.
//
// {source}

extension {type} {{
  /// {doc}
  static let {name}: StaticString = \"\"\"
"""

UNICODE = "Derived from the Unihan database. Copyright © 1991-2022 Unicode, Inc. Unicode Licence, unicode.org/license.txt."
FONT = "Glyphs compared: Noto Sans CJK, © 2014-2021 Adobe, SIL Open Font License 1.1."


def fields(folder, file, names):
    """-> field -> character -> value"""
    found = collections.defaultdict(dict)
    for line in bz2.open(f"{folder}/Unihan_{file}.txt.bz2", "rt", encoding="utf-8"):
        if not line.startswith("#") and line.count("\t") >= 2:
            code, name, value = line.rstrip("\n").split("\t", 2)
            if name in names:
                found[name][chr(int(code[2:], 16))] = value
    return found


def write(path, source, type_, name, doc, records):
    """Fixed records of characters, sorted, so that a search can halve them without reading all."""
    text = "".join(sorted(records))
    assert all(0x800 <= ord(c) <= 0xFFFF for c in text), "a character that is not three bytes long"
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEADER.format(source=source, type=type_, name=name, doc=doc))
        width = 52
        lines = [text[i : i + width] for i in range(0, len(text), width)]
        out.write(" \\\n".join("    " + line for line in lines).replace(" \\\n", "\\\n"))
        out.write('\n    """\n}\n')
    print(f"{path}: {len(records)} records")


# ---------------------------------------------------------------- characters that are not standard


def variants(unihan, standard):
    """A character outside the standard list, then the standard one that it is a form of."""
    links = fields(
        unihan, "Variants", {"kSimplifiedVariant", "kSemanticVariant", "kZVariant", "kTraditionalVariant"}
    )

    def targets(field, character):
        return [chr(int(x.split("<")[0][2:], 16)) for x in links[field].get(character, "").split()]

    def simple(character):
        for other in targets("kSimplifiedVariant", character):
            if other in standard and other != character:
                return other
        return None

    found = {}
    everything = {c for field in links.values() for c in field}
    for character in everything:
        if character in standard or not 0x3400 <= ord(character) <= 0xFFFF:
            continue
        other = simple(character)
        near = targets("kZVariant", character) + targets("kSemanticVariant", character)
        # 県 is a form of 縣, which is a form of 县; 峯 is one of 峰.
        for field in ("kZVariant", "kSemanticVariant"):
            for source, _ in links[field].items():
                if character in targets(field, source):
                    near.append(source)
        other = other or next((c for c in near if c in standard), None) or next(filter(None, map(simple, near)), None)
        if other:
            found[character] = other
    for code in [*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        plain = found.get(plain, plain)
        if len(plain) == 1 and plain != chr(code) and plain in standard:
            found[chr(code)] = plain
    # Everyday characters of Japanese that Chinese writes otherwise, and that no field ties to the Chinese ones.
    for character in fields(unihan, "OtherMappings", {"kJoyoKanji"})["kJoyoKanji"]:
        if character not in standard and character not in found and ord(character) < 0x10000:
            found[character] = NO_FORM
    return {a + b for a, b in found.items()}


# ---------------------------------------------------------------- characters that are taken for each other


def one_apart(left, right):
    """Whether one sign is another, missing or too many."""
    if len(left) == len(right):
        return sum(a != b for a, b in zip(left, right)) <= 1
    short, long = sorted((left, right), key=len)
    return len(long) == len(short) + 1 and any(short == long[:i] + long[i + 1 :] for i in range(len(long)))


def alike(unihan, font, common):
    """Pairs of characters that look alike, and those of them that are nearly the same."""
    codes = fields(unihan, "DictionaryLikeData", {"kCangjie", "kFourCornerCode"})
    pairs = set()
    cangjie = {c: codes["kCangjie"].get(c, "").split() for c in common}
    by_code = collections.defaultdict(list)
    for c in common:
        for code in cangjie[c]:
            for key in {code, *(code[:i] + "*" + code[i + 1 :] for i in range(len(code)))}:
                by_code[key].append((c, code))
            for i in range(len(code)):
                by_code["-" + code[:i] + code[i + 1 :]].append((c, code))
            by_code["-" + code].append((c, code))
    for group in by_code.values():
        for a, x in group:
            for b, y in group:
                # Codes of two signs are too short for one sign to mean likeness, unless it is one too many.
                if a != b and one_apart(x, y) and (max(len(x), len(y)) > 2 or x == y):
                    pairs.add((a, b))
    corners = collections.defaultdict(list)
    for c in common:
        for code in codes["kFourCornerCode"].get(c, "").split():
            corners[code].append(c)
    for group in corners.values():
        pairs.update((a, b) for a in group for b in group if a != b and len(group) <= 8)
    face = ImageFont.truetype(font, SIDE, index=2)
    bitmaps = []
    for c in common:
        image = Image.new("L", (SIDE + 4, SIDE + 8), 0)
        ImageDraw.Draw(image).text((2, -4), c, 255, font=face)
        image = image.filter(ImageFilter.GaussianBlur(1.2))
        bitmaps.append(numpy.asarray(image, dtype=numpy.float32).ravel())
    matrix = numpy.array(bitmaps)
    matrix -= matrix.mean(axis=0)
    matrix /= numpy.linalg.norm(matrix, axis=1, keepdims=True)
    likeness = matrix @ matrix.T
    numpy.fill_diagonal(likeness, -1)
    for row, c in enumerate(common):
        for other in numpy.argsort(-likeness[row])[:NEAREST]:
            if likeness[row, other] >= LIKE:
                pairs.add((c, common[other]))
                pairs.add((common[other], c))
    print(f"{len(pairs) / len(common):.1f} look-alikes a character")
    twins = {common[a] + common[b] for a, b in numpy.argwhere(likeness >= TWINS) if a < b}
    return {a + b for a, b in pairs if a < b}, twins


def toneless(pinyin):
    return "".join(c for c in unicodedata.normalize("NFD", pinyin) if not unicodedata.combining(c) or c == "\u0308")


def sounds(unihan, common):
    """A character, then the first character of the syllable; one record for each reading."""
    readings = fields(unihan, "Readings", {"kTGHZ2013"})["kTGHZ2013"]
    groups = collections.defaultdict(list)
    for c in common:
        for syllable in {toneless(x) for entry in readings.get(c, "").split() for x in entry.split(":")[1].split(",")}:
            groups[syllable].append(c)
    return {c + min(group) for group in groups.values() for c in group}


def main():
    unihan, font, folder = sys.argv[1:]
    standard = {c: v for c, v in fields(unihan, "OtherMappings", {"kTGH"})["kTGH"].items() if ord(c) < 0x10000}
    # The first two levels of the list of 2013: what reports are written with.
    common = sorted(c for c, v in standard.items() if int(v.split(":")[1].split()[0]) <= 6500)
    write(
        f"{folder}/StandardFormTable.swift", UNICODE, "StandardForms", "records",
        "A traditional or foreign character, then the standard one, or 〓.", variants(unihan, standard),
    )
    lookalikes, twins = alike(unihan, font, common)
    write(
        f"{folder}/LookAlikeTable.swift", UNICODE + "\n// " + FONT, "Confusion", "lookAlikes",
        "Two characters that look alike, the lesser first.", lookalikes,
    )
    write(
        f"{folder}/TwinTable.swift", FONT, "Confusion", "twins",
        "Two characters that only a careful eye tells apart, the lesser first.", twins,
    )
    write(
        f"{folder}/SoundTable.swift", UNICODE, "Confusion", "sounds",
        "A character, then the one that stands for its syllable without tone.", sounds(unihan, common),
    )


main()
