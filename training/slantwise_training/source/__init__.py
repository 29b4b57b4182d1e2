"""Training of the source head on a frozen encoder, measured on outlets that it never saw."""
