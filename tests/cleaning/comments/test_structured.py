"""Comments that stand in data: vocabularies in the markup, and data beside it."""

import json

DATA = '<script type="application/ld+json">{}</script>'


def rows(found):
    return [(c.author, c.published, c.text, c.parent) for c in found.comments]


def test_microdata_gives_rows(discuss):
    found = discuss(
        '<div itemscope itemtype="https://schema.org/BlogPosting"><div itemprop="comment" itemscope '
        'itemtype="https://schema.org/Comment"><span itemprop="author" itemscope><b itemprop="name">Ann</b></span>'
        '<meta itemprop="dateCreated" content="2020-03-01T10:00:00Z"><p itemprop="text">Lovely soup.</p></div></div>'
    )
    assert rows(found) == [("Ann", "2020-03-01T10:00:00+00:00", "Lovely soup.", None)]


def test_rdfa_gives_rows(discuss):
    found = discuss(
        '<div typeof="sioc:Post sioct:Comment" about="/comment/7#comment-7"><span rel="sioc:has_creator">'
        '<span class="username" property="foaf:name">Ann</span></span><span property="dc:date dc:created" '
        'content="2020-03-01T10:00:00+00:00" datatype="xsd:dateTime">1 March 2020</span>'
        '<div property="content:encoded"><p>Lovely soup.</p></div></div>'
    )
    assert rows(found) == [("Ann", "2020-03-01T10:00:00+00:00", "Lovely soup.", None)]


def test_microformats_give_rows(discuss):
    found = discuss(
        '<div class="h-entry"><div class="p-comment h-cite"><a class="p-author h-card" href="https://ann.example/">Ann</a>'
        '<time class="dt-published" datetime="2020-03-01T10:00:00Z">1 March</time>'
        '<p class="e-content">Lovely soup.</p></div></div>'
    )
    assert rows(found) == [("Ann", "2020-03-01T10:00:00+00:00", "Lovely soup.", None)]


def test_questions_in_json_ld_give_their_answers(discuss):
    answer = {"@type": "Answer", "text": "Add salt.", "dateCreated": "2020-03-01T10:00:00Z", "upvoteCount": 3}
    answer["author"] = {"@type": "Person", "name": "Ann"}
    question = {"@type": "QAPage", "mainEntity": {"@type": "Question", "acceptedAnswer": answer}}
    found = discuss("", DATA.format(json.dumps(question)))
    assert rows(found) == [("Ann", "2020-03-01T10:00:00+00:00", "Add salt.", None)]
    assert found.comments[0].likes == 3


def test_discourse_state_gives_the_messages_after_the_first(discuss):
    def message(number, name, text, **more):
        return {
            "id": 100 + number,
            "post_number": number,
            "username": name,
            "created_at": f"2020-03-01T1{number}:00:00.000Z",
            "cooked": f"<p>{text}</p>",
            **more,
        }

    posts = [
        message(1, "cook", "My soup."),
        message(2, "ann", "Lovely."),
        message(3, "bo", "Too salty.", reply_to_post_number=2),
    ]
    state = {"topic_7": json.dumps({"post_stream": {"posts": posts}})}
    value = json.dumps(state).replace("&", "&amp;").replace('"', "&quot;")
    found = discuss(f'<div id="data-preloaded" data-preloaded="{value}"></div>')
    assert rows(found) == [
        ("ann", "2020-03-01T12:00:00+00:00", "Lovely.", None),
        ("bo", "2020-03-01T13:00:00+00:00", "Too salty.", 0),
    ]


def test_substack_state_gives_its_thread(discuss):
    reply = {"id": 8, "name": "Bo", "date": "2020-03-01T11:00:00.000Z", "body": "I agree.", "children": []}
    first = {
        "id": 7,
        "name": "Ann",
        "date": "2020-03-01T10:00:00.000Z",
        "body": "Lovely soup.",
        "children": [reply],
    }
    state = json.dumps(json.dumps({"initialComments": {"comments": [first]}}))
    found = discuss(f"<script>window._preloads        = JSON.parse({state})</script>")
    assert rows(found) == [
        ("Ann", "2020-03-01T10:00:00+00:00", "Lovely soup.", None),
        ("Bo", "2020-03-01T11:00:00+00:00", "I agree.", 0),
    ]


def test_broken_data_is_passed_over(discuss):
    assert discuss("", DATA.format('{"@type": "Comment", "text": ')).comments == ()


def person(name, **more):
    return {"@type": "Person", "name": name, **more}


def comment(number, text, **more):
    return {
        "@type": "Comment",
        "@id": f"https://cook.example/soup/#comment-{number}",
        "author": person(f"Reader {number}", url=f"https://reader{number}.example/"),
        "dateCreated": f"2020-03-01T10:0{number}:00Z",
        "text": text,
        **more,
    }


def threads(found):
    return [(c.author, c.text, c.parent, c.source_id) for c in found.comments]


def test_comments_in_json_ld_stand_in_each_other(discuss):
    post = {
        "@type": "BlogPosting",
        "headline": "Soup",
        "comment": [comment(1, "A", comment=[comment(2, "B")]), comment(3, "C", upvoteCount=4)],
    }
    found = discuss("", DATA.format(json.dumps(post)))
    assert threads(found) == [
        ("Reader 1", "A", None, "1"),
        ("Reader 2", "B", 0, "2"),
        ("Reader 3", "C", None, "3"),
    ]
    assert (found.comments[0].author_url, found.comments[2].likes) == ("https://reader1.example/", 4)


def test_a_parent_item_names_the_answered_comment_and_is_no_comment_again(discuss):
    whole, named = comment(1, "A"), "https://cook.example/soup/#comment-2"
    answers = [comment(1, "A"), comment(2, "B", parentItem=whole), comment(3, "C", parentItem=named)]
    found = discuss("", DATA.format(json.dumps({"@type": "Article", "comment": answers})))
    assert [c.parent for c in found.comments] == [None, 0, 1]


def test_a_type_may_carry_its_vocabulary(discuss):
    graph = [
        {**comment(1, "A"), "@type": "http://schema.org/Comment"},
        {**comment(2, "B"), "@type": ["schema:Comment"]},
    ]
    assert len(discuss("", DATA.format(json.dumps({"@graph": graph}))).comments) == 2


def test_a_forum_posting_is_the_post_and_those_listed_under_it_are_comments(discuss):
    listed = [comment(1, "A"), {**comment(2, "B"), "@type": "DiscussionForumPosting"}]
    topic = {
        **comment(9, "Cook it."),
        "@type": "DiscussionForumPosting",
        "headline": "Soup",
        "comment": listed,
    }
    assert [c.text for c in discuss("", DATA.format(json.dumps(topic))).comments] == ["A", "B"]


def test_a_post_of_linkedin_lists_its_first_comments(discuss):
    one = {
        "@type": "Comment",
        "text": "Lovely.",
        "datePublished": "2026-06-06T14:51:24.268Z",
        "author": person("Ann"),
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "http://schema.org/LikeAction",
            "userInteractionCount": 3,
        },
    }
    post = {"@type": "SocialMediaPosting", "articleBody": "Cook it.", "commentCount": 1, "comment": [one]}
    found = discuss("", DATA.format(json.dumps(post)))
    assert (rows(found), found.comments[0].likes) == (
        [("Ann", "2026-06-06T14:51:24+00:00", "Lovely.", None)],
        3,
    )


def test_questions_and_answers_have_comments_of_their_own(discuss):
    first = {**comment(1, "Salt."), "@type": "Answer", "comment": [comment(3, "Yes.")]}
    question = {
        "@type": "Question",
        "acceptedAnswer": first,
        "suggestedAnswer": [{**comment(2, "Ice."), "@type": "Answer"}],
    }
    found = discuss("", DATA.format(json.dumps({"@type": "QAPage", "mainEntity": question})))
    assert [(c.text, c.parent) for c in found.comments] == [("Salt.", None), ("Yes.", 0), ("Ice.", None)]


def microdata(number, text, inside=""):
    return (
        f'<div itemprop="comment" itemscope itemtype="https://schema.org/Comment" id="comment-{number}"><span '
        f'itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Reader {number}</b></span>'
        f'<meta itemprop="dateCreated" content="2020-03-01T10:0{number}:00Z"><p itemprop="text">{text}</p>{inside}</div>'
    )


def test_microdata_stands_in_each_other(discuss):
    found = discuss(microdata(1, "A", microdata(2, "B")) + microdata(3, "C"))
    assert threads(found) == [
        ("Reader 1", "A", None, "1"),
        ("Reader 2", "B", 0, "2"),
        ("Reader 3", "C", None, "3"),
    ]


def test_the_older_user_comments_are_read(discuss):
    found = discuss(
        '<div itemprop="comment" itemscope itemtype="http://schema.org/UserComments"><span itemprop="creator">Ann</span>'
        '<time itemprop="commentTime" datetime="2012-05-01T10:00:00+02:00">1 May</time>'
        '<div itemprop="commentText">Lovely soup.</div></div>'
    )
    assert rows(found) == [("Ann", "2012-05-01T10:00:00+02:00", "Lovely soup.", None)]


def test_rdfa_of_schema_org_is_read(discuss):
    found = discuss(
        '<div vocab="https://schema.org/" typeof="BlogPosting"><div property="comment" typeof="Comment" id="c9"><span '
        'property="author" typeof="Person"><span property="name">Ann</span></span> <time property="dateCreated" '
        'datetime="2020-03-01T10:00:00+00:00">1 March</time><p property="text">Lovely soup.</p></div></div>'
    )
    assert rows(found) == [("Ann", "2020-03-01T10:00:00+00:00", "Lovely soup.", None)]


def microformat(number, text, inside=""):
    return (
        f'<div class="u-comment h-cite" id="c{number}"><a class="p-author h-card u-url" href="https://reader{number}.example/">'
        f'Reader {number}</a> <time class="dt-published" datetime="2020-03-01T10:0{number}:00Z">1 March</time>'
        f'<p class="e-content p-name">{text}</p>{inside}</div>'
    )


def test_microformats_stand_in_each_other(discuss):
    found = discuss(
        f'<div class="h-entry">{microformat(1, "A", microformat(2, "B"))}{microformat(3, "C")}</div>'
    )
    assert threads(found) == [
        ("Reader 1", "A", None, "1"),
        ("Reader 2", "B", 0, "2"),
        ("Reader 3", "C", None, "3"),
    ]


MEDIUM = {
    "ROOT_QUERY": {"__typename": "Query", 'postResult({"id":"a1"})': {"__ref": "Post:a1"}},
    "Post:a1": {"id": "a1", "creator": {"__ref": "User:u1"}, "inResponseToPostResult": None},
    "Post:b2": {
        "id": "b2",
        "creator": {"__ref": "User:u2"},
        "firstPublishedAt": 1583057100000,
        "clapCount": 5,
        "inResponseToPostResult": {"__ref": "Post:a1"},
        'content({"postMeteringOptions":{}})': {
            "bodyModel": {"paragraphs": [{"__ref": "Paragraph:p1"}, {"text": "Truly."}]}
        },
    },
    "Post:c3": {
        "id": "c3",
        "creator": {"__ref": "User:u1"},
        "firstPublishedAt": 1583057200000,
        "inResponseToPostResult": {"__ref": "Post:b2"},
        "extendedPreviewContent": {"bodyModel": {"paragraphs": [{"text": "Thanks."}]}},
    },
    "Post:d4": {"id": "d4", "creator": {"__ref": "User:u2"}, "firstPublishedAt": 1583057300000},
    "Post:e5": {
        "id": "e5",
        "creator": {"__ref": "User:u2"},
        "inResponseToPostResult": {"__ref": "Post:d4"},
        "previewContent": {"bodyModel": {"paragraphs": [{"text": "On another post."}]}},
    },
    "User:u1": {"name": "Mara", "username": "mara"},
    "User:u2": {"name": "Ann", "username": "ann"},
    "Paragraph:p1": {"text": "Lovely."},
}


def test_medium_state_gives_the_responses_to_the_page(discuss):
    found = discuss(f"<script>window.__APOLLO_STATE__ = {json.dumps(MEDIUM)}</script>")
    assert rows(found) == [
        ("Ann", "2020-03-01T10:05:00+00:00", "Lovely.\nTruly.", None),
        ("Mara", "2020-03-01T10:06:40+00:00", "Thanks.", 0),
    ]
    assert [(c.source_id, c.likes, c.by_post_author) for c in found.comments] == [
        ("b2", 5, False),
        ("c3", None, True),
    ]


def test_substack_state_marks_its_author_and_skips_what_is_deleted(discuss):
    answer = {"id": 10, "name": "Cy", "date": "2020-03-01T12:00:00.000Z", "body": "Why?", "children": []}
    first = {
        "id": 7,
        "name": "Ann",
        "handle": "ann",
        "date": "2020-03-01T10:00:00.000Z",
        "body": "Lovely soup.",
        "reaction_count": 2,
        "ancestor_path": "",
        "metadata": {"is_author": True},
        "children": [],
    }
    gone = {"id": 9, "name": None, "date": "2020-03-01T11:00:00.000Z", "body": None, "children": [answer]}
    state = json.dumps(json.dumps({"comments": [first, gone]}))
    found = discuss(f"<script>window._preloads = JSON.parse({state})</script>")
    assert threads(found) == [("Ann", "Lovely soup.", None, "7"), ("Cy", "Why?", None, "10")]
    assert (found.comments[0].by_post_author, found.comments[0].author_url) == (
        True,
        "https://substack.com/@ann",
    )
