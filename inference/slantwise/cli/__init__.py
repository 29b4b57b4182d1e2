"""The command line."""

from slantwise.cli.app import app

__all__ = ["app"]
