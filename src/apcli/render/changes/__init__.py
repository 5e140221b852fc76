"""Changes between two editions in words: where, what, and what happened."""
