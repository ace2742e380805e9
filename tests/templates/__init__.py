"""Generators of the statement templates in resources/templates, so that their bytes can be made again and reviewed."""
