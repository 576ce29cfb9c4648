"""Dumps as the tests need them, pages of our own, and the command line in a process of its own."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Mapping
from gzip import compress as gzip_compress
from pathlib import Path

from cleaning import Outcome, RawPage, clean

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "POSTSIEVE_DB"} | {
    "PYTHONPATH": str(ROOT)
}
TOPICS = ("lentils", "night trains", "old maps", "rain", "bicycles", "tea", "harbours", "owls")


def html(number: int) -> bytes:
    """A page with a post that is like no other."""
    topic = TOPICS[number % len(TOPICS)]
    lines = "".join(
        f"<p>Part {part} of what I know about {topic} number {number}, told slowly and in full sentences.</p>"
        for part in range(5)
    )
    return (
        f"<!doctype html><html><head><title>On {topic} {number}</title></head><body><article>"
        f"<h1>On {topic} {number}</h1>{lines}</article></body></html>"
    ).encode()


def text(number: int) -> bytes:
    """A flattened page."""
    topic = TOPICS[number % len(TOPICS)]
    return f"On {topic} {number}\n\nA paragraph on {topic}, long enough to be text.\n\nAnd one.\n".encode()


def warc(*bodies: bytes, headers: Mapping[str, str] | None = None, gzip: bool = False) -> bytes:
    """A WARC file with a response per body, behind a warcinfo record."""
    fields = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    answer = (
        "HTTP/1.1 200 OK\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
    )
    records = [warc_record("warcinfo", b"software: tests\r\n")] + [
        warc_record(
            "response", answer.encode() + body, number=number, media_type="application/http; msgtype=response"
        )
        for number, body in enumerate(bodies, 1)
    ]
    return b"".join(map(gzip_compress, records) if gzip else records)


def warc_record(kind: str, block: bytes, *, number: int = 1, media_type: str = "text/plain") -> bytes:
    """One WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://blog.example.com/{number}\r\n"
        f"WARC-Date: 2020-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(**members: bytes) -> bytes:
    """A zip file; `__` in a name stands for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name.replace("__", "."), body)
    return file.getvalue()


def tarred(**members: bytes) -> bytes:
    """A tar file; `__` in a name stands for a dot."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, body in members.items():
            info = tarfile.TarInfo(name.replace("__", "."))
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return file.getvalue()


def jsonl(*rows: Mapping[str, object]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def misbehave(page: RawPage) -> Outcome:
    """Clean, but do to the worker what the page says."""
    match page.body:
        case b"hang":
            time.sleep(60)
        case b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"recurse":
            misbehave(page)
        case b"hoard":
            bytearray(1 << 32)
    return clean(page)


def start(*arguments: str | Path, folder: Path, **options: object) -> subprocess.Popen[str]:
    """Start `postsieve` in a folder."""
    command = [sys.executable, "-c", "from crawler.commands import main; main()", *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=folder, text=True, **{"env": ENVIRONMENT, **pipes, **options})


def postsieve(
    *arguments: str | Path, folder: Path, stdin: str = "", **options: object
) -> subprocess.CompletedProcess[str]:
    """Run `postsieve` in a folder to its end."""
    with start(*arguments, folder=folder, **options) as process:
        out, err = process.communicate(stdin, timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
