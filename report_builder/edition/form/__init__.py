"""Write workbooks that people fill in and get back marked."""
