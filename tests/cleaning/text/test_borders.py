from __future__ import annotations

from cleaning.text.borders import part_discussion, part_page
from cleaning.text.lines import split_lines
from tests.cleaning.text import dumps

TALK = dumps.UNMARKED.split("\n")[5:]


def test_comments_hold_every_word_in_order() -> None:
    comments = part_discussion(split_lines("\n".join(TALK)))
    assert "\n".join(comment.text for comment in comments).split("\n") == TALK


def test_uncertain_discussion_stays_one_block() -> None:
    (block,) = part_discussion(split_lines("\n".join(TALK)), certainty=1.01)
    assert block.kind == "discussion" and block.text.split("\n") == TALK


def test_block_says_how_certain_it_is() -> None:
    (block,) = part_discussion(split_lines("\n".join(TALK)), certainty=1.01)
    assert 0 < (block.confidence or 0) <= 1


def test_reply_that_calls_a_name_begins_a_voice() -> None:
    texts = [comment.text for comment in part_discussion(split_lines("\n".join(TALK)))]
    assert any(text.startswith("Hi Cara!") for text in texts)


def test_greeting_line_belongs_to_the_words_below() -> None:
    lines = split_lines(
        "Great post! Thanks for sharing this!!\nHi Bob,\nI am glad that you came, and the rye was fresh."
    )
    assert any(comment.text.startswith("Hi Bob,\nI am glad") for comment in part_discussion(lines))


def test_signature_gives_the_author() -> None:
    lines = split_lines("I queue there every day and I like it very much.\nKind regards,\nAnn Lee")
    assert part_discussion(lines)[-1].author == "Ann Lee"


def test_prose_has_no_discussion() -> None:
    assert part_page(split_lines("\n".join(dumps.UNMARKED.split("\n")[:5]))) is None


def read_below(*below: str) -> list[str]:
    text = "\n".join((*dumps.POST, "Related Posts", *below))
    return [comment.text for comment in dumps.read_one(text).comments]


def test_praise_below_the_heading_of_related_posts_opens_a_discussion() -> None:
    said = (
        "Great article, I enjoyed reading it.\nYeast keeps its own clock, as you say, and so do my children."
    )
    assert "\n".join(read_below("Sign up for the newsletter", said)) == said


def test_title_with_a_word_of_praise_opens_none() -> None:
    assert read_below("23 super loaves to bake in May") == []


def test_as_many_comments_as_the_page_claims() -> None:
    lines = split_lines("\n".join(TALK))
    assert len(part_discussion(lines, claimed=len(TALK) - 1)) == len(TALK) - 1


def test_claim_far_from_what_is_seen_is_not_believed() -> None:
    lines = split_lines("\n".join(TALK))
    assert part_discussion(lines, claimed=400) == part_discussion(lines)


def test_pingback_proves_a_discussion_and_stands_alone() -> None:
    page = [*dumps.POST * 3, "I queue there, too.", "Pingback: Loaf | Bread", "So do I."]
    discussion = part_page(split_lines("\n".join(page)))
    assert discussion is not None
    assert [c.author for c in discussion.comments if c.kind == "pingback"] == ["Loaf | Bread"]
