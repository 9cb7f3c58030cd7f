"""Text as it was set before Unicode: as runs in fonts that draw Western letters as Vietnamese ones."""

import re
from functools import cache

from report_parser.legacy.encodings import Encoding, letters

FONTS: dict[Encoding, str] = {"tcvn3": ".VnTime", "vni": "VNI-Times", "viscii": "VISCII Roman", "vps": "VPS Times"}


@cache
def codes(encoding: Encoding) -> dict[str, str]:
    """What each letter shows as when the text is read as windows-1252, or as Latin-1 where that has no character."""
    table: dict[str, str] = {}
    for letter, code in letters(encoding).items():
        if isinstance(code, str):
            table[letter] = code
        else:
            try:
                table[letter] = bytes([code]).decode("cp1252")
            except UnicodeDecodeError:
                table[letter] = chr(code)
    return table


def legacy_runs(text: str, encoding: Encoding, font: str | None = None) -> list[tuple[str, str]]:
    """The text as (text, font) runs. TCVN3 has no capitals with diacritics: they are small letters in the font with an H.
    `font` stands for the name of the usual font, to hide what the text is."""
    table = codes(encoding)
    usual = font or FONTS[encoding]
    runs: list[tuple[str, str]] = []
    for piece in re.findall(r"[^\W\d_]+|[\W\d_]+", text):
        capitals = encoding == "tcvn3" and any(
            letter not in table and not letter.isascii() and letter.isalpha() for letter in piece
        )
        for part in (
            [piece] if not capitals or piece.isupper() else re.findall(r"[A-ZĐÀ-ỸĂÂÊÔƠƯ]+|[^A-ZĐÀ-ỸĂÂÊÔƠƯ]+", piece)
        ):
            raised = capitals and part.isupper()
            shown = "".join(table.get(letter, letter) for letter in (part.lower() if raised else part))
            name = f"{usual}H" if raised else usual
            if runs and runs[-1][1] == name:
                runs[-1] = (runs[-1][0] + shown, name)
            else:
                runs.append((shown, name))
    return runs
