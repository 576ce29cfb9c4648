"""Stack Exchange: answers are roots, comments answer them; comments on the question are roots."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_ANSWER_OR_COMMENT = CommentMarkup(
    record="div.answer[id^='answer-'], li.js-comment[data-comment-id], li.comment[id^='comment-']",
    author=(
        ".comment-user",
        ".user-details[itemprop='author'] [itemprop='name']",
        ".user-details[itemprop='author'] a",
        ".post-signature .user-details a",
        ".user-details a",
        ".user-details",
    ),
    author_url=(".comment-user", ".user-details a"),
    instant=".relativetime-clean[title], .relativetime[title]",
    instant_attribute="title",
    instant_pattern=r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ)",
    date=(".relativetime-clean", ".comment-date", ".post-signature .relativetime", ".relativetime"),
    text=(".comment-copy", ".js-post-body", ".post-text"),
    drop=".js-post-notices",
    by_post_author=(".comment-user.owner", ".post-signature.owner .user-details"),
    likes=(".js-vote-count", ".comment-score"),
)

PLATFORM = Platform(
    name="stackexchange",
    fingerprints=('link[href*="cdn.sstatic.net"]', 'script[src*="cdn.sstatic.net"]', "body.question-page"),
    comments=(_ANSWER_OR_COMMENT,),
    post=PostMarkup(
        body=("#question .js-post-body", "#question .post-text", ".question .s-prose"),
        title=("#question-header h1", "#question-header a"),
        author=(
            "#question .post-signature.owner .user-details a",
            "#question [itemprop='author'] [itemprop='name']",
        ),
        date=("#question .post-signature.owner .relativetime", "time[itemprop='dateCreated']"),
    ),
    prune=(
        "#answers",
        ".comments",
        ".js-vote-count",
        ".js-voting-container",
        "#sidebar",
        ".post-taglist",
        ".js-post-menu",
        ".bottom-notice",
        "#post-form",
        ".postcell > span.d-none",
    ),
    panels=(".post-signature",),
)
