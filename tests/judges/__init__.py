"""Independent programs and rules that judge written files and windows."""
