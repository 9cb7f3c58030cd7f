"""The cited documents of the whole report, each once, with every place it is cited."""

from collections.abc import Iterable
from dataclasses import field, replace

from report_parser.extract.citations import FoundCitation
from report_parser.extract.same_citation import citation_key, is_same, is_short
from report_parser.model import Block, Citation, Span
from report_parser.records import dataclass

_Place = tuple[Block, int, FoundCitation]


@dataclass(slots=True, eq=False)
class _Cited:
    """One document: `told` is what its mentions say of it together, in the first one's spelling."""

    told: FoundCitation
    spans: list[Span] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)

    def add(self, block: Block, offset: int, found: FoundCitation) -> None:
        start, end = found.start + offset, found.end + offset
        self.spans.append(Span(block.id, start, end, block.text[start:end]))
        self.articles += [article for article in found.articles if article not in self.articles]
        self.told.issued_on = self.told.issued_on or found.issued_on
        if self.told.issuer is None or (found.issuer_printed and not self.told.issuer_printed):
            self.told.issuer, self.told.issuer_printed = found.issuer, found.issuer_printed
        self.told.subject = self.told.subject or found.subject
        self.told.type = self.told.type or found.type


def list_citations(places: Iterable[_Place], own_number: str | None) -> tuple[Citation, ...]:
    """Merge the citations found at `(block, offset)` in the document's order; the report's own number is left out.

    What one mention leaves unsaid (date, issuer, subject) is taken from the first mention that says it. A bare
    `Nghị quyết 57` is the one resolution of that serial that the report cites in full, where there is just one.
    """
    cited: dict[tuple[str, ...], list[_Cited]] = {}
    short: list[_Place] = []
    for block, offset, found in places:
        if own_number is not None and found.number == own_number:
            continue
        if is_short(found):
            short.append((block, offset, found))
            continue
        alike = cited.setdefault(citation_key(found), [])
        known = next((one for one in alike if is_same(one.told, found)), None)
        if known is None:
            known = _Cited(replace(found))
            alike.append(known)
        known.add(block, offset, found)
    documents = [one for alike in cited.values() for one in alike]
    for block, offset, found in short:
        known = _full(documents, found)
        if known is None:
            known = _Cited(replace(found))
            documents.append(known)
        known.add(block, offset, found)
        known.spans.sort(key=lambda span: (span.block, span.start))
    documents.sort(key=lambda one: (one.spans[0].block, one.spans[0].start))
    return tuple(
        Citation(
            number=one.told.number,
            type=one.told.type,
            issued_on=one.told.issued_on,
            issuer=one.told.issuer,
            subject=one.told.subject,
            spans=tuple(one.spans),
            articles=tuple(one.articles),
        )
        for one in documents
    )


def _full(documents: list[_Cited], found: FoundCitation) -> _Cited | None:
    """The only cited document that a bare serial can mean."""
    fitting = [
        one
        for one in documents
        if one.told.type == found.type
        and citation_key(one.told)[0] == citation_key(found)[0]
        and (found.issued_on is None or one.told.issued_on in (None, found.issued_on))
    ]
    return fitting[0] if len(fitting) == 1 else None
