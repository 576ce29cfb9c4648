"""Unknown markup: the platforms' selectors are switched off."""

from lxml import html

from cleaning.comments import find_discussion
from cleaning.context import PageContext

UNKNOWN = frozenset({"structured", "repeated"})


def say(name: str, day: int, words: str) -> str:
    return f'<div class="kommentar"><b>{name}</b> <i>{day}. November 2012</i><p>{words}</p><a href="#">Antworten</a></div>'


def test_records_of_one_shape_are_rows_in_any_language(discuss):
    body = (
        say("Ann", 3, "Sehr gut gekocht.")
        + say("Bo", 4, "Mir zu salzig.")
        + say("Cy", 5, "Danke euch beiden.")
    )
    rows = discuss(f"<h3>3 Kommentare</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == [
        ("Ann", "Sehr gut gekocht."), ("Bo", "Mir zu salzig."), ("Cy", "Danke euch beiden."),
    ]  # fmt: skip
    assert [row.published for row in rows] == ["2012-11-03", "2012-11-04", "2012-11-05"]


def test_what_most_people_say_is_no_button(discuss):
    said = ["Glückwunsch!"] * 4 + ["Das wurde auch Zeit."]
    body = "".join(
        say(name, day, words) for day, (name, words) in enumerate(zip("ABCDE", said, strict=True), 1)
    )
    rows = discuss(f"<h3>5 Kommentare</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == said


def test_a_comment_of_one_sign_keeps_it(discuss):
    body = say("Ann", 3, "Sehr gut gekocht.") + say("Bo", 4, "👍") + say("Cy", 5, "Danke euch beiden.")
    rows = discuss(f"<h3>3 Kommentare</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == ["Sehr gut gekocht.", "👍", "Danke euch beiden."]


def test_inferred_borders_have_a_confidence_below_one(discuss):
    body = say("Ann", 3, "Sehr gut gekocht.") + say("Bo", 4, "Mir zu salzig.")
    assert all(
        0 < row.confidence < 1 for row in discuss(f"<h3>2 Kommentare</h3>{body}", sources=UNKNOWN).comments
    )


def test_a_list_of_posts_is_no_discussion(discuss):
    posts = "".join(
        f'<div class="post"><h2><a href="/{n}">Post {n}</a></h2><b>Ann</b> <i>{n}. May 2012</i><p>About soup {n}.</p></div>'
        for n in (1, 2, 3)
    )
    assert discuss(posts, sources=UNKNOWN).comments == ()


def test_json_ld_comments_stand_alone_where_the_page_prints_none(discuss):
    data = (
        '<script type="application/ld+json">{"@type": "Article", "comment": [{"@type": "Comment", "text": "Lovely.", '
        '"dateCreated": "2020-05-01T10:00:00Z", "author": {"@type": "Person", "name": "Ann"}}]}</script>'
    )
    (row,) = discuss("", head=data).comments
    assert (row.author, row.text, row.published) == ("Ann", "Lovely.", "2020-05-01T10:00:00+00:00")


def test_the_first_numbered_comment_of_an_article_is_no_opening_post(discuss):
    rows = "".join(
        f'<div class="p-comment" id="c{n}"><div class="c-author"><a href="/users/{name}">{name}</a></div>'
        f'<div class="c-text">{text}</div><a href="#c{n}">#{n}</a> - <span class="cdate">Oct 29, 2012 10:0{n} AM</span></div>'
        for n, (name, text) in enumerate((("Ann", "Too salty for me."), ("Bob", "Use less salt then.")), 1)
    )
    found = discuss(f"<h3>2 comments</h3><div>{rows}</div>")
    assert [c.author for c in found.comments] == ["Ann", "Bob"]


def test_a_link_to_a_profile_tells_the_name(discuss):
    rows = "".join(
        f'<div class="js-comment" id="c-x{n}"><div class="body"><p class="stamp">{n} hours ago</p>'
        f'<h5><a href="http://example.org/profile/{n}">{name}</a></h5></div><p class="js-text">{text}</p></div>'
        for n, (name, text) in enumerate(
            (("Mia B.", "Very useful tips."), ("Aida O.", "Never tried it before!")), 1
        )
    )
    found = discuss(f'<h3>Comments</h3><div id="comments">{rows}</div>')
    assert [c.author for c in found.comments] == ["Mia B.", "Aida O."]
    assert found.comments[0].text == "Very useful tips."


def test_a_hidden_key_is_no_words(discuss):
    rows = "".join(
        f'<li class="comment" id="comment_{n}"><span class="uri" style="display: none">v1/comment/{n}</span>'
        f"<cite>{name}</cite> <abbr>{n} hours ago</abbr><blockquote>{text}</blockquote></li>"
        for n, (name, text) in enumerate((("Ann", "Keep dreaming!"), ("Bob", "I shall keep on.")), 1)
    )
    found = discuss(f"<h3>2 comments</h3><ul>{rows}</ul>", sources=frozenset({"repeated"}))
    assert [c.text for c in found.comments] == ["Keep dreaming!", "I shall keep on."]


def test_a_heading_that_counts_comments_makes_three_dated_records_a_discussion(discuss):
    records = "".join(
        f"<div class='hito'><b>{name}</b> <span>{date}</span><div>{words}</div></div>"
        for name, date, words in (
            ("Ann Lee", "May 2, 2020", "Is ordinary sewing machine oil good enough for such a hinge?"),
            ("Bo Ek", "May 3, 2020", "It is, but use little of it, and wipe what runs out."),
            ("Cy Young", "May 5, 2020", "I use lard and have had no complaints so far."),
        )
    )
    rows = discuss(f"<h3>3 comments</h3>{records}", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann Lee", "Bo Ek", "Cy Young"]


def answered(name: str, words: str, answers: str = "", named: str = "") -> str:
    return (
        f'<dl{named}><dt class="author"><span>by <b>{name}</b></span> July 24, 2012 1:08 AM EDT</dt><dd>{words}</dd>'
        f'<dd><a class="reply">Reply to this comment</a></dd><dd>{answers}</dd></dl>'
    )


def test_answers_whose_records_are_named_otherwise_are_rows_of_their_own(discuss):
    answer = answered("Bo", "And one of the best.", named=' class="thread"')
    talk = (
        answered("Ann", "She was the first of them.", answer)
        + answered("Cy", "Godspeed to her.")
        + answered("Di", "Rest in peace.")
    )
    rows = discuss(f'<h3>4 comments</h3><div class="userComments">{talk}</div>', sources=UNKNOWN).comments
    assert [(row.author, row.text, row.parent) for row in rows] == [
        ("Ann", "She was the first of them.", None),
        ("Bo", "And one of the best.", 0),
        ("Cy", "Godspeed to her.", None),
        ("Di", "Rest in peace.", None),
    ]


def test_a_discussion_named_nowhere_is_found_by_its_heading_and_buttons(discuss):
    talk = "".join(
        f"<div class='x1'><b>{name}</b> <i>{day}. März 2020</i><p>{words}</p><span>Antworten</span></div>"
        for day, (name, words) in enumerate(
            (
                ("Ann", "Gut, aber etwas zu salzig."),
                ("Bo", "Weniger Salz, mehr Zeit."),
                ("Cy", "Beides wahr."),
            ),
            1,
        )
    )
    rows = discuss(f"<p>3 Kommentare</p><div>{talk}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_names_of_the_whole_page_speak_of_no_place_of_it(discuss):
    teasers = "".join(
        f"<div class='x1'><b>{name}</b> <i>{day}. March 2020</i><p>{words}</p></div>"
        for day, (name, words) in enumerate(
            (("Ann", "A walk by the river."), ("Bo", "The mill is open again."), ("Cy", "Rain on the fair.")),
            1,
        )
    )
    page = html.document_fromstring(f"<html><body class='comments-open'><h1>News</h1>{teasers}</body></html>")
    assert find_discussion(page, PageContext(), sources=UNKNOWN).comments == ()


def test_ages_of_their_own_element_date_a_discussion_without_any_name(discuss):
    def box(name, age, text):
        return f'<div class="r"><strong>{name}</strong> <small>{age}</small><p>{text}</p><a>رد</a></div>'

    boxes = box("محمد", "منذ ٣ أيام", "طاحونة جميلة جدا.") + box("ليلى", "منذ يومين", "نعم، زرتها.")
    found = discuss(f'<div class="t"><h3>التعليقات</h3>{boxes}</div>')
    assert [(c.author, c.published_raw, c.text) for c in found.comments] == [
        ("محمد", "منذ ٣ أيام", "طاحونة جميلة جدا."),
        ("ليلى", "منذ يومين", "نعم، زرتها."),
    ]


def test_an_age_behind_a_bullet_is_read(discuss):
    def item(name, age, text, inside=""):
        head = f'<div class="h"><a href="/u/{name}">{name}</a> · {age}</div>'
        return f"<li>{head}<p>{text}</p> <a>Odpowiedz</a>{inside}</li>"

    answer = f"<ul>{item('ewa', '1 dzień temu', 'Ja też tam byłam.')}</ul>"
    items = item("jan_k", "2 dni temu", "Bardzo ładny młyn.", answer) + item(
        "zed", "5 godz. temu", "A gdzie?"
    )
    found = discuss(f"<div><h3>Dyskusja</h3><ul>{items}</ul></div>")
    assert [(c.author, c.published_raw, c.parent) for c in found.comments] == [
        ("jan_k", "2 dni temu", None),
        ("ewa", "1 dzień temu", 0),
        ("zed", "5 godz. temu", None),
    ]


PEOPLE = (
    ("Ann Miller", "3 days ago", "03.05.2020", "What a lovely mill, I went there as a child."),
    ("bob77", "2 days ago", "04.05.2020", "So did I, and I still have the photographs."),
    ("Cyril O'Neil", "5 hours ago", "05.05.2020", "Where is it exactly? I would like to visit it."),
)
SAID = [(name, text) for name, _, _, text in PEOPLE]


def said(found):
    return [(c.author, c.text) for c in found.comments]


def test_buttons_are_no_words(discuss):
    boxes = "".join(
        f'<div class="flex"><img src="/a.png" alt=""><div class="flex-1"><div><span class="bold">{name}</span>'
        f'<span class="small">{age}</span></div><p>{text}</p><div><button>Like (3)</button><button>Reply</button>'
        "</div></div></div>"
        for name, age, _, text in PEOPLE
    )
    assert said(discuss(f"<h2>3 Comments</h2>{boxes}")) == SAID


def test_a_name_is_told_from_the_age_that_is_glued_to_it(discuss):
    boxes = "".join(
        f'<div class="x{at}"><div class="h"><a class="n" href="/@u{at}">{name}</a><time datetime="2020-05-0{at + 3}">'
        f'{age}</time></div><div class="b"><p>{text}</p></div><button>Reply</button></div>'
        for at, (name, age, _, text) in enumerate(PEOPLE)
    )
    assert said(discuss(f'<section class="s"><h3>Discussion</h3>{boxes}</section>')) == SAID


def test_a_date_at_the_end_of_a_by_line_marks_a_record(discuss):
    boxes = "".join(
        f'<div class="box"><p class="head">#{at} <strong>{name}</strong> schrieb am {day} um 12:05 Uhr:</p>'
        f"<p>{text}</p></div>"
        for at, (name, _, day, text) in enumerate(PEOPLE, 1)
    )
    found = discuss(f"<h2>3 Kommentare</h2>{boxes}")
    assert said(found) == SAID
    assert found.comments[0].published == "2020-05-03T12:05:00"


def test_by_lines_below_the_words_leave_the_heading_out_of_the_first_record(discuss):
    flat = "".join(
        f"<p>{text}</p><p><i>Posted by {name} on May 3, 2020 at 12:05</i></p><hr>"
        for name, _, _, text in PEOPLE
    )
    assert said(discuss(f"<h2>Comments</h2>{flat}")) == SAID


def undated(heading):
    boxes = "".join(
        f'<div class="x"><b>{name}</b><p>{text}</p><a href="#">Reply</a></div>' for name, _, _, text in PEOPLE
    )
    return f"<h2>{heading}</h2><div>{boxes}</div>"


def test_records_without_dates_count_where_the_heading_says_how_many_they_are(discuss):
    assert said(discuss(undated("Comments (3)"))) == SAID
    assert said(discuss(undated("Comments (7)"))) == []


def linked(address):
    boxes = "".join(
        f'<div class="box"><b>{name}</b> <i>{day}</i> <a href="{address.format(at)}">#</a><p>{text}</p></div>'
        for at, (name, _, day, text) in enumerate(PEOPLE, 7)
    )
    return f"<h3>Latest comments</h3><div>{boxes}</div>"


def test_comments_that_stand_on_many_pages_are_no_discussion_of_this_one(discuss):
    assert said(discuss(linked("/post-{0}/#comment-9{0}"))) == []
    assert said(discuss(linked("/comment/{0}#comment-{0}"))) == SAID


LONE = (
    '<div class="entry"><b>Jan Kowalski</b><i>3 maja 2020, 14:05</i>'
    "<div>Bardzo ładny młyn, byłem tam w dzieciństwie.</div></div>"
)
STORY = f"<p>{'The wheel stood still for eleven winters. ' * 9}</p>"


def test_a_single_comment_counts_where_the_heading_says_one(discuss):
    found = discuss(f"{STORY}<section><h3>1 komentarz</h3>{LONE}</section>")
    assert said(found) == [("Jan Kowalski", "Bardzo ładny młyn, byłem tam w dzieciństwie.")]


def test_a_single_box_below_another_heading_is_no_comment(discuss):
    assert said(discuss(f"{STORY}<section><h3>Komentarze</h3>{LONE}</section>")) == []


def test_the_post_below_its_count_of_comments_is_no_comment(discuss):
    post = f'<div class="story"><b>Jan Kowalski</b> <i>3 maja 2020, 14:05</i>{STORY}</div>'
    assert said(discuss(f"<p>1 komentarz</p>{post}")) == []


def with_extra(extra):
    boxes = "".join(
        f"<div><b>{name}</b> <i>{day}</i><p>{text}</p>{extra}</div>" for name, _, day, text in PEOPLE
    )
    return f"<h2>3 Comments</h2>{boxes}"


def test_buttons_and_counters_beside_one_another_are_no_words(discuss):
    assert said(discuss(with_extra("<div><span>赞 3</span><span>回复</span></div>"))) == SAID


def test_a_table_of_figures_is_words(discuss):
    found = discuss(with_extra("<table><tr><td>12</td><td>17</td></tr></table><p>Both in mm.</p>"))
    assert all("12" in comment.text and "17" in comment.text for comment in found.comments)


def test_a_tag_of_the_sites_own_names_a_record_as_a_class_does(discuss):
    rows = "".join(
        f"<my-comment><user-name>{name}</user-name> <relative-time>{day} May 2022</relative-time><p>{text}</p></my-comment>"
        for name, day, text in (("Ann", 3, "Too salty for me."), ("Bob", 4, "Use less salt then."))
    )
    for thread in (f"<my-thread>{rows}</my-thread>", f"<div>{rows.replace('my-', 'x-')}</div>"):
        found = discuss(thread, sources=UNKNOWN)
        assert [(c.author, c.published, c.text) for c in found.comments] == [
            ("Ann", "2022-05-03", "Too salty for me."),
            ("Bob", "2022-05-04", "Use less salt then."),
        ]


def test_a_tag_that_names_no_discussion_is_none(discuss):
    rows = "".join(
        f"<news-card><b>{name}</b> <i>{day} May 2022</i><p>{text}</p></news-card>"
        for name, day, text in (("Ann", 3, "Too salty for me."), ("Bob", 4, "Use less salt then."))
    )
    assert discuss(f"<news-list>{rows}</news-list>", sources=UNKNOWN).comments == ()


def test_a_tag_of_the_sites_own_keeps_name_and_date_in_attributes(discuss):
    rows = "".join(
        f'<my-comment author="{name}" created="2022-05-0{day}T10:00:00Z"><div slot="words"><p>{text}</p></div></my-comment>'
        for name, day, text in (("Ann", 3, "Too salty for me."), ("Bob", 4, "Use less salt then."))
    )
    found = discuss(f"<comment-tree>{rows}</comment-tree>", sources=UNKNOWN)
    assert [(c.author, (c.published or "")[:10], c.text) for c in found.comments] == [
        ("Ann", "2022-05-03", "Too salty for me."),
        ("Bob", "2022-05-04", "Use less salt then."),
    ]


def test_records_in_an_aside_are_a_discussion_where_each_can_be_answered(discuss):
    records = "".join(
        f'<section class="reader__comment" id="comment-9{n}"><span>{name}</span><i>2{n}/10/2023</i><p>{words}</p>{{button}}</section>'
        for n, (name, words) in enumerate(
            (("Ann", "Too much salt."), ("Bo", "Use less."), ("Cy", "Fine.")), 1
        )
    )
    aside = f"<aside><h3>Contributions</h3>{records}</aside>"
    answerable = discuss(aside.format(button="<button>Répondre</button>"), sources=UNKNOWN).comments
    assert [row.author for row in answerable] == ["Ann", "Bo", "Cy"]
    assert discuss(aside.format(button=""), sources=UNKNOWN).comments == ()


def test_records_right_behind_the_form_for_a_comment_are_a_discussion(discuss):
    records = "".join(
        f'<div class="media"><div class="media-body"><h5>{name} <small>Posted on May {n}, 2016</small></h5>{words}</div></div>'
        for n, (name, words) in enumerate(
            (("Ann", "Too much salt."), ("Bo", "Use less."), ("Cy", "Fine.")), 1
        )
    )
    form = '<div class="card"><div><form><textarea></textarea><button>Submit</button></form></div></div>'
    rows = discuss(f"{form}{records}", sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == [
        ("Ann", "Too much salt."), ("Bo", "Use less."), ("Cy", "Fine."),
    ]  # fmt: skip
    assert discuss(records, sources=UNKNOWN).comments == ()


def test_a_form_before_the_headline_is_none_for_comments():
    records = "".join(
        f'<div class="media"><div class="media-body"><h5>{name} <small>Posted on May {n}, 2016</small></h5>{words}</div></div>'
        for n, (name, words) in enumerate(
            (("Ann", "Too much salt."), ("Bo", "Use less."), ("Cy", "Fine.")), 1
        )
    )
    form = "<div><form><textarea></textarea><button>Submit</button></form></div>"
    behind, before = (
        find_discussion(html.document_fromstring(body), PageContext(), sources=UNKNOWN)
        for body in (f"<h1>Soup</h1>{form}{records}", f"{form}<h1>Soup</h1>{records}")
    )
    assert len(behind.comments) == 3
    assert before.comments == ()


def test_lines_that_say_who_said_something_when_tell_a_discussion(discuss):
    records = "".join(
        f'<div class="e"><h4>{name} {said} on July {n}, 2009 at 4:20 pm:</h4><p>{words}</p></div>'
        for n, (name, said, words) in enumerate(
            (
                ("Ann", "said", "Too much salt."),
                ("Brother Bo", "said", "Use less."),
                ("Cy", "wrote", "Fine."),
            ),
            1,
        )
    )
    rows = discuss(f"<h3>Chit-chat</h3>{records}", sources=UNKNOWN).comments
    assert [(row.author, row.published, row.text) for row in rows] == [
        ("Ann", "2009-07-01T16:20:00", "Too much salt."),
        ("Brother Bo", "2009-07-02T16:20:00", "Use less."),
        ("Cy", "2009-07-03T16:20:00", "Fine."),
    ]


def test_subjects_that_lead_to_the_comments_make_no_list_of_posts(discuss):
    records = "".join(
        f'<div class="x-comment" id="o{n}"><h3><a href="/opinions/{n}/">{subject}</a></h3><b class="autor">{name}</b> <i>{n}. 5. 2013</i>'
        f'<p>{words}</p><a href="#">Odpovědět</a></div>'
        for n, (name, subject, words) in enumerate(
            (("Ann", "Salt", "Too much."), ("Bo", "Spoons", "Use less."), ("Cy", "Bread", "Fine.")), 1
        )
    )
    rows = discuss(f"<h2>Názory</h2>{records}", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_answers_inside_comments_whose_class_is_known_are_rows_too(discuss):
    def said(identity: str, name: str, words: str, inner: str = "") -> str:
        return (
            f'<div id="{identity}" class="post-wrapper {identity[:3]}"><div class="story">{words}</div>'
            f'<a class="post-name" href="/u/{name}">{name}</a> <i>19 May 2020</i> <span>Reply</span>{inner}</div>'
        )

    body = said("comment-1", "Ann", "Too much salt.", said("reply-2", "Bo", "Then use less."))
    body += said("comment-3", "Cy", "Fine for me.")
    rows = discuss(f"<h3>Comments</h3><div>{body}</div>").comments
    assert [(row.author, row.parent) for row in rows] == [("Ann", None), ("Bo", 0), ("Cy", None)]


def test_a_forums_class_below_a_heading_of_comments_takes_no_comment_for_the_post(discuss):
    body = "".join(
        f'<div id="id_a{n}f" class="vcard comment"><p class="date">8/{n}/2011 11:21:00 AM</p><p class="content">{words}</p>'
        f'<p class="author"><a href="http://x.example/{n}" class="url fn">{name}</a> <a href="#">Reply</a></p></div>'
        for n, (name, words) in enumerate(
            (("Ann", "Too much salt."), ("Bo", "Use less."), ("Cy", "Fine.")), 1
        )
    )
    rows = discuss(f'<h3>Comments</h3><div id="commentlist">{body}</div>').comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_a_date_in_spanish_behind_who_wrote_tells_a_discussion(discuss):
    body = "".join(
        f"<p><strong>{name}</strong> escribió el {n} de enero de 2010 a las 21:15:</p><blockquote><p>{words}</p></blockquote>"
        for n, (name, words) in enumerate(
            (
                ("Ana", "Mucha sal le echas."),
                ("la del tercero", "Pues echa menos."),
                ("Eva", "A mí me gusta así."),
            ),
            1,
        )
    )
    rows = discuss(f"<h3>Ecos</h3>{body}", sources=UNKNOWN).comments
    assert [(row.author, row.published) for row in rows] == [
        ("Ana", "2010-01-01T21:15:00"),
        ("la del tercero", "2010-01-02T21:15:00"),
        ("Eva", "2010-01-03T21:15:00"),
    ]


def test_the_heading_right_before_the_records_belongs_to_them_whatever_it_says(discuss):
    body = "".join(
        f"<p><strong>{name}</strong> said on May {n}, 2010:</p><blockquote><p>{words}</p></blockquote>"
        for n, (name, words) in enumerate(
            (("Ann", "Too much salt for me."), ("Bo", "Then use less of it."), ("Cy", "I like it so.")), 1
        )
    )
    nodes = discuss(f"<h3>Echoes</h3>{body}", sources=UNKNOWN).nodes
    assert [node.text for node in nodes if node.tag == "h3"] == ["Echoes"]


def test_a_list_that_has_the_latest_beside_the_best_is_no_box_of_the_latest(discuss):
    body = "".join(
        f'<div class="item"><div><b>{name}</b></div><div class="txt">{words}</div><div><i>{day} May 2013</i> <a href="#">Reply</a></div></div>'
        for day, (name, words) in enumerate((("Ann", "Too much salt."), ("Bo", "Use less of it."), ("Cy", "Or none.")), 1)
    )  # fmt: skip
    rows = discuss(
        f'<div class="x-comment-list x-comment-list-has-latest"><div class="list">{body}</div></div>',
        sources=UNKNOWN,
    ).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_an_undated_panel_around_dated_comments_is_none(discuss):
    body = "".join(
        f'<div class="tie"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p><a href="#">Reply</a></div>'
        for day, (name, words) in enumerate((("Ann", "Too much salt."), ("Bo", "Use less of it."), ("Cy", "Or none.")), 1)
    )  # fmt: skip
    panel = f'<div class="post_comment" id="post_comment_area"><p>Posts <a href="/all">31</a></p><p>Readers speak for themselves.</p>{body}</div>'
    closed = '<div class="post_comment" id="post_comment_closed"><p>Closed now</p><p>Read on in the kitchen.</p></div>'
    rows = discuss(f"<h3>Comments</h3>{panel}{closed}", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def notes(items) -> str:
    return "".join(
        f'<div class="comment-info" id="comment-info-{n}"><p class="title">{name}</p><p>{words}</p></div>'
        for n, (name, words) in enumerate(items, 1)
    )


def test_a_list_that_explains_badges_is_no_discussion(discuss):
    items = [
        (f"{kind} Ladle", f"Who has this one cooks {kind.lower()} soups.")
        for kind in ("Gold", "Silver", "Tin", "Old")
    ]
    assert discuss(f"<h3>Comments</h3><div>{notes(items)}</div>", sources=UNKNOWN).comments == ()
    items = list(zip(("Ann Ladle", "Bo", "Cy Young", "Dee"), (words for _, words in items), strict=True))
    assert len(discuss(f"<h3>Comments</h3><div>{notes(items)}</div>", sources=UNKNOWN).comments) == 4


def test_notes_without_a_date_under_one_name_are_no_discussion(discuss):
    items = [("Kitchen door", "Knock to complain about a soup."), ("Kitchen door", "Knock to praise a soup.")]
    assert discuss(f"<h3>2 comments</h3><div>{notes(items)}</div>", sources=UNKNOWN).comments == ()


def test_sections_of_an_article_are_no_discussion(discuss):
    body = "".join(
        f'<div class="comment-ad" id="comment-ad-{n}"></div><p>Do not be <a href="/{n}">that cook</a> and write it all down '
        f"in a book, as number {n} of us does.</p><h3>{heading}</h3>"
        for n, heading in enumerate(("Read More", "Stir It", "Share the Pot", "Tune the Oven"), 1)
    )
    assert discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments == ()


def test_a_comment_among_the_best_and_among_the_latest_is_one(discuss):
    said = [
        f'<div class="tie"><b>{name}</b> <i>{day} May 2013 10:0{day}</i><p>{words}</p><a href="#">Reply</a></div>'
        for day, (name, words) in enumerate((("Ann", "Too much salt."), ("Bo", "Use less of it."), ("Cy", "Or none.")), 1)
    ]  # fmt: skip
    rows = discuss(
        f"<h3>Comments</h3><div>{said[1]}</div><div>{''.join(said)}</div>", sources=UNKNOWN
    ).comments
    assert [row.author for row in rows] == ["Bo", "Ann", "Cy"]


def linked_words(button: str) -> str:
    return "".join(
        f'<div class="que"><b>{name}</b> <i>{day} May 2013</i><div><a href="/c/{day}">{words}</a></div>{button}</div>'
        for day, (name, words) in enumerate((("Ann", "Too much salt."), ("Bo", "Use less of it."), ("Cy", "Or none.")), 1)
    )  # fmt: skip


def test_words_that_lead_to_a_page_of_their_own_are_words_where_they_can_be_answered(discuss):
    page = f"<h3>3 comments</h3><div>{linked_words('<a href=#>Reply</a>')}</div>"
    assert [row.text for row in discuss(page, sources=UNKNOWN).comments] == [
        "Too much salt.", "Use less of it.", "Or none.",
    ]  # fmt: skip


def test_links_that_nobody_can_answer_are_a_list_of_links(discuss):
    assert discuss(f"<h3>3 comments</h3><div>{linked_words('')}</div>", sources=UNKNOWN).comments == ()
