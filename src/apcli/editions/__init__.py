"""Editions of a plan: its data as it is in a folder, or as it was at a revision that git keeps.

Its modules are imported one by one: only what reads through git needs to start processes.
"""
