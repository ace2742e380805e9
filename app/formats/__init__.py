"""The files the program reads and writes."""
