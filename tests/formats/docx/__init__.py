"""Word files: packages, reading, writing."""
