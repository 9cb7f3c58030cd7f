"""What an OLE compound file (Word 97, Excel 97, encrypted Office packages, mail messages) holds, by its directory.

Source: [MS-CFB], sections 2.2 (header), 2.3 (FAT) and 2.6 (directory entries). Only the entries directly under the root
count: a spreadsheet embedded in a letter has its `Workbook` stream deeper down.
"""

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = struct.Struct("<64sH x x I I I")
_END = 0xFFFFFFFA
"""Sector numbers from here on mean "no sector"."""
_MOST_ENTRIES = 4096
"""Documents hold some ten entries, mail messages some hundred."""


def root_names(data: bytes) -> frozenset[str]:
    """The names of the streams and storages under the root, in lower case; empty where the directory cannot be followed."""
    entries = _directory(data)
    if not entries:
        return frozenset()
    names: set[str] = set()
    seen: set[int] = set()
    pending = [_fields(entries[0])[3]]
    while pending:
        at = pending.pop()
        if at in seen or at >= len(entries):
            continue
        seen.add(at)
        name, left, right, _ = _fields(entries[at])
        names.add(name.lower())
        pending += [left, right]
    return frozenset(names)


def _directory(data: bytes) -> list[bytes]:
    """The directory's entries, 128 bytes each, along its chain of sectors."""
    if len(data) < 512:
        return []
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    if size not in (512, 4096):
        return []
    sectors = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _END]
    entries: list[bytes] = []
    seen: set[int] = set()
    at: int = struct.unpack_from("<I", data, 48)[0]
    while at < _END and at not in seen and len(entries) < _MOST_ENTRIES:
        seen.add(at)
        start = (at + 1) * size
        entries += [data[place : place + 128] for place in range(start, min(start + size, len(data) - 127), 128)]
        table, place = divmod(at, size // 4)
        where = (sectors[table] + 1) * size + place * 4 if table < len(sectors) else len(data)
        at = struct.unpack_from("<I", data, where)[0] if where + 4 <= len(data) else _END
    return entries


def _fields(entry: bytes) -> tuple[str, int, int, int]:
    """Name, left and right sibling and child of an entry."""
    raw, length, left, right, child = _ENTRY.unpack_from(entry)
    return raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace"), left, right, child
