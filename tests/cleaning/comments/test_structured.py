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
