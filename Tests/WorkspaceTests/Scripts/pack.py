"""Writes an archive with the zipfile module, and beside it each file as it was packed."""
import os
import random
import sys
import zipfile
import zlib

folder = sys.argv[1]
rng = random.Random(7)
text = "".join(rng.choice("一二三四五六七八九十百千万亿元、，。\n") for _ in range(40_000)).encode()
contents = {
    "empty": b"",
    "one": b"x",
    "text": text,
    "zeros": bytes(300_000),
    "noise": rng.randbytes(70_000),
    "pattern": b"".join(b"<w:p w:id='%d'><w:r><w:t>" % number for number in range(9_000)),
    "overlap": b"abcabc" * 5_000 + b"z",
}
real = zlib.compressobj
with zipfile.ZipFile(os.path.join(folder, "all.zip"), "w") as archive:
    for level in range(10):
        for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE):
            zlib.compressobj = lambda *_: real(level, zlib.DEFLATED, -15, 9, strategy)
            for name, data in contents.items():
                archive.writestr(f"{name}-{level}-{strategy}", data, zipfile.ZIP_DEFLATED)
    for name, data in contents.items():
        archive.writestr(f"{name}-stored", data, zipfile.ZIP_STORED)
for name, data in contents.items():
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
