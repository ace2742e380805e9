"""What a document, change, proposal, plan element, statement and finding is: frozen values, no I/O."""
