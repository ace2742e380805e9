"""Plans as other people would write them, each with what a reader would say its elements are."""
