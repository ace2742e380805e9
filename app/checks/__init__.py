"""Schema, rules, editorial and citation checks that give findings."""
