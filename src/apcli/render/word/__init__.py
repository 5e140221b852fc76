"""What a Word document is made of, for `render/docx.py`.

Values are put out as marks in a template's text; of these, paragraphs, links and lists are made.
"""
