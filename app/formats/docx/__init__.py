"""WordprocessingML packages: safe open, read, write, styles, numbering."""
