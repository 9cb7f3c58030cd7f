"""report-parser: from a commune's published report to checked, structured data.

>>> from report_parser import extract  # doctest: +SKIP
>>> extract("bao-cao-2022.html").overall.counted  # doctest: +SKIP
{'met': 27, 'in_progress': 3}
"""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from report_parser.errors import ReportParserError

if TYPE_CHECKING:
    from report_parser.api import extract
    from report_parser.export.frames import to_dataframe
    from report_parser.model import (
        Block,
        Citation,
        Document,
        Finding,
        Group,
        Indicator,
        Measurement,
        Overall,
        Place,
        Report,
        Span,
        Verdict,
    )

__version__ = "0.1.0"
__all__ = [
    "Block",
    "Citation",
    "Document",
    "Finding",
    "Group",
    "Indicator",
    "Measurement",
    "Overall",
    "Place",
    "Report",
    "ReportParserError",
    "Span",
    "Verdict",
    "__version__",
    "extract",
    "to_dataframe",
]


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that `report-parser --version` imports nothing it does not need."""
    if name not in __all__:
        raise AttributeError(f"module 'report_parser' has no attribute {name!r}")
    from importlib import import_module

    home = "report_parser.export.frames" if name == "to_dataframe" else "report_parser.model"
    return getattr(import_module(home), name)


class _Package(ModuleType):
    """Keeps `report_parser.extract` the function: importing the folder of that name would put its module there."""

    @property
    def extract(self) -> "Callable[..., Report]":
        from report_parser.api import extract

        return extract

    @extract.setter
    def extract(self, module: ModuleType) -> None:
        """Take no notice of the folder."""


sys.modules[__name__].__class__ = _Package
