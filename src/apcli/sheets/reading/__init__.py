"""Files that came back → their cells with all that was typed, read by a process with bounds."""
