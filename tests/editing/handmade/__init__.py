"""Changes marked by hand."""
