"""One rule, one module: its docstring is its documentation, and its examples are run."""
