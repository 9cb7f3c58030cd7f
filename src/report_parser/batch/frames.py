"""What parent and worker say to each other: length-prefixed bytes over pipes; nothing is ever unpickled."""

import struct
from typing import IO

MOST_BYTES = 64_000_000
"""A worker's reply may not be larger; a flood is a broken protocol."""

_LENGTH = struct.Struct(">I")


class ProtocolError(Exception):
    """The other side said something that is no frame."""


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Send one frame. Raises BrokenPipeError where the other side is gone."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes], most: int = MOST_BYTES) -> bytes | None:
    """The next frame, None at the end of the stream. Raises ProtocolError for a cut or oversized frame."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise ProtocolError("a frame's head was cut short")
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise ProtocolError(f"a frame of {length:,} bytes; at most {most:,} are taken")
    data = stream.read(length)
    if len(data) < length:
        raise ProtocolError("a frame was cut short")
    return data
