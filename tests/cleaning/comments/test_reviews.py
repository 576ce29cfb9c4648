"""What readers say of a recipe or an article, in the data beside the page."""

import json

DATA = '<script type="application/ld+json">{}</script>'


def said(author: str, text: str, **more: object) -> dict[str, object]:
    return {"@type": "Review", "author": {"@type": "Person", "name": author}, "reviewBody": text} | more


def data(kind: str, *reviews: object) -> str:
    return DATA.format(json.dumps({"@type": kind, "name": "Soup", "review": list(reviews)}))


def rows(found):
    return [(c.author, c.published, c.text) for c in found.comments]


def test_reviews_of_a_recipe_are_comments(discuss):
    told = said("Ann", "Lovely with &amp; without salt.", datePublished="2021-05-03")
    assert rows(discuss("", data("Recipe", told))) == [("Ann", "2021-05-03", "Lovely with & without salt.")]


def test_reviews_of_goods_are_no_discussion(discuss):
    assert rows(discuss("", data("Product", said("Ann", "Lovely spoon.")))) == []


def test_stars_without_words_are_no_comment(discuss):
    assert rows(discuss("", data("Recipe", said("Ann", "")))) == []


def test_a_review_named_by_its_headline_has_no_author_and_is_none(discuss):
    headline = {"@type": "Review", "name": "Five stars", "reviewBody": "Lovely soup."}
    assert rows(discuss("", data("Recipe", headline))) == []


def test_a_printed_comment_takes_its_day_from_the_data_and_stands_once(discuss, wordpress):
    def printed(number: int, name: str, words: str) -> str:
        return (
            f'<li class="comment" id="comment-{number}"><b class="fn">{name}</b>'
            f'<div class="comment-content"><p>{words}</p></div></li>'
        )

    area = wordpress(printed(1, "Ann", "Lovely soup.") + printed(2, "Bo", "Too salty for us."))
    told = [
        said("Ann", "Lovely soup.", datePublished="2021-05-03"),
        said("Bo", "Too salty for us.", datePublished="2021-05-04"),
    ]
    assert rows(discuss(area, data("Recipe", *told))) == [
        ("Ann", "2021-05-03", "Lovely soup."),
        ("Bo", "2021-05-04", "Too salty for us."),
    ]
