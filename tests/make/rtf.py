"""RTF files for tests, as Word and WordPad write them."""

from collections.abc import Callable, Sequence

Table = list[list[str]]
_PLAIN = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\t": "\\tab ", "\n": "\\line "}


def escape(text: str, codepage: str | None = None) -> str:
    """The text in RTF: as bytes of the code page where it has the letters, else as numbers with a `?` for old programs."""
    out = []
    for sign in text:
        if sign in _PLAIN:
            out.append(_PLAIN[sign])
        elif " " <= sign <= "~":
            out.append(sign)
        else:
            try:
                out.append("".join(f"\\'{byte:02x}" for byte in sign.encode(codepage or "ascii")))
            except UnicodeEncodeError:
                units = sign.encode("utf-16-le")
                for place in range(0, len(units), 2):
                    number = int.from_bytes(units[place : place + 2], "little", signed=True)
                    out.append(f"\\u{number}?")
    return "".join(out)


def document(body: str, *, fonts: Sequence[str] = ("Times New Roman",), head: str = "", charset: int = 0) -> bytes:
    """A whole file around its body. Font 0 is the first."""
    table = "".join(f"{{\\f{place}\\fnil\\fcharset{charset} {name};}}" for place, name in enumerate(fonts))
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{{\\fonttbl{table}}}{head}\n{body}}}".encode("ascii")


def make_rtf(
    paragraphs: Sequence[str | Table],
    *,
    codepage: str | None = None,
    charset: int = 0,
    fonts: Callable[[str], list[tuple[str, str]]] | None = None,
) -> bytes:
    """The paragraphs and tables one below another. `fonts` gives a text as (text, font) runs; `codepage` writes letters
    as bytes, in a font of the character set."""
    names = ["Times New Roman"]

    def runs(text: str) -> str:
        out = []
        for stretch, name in fonts(text) if fonts else [(text, names[0])]:
            if name not in names:
                names.append(name)
            out.append(f"{{\\f{names.index(name)}\\fs26 {escape(stretch, codepage)}}}")
        return "".join(out)

    parts = []
    for item in paragraphs:
        if isinstance(item, str):
            parts.append(f"\\pard\\plain\\qj\\li0 {runs(item)}\\par\n")
        else:
            parts += [row(["\\par ".join(map(runs, text.split("\n"))) for text in cells]) for cells in item]
    return document("".join(parts) + "\\pard\\par", fonts=names, charset=charset)


def row(cells: Sequence[str], *, shapes: Sequence[str] | None = None, edges: Sequence[int] | None = None) -> str:
    """A table row of cells that are RTF already; `shapes` are words before each `\\cellx`, `edges` where each cell ends."""
    edges = edges or [1500 * place for place in range(1, len(cells) + 1)]
    shapes = shapes or [""] * len(cells)
    border = "\\clbrdrt\\brdrs\\clbrdrb\\brdrs"
    defined = "".join(f"{shape}{border}\\cellx{edge}" for shape, edge in zip(shapes, edges, strict=True))
    joined = "".join(f"{cell}\\cell " for cell in cells)
    return f"\\trowd\\trgaph108{defined}\\pard\\plain\\intbl {joined}\\row\n"
