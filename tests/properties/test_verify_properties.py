"""Every changed byte of a report or of its source is caught."""

import json
import random
import string

import pytest

from report_parser.pipeline import extract_bytes
from report_parser.seal import seal
from report_parser.verify import report_digest, verify, verify_json
from tests.eval.generate import generate
from tests.eval.render import RENDERERS
from tests.eval.render import render as render_case
from tests.make.facts import describe, render


def pairs(count: int) -> list[tuple[bytes, bytes]]:
    found = []
    for at in range(count):
        text, report = render(describe(random.Random(at), groups=2, most=2))
        indent = (None, 2)[at % 2]
        found.append((json.dumps(seal(report).to_dict(), ensure_ascii=False, indent=indent).encode(), text.encode()))
    return found


def mutate(data: bytes, made: random.Random) -> bytes:
    """One byte changed, left out, put in or doubled, or two neighbours exchanged."""
    at = made.randrange(len(data) - 1)
    byte = bytes([made.choice((made.randrange(256), made.choice(string.printable.encode())))])
    return made.choice(
        (
            data[:at] + byte + data[at + 1 :],
            data[:at] + data[at + 1 :],
            data[:at] + byte + data[at:],
            data[: at + 1] + data[at:],
            data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :],
        )
    )


@pytest.mark.parametrize("count", [600, pytest.param(10_000, marks=pytest.mark.long)])
def test_every_changed_byte_is_caught(count):
    made = random.Random(count)
    whole = pairs(6)
    tried = 0
    while tried < count:
        report, source = made.choice(whole)
        changed = made.choice(((mutate(report, made), source), (report, mutate(source, made))))
        if changed == (report, source):
            continue
        tried += 1
        assert verify_json(*changed), changed
    assert all(verify_json(*pair) == [] for pair in whole)


@pytest.mark.parametrize("seed", range(4))
def test_most_changed_facts_are_caught_though_the_seal_is_forged(seed):
    """What goes through is not printed as such: names of figures, units, types, issuers, the way to an indicator."""
    made = random.Random(seed)
    text, report = render(describe(made, groups=2, most=3))
    sealed = json.loads(json.dumps(seal(report).to_dict()))
    caught = total = 0
    for _ in range(150):
        forged = json.loads(json.dumps(sealed))
        way = change_something(forged, made)
        forged["source"]["report_sha256"] = report_digest(forged)
        total += 1
        caught += bool(verify(forged, text.encode()))
        assert way
    assert caught / total > 0.75


def change_something(report: dict, made: random.Random) -> str:
    """One number, text or list entry somewhere in the report."""
    value, way = report, ""
    while True:
        step = made.choice([*value]) if isinstance(value, dict) else made.randrange(len(value))
        inner = value[step]
        way += f".{step}"
        if isinstance(inner, dict | list) and inner:
            value = inner
            continue
        if isinstance(inner, bool) or inner is None or inner == [] or inner == {}:
            value[step] = "changed"
        elif isinstance(inner, int | float):
            value[step] = inner + made.choice((-1, 1))
        else:
            value[step] = inner[:-1] + ("x" if not inner.endswith("x") else "y")
        return way


@pytest.mark.parametrize("form", list(RENDERERS))
@pytest.mark.parametrize("seeds", [range(5), pytest.param(range(5, 100), marks=pytest.mark.long)])
def test_what_was_read_from_any_format_is_proved(form, seeds):
    for seed in seeds:
        file = render_case(generate(seed), form)
        report = json.loads(extract_bytes(file.data, file.name).to_json())
        assert verify(report, file.data) == [], (seed, form)
