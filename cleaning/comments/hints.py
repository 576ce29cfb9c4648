"""What the names that page authors give their elements (classes, ids, microdata) say about them, in the
words of several languages.

A hint never decides alone: the text must also look like a name, a date, a comment.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.etree import _Element


class Hint:
    """A pattern over names, and a key for its answers: a compiled pattern computes its hash from all its code
    each time.
    """

    __slots__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern, re.IGNORECASE)


_ATTRIBUTES = frozenset({"class", "id", "itemprop", "rel", "property"})

AUTHOR = Hint(
    r"(?<![a-z])(?:(?:comment[-_]?)?author|commenter|poster|username|user[-_]?(?:name|link|info)?|"
    r"nick(?:name)?|fn|name|byline|autor|auteur|vcard|who|by|screen[-_]?name|display[-_]?name|member|"
    r"profile|url)(?![a-z])|author|commenter|username|[a-z]Name\b|[a-z]User\b",
)
NOT_AUTHOR = Hint(
    r"avatar|gravatar|photo|image|img|date|time|reply|permalink|badge|role|rank|title|says|count|stat|"
    r"status|action|text|body|content|message|edit|online|group",
)
DATE = Hint(
    r"(?<![a-z])(?:date|time|datetime|timestamp|ago|posted|published|created|when|stamp|datum|fecha|"
    r"age)|date|stamp|time(?![a-z]*line)",
)
TEXT = Hint(
    r"text(?!-(?:xs|sm|md|base|lg|xl|\d|left|center|right|start|end|justify|nowrap|truncate|upper|lower|"
    r"muted|primary|secondary|light|dark|white|black|decoration|[a-z]{3,9}-\d))|(?<![a-z])txt(?![a-z])|body|content|message|entry|bubble|copy|description|commentary|texte|inhalt|conteudo|contenido",
)
"""Names like words; `text-sm` and `text-muted` are how frameworks of styles call a size and a colour."""
DROP = Hint(
    r"(?<![a-z])(?:repl(?:y|ies)(?![-_]?(?:text|content|body|message|author|name|date))"
    r"[-_]?(?:link|button|btn|to|wrap|container|area)?|actions?|votes?|voting|"
    r"ratings?|likes?|shar(?:e|ing)|report|flag|avatars?|gravatars?|permalinks?|edit(?:[-_]?link)?|"
    r"signatures?|sig|badges?|role|moderation|awaiting[-_]moderation|tools?|toolbar|buttons?|btn|"
    r"controls?|karma|score|screen[-_]reader(?:[-_]text)?|sr[-_]only|visually[-_]hidden|hidden|links|"
    r"flair|comment[-_]?num(?:ber)?|num|count|counter|stats|options|menu|dropdown|reactions?|"
    r"thumbs?(?:up|down)?|says|form|respond|footer[-_]links)(?![a-z])|reply[-_]?(?:link|btn|button)|"
    r"awaiting-?moderation|vote|thumb|ReplyLink",
)
COMMENT = Hint(
    r"comment|kommentar|comentario|comentário|coment|commentaire|reactie|reaction|respon[sd]|repl(?:y|"
    r"ies)|discuss|opini|feedback|guestbook|(?<![a-z])(?:post|message|msg|answer|review|talkback|forum|"
    r"thread|note|shout|cmt|dsq|disqus|kmt|echo)(?![a-z]{3})",
)
"""Names of comment records and their containers; some of them ("post", "message") also name other things."""
ANSWERED = Hint(
    r"(?:repl(?:y|ied|ying)|answer(?:ed|ing)?|respon[ds]e?)[-_]?to(?![a-z])|repl(?:y|ied)[-_]?to[-_]?(?:author|user|name|nick)|"
    r"(?<![a-z])(?:addressee|(?:parent|quoted|at)[-_](?:author|user(?:name)?|nick(?:name)?))(?![a-z])",
)
"""Names of what tells whom a comment answers; a button that begins an answer is called so, too."""
ROLE = Hint(r"(?<![a-z])(?:role|badge|rank|flair|label|tag|level|status)(?![a-z])")
"""Names of what is set behind a name: the part that somebody plays on the site."""
LIKES = Hint(
    r"(?<![a-z])(?:up)?(?:likes?|votes?|thumbs?|score|karma|points?)(?:[-_]?(?:count|counter|num|number|total|value|score|up))?(?![a-z])"
)
"""Names of what counts those who like a comment."""
SURE = Hint(
    r"comment|kommentar|comentario|comentário|commentaire|reactie|respuesta|replies|talkback|"
    r"(?<![a-z])(?:cmt|dsq|disqus|kmt|answer|reply|response)(?![a-z]{3})",
)
"""Names that nothing but a discussion has."""
SURE_STEMS = tuple(
    "omment comentari comentári reactie respuesta replies reply talkback cmt dsq disqus kmt answer "
    "response".split()
)
"""One of these stands in every name that is SURE."""
ELSEWHERE = Hint(
    r"hentry|type-post|recent|latest|newest|sidebar|widget|related|popular|trending|most-?commented|"
    r"testimonial|blogroll|menu|nav(?![a-z]*igator)|breadcrumb|footer|archive|tagcloud|letzte|neueste|"
    r"recientes|derniers|leader-?board|product|carousel|slider|gallery|share|social|follow",
)
"""Names of boxes about other posts, people and goods."""
LAST_POST = Hint(r"(?<![a-z])(?:last|latest)[-_ ]?(?:post|poster|reply|message|msg|activity)")
"""Names of the column that tells the last message: an index of forums or of threads has it."""


def names(element: _Element) -> str:
    """Everything that an element is called, in one string; a site's own tag (`my-comment`) is a name, too."""
    called = [str(value) for attribute, value in element.items() if attribute in _ATTRIBUTES]
    tag = str(element.tag)
    return " ".join([tag, *called] if "-" in tag else called)


@lru_cache(maxsize=16384)
def says(kind: Hint, called: str) -> bool:
    """Whether a name gives the hint. Pages repeat their names, so answers are kept."""
    return kind.pattern.search(called) is not None


@lru_cache(maxsize=16384)
def without_hooks(called: str) -> str:
    """Names without those of what an element holds or lacks beside others, and without hooks for scripts."""
    return _HOLDS.sub("", called)


_HOLDS = re.compile(
    r"\S*(?<![a-z])(?:has|no|with|without)[-_]\S*|(?<!\S)js[-_](?!\S*(?:comm?ent|repl|answer))\S+"
)
"""Names of what an element holds or lacks beside other things, and hooks for scripts: "has-sidebar" is no
name of a sidebar.
"""


def hints(element: _Element, kind: Hint) -> bool:
    """Whether the element's names give the hint."""
    called = names(element)
    return bool(called) and says(kind, called)


_PERSON = re.compile(
    r"(?i)/(?:users?|profiles?|members?|people|commenters?)[/?._-]|/~|[?&](?:user|uid|userid|member)="
)


def leads_to_person(element: _Element) -> bool:
    """Whether a link's address is that of somebody's profile."""
    return element.tag == "a" and _PERSON.search(element.get("href") or "") is not None


_HIDDEN = re.compile(r"(?i)display\s*:\s*none")
_HIDING = frozenset("hidden hide is-hidden d-none u-hidden".split())
"""Classes by which frameworks of styles hide an element."""


def is_hidden(element: _Element) -> bool:
    """Whether the element itself says that it is not shown."""
    called, style = element.get("class"), element.get("style")
    if (called and _is_hiding(called)) or (style and _HIDDEN.search(style) is not None):
        return True
    return element.get("hidden") is not None


@lru_cache(maxsize=16384)
def _is_hiding(called: str) -> bool:
    """Whether a class attribute hides. Pages repeat theirs, so answers are kept."""
    return not _HIDING.isdisjoint(called.split())


_STATE = re.compile(
    r"^(?:odd|even|alt|alternate|first|last|parent|bypostauthor|byuser|clearfix|highlander-comment|"
    r"thread-\w+|.*(?:odd|even)|.*[-_]alt|(?:odd|even|alt)[-_].*|depth-?\d*|by-.*|.*\d.*|comment-author-.+|"
    r"authored-by-.*|author|me|blog-author|is-?author|op|original-poster|topic-starter|owner|highlight(?:ed)?)$",
    re.IGNORECASE,
)


_OF_A_STYLE = re.compile(r"(?:css|sc|jss|svelte|astro)-(?=\d*[a-z])\w+$")
"""Names that tools make from a style: the digits in them are the same in each record."""


@lru_cache(maxsize=16384)
def class_shape(value: str) -> str:
    """A class attribute without the names that change from record to record; those by which a block is
    modified ("item--admin" beside "item", the BEM convention) do, too.

    >>> class_shape("comment odd alt depth-2 comment-17"), class_shape("css-1vg6q84")
    ('comment', 'css-1vg6q84')
    >>> class_shape("item item--level-root item--admin"), class_shape("btn--wide")
    ('item', 'btn--wide')
    """
    names = {name for name in value.split() if not _STATE.match(name) or _OF_A_STYLE.match(name)}
    if "--" in value:
        names = {name for name in names if name.partition("--")[0] not in names - {name}}
    return " ".join(sorted(names))
