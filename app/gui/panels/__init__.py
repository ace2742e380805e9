"""The columns beside the page: outline, changes, proposals, findings, comments."""
