"""What both faces share: session, autosave, recovery, settings."""
