"""Diagnostics → text for people and JSON for programs."""
