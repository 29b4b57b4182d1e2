"""The exceptions that slantwise raises.

SlantwiseError
├── InputError (also ValueError)    an article or a file of articles cannot be read
│   ├── ActorError                  a file of actors has faults
│   └── ContextError                context cards have faults
└── ModelError (also OSError)       a model folder is missing, spoiled or of a newer format
"""

from slantwise_models.errors import ModelError, SlantwiseError


class InputError(SlantwiseError, ValueError):
    """An article, or a file of articles, that cannot be read or scored."""


class ActorError(InputError):
    """A file of actors that cannot be used; the message lists every fault."""


class ContextError(InputError):
    """Context cards that cannot be used; the message lists all their faults."""


__all__ = ["ActorError", "ContextError", "InputError", "ModelError", "SlantwiseError"]
