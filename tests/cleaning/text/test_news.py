"""Discussions of news pages, flattened: name, words, date and rows of buttons in the order of each system."""

from __future__ import annotations

import pytest

from cleaning import Comment, RawPage
from cleaning.readers.text import read

NAMES = ("pavel_k", "Ann Lee", "breadhead", "Rosa M.")
SAID = (
    "I bake there every Saturday, and nobody has ever paid for the flour.",
    "Does anyone know whether they open on holidays, too?",
    "We should have one of these in our street!",
    "It is loud at four in the morning, but the smell makes up for it.",
)
POST = (
    "The bakery in the yard has been open for a year, and the people of the street bake in it at night. "
    "The oven is lit at two, the first loaves are ready at four, and by seven nothing is left of them.\n\n"
    "The owner of the house did not ask for rent in the first year. He wants to now, and the bakers say "
    "that they will have to ask for money for the loaves, which none of them likes.\n\n"
    "A meeting is planned for next week, and everybody who has ever taken a loaf is asked to come to it."
)
FORM = (
    "Sign in with:\nMore options\nPost Comment Preview Comment\nShare your words:\nOn a page.\nOn a wall.\n"
)
ZH_NAMES = ("白杨树下", "小米粥", "山里来的老王", "云上")
ZH_SAID = (
    "我家就住在旁边，每天早上都被香味叫醒。",
    "三十年的酵母，想想都觉得不容易。",
    "上次去的时候已经卖完了，白跑一趟！",
    "支持不开分店，做好一家就够了。",
)
ZH_POST = (
    "这家面包店开在老城的一条小巷里，每天清晨四点半就亮起了灯。店主说，他用的酵母是外婆留下来的，已经养了三十多年。"
    "附近的居民早上七点就开始排队，队伍常常一直排到巷口的那棵老槐树下面。\n\n"
    "记者在店里看到，面包的种类并不多，只有三种，可是每一炉出来都很快卖光。店主说他不打算开分店，因为酵母只有一份。"
)


def comments_of(text: str) -> tuple[Comment, ...]:
    return read(RawPage(body=text.encode(), source="news.txt")).documents[0].comments


def below_forms(record: str) -> tuple[Comment, ...]:
    """The comments of a page with menus and forms between its post and them."""
    told = zip(NAMES, SAID, strict=True)
    records = (record.format(name=name, said=said, n=n) for n, (name, said) in enumerate(told, start=2))
    menus = "\n\n".join(f"Related posts\nThe oven {n}\nThe yard {n}\nThe street {n}" for n in range(4))
    return comments_of(
        f"A bakery in the yard\n\n{POST}\n\n{menus}\n\n{FORM}\n\nView all\n\n{''.join(records)}"
    )


FANS = (
    "photo\n{name}\nBread is what is left of a day {n}\n{n}4 Fans\n{n} minutes ago (7:1{n} PM)\n{said}\n"
    "{name}: {said}\nhttp://news.example.org/said/{n}\nHistory | Permalink | Share it\n\n"
)


def test_comments_below_many_menus_and_forms_are_rows() -> None:
    assert [comment.text for comment in below_forms(FANS)] == list(SAID)


def test_picture_motto_and_fans_beside_a_name_are_no_name() -> None:
    assert [comment.author for comment in below_forms(FANS)] == list(NAMES)


def test_long_note_above_a_name_is_no_name() -> None:
    noted = below_forms(f"This reader {{n}} has chosen to show nothing of what others see\n{FANS}")
    assert [comment.author for comment in noted] == list(NAMES)


ZH = {
    "date below the words": "{name}\n{said}\n2023-05-03 10:2{n}\n查看回复 {n} 举报\n分享\n回复 踩0 赞8{n} 收藏\n",
    "counts glued to buttons": "{name}\n{said}\n今天 10:2{n}\n举报\n赞{n}\n回复\n分享\n",
    "counts before buttons": "{name} {n}小时前\n{said}\n回复 ⋅ {n}条回复\n{n}赞 踩\n",
    "place behind an age": "{name}\n{said}\n{n}小时前 来自北京\n赞{n} 回复 举报\n",
    "place before an age": "{name}\n上海 {n}小时前\n{said}\n顶[{n}]踩\n回复\n分享\n",
    "day without a year": "{name}\n[辽宁沈阳]\n5月3日 10:2{n}\n{said}\n举报\n赞{n}\n回复\n",
}


@pytest.mark.parametrize("record", ZH.values(), ids=ZH.keys())
def test_chinese_buttons_and_dates_part_comments(record: str) -> None:
    told = zip(ZH_NAMES, ZH_SAID, strict=True)
    records = (record.format(name=name, said=said, n=n) for n, (name, said) in enumerate(told, start=2))
    comments = comments_of(f"小城面包店\n\n{ZH_POST}\n\n评论 4\n\n{''.join(records)}")
    assert [(comment.author, comment.text) for comment in comments] == [*zip(ZH_NAMES, ZH_SAID, strict=True)]


NEWS = {
    "name and date below the words": "{said}\n{name}\n2{n} ottobre 2012 | 15:4{n}\n",
    "votes for and against": "{name}\nHace {n} horas\n{said}\n{n}\n{n}\nResponder\nDenunciar\n",
    "buttons around votes": "{name}\n{n} October, 2021\n{said}\nReply\n{n}\n{n}\nShare\n",
    "votes behind each button": "{name}\n2012.10.2{n}. 15:4{n}\n{said}\n답글\n공감\n{n}\n비공감\n{n}\n신고\n",
    "number and colon before the name": "{n}: {name} 2012/10/2{n} 15:4{n} ID:abc{n}\n{said}\n",
    "time before the day": "{name}\nInternaute {n}\nPosté à 15h4{n} le 2{n}/10/2012\n{said}\nRépondre\nAlerter\n",
    "buttons behind an age": "{name}\n{said}\n{n} hours ago Reply Share\n",
    "table cell on one line": "Report Comment {name} ({n} days ago) {said}\n---|---\n",
    "address in the network": "{name} / 83.12.x.x / 2016-05-2{n} 12:1{n}\n{said}\nOdpowiedz\n",
}


@pytest.mark.parametrize("record", NEWS.values(), ids=NEWS.keys())
def test_name_and_words_are_told_from_what_stands_around_them(record: str) -> None:
    told = enumerate(zip(NAMES, SAID, strict=True), start=2)
    records = "".join(record.format(name=name, said=said, n=n) for n, (name, said) in told)
    comments = comments_of(f"A bakery in the yard\n\n{POST}\n\nComments (4)\n\n{records}")
    assert [(comment.author, comment.text) for comment in comments] == [*zip(NAMES, SAID, strict=True)]


def test_number_above_a_byline_opens_a_comment_whatever_stands_around_the_list() -> None:
    told = enumerate(zip(NAMES, SAID, strict=True), start=2)
    records = "".join(f"#{9 - n}\n{name} - 1{n}.03.2012 10:22:1{n}\n{said}\n" for n, (name, said) in told)
    menu = "Do you want to say anything? We think so.\nI like the oldest above the others\n"
    pages = "• Page:\n• 1\n• 2\n"
    text = f"A bakery in the yard\n\n{POST}\n\nComments\n{menu}{records}{pages}Write a comment\nName *:\nIt is needed"
    comments = comments_of(text)
    assert [(comment.author, SAID[at] in comment.text) for at, comment in enumerate(comments)] == [
        (name, True) for name in NAMES
    ]


def test_link_to_write_to_a_commenter_is_part_of_the_header() -> None:
    told = enumerate(zip(NAMES, SAID, strict=True), start=2)
    records = "".join(
        f"Cerrar ventana\nEnviar mensaje a {name}\n{name} 1{n}.mar.2012 | 10:22\n#1{n}\n{said}\n"
        "Responder Citar mensaje\nValorar\nPositivo Negativo\nDenunciar\n"
        for n, (name, said) in told
    )
    comments = comments_of(f"Un horno en el patio\n\n{POST}\n\n4 comentarios\n\n{records}")
    assert [(comment.author, comment.text) for comment in comments] == [*zip(NAMES, SAID, strict=True)]
