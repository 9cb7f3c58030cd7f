"""Why an input could not be read.

ReportParserError
├── NotFoundError            not-found           no such file, or nothing to read in the folder
├── UnsupportedFormatError   unsupported-format  not a kind of file that is read here
├── MissingDependencyError   missing-dependency  a package or program for this kind is not installed
├── DamagedError             damaged             the file is broken or cut short
├── EncryptedError           encrypted           the file asks for a password
├── NoTextLayerError         no-text-layer       a scan, and no OCR at hand
├── TooLargeError            too-large           over one of the limits
├── TimedOutError            timed-out           took longer than its limit
├── OutOfMemoryError         out-of-memory       took more memory than its limit
└── CrashedError             crashed             the process that read it died

A message says what happened, where, and what to do. Everything short of these is a finding in the report instead.
"""

from typing import ClassVar


class ReportParserError(Exception):
    """Base of every error this package raises for an input; `code` is what JSON Lines output holds."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFoundError(ReportParserError):
    code = "not-found"


class UnsupportedFormatError(ReportParserError):
    code = "unsupported-format"


class MissingDependencyError(ReportParserError):
    code = "missing-dependency"


class DamagedError(ReportParserError):
    code = "damaged"


class EncryptedError(ReportParserError):
    code = "encrypted"


class NoTextLayerError(ReportParserError):
    code = "no-text-layer"


class TooLargeError(ReportParserError):
    code = "too-large"


class TimedOutError(ReportParserError):
    code = "timed-out"


class OutOfMemoryError(ReportParserError):
    code = "out-of-memory"


class CrashedError(ReportParserError):
    code = "crashed"
