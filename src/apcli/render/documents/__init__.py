"""The documents, each a value that every format renders; a module for each."""
