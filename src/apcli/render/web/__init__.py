"""What the plan as web pages needs beside what every document shows."""
