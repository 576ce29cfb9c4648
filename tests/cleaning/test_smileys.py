"""Pictures that stand for a sign the writer typed."""

import pytest

from cleaning.blocks import inline_text
from cleaning.page_index import PageIndex
from cleaning.smileys import write_smileys
from cleaning.tree import parse_html


def read(picture: str) -> str:
    tree = parse_html(f"<p>Rye {picture} bread</p>", source="a.html")
    write_smileys(PageIndex(tree))
    return inline_text(tree)


@pytest.mark.parametrize(
    ("picture", "sign"),
    [
        ('<img alt="👍🏽" src="core/1f44d.svg">', "👍🏽"),
        ('<img class="wp-smiley" alt=":)" src="a.gif">', ":)"),
        ('<img class="txt-emoji" alt="[赞]" src="a.gif">', "[赞]"),
        ('<img alt=":lol:" src="images/smilies/lol.gif">', ":lol:"),
    ],
)
def test_a_smiley_is_written_as_its_sign(picture, sign):
    assert read(picture) == f"Rye {sign} bread"


@pytest.mark.parametrize(
    "picture",
    ['<img alt="A loaf" src="a.jpg">', '<img alt=":)" src="a.jpg">', '<img alt="→" src="next.gif">', "<img>"],
)
def test_any_other_picture_writes_nothing(picture):
    assert read(picture) == "Rye bread"
