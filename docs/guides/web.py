#!/usr/bin/env python3
"""The web of the guides: a page, a picture, a feed; everything else is gone. The same answers for every host, over http and https.

web.py FOLDER   writes the two ports to FOLDER/ports and the picture to FOLDER/web
"""

import http.server
import os
import ssl
import struct
import subprocess
import sys
import threading
import zlib


def png():
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + bytes(value for x in range(400) for value in (x % 256, y % 256, 90)) for y in range(300))
    header = struct.pack(">IIBBBBB", 400, 300, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURE = png()
PAGE = b'<!doctype html><title>Page</title><p>Lights <img src="/lights.png" alt=""></p>'
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title><link>https://blog.example.org/</link><description/>
<item><title>Lights</title><link>https://blog.example.org/lights</link><guid>1</guid>
<description>&lt;p&gt;&lt;img src="https://i.example.net/lights.png"&gt;&lt;/p&gt;</description></item></channel></rss>"""
ANSWERS = {"/page.html": ("text/html", PAGE), "/lights.png": ("image/png", PICTURE), "/feed.xml": ("application/rss+xml", FEED)}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        kind, content = ANSWERS.get(self.path, ("text/html", b"<title>Not found</title>"))
        self.send_response(200 if self.path in ANSWERS else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


def main(folder):
    with open(os.path.join(folder, "web", "lights.png"), "wb") as file:
        file.write(PICTURE)
    key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=loopback",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    secure = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    with open(os.path.join(folder, "ports.new"), "w", encoding="ascii") as file:
        file.write(f"{plain.server_port} {secure.server_port}\n")
    os.rename(os.path.join(folder, "ports.new"), os.path.join(folder, "ports"))
    secure.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
