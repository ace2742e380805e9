"""Aligned paragraphs and word differences between documents."""
