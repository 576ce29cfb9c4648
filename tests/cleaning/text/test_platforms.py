"""Discussions as platforms print them and flatteners leave them; each page shows one thing that is hard to read."""

from __future__ import annotations

import pytest

from cleaning import RawPage
from cleaning.readers.text import read
from cleaning.text.marks import Mark, is_name, read_line
from tests.cleaning.text.dumps import DAYS, NAMES, SAID, filled, read_comments

LAYOUTS = {
    "date below the words of a name that says": "{name} said...\n{said}\n{day} 10:0{n} AM",
    "date glued to the name": "  1. {name}{day} at 10:0{n} am\n    {said}\n    ReplyDelete",
    "date above the name": "{day}\n{name}:\n{said}",
    "number and name, date below": "#{n} {name}\n{day} at 10:0{n} am\n{said}",
    "picture's text glued to the name": "Avatar{name}\nPosted {day} at 10:0{n} am\n{said}\nReply",
    "number glued to the name": "{n}{name}\n{day} at 10:0{n} am\n{said}",
    "votes below the words": "{name}\n{day}\n{said}\n1{n}\nReply",
    "votes below the date": "{name}\n{day} 10:0{n}\n{n} 1{n}\n{said}\nReply\nShare\nReport",
    "title above the by-line": "On rye {n}\nSubmitted by {name} on Tue, 05/0{n}/2016 - 10:00.\n{said}\nreply",
    "age among links": "{name} {n} hours ago | parent | next [–]\n{said}\nreply",
    "score and age": "[–]{name} {n} points {n} years ago (1 child)\n{said}\npermalink embed save report reply",
    "buttons with the age behind the words": "{name}\n{said}\nLike · Reply · {n} · {n}y",
    "name twice, rank between": "{name}\n{name}\nSenior Member\nJoined\nJan 3, 2012\nPosts\n1{n}\n{day}\n#{n}\n{said}",
    "profile below the words": "by {name} » Mon May 0{n}, 2016 9:12 am\n{said}\n{name}\nPosts: 1{n}\nJoined: Sun Feb 05, 2012",
    "elements on lines of their own": "{name}\nsays:\n{day}\nat 10:0{n} am\n{said}\nReply",
    "name below the words, then the date": "{said}\nPosted by:\n{name}\n|\n{day} at 10:0{n} AM",
    "signed with a dash": "{said}\n— {name} · {day}, 10:0{n} · #",
    "by-line below the words of an item": "  {n}. {said}\n    Comment by {name} — {day} @ 10:0{n} am #",
    "by-line behind a dash": "{said}\n- {name}, {day} 10:0{n}",
    "labels beside the name": "{said}\n{name} | Homepage | 05.0{n}.16 - 10:00 AM | #",
    "name and colon": "{name}: {said}",
    "words on the line of the header": "  {n}. {name} says: {day} at 10:0{n} am {said}",
    "number, date, name": "#{n} Le {n} mai 2016 à 10:22 par {name}\n{said}\nRépondre à ce message",
    "number in the thread, below the words": "{name}\n{said}\nReply#{n} - Mon May {n}, 2016 10:1{n} AM EDT",
    "button to report between age and words": "{name}\nBaker at Rye No. {n}\n{n}d\nReport this comment\n{said}\nLike\nReply\n{n} Reactions",
    "signed behind a dash on the line of the words": "  • {said} – {name} Commented {day} at 1{n}:01",
    "title before the date, then the name": "  • On rye and its {n} relatives {day}, by {name}\n    {said}\n    Reply",
    "day and time on lines of their own, above the name": "{day}\n10:0{n} AM\n{name}\n{said}\nReply\n0\n/\n0",
    "first letter of the name above it": "{name[0]}\n{name} {day}, 10:0{n} AM last edited by\n{said}\n1 Reply Reply Quote {n}",
    "rank glued to the name": "{name}{name}Full Member ✭✭\n{day} at 10:0{n} am\n{said}\nReply",
    "icons": "\ue150\n\ue151 {name}\n{day}\n{said}\nReply",
    "profile with a date, sign before the day": "{name}\n{name}\nJoined\nMar {n}, 2012\n•May {n} '16\n{said}\nReply",
    "likes of WordPress.com": "{name} says:\n{day}\n{said}\nLikeLiked by {n} people\nReply",
    "number glued to the time": "{name} {day}, 9:0{n}am{n}\n{said}\n1{n} Likes",
    "no spaces around the point": "{name}•{n}y ago\n{said}\nShare",
    "nobody vouches for the name": "Submitted by {name} (not verified) on Tue, 05/0{n}/2016 - 10:00\n{said}\nreply",
    "says glued to the name (Twenty Twenty)": "{name}says:\n{day} at 10:0{n} am\n{said}\nReply",
    "age glued to the button": "{name}\n{said}\nLike\nSign in to like this comment\nReply\n{n}yReport this comment",
    "link to the profile behind the name": "{name}View {name}’s profile • 2nd\nBaker No. {n}\n{n}y (edited)More\n{said}\nReply",
    "account above the by-line (GitHub)": "@{name}\n{name} commented on {day}\n{said}",
    "picture's file (lynx)": "[photo{n}.jpg]\n{said}\nPosted by: {name} | May 0{n}, 2016 at 08:14 AM",
    "profile above the words (Forem)": "{name} Comment collapsed\n{name} profile image\n{name}\n{name}\nBaker No. {n}\n  • Joined\nMar 2, 2019\nAuthor•May {n} '16\n  • Copy link\n{said}\nReply",
    "time and number below the words (Serendipity)": "{name} on Sunday, May {n}. 2016:\n{said}\n10:0{n} | #{n}.1 | Reply",
    "whom it answers, then a button": "Submitted by {name} on Tue, 05/0{n}/2016 - 10:00\nIn reply to On rye by Bo\nPermalink\n{said}\nReply",
    "button to the left of the words": "{name}\nGuest\n{name}\nLink\n{said}\n{n}\nReply\n{day} 10:0{n}",
    "badge glued to the button": "{name} says:\n{day} at 10:0{n} am\n{said}\nReplyBy Post Author",
    "number glued between time and name": "  {n}. on {n} Oct 2012 at 7:2{n} pm{n} {name}\n     {said}",
    "initials above the by-line": "{name[0]}{name[1]}\n{name} 2016-05-0{n} 10:0{n}:18\n{said}\nReply\nReply",
    "whom it answers below the name, no date (wpDiscuz)": "{name}\nReply to Bo\n{said}\nReply",
    "Markdown": "**{name}** says:\n[{day} at 10:0{n} am](#c{n})\n{said}\n[Reply](?replytocom={n})",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_words_and_names(layout: str) -> None:
    comments = read_comments("3 Comments", *filled(layout), "Leave a Reply")
    assert [(comment.author, comment.text) for comment in comments] == list(zip(NAMES, SAID, strict=True))


LANGUAGES = {
    "de, by-line below the words": "{said}\nKommentiert von: {name} | {n}. Mai 2016 um 10:22 Uhr",
    "fr, by-line below the words": "{said}\nRédigé par : {name} | {n} mai 2016 à 10 h 22",
    "hu": "{name}\n2016. május {n}. 10:22\n{said}\nVálasz",
    "it, Drupal": "Sul pane {n}\nInviato da {name} il 0{n}/15/2016, 10:22\n{said}\nrispondi",
    "ar": "{name} يقول:\n{n} مايو 2016 الساعة 10:22 ص\n{said}\nرد",
    "cs": "{name} napsal:\n{n}. 5. 2016 (10:22)\n{said}\nOdpovědět",
    "da": "{name} siger:\n{n}. maj 2016 kl. 10:22\n{said}\nSvar",
    "de": "{name} schrieb am {n}. Mai 2016 um 10:22:\n{said}\nAntworten",
    "el": "{name} λέει:\n{n} Μαΐου 2016 στις 10:22\n{said}\nΑπάντηση",
    "fr": "{name} a écrit le {n} mai 2016 à 10 h 22 min\n{said}\nRépondre",
    "he": "{name} הגיב:\n{n} במאי 2016 בשעה 10:22\n{said}\nהגב",
    "ja": "{name} 2016年5月{n}日 10:22\n{said}\n返信",
    "ko": "{name}\n2016년 5월 {n}일, 10:22 오전\n{said}\n답글",
    "ro": "{name} spune:\n{n} mai 2016 la 10:22\n{said}\nRăspunde",
    "zh": "#{n}楼 2016-05-0{n} 10:22 {name}\n{said}\n回复",
}


@pytest.mark.parametrize("layout", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_dates_in_other_languages_belong_to_the_header(layout: str) -> None:
    comments = read_comments("3 Comments", *filled(layout))
    assert [(comment.author, comment.text) for comment in comments] == list(zip(NAMES, SAID, strict=True))


@pytest.mark.parametrize(
    "heading",
    [
        "3 users responded in “Dough Keeps Its Own Clock”",
        "3 comments to Dough Keeps Its Own Clock",
        "3 CommentsNo Reactions",
        "3 comments – permalink",
        "Discussion Post a Comment Get a Gravatar",
        "Comment",
    ],
)
def test_heading_in_other_wordings(heading: str) -> None:
    assert len(read_comments(heading, *filled("{name} said,\n{said}"))) == len(SAID)


def test_form_between_heading_and_comments() -> None:
    form = [
        "Your name",
        "Plain text",
        "No HTML tags allowed.",
        "Your email",
        "More information about text formats",
    ]
    comments = read_comments("View comments (3)", *form, *filled("{name}\n{said}\nReply\n{day}\n10:0{n} AM"))
    assert [comment.text for comment in comments] == list(SAID)


def test_all_dates_of_a_page_tell_whether_the_day_comes_first() -> None:
    record = "{name}\n0{n}/1{n}/2016 10:00\n{said}\nReply"
    assert [comment.published for comment in read_comments("3 Comments", *filled(record))] == [
        f"2016-0{n}-1{n}T10:00:00" for n in range(1, 4)
    ]
    close = "{name}\n0{n}/04/2016 10:00\n{said}\nReply"
    assert read_comments("3 Comments", *filled(close))[0].published == "2016-04-01T10:00:00"


def test_name_that_is_called_beside_a_name_is_whom_it_answers() -> None:
    records = filled("{name} {day}, 10:0{n} AM\n{said}\nReply")
    records[1] = records[1].replace("bob42", "bob42 @Ann Lee")
    answer = read_comments("3 Comments", *records)[1]
    assert (answer.author, answer.parent, answer.parent_evidence) == ("bob42", 0, "address")


def test_name_of_whom_an_answer_stands_below_is_none_of_its_own() -> None:
    record = "{pad}• Avatar\n{pad}  {name} • {n} days ago\n{pad}  {said}\n{pad}  • Reply\n{pad}  • Share ›"
    shown = ("Ann Lee", "bob42 Ann Lee", "Mei Tanaka bob42")
    records = [
        record.format(pad="  " * n, name=name, n=n, said=said)
        for n, (name, said) in enumerate(zip(shown, SAID, strict=True), start=1)
    ]
    comments = read_comments("3 Comments", *records)
    assert [(comment.author, comment.parent) for comment in comments] == list(
        zip(NAMES, (None, 0, 1), strict=True)
    )


def test_handle_and_a_short_age_are_a_by_line() -> None:
    reading = read_line("@rozi52 8 napja")
    assert (reading.author, reading.date) == ("rozi52", "8 napja")


def test_name_that_ends_like_another_is_one_name() -> None:
    records = filled("  • {name}\n    {day}\n    {said}\n    Reply")
    renamed = (record.replace("Mei Tanaka", "Mary Ann Lee") for record in records)
    assert read_comments("3 Comments", *renamed)[2].author == "Mary Ann Lee"


def test_sentence_that_ends_like_an_initial_is_no_name_in_scripts_without_them() -> None:
    assert not is_name("시장 안쪽의 수리점에서 샀어요.")
    assert is_name("Nuria G.")


def test_greeting_in_a_comment_is_no_form() -> None:
    comments = read_comments(
        "3 Comments", "Ann says:", "Welcome back!", "We missed you.", *filled("{name} says:\n{said}")
    )
    assert comments[0].text == "Welcome back!\nWe missed you."


def test_interface_above_the_first_comment_is_no_part_of_it() -> None:
    comments = read_comments(
        "3 Comments", "Sort by time, please choose", *filled("{name}\n{day}\n{said}\nReply\nShare")
    )
    assert comments[0].author == NAMES[0]


def test_button_that_is_also_the_heading_of_the_form() -> None:
    comments = read_comments(
        "3 Comments", *filled("{name} sanoo:\n{n}.5.2016 10:22\n{said}\nVastaa"), "Vastaa"
    )
    assert [comment.text for comment in comments] == list(SAID)


def test_quotation_stays_and_the_button_that_unfolds_it_goes() -> None:
    quote = "Ann Lee said:\nThe queue is the product.\n"
    records = filled("{name}\n{name}\n{day}\n#{n}\n{said}")
    records[1] = records[1].replace(SAID[1], f"{quote}Click to expand...\n{SAID[1]}")
    assert read_comments("3 Comments", *records)[1].text == quote + SAID[1]


def test_list_in_a_comment_is_no_reply() -> None:
    listed = "  1. May 3, 2016\n    Rye is\n    - water,\n    - flour\n    and time."
    comments = read_comments("2 Comments", listed, "  2. May 4, 2016\n    True!")
    assert [comment.text for comment in comments] == ["Rye is\n- water,\n- flour\nand time.", "True!"]


def test_items_whose_paragraphs_stand_further_out() -> None:
    comments = read_comments("3 Comments", *filled("  {n}. {name} {day} at 10:0{n} am\n\n{said}\n\nReply\n"))
    assert [comment.text for comment in comments] == list(SAID)


def test_headline_that_all_commenters_have_is_no_button() -> None:
    comments = read_comments("3 Comments", *filled("{name}\nBaker at Rye & Sons\n{n}d\n{said}\nLike\nReply"))
    assert [comment.author for comment in comments] == list(NAMES)


CARD = "{name} opens a bakery\n{day} by {name}\n{said}"
NO_DISCUSSION = {
    "teasers": (CARD + "\nRead more", 3),
    "titles with by-lines": ("Chapter {n} of the bakery\nBy {name}, {day} 9:12 am\n{said}", 3),
    "diary": ("{day}\nWe baked. {said}", 3),
    "letters": ("{day}\nDear Mother,\n{said}\nYour loving son,\nThomas", 3),
    "versions": ("Version 2.{n}.0 - {day}\nFixed the oven that was too hot.", 3),
    "titles with dates": ("The bakery in our street: chapter {n}\n{day}", 3),
    "posts of one author": ("Ann Lee {day} at 10:0{n} am\n{said}", 3),
    "date of the post, twice": ("{said}\nPublished May 3, 2016 at 10:00 am", 2),
    "tweets": ("{said}\n— {name} (@baker{n}) {day}", 3),
}


def test_news_below_an_invitation_are_no_discussion() -> None:
    news = [f"The bakery in our street opens door {n}\n{n} hours ago" for n in range(2, 8)]
    assert read_comments("Join the conversation", *news) == ()


def test_days_below_one_line_of_interface_are_a_diary() -> None:
    days = [f"{day}\nWe baked. {said * 3}" for day, said in zip(DAYS * 2, SAID * 2, strict=True)]
    assert read_comments("Share", "Secure Checkout", *days) == ()


def test_time_that_a_post_takes_to_read_is_no_name() -> None:
    assert read_line("3 min | May 3, 2016").mark is Mark.DATE


def test_numbered_heading_of_a_post_counts_no_comments() -> None:
    assert read_line("1. Write Good Commit Messages").mark is Mark.TEXT


def test_field_for_machines_is_no_comment() -> None:
    field = "This field is for validation purposes and should be left unchanged."
    assert read_comments("Comments", field, "Email address") == ()


@pytest.mark.parametrize(("layout", "count"), NO_DISCUSSION.values(), ids=NO_DISCUSSION.keys())
def test_lists_that_are_no_discussion(layout: str, count: int) -> None:
    assert read_comments(*filled(layout)[:count]) == ()


def test_email_in_a_share_bar_is_no_form() -> None:
    comments = read_comments(
        "Share this:",
        "Twitter",
        "Email",
        "Tags: rye",
        *filled("{name} on {day} at 10:0{n} am\n{said}\nReply"),
    )
    assert [comment.text for comment in comments] == list(SAID)


def test_scripts_without_spaces_have_sentences() -> None:
    post = "祖父の机の引き出しから、古い万年筆が出てきました。\n朝になると、青い水が底に沈んでいました。"
    talk = "コメント2件\nゆき2016年5月3日 10:22\n素敵なお話ですね。ありがとうございます。\n返信\nタカシ2016年5月4日 11:00\n私も探してみようと思います。\n返信"
    (document,) = read(RawPage(body=f"古い万年筆\n{post}\n{talk}".encode(), source="a.txt")).documents
    assert document.text == post
    assert [comment.author for comment in document.comments] == ["ゆき", "タカシ"]


@pytest.mark.parametrize(
    "signature", ["Posted by: {} at May {}, 2016 8:01 AM", "Geschrieben von {} am {}. Mai 2016 um 20:01"]
)
def test_a_by_line_on_the_line_of_the_words_that_it_closes(signature: str) -> None:
    said = (
        "You can do that, but it takes a day longer.",
        "Which rye is it? I have never seen one that dark.",
    )
    names = ("Ann Lee", "bob42")
    records = (
        f"{words} {signature.format(name, n)}\n* * *"
        for n, (name, words) in enumerate(zip(names, said, strict=True), 1)
    )
    assert [(row.author, row.text) for row in read_comments("2 Comments", *records)] == list(
        zip(names, said, strict=True)
    )


SIGNS_IN_ASCII = {
    "a point between day and time": "{name}\n\nMay {n}, 2016 * 8:0{n} PM\n\n{said}\n\nReply to this",
    "a point between name and age": "{name} * {n} days ago\n\n{said}\n\nReply",
    "a dash between name and date": "{name} -- May {n}, 2016 at 8:0{n} PM\n\n{said}\n\nReply",
}


@pytest.mark.parametrize("record", SIGNS_IN_ASCII.values(), ids=SIGNS_IN_ASCII.keys())
def test_points_and_dashes_that_a_flattener_writes_in_ascii(record: str) -> None:
    rows = [(row.author, row.text) for row in read_comments(f"{len(SAID)} Comments", *filled(record))]
    assert rows == list(zip(NAMES, SAID, strict=True))
