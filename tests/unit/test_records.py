"""The package's own dataclass, and patterns that are compiled late."""

import dataclasses
import re
from dataclasses import field

import pytest

from report_parser import patterns
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """Two fields."""

    x: int
    y: tuple[int, ...] = ()


@dataclass(slots=True)
class Named(Point):
    """A field that does not count for equality."""

    names: list[str] = field(default_factory=list, compare=False)


@dataclass(slots=True, eq=False)
class Knot:
    """One that may hold itself."""

    inner: object = None


def test_records_are_compared_by_their_fields_and_by_their_class() -> None:
    assert Point(1, (2,)) == Point(1, (2,))
    assert Point(1) != Point(2)
    assert Point(1) != Named(1)
    assert Point(1) != (1, ())
    assert Named(1, names=["a"]) == Named(1, names=["b"])
    assert Knot(1) != Knot(1)


def test_only_frozen_records_can_be_hashed() -> None:
    assert {Point(1), Point(1)} == {Point(1)}
    with pytest.raises(TypeError):
        hash(Named(1))


def test_records_are_shown_as_they_are_written() -> None:
    assert repr(Point(1, (2,))) == "Point(x=1, y=(2,))"
    knot = Knot()
    knot.inner = knot
    assert repr(knot) == "Knot(inner=...)"


def test_records_are_dataclasses() -> None:
    assert dataclasses.replace(Point(1), x=3) == Point(3)
    assert dataclasses.asdict(Named(1, names=["a"])) == {"x": 1, "y": (), "names": ["a"]}
    assert not hasattr(Point(1), "__dict__")


def test_a_late_pattern_is_compiled_when_it_is_used_and_is_a_pattern_then(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    plain = patterns.compile_pattern

    def counting(*given: object) -> object:
        compiled.append(given)
        return plain(*given)  # type: ignore[call-overload]

    monkeypatch.setattr(patterns, "compile_pattern", counting)
    late = pattern_of("(?P<letter>[a-c])X", re.IGNORECASE)
    assert compiled == []
    found = late.match("bx")
    assert found is not None and found["letter"] == "b"
    assert late.sub("-", "ax cx") == "- -"
    assert late.flags & re.IGNORECASE
    assert len(compiled) == 1


def test_a_fault_in_a_late_pattern_shows_at_its_first_use() -> None:
    late = pattern_of("(")
    with pytest.raises(re.error):
        late.match("x")
