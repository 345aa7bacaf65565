#!/usr/bin/env python3
"""What a release says of itself: third-party notices, a bill of materials, where it came from.

documents.py notices ASSETS LICENCES
documents.py sbom ASSETS VERSION REVISION
documents.py provenance ASSETS VERSION REVISION FOLDER
documents.py sums FOLDER
"""

import base64
import glob
import hashlib
import json
import os
import sys
import uuid
import xml.etree.ElementTree as xml
from datetime import datetime, timezone

ADDRESS = "https://github.com/archivetool/archivetool"
PARTS_LICENCES = {"LGPLv3": "LGPL-3.0-or-later", "MIT License": "MIT", "BSD 2-Clause": "BSD-2-Clause", "BSD 3-Clause": "BSD-3-Clause",
                  "New BSD License": "BSD-3-Clause", "Mozilla Public License 1.1": "MPL-1.1"}
# The table of notices and the table of versions name a few parts differently.
PARTS_NAMES = {"libarchive": "archive", "libexif": "exif", "libffi": "ffi", "libheif": "heif", "libimagequant": "imagequant",
               "libpng": "png", "librsvg": "rsvg", "libtiff": "tiff", "libultrahdr": "uhdr", "libvips": "vips", "libwebp": "webp",
               "libxml2": "xml2"}


class Package:
    """One package that is shipped, wholly or in part."""

    def __init__(self, name, version, folder):
        self.name, self.version, self.folder = name, version, folder
        nuspec = glob.glob(os.path.join(glob.escape(folder), "*.nuspec"))[0]
        metadata = next(node for node in xml.parse(nuspec).getroot() if node.tag.endswith("metadata"))
        fields = {node.tag.split("}")[1]: node for node in metadata}
        text = lambda key: (fields[key].text or "").strip() if key in fields else ""
        licence = fields.get("license")
        self.licence = text("license") if licence is not None and licence.get("type") == "expression" else None
        self.licence_file = text("license") if licence is not None and licence.get("type") == "file" else None
        self.licence_address, self.project = text("licenseUrl"), text("projectUrl")
        self.holder = text("copyright") or f"Copyright (c) {text('authors')}"

    def sha512(self):
        with open(glob.glob(os.path.join(glob.escape(self.folder), "*.nupkg.sha512"))[0]) as file:
            return base64.b64decode(file.read().strip()).hex()

    def texts(self):
        """Licences and notices that stand in the package."""
        names = {self.licence_file} if self.licence_file else set()
        names |= {name for name in os.listdir(self.folder)
                  if name.upper().startswith(("LICENSE", "LICENCE", "NOTICE", "THIRD-PARTY", "COPYING"))}
        for name in sorted(names):
            with open(os.path.join(self.folder, name.replace("\\", "/")), encoding="utf-8-sig") as file:
                yield name, file.read().replace("\r\n", "\n").strip()

    def url(self):
        return f"pkg:nuget/{self.name}@{self.version}"


def shipped(assets):
    """The packages that code or native files are taken of; not those that only help to build."""
    with open(assets) as file:
        document = json.load(file)
    framework = next(iter(document["project"]["frameworks"].values()))
    # Native files of systems that no archive is made for stay where they are.
    # The compiler is no part of the program, but the runtime that it links in stands in its package.
    other = ("linux-arm", "linux-musl-arm64", "osx-x64", "win-arm64", "win-x86")
    helpers = {f"NetVips.Native.{rid}" for rid in other} | {name for name, entry in framework["dependencies"].items() if entry.get("suppressParent") == "All"} - {"Microsoft.DotNet.ILCompiler"}
    folders = list(document["packageFolders"])
    for key, entry in sorted(document["libraries"].items(), key=lambda item: item[0].lower()):
        name, version = key.split("/")
        if entry["type"] == "package" and name not in helpers and name != "Microsoft.NET.ILLink.Tasks":
            yield Package(name, version, next(path for path in (os.path.join(folder, entry["path"]) for folder in folders) if os.path.isdir(path)))


def parts_of_libvips(packages):
    """What is compiled into the native libvips: name, version, licence as its makers say it."""
    native = next(package for package in packages if package.name.startswith("NetVips.Native.linux-x64"))
    with open(os.path.join(native.folder, "versions.json")) as file:
        versions = json.load(file)
    with open(os.path.join(native.folder, "THIRD-PARTY-NOTICES.md"), encoding="utf-8") as file:
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in file if line.startswith("| ")][1:]
    return [(name, versions.get(PARTS_NAMES.get(name, name), ""), licence) for name, licence in rows if not name.startswith("--")]


def notices(assets, licences):
    packages = list(shipped(assets))
    print("Third-party notices of archivetool\n\narchivetool is made with the following. Each part stays under its own licence.\n")
    texts = {}
    for package in packages:
        print(f"{'-' * 78}\n{package.name} {package.version}\n{package.holder}")
        print(f"{package.project}\nLicence: {package.licence or package.licence_file or package.licence_address}\n")
        for name, text in package.texts():
            if text in texts:
                print(f"{name}: as of {texts[text]}\n")
            else:
                texts[text] = f"{package.name} {package.version}"
                print(text + "\n")
    print(f"{'-' * 78}\nVersions of what is compiled into libvips\n")
    for name, version, licence in parts_of_libvips(packages):
        print(f"{name} {version}: {licence}")
    print("\nlibvips is a file of its own beside the program: it can be replaced by another build of it.\n")
    for name in sorted(os.listdir(licences)):
        with open(os.path.join(licences, name), encoding="utf-8") as file:
            print(f"{'-' * 78}\n{name}\n\n{file.read().rstrip()}\n")


def moment():
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def component(package):
    licence = {"expression": package.licence} if package.licence else {"license": {"name": package.licence_file or "see its address", "url": package.licence_address or package.project}}
    entry = {"type": "library", "bom-ref": package.url(), "name": package.name, "version": package.version, "purl": package.url(),
             "copyright": package.holder, "licenses": [licence], "hashes": [{"alg": "SHA-512", "content": package.sha512()}]}
    if package.project:
        entry["externalReferences"] = [{"type": "website", "url": package.project}]
    return entry


def part(name, version, licence):
    known = PARTS_LICENCES.get(licence)
    entry = {"type": "library", "bom-ref": f"libvips-part:{name}@{version}", "name": name, "version": version,
             "licenses": [{"license": {"id": known} if known else {"name": licence}}]}
    if not version:
        del entry["version"]
    return entry


def sbom(assets, version, revision):
    packages = list(shipped(assets))
    program = f"pkg:generic/archivetool@{version}"
    parts = [part(*entry) for entry in parts_of_libvips(packages)]
    with open(assets) as file:
        target = json.load(file)["targets"]["net10.0"]
    known = {package.name: package.url() for package in packages}
    needs = {}
    for key, entry in target.items():
        name = key.split("/")[0]
        if name in known:
            needs[known[name]] = sorted(known[other] for other in entry.get("dependencies", {}) if other in known)
    for package in packages:
        if package.name.startswith("NetVips.Native."):
            needs[package.url()] = sorted(entry["bom-ref"] for entry in parts)
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{ADDRESS}/{version}/{revision}')}", "version": 1,
        "metadata": {"timestamp": moment(), "component": {
            "type": "application", "bom-ref": program, "name": "archivetool", "version": version, "purl": program,
            "licenses": [{"license": {"id": "MIT"}}],
            "externalReferences": [{"type": "vcs", "url": ADDRESS, "comment": revision}]}},
        "components": [component(package) for package in packages] + parts,
        "dependencies": [{"ref": program, "dependsOn": sorted(known.values())}]
        + [{"ref": reference, "dependsOn": others} for reference, others in sorted(needs.items())],
    }
    print(json.dumps(document, indent=2, ensure_ascii=False))


def files_of(folder):
    """Every file of a release with its SHA-256, by name."""
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(where, name)
            with open(path, "rb") as file:
                yield os.path.relpath(path, folder).replace(os.sep, "/"), hashlib.sha256(file.read()).hexdigest()


def sums(folder):
    lines = [f"{digest}  {name}\n" for name, digest in files_of(folder) if not name.startswith("SHA256SUMS")]
    with open(os.path.join(folder, "SHA256SUMS"), "w", encoding="utf-8", newline="\n") as file:
        file.writelines(sorted(lines, key=lambda line: line[66:]))


def provenance(assets, version, revision, folder):
    subjects = [{"name": name, "digest": {"sha256": digest}} for name, digest in files_of(folder)]
    materials = [{"uri": f"git+{ADDRESS}", "digest": {"gitCommit": revision}}]
    materials += [{"uri": package.url(), "digest": {"sha512": package.sha512()}} for package in shipped(assets)]
    print(json.dumps({
        "_type": "https://in-toto.io/Statement/v1", "subject": subjects, "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {"buildType": f"{ADDRESS}/blob/main/release/build", "externalParameters": {"version": version, "revision": revision},
                                "internalParameters": {"sourceDateEpoch": int(os.environ["SOURCE_DATE_EPOCH"])}, "resolvedDependencies": materials},
            # By hand unless the builder says who it is.
            "runDetails": {"builder": {"id": os.environ.get("ARCHIVETOOL_BUILDER_ID", f"{ADDRESS}/blob/main/release/build#local")}}},
    }, indent=2))


if __name__ == "__main__":
    {"notices": notices, "sbom": sbom, "provenance": provenance, "sums": sums}[sys.argv[1]](*sys.argv[2:])
