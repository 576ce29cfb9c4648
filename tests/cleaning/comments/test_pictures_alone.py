"""Comments that say nothing but with a picture."""


def test_where_the_words_stand_a_picture_alone_leaves_them_empty(discuss, wordpress, item):
    """What stands around the element of the words is not asked for others."""
    page = wordpress(
        item(1, "Ann", "Too much salt for me.")
        + item(2, "Bo", '<img src="ladle.gif" alt="ladle.gif">', inside="<p>Level: Ladle</p>")
    )
    rows = discuss(page, head='<meta name="generator" content="WordPress 6.1">').comments
    assert [(row.author, row.text) for row in rows] == [
        ("Ann", "Too much salt for me."),
        ("Bo", ""),
    ]
