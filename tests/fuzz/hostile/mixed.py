"""Files that are not what they seem: compound files, old workbooks, other kinds, two kinds in one."""

import gzip
import random
import struct
from collections.abc import Iterator

from tests.fuzz.hostile import FIRST, LAST, REPORT, Case, case
from tests.fuzz.hostile.pages import page
from tests.fuzz.hostile.pdfs import one_page
from tests.fuzz.hostile.rich import rich
from tests.fuzz.hostile.words import document

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(
    name: str,
    *,
    shift: int = 9,
    start: int = 0,
    table: bytes | None = None,
    siblings: tuple[int, int] = (0xFFFFFFFF, 0xFFFFFFFF),
    child: int = 1,
    content: bytes = bytes(512),
    size: int | None = None,
) -> bytes:
    """A compound file of four sectors: its directory, its table, one stream's content."""
    head = bytearray(512)
    head[:8] = SIGNATURE
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, shift, 6)
    struct.pack_into("<IIIIIIIII", head, 40, 0, 1, start, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head[76:512] = b"\xff" * 436
    struct.pack_into("<I", head, 76, 1)

    def entry(called: str, kind: int, left: int, right: int, below: int, first: int, length: int) -> bytes:
        raw = (called.encode("utf-16-le") + b"\0\0").ljust(64, b"\0")[:64]
        return (
            raw
            + struct.pack("<HBBIII", min(2 * len(called) + 2, 64), kind, 1, left, right, below)
            + bytes(36)
            + struct.pack("<IQ", first, length)
        )

    directory = (
        entry("Root Entry", 5, 0xFFFFFFFF, 0xFFFFFFFF, child, 0xFFFFFFFE, 0)
        + entry(name, 2, *siblings, 0xFFFFFFFF, 2, len(content) if size is None else size)
        + bytes(256)
    )
    sectors = (
        table
        if table is not None
        else struct.pack(
            "<4I", 0xFFFFFFFE, 0xFFFFFFFD, *((3, 0xFFFFFFFE) if len(content) > 512 else (0xFFFFFFFE, 0xFFFFFFFF))
        ).ljust(512, b"\xff")
    )
    return bytes(head) + directory + sectors.ljust(512, b"\xff") + content.ljust(1024, b"\0")


def record(kind: int, data: bytes, length: int | None = None) -> bytes:
    return struct.pack("<HH", kind, len(data) if length is None else length) + data


BEGIN = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
END = record(0x0A, b"")


def cases() -> Iterator[Case]:
    whole = compound("Workbook", content=(BEGIN + END).ljust(4096, b"\0"))
    for name in (
        "Workbook",
        "WordDocument",
        "EncryptedPackage",
        "PowerPoint Document",
        "__properties_version1.0",
        "Nothing",
    ):
        yield case(f"ole-names-{name.split('_')[-1].split('.')[0].lower().replace(' ', '')}", compound(name))
    for share in (2, 10, 30, 50, 70, 90):
        yield case(f"ole-cut-{share}", whole[: len(whole) * share // 100])
    for name, made in {
        "sector-size": compound("Workbook", shift=31), "sector-none": compound("Workbook", shift=0), "sector-large": compound("Workbook", shift=12), "directory-far": compound("Workbook", start=0x7FFFFFFF), "directory-loop": compound("Workbook", table=struct.pack("<4I", 0, 0, 0, 0)),
        "siblings-loop": compound("Workbook", siblings=(1, 1)), "child-self": compound("Workbook", child=0), "child-far": compound("Workbook", child=0x7FFFFFFF), "stream-huge": compound("Workbook", size=2**40), "stream-loop": compound("Workbook", table=struct.pack("<4I", 0xFFFFFFFE, 0xFFFFFFFD, 2, 2), size=100_000),
        "rubbish": SIGNATURE + random.Random(3).randbytes(50_000), "head-alone": SIGNATURE, "zeros": SIGNATURE + bytes(50_000), "ones": SIGNATURE + b"\xff" * 50_000, "name-only": SIGNATURE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(60_000),
    }.items():  # fmt: skip
        yield case(f"ole-build-{name}", made)
    for name, body in {
        "empty": b"", "no-end": BEGIN, "begin-many": BEGIN * 200, "length-over": BEGIN + record(0xFC, b"", 0xFFFF), "strings-lie": BEGIN + record(0xFC, struct.pack("<II", 2**31 - 1, 2**31 - 1)) + END, "string-huge": BEGIN + record(0xFC, struct.pack("<IIHB", 1, 1, 0xFFFF, 1)) + END,
        "sheets": BEGIN + record(0x85, struct.pack("<IBBB", 0xFFFFFFFF, 0, 0, 200)) * 100 + END, "continued": BEGIN + record(0xFC, struct.pack("<II", 9, 9)) + record(0x3C, b"\xff" * 50) * 50 + END, "encrypted": BEGIN + record(0x2F, bytes(54)) + END, "dimensions": BEGIN + END + BEGIN + record(0x200, struct.pack("<IIHHH", 0, 2**31, 0, 0xFFFF, 0)) + END,
        "cells": BEGIN + record(0x203, struct.pack("<HHHd", 65_535, 255, 0, 1e308)) * 100 + END, "merged": BEGIN + record(0xE5, struct.pack("<H", 1_000) + struct.pack("<4H", 0, 65_535, 0, 255) * 1_000) + END, "unknown": BEGIN + record(0xFFFF, b"x") * 200 + END,
    }.items():  # fmt: skip
        yield case(f"xls-records-{name}", compound("Workbook", content=body.ljust(4096, b"\0")))
    chance = random.Random(5)
    for number in range(12):
        yield case(f"mixed-random-{number}", chance.randbytes(10 ** (number % 6) + number))
    pdf, docx, html, rtf, text = one_page(), document(""), page("").encode(), rich(""), (REPORT + FIRST + LAST).encode()
    both = {
        "html-in-pdf": html[:900] + pdf, "pdf-in-zip": docx[:30] + pdf + docx, "zip-behind-pdf": pdf + docx, "zip-behind-html": html + docx, "html-behind-rtf": rtf + html, "text-behind-pdf": pdf + text, "pdf-named-in-text": b"%PDF-1.7 l\xc3\xa0 t\xc3\xaan\n" + text, "html-named-in-text": b"The <html> va <body> la gi?\n" + text,
        "gzip": gzip.compress(text), "rtf-named-in-text": b"{\\rtf1 }\n" + text, "mail-in-html": html + b"\r\nMIME-Version: 1.0\r\n", "ole-in-zip": docx + SIGNATURE, "jpeg-in-pdf": b"\xff\xd8\xff\xe0" + pdf, "png-in-html": b"\x89PNG\r\n\x1a\n" + html, "script": b"#!/bin/sh\nrm -rf ~\n" + text, "pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "json": b'{"a": [' * 10_000, "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "xml": b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x>&a;</x>', "not-found": b"<html><title>404 Not Found</title><h1>Not Found</h1></html>", "program": b"\x7fELF" + bytes(5_000), "database": b"SQLite format 3\0" + bytes(5_000),
        "flat": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "empty-zip": b"PK\x05\x06" + bytes(18), "zip-head": b"PK\x03\x04", "zip-rubbish": b"PK\x03\x04" + chance.randbytes(5_000), "directory-million": b"PK\x03\x04" + b"PK\x01\x02" * 300_000, "tar": bytes(257) + b"ustar\0" + bytes(2_000),
    }  # fmt: skip
    for name, made in both.items():
        yield case(f"mixed-two-{name}", made)
    assert LAST in text.decode()
