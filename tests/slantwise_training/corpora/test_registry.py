from pathlib import Path

import pytest

from slantwise.errors import InputError
from slantwise_training.corpora.registry import CORPORA


@pytest.mark.parametrize("name", sorted(CORPORA))
def test_a_corpus_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=str(tmp_path)):
        CORPORA[name].read(tmp_path)


@pytest.mark.parametrize("name", sorted(CORPORA))
def test_a_card_says_source_licence_and_content(name: str) -> None:
    card = CORPORA[name].card
    assert all([card.name, card.source, card.licence, card.description])
    assert name.startswith(card.name)
