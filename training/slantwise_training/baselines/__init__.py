"""Baselines that are always reported beside the network."""
