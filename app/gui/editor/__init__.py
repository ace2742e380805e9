"""The editor surface: a virtualised view of a document under tracking."""
