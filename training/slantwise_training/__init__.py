"""From corpora to a released model: reading, splitting, training, evaluation, release."""
