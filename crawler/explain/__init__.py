"""What became of each part of a page, for people: on the terminal or as one HTML page.

`records` chooses and cleans, `parts` groups what `cleaning.account` found, `terminal` and `page` draw it.
"""
