"""Shows the rows that the demo made: read from the database the way an analyst would, printed as tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from sqlalchemy import Row, create_engine, text

SHOWN_POST = "A workbench in the library"
"""Its thread is four deep, and its post's author answers in it."""
CUT_SAMPLE = 60
"""Characters of each cut that a line shows."""

POSTS = """
SELECT id, title, author, published_at, word_count, language,
       (SELECT count(*) FROM comments WHERE comments.post_id = posts.id) AS comments
FROM posts WHERE source LIKE :prefix ORDER BY published_at DESC, id
"""
COMMENTS = """
SELECT comments.id, comments.parent_id, comments.author, comments.by_post_author, comments.published_at,
comments.text FROM comments JOIN posts ON posts.id = comments.post_id WHERE posts.title = :title AND
posts.source LIKE :prefix ORDER BY comments.position
"""
CUTS = """
SELECT cuts.rule, sum(cuts.count) AS pieces, max(cuts.sample) AS sample
FROM cuts JOIN captures ON captures.id = cuts.capture_id
WHERE captures.source LIKE :prefix GROUP BY cuts.rule ORDER BY pieces DESC, cuts.rule
"""
REFUSED = """
SELECT captures.source, rejections.reason
FROM rejections JOIN captures ON captures.id = rejections.capture_id
WHERE captures.source LIKE :prefix AND rejections.rule = 'robots' ORDER BY captures.source
"""


def show_rows(db: str, origin: str, console: Console) -> None:
    """Print posts, one thread, what was cut, and what robots.txt kept us from."""
    prefix = origin + "%"
    engine = create_engine(db)
    try:
        with engine.connect() as connection:
            posts = connection.execute(text(POSTS), {"prefix": prefix}).all()
            thread = connection.execute(text(COMMENTS), {"prefix": prefix, "title": SHOWN_POST}).all()
            cuts = connection.execute(text(CUTS), {"prefix": prefix}).all()
            refused = connection.execute(text(REFUSED), {"prefix": prefix}).all()
    finally:
        engine.dispose()
    console.print(_posts_table(posts))
    console.print(_thread(thread))
    console.print(_cuts_table(cuts))
    for row in refused:
        console.print("not fetched", style="bold")
        console.print(f"\n  {row.source}: {row.reason}\n", highlight=False, soft_wrap=True)


def show_next_steps(db: str, archive: str, console: Console) -> None:
    """Print what to try with what the demo left."""
    console.print("\nTry next:", style="bold")
    for command in (
        f"postsieve status --db {db}",
        f"postsieve clean {archive} --db sqlite:///again.db",
        "postsieve crawl https://blog.example.com/ --max-pages 50",
    ):
        console.print(f"  {command}", highlight=False, soft_wrap=True)


def _posts_table(posts: Sequence[Row[tuple[object, ...]]]) -> Table:
    table = Table(title="posts", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for heading in ("title", "author", "published_at", "language"):
        table.add_column(heading, overflow="fold")
    for heading in ("words", "comments"):
        table.add_column(heading, justify="right")
    for row in posts:
        day = (row.published_at or "")[:10]
        cells = (row.title, row.author, day, row.language, row.word_count, row.comments)
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in cells))
    return table


def _thread(rows: Sequence[Row[tuple[object, ...]]]) -> Group:
    """One discussion, each answer under what it answers."""
    depths: dict[object, int] = {}
    lines: list[Padding | Text] = [Text(f"comments of “{SHOWN_POST}”", style="bold"), Text()]
    for row in rows:
        depths[row.id] = depths.get(row.parent_id, -1) + 1
        badge = "  author of the post" if row.by_post_author else ""
        head = Text.assemble((row.author or "?", "cyan"), (badge, "magenta"))
        head.append(f"  {(row.published_at or '')[:16].replace('T', ' ')}", style="dim")
        lines.append(Padding(head, (0, 0, 0, 2 + 4 * depths[row.id])))
        lines.append(Padding(Text(row.text), (0, 0, 1, 2 + 4 * depths[row.id])))
    return Group(*lines)


def _cuts_table(cuts: Sequence[Row[tuple[object, ...]]]) -> Table:
    table = Table(title="cut, by rule", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    table.add_column("rule")
    table.add_column("pieces", justify="right")
    table.add_column("for example")
    for row in cuts:
        sample = " ".join(str(row.sample).split())
        short = sample if len(sample) <= CUT_SAMPLE else sample[: CUT_SAMPLE - 1] + "…"
        table.add_row(Text(row.rule), str(row.pieces), Text(short))
    return table
