"""Vietnamese dates, months, periods and portal timestamps as printed."""

from report_parser.dates.days import FoundDate, find_dates, format_day, parse_date
from report_parser.dates.periods import FoundPeriod, find_periods
from report_parser.dates.stamps import names_posting, parse_timestamp

__all__ = [
    "FoundDate",
    "FoundPeriod",
    "find_dates",
    "find_periods",
    "format_day",
    "names_posting",
    "parse_date",
    "parse_timestamp",
]
