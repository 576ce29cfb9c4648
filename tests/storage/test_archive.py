"""The archive: pages come back as they went in, whatever happens to the writer."""

from __future__ import annotations

import gzip
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from cleaning.errors import ArchiveError
from cleaning.types import RawPage
from storage.archive import ArchiveWriter, read_record
from storage.values import Location

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)


def page(number: int = 1, **fields: object) -> RawPage:
    url = f"https://blog.example.com/{number}?q=ü"
    known = {
        "body": f"<p>Grüße {number}".encode() * 20,
        "url": url,
        "source": url,
        "media_type": "text/html",
        "headers": {"content-type": "text/html", "server": "nginx"},
        "status": 200,
        "fetched_at": NOON,
    }
    return RawPage(**(known | fields))


def test_a_page_comes_back_as_it_went_in(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as writer:
        places = [writer.write(page(number)) for number in range(3)]
    assert [read_record(place) for place in places] == [page(number) for number in range(3)]


@pytest.mark.parametrize(
    "odd",
    [
        {"body": b""},
        {"body": bytes(range(256)) * 100},
        {"status": 404},
        {"status": 799},
        {
            "headers": {
                "content-type": "text/html",
                "content-encoding": "gzip",
                "transfer-encoding": "chunked",
            }
        },
    ],
)
def test_odd_pages_come_back_too(tmp_path: Path, odd: dict[str, object]) -> None:
    with ArchiveWriter(tmp_path) as writer:
        assert read_record(writer.write(page(**odd))) == page(**odd)


def test_line_breaks_in_a_header_make_no_header(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as writer:
        place = writer.write(page(headers={"content-type": "text/html", "server": "a\r\nset-cookie: b"}))
    assert read_record(place).headers == {"content-type": "text/html", "server": "a set-cookie: b"}


def test_header_names_that_no_server_may_send_are_left_out(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as writer:
        place = writer.write(page(headers={"content-type": "text/html", "größe": "1"}))
    assert read_record(place).headers == {"content-type": "text/html"}


def test_a_page_without_time_gets_the_present_one(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, clock=lambda: NOON) as writer:
        assert read_record(writer.write(page(fetched_at=None))).fetched_at == NOON


def test_records_can_be_read_while_the_writer_is_open(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as writer:
        assert read_record(writer.write(page())) == page()


def test_files_are_of_bounded_size_and_valid(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, max_bytes=1500) as writer:
        files = [writer.write(page(number)).file for number in range(5)]
    assert files == sorted(files)
    assert len(set(files)) > 1
    for file in set(files):
        checker = Checker(cmd=type("Arguments", (), {"inputs": [file], "verbose": False})())
        checker.process_all()
        assert checker.exit_value == 0


def test_each_record_is_a_gzip_member_of_its_own_with_its_request(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as writer:
        place = writer.write(page(), request_headers=(("User-Agent", "postsieve"),))
    with Path(place.file).open("rb") as file:
        kinds = [
            (record.rec_type, record.http_headers.get_header("User-Agent"))
            for record in ArchiveIterator(file)
        ]
    assert kinds == [("response", None), ("request", "postsieve")]
    assert gzip.decompress(Path(place.file).read_bytes()).count(b"WARC/1.1") == 2


def test_a_second_writer_begins_a_file_of_its_own(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as first, ArchiveWriter(tmp_path) as second:
        assert first.write(page()).file != second.write(page()).file


def test_what_was_written_survives_a_kill(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from cleaning.types import RawPage\n"
        "from storage.archive import ArchiveWriter\n"
        "writer = ArchiveWriter(Path(sys.argv[1]))\n"
        "place = writer.write(RawPage(body=b'kept', url='https://x.org/'))\n"
        "print(place.file, place.offset, flush=True); os.kill(os.getpid(), 9)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False
    )
    file, offset = ran.stdout.split()
    assert read_record(Location(file=file, offset=int(offset))).body == b"kept"


@pytest.mark.parametrize("keep", [0, 1, 100, 300])
def test_a_cut_record_is_told(tmp_path: Path, keep: int) -> None:
    with ArchiveWriter(tmp_path) as writer:
        place = writer.write(page())
    file = Path(place.file)
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(ArchiveError, match="cut or damaged") as caught:
        read_record(place)
    assert place.file in str(caught.value)


@pytest.mark.parametrize(
    ("location", "message"),
    [
        (Location(file="gone.warc.gz", offset=0), "the file is gone"),
        (Location(file=__file__, offset=0), "cut or damaged"),
        (Location(file=__file__, offset=10**9), "cut or damaged"),
        (Location(file=str(Path(__file__).parent), offset=0), "[Dd]irectory"),
    ],
)
def test_what_is_no_record_is_told(location: Location, message: str) -> None:
    with pytest.raises(ArchiveError, match=message):
        read_record(location)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with ArchiveWriter(tmp_path / "file") as writer, pytest.raises(ArchiveError, match="cannot be written"):
        writer.write(page())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "postsieve-000001.warc.gz").write_bytes(b"")
    with ArchiveWriter(tmp_path) as writer:
        writer._file = Path("/dev/full").open("wb")  # noqa: SIM115 -- the writer closes it
        with pytest.raises(ArchiveError, match="No space left"):
            writer.write(page())
        assert read_record(writer.write(page())) == page()
