"""Mark what a source holds more than once, and site furniture. Nothing is deleted.

A false copy loses data, a missed one is only noise: when in doubt a block stays what it is. A draft and a final in two files
are two reports; this is about one file only.
"""

from collections.abc import Sequence
from dataclasses import field

from report_parser.dedupe.copies import Run, find_copies
from report_parser.dedupe.disagreements import find_disagreements
from report_parser.dedupe.furniture import furniture_ids
from report_parser.lexicon import Lexicon
from report_parser.model import Block, Layer
from report_parser.records import dataclass


@dataclass(slots=True)
class Marked:
    """All blocks in their order, copies and furniture marked.

    `copies` says how often the text stands in the source; `disagreements` pairs the id of a block of copy 1 with that of
    the block in its place in another copy, where the two read differently.
    """

    blocks: list[Block]
    copies: int = 1
    disagreements: list[tuple[int, int]] = field(default_factory=list)


def mark_repeats(blocks: Sequence[Block], lexicon: Lexicon) -> Marked:
    """Mark copies (2, 3 …) and furniture. The most complete copy is copy 1, of equals the first. Time is linear."""
    furniture = furniture_ids(blocks, lexicon)
    body = [place for place, block in enumerate(blocks) if block.layer == "body" and place not in furniture]
    texts = [blocks[place].text for place in body]
    runs = find_copies(texts)
    labels = [1] * len(blocks)
    for run in runs:
        _label(labels, body, run)
    marked = list(blocks)
    for place, block in enumerate(blocks):
        layer: Layer = "furniture" if place in furniture else block.layer
        if layer != block.layer or labels[place] != 1:
            marked[place] = Block(
                block.id, block.kind, block.text, block.origin, layer, labels[place], block.table, block.covered
            )
    pairs = [
        (blocks[body[one]].id, blocks[body[other]].id) for run in runs for one, other in find_disagreements(run, texts)
    ]
    return Marked(marked, max(labels, default=1), sorted(pairs))


def _label(labels: list[int], body: Sequence[int], run: Run) -> None:
    """Mark the run's lesser side, with what stands between its blocks."""
    lesser = [body[other] for _, other in run.pairs]
    if run.swapped:
        for place in lesser:
            labels[place] = run.copy
        return
    for place in range(lesser[0], lesser[-1] + 1):
        labels[place] = run.copy
