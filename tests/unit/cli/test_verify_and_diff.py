"""The commands that prove a report, compare two, and name what is wrong, from files to exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from report_parser.cli import main

CORPUS = Path(__file__).parents[3] / "corpus"
SEED = CORPUS / "digital-transformation/canh-nang-2022/source.txt"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> tuple[Path, Path]:
    """The seed's JSON, and the seed with one figure changed."""
    folder = tmp_path_factory.mktemp("files")
    report, edited = folder / "report.json", folder / "edited.txt"
    result = run("extract", SEED)
    assert result.exit_code == 0
    report.write_text(result.stdout, "utf-8")
    edited.write_text(SEED.read_text("utf-8").replace("4.850/7.690", "4.851/7.690"), "utf-8")
    return report, edited


def test_a_fresh_report_is_proved(files):
    result = run("verify", files[0], SEED)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "holds against" in result.stderr
    assert "not proved: that a verdict's words mean its code" in result.stderr


def test_another_source_is_refused_and_its_difference_named(files):
    result = run("verify", files[0], files[1])
    assert result.exit_code == 1
    assert "sha256: source.sha256" in result.stdout
    assert "4.850/7.690 người có tài khoản, chiếm 63%.' is not in the source there" in result.stdout


def test_a_changed_report_is_refused(files, tmp_path):
    changed = tmp_path / "changed.json"
    changed.write_text(files[0].read_text("utf-8").replace('"percent": 63,', '"percent": 64,', 1), "utf-8")
    result = run("verify", "--format", "json", changed, SEED)
    assert result.exit_code == 1
    assert {one["code"] for one in json.loads(result.stdout)} == {"digest", "value", "percentage"}


def test_what_is_no_report_is_refused(tmp_path):
    other = tmp_path / "other.json"
    other.write_text("[]", "utf-8")
    result = run("verify", other, SEED)
    assert result.exit_code == 1
    assert "no-report" in result.stdout


def test_two_reports_differ_in_one_figure(files):
    for old in (SEED, files[0]):
        result = run("diff", old, files[1])
        assert result.exit_code == 0
        (line,) = result.stdout.splitlines()
        assert line.endswith(
            "figure (result) changed from “4.850/7.690 người có tài khoản, chiếm 63%” "
            "to “4.851/7.690 người có tài khoản, chiếm 63%”"
        )


def test_a_report_does_not_differ_from_its_own_json(files):
    assert run("diff", SEED, files[0]).stdout == "No difference.\n"
    assert run("diff", "--lang", "vi", SEED, files[0]).stdout == "Không có khác biệt.\n"


def test_differences_as_json_and_side_by_side(files):
    data = json.loads(run("diff", "--format", "json", files[0], files[1]).stdout)
    assert [(one["what"], one["number"]) for one in data["changes"]] == [("measurement", "3.2")]
    assert len(data["indicators"]) == 30
    lines = run("diff", "--format", "table", files[0], files[1]).stdout.splitlines()
    assert len(lines) == 33
    assert lines[0].split() == ["source.txt", "edited.txt"]
    assert lines[20].strip().startswith("- 4.850/7.690")
    assert lines[21].strip().startswith("+ 4.851/7.690")


def test_what_cannot_be_compared_is_said(files, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{}", "utf-8")
    for name, code in ((tmp_path / "none.txt", "not-found"), (broken, "damaged"), (CORPUS, "not-found")):
        result = run("diff", files[0], name)
        assert result.exit_code == 1
        assert f"[{code}]" in result.stderr


def test_check_names_the_two_lines_of_group_2():
    lines = run("check", SEED).stdout.splitlines()
    at = lines.index("all counts would agree if:")
    assert lines[at + 1].endswith("Group 2: “Chỉ tiêu đạt: 4/6”: 4 should read 5")
    assert lines[at + 2].endswith("Group 2: “Chỉ tiêu đang triển khai: 2/6”: 2 should read 1")
    assert lines[at + 3] == "or else, less likely:"
    vietnamese = run("check", "--lang", "vi", SEED).stdout
    assert "Nhóm 2: “Chỉ tiêu đạt: 4/6”: 4 lẽ ra là 5" in vietnamese


def test_check_as_json_holds_findings_every_rival_and_what_percentages_could_be():
    rural = CORPUS / "new-rural/tan-hoa-dong-2022/source.html"
    result = run("check", "--format", "json", SEED, rural, CORPUS / "none.txt")
    first, second, third = (json.loads(line) for line in result.stdout.splitlines())
    assert [one["code"] for one in first["findings"]].count("group-count-mismatch") == 2
    named = [(one["kind"], one["should_be"], one["span"]["text"]) for one in first["suspects"][0]]
    assert named == [("count", "5", "Chỉ tiêu đạt: 4/6"), ("count", "1", "Chỉ tiêu đang triển khai: 2/6")]
    assert len(first["suspects"]) > 1
    assert first["percentages"] == second["suspects"] == []
    share = second["percentages"][0]
    assert (share["stated"], share["should_be"], share["parts"]) == (65, [55, 54], [6277, 6422])
    assert third["error"]["code"] == "not-found"
    assert result.exit_code == 1
