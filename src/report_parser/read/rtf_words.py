"""The control words of RTF 1.9.1 that matter to what is printed, and the character sets that its fonts name."""

from report_parser.model import Layer

SYMBOLS = "symbols"
"""Stands for the code page of symbol fonts, whose bytes are pictures."""

# Character sets of fonts, as code pages; 0 is what Windows calls ANSI, 1 is the document's own.
CHARSETS = {
    0: "cp1252", 2: SYMBOLS, 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_CODEPAGES = {65001: "utf-8", 10000: "mac_roman", 42: SYMBOLS, 708: "cp1256", 936: "gbk", 950: "big5"}

CHARACTERS = {
    "tab": " ", "line": "\n", "page": "\n", "column": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SIGNS = {"~": " ", "_": "-", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}

# What a word switches in the state of its group: on, or off with a 0 behind it.
SWITCHES = {"b": "bold", "v": "hidden", "deleted": "deleted", "super": "raised", "intbl": "in_table", "qc": "centred"}
# What a word says of the cell that `\cellx` will end.
SHAPES = {
    "clmgf": ("across", "first"), "clmrg": ("across", "goes on"), "clvmgf": ("down", "first"), "clvmrg": ("down", "goes on"),
    "brdrs": ("ruled", True), "brdrdb": ("ruled", True), "brdrth": ("ruled", True),
}  # fmt: skip

# Destinations that hold no text of the document.
SKIPPED = frozenset(
    {
        "stylesheet", "colortbl", "info", "pict", "nonshppict", "shppict", "xe", "tc", "bkmkstart", "bkmkend", "listtable",
        "listoverridetable", "rsidtbl", "generator", "revtbl", "filetbl", "themedata", "datastore", "latentstyles", "annotation",
        "atnid", "atnauthor", "atrfstart", "atrfend", "template", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
        "shprslt", "sp", "objdata", "objclass", "objname", "passwordhash", "userprops", "docvar", "pgdsctbl", "sn", "sv", "falt",
        "panose", "fontemb", "fontfile", "nonesttables", "private", "mmathPict", "xmlnstbl", "wgrffmtfilter",
    }
)  # fmt: skip
# Destinations that programs may ignore, and that hold text all the same.
ENTERED = frozenset(
    {"shpinst", "shpgrp", "shptxt", "do", "dptxbxtext", "ud", "listtext", "pntext", "mmath", "shptop", "fldinst"}
)  # fmt: skip
# Destinations that are a flow of text of their own.
FLOWS: dict[str, Layer] = {
    "footnote": "note", "shptxt": "body", "dptxbxtext": "body",
    "header": "furniture", "headerl": "furniture", "headerr": "furniture", "headerf": "furniture",
    "footer": "furniture", "footerl": "furniture", "footerr": "furniture", "footerf": "furniture",
}  # fmt: skip


def codepage_of(number: int) -> str | None:
    """The name under which a Windows code page is decoded, None for one that is not known."""
    name = _CODEPAGES.get(number, f"cp{number}")
    if name != SYMBOLS:
        try:
            "".encode(name)
        except LookupError:
            return None
    return name
