"""The working file."""
