"""Indexes of forums and lists of posts, which have names and dates as a discussion has."""

from lxml import html

from cleaning.comments.draft import Draft
from cleaning.comments.lists import list_pages
from cleaning.comments.records import Record

UNKNOWN = frozenset({"structured", "repeated"})
FORUMS = (
    ("14", "Kettles", "Copper and steel", "Ann Lee", "05-06-2012, 10:12 AM"),
    ("17", "Stoves", "Gas, wood and coal", "Bo Oakes", "05-07-2012, 08:47 PM"),
    ("19", "Pans", "What to cook in", "Cy Tanaka", "05-07-2012, 09:31 PM"),
)
POSTS = (
    ("31", "How a kettle sings before it boils", "The bubbles collapse in colder water.", "Ann Lee", "May 5"),
    ("32", "Why stoves smoke in the first week", "The paint has to burn off once.", "Bo Oakes", "May 6"),
    ("33", "Which pans are worth their weight", "Iron is, for those who can lift it.", "Ann Lee", "May 8"),
)


def forum_row(number: str, title: str, about: str, name: str, date: str) -> str:
    return (
        f'<li id="forum{number}" class="forumbit_post old L2"><h2 class="forumtitle"><a href="/f{number}">{title}</a></h2>'
        f'<p class="forumdescription">{about}</p><ul class="forumstats"><li>Threads: 7</li><li>Posts: 80</li></ul>'
        f'<div class="forumlastpost"><p class="lastposttitle"><a href="/t9">It boils over</a></p>'
        f'<div class="lastpostby">by <a class="username" href="/member.php?u=3">{name}</a></div>'
        f'<p class="lastpostdate">{date}</p></div></li>'
    )


def test_an_index_of_forums_is_no_discussion_whatever_platform_has_its_ids(discuss):
    rows = "".join(forum_row(*forum) for forum in FORUMS)
    assert discuss(f'<ol id="forums">{rows}</ol>').comments == ()


def test_who_wrote_last_in_it_makes_a_forum_no_comment():
    items = [
        html.fragment_fromstring(
            f'<li><h2><a href="/f{number}">{title}</a></h2><p class="last-post">{name}, {date}</p></li>'
        )
        for number, title, _, name, date in FORUMS
    ]
    assert list_pages([Draft(author=item[0][0].text, text="words", record=Record([item])) for item in items])


def test_the_last_post_of_a_thread_is_a_comment(discuss):
    rows = "".join(
        f'<li class="reply{" last-post" if name == "Cy Tanaka" else ""}"><b class="username">{name}</b> <i>{date}</i>'
        f"<p>{about}, I should think.</p></li>"
        for _, _, about, name, date in FORUMS
    )
    found = discuss(f"<h3>3 replies</h3><ul>{rows}</ul>", sources=UNKNOWN).comments
    assert [row.author for row in found] == ["Ann Lee", "Bo Oakes", "Cy Tanaka"]


def test_posts_whose_ids_are_those_of_a_comment_service_are_no_comments(discuss):
    rows = "".join(
        f'<li class="post" id="post-{number}"><a href="/{number}"><h2>{title}</h2></a><p>{words}</p>'
        f'<p class="byline">by <a class="author" href="/author/{number}">{name}</a> <span class="date">{date}</span></p></li>'
        for number, title, words, name, date in POSTS
    )
    assert discuss(f"<ol>{rows}</ol>").comments == ()


def test_dates_out_of_links_do_not_hide_that_all_else_is_one(discuss):
    cells = "".join(
        f'<td><div><p class="date">0{day}.05.2012</p><a class="name" href="/n{day}">{title}</a> '
        f'<a href="/n{day}">more about it</a></div></td>'
        for day, (_, title, *_) in enumerate(FORUMS, 1)
    )
    found = discuss(f"<h3>Feedback (3)</h3><table><tr>{cells}</tr></table>", sources=UNKNOWN)
    assert found.comments == ()


def test_a_title_in_a_script_without_spaces_leads_to_its_thread(discuss):
    said = (
        ("lcmeng", "2012-03-21", "新しい薬缶の蓋が合わないのはなぜですか教えて", "2"),
        ("ursula", "2012-03-22", "薬缶の図面の単位はどこに書いてありますか", "31"),
        ("lcmeng", "2012-03-25", "三十年も削ってきたのに誰も言わなかった！", "4"),
        ("oakes", "2012-03-29", "古い鋳物の印はどれも小さい文字でしたか？", "11"),
    )
    rows = "".join(
        f'<tr><td><a href="/t{count}">{title}</a> ({count}) ursula?</td><td><b>{name}</b><br><i>{date}</i></td></tr>'
        for name, date, title, count in said
    )
    found = discuss(f"<table>{rows}</table><form><textarea></textarea></form>", sources=UNKNOWN)
    assert found.comments == ()


def test_short_posts_that_can_be_passed_on_are_no_discussion(discuss):
    rows = "".join(
        f'<li class="item" id="t{number}"><b class="username">{name}</b> <i>{date}, 2019</i><p>{words}</p>'
        f'<a class="reply">Svar</a> <a class="action-retweet">Del igen</a></li>'
        for number, _, words, name, date in POSTS
    )
    found = discuss(f"<h3>3 replies</h3><ol>{rows}</ol>", sources=UNKNOWN)
    assert found.comments == ()
    assert discuss(
        f"<h3>3 replies</h3><ol>{rows.replace('action-retweet', 'x')}</ol>", sources=UNKNOWN
    ).comments


def test_a_heading_with_a_button_of_a_script_leads_to_no_other_page(discuss):
    rows = "".join(
        f'<div class="visitor"><h3>{title}<a href="javascript:void(0)" name="note_{number}"></a></h3><p>{words}</p>'
        f'<p class="when">Posted by: {name}, {date} 2012 | 15:2{number[-1]}</p></div>'
        for number, title, words, name, date in POSTS
    )
    found = discuss(f"<h3>Visitor comments</h3><div>{rows}</div>", sources=UNKNOWN).comments
    assert [row.author for row in found] == ["Ann Lee", "Bo Oakes", "Ann Lee"]
