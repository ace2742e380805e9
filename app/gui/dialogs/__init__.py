"""The few questions the window asks: a new element, who edits, which file."""
