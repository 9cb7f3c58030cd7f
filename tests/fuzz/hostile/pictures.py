"""Pictures: sizes out of all measure, chunks and directories that lie, damage."""

import io
import struct
import zlib
from collections.abc import Iterator

from tests.fuzz.hostile import Case, case


def chunk(kind: bytes, data: bytes, *, length: int | None = None, crc: int | None = None) -> bytes:
    return (
        struct.pack(">I", len(data) if length is None else length)
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data) if crc is None else crc)
    )


def png(
    width: int,
    height: int,
    bits: int = 8,
    colour: int = 0,
    data: bytes | None = None,
    more: bytes = b"",
    interlace: int = 0,
) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlace)
    rows = zlib.compress((b"\0" + b"\xff" * (width * max(bits, 8) // 8)) * height, 9) if data is None else data
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def tiff(
    entries: list[tuple[int, int, int, int]], *, after: int = 0, data: bytes = b"\xff" * 100, first: int = 8
) -> bytes:
    made = b"II*\0" + struct.pack("<I", first) + struct.pack("<H", len(entries))
    for tag, kind, count, value in entries:
        made += struct.pack("<HHII", tag, kind, count, value & 0xFFFFFFFF)
    return made + struct.pack("<I", after) + data


def plain_tiff(width: int = 20, height: int = 20, **changes: int) -> list[tuple[int, int, int, int]]:
    entry = {
        "width": (256, 4, 1, width),
        "height": (257, 4, 1, height),
        "bits": (258, 3, 1, 8),
        "packing": (259, 3, 1, 1),
        "shade": (262, 3, 1, 1),
        "place": (273, 4, 1, 8 + 2 + 9 * 12 + 4),
        "samples": (277, 3, 1, 1),
        "rows": (278, 4, 1, height),
        "bytes": (279, 4, 1, 400),
    }
    return [(tag, kind, count, changes.get(name, value)) for name, (tag, kind, count, value) in entry.items()]


def _saved(form: str) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (200, 200), 255).save(buffer, form)
    return buffer.getvalue()


def cases() -> Iterator[Case]:
    for width, height in (
        (0, 0),
        (0, 9),
        (1, 1),
        (2**31 - 1, 2**31 - 1),
        (2**32 - 1, 1),
        (60_000, 60_000),
        (30_000, 30_000),
        (1, 2**31 - 1),
    ):
        yield case(f"image-png-size-{width}-{height}", png(width, height, data=b"x"))
    yield case("image-png-bomb", lambda: png(9_900, 10_000, data=zlib.compress(bytes(99_100_000), 9)), heavy=True)
    yield case(
        "image-png-bomb-over",
        lambda: png(20_000, 20_000, 1, data=zlib.compress(bytes(50_020_000), 9)),
        "too-large",
        heavy=True,
    )
    yield case("image-png-short-rows", png(500, 500, data=zlib.compress(b"\0")))
    yield case("image-png-long-rows", png(5, 5, data=zlib.compress(bytes(20_000_000))))
    for bits, colour in ((16, 0), (1, 0), (3, 0), (8, 1), (8, 3), (8, 99), (255, 6)):
        yield case(f"image-png-kind-{bits}-{colour}", png(30, 30, bits, colour, data=zlib.compress(bytes(10_000))))
    yield case("image-png-interlaced", png(30, 30, interlace=1))
    for name, more in {
        "text-bomb": chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000))), "profile-bomb": chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(50_000_000))), "long": chunk(b"tEXt", b"a\0b", length=2**31 - 1), "wrong-sum": chunk(b"gAMA", b"abcd", crc=1),
        "density": chunk(b"pHYs", struct.pack(">IIB", 2**32 - 1, 0, 1)), "density-zero": chunk(b"pHYs", struct.pack(">IIB", 0, 0, 1)), "heads": chunk(b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 0, 0, 0, 0)) * 100, "animated": chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)), "unknown": chunk(b"ABCD", b"") * 50_000,
        "escape": chunk(b"tEXt", b"Title\0\x1b[2J<script>"), "exif": chunk(b"eXIf", b"MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 100),
    }.items():  # fmt: skip
        yield case(f"image-png-{name}", png(40, 40, more=more))
    for form in ("PNG", "JPEG", "TIFF"):
        sound = _saved(form)
        for share in (5, 20, 50, 80, 95):
            yield case(f"image-{form.lower()}-cut-{share}", sound[: len(sound) * share // 100])
        yield case(f"image-{form.lower()}-behind", sound + bytes(100_000))
        yield case(f"image-{form.lower()}-head", sound[:16])
    jpeg = _saved("JPEG")
    frame = jpeg.index(b"\xff\xc0")
    for width, height in ((65_535, 65_535), (0, 0), (1, 65_535)):
        yield case(
            f"image-jpeg-size-{width}-{height}",
            jpeg[: frame + 5] + struct.pack(">HH", height, width) + jpeg[frame + 9 :],
        )
    yield case("image-jpeg-frames", jpeg[:frame] + jpeg[frame : frame + 19] * 500 + jpeg[frame:])
    yield case("image-jpeg-marks", b"\xff\xd8" + b"\xff" * 500_000 + jpeg[2:])
    yield case("image-jpeg-segments", b"\xff\xd8" + b"\xff\xfe\x00\x02" * 100_000 + jpeg[2:])
    yield case("image-jpeg-segment-zero", b"\xff\xd8\xff\xe1\x00\x00" + jpeg[2:])
    yield case("image-jpeg-exif", b"\xff\xd8\xff\xe1\x00\x20Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 14 + jpeg[2:])
    yield case("image-jpeg-no-tables", jpeg.replace(b"\xff\xc4", b"\xff\xfe"))
    for name, made in {
        "loop": tiff(plain_tiff(), after=8), "far": tiff(plain_tiff(), after=2**32 - 1), "first": tiff(plain_tiff(), first=2**32 - 1), "first-self": tiff(plain_tiff(), first=0), "entries": b"II*\0\x08\0\0\0\xff\xff" + bytes(1_000), "size": tiff(plain_tiff(2**31, 2**31)),
        "wide": tiff(plain_tiff(2**31 - 1, 1)), "zero": tiff(plain_tiff(0, 0)), "packing": tiff(plain_tiff(packing=99)), "lzw": tiff(plain_tiff(packing=5)), "fax": tiff(plain_tiff(packing=4)), "jpeg": tiff(plain_tiff(packing=7)), "deflate": tiff(plain_tiff(packing=8)), "bits": tiff(plain_tiff(bits=999)),
        "samples": tiff(plain_tiff(samples=65_535)), "rows": tiff(plain_tiff(rows=2**32 - 1)), "place": tiff(plain_tiff(place=2**32 - 1)), "bytes": tiff(plain_tiff(bytes=2**32 - 1)), "count": tiff([(256, 4, 2**31, 10)]), "big": b"II+\0\x08\0\0\0" + b"\xff" * 100, "motorola": b"MM\0*" + b"\xff" * 100,
    }.items():  # fmt: skip
        yield case(f"image-tiff-{name}", made)
    yield case("image-tiff-pages", _pages(30))


def _pages(count: int) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    first, *rest = (Image.new("1", (20, 20), 1) for _ in range(count))
    first.save(buffer, "TIFF", save_all=True, append_images=rest)
    return buffer.getvalue()
