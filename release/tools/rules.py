"""rules.py DATA VERSION FILE : the files of the catalogue in one; the same files give the same bytes."""

import json
import os
import pathlib
import re
import sys

data, version, target = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
if not re.fullmatch(r"20\d\d-\d\d(-\d\d(\.\d{1,3})?)?", version, re.ASCII):
    sys.exit(f"{version} is not a year, a month and maybe a day, such as 2026-12-01")
names = sorted(path.relative_to(data).as_posix() for path in data.rglob("*.json"))
if not names:
    sys.exit(f"{data} holds no files")
files = {name: json.loads((data / name).read_text("utf-8")) for name in names}
bundle = {"schema": "archivetool/catalogue/1", "version": version, "files": files}
partial = target.with_name(target.name + ".partial")
partial.write_text(json.dumps(bundle, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
os.replace(partial, target)
print(f"{target}: {len(names)} files, version {version}")
