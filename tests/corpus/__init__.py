"""What must hold for every file of the shared corpus."""
