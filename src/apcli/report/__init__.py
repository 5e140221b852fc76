"""Figures and counts → text, CSV, Markdown, JSON."""
