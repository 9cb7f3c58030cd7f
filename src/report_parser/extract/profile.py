"""The commune's basic figures, from the paragraph that introduces it: area, population, households, its parts."""

import re
from collections.abc import Sequence

from report_parser.extract.figures import Claim
from report_parser.model import Block, ProfileFact, Span
from report_parser.numbers import NUMBER, as_number, parse_number
from report_parser.patterns import pattern_of

_PROFILE = pattern_of(
    rf"""
    (?P<area>diện\s+tích(?!\s+(?:gieo|trồng|canh|lúa|cây|rau|rừng|nuôi|mặt\s+nước|tưới|sàn|xây|nhà|đất\s+(?:lúa|nông|rừng|trồng|ở|sản)))(?:\s+[^\W\d_]+){{0,6}}?\s*(?:là|:|khoảng|trên|hơn|gần|đạt)?\s*(?P<area_value>{NUMBER})\s*(?P<area_unit>km2|km²|ha|hecta|km\s?vuông)(?![^\W_]))
    | (?P<population>(?:dân\s+số|nhân\s+khẩu|tổng\s+số\s+(?:nhân\s+)?khẩu|số\s+(?:nhân\s+)?khẩu)(?:\s+[^\W\d_]+){{0,6}}?\s*(?:là|:|có|khoảng|trên|hơn|gần|đạt)?\s*(?P<population_value>{NUMBER})\s*(?P<population_unit>người|nhân\s+khẩu|khẩu))
    | (?P<people>(?P<people_value>{NUMBER})\s*(?P<people_unit>nhân\s+khẩu|khẩu))
    | (?<=hộ[ ,;])\s*(?:với\s+|và\s+)?(?P<crowd>(?P<crowd_value>{NUMBER})\s*(?P<crowd_unit>người))
    | (?P<households>(?P<households_value>{NUMBER})\s*(?P<households_unit>hộ\s+gia\s+đình|hộ\s+dân|hộ)(?!\s+(?:nghèo|cận|kinh\s+doanh|sản\s+xuất|có|sử|được|đạt|đăng|tham|vay|chính)))
    | (?P<residential_areas>(?P<residential_areas_value>{NUMBER})\s*(?P<residential_areas_unit>khu\s+phố|tổ\s+dân\s+phố|thôn(?:,?\s*(?:bản|xóm|buôn|làng|khu\s+phố|tổ\s+dân\s+phố))*|bản|ấp|xóm|buôn|làng|khu\s+dân\s+cư|khóm|khu(?=[\s,;.)]|$)))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMES = ("area", "population", "people", "crowd", "households", "residential_areas")
_WHOLE_AREA = pattern_of(
    r"diện\s+tích\s+(?:đất\s+)?tự\s+nhiên|tổng\s+diện\s+tích(?!\s+(?:gieo|trồng|canh|lúa|cây|rau|rừng|nuôi|mặt|tưới|sàn|xây|nhà))",
    re.IGNORECASE,
)
_INTRODUCTION = pattern_of(r"diện\s+tích|dân\s+số|nhân\s+khẩu", re.IGNORECASE)


def find_profile(blocks: Sequence[Block]) -> tuple[list[ProfileFact], dict[int, list[Claim]]]:
    """The profile facts of the paragraphs that introduce the commune, and the ranges they account for.

    A paragraph introduces it when it names its area or its population with at least two such figures, or its natural
    area alone, and the next paragraph may go on with two more; each name is taken once, where it is said first.
    """
    facts: dict[str, ProfileFact] = {}
    claims: dict[int, list[Claim]] = {}
    goes_on = False
    for block in blocks:
        text = block.text
        introduces = block.kind == "paragraph" and bool(_INTRODUCTION.search(text))
        if not introduces and not goes_on:
            continue
        found = list(_PROFILE.finditer(text))
        goes_on = len(found) >= 2 or (introduces and bool(found) and _WHOLE_AREA.search(text) is not None)
        if not goes_on:
            continue
        for match in found:
            kind = next(name for name in _NAMES if match[name] is not None)
            name = "population" if kind in ("people", "crowd") else kind
            start, end = match.start(f"{kind}_value"), match.end(f"{kind}_unit")
            try:
                value = as_number(parse_number(match[f"{kind}_value"]))
            except ValueError:
                continue
            # `06/06 xóm` is a share
            if name in facts or text[:start].endswith(("/", "/ ")):
                continue
            facts[name] = ProfileFact(
                name, value, match[f"{kind}_unit"], Span(block.id, start, end, block.text[start:end])
            )
            claims.setdefault(block.id, []).append((start, end, "profile"))
    return sorted(facts.values(), key=lambda fact: (fact.span.block, fact.span.start)), claims
