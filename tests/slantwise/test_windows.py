import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from slantwise.preparation import prepare
from slantwise.sentences import split_sentences
from slantwise.windows import OUTSIDE, TITLE_TOKENS, Window, make_windows
from slantwise_models.config import TOKENIZER_FILE
from slantwise_models.runtime import RELEASED

TOKENIZER = Tokenizer.from_file(str(RELEASED / TOKENIZER_FILE))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()


def windows(title: str, text: str, max_tokens: int = 64) -> list[Window]:
    sentences = [*split_sentences(title, "title"), *split_sentences(text, "text")]
    return make_windows(title, text, sentences, TOKENIZER, max_tokens=max_tokens)


def words(window: Window) -> str:
    return str(TOKENIZER.decode(window.ids, skip_special_tokens=False))


def test_a_short_article_is_one_window_with_the_title_first() -> None:
    (window,) = windows("Talks end", "They met. They left.")
    assert words(window) == "[CLS] talks end [SEP] they met. they left. [SEP]"
    assert window.sentence == [OUTSIDE, 0, 0, OUTSIDE, 1, 1, 1, 2, 2, 2, OUTSIDE]


def test_later_windows_repeat_the_title_without_owning_it() -> None:
    first, second, *_ = windows("Talks end", "They met and then they left the hall. " * 20)
    assert words(second).startswith("[CLS] talks end [SEP] they met")
    assert second.sentence[:4] == [OUTSIDE] * 4
    assert min(n for n in second.sentence if n != OUTSIDE) == max(first.sentence) + 1


def test_a_long_title_is_repeated_only_in_part() -> None:
    later = windows("title " * 100, "text " * 100, max_tokens=128)[-1]
    assert later.ids[1 : TITLE_TOKENS + 2].count(TOKENIZER.token_to_id("title")) == TITLE_TOKENS


def test_pieces_of_a_word_are_marked() -> None:
    (window,) = windows("", "Pantsirs arrive")
    pieces = [TOKENIZER.id_to_token(i) for i in window.ids]
    assert [piece.startswith("##") for piece in pieces] == window.continues
    assert any(window.continues)


@pytest.mark.parametrize("max_tokens", [48, 64, 192])
@pytest.mark.parametrize("text", ["One short. " * 50, "word " * 400, "x" * 3000, "a. " * 10 + "long " * 300 + "end."])
def test_every_token_is_in_exactly_one_window(text: str, max_tokens: int) -> None:
    title = "A title of some words"
    made = windows(title, text, max_tokens)
    assert max(len(w.ids) for w in made) <= max_tokens
    sentences = [*split_sentences(title, "title"), *split_sentences(text, "text")]
    fields = {"title": title, "text": text}
    expected = [
        (number, start + s.start, end + s.start)
        for number, s in enumerate(sentences)
        for start, end in TOKENIZER.encode(fields[s.field][s.start : s.end], add_special_tokens=False).offsets
    ]
    got = [t for w in made for t in zip(w.sentence, w.start, w.end, strict=True) if t[0] != OUTSIDE]
    assert got == expected


@given(st.text(max_size=300), st.text(max_size=2000))
def test_any_article_fits(title: str, text: str) -> None:
    prepared = prepare(title, text, TOKENIZER, max_tokens=64)
    for window in prepared.windows:
        assert len(window.ids) <= 64
        assert len({len(window.ids), len(window.sentence), len(window.start), len(window.end), len(window.continues)}) == 1
        assert max(window.sentence) < len(prepared.sentences)
