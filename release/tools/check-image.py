#!/usr/bin/env python3
"""Checks an unpacked OCI image layout: every descriptor's size and digest, the layers' identities, the user.

check-image.py FOLDER MACHINE
"""

import gzip
import hashlib
import json
import os
import sys


def blob(folder, descriptor):
    with open(os.path.join(folder, "blobs", *descriptor["digest"].split(":")), "rb") as file:
        content = file.read()
    assert len(content) == descriptor["size"], descriptor
    assert "sha256:" + hashlib.sha256(content).hexdigest() == descriptor["digest"], descriptor
    return content


def main(folder, machine):
    with open(os.path.join(folder, "oci-layout")) as file:
        assert json.load(file) == {"imageLayoutVersion": "1.0.0"}
    with open(os.path.join(folder, "index.json")) as file:
        index = json.load(file)
    (entry,) = index["manifests"]
    manifest = json.loads(blob(folder, entry))
    config = json.loads(blob(folder, manifest["config"]))
    identities = ["sha256:" + hashlib.sha256(gzip.decompress(blob(folder, layer))).hexdigest() for layer in manifest["layers"]]
    assert config["rootfs"]["diff_ids"] == identities
    assert config["architecture"] == entry["platform"]["architecture"] == {"x86_64": "amd64", "aarch64": "arm64"}[machine]
    assert config["config"]["User"] != "0" and config["config"]["Entrypoint"] == ["/usr/bin/archivetool"]
    kept = {os.path.join(where, name) for where, _, names in os.walk(os.path.join(folder, "blobs")) for name in names}
    assert len(kept) == 2 + len(manifest["layers"]), "blobs that nothing names"


if __name__ == "__main__":
    main(*sys.argv[1:])
