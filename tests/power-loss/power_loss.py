"""Cuts file systems off while archivetool writes to them, and counts the posts that are lost. See run."""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import http.server
import struct
import zlib

SYSTEMS = {
    "ext4": ("mkfs.ext4 -q -F", ""),
    "ext4-writeback": ("mkfs.ext4 -q -F", "data=writeback"),
    "xfs": ("mkfs.xfs -q -f", ""),
    "btrfs": ("mkfs.btrfs -q -f -m single", ""),
}
# Their drivers know the shutdown of xfs_io -x.
CAN_SHUT_DOWN = {"ext4", "ext4-writeback", "xfs"}
POSTS = 20
PICTURES = 5


def run(*command, check=True):
    return subprocess.run(command, check=check, capture_output=True, text=True)


def png(seed):
    """A picture of its own, about 12 KB that do not compress."""
    side = 64
    noise = random.Random(seed)
    rows = b"".join(b"\0" + noise.randbytes(side * 3) for _ in range(side))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")


class Pictures(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = png(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Serving(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that was killed is no error."""


class Device:
    """One file system in a file, on an XFS that can copy the file in one instant."""

    def __init__(self, host, name):
        self.name = name
        self.image = os.path.join(host, name + ".img")
        self.mount_point = os.path.join(host, name + ".mnt")
        self.options = SYSTEMS[name][1]
        os.makedirs(self.mount_point, exist_ok=True)

    def make(self):
        if os.path.exists(self.image):
            os.remove(self.image)
        run("truncate", "-s", "400M", self.image)
        run(*SYSTEMS[self.name][0].split(), self.image)
        self.mount()

    def mount(self):
        options = "loop" + ("," + self.options if self.options else "")
        run("mount", "-o", options, self.image, self.mount_point)

    def unmount(self):
        for _ in range(50):
            if run("umount", self.mount_point, check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError(self.mount_point + " stays busy")

    def copy_now(self, to):
        run("cp", "--reflink=always", self.image, to)

    def shut_down(self):
        # Without -f the journal is not flushed first: what is not on the device is gone.
        run("xfs_io", "-x", "-c", "shutdown", self.mount_point)


def whole(library, executable):
    """What is lost or broken in a library's posts, by their own manifests."""
    losses = []
    posts = os.path.join(library, "posts")
    for slug in sorted(os.listdir(posts)) if os.path.isdir(posts) else []:
        folder = os.path.join(posts, slug)
        try:
            with open(os.path.join(folder, "manifest.json"), "rb") as file:
                manifest = json.load(file)
            names = os.listdir(folder)
            original = next(name for name in names if name.startswith("original."))
            check(os.path.join(folder, original), manifest["post"]["originalSha256"])
            for page in [name for name in names if name.startswith("post.")] + ["index.html"]:
                if os.path.getsize(os.path.join(folder, page)) == 0:
                    raise ValueError(page + " is empty")
            if not any(name.startswith("post.") for name in names):
                raise ValueError("post.* is gone")
            for asset in manifest["assets"]:
                check(os.path.join(library, asset["path"]), asset["sha256"])
                for thumbnail in asset["thumbnails"]:
                    if os.path.getsize(os.path.join(library, thumbnail["path"])) != thumbnail["bytes"]:
                        raise ValueError(thumbnail["path"] + " has another length")
        except (OSError, ValueError, StopIteration, KeyError) as error:
            losses.append(f"{slug}: {type(error).__name__} {str(error).replace(library, '')}")
    return losses


def check(path, sha256):
    with open(path, "rb") as file:
        if hashlib.sha256(file.read()).hexdigest() != sha256:
            raise ValueError(f"{path} has {os.path.getsize(path)} bytes and another hash")


class Trial:
    def __init__(self, arguments, host, port, folder):
        self.arguments = arguments
        self.host = host
        self.port = port
        self.folder = folder
        self.runs = 0
        self.losses = 0

    def write_posts(self, version):
        posts = os.path.join(self.folder, "posts")
        os.makedirs(posts, exist_ok=True)
        for i in range(POSTS):
            with open(os.path.join(posts, f"post{i}.md"), "w", encoding="utf-8") as file:
                file.write(f"# Post {i}, version {version}\n\n")
                for j in range(PICTURES):
                    file.write(f"![{j}](http://127.0.0.1:{self.port}/{version}-{i}-{j}.png)\n\n")
        return posts

    def command(self, library, posts):
        durability = ["--durability", self.arguments.durability] if self.arguments.durability else []
        options = ["--allow-private-network", "--no-progress", "--quiet", "--no-link-check"]
        return [self.arguments.executable, "archive", posts, "-o", library, *options, *durability]

    def archive(self, device, version):
        library = os.path.join(device.mount_point, "library")
        done = run(*self.command(library, self.write_posts(version)), check=False)
        if done.returncode != 0:
            raise RuntimeError(f"archive failed with {done.returncode}: {done.stderr}")
        return library

    def judge(self, device, mounted, what, must_be_there):
        """Counts what is lost in a file system that was mounted again."""
        library = os.path.join(mounted, "library")
        # The tool's own recovery comes first, as it does in every later run; it needs no network and no post.
        recovery = run(
            self.arguments.executable, "verify", library, "--rebuild-index", "--format", "json", check=False
        )
        lost = whole(library, self.arguments.executable)
        there = len(os.listdir(os.path.join(library, "posts"))) if os.path.isdir(os.path.join(library, "posts")) else 0
        if there < must_be_there:
            lost.append(f"{must_be_there - there} of {must_be_there} posts are gone")
        if recovery.returncode not in (0, 1):
            lost.append(f"verify ended with {recovery.returncode}: {recovery.stderr.strip()}")
        else:
            found = json.loads(recovery.stdout)["problems"]
            lost += [f"verify: {item['code']} {item['path']}" for item in found if item["code"] != "orphan"]
        self.runs += 1
        self.losses += 1 if lost else 0
        print(f"{device.name:15} {what:28} {'whole' if not lost else f'LOST {len(lost)}: ' + '; '.join(lost[:3])}", flush=True)

    def judge_copy(self, device, copy, what, must_be_there):
        other = Device(self.host, device.name)
        other.image = copy
        other.mount_point = os.path.join(self.host, "copy.mnt")
        os.makedirs(other.mount_point, exist_ok=True)
        if device.name == "xfs":
            other.options = "nouuid"
        if device.name == "btrfs":
            # Two file systems of one name cannot be mounted together.
            device.unmount()
        other.mount()
        try:
            self.judge(device, other.mount_point, what, must_be_there)
        finally:
            other.unmount()
            os.remove(copy)
            if device.name == "btrfs":
                device.mount()

    def after_success(self, device):
        """The run has said that it is done; the power goes at that instant. Once for new posts, once for changed ones."""
        device.make()
        try:
            for version, what in ((1, "done, new posts"), (2, "done, changed posts")):
                self.archive(device, version)
                copy = os.path.join(self.host, "copy.img")
                device.copy_now(copy)
                self.judge_copy(device, copy, what, POSTS)
            if device.name in CAN_SHUT_DOWN:
                self.archive(device, 3)
                device.shut_down()
                device.unmount()
                device.mount()
                self.judge(device, device.mount_point, "done, shut down", POSTS)
        finally:
            device.unmount()

    def at_random(self, device):
        """The power goes at a random moment of a run that changes every post of a library that was done before."""
        device.make()
        try:
            library = self.archive(device, 1)
            run("sync", "-f", library)
            begun = time.monotonic()
            self.archive(device, 2)
            length = time.monotonic() - begun
            process = subprocess.Popen(
                self.command(library, self.write_posts(3)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            copies = []
            for i in range(3):
                time.sleep(random.uniform(0, length / 3))
                copies.append(os.path.join(self.host, f"copy{i}.img"))
                device.copy_now(copies[-1])
            if device.name in CAN_SHUT_DOWN:
                device.shut_down()
            else:
                process.kill()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                print(f"{device.name:15} the run hung when its disk was gone", flush=True)
                self.losses += 1
            if device.name in CAN_SHUT_DOWN:
                device.unmount()
                device.mount()
                self.judge(device, device.mount_point, "at random, shut down", POSTS)
            for copy in copies:
                self.judge_copy(device, copy, "at random, copied", POSTS)
        finally:
            device.unmount()


def unable(why):
    print(f"!! NO POWER-LOSS RUNS: {why}", file=sys.stderr)
    sys.exit(0 if os.environ.get("POWER_LOSS_OPTIONAL") else 3)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("executable")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--durability")
    parser.add_argument("--small", action="store_true", help="only the losses right after a run has said that it is done")
    parser.add_argument("--systems", default=" ".join(SYSTEMS))
    arguments = parser.parse_args()
    arguments.executable = os.path.abspath(arguments.executable)
    if os.geteuid() != 0:
        unable("only root can mount file systems; run it as root")
    missing = [tool for tool in ("mkfs.ext4", "mkfs.xfs", "mkfs.btrfs", "xfs_io") if shutil.which(tool) is None]
    if missing:
        unable(f"{', '.join(missing)} are missing; install e2fsprogs, xfsprogs and btrfs-progs")

    with tempfile.TemporaryDirectory(prefix="power-loss-") as folder:
        host = os.path.join(folder, "host")
        os.makedirs(host)
        image = os.path.join(folder, "host.img")
        run("truncate", "-s", "6G", image)
        run("mkfs.xfs", "-q", "-f", "-m", "reflink=1", image)
        mounted = run("mount", "-o", "loop", image, host, check=False)
        if mounted.returncode != 0:
            unable(f"this machine mounts no loop devices: {mounted.stderr.strip()}")
        server = Serving(("127.0.0.1", 0), Pictures)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        trial = Trial(arguments, host, server.server_port, folder)
        try:
            for _ in range(arguments.runs):
                for name in arguments.systems.split():
                    trial.after_success(Device(host, name))
                    if not arguments.small:
                        trial.at_random(Device(host, name))
        finally:
            server.shutdown()
            run("umount", host, check=False)
    print(f"{trial.runs} runs, {trial.losses} losses")
    sys.exit(1 if trial.losses else 0)


if __name__ == "__main__":
    main()
