"""Discussions below a heading whose comments show name, date, words and buttons in any order."""

from itertools import product

import pytest

from tests.cleaning.text.dumps import read_one

POSTS = {
    "en": (
        "Why our bread fell flat",
        "We baked four loaves on Sunday and not one of them rose. The flour was fresh, so we looked at the "
        "water.",
        "It turned out that the tap water was far too cold for the yeast.",
    ),
    "ru": (
        "Почему наш хлеб не поднялся",
        "В воскресенье мы испекли четыре буханки, и ни одна не поднялась, и мы посмотрели на воду.",
        "Вода из крана оказалась слишком холодной для дрожжей.",
    ),
    "zh": (
        "为什么我们的面包没有发起来",
        "星期天我们烤了四条面包，没有一条发起来。面粉是新的，烤箱也够热，于是我们看了看水。",
        "原来自来水太凉了，酵母来不及醒。",
    ),
}
SAID = {
    "en": (
        ("Cy Tanaka", "May 3, 2016 at 10:12 am", "The crust is what makes it, thanks for the pictures!"),
        ("Marguerite", "May 4, 2016 at 8:47 pm", "My sister swears by a starter older than her children."),
        ("bo_oakes", "May 5, 2016 at 9:31 pm", "Which flour do you use? Mine is always too coarse."),
        ("Ann Lee", "May 6, 2016 at 7:02 am", "I had the same trouble last winter, and milk solved it."),
    ),
    "ru": (
        ("Юрий", "3 дня назад", "Корка решает всё, спасибо за фотографии!"),
        ("Маргарита", "2 дня назад", "Моя сестра клянётся закваской, которая старше её детей."),
        ("boris_dub", "5 часов назад", "Какую муку вы берёте? Моя для этого всегда слишком грубая."),
        ("Анна Ли", "40 минут назад", "Прошлой зимой у нас было то же самое, помогло тёплое молоко."),
    ),
    "zh": (
        ("田中", "2016-05-03 10:12", "关键在于外皮，谢谢你的照片！"),
        ("面包师小王", "2016-05-04 20:47", "我姐姐只相信她那个比孩子还老的酵头。"),
        ("bo_oakes", "2016-05-05 21:31", "你用的是什么面粉？我的总是太粗了。"),
        ("安小姐", "2016-05-06 07:02", "去年冬天我们也遇到同样的问题，用温牛奶就解决了。"),
    ),
}
HEADING = {"en": "4 comments", "ru": "4 комментария", "zh": "4 条评论"}
REPLY = {"en": "Reply", "ru": "Ответить", "zh": "回复"}
ORDERS = (
    "{name}|{date}|{words}|{reply}",
    "{name} · {date}|{words}|{reply}",
    "{name}|{words}|{date}|{reply}",
    "{name}|{words}|{date}",
    "{name}|{date}|{reply}|{words}",
    "{words}|{name}|{date}",
    "{words}|— {name}|{date}",
    "{words}|{name} · {date}",
    "{words}|{date}|{name}",
    "{words}|{date}|{name}|{reply}",
    "{date}|{name}|{words}",
    "{date}|{words}|{name}",
    "{initial}|{name}|{date}|{words}|{reply}",
    "{name}|{name}|{date}|{words}",
    "#{number}|{name}|{date}|{words}",
    "{name}|{words}|{date} · {reply}",
)


@pytest.mark.parametrize(
    ("language", "order", "is_list"),
    [*product(POSTS, ORDERS, (False, True))],
    ids=[
        f"{language} {order} {'list' if is_list else 'lines'}"
        for language, order, is_list in product(POSTS, ORDERS, (False, True))
    ],
)
def test_every_order_gives_name_date_and_words(language: str, order: str, is_list: bool) -> None:
    rows: list[str] = []
    for number, (name, date, words) in enumerate(SAID[language], start=1):
        first, *others = order.format(
            name=name, date=date, words=words, reply=REPLY[language], initial=name[0].upper(), number=number
        ).split("|")
        rows += [f"  • {first}", *(f"    {line}" for line in others)] if is_list else [first, *others]
    comments = read_one(*POSTS[language], HEADING[language], "\n".join(rows)).comments
    assert [(row.author, row.published_raw, row.text) for row in comments] == list(SAID[language])


def test_a_date_of_the_comment_above_is_not_that_of_a_numbered_one() -> None:
    rows = [f"#{n}\n{name}\n{date}\n{words}" for n, (name, date, words) in enumerate(SAID["en"], start=1)]
    document = read_one(*POSTS["en"], *rows)
    shown = [document.published_raw, *(row.published_raw for row in document.comments)]
    assert shown == [date for _, date, _ in SAID["en"]]


@pytest.mark.parametrize("buttons", ["举报回复", "赞(3)回复(2)", "分享收藏举报"])
def test_buttons_that_a_flattener_glued_are_no_words(buttons: str) -> None:
    rows = "\n".join(f"{name}\n{date}\n{words}\n{buttons}" for name, date, words in SAID["zh"])
    comments = read_one(*POSTS["zh"], HEADING["zh"], rows).comments
    assert [row.text for row in comments] == [words for *_, words in SAID["zh"]]


DECORATED = {
    "letters glued to the name": "{initial}{name} {date}|{words}|Reply",
    "the picture's text glued to the name": "{name}'s avatar{name} {date}|{words}|Reply",
    "the picture's text above the name": "{name}'s picture|{name}|{date}|{words}|Reply",
    "a rank glued to the name": "{name}Moderator {date}|{words}|Reply",
    "a town beside the date": "{name}|Leeds {date}|{words}|Reply",
    "votes glued to the button": "{name} {date}|{words}|12Reply",
    "votes beside a sign": "{name} {date}|{words}|♥ 12",
    "votes alone": "{name} {date}|{words}|12",
    "several buttons glued": "{name} {date}|{words}|▲ 12 ▼ReplyShare Report",
    "buttons glued beside the date": "{name}|{words}|{date} 12 votesReply#7",
    "letters below the words": "{words}|{initial}|{name}  {date} Reply",
    "words glued to the time": "{name} {date}{words}|Reply",
}


@pytest.mark.parametrize("order", DECORATED.values(), ids=DECORATED)
def test_what_stands_around_the_fields_is_no_part_of_them(order: str) -> None:
    rows = [
        line
        for name, date, words in SAID["en"]
        for line in order.format(name=name, date=date, words=words, initial=name[0].upper()).split("|")
    ]
    rows = [line.replace("  ", " | ") for line in rows]
    comments = read_one(*POSTS["en"], HEADING["en"], "\n".join(rows)).comments
    assert [(row.author, row.published_raw, row.text) for row in comments] == list(SAID["en"])


AGES = ("3 days ago", "2 days ago", "5 hours ago", "40 minutes ago")


@pytest.mark.parametrize("order", ["{age} {name}", "{age} · {name}", "{name} | {age} Reply", "{name} {age}"])
def test_a_name_stands_on_either_side_of_an_age(order: str) -> None:
    rows = [
        f"{order.format(name=name, age=age)}\n{words}\nReply"
        for (name, _, words), age in zip(SAID["en"], AGES, strict=True)
    ]
    comments = read_one(*POSTS["en"], HEADING["en"], "\n".join(rows)).comments
    assert [(row.author, row.published_raw) for row in comments] == [
        (name, age) for (name, *_), age in zip(SAID["en"], AGES, strict=True)
    ]


@pytest.mark.parametrize("shown", ["{} Likes", "Like ({})", "♥ {}"])
def test_likes_are_read_where_they_are_shown(shown: str) -> None:
    rows = "\n".join(
        f"{name}\n{date}\n{words}\n{shown.format(likes)}\nReply"
        for likes, (name, date, words) in enumerate(SAID["en"], start=11)
    )
    comments = read_one(*POSTS["en"], HEADING["en"], rows).comments
    assert [row.likes for row in comments] == [11, 12, 13, 14]


def test_a_number_that_all_comments_show_is_the_label_of_a_button() -> None:
    rows = "\n".join(f"{name}\n{date}\n{words}\n1 Reaction\nReply" for name, date, words in SAID["en"])
    comments = read_one(*POSTS["en"], HEADING["en"], rows).comments
    assert [row.likes for row in comments] == [None, None, None, None]
