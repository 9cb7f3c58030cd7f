"""The page that shows a report's facts in their source, and the index page over several reports."""

from report_parser.review.index import render_index
from report_parser.review.page import render_file, render_page

__all__ = ["render_file", "render_index", "render_page"]
