"""Findings in every format: text for people, and what programs read."""
