"""A reader that misbehaves on demand, and batches of good files around it."""
