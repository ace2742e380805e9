"""Plans as other people would write them, each with what a reader would say its elements are.

They were written after the profile and the code that recognise them, and neither was changed for them since.
"""
