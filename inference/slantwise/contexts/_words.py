"""Words of articles and cards, brought to one form."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ings", "ions", "ing", "ion", "ians", "ian", "ers", "ies", "ied", "ese"),
    *("ed", "er", "es", "ia", "ly", "an", "al", "y", "s", "e", "a"),
)
_SHORTEST = 4


def words_of(text: str) -> list[str]:
    """The words as written, without a possessive ending: ``["Northland", "dammed", "the", "lake"]``."""
    return [_POSSESSIVE.sub("", word) for word in WORD.findall(text)]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Cuts the endings off a word, crudely, and makes it small: "poisoned" and "Poisoning" become one.

    Endings of peoples go too, so that "Ukrainians" is "Ukraine". A shared stem is a hint only, never a proof.
    """
    small = word.lower()
    for _ in range(2):
        for ending in _ENDINGS:
            if small.endswith(ending) and len(small) - len(ending) >= _SHORTEST:
                small = small[: -len(ending)]
                break
    return small
