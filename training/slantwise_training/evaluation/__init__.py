"""Measures and the evaluation of a model folder on the annotated data."""
