"""Thousands of damaged and invented files through the headless commands, within limits of time and memory."""
