"""Words of Western European languages without the accents of their vowels.

Pages write such vowels as entities ("&eacute;"), and html2text prints these as plain letters ("e"), so that
interface and dates of a whole page come without accents.
"""

from __future__ import annotations

WESTERN = frozenset({"ca", "da", "de", "es", "fi", "fr", "it", "nb", "nl", "pt", "sv"})
"""Languages whose vowels have entities in HTML."""

_PLAIN_VOWELS = str.maketrans("àáâãäåèéêëìíîïòóôõöùúûü", "aaaaaaeeeeiiiiooooouuuu")


def without_accents(text: str) -> str:
    """A text with plain vowels.

    >>> without_accents("Répondre à {name}")
    'Repondre a {name}'
    """
    return text.translate(_PLAIN_VOWELS)
