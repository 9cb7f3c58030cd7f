"""Indicators recognised across reports by their titles."""

import re
import time
import tomllib
from pathlib import Path

import pytest

from report_parser.catalogue import match, match_all
from report_parser.lexicon import Entry, Lexicon, default_lexicon

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "corpus/digital-transformation/canh-nang-2022/source.txt").read_text("utf-8")
PAIRS = tomllib.loads((ROOT / "tests/data/catalogue_pairs.toml").read_text("utf-8"))
ENTRIES = default_lexicon().entries("catalogue")
ALONE = [entry for entry in ENTRIES if "together" not in entry.extra]
RURAL = [entry for entry in ENTRIES if entry.extra["set"] == "new-rural-commune"]


@pytest.mark.parametrize("title", PAIRS["other"]["titles"])
def test_other_indicators_match_none(title):
    assert match(title) is None


@pytest.mark.parametrize(
    ("code", "title"), [(code, title) for code, titles in PAIRS["same"].items() for title in titles]
)
def test_reworded_titles_match_their_indicator(code, title):
    found = match(title)
    assert found is not None
    assert (found.set, found.code) == ("commune-digital-transformation", code)
    assert 57 <= found.similarity <= 100


@pytest.mark.parametrize("entry", ALONE, ids=lambda entry: entry.code)
def test_the_catalogues_examples_and_counter_examples(entry):
    assert entry.source
    for example in (*entry.phrases, *entry.examples):
        assert match(example).code == entry.code
    for example in entry.counter_examples:
        assert (match(example) and match(example).code) != entry.code


def test_the_seed_has_the_thirty_indicators_of_the_2022_set_in_order():
    numbered = dict(re.findall(r"^([1-4]\.\d+)\. (.*)", SEED, re.MULTILINE))
    found = match_all(list(numbered.values()))
    assert len(found) == 30
    codes = {entry.code: entry.extra.get("number") for entry in ALONE}
    assert [codes[one.code] for one in found] == list(numbered)
    assert min(one.similarity for one in found) > 95  # 1.8 is wrapped in the file: half its title


def test_figures_and_the_kind_of_commune_do_not_matter():
    title = "Cán bộ công chức UBND {} có {} đã được cấp và thường xuyên sử dụng thư điện tử công vụ, đạt {}%."
    for level, ratio, percent in (("thị trấn", "31/31", "100"), ("xã", "1.024/2.048", "50"), ("phường", "7/8", "87,5")):
        assert match(title.format(level, ratio, percent)).similarity == 100


def test_short_titles_count_only_together():
    titles = [entry.phrases[0].capitalize() for entry in RURAL]
    assert len(titles) == 19
    assert match("Y tế") is None
    assert match_all(titles[:4]) == [None] * 4
    assert [one.code for one in match_all(titles)] == [entry.code for entry in RURAL]
    assert match_all([*titles, "Công tác khác"])[-1] is None


@pytest.mark.parametrize("entry", RURAL, ids=lambda entry: entry.code)
def test_the_rural_examples(entry):
    others = [one.phrases[0] for one in RURAL if one is not entry][:5]
    for example in entry.examples:
        assert match_all([example, *others])[0].code == entry.code
    for example in entry.counter_examples:
        assert match_all([example, *others])[0] is None


def test_one_indicator_has_one_code_in_both_editions_of_a_set():
    others = ["quy hoạch", "giao thông", "điện", "trường học", "thu nhập"]
    codes = {match_all([title, *others])[0].code for title in ("Hộ nghèo", "Nghèo đa chiều")}
    assert codes == {"poverty"}


def test_a_user_can_add_indicators():
    added = Entry("bread", ("tỷ lệ hộ gia đình tự nướng bánh mì tại nhà",), (), (), "", {"set": "mine"})
    lexicon = Lexicon({"catalogue": (added,)})
    assert match("Tỷ lệ hộ gia đình tự nướng bánh mì", lexicon).code == "bread"
    assert match("Tỷ lệ hộ gia đình tự nướng bánh mì") is None


@pytest.mark.parametrize("title", ["", " ", "100%", "…", "Tỷ lệ", "x" * 100_000, "tỷ lệ người dân " * 50_000])
def test_titles_that_say_nothing_match_none(title):
    assert match(title) is None


def test_thirty_titles_cost_about_a_millisecond():
    titles = re.findall(r"^[1-4]\.\d+\. (.*)", SEED, re.MULTILINE)[:30]
    match_all(titles)
    start = time.process_time()
    for _ in range(20):
        match_all([f"{title} " for title in titles])
    assert (time.process_time() - start) / 20 < 0.01
