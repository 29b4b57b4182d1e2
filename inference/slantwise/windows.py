"""Windows of whole sentences: what the network reads in one row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tokenizers import Encoding, Tokenizer

from slantwise.sentences import Sentence

TITLE_TOKENS = 32
"""Tokens of the title that head every window but the first, so that each is read knowing the subject."""

OUTSIDE = -1
"""Sentence number of a token that belongs to no sentence of its window: special tokens and the repeated title."""


@dataclass(slots=True)
class Window:
    """One row of the network's input; all lists have one entry a token.

    Attributes:
        ids: Vocabulary ids, ``[CLS] title [SEP] sentences [SEP]``.
        sentence: Number of the token's sentence within the article, or ``OUTSIDE``.
        start: Start of the token in its cleaned field (code points).
        end: End of the token, exclusive.
        continues: Whether the token continues the word of the token before it.
    """

    ids: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    continues: list[bool] = field(default_factory=list)

    def add(self, encoding: Encoding, first: int, last: int, number: int, shift: int) -> None:
        """Appends tokens ``[first, last)`` of sentence ``number``, whose text starts at ``shift`` in its field."""
        offsets, words = encoding.offsets[first:last], encoding.word_ids[first:last]
        self.ids.extend(encoding.ids[first:last])
        self.sentence.extend([number] * len(offsets))
        self.start.extend(start + shift for start, _ in offsets)
        self.end.extend(end + shift for _, end in offsets)
        self.continues.extend(i > 0 and word == words[i - 1] for i, word in enumerate(words))

    def add_outside(self, ids: Sequence[int]) -> None:
        """Appends tokens that no sentence owns."""
        self.ids.extend(ids)
        self.sentence.extend([OUTSIDE] * len(ids))
        for places in (self.start, self.end):
            places.extend([0] * len(ids))
        self.continues.extend([False] * len(ids))


def make_windows(title: str, text: str, sentences: Sequence[Sentence], tokenizer: Tokenizer, *, max_tokens: int) -> list[Window]:
    """Packs sentences into windows, in order, every token of every sentence in exactly one window.

    Args:
        title: Cleaned title.
        text: Cleaned text.
        sentences: Sentences of the title, then those of the text.
        tokenizer: A WordPiece tokenizer that adds no special tokens and does not truncate.
        max_tokens: Most tokens a window may have, special tokens included; at least ``TITLE_TOKENS + 16``.

    Returns:
        At least one window when there is a sentence with a token, else none.
    """
    fields = {"title": title, "text": text}
    encodings = tokenizer.encode_batch([fields[s.field][s.start : s.end] for s in sentences], add_special_tokens=False)
    packer = _Packer(tokenizer, _title_ids(sentences, encodings), max_tokens)
    for number, (sentence, encoding) in enumerate(zip(sentences, encodings, strict=True)):
        packer.take(number, sentence, encoding)
    return packer.finish()


def _title_ids(sentences: Sequence[Sentence], encodings: Sequence[Encoding]) -> list[int]:
    ids = [i for s, e in zip(sentences, encodings, strict=True) if s.field == "title" for i in e.ids]
    return ids[:TITLE_TOKENS]


class _Packer:
    """Fills one window after another."""

    def __init__(self, tokenizer: Tokenizer, title_ids: list[int], max_tokens: int) -> None:
        self._cls: int = tokenizer.token_to_id("[CLS]") or 0
        self._sep: int = tokenizer.token_to_id("[SEP]") or 0
        self._title_ids = title_ids
        self._max = max_tokens
        self._done: list[Window] = []
        self._window = Window()
        self._last_field = "title"

    def take(self, number: int, sentence: Sentence, encoding: Encoding) -> None:
        """Adds a sentence; one that fits no window is cut at a word border."""
        done = 0
        while done < len(encoding.ids):
            if not self._window.ids:
                self._open(sentence)
            elif sentence.field != self._last_field:
                self._window.add_outside([self._sep])
            self._last_field = sentence.field
            room = self._max - 1 - len(self._window.ids)
            rest = len(encoding.ids) - done
            fresh = set(self._window.sentence) <= {OUTSIDE}
            if rest > room and not fresh:
                self._close()
                continue
            stop = len(encoding.ids) if rest <= room else self._word_border(encoding, done, done + room)
            self._window.add(encoding, done, stop, number, sentence.start)
            done = stop

    def finish(self) -> list[Window]:
        """Closes the last window and returns them all."""
        if self._window.ids:
            self._close()
        return self._done

    def _open(self, sentence: Sentence) -> None:
        self._window.add_outside([self._cls])
        if sentence.field == "text" and self._done and self._title_ids:
            self._window.add_outside([*self._title_ids, self._sep])

    def _close(self) -> None:
        self._window.add_outside([self._sep])
        self._done.append(self._window)
        self._window = Window()

    @staticmethod
    def _word_border(encoding: Encoding, start: int, stop: int) -> int:
        """The last token border at or before ``stop`` that cuts no word, or ``stop`` if one word fills the window."""
        words, border = encoding.word_ids, stop
        while border > start and words[border] == words[border - 1]:
            border -= 1
        return border if border > start else stop
