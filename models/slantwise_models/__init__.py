"""The network, its folder format and its runtime."""
