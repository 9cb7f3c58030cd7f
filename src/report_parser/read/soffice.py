"""LibreOffice as a converter: old Word formats to DOCX, in a process of its own that knows nothing but the one file.

Each call has its own folder and profile, no display, where the system allows it no network either, and an end: macros
and links to other files stay untouched by the profile's settings, and a document that hangs it is given up.
"""

import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from report_parser.errors import DamagedError, MissingDependencyError, TimedOutError
from report_parser.limits import Limits

PROGRAMS = ("soffice", "libreoffice")
FILTERS = {".doc": "MS Word 97", ".rtf": "Rich Text Format"}
"""Named, for what LibreOffice does not know it reads as plain text."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
# No macros, no active content, no update of links to other files or addresses.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
"""


@cache
def find_soffice() -> str | None:
    """The program's path, None where it is not installed."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).exists()), None)


@cache
def _without_network() -> tuple[str, ...]:
    """The command that runs another one in a network of its own, empty where the system does not allow it."""
    program = shutil.which("unshare")
    if program is None or not sys.platform.startswith("linux"):
        return ()
    command = (program, "--user", "--map-root-user", "--net")
    try:
        allowed = subprocess.run([*command, "true"], capture_output=True, timeout=5, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return ()
    return command if allowed else ()


def convert_to_docx(data: bytes, suffix: str, limits: Limits) -> bytes:
    """The document as DOCX; `suffix` is its own kind (`.doc` or `.rtf`).

    Raises MissingDependencyError without LibreOffice, DamagedError where it cannot load the document, TimedOutError
    where it takes longer than the limit.
    """
    program = find_soffice()
    if program is None:
        raise MissingDependencyError(
            "LibreOffice Writer is not installed (Debian and Ubuntu: apt install libreoffice-writer-nogui)"
        )
    with TemporaryDirectory(prefix="report-parser-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        profile = home / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        source = home / f"document{suffix}"
        source.write_bytes(data)
        command = [
            *_without_network(), program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={profile.as_uri()}", f"--infilter={FILTERS[suffix]}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(home / "out"), str(source),
        ]  # fmt: skip
        _run(command, home, limits.wall_seconds)
        made = home / "out" / "document.docx"
        if not made.is_file():
            raise DamagedError("LibreOffice could not load the document: it is broken or cut short")
        return made.read_bytes()


def _run(command: list[str], home: Path, seconds: float) -> None:
    """Run a command with everything it starts, and end all of it when its time is up."""
    environment = {
        name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG")
    }
    environment |= {"HOME": str(home), "TMPDIR": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOutError(f"LibreOffice did not finish the document within {seconds:g} seconds") from error
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process and its children, whether it is still running or left some behind."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
    process.wait()
