"""The working file: base document, journal of splices, proposals, statement."""
