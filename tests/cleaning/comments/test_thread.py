"""Who answers whom."""


def test_a_link_with_a_name_leads_to_the_comment_it_answers(discuss, wordpress, item):
    found = discuss(
        wordpress(
            item(7, "Ann", "Lovely soup.")
            + item(8, "Bo", "Too salty.")
            + item(9, "Cy", '<a href="#comment-7">@Ann</a>: it is.')
        )
    )
    assert [c.parent for c in found.comments] == [None, None, 0]


def test_a_sibling_at_the_deepest_level_answers_whom_it_names(discuss, wordpress, item):
    deepest = "".join(
        (item(8, "Bo", "Too salty."), item(9, "Cy", "@Bo not for me."), item(10, "Di", "I had two bowls."))
    )
    found = discuss(wordpress(item(7, "Ann", "Lovely.", inside=f'<ul class="children">{deepest}</ul>')))
    assert [c.parent for c in found.comments] == [None, 0, 1, 0]


def test_a_name_that_nobody_bears_answers_nobody_else(discuss, wordpress, item):
    deepest = item(8, "Bo", "Too salty.") + item(9, "Cy", "@Bob not for me.")
    found = discuss(wordpress(item(7, "Ann", "Lovely.", inside=f'<ul class="children">{deepest}</ul>')))
    assert [c.parent for c in found.comments] == [None, 0, 0]
