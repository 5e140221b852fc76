"""apcli keeps a city's yearly action plan as YAML source files."""

__version__ = "0.1.0"
