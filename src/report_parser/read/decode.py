"""Bytes to text: which encoding they are in."""


def utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the bytes look like it although no byte order mark says so.

    In Vietnamese text the high bytes are 00 (ASCII, `à`), 01 (`đ`, `ư`), 03 (combining marks), 1E (`ạ` to `ỹ`) or 20
    (dashes, quotes), and no low byte of real text is 00.
    """
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 4 or b"\0" not in sample:
        return None
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        known = sum(map(high.count, (b"\x00", b"\x01", b"\x03", b"\x1e", b"\x20")))
        if known >= 0.95 * pairs and high.count(b"\0") >= 0.3 * pairs and low.count(b"\0") <= 0.02 * pairs:
            return name
    return None
