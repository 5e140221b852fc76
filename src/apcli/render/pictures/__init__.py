"""Pictures of a plan: values → shapes at their places → inline SVG.

A function here gives a `Picture`, a frozen value without any I/O: its shapes, a title, a
description, and as `table` an `Alternative` whose head and rows have every figure of it as text.
Show the table with the picture. `draw` makes all pictures of a document into SVG at once:

    pictures = {"picture_sites": trajectory(row, years), …}  # but None
    drawn = draw(pictures, templates)                       # id → Xml, an svg element

`small_multiple` gives a picture of an indicator, to be set side by side, as many in a row as the
page has room for, below one `legend`; `schedule_chart` one for phones or a wide one,
`schedule_pages` that in parts as high as a page.

An SVG stands by itself: colours, strokes and letters are attributes of presentation, so typst can
embed it. In HTML its classes may override them; `templates/pictures/dark.css` does so for dark
screens. Nothing in it rests on hue alone.
"""

from apcli.render.pictures.bullet import bullet
from apcli.render.pictures.drawing import Pen, draw, draw_files
from apcli.render.pictures.legend import legend
from apcli.render.pictures.multiples import small_multiple
from apcli.render.pictures.revisions import revisions
from apcli.render.pictures.said import EditionTargets
from apcli.render.pictures.schedule import schedule_chart, schedule_pages
from apcli.render.pictures.shapes import Alternative, Picture
from apcli.render.pictures.trajectory import trajectory

__all__ = [
    "Alternative",
    "EditionTargets",
    "Pen",
    "Picture",
    "bullet",
    "draw",
    "draw_files",
    "legend",
    "revisions",
    "schedule_chart",
    "schedule_pages",
    "small_multiple",
    "trajectory",
]
