#!/usr/bin/env python3
"""Checks what a release says of itself against its files.

check-documents.py FOLDER VERSION
"""

import hashlib
import json
import os
import re
import sys


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main(folder, version):
    with open(os.path.join(folder, f"archivetool-{version}.intoto.json")) as file:
        statement = json.load(file)
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    subjects = {entry["name"]: entry["digest"]["sha256"] for entry in statement["subject"]}
    for name, expected in subjects.items():
        assert digest(os.path.join(folder, name)) == expected, f"{name} is not what the provenance says"
    with open(os.path.join(folder, "SHA256SUMS"), encoding="utf-8") as file:
        listed = dict(reversed(line.rstrip("\n").split("  ", 1)) for line in file)
    for name, expected in listed.items():
        assert digest(os.path.join(folder, name)) == expected, f"{name} is not what SHA256SUMS says"
    own = {f"archivetool-{version}.intoto.json", "SHA256SUMS", "SHA256SUMS.minisig"}
    files = {os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/") for where, _, names in os.walk(folder) for name in names}
    assert files - own == set(subjects), f"not named in the provenance: {sorted(files - own - set(subjects))}"
    assert set(listed) == files - {"SHA256SUMS", "SHA256SUMS.minisig"}, "SHA256SUMS does not list every file"

    with open(os.path.join(folder, f"archivetool-{version}.cdx.json")) as file:
        bill = json.load(file)
    assert bill["bomFormat"] == "CycloneDX" and bill["metadata"]["component"]["version"] == version
    references = [entry["bom-ref"] for entry in bill["components"]] + [bill["metadata"]["component"]["bom-ref"]]
    assert len(references) == len(set(references)), "a component is named twice"
    for entry in bill["dependencies"]:
        assert {entry["ref"], *entry["dependsOn"]} <= set(references), f"{entry['ref']} needs what the bill does not name"
    with open(os.path.join(folder, "THIRD-PARTY-NOTICES.txt"), encoding="utf-8") as file:
        notices = file.read()
    for entry in bill["components"]:
        assert f"{entry['name']} {entry.get('version', '')}".strip() in notices, f"no notice for {entry['name']}"
        assert entry["licenses"], f"no licence of {entry['name']}"

    # Every hash in a manifest is the hash of the file that it names.
    sums = {name: value for name, value in subjects.items() if not name.startswith("manifests/")}
    for where, _, names in os.walk(os.path.join(folder, "manifests")):
        for name in names:
            with open(os.path.join(where, name), encoding="utf-8") as file:
                text = file.read()
            if name.endswith(".json"):
                json.loads(text)
            named = {match for match in re.findall(r"archivetool-[\w.~-]+?\.(?:tar\.gz|zip)", text) if version in match}
            assert named <= set(sums), f"{name} names {named - set(sums)}"
            found = {value.lower() for value in re.findall(r"\b[0-9A-Fa-f]{64}\b", text)}
            assert found <= set(sums.values()), f"{name} has a hash that is no archive's"
            assert len(found) in (0, len(named)), f"{name} names {len(named)} archives and has {len(found)} hashes"


if __name__ == "__main__":
    main(*sys.argv[1:])
