#!/usr/bin/env python3
"""Archives whose bytes depend on their content alone: names in order, one time, no owner.

pack.py tar FILE.tar.gz FOLDER NAME   the folder NAME in FOLDER
pack.py zip FILE.zip FOLDER NAME
pack.py packages OUT FOLDER           NuGet packages, each written again: NuGet gives them random names and the time
"""

import gzip
import hashlib
import io
import os
import re
import sys
import tarfile
import time
import zipfile

EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "315532800"))


def files_below(folder, name):
    for where, folders, files in os.walk(os.path.join(folder, name)):
        folders.sort()
        for file in sorted(files):
            path = os.path.join(where, file)
            yield os.path.relpath(path, folder).replace(os.sep, "/"), path


def mode_of(path):
    # Libraries are copied out of packages with whatever mode those have; only the program is run.
    return 0o755 if os.path.basename(path) in ("archivetool", "archivetool.exe") else 0o644


def tar(target, folder, name):
    with open(target, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as zipped, \
            tarfile.open(fileobj=zipped, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for stored, path in files_below(folder, name):
            entry = tarfile.TarInfo(stored)
            entry.size, entry.mtime, entry.mode = os.path.getsize(path), EPOCH, mode_of(path)
            with open(path, "rb") as file:
                archive.addfile(entry, file)


def write_zip(target, entries):
    moment = time.gmtime(max(EPOCH, 315532800))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content, mode in entries:
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, mode << 16
            archive.writestr(entry, content)


def zip_folder(target, folder, name):
    write_zip(target, ((stored, open(path, "rb").read(), mode_of(path)) for stored, path in files_below(folder, name)))


def package(target, source):
    """A NuGet package with its random part named by what it holds."""
    with zipfile.ZipFile(source) as archive:
        entries = {entry.filename: (archive.read(entry), entry.external_attr >> 16) for entry in archive.infolist()}
    properties = next(name for name in entries if name.endswith(".psmdcp"))
    content, mode = entries.pop(properties)
    named = os.path.dirname(properties) + "/" + hashlib.sha256(content).hexdigest()[:32] + ".psmdcp"
    relations, relations_mode = entries.pop("_rels/.rels")
    relations = relations.replace(("/" + properties).encode(), ("/" + named).encode())
    count = iter(range(1, 100))
    relations = re.sub(rb'Id="R[0-9A-F]+"', lambda _: b'Id="R%d"' % next(count), relations)
    # The relations and the content types come first, as NuGet writes them.
    ordered = [("_rels/.rels", relations, relations_mode)]
    ordered += [(name, *entries[name]) for name in sorted(entries)]
    ordered.append((named, content, mode))
    write_zip(target, ordered)


def packages(out, folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith((".nupkg", ".snupkg")):
            package(os.path.join(out, name), os.path.join(folder, name))


if __name__ == "__main__":
    {"tar": tar, "zip": zip_folder, "packages": packages}[sys.argv[1]](*sys.argv[2:])
