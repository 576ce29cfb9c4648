"""Signatures: stable, telling, and blind to what is no text."""

import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.likeness import COPY_SHARE, REPRINT_SHARE, bands_of, is_copy, likeness, sign

WORDS = [f"word{n}" for n in range(400)]
TEXT = " ".join(WORDS)


def with_edits(words: list[str], every: int) -> str:
    return " ".join("edited" if n % every == 0 else word for n, word in enumerate(words))


def test_the_library_hashes_as_the_rows_in_databases_were_hashed():
    """Where this fails, the library hashes otherwise: a migration must empty `fingerprints`."""
    signature = sign(TEXT)
    assert sha256(signature).hexdigest()[:16] == "6ec4f4d48e840080"


def test_white_space_and_case_do_not_matter():
    assert sign(TEXT) == sign(TEXT.upper().replace(" ", "\n"))


@pytest.mark.parametrize(("every", "share"), [(200, 0.97), (50, 0.82), (20, 0.6), (5, 0.0)])
def test_likeness_estimates_the_share_of_common_runs(every, share):
    edited = with_edits(WORDS, every)
    assert likeness(sign(TEXT), sign(edited)) == pytest.approx(share, abs=0.12)


def test_a_copy_elsewhere_may_differ_more_than_one_on_the_same_site():
    one, other = sign(TEXT), sign(with_edits(WORDS, 50))
    assert COPY_SHARE < likeness(one, other) < REPRINT_SHARE
    assert is_copy(one, other, same_site=False)
    assert not is_copy(one, other, same_site=True)


def test_copies_share_a_band_and_strangers_none():
    assert set(bands_of(sign(TEXT))) & set(bands_of(sign(with_edits(WORDS, 100))))
    assert not set(bands_of(sign(TEXT))) & set(bands_of(sign(" ".join(WORDS[::-1]))))


def test_equal_parts_at_different_places_are_different_bands():
    assert len(set(bands_of(bytes(512)))) == 21


def test_chinese_is_read_by_characters():
    signs = [chr(0x4E00 + n) for n in range(300)]
    one, other = "".join(signs), "".join([*signs[:150], "新", *signs[150:]])
    assert likeness(sign(one), sign(other)) > COPY_SHARE


@given(st.text())
def test_any_text_has_a_signature_or_none(text):
    assert sign(text) is None or len(sign(text)) == 512


def test_unrelated_texts_are_no_copies():
    chance = random.Random(1)
    texts = [" ".join(chance.choices(WORDS, k=300)) for _ in range(20)]
    signatures = [sign(text) for text in texts]
    assert max(likeness(a, b) for a in signatures for b in signatures if a is not b) < 0.1
