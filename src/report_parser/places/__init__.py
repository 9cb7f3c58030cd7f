"""Vietnam's administrative units: from a commune's printed name to its code on a day, and what became of it.

`data/places.tsv.gz` holds the communes as they were in October 2022, as they were just before 1 July 2025, and as they
are from that day on; `scripts/make_places.py` makes it and names its sources. A code is no identity: 14923 was thị trấn
Cành Nàng until 30 June 2025 and is xã Bá Thước since.
"""

from report_parser.places.lookup import resolve
from report_parser.places.names import fold_name
from report_parser.places.words import PlaceWords, find_place_words

__all__ = ["PlaceWords", "find_place_words", "fold_name", "resolve"]
