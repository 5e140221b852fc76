"""A plan and its results as one folder for any web server."""
