"""The line above a block of code is the forum's, not the writer's."""

import pytest
from lxml import html

from cleaning import RawPage, clean
from cleaning.cuts import CutLog
from cleaning.rules.code_toolbars import drop_code_toolbars

CODE = "sudo systemctl stop lightdm"
PRINTED = {
    "phpBB": f'<div class="codebox"><p>Code: <a href="#">Select all</a></p><pre><code>{CODE}</code></pre></div>',
    "phpBB 3.0": f'<dl class="codebox"><dt>Code: <a href="#">Select all</a></dt><dd><code>{CODE}</code></dd></dl>',
    "phpBB German": f'<div class="codebox"><p>Code: <a href="#">Alles auswählen</a></p><pre><code>{CODE}</code></pre></div>',
    "vBulletin 4": f'<div class="bbcode_container"><div class="bbcode_description">PHP Code:</div><pre>{CODE}</pre></div>',
    "vBulletin 3": f'<div style="margin:20px"><div class="smallfont">Code:</div>\n<pre class="alt2">{CODE}</pre></div>',
    "MyBB": f'<div class="codeblock"><div class="title">Code:<br></div><div class="body"><code>{CODE}</code></div></div>',
    "XenForo": f'<div class="bbCodeBlock"><div class="bbCodeBlock-title">\nCode:\n</div><div><pre>{CODE}</pre></div></div>',
    "SMF": f'<div class="codeheader">Code: <a href="#">[Select]</a></div><code class="bbc_code">{CODE}</code>',
    "SMF 2.1": f'<div class="codeheader"><span>Code</span> <a>Select</a> <a>Expand</a></div><code>{CODE}</code>',
}
WRITTEN = {
    "label among paragraphs": f"<p>Code:</p><pre>{CODE}</pre>",
    "heading": f"<div><h3>Code</h3><pre>{CODE}</pre></div>",
    "sentence": f"<div><p>This is the code that I ran:</p><pre>{CODE}</pre></div>",
    "inline": f"<p><b>Code:</b> type <code>{CODE}</code></p>",
    "label in a box with words": f"<div><p>Code:</p><pre>{CODE}</pre><p>It did not help.</p></div>",
}


def lines_after(markup: str) -> tuple[str, list[str]]:
    tree = html.document_fromstring(
        f"<html><body><div><p>I tried</p>{markup}<p>in vain.</p></div></body></html>"
    )
    cuts = CutLog()
    drop_code_toolbars(tree, cuts)
    return " ".join(tree.text_content().split()), [cut.rule for cut in cuts.freeze()]


@pytest.mark.parametrize("markup", PRINTED.values(), ids=PRINTED)
def test_the_line_that_a_forum_prints_goes(markup: str) -> None:
    text, rules = lines_after(markup)
    assert "".join(text.split()) == "".join(f"I tried {CODE} in vain.".split())
    assert rules == ["code_toolbar"]


@pytest.mark.parametrize("markup", WRITTEN.values(), ids=WRITTEN)
def test_what_a_writer_says_above_code_stays(markup: str) -> None:
    text, rules = lines_after(markup)
    assert "code" in text.lower()
    assert rules == []


def test_post_and_comments_are_free_of_it() -> None:
    posts = "".join(
        f'<div id="p{n}" class="post"><div class="postbody"><p class="author">by <strong>otto</strong> » Sat Aug 03, 2024 8:0{n} am</p>'
        f'<div class="content">{words}<br>{PRINTED["phpBB"]}</div></div></div>'
        for n, words in (
            (1, "How do I stop the desktop on this board?"),
            (2, "Like this, and it stays stopped:"),
        )
    )
    page = f'<html><body id="phpbb"><h2 class="topic-title">Stopping it</h2>{posts}</body></html>'
    [post] = clean(RawPage(body=page.encode(), url="https://f.example/viewtopic.php?t=9")).documents
    assert post.text.split("\n") == ["How do I stop the desktop on this board?", CODE]
    assert [comment.text.split("\n") for comment in post.comments] == [
        ["Like this, and it stays stopped:", CODE]
    ]
