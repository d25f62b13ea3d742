"""Draw placed pages as PDF: XHTML without any layout left to do, written by WeasyPrint."""
