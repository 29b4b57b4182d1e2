"""The exceptions that slantwise raises.

SlantwiseError
├── InputError (also ValueError)    an article or a file of articles cannot be read
└── ModelError (also OSError)       a model folder is missing, spoiled or of a newer format
"""

from slantwise_models.errors import ModelError, SlantwiseError


class InputError(SlantwiseError, ValueError):
    """An article, or a file of articles, that cannot be read or scored."""


__all__ = ["InputError", "ModelError", "SlantwiseError"]
