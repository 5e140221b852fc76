"""What a Word document is made of, for `render/docx.py`: values as marks in a template's text, and
the pass that makes paragraphs, links, lists and tables of them.
"""
