"""A plan as documents: view values, templates, and one module a format. The only user of jinja2."""
