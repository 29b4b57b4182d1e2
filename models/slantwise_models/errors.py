"""Exceptions of the model folder; ``slantwise.errors`` draws the whole tree."""


class SlantwiseError(Exception):
    """Parent of every error that slantwise raises on purpose."""


class ModelError(SlantwiseError, OSError):
    """A model folder is missing, spoiled, or written by a newer version."""
