"""The commands as a user meets them: output, messages, exit codes."""

import json
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from report_parser.cli import COMMANDS, main

SEED = Path(__file__).parents[3] / "corpus/digital-transformation/canh-nang-2022/source.txt"


def run(*arguments: str, data: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments), input=data)
    return result.exit_code, result.stdout, result.stderr


def test_one_input_gives_one_json_object_and_nothing_else() -> None:
    code, out, err = run("extract", str(SEED))
    assert (code, err) == (0, "")
    report = json.loads(out)
    assert report["document"]["number"] == "255/BC-UBND"
    assert len(report["indicators"]) == 30


def test_standard_input_is_read() -> None:
    code, out, _ = run("extract", "-", data=SEED.read_bytes())
    assert code == 0
    assert len(json.loads(out)["indicators"]) == 30


def test_several_inputs_give_json_lines_in_order_with_errors_in_their_places(tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"")
    missing = tmp_path / "missing.pdf"
    code, out, err = run("extract", str(empty), str(SEED), str(missing))
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [line.get("error", {}).get("code") for line in lines] == ["damaged", None, "not-found"]
    assert lines[0]["source"]["name"] == str(empty)
    assert "damaged" in err and "not-found" in err


def test_one_unreadable_input_says_why_and_exits_1() -> None:
    code, out, err = run("extract", "no-such-file.pdf")
    assert (code, out) == (1, "")
    assert "no-such-file.pdf" in err


@pytest.mark.parametrize("arguments", [(), ("extract",), ("extract", "--no-such-option", "x"), ("no-such-command",)])
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_text_prints_the_article_once() -> None:
    code, out, _ = run("text", str(SEED))
    lines = out.splitlines()
    assert code == 0
    assert lines.count("1.10. Thực hiện đảm bảo các chỉ tiêu về Chuyển đổi số theo từng giai đoạn và hàng năm.") == 1
    assert not any("bình luận" in line for line in lines)


def test_check_quotes_each_line_with_its_place() -> None:
    code, out, _ = run("check", str(SEED))
    assert code == 0
    assert "group-count-mismatch" in out
    assert "179: Chỉ tiêu đạt: 4/6" in out


@pytest.mark.parametrize(("level", "code"), [("info", 1), ("warning", 1), ("error", 0), ("never", 0)])
def test_check_fails_from_the_severity_asked_for(level: str, code: int) -> None:
    assert run("check", "--fail-on", level, str(SEED))[0] == code


def test_check_speaks_vietnamese() -> None:
    assert "nhóm 2" in run("check", "--lang", "vi", str(SEED))[1]


def test_show_lists_every_indicator_without_escape_codes_when_piped() -> None:
    code, out, _ = run("show", str(SEED))
    assert code == 0
    assert sum(line.lstrip().split(" ")[0] in {"1.1", "2.5", "4.8"} for line in out.splitlines()) == 3
    assert "\x1b" not in out


def test_explain_names_the_role_of_each_block() -> None:
    code, out, _ = run("explain", str(SEED))
    assert code == 0
    assert "verdict of 2.5: in_progress" in out
    assert "total of group 2: met 4/6" in out


def test_a_lexicon_file_adds_words(tmp_path: Path) -> None:
    text = "I. KẾT QUẢ CÁC CHỈ TIÊU\n1.1. Một\n* Đánh giá: Tạm ổn\n1.2. Hai\n* Đánh giá: Đạt\n".encode()
    words = tmp_path / "words.toml"
    words.write_text('[[verdicts]]\ncode = "partly_met"\nphrases = ["tạm ổn"]\n', "utf-8")
    plain = json.loads(run("extract", "-", data=text)[1])
    added = json.loads(run("extract", "-", "--lexicon", str(words), data=text)[1])
    assert [one["verdict"]["code"] for one in plain["indicators"]] == ["unknown", "met"]
    assert [one["verdict"]["code"] for one in added["indicators"]] == ["partly_met", "met"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_its_purpose_an_example_and_each_option(name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert "Example" in out
    assert f"report-parser {name}" in out
    command = import_module(f"report_parser.cli.{name}").command
    for each in (command, *getattr(command, "commands", {}).values()):
        assert each.help
        assert [one.name for one in each.params if isinstance(one, click.Option) and not one.help] == []


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["ex"], {"plain,extract", "plain,explain", "plain,export"}),
        (["extract", "bao"], {"file,bao"}),
        (["show", "bao"], {"file,bao"}),
        (["diff", "a.json", "bao"], {"file,bao"}),
        (["verify", "--form"], {"plain,--format"}),
        (["check", "--lang", ""], {"plain,en", "plain,vi"}),
    ],
)
def test_the_shell_completes_commands_options_their_values_and_files(words: list[str], completed: set[str]) -> None:
    line = " ".join(["report-parser", *words])
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words)), "_REPORT_PARSER_COMPLETE": "bash_complete"}
    done = CliRunner(env=asked).invoke(main, [], prog_name="report-parser")
    assert set(done.stdout.split()) == completed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    asked = {"_REPORT_PARSER_COMPLETE": f"{shell}_source"}
    done = CliRunner(env=asked).invoke(main, [], prog_name="report-parser")
    assert done.exit_code == 0
    assert "report-parser" in done.stdout


def test_verify_proves_a_report_and_catches_a_change(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(run("extract", str(SEED))[1], "utf-8")
    assert run("verify", str(report), str(SEED))[0] == 0
    report.write_text(report.read_text("utf-8").replace('"numerator": 4850', '"numerator": 4851'), "utf-8")
    assert run("verify", str(report), str(SEED))[0] == 1


def test_review_writes_one_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("review", str(SEED), "-o", str(page))[0] == 0
    assert "Content-Security-Policy" in page.read_text("utf-8")


def test_a_page_that_cannot_be_written_is_said_and_nothing_is_left_half_written(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", "utf-8")
    code, _, err = run("review", str(SEED), "-o", str(taken / "page.html"))
    assert (code, err.count("\n")) == (1, 1)
    assert "cannot be written" in err
    code, _, err = run("review", str(SEED), str(SEED), "-o", str(taken))
    assert code == 2
    assert "is a file" in err
    assert taken.read_text("utf-8") == "mine"


def test_a_folder_gives_an_index_though_it_holds_one_report(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(SEED.read_bytes())
    assert run("review", str(tmp_path / "in"), "-o", str(tmp_path / "out"))[0] == 0
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["0001-a.html", "index.html"]


def test_golden_is_never_written_under_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert run("golden", "write", "--golden", str(tmp_path))[0] == 2
    assert not list(tmp_path.iterdir())
