"""Scanned pages made ready: paper told from ink, lines straightened, rules found and taken out."""

import pytest

numpy = pytest.importorskip("numpy", reason="the extra ocr is not installed")
pytest.importorskip("PIL", reason="the extra ocr is not installed")

from report_parser.read.ocr_image import find_rules, find_skew, levels, threshold, turned, whitened, without  # noqa: E402
from tests.make.pdf import Grid, make_pdf  # noqa: E402
from tests.make.scan import page_pictures  # noqa: E402

SENTENCE = "Ủy ban nhân dân thị trấn báo cáo kết quả thực hiện các chỉ tiêu chuyển đổi số năm 2022. "


def page(*parts: object) -> "numpy.ndarray":
    return numpy.asarray(page_pictures(make_pdf(parts))[0])  # type: ignore[arg-type]


def grainy(shape: tuple[int, int], spread: float = 8.0) -> "numpy.ndarray":
    chance = numpy.random.default_rng(3)
    return chance.normal(235, spread, shape).clip(0, 255).astype("uint8")


def test_the_grain_of_an_empty_page_is_no_ink() -> None:
    paper = grainy((600, 400))
    assert (paper < threshold(paper)).sum() == 0
    assert find_skew(paper) == 0.0


def test_one_line_of_ink_is_told_from_the_grain() -> None:
    paper = grainy((600, 400))
    paper[300:304, 100:300] = 60
    dark = paper < threshold(paper)
    assert dark[300:304, 100:300].all() and dark.sum() == 800
    white = whitened(paper)
    assert (white[:290] > 200).mean() > 0.99 and (white[300:304, 100:300] < 30).all()


@pytest.mark.parametrize("shade", [40, 128, 255])
def test_a_page_of_one_shade_is_blank_paper(shade: int) -> None:
    flat = numpy.full((300, 200), shade, dtype="uint8")
    assert levels(flat)[1] == shade
    assert len(numpy.unique(whitened(flat))) == 1 and find_skew(flat) == 0.0
    assert find_rules(flat, 300)[:2] == ([], [])


@pytest.mark.parametrize("degrees", [-2.0, -0.5, 0.0, 0.5, 1.3, 3.0])
def test_lines_are_straightened(degrees: float) -> None:
    printed = page(SENTENCE * 12)
    assert find_skew(turned(printed, degrees)) == pytest.approx(-degrees, abs=0.06)


def test_rules_are_found_and_taken_out_and_letters_stay() -> None:
    rows = [["TT", "Chỉ tiêu", "Kết quả"], ["1.1", "Chữ ký số", "31/37"]]
    ruled, letters, plain = page(rows), page(Grid(rows, rules="none")), page(SENTENCE)
    across, down, ink = find_rules(ruled, 300)
    assert len(across) == 3 and len(down) == 4
    clean = without(ruled, ink)
    assert not any(found for found in find_rules(clean, 300)[:2])
    assert (clean < 128).sum() == pytest.approx((letters < 128).sum(), rel=0.02)
    assert find_rules(plain, 300)[:2] == ([], [])
