"""What must not change the facts: how often the page is saved, how its lines are broken, how its letters are spelled."""

import random
from functools import lru_cache
from html import escape
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from report_parser import extract
from report_parser.model import Report
from tests.eval.generate import generate
from tests.eval.render import flow
from tests.make.portal import PORTALS, Portal
from tests.make.text import Blanks, Form, make_text
from tests.properties.reports import NEW_COUNTRYSIDE, seed_paragraphs

FORMS: tuple[Form, ...] = ("NFC", "NFD", "tone-first", "nbsp", "zero-width")
BLANKS: tuple[Blanks, ...] = ("none", "paragraphs", "lines")
PLACES = {"span", "spans", "percent_span", "block", "origin", "start", "end"}
GENERATED = (40, 41, 42, 43, 46, 49, 50, 51)
"""Seeds whose reports are prose: the cells of a table are no lines to be broken."""
REPORTS = ("seed", "new-countryside", *GENERATED)


@lru_cache
def paragraphs(name: str | int) -> tuple[Any, ...]:
    if name == "seed":
        whole = seed_paragraphs()
        # The second copy repeats the first one's title.
        again = next(at for at, text in enumerate(whole) if at > 20 and text == whole[0])
        return tuple(whole[:again])
    if isinstance(name, int):
        return tuple(flow(generate(name, family=("digital", "rural")[name % 2])))
    return tuple(NEW_COUNTRYSIDE.strip().split("\n"))


def facts(report: Report) -> dict[str, Any]:
    """What the report says, without the places where it says it."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: bare(part) for name, part in value.items() if name not in PLACES}
        return [bare(part) for part in value] if isinstance(value, list) else value

    given = report.to_dict()
    names = ("document", "profile", "groups", "overall", "indicators", "citations", "measurements", "findings")
    return {name: bare(given[name]) for name in names}


@lru_cache
def base(name: str | int) -> dict[str, Any]:
    return facts(extract(make_text(paragraphs(name))))


def check_spans(report: Report) -> None:
    blocks = {block.id: block.text for block in report.blocks}

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if {"block", "start", "end", "text"} <= value.keys():
                assert blocks[value["block"]][value["start"] : value["end"]] == value["text"]
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(report.to_dict())


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    name=st.sampled_from(REPORTS),
    form=st.sampled_from(FORMS),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
def test_spelling_and_encoding_change_nothing(name: str | int, form: Form, newline: str, encoding: str) -> None:
    report = extract(make_text(paragraphs(name), form=form, newline=newline, encoding=encoding))
    check_spans(report)
    assert facts(report) == base(name)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(name=st.sampled_from(("seed", "new-countryside")), width=st.integers(50, 160), blanks=st.sampled_from(BLANKS))
def test_line_breaks_change_nothing(name: str, width: int, blanks: Blanks) -> None:
    report = extract(make_text(paragraphs(name), width=width, blanks=blanks))
    check_spans(report)
    assert facts(report) == base(name)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(name=st.sampled_from(GENERATED), width=st.integers(50, 160))
def test_line_breaks_between_parted_paragraphs_change_nothing(name: int, width: int) -> None:
    """Without blank lines a heading that fills its line may be anyone's; `python -m tests.eval` measures those."""
    report = extract(make_text(paragraphs(name), width=width, blanks="paragraphs"))
    check_spans(report)
    assert facts(report) == base(name)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(name=st.sampled_from(REPORTS), copies=st.integers(2, 4))
def test_copies_change_nothing_but_their_number(name: str | int, copies: int) -> None:
    report = extract(make_text(list(paragraphs(name)) * copies))
    check_spans(report)
    assert report.source.copies == copies
    assert facts(report) == base(name)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    name=st.sampled_from(REPORTS),
    portal=st.sampled_from(sorted(PORTALS)),
    seed=st.integers(0, 10_000),
    copies=st.integers(1, 3),
)
def test_the_portal_around_a_report_changes_nothing(name: str | int, portal: str, seed: int, copies: int) -> None:
    article = "".join(f"<p>{escape(text)}</p>" for text in paragraphs(name))
    page = PORTALS[portal](Portal(random.Random(seed), paragraphs(name)[0], "utf-8"), [("", article)] * copies)
    report = extract(page.encode())
    check_spans(report)
    assert report.source.copies == copies
    assert facts(report) == base(name)
