"""What this installation reads and writes, by what means, and what to install for the rest.

Nothing is read to find out: packages are looked up without importing them, programs on the path, and Tesseract is asked
once which models it has.
"""

import shutil
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from report_parser.errors import MissingDependencyError
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class ReaderStatus:
    """One form of input or output on this machine.

    `how` says by what means it is read or written here, "" where it is not. `install` says what to install: for what is
    missing where `ok` is false, else for a better way than the one at hand, "" where there is none.
    """

    format: str
    ok: bool
    how: str
    install: str


def check_readers() -> list[ReaderStatus]:
    """Every form, in the order of the documentation. Never raises for what is missing."""
    return [check(name) for name, check in _CHECKS]


def _check_packages(name: str, packages: dict[str, str], command: str, how: str = "") -> ReaderStatus:
    """Whether the packages are there; `packages` maps the module that is imported to the package that brings it."""
    missing = [package for module, package in packages.items() if not _has(module)]
    if missing:
        return ReaderStatus(name, False, "", f"{command}  (missing: {', '.join(missing)})")
    found = ", ".join(f"{package} {_version(package)}" for package in packages.values())
    return ReaderStatus(name, True, ", ".join(filter(None, (how, found))) or "nothing needed", "")


def _check_scans(name: str) -> ReaderStatus:
    from report_parser.read.ocr import engine

    try:
        program, models = engine()
    except MissingDependencyError as error:
        return ReaderStatus(name, False, "", error.message)
    return ReaderStatus(name, True, f"Tesseract ({program}), models {models.replace('+', ' and ')}", "")


def _check_doc(name: str) -> ReaderStatus:
    from report_parser.read.doc import INSTALL
    from report_parser.read.soffice import find_soffice

    if program := find_soffice():
        return ReaderStatus(name, True, f"LibreOffice ({program})", "")
    if program := shutil.which("antiword"):
        how = f"antiword ({program}): text and tables, without automatic numbers, tracked changes and fonts"
        return ReaderStatus(name, True, how, INSTALL)
    return ReaderStatus(name, False, "", INSTALL)


def _has(module: str) -> bool:
    """Whether a module can be imported, without importing it."""
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(version unknown)"


def _needs(packages: dict[str, str], extra: str = "", how: str = "") -> Callable[[str], ReaderStatus]:
    command = (
        f"pip install '.[{extra}]' in the checkout" if extra else "pip install --force-reinstall . in the checkout"
    )
    return lambda name: _check_packages(name, packages, command, how)


_LXML = {"lxml": "lxml"}
_HTML = {"lxml": "lxml", "bs4": "beautifulsoup4"}
_CHECKS: tuple[tuple[str, Callable[[str], ReaderStatus]], ...] = (
    ("text", _needs({})),
    ("HTML", _needs(_HTML)),
    ("MHTML", _needs(_HTML)),
    ("PDF", _needs({"pypdfium2": "pypdfium2", "pdfplumber": "pdfplumber"})),
    ("scans, images", _check_scans),
    ("DOCX", _needs(_LXML)),
    ("DOC", _check_doc),
    ("RTF", _needs({})),
    ("XLSX", _needs(_LXML)),
    ("XLS", _needs({"xlrd": "xlrd"}, "office")),
    ("to XLSX", _needs({"xlsxwriter": "xlsxwriter"}, "xlsx")),
    ("to Parquet", _needs({"pyarrow": "pyarrow"}, "parquet")),
    ("Dask cluster", _needs({"distributed": "distributed", "fsspec": "fsspec"}, "cluster")),
)
