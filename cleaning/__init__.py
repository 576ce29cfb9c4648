"""Raw bytes in, documents with comments out. Pure: no network, no database, no clock, no global state.

>>> outcome = clean(RawPage(body=b"<title>Hi</title>", url="https://example.com/hi"))
>>> outcome.documents
()
>>> [rejection.rule for rejection in outcome.rejections]
['no_text']
"""

from cleaning.pipeline import clean
from cleaning.types import Comment, Cut, Document, Kind, Outcome, RawPage, Rejection

__all__ = ["Comment", "Cut", "Document", "Kind", "Outcome", "RawPage", "Rejection", "clean"]
