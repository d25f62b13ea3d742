"""Draw placed pages as PDF: every element where it stands, tagged, archival, read back exactly."""
