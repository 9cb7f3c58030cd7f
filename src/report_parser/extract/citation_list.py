"""The cited documents of the whole report, each once, with every place it is cited."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from report_parser.extract.citations import FoundCitation, citation_key
from report_parser.model import Block, Citation, Span


@dataclass(slots=True, eq=False)
class _Cited:
    first: FoundCitation
    spans: list[Span] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    issued_on: str | None = None
    issuer: str | None = None
    subject: str | None = None
    type: str | None = None


def list_citations(places: Iterable[tuple[Block, int, FoundCitation]], own_number: str | None) -> tuple[Citation, ...]:
    """Merge the citations found at `(block, offset)` in the document's order; the report's own number is left out.

    What one mention leaves unsaid (date, issuer, subject) is taken from the first mention that says it.
    """
    cited: dict[object, _Cited] = {}
    for block, offset, found in places:
        if own_number is not None and found.number == own_number:
            continue
        known = _same(cited, found)
        start, end = found.start + offset, found.end + offset
        known.spans.append(Span(block.id, start, end, block.text[start:end]))
        known.articles += [article for article in found.articles if article not in known.articles]
        known.issued_on = known.issued_on or found.issued_on
        known.issuer = known.issuer or found.issuer
        known.subject = known.subject or found.subject
        known.type = known.type or found.type
    return tuple(
        Citation(
            number=known.first.number,
            type=known.type,
            issued_on=known.issued_on,
            issuer=known.issuer,
            subject=known.subject,
            spans=tuple(known.spans),
            articles=tuple(known.articles),
        )
        for known in dict.fromkeys(cited.values())
    )


def _same(cited: dict[object, _Cited], found: FoundCitation) -> _Cited:
    """The document that this mention speaks of, new where none of the earlier ones fits."""
    key = citation_key(found)
    undated = (*key, None)
    dated = (*key, found.issued_on)
    known = cited.get(dated)
    if known is None and found.issued_on is None:
        known = cited.get((*key, "any"))
    if known is None and found.issued_on is not None and undated in cited:
        known = cited.pop(undated)
    if known is None:
        known = _Cited(found)
    cited[dated] = known
    cited.setdefault((*key, "any"), known)
    return known
