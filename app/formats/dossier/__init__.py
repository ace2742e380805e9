"""The working file: one SQLite database that holds the document as opened and everything done to it."""
