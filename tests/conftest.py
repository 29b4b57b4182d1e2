"""Fixtures shared by all tests."""

import pytest

from slantwise import Scorer


@pytest.fixture(scope="session")
def scorer() -> Scorer:
    """The released model, one thread."""
    return Scorer.from_pretrained(threads=1)
