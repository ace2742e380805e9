"""The statement composed from proposals."""
