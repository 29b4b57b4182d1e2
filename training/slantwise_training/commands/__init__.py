"""The training commands: ``slantwise-train`` and ``slantwise-evaluate``."""
