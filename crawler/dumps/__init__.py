"""Dumps -> raw pages: files, folders, archives and standard input, record by record, in constant memory.

Method: every input is a stream. Its first bytes tell what it is. A compression is undone and the look
repeated. Then the first container in `CONTAINERS` that knows the stream reads its records; a stream that no
container knows is one record. Members of zip and tar are streams again. Nothing is unpacked to disk under a
name.

A new container is a module with `is_x(head)` and `read_x(stream)`, and a line in `CONTAINERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from cleaning.types import Kind, RawPage
from crawler.dumps.archives import is_tar, is_zip, read_tar, read_zip
from crawler.dumps.compressed import Expanded, codec_of
from crawler.dumps.csvfile import is_csv, read_csv
from crawler.dumps.exports import is_backup, is_disqus, is_wxr, read_backup, read_disqus, read_wxr
from crawler.dumps.jsonarray import is_json_array, read_json_array
from crawler.dumps.jsonlines import is_json_lines, read_json_lines
from crawler.dumps.media import guess_media_type
from crawler.dumps.mhtml import is_mhtml, read_mhtml
from crawler.dumps.parquet import is_parquet, read_parquet
from crawler.dumps.paths import STDIN, count_bytes, explain, find_files
from crawler.dumps.streams import FileStream, Stream
from crawler.dumps.values import MAX_DEPTH, MAX_RECORD_BYTES, TOO_LARGE, BadInput, Fault, Item
from crawler.dumps.warc import is_warc, read_warc

__all__ = ["MAX_RECORD_BYTES", "BadInput", "count_bytes", "read_inputs"]


@dataclass(frozen=True, slots=True)
class Container:
    """A format that holds many records."""

    matches: Callable[[bytes], bool]
    """Told by the first bytes of the stream."""
    read: Callable[[Stream, int], Iterator[Item]]
    """The records of a stream that is this many containers deep."""
    holds_one: bool = False
    """It is one page with its parts, named by the path alone."""


CONTAINERS = (
    Container(is_warc, lambda stream, _: read_warc(stream)),
    Container(is_zip, lambda stream, depth: read_zip(stream, lambda member: _read_member(member, depth))),
    Container(is_tar, lambda stream, depth: read_tar(stream, lambda member: _read_member(member, depth))),
    Container(is_parquet, lambda stream, _: read_parquet(stream)),
    Container(is_mhtml, lambda stream, _: read_mhtml(stream), holds_one=True),
    Container(is_wxr, lambda stream, _: read_wxr(stream)),
    Container(is_disqus, lambda stream, _: read_disqus(stream)),
    Container(is_backup, lambda stream, _: read_backup(stream)),
    Container(is_json_lines, lambda stream, _: read_json_lines(stream)),
    Container(is_json_array, lambda stream, _: read_json_array(stream)),
    Container(is_csv, lambda stream, _: read_csv(stream)),
)
"""The first that matches reads the stream."""


def read_inputs(
    inputs: Sequence[str],
    *,
    kind: Kind | None = None,
    border_confidence: float | None = None,
    on_bytes: Callable[[int], None] = lambda _: None,
    on_left_out: Callable[[int], None] = lambda _: None,
) -> Iterator[RawPage | BadInput]:
    """Read all inputs in order: files, folders, globs and `-`.

    kind: what every record is, where the user knows better than its content. border_confidence: see
    `RawPage`. on_bytes: hears how many bytes of the inputs were read. on_left_out: hears how many files in
    folders were left out as parts of pages.
    What cannot be read comes as `BadInput`, in its place.
    """
    for path in find_files(inputs, on_left_out):
        if isinstance(path, BadInput):
            yield path
            continue
        for item in _read_file(path, on_bytes):
            if isinstance(item, RawPage) and (kind or border_confidence is not None):
                yield replace(item, kind=kind, border_confidence=border_confidence)
            else:
                yield item


@dataclass(frozen=True, slots=True)
class _Opened:
    """A stream whose compressions are undone."""

    layers: tuple[Stream, ...]
    """From the outermost to the one that holds the records."""
    container: Container | None
    """None: the stream is one record."""
    depth: int

    @property
    def stream(self) -> Stream:
        return self.layers[-1]

    @property
    def damage(self) -> str | None:
        """Known when everything was read."""
        return next((layer.damage for layer in self.layers if layer.damage), None)


def _read_file(path: str, on_bytes: Callable[[int], None]) -> Iterator[RawPage | BadInput]:
    try:
        raw = FileStream(0 if path == STDIN else path, on_bytes)
    except OSError as error:
        yield BadInput(source=path, reason=explain(error))
        return
    with raw:
        opened = _open(Stream(raw, name=None if path == STDIN else Path(path).name), 0)
        if opened.container is None:
            yield _name(_read_whole(opened), path)
        elif opened.container.holds_one:
            yield from (_name(item, path) for item in _read_records(opened, opened.container))
        else:
            yield from _number(_read_records(opened, opened.container), path)


def _number(items: Iterator[Item], path: str) -> Iterator[RawPage | BadInput]:
    number, anything = 0, False
    for item in items:
        anything = True
        is_record = not isinstance(item, Fault) or item.is_record
        number += is_record
        yield _name(item, f"{path}#{number}" if is_record else path)
    if not anything:
        yield BadInput(source=path, reason="holds no pages: check that it is the file you mean")


def _name(item: Item, source: str) -> RawPage | BadInput:
    if isinstance(item, Fault):
        return BadInput(source=source, reason=item.reason)
    return replace(item, source=source)


def _read_member(stream: Stream, depth: int) -> Iterator[Item]:
    """Read a member of an archive that is `depth` containers deep."""
    opened = _open(stream, depth + 1)
    items = _read_records(opened, opened.container) if opened.container else iter((_read_whole(opened),))
    for item in items:
        if isinstance(item, Fault):
            yield replace(item, reason=f"member {stream.name} {item.reason}")
        else:
            yield replace(item, member="/".join(filter(None, (stream.name, item.member))))


def _read_records(opened: _Opened, container: Container) -> Iterator[Item]:
    if opened.depth > MAX_DEPTH:
        yield Fault(reason=f"is packed more than {MAX_DEPTH} times: unpack it first", is_record=False)
        return
    yield from container.read(opened.stream, opened.depth)
    if opened.damage:
        reason = f"{opened.damage}: what came before is kept; check it or fetch it again"
        yield Fault(reason=reason, is_record=False)


def _read_whole(opened: _Opened) -> Item:
    """Read the stream as one record."""
    body = opened.stream.file.read(MAX_RECORD_BYTES + 1)
    if len(body) > MAX_RECORD_BYTES:
        return TOO_LARGE
    if opened.damage:
        return Fault(reason=f"{opened.damage}: fetch it again")
    return RawPage(body=body, media_type=guess_media_type(opened.stream.name))


def _open(stream: Stream, depth: int) -> _Opened:
    """Undo compressions, then look for a container."""
    layers = [stream]
    while depth <= MAX_DEPTH and (codec := codec_of(layers[-1].head)):
        inner = layers[-1]
        name = _strip_suffix(inner.name, codec.suffixes)
        layers.append(Stream(Expanded(inner.file, codec), name=name, parent=inner))
        depth += 1
    head = layers[-1].head
    return _Opened(tuple(layers), next((known for known in CONTAINERS if known.matches(head)), None), depth)


def _strip_suffix(name: str | None, suffixes: tuple[str, ...]) -> str | None:
    path = PurePath(name or "")
    return path.stem if path.suffix.lower() in suffixes else name
