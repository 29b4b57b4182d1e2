"""Fixtures shared by all tests."""

import pytest
from hypothesis import settings

from slantwise import Scorer

settings.register_profile("patient", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("patient")


@pytest.fixture(scope="session")
def scorer() -> Scorer:
    """The released model, one thread."""
    return Scorer.from_pretrained(threads=1)
