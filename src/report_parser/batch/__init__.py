"""Many files: workers that a bad file cannot take the rest down with, records in order, runs that can be resumed."""
