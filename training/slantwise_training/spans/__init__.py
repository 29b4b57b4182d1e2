"""Training of the encoder with its two token heads (cues and voices)."""
