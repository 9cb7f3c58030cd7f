"""Places in words, for the terminal, in both languages."""

from report_parser.model import Block


def say_place(block: Block, lang: str) -> str:
    """Where a block stands: `:14`, `, page 3`, `, /html/body/div[2]/p[5]`; empty where the format does not know."""
    origin = block.origin
    if origin.page is not None:
        return f", {'trang' if lang == 'vi' else 'page'} {origin.page}"
    if origin.line is not None:
        return f":{origin.line}"
    return f", {origin.path}" if origin.path else ""
