"""Questions to a plan, their answers as values, and the formats that print any answer."""
