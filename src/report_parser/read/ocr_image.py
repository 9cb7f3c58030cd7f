"""A scanned page made ready for reading: straightened, its ruled lines found and taken out.

Images are numpy arrays of grey values, rows from the top, 0 black and 255 white, at some 300 dots an inch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from report_parser.records import dataclass

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Grey = NDArray[numpy.uint8]
    Mask = NDArray[numpy.bool_]

MOST_SKEW = 4.0
"""Degrees; paper on a scanner's glass lies straighter than that."""
LEAST_SKEW = 0.08
"""Less than this moves a line of text by a pixel over its whole length: not worth turning."""
LEVEL_INCHES = 0.6
"""The shortest level rule: the feet of a word's letters nearly touch, and words are up to half an inch long."""
UPRIGHT_INCHES = 0.3
"""The shortest upright rule: no letter under 30 points is as high, and rules run through several rows."""
THICKEST_INCHES = 0.045
TOUCH_INCHES = 0.02
"""Rules meet within this; text stands off a rule by at least twice as much."""
SKEW_POINTS = 60_000
PAPER_SHARE = 0.85
"""What is lighter than this share of the way from the ink's edge to the paper becomes white. Measured on scanned tables
of 148 figures: 126 right without, 132 with 0.95, 140 with 0.85, 139 with 0.6."""
LEAST_CONTRAST, GRAINS = 30.0, 5.0
"""Ink is darker than the paper by at least so many grey values, and so many times the spread of the paper's grain."""
NORMAL_MIDDLE = 0.6745
"""Half of all values lie within this share of a normal distribution's spread."""
RULE_SHARE = 0.2
"""How much darker than the paper, as a share of the ink's darkness, a rule is: a hair line is grey in a scan."""
LEVEL_SHARE, UPRIGHT_SHARE = 0.92, 0.85
"""How much of a rule's length is inked."""


@dataclass(slots=True)
class Rule:
    """A drawn line, in pixels: `place` is its row (or column), from `start` to `end` along it."""

    place: float
    start: float
    end: float


def threshold(grey: Grey) -> int:
    """Otsu's grey value between ink and paper, kept clear of the paper's own grain: on a page with one line of text the
    grain has more weight than the ink."""
    import numpy as np

    some = grey[::3, ::3].ravel()
    counts = np.bincount(some, minlength=256).astype(float)
    below = counts.cumsum()
    sums = (counts * np.arange(256)).cumsum()
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    otsu = int(np.nan_to_num(apart).argmax()) + 1
    paper = float(np.median(some))
    grain = float(np.median(np.abs(some - paper))) / NORMAL_MIDDLE
    return max(1, min(otsu, int(paper - max(LEAST_CONTRAST, GRAINS * grain)))) if paper > 2 * LEAST_CONTRAST else otsu


def find_skew(grey: Grey) -> float:
    """Degrees to turn the page against the clock so that its lines lie level; 0.0 where that cannot be told.

    The angle at which the ink falls into the sharpest rows: first tried in steps of 0.2 on a picture of a quarter of
    the size, then finer on one of half the size.
    """
    import numpy as np

    coarse = _sharpest(grey, 4, np.arange(-MOST_SKEW, MOST_SKEW + 0.01, 0.2))
    if coarse is None:
        return 0.0
    fine = _sharpest(grey, 2, np.arange(coarse - 0.2, coarse + 0.21, 0.025))
    return -(fine if fine is not None else coarse)


def _sharpest(grey: Grey, shrink: int, angles: Any) -> float | None:
    import numpy as np

    height, width = (length // shrink for length in grey.shape)
    small = grey[: height * shrink, : width * shrink].reshape(height, shrink, width, shrink).mean(axis=(1, 3))
    ys, xs = np.nonzero(small < threshold(small.astype(np.uint8)))
    if len(ys) < 200:
        return None
    step = len(ys) // SKEW_POINTS + 1
    ys, xs = ys[::step], xs[::step] - width / 2

    def sharpness(degrees: float) -> float:
        rows = (ys + xs * np.tan(np.radians(degrees))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(float)
        return float(((counts[1:] - counts[:-1]) ** 2).sum())

    return float(max(angles, key=sharpness))


def whitened(grey: Grey) -> Grey:
    """The picture with its paper white and its ink black: the grain of the paper goes, grey edges of letters stay."""
    import numpy as np

    ink, paper, dark = levels(grey)
    white = ink + PAPER_SHARE * (paper - ink)
    if white - dark < 10:
        return grey
    table = ((np.arange(256) - dark) * (255.0 / (white - dark))).clip(0, 255).astype(np.uint8)
    whitened: Grey = table[grey]
    return whitened


def levels(grey: Grey) -> tuple[int, float, float]:
    """The grey value between ink and paper, the paper's and the ink's own."""
    import numpy as np

    some = grey[::3, ::3]
    ink = threshold(grey)
    dark = some[some < ink]
    return ink, float(np.median(some)), float(np.percentile(dark, 20)) if dark.size else 0.0


def turned(grey: Grey, degrees: float) -> Grey:
    """The picture turned against the clock about its middle, its size kept, white where nothing was."""
    import numpy as np
    from PIL import Image

    image = Image.fromarray(grey).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(image, dtype=np.uint8)


def find_rules(grey: Grey, dots_per_inch: float) -> tuple[list[Rule], list[Rule], Mask]:
    """The level rules, the upright rules, and where their ink is; looked for on a picture of half the size."""
    import numpy as np

    _, paper, dark = levels(grey)
    ink = paper - RULE_SHARE * (paper - dark)
    half = grey[: grey.shape[0] // 2 * 2, : grey.shape[1] // 2 * 2]
    rows = np.minimum(half[0::2], half[1::2])
    columns = np.minimum(half[:, 0::2], half[:, 1::2])
    level = (rows[:, 0::2] // 2 + rows[:, 1::2] // 2) < ink
    upright = np.ascontiguousarray(((columns[0::2] // 2 + columns[1::2] // 2) < ink).T)
    thickest = max(3, int(THICKEST_INCHES * dots_per_inch / 2))
    across, level = _as_rules(_long_runs(level, int(LEVEL_INCHES * dots_per_inch / 2), LEVEL_SHARE), thickest)
    down, upright = _as_rules(_long_runs(upright, int(UPRIGHT_INCHES * dots_per_inch / 2), UPRIGHT_SHARE), thickest)
    touch = TOUCH_INCHES * dots_per_inch / 2
    for rule in [rule for rule in down if not _meets(rule, across, touch)]:
        down.remove(rule)
        upright[
            max(0, int(rule.place) - thickest) : int(rule.place) + thickest + 1, int(rule.start) : int(rule.end)
        ] = False
    for rule in (*across, *down):
        rule.place, rule.start, rule.end = 2 * rule.place + 0.5, 2 * rule.start, 2 * rule.end
    mask = np.zeros(grey.shape, dtype=bool)
    found = level | upright.T
    for down_by in (0, 1):
        for right_by in (0, 1):
            mask[down_by : 2 * found.shape[0] : 2, right_by : 2 * found.shape[1] : 2] = found
    return across, down, mask


def _meets(rule: Rule, others: list[Rule], touch: float) -> bool:
    """Whether an upright rule begins, ends at or crosses a level one; strokes of letters below one another do not."""
    return any(
        rule.start - touch <= other.place <= rule.end + touch and other.start - touch <= rule.place <= other.end + touch
        for other in others
    )


def _long_runs(ink: Mask, length: int, share: float) -> Mask:
    """Ink that lies in level runs of at least `length`, `share` of it inked; one row up or down still counts."""
    import numpy as np

    wide = ink.copy()
    wide[1:] |= ink[:-1]
    wide[:-1] |= ink[1:]
    if wide.shape[1] <= length:
        return np.zeros_like(ink)
    likely = np.nonzero(wide.sum(axis=1) >= share * length)[0]
    some = wide[likely]
    sums = np.zeros((some.shape[0], some.shape[1] + 1), dtype=np.int32)
    np.cumsum(some, axis=1, out=sums[:, 1:])
    full = (sums[:, length:] - sums[:, :-length]) >= share * length
    long = np.zeros_like(ink)
    holds = full.any(axis=1)
    for row, starts in zip(likely[holds], full[holds], strict=True):
        for start, end in _stretches(starts):
            long[row, start : end + length - 1] = wide[row, start : end + length - 1]
    return long


def _stretches(marks: Any) -> list[tuple[int, int]]:
    """Where a row of marks is set: [start, end) of each stretch."""
    import numpy as np

    change = np.diff(np.concatenate(([0], marks.astype(np.int8), [0])))
    return list(zip(np.nonzero(change == 1)[0].tolist(), np.nonzero(change == -1)[0].tolist(), strict=True))


def _as_rules(mask: Mask, thickest: int) -> tuple[list[Rule], Mask]:
    """Level rules of a mask, and the mask without what is too thick for one: pictures, bars of colour."""
    import numpy as np

    rows, starts, ends = _runs(mask)
    rules: list[Rule] = []
    open_runs: list[list[int]] = []  # [first row, last row, start, end]
    kept = np.zeros_like(mask)
    finished: list[list[int]] = []
    at = 0
    for row in np.unique(rows):
        last = np.searchsorted(rows, row, side="right")
        going: list[list[int]] = []
        here = [(int(starts[index]), int(ends[index])) for index in range(at, last)]
        at = last
        for run in open_runs:
            if run[1] < row - 2:
                finished.append(run)
            else:
                going.append(run)
        for start, end in here:
            for run in going:
                if start <= run[3] and end >= run[2]:
                    run[1], run[2], run[3] = int(row), min(run[2], start), max(run[3], end)
                    break
            else:
                going.append([int(row), int(row), start, end])
        open_runs = going
    for first, final, start, end in [*finished, *open_runs]:
        thick = final - first + 1
        if thick <= thickest and end - start > 4 * thick:
            rules.append(Rule((first + final) / 2, start, end))
            kept[first : final + 1, start:end] |= mask[first : final + 1, start:end]
    return rules, kept


def _runs(mask: Mask) -> tuple[Any, Any, Any]:
    """Rows, starts and ends of all level runs, by row."""
    import numpy as np

    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    return rows, starts, ends


def without(grey: Grey, mask: Mask) -> Grey:
    """The picture with the masked ink, and the grey seam around it, painted white."""
    wider = mask.copy()
    for _ in range(2):
        grown = wider.copy()
        grown[1:] |= wider[:-1]
        grown[:-1] |= wider[1:]
        grown[:, 1:] |= wider[:, :-1]
        grown[:, :-1] |= wider[:, 1:]
        wider = grown
    clean = grey.copy()
    clean[wider] = 255
    return clean
