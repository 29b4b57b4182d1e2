"""Splits that let no near-duplicate, and where asked no outlet, straddle."""
