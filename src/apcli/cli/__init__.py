"""The command line: wiring, console, failures, and one file a command."""
