"""PDFium, called directly: the text of a page, the places of its characters, and the pages' pictures.

The library is the one that pypdfium2 brings. Its own wrappers take 0.09 s to import and wrap each handle in an object;
here the few functions that reading needs are bound by hand, and short calls keep the interpreter's lock. No system font is ever opened: text then is the same on every machine, and no folder is searched.

PDFium is not safe in threads: one thread at a time may use this module.
"""

import ctypes
import importlib.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from math import hypot
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from report_parser.errors import DamagedError, EncryptedError, MissingDependencyError

PASSWORD_ERROR = 4
TEXT_OBJECT, PATH_OBJECT, IMAGE_OBJECT, SHADING_OBJECT, FORM_OBJECT = 1, 2, 3, 4, 5

Box = tuple[float, float, float, float]


class RectF(ctypes.Structure):
    """A rectangle in PDF units, the origin at the bottom left."""

    _fields_ = (
        ("left", ctypes.c_float),
        ("top", ctypes.c_float),
        ("right", ctypes.c_float),
        ("bottom", ctypes.c_float),
    )


class MatrixF(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_float) for name in "abcdef")


class Handle(ctypes.c_void_p):
    """PDFium's pointer to a document, a page, a page's text, an object; false where there is none."""


class _Config(ctypes.Structure):
    _fields_ = (
        ("version", ctypes.c_int),
        ("user_font_paths", ctypes.POINTER(ctypes.c_char_p)),
        ("isolate", ctypes.c_void_p),
        ("v8_slot", ctypes.c_uint),
    )


_pointer, _int = ctypes.c_void_p, ctypes.c_int
_bytes, _size, _ulong = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_ulong

_LONG_CALLS: dict[str, tuple[Any, ...]] = {
    "FPDF_InitLibraryWithConfig": (None, _pointer),
    "FPDF_LoadMemDocument64": (_pointer, _bytes, _size, _bytes),
    "FPDF_CloseDocument": (None, _pointer),
    "FPDF_LoadPage": (_pointer, _pointer, _int),
    "FPDF_ClosePage": (None, _pointer),
    "FPDFText_LoadPage": (_pointer, _pointer),
    "FPDFText_ClosePage": (None, _pointer),
    "FPDF_RenderPageBitmap": (None, _pointer, _pointer, _int, _int, _int, _int, _int, _int),
}
_SHORT_CALLS: dict[str, tuple[Any, ...]] = {
    "FPDF_GetLastError": (_ulong,),
    "FPDF_GetPageCount": (_int, _pointer),
    "FPDF_GetPageBoundingBox": (_int, _pointer, _pointer),
    "FPDFPage_GetRotation": (_int, _pointer),
    "FPDFText_CountChars": (_int, _pointer),
    "FPDFText_GetText": (_int, _pointer, _int, _int, _pointer),
    "FPDFText_GetCharIndexFromTextIndex": (_int, _pointer, _int),
    "FPDFText_GetLooseCharBox": (_int, _pointer, _int, _pointer),
    "FPDFText_GetCharOrigin": (_int, _pointer, _int, _pointer, _pointer),
    "FPDFText_GetFontSize": (ctypes.c_double, _pointer, _int),
    "FPDFText_GetMatrix": (_int, _pointer, _int, _pointer),
    "FPDFText_GetFontInfo": (_ulong, _pointer, _int, _pointer, _ulong, _pointer),
    "FPDFText_CountRects": (_int, _pointer, _int, _int),
    "FPDFText_GetRect": (_int, _pointer, _int, _pointer, _pointer, _pointer, _pointer),
    "FPDFPage_CountObjects": (_int, _pointer),
    "FPDFPage_GetObject": (_pointer, _pointer, _int),
    "FPDFPageObj_GetType": (_int, _pointer),
    "FPDFPageObj_GetBounds": (_int, _pointer, _pointer, _pointer, _pointer, _pointer),
    "FPDFPageObj_GetMatrix": (_int, _pointer, _pointer),
    "FPDFPath_CountSegments": (_int, _pointer),
    "FPDFPath_GetPathSegment": (_pointer, _pointer, _int),
    "FPDFPath_GetDrawMode": (_int, _pointer, _pointer, _pointer),
    "FPDFPathSegment_GetPoint": (_int, _pointer, _pointer, _pointer),
    "FPDFPathSegment_GetType": (_int, _pointer),
    "FPDFPathSegment_GetClose": (_int, _pointer),
    "FPDFFormObj_CountObjects": (_int, _pointer),
    "FPDFFormObj_GetObject": (_pointer, _pointer, _ulong),
    "FPDFBitmap_CreateEx": (_pointer, _int, _int, _int, _pointer, _int),
    "FPDFBitmap_FillRect": (_int, _pointer, _int, _int, _int, _int, _ulong),
    "FPDFBitmap_Destroy": (None, _pointer),
}

_HOT = {"FPDFText_GetLooseCharBox", "FPDFText_GetFontInfo", "FPDFText_CountRects", "FPDFPage_GetObject"}
_HOT |= {"FPDFPageObj_GetType", "FPDFPageObj_GetBounds"}
"""Called for each line, word or drawing, always with a `Handle`, small numbers and `byref`: ctypes then needs no
declared arguments, and checking them takes as long as the call."""


def _library_path() -> str:
    spec = importlib.util.find_spec("pypdfium2_raw")
    if spec is None or not spec.submodule_search_locations:
        raise MissingDependencyError("PDF files need the package pypdfium2: pip install pypdfium2")
    name = {"darwin": "libpdfium.dylib", "win32": "pdfium.dll"}.get(sys.platform, "libpdfium.so")
    path = Path(spec.submodule_search_locations[0]) / name
    if path.exists():
        return str(path)
    from pypdfium2_raw import bindings  # a build that takes the system's library knows where it is

    return str(bindings._libs["pdfium"]._name)


@cache
def pdfium() -> SimpleNamespace:
    """The bound functions by PDFium's own names; loads and starts the library once a process."""
    path = _library_path()
    functions = {}
    for library, calls in ((ctypes.CDLL(path), _LONG_CALLS), (ctypes.PyDLL(path), _SHORT_CALLS)):
        for name, (result, *arguments) in calls.items():
            function = getattr(library, name)
            function.restype = Handle if result is _pointer else result
            if name not in _HOT:
                function.argtypes = arguments
            functions[name] = function
    no_fonts = (ctypes.c_char_p * 1)(None)
    config = _Config(2, no_fonts, None, 0)
    functions["FPDF_InitLibraryWithConfig"](ctypes.byref(config))
    return SimpleNamespace(**functions, fonts=no_fonts)


class Page:
    """One page with its text; good only inside the `open_page` that gave it.

    `text` is PDFium's: characters in the order they are drawn, `\\r\\n` between lines, spaces added where there are
    gaps. `whole` is the number of characters before a limit cut them; `legacy` says that some font is from before
    Unicode.
    """

    def __init__(self, handle: Handle, text_handle: Handle, most_characters: int) -> None:
        self._f = f = pdfium()
        self.handle, self.text_handle = handle, text_handle
        self.rect = RectF()
        self._rect_at = ctypes.byref(self.rect)
        self.whole = max(f.FPDFText_CountChars(text_handle), 0)
        count = min(self.whole, most_characters)
        buffer = (ctypes.c_uint16 * (count + 1))()
        written = f.FPDFText_GetText(text_handle, 0, count, buffer) if count else 0
        self.text = bytes(memoryview(buffer).cast("B")[: 2 * max(written - 1, 0)]).decode("utf-16-le", "replace")
        self.even = len(self.text) == count
        f.FPDF_GetPageBoundingBox(handle, self._rect_at)
        rect = self.rect
        self.left, self.bottom, self.right, self.top = rect.left, rect.bottom, rect.right, rect.top
        self.legacy = False
        self.rotation = f.FPDFPage_GetRotation(handle)
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.rotation in (1, 3) else (width, height)
        self.place: Callable[[float, float, float, float], Box] = (
            self._upright, self._clockwise, self._upside_down, self._anticlockwise,
        )[self.rotation if 0 <= self.rotation <= 3 else 0]  # fmt: skip
        self.raw_box = (f.FPDFText_GetLooseCharBox, text_handle, self.rect, self._rect_at)
        self._name = ctypes.create_string_buffer(128)
        self._room = ctypes.c_ulong(128)
        self._flags = ctypes.byref(ctypes.c_int())
        self._names: dict[bytes, str] = {}
        self._tight: dict[str, bool] = {}
        self._matrix = MatrixF()
        self._origin = ctypes.c_double(), ctypes.c_double()

    def _upright(self, left: float, bottom: float, right: float, top: float) -> Box:
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def _clockwise(self, left: float, bottom: float, right: float, top: float) -> Box:
        return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left

    def _upside_down(self, left: float, bottom: float, right: float, top: float) -> Box:
        return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom

    def _anticlockwise(self, left: float, bottom: float, right: float, top: float) -> Box:
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def character(self, index: int) -> int:
        """The character's number for PDFium, which also counts characters without text."""
        if self.even:
            return index
        units = index + sum(1 for letter in self.text[:index] if letter > "\uffff")
        return max(int(self._f.FPDFText_GetCharIndexFromTextIndex(self.text_handle, units)), 0)

    def box(self, index: int) -> Box:
        """The place of `text[index]`: its advance wide, its font's line high; `(x0, top, x1, bottom)`."""
        if not self.even:
            index = self.character(index)
        self._f.FPDFText_GetLooseCharBox(self.text_handle, index, self._rect_at)
        rect = self.rect
        return self.place(rect.left, rect.bottom, rect.right, rect.top)

    def size(self, index: int) -> float:
        """How large `text[index]` is set, in points."""
        index = self.character(index)
        matrix = self._matrix
        if not self._f.FPDFText_GetMatrix(self.text_handle, index, ctypes.byref(matrix)):
            return 0.0
        return float(self._f.FPDFText_GetFontSize(self.text_handle, index)) * hypot(matrix.c, matrix.d)

    def baseline(self, index: int) -> float:
        """How far down the page the foot of `text[index]` stands."""
        x, y = self._origin
        self._f.FPDFText_GetCharOrigin(self.text_handle, self.character(index), ctypes.byref(x), ctypes.byref(y))
        return self.place(x.value, y.value, x.value, y.value)[1]

    def tight(self, name: str, index: int, end: int) -> bool:
        """Whether a font's boxes are those of its glyphs: it does not say how high its lines are.

        Found once a font, on the first stretch of it that has letters of different heights.
        """
        known = self._tight.get(name)
        if known is None:
            heights = [low - high for _, high, _, low in map(self.box, range(index, min(end, index + 8)))]
            known = max(heights) > 1.05 * min(height for height in heights if height > 0.1 or height == max(heights))
            if end - index >= 4:
                self._tight[name] = known
        return known

    def objects(self, start: int, end: int) -> int:
        """How many text objects were drawn for a stretch of the text."""
        if not self.even:
            start, end = self.character(start), self.character(end - 1) + 1
        return int(self._f.FPDFText_CountRects(self.text_handle, start, end - start))

    def font(self, index: int) -> str:
        """The name of the font of `text[index]`, without the tag of a subset."""
        buffer = self._name
        buffer[0] = b"\0"
        if not self.even:
            index = self.character(index)
        self._f.FPDFText_GetFontInfo(self.text_handle, index, buffer, self._room, self._flags)
        raw = buffer.value
        name = self._names.get(raw)
        if name is None:
            name = raw.decode("utf-8", "replace")
            name = self._names[raw] = name[7:] if name[6:7] == "+" else name
        return name


class Document:
    """An open PDF; close it."""

    def __init__(self, data: bytes) -> None:
        self._f = pdfium()
        self._data = data  # PDFium reads from it as long as the document is open
        self.handle = self._f.FPDF_LoadMemDocument64(data, len(data), None)
        if not self.handle:
            if self._f.FPDF_GetLastError() == PASSWORD_ERROR:
                raise EncryptedError("the PDF asks for a password: save a copy without one and read that")
            raise DamagedError("the PDF is damaged or cut short: get the file again from where it was published")
        self.pages = max(int(self._f.FPDF_GetPageCount(self.handle)), 0)

    def close(self) -> None:
        if self.handle:
            self._f.FPDF_CloseDocument(self.handle)
            self.handle = Handle()

    @contextmanager
    def open_page(self, number: int, most_characters: int) -> Iterator[Page | None]:
        """Page `number`, from 0; None where it cannot be loaded."""
        handle = self._f.FPDF_LoadPage(self.handle, number)
        text_handle = self._f.FPDFText_LoadPage(handle) if handle else None
        try:
            yield Page(handle, text_handle, most_characters) if text_handle else None
        finally:
            if text_handle:
                self._f.FPDFText_ClosePage(text_handle)
            if handle:
                self._f.FPDF_ClosePage(handle)
