"""What other libraries do with the same files. Each takes the bytes and gives the bare text, or tables where it says so."""

import io
from collections.abc import Callable, Iterator
from importlib.metadata import version

Read = Callable[[bytes], object]

TYPES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "table": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain",
}


def parse_page() -> Read:
    from lxml import etree

    return lambda data: etree.HTML(data)


def parse_word() -> Read:
    import zipfile

    from lxml import etree

    def read(data: bytes) -> object:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return etree.fromstring(package.read("word/document.xml"))

    return read


def decode_text() -> Read:
    import unicodedata

    return lambda data: unicodedata.normalize("NFC", data.decode("utf-8"))


def pdfium_text() -> Read:
    import pypdfium2

    def read(data: bytes) -> object:
        document = pypdfium2.PdfDocument(data)
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            page.close()
        document.close()
        return texts

    return read


def kreuzberg(kind: str) -> Callable[[], Read]:
    def load() -> Read:
        import kreuzberg

        settings = kreuzberg.ExtractionConfig(use_cache=False)
        return lambda data: kreuzberg.extract_bytes_sync(data, TYPES[kind], config=settings)

    return load


def soup() -> Read:
    from bs4 import BeautifulSoup

    return lambda data: BeautifulSoup(data, "lxml").get_text("\n")


def trafilatura() -> Read:
    import trafilatura

    return lambda data: trafilatura.extract(data.decode("utf-8"))


def markitdown(suffix: str) -> Callable[[], Read]:
    def load() -> Read:
        from markitdown import MarkItDown, StreamInfo

        converter = MarkItDown(enable_plugins=False)
        told = StreamInfo(extension=suffix)
        return lambda data: converter.convert_stream(io.BytesIO(data), stream_info=told)

    return load


def plumber(*, tables: bool) -> Callable[[], Read]:
    def load() -> Read:
        import pdfplumber

        def read(data: bytes) -> object:
            with pdfplumber.open(io.BytesIO(data)) as document:
                return [page.extract_tables() if tables else page.extract_text() for page in document.pages]

        return read

    return load


FLOORS: dict[str, tuple[str, Callable[[], Read]]] = {
    "html": ("lxml, parse alone", parse_page),
    "pdf": ("pypdfium2, bare text", pdfium_text),
    "table": ("pypdfium2, bare text", pdfium_text),
    "docx": ("inflate and lxml, parse alone", parse_word),
    "text": ("decode and normalise, NFC", decode_text),
}
"""The least that can be done with a kind of file; everything else is given as so many times that."""

PEERS: dict[str, list[tuple[str, str, Callable[[], Read]]]] = {
    "html": [
        ("kreuzberg", "bare text", kreuzberg("html")),
        ("beautifulsoup4", "on lxml, bare text", soup),
        ("trafilatura", "main text", trafilatura),
        ("markitdown", "Markdown", markitdown(".html")),
    ],
    "pdf": [
        ("kreuzberg", "bare text", kreuzberg("pdf")),
        ("pdfplumber", "bare text", plumber(tables=False)),
        ("markitdown", "Markdown", markitdown(".pdf")),
    ],
    "table": [
        ("kreuzberg", "bare text", kreuzberg("table")),
        ("pdfplumber", "tables", plumber(tables=True)),
    ],
    "docx": [
        ("kreuzberg", "bare text", kreuzberg("docx")),
        ("markitdown", "Markdown", markitdown(".docx")),
    ],
    "text": [("kreuzberg", "bare text", kreuzberg("text"))],
}  # fmt: skip


def find_peers(kind: str, data: bytes) -> Iterator[tuple[str, str, Read | None]]:
    """The libraries that read a kind, with their version and what they give; None where one is not there or fails on it."""
    for name, gives, load in PEERS[kind]:
        try:
            read = load()
            read(data)
        except Exception as error:  # another library's failure is a line in the table, whatever it is
            absent = isinstance(error, ModuleNotFoundError) and error.name == name
            why = "not installed" if absent else f"fails: {type(error).__name__}: {str(error)[:60]}"
            yield f"{name}, {gives}", why, None
        else:
            yield f"{name} {version(name)}, {gives}", "", read
