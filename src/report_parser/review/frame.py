"""The document around every page of this package: its style and script, the language switch, the security policy.

Nothing on a page is fetched and no text of a source can become markup or script: everything is escaped, and the content
security policy allows only the page's own style and script, by their hashes.
"""

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files


@cache
def load_asset(name: str) -> str:
    """A file of this package as text."""
    return files("report_parser").joinpath("review", name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def render_frame(title: str, body: str, *, language: str) -> str:
    """A whole HTML document around `body`, with style, script, language switch and content security policy."""
    style, script = load_asset("page.css"), load_asset("page.js")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; base-uri 'none'; form-action 'none'"
    checked = {"en": ("checked", ""), "vi": ("", "checked")}[language]
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<div class="languages"><label><input type="radio" name="language" id="en" {checked[0]}>English</label>'
        f'<label><input type="radio" name="language" id="vi" {checked[1]}>Tiếng Việt</label></div>\n'
        f"{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )
