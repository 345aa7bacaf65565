#!/usr/bin/env python3
"""A container image built from nothing and without a daemon: the program, what it loads, certificates, and a user.

container.py FILE.tar RID PUBLISHED VERSION REVISION   an OCI image layout in a tar archive

EXTRAS names the folder of the licences, LIBRARIES_ROOT the one of another architecture's libraries (foreign-root makes it).
"""

import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
from datetime import datetime, timezone

EPOCH = int(os.environ["SOURCE_DATE_EPOCH"])
# What the program and its libraries are linked to, and OpenSSL, which the runtime loads by name when it first speaks TLS.
LIBRARIES = ["libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libresolv.so.2", "librt.so.1", "libstdc++.so.6", "libgcc_s.so.1",
             "libssl.so.3", "libcrypto.so.3"]
MACHINES = {"linux-x64": ("amd64", "x86_64-linux-gnu", "/lib64/ld-linux-x86-64.so.2"),
            "linux-arm64": ("arm64", "aarch64-linux-gnu", "/lib/ld-linux-aarch64.so.1")}


ROOT = os.environ.get("LIBRARIES_ROOT", "/")


def find_library(name, triple):
    for folder in (f"lib/{triple}", f"usr/lib/{triple}"):
        path = os.path.join(ROOT, folder, name)
        if os.path.exists(path):
            return os.path.realpath(path)
    raise SystemExit(f"container: {name} for {triple} is missing in {ROOT}")


class Layer:
    def __init__(self):
        self.buffer = io.BytesIO()
        self.archive = tarfile.open(fileobj=self.buffer, mode="w", format=tarfile.PAX_FORMAT)
        self.folders = set()

    def folder(self, name, mode=0o755):
        if not name or name in self.folders:
            return
        self.folder(os.path.dirname(name))
        self.folders.add(name)
        self.add(name, tarfile.DIRTYPE, mode)

    def add(self, name, kind, mode, content=b"", target=""):
        entry = tarfile.TarInfo(name)
        entry.type, entry.mode, entry.mtime, entry.size, entry.linkname = kind, mode, EPOCH, len(content), target
        self.archive.addfile(entry, io.BytesIO(content))

    def file(self, name, content, mode=0o644):
        self.folder(os.path.dirname(name))
        self.add(name, tarfile.REGTYPE, mode, content)

    def link(self, name, target):
        self.folder(os.path.dirname(name))
        self.add(name, tarfile.SYMTYPE, 0o777, b"", target)

    def bytes(self):
        self.archive.close()
        return self.buffer.getvalue()


def read(path):
    with open(path, "rb") as file:
        return file.read()


def packages_of(paths):
    """Which Debian packages these files are from, with their versions: they are shipped, so they are named."""
    if ROOT != "/":
        with open(os.path.join(ROOT, "PACKAGES")) as file:
            return sorted(file.read().splitlines())
    names = set()
    for path in paths:
        for name in (path, path.removeprefix("/usr")):
            found = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
            if found.returncode == 0:
                names.add(found.stdout.split(": ")[0].split(",")[0])
                break
    shown = subprocess.run(["dpkg-query", "-W", "-f", "${Package}\t${Version}\n", *sorted(names)], capture_output=True, text=True, check=True)
    return sorted(shown.stdout.splitlines())


def build(rid, published):
    architecture, triple, loader = MACHINES[rid]
    layer = Layer()
    taken = []
    for name in LIBRARIES:
        path = find_library(name, triple)
        taken.append(path)
        layer.file(f"usr/lib/{triple}/{name}", read(path), 0o755)
    path = find_library(os.path.basename(loader), triple)
    taken.append(path)
    layer.file(f"usr/lib/{triple}/{os.path.basename(loader)}", read(path), 0o755)
    layer.link("lib", "usr/lib")
    if loader.startswith("/lib64/"):
        layer.folder("usr/lib64")
        layer.link(f"usr/lib64/{os.path.basename(loader)}", f"../lib/{triple}/{os.path.basename(loader)}")
        layer.link("lib64", "usr/lib64")
    else:
        layer.link(f"usr/lib/{os.path.basename(loader)}", f"{triple}/{os.path.basename(loader)}")
    layer.file("etc/ssl/certs/ca-certificates.crt", read("/etc/ssl/certs/ca-certificates.crt"))
    layer.link("usr/lib/ssl/certs", "../../../etc/ssl/certs")
    layer.link("usr/lib/ssl/cert.pem", "../../../etc/ssl/certs/ca-certificates.crt")
    for name in ("dev", "proc", "sys"):
        layer.folder(name)
    layer.file("etc/passwd", b"root:x:0:0:root:/root:/bin/false\narchivetool:x:10001:10001::/work:/bin/false\n")
    layer.file("etc/group", b"root:x:0:\narchivetool:x:10001:\n")
    layer.file("etc/nsswitch.conf", b"hosts: files dns\n")
    layer.folder("tmp", 0o1777)
    layer.folder("work", 0o1777)
    for name in sorted(os.listdir(published)):
        if name == "archivetool" or ".so" in name:
            layer.file(f"usr/lib/archivetool/{name}", read(os.path.join(published, name)), 0o755 if name == "archivetool" else 0o644)
    layer.link("usr/bin/archivetool", "../lib/archivetool/archivetool")
    for name in ("LICENSE", "THIRD-PARTY-NOTICES.txt"):
        layer.file(f"usr/share/doc/archivetool/{name}", read(os.path.join(os.environ["EXTRAS"], name)))
    packages = packages_of(taken)
    layer.file("usr/share/doc/archivetool/DEBIAN-PACKAGES.txt", ("\n".join(packages) + "\n").encode())
    for name in sorted({line.split("\t")[0] for line in packages}):
        copyright = os.path.join(ROOT, f"usr/share/doc/{name}/copyright")
        if os.path.exists(copyright):
            layer.file(f"usr/share/doc/{name}/copyright", read(copyright))
    return architecture, layer.bytes()


def main(target, rid, published, version, revision):
    architecture, layer = build(rid, published)
    blobs = {}

    def keep(content):
        digest = hashlib.sha256(content).hexdigest()
        blobs[digest] = content
        return {"digest": f"sha256:{digest}", "size": len(content)}

    zipped = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, zipped, mtime=0) as file:
        file.write(layer)
    created = datetime.fromtimestamp(EPOCH, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    labels = {"org.opencontainers.image.title": "archivetool", "org.opencontainers.image.version": version,
              "org.opencontainers.image.revision": revision, "org.opencontainers.image.licenses": "MIT",
              "org.opencontainers.image.source": "https://github.com/archivetool/archivetool"}
    config = {"created": created, "architecture": architecture, "os": "linux",
              "config": {"User": "10001:10001", "Entrypoint": ["/usr/bin/archivetool"], "WorkingDir": "/work", "Labels": labels,
                         "Env": ["PATH=/usr/bin", "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt", "HOME=/work"]},
              "rootfs": {"type": "layers", "diff_ids": ["sha256:" + hashlib.sha256(layer).hexdigest()]},
              "history": [{"created": created, "created_by": "release/build"}]}
    manifest = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                "config": {"mediaType": "application/vnd.oci.image.config.v1+json", **keep(json.dumps(config, sort_keys=True).encode())},
                "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", **keep(zipped.getvalue())}], "annotations": labels}
    entry = {"mediaType": "application/vnd.oci.image.manifest.v1+json", **keep(json.dumps(manifest, sort_keys=True).encode()),
             "annotations": {"org.opencontainers.image.ref.name": version}, "platform": {"architecture": architecture, "os": "linux"}}
    index = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [entry]}
    image = Layer()
    image.file("oci-layout", b'{"imageLayoutVersion":"1.0.0"}')
    image.file("index.json", json.dumps(index, sort_keys=True).encode())
    for digest in sorted(blobs):
        image.file(f"blobs/sha256/{digest}", blobs[digest])
    with open(target, "wb") as file:
        file.write(image.bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
