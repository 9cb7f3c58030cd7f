"""A sample of the hostile files and mutants through workers, and random bytes, text and arguments into each target.

All of them: `python -m tests.fuzz`; long: `--minutes 30`; over a folder of files: `--folder PATH`.
"""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.hostile import Case, all_cases
from tests.fuzz.judge import LIMITS, check, judge
from tests.fuzz.mutants import SEEDS, mutate, seeds
from tests.fuzz.sample import sample
from tests.fuzz.targets import COMMANDS, SLOW, TARGETS, WORDS, arguments, pipeline, run_command

quick = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
ODD = "\u0301\u202e\u200b\ufeff\x00\x1b\x85\u2028\ud800\ufdfa\uffff１٣²½ếĐ|\t\n\r\f"
LINE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.sampled_from(ODD + "1234567890./%(),:;-ab ")),
    st.sampled_from([
        "1.1. Tỷ lệ hồ sơ", "* Đánh giá: Đạt", "Kết quả: 34/40 hộ, đạt 85%", "II. KẾT QUẢ", "Đạt 5/6 chỉ tiêu", "TT\tChỉ tiêu\tKết quả", "|1|Tỷ lệ|5%|",
        "Quyết định số 12/QĐ-UBND ngày 01/02/2022", "BÁO CÁO", "Số: 12/BC-UBND", "năm 2022 và 06 tháng đầu năm 2023",
    ]),
)  # fmt: skip


def test_there_are_hostile_files_of_every_format() -> None:
    kinds = Counter(case.kind for case in all_cases())
    assert kinds.total() >= 1_400
    assert set(kinds) == {"text", "html", "pdf", "docx", "xlsx", "xls", "rtf", "mhtml", "image", "ole", "mixed"}


def test_a_sample_of_hostile_files_and_mutants_each_has_one_right_outcome() -> None:
    cases = sample(45, 5)
    account = judge(cases)
    assert not account.finds, "\n".join(account.lines())
    assert account.inputs == len(cases)
    assert account.outcomes["ok"] > 15 and account.outcomes["damaged"] > 5


def test_mutants_are_always_the_same_and_no_good_file_among_them() -> None:
    for kind in SEEDS:
        assert mutate(kind, 3) == mutate(kind, 3) != mutate(kind, 4)
        assert sum(mutate(kind, seed) in seeds(kind) for seed in range(20)) <= 4


RECORD = b'{"source":{"name":"x","quality":{"status":"ok","reasons":[]}},"blocks":[{"id":0,"text":"abc"}],"span":{"block":0,"start":0,"end":%b,"text":"ab"},"n":%b}\n'


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        (RECORD % (b"2", b"1"), None),
        (RECORD % (b"3", b"1"), "no slice|not its slice"),
        (RECORD % (b"2", b"NaN"), "no JSON"),
        (RECORD % (b"2", b"1") * 2, "not one line"),
        (RECORD.replace(b"abc", b"root:x:0:0 abc") % (b"2", b"1"), "."),
        (b'{"source":{"name":"x"},"error":{"code":"crashed","message":"KeyError"}}\n', "KeyError"),
        (b'{"source":{"name":"x"},"error":{"code":"other","message":""}}\n', "no name"),
    ],
)
def test_the_judge_sees_what_is_wrong(record: bytes, wrong: str | None) -> None:
    import re

    found = check(Case("a-b", lambda: b""), record, 0.1, LIMITS)[1]
    assert (found is None) == (wrong is None)
    assert wrong is None or re.search(wrong, found or "")


def test_the_judge_sees_a_loss_and_a_delay() -> None:
    record = RECORD % (b"2", b"1")
    assert check(Case("a-b", lambda: b"", marks=("xyz",)), record, 0.1, LIMITS)[1]
    assert check(Case("a-b", lambda: b"", marks=("abc",)), record, 0.1, LIMITS)[1] is None
    assert check(Case("a-b", lambda: b""), record, LIMITS.wall_seconds + 1.5, LIMITS)[1]
    assert check(Case("a-b", lambda: b"", frozenset({"damaged"})), record, 0.1, LIMITS)[1]


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in (*SLOW, "arguments")])
def test_random_bytes_into_each_target(name: str) -> None:
    starts = [b"", *(data[:size] for data in seeds(name) for size in (8, 300))] if name in SEEDS else [b""]

    @quick
    @given(st.sampled_from(starts), st.binary(max_size=400))
    def feed(start: bytes, data: bytes) -> None:
        TARGETS[name](start + data)

    feed()


@quick
@given(st.lists(LINE, max_size=12), st.sampled_from(["utf-8", "utf-16", "cp1258"]))
def test_any_text_gives_one_line_of_sound_json(lines: list[str], encoding: str) -> None:
    pipeline("\n".join(lines).encode(encoding, "surrogatepass" if encoding == "utf-8" else "replace"))


@quick
@given(st.sampled_from(COMMANDS), st.lists(st.sampled_from(WORDS), max_size=5))
def test_any_arguments_end_with_an_exit_code(command: str, words: list[str]) -> None:
    run_command([command, *words])


def test_bytes_choose_arguments() -> None:
    arguments(b"\x05abc")
    arguments(b"")
