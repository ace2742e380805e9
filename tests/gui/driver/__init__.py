"""A person at random: seeded real events into the window, and a judge that compares widget and model."""
