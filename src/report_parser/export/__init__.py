"""Reports in the forms that other tools read: one exporter a form."""
