"""Whether the streams that hold a PDF's text are whole, and there: PDFium reads on past a broken one without a word.

Only what is packed by Flate alone is looked at, which nearly all text is; pictures and fonts are left out. Of an encrypted
file nothing can be said.
"""

import zlib

from report_parser.patterns import pattern_of

_OTHER_STREAMS = pattern_of(
    rb"/(?:Image\b|Length[123]|FontFile|CIDFontType0C|Type1C|OpenType|Metadata|XML|XRef|EmbeddedFile|Alternate|FunctionType|ShadingType)"
)
_LENGTH = pattern_of(rb"/Length\s{0,4}([0-9]{1,10})(?!\s{1,4}[0-9]{1,5}\s{1,4}R)\b")
_LONGEST_HEAD = 2_048
_UNPACKED_MOST = 75_000_000
"""Bytes after which a stream is no longer followed."""
_STEP = 1 << 20
_CONTENTS = pattern_of(
    rb"/Contents\s{0,4}(?:\[(?P<many>[0-9\sR]{0,4000})\]|(?P<one>[0-9]{1,10}\s{1,4}[0-9]{1,5}\s{1,4}R\b))"
)
_REFERENCE = pattern_of(rb"([0-9]{1,10})\s{1,4}([0-9]{1,5})\s{1,4}R\b")
_OBJECT = pattern_of(rb"(?<![0-9])([0-9]{1,10})\s{1,4}([0-9]{1,5})\s{0,4}$")


def find_losses(data: bytes) -> list[str]:
    """In words, what of the pages' contents is broken or missing; empty where all is whole."""
    if b"/Encrypt" in data:
        return []
    found = []
    if broken := _count_broken(data):
        found.append(
            f"{broken} of the file's streams of text {'is' if broken == 1 else 'are'} broken: text may be missing"
        )
    if missing := _count_missing(data):
        found.append(
            f"{missing} of the pages' contents {'is' if missing == 1 else 'are'} not in the file: text is missing"
        )
    return found


def _count_broken(data: bytes) -> int:
    broken = 0
    at = data.find(b"stream")
    while at >= 0:
        begin = at + 6
        if data[begin : begin + 1] in (b"\r", b"\n") and data[at - 3 : at] != b"end":
            start = data.rfind(b"obj", max(0, at - _LONGEST_HEAD), at)
            head = data[start:at] if start >= 0 else b""
            end = _end(data, begin, head)
            if _is_flate(head) and not _OTHER_STREAMS.search(head):
                begin += 2 if data[begin : begin + 2] == b"\r\n" else 1
                broken += not _is_whole(data[begin : end if end >= 0 else len(data)])
            if end < 0:
                break
            begin = end + 9
        at = data.find(b"stream", begin)
    return broken


def _end(data: bytes, begin: int, head: bytes) -> int:
    """Where a stream ends: where its head says, if that is so (pictures are long), else at the next mark of an end."""
    if told := _LENGTH.search(head):
        place = begin + int(told[1])
        if b"endstream" in data[place : place + 16]:
            return data.find(b"endstream", place)
    return data.find(b"endstream", begin)


def _is_flate(head: bytes) -> bool:
    return b"/FlateDecode" in head and head.count(b"Decode") - head.count(b"/DecodeParms") == 1


def _is_whole(packed: bytes) -> bool:
    """Whether a zlib stream can be unpacked to its end, and its check sum, where it has one, is right."""
    if not packed.strip(b"\r\n"):
        return True  # a page without content
    if len(packed) < 2 or packed[0] & 0x0F != 8:
        return False
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    left, size, check = packed[2:], 0, 1
    try:
        while not unpack.eof and size < _UNPACKED_MOST:
            piece = unpack.decompress(left, _STEP)
            left = unpack.unconsumed_tail
            if not piece and not left:
                break
            size += len(piece)
            check = zlib.adler32(piece, check)
    except zlib.error:
        return False
    if not unpack.eof:
        return size >= _UNPACKED_MOST
    told = unpack.unused_data[:4]
    return len(told) < 4 or int.from_bytes(told, "big") == check or not told.strip(b"\r\n")


def _count_missing(data: bytes) -> int:
    """Contents that pages name and the file does not hold; not told of files whose pages are packed themselves."""
    if b"/ObjStm" in data or b"/Contents" not in data:
        return 0
    named = {
        (int(number), int(generation))
        for found in _CONTENTS.finditer(data)
        for number, generation in _REFERENCE.findall(found["many"] or found["one"] or b"")
    }
    if not named:
        return 0
    held: set[tuple[int, int]] = set()
    at = data.find(b"obj")
    while at >= 0:
        if found := _OBJECT.search(data, max(0, at - 24), at):
            held.add((int(found[1]), int(found[2])))
        at = data.find(b"obj", at + 3)
    return len(named - held)
