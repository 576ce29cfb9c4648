"""Garbage removal: small rules in the order in which a page meets them.

1. `php_errors.strip_markup`   on the source text, before any parser sees it
2. `prune.prune`               on the parsed tree, before extraction
3. `php_errors.strip_lines`    on the paragraphs of a post (and on flattened dumps)
4. `lines.clean_lines`         on the paragraphs of a post
5. `duplicates.drop_duplicates` on the paragraphs of a post
6. `reject.reject`             on the finished document
"""
