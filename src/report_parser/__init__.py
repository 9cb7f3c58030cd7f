"""report-parser: from a commune's published report to checked, structured data."""

__version__ = "0.1.0"
