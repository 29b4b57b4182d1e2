"""Context cards, learnt: which bear on an article, and how it treats them."""
