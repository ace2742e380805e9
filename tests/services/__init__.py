"""What both faces share, tested without either."""
