"""The window: turns input into edits and repaints what an edit says has changed."""
