"""Garbage removal: small rules, in the order in which a page meets them.

1. `characters.mend_characters` and `php_errors.strip_markup` on the source text, before any parser sees it
2. `prune.prune`                on the parsed tree, before extraction
3. `php_errors.strip_lines`     on the lines of a flattened dump
4. `lines.clean_lines`          on the paragraphs of a post
5. `duplicates.drop_duplicates` on the paragraphs of a post
6. `reject.reject`              on the finished document

Whatever they cut is logged under the names in `CUTS`.
"""

from __future__ import annotations

CUTS: dict[str, str] = {
    "php_error": "PHP, WordPress or MySQL printed an error into the page",
    "mojibake": "letters that were read in the wrong encoding; their repair stands in their place",
    "invisible_characters": "soft hyphens, zero-width spaces and byte order marks",
    "platform_panel": "the panel of the post's author, its line of date and votes",
    "share_bar": "links that share the page",
    "related_posts": "links to other posts",
    "author_box": "a box about the author beside the post",
    "comment_form": "the form for a new comment",
    "newsletter_box": "a sign-up for a newsletter",
    "consent_box": "a question about cookies",
    "sign_in_prompt": "a request to sign in",
    "post_navigation": "links to the posts before and after, or up the site",
    "post_labels": "tags and categories of the post; its row has them",
    "hover_card": "what shows when a pointer rests on a word",
    "skip_link": "a link for screen readers",
    "advert_box": "a place for an advertisement",
    "hidden_block": "a block that no reader sees",
    "heading_anchor": "the sign of a link to a heading",
    "form": "a form",
    "picture_caption": "what stands under a picture",
    "feed_plumbing": "marks of a feed or template that a program left",
    "edge_line": "a line of the interface above or below the post, its title or its byline",
    "interface_sentence": "a fixed sentence of the interface inside the post",
    "doubled_body": "a whole second copy of the post",
    "doubled_paragraph": "a second copy of a long paragraph",
    "site_block": "a line that stands on most posts of its site (`storage.boilerplate`)",
    "teaser": "the beginning of a paragraph that stands there in full",
}
"""Name of a cut, as `cuts.rule` stores it -> what was cut, for the user."""
