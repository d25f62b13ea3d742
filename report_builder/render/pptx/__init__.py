"""Draw placed pages as an editable PowerPoint file: real placeholders, native charts and tables."""
