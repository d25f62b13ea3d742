"""What files of Office share, whichever program they are for: DrawingML, charts, packages."""
