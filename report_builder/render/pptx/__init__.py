"""Draw placed pages as an editable PowerPoint file: real placeholders, native charts and tables."""

from report_builder.render.pptx.deck import deck_pptx as deck_pptx
from report_builder.render.pptx.template import blank_template as blank_template
