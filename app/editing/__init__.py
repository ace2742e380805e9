"""How a document changes: splices, tracked writing, accepting and rejecting, history, position mapping."""
