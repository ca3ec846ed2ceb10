"""Writes two small archives in the form for large ones: ZIP64 headers of files, and a ZIP64 directory."""
import os
import sys
import zipfile

folder = sys.argv[1]
names = ["a.xml", "目录/b.xml"]
with zipfile.ZipFile(os.path.join(folder, "forced.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    for name in names:
        with archive.open(name, "w", force_zip64=True) as file:
            file.write((name * 500).encode())
zipfile.ZIP64_LIMIT = 16
zipfile.ZIP_FILECOUNT_LIMIT = 1
with zipfile.ZipFile(os.path.join(folder, "directory.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    for name in names:
        archive.writestr(name, name * 500)
with open(os.path.join(folder, "directory.zip"), "rb") as file:
    assert b"PK\x06\x06" in file.read(), "no ZIP64 directory was written"
