"""Transcripts: terminal sessions in Markdown that are run again and compared. The format is in tests/e2e/README.md."""
import dataclasses
import difflib
import os
import pathlib
import pwd
import re
import shutil
import signal
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SECONDS = 120
MARKS = ("$ ", "> ", "! ", "? ", "\\")
ONLY_FILES = re.compile(r"^Only with a store in a file: (.+)$", re.MULTILINE)
WILDCARD = re.compile(r"\{…\}|\{user\}|\{dir\}|\{source\}|\{re:")
SESSION = r"""
cd "$1" || exit
for __step in $(seq "$3"); do
  eval "$(<"$2/$__step.command")" >"$2/$__step.out" 2>"$2/$__step.err" </dev/null
  echo $? >"$2/$__step.code"
done
"""


class Malformed(Exception):
    """The transcript itself is wrong."""


@dataclasses.dataclass
class Command:
    line: int  # where it stands, from 1
    text: str
    first: int  # the lines of its expectation, as indexes of the file's lines: [first, last)
    last: int
    indent: str
    out: list = dataclasses.field(default_factory=list)
    err: list = dataclasses.field(default_factory=list)
    code: int = 0


@dataclasses.dataclass
class Outcome:
    out: list
    err: list
    code: int


def blocks(lines, indented):
    """The terminal blocks of a file, each as (index of its first line, lines); `indented` ones only in transcripts."""
    found, at = [], 0
    while at < len(lines):
        fence = re.match(r"( *)(```+|~~~+)\s*(\S*)", lines[at])
        if fence:
            end = at + 1
            while end < len(lines) and lines[end].strip() != fence[2]:
                end += 1
            if fence[3] == "console":
                found.append((at + 1, lines[at + 1 : end]))
            at = end + 1
        elif indented and lines[at].startswith("    "):
            end = at
            while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
                end += 1
            found.append((at, lines[at:end]))
            at = end
        else:
            at += 1
    return found


def parse(text, name, indented):
    """The commands of a transcript with what they are expected to print."""
    commands = []
    for start, block in blocks(text.split("\n"), indented):
        indent = block[0][: len(block[0]) - len(block[0].lstrip())] if block else ""
        body = [line[len(indent) :] if line.startswith(indent) else line.lstrip() for line in block]
        if not body or not body[0].startswith("$ "):
            raise Malformed(f"{name}:{start + 1}: a terminal block begins with `$ command`")
        at = 0
        while at < len(body):
            command = Command(start + at + 1, body[at][2:], 0, 0, indent)
            at += 1
            while at < len(body) and (body[at].startswith("> ") or body[at] == ">"):
                command.text += "\n" + body[at][2:]
                at += 1
            end = at
            while end < len(body) and not body[end].startswith("$ "):
                end += 1
            following = end
            while end > at and not body[end - 1].strip():
                end -= 1
            command.first, command.last = start + at, start + end
            expect(command, body[at:end], f"{name}:{start + at + 1}")
            commands.append(command)
            at = following
    return commands


def expect(command, lines, place):
    for line in lines:
        if line.startswith("! ") or line == "!":
            command.err.append(line[2:])
        elif line.startswith("? "):
            if not line[2:].isdigit():
                raise Malformed(f"{place}: `? N` gives an exit code, not `{line}`")
            command.code = int(line[2:])
        else:
            command.out.append(line)


def pattern(line, places):
    """The regular expression of one expected line. `{…}` stands for any text, `{re:X}` for what X matches."""
    if line.startswith("\\") and line[1:].startswith(MARKS):
        line = line[1:]
    expression, at = "", 0
    while match := WILDCARD.search(line, at):
        expression += re.escape(line[at : match.start()])
        at = match.end()
        if match[0] == "{…}":
            expression += ".*?"
        elif match[0] == "{re:":
            end, depth = at, 1
            while end < len(line) and depth:
                depth += {"{": 1, "}": -1}.get(line[end], 0)
                end += 1
            if depth:
                raise Malformed(f"no end of {{re:…}} in `{line}`")
            expression += f"(?:{line[at : end - 1]})"
            at = end
        else:
            expression += re.escape(places[match[0]])
    return expression + re.escape(line[at:])


def matches(expected, actual, places):
    """Whether the lines match; a line `…` stands for any number of lines."""
    whole = "".join("(?:[^\n]*\n)*?" if line == "…" else pattern(line, places) + "\n" for line in expected)
    return re.fullmatch(whole, "".join(line + "\n" for line in actual)) is not None


def read_lines(path):
    text = path.read_bytes().decode("utf-8", "backslashreplace") if path.exists() else ""
    lines = text.split("\n")
    if lines[-1]:
        lines[-1] += "{no newline}"
    while lines and not lines[-1]:
        lines.pop()
    return lines


SERVED = r"""#!/bin/sh
# The program, with every desk's store in a schema of its own on the server of the tests.
case " $* " in
  *" --store"* | *" --help"* | *" --dry-run"*) ;;
  " init "*)
    schema=t_$$_$(date +%N)
    psql -qX -d '{server}' -c "create schema $schema" || exit 70
    exec {program} "$@" --store '{server}{more}options=-csearch_path%3D'"$schema" ;;
esac
exec {program} "$@"
"""


def environment(home, program):
    """Everything a session sees. No variable of the caller reaches it."""
    binaries = home / "bin"
    binaries.mkdir(parents=True)
    (binaries / "store").symlink_to(SOURCE / "tests/support/store")
    server = os.environ.get("SPOC_TEST_POSTGRES")
    if program and server:
        (binaries / "spoc").write_text(SERVED.replace("{server}", server).replace("{more}", "&" if "?" in server else "?").replace("{program}", str(program)))
        (binaries / "spoc").chmod(0o755)
    elif program:
        (binaries / "spoc").symlink_to(program)
    return {
        "PATH": f"{binaries}:/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"), "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"), "XDG_CACHE_HOME": str(home / ".cache"), "XDG_CONFIG_DIRS": str(home / "etc"),
        "TZ": "UTC", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "SOURCE": str(SOURCE),
    }


def run(commands, program, folder=None):
    """Runs the commands in one shell in a fresh folder; `folder` (of the project) is where a session of a README starts."""
    with tempfile.TemporaryDirectory(prefix="spoc-") as scratch:
        scratch = pathlib.Path(scratch).resolve()
        work, control = scratch / "work", scratch / "control"
        work.mkdir()
        control.mkdir()
        start = work
        if folder is not None:
            for name in ("examples", "workflows"):
                if (SOURCE / name).exists():
                    shutil.copytree(SOURCE / name, work / name, symlinks=True)
            start = work / folder
        for number, command in enumerate(commands, 1):
            (control / f"{number}.command").write_text(command.text)
        shell = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-c", SESSION, "bash", str(start), str(control), str(len(commands))],
            env=environment(scratch / "home", program), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        try:
            shell.wait(SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            try:
                os.killpg(shell.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            shell.wait()
        outcomes = []
        for number in range(1, len(commands) + 1):
            code = control / f"{number}.code"
            if not code.exists() or not code.read_text().strip():
                outcomes.append(None)
                continue
            outcomes.append(Outcome(read_lines(control / f"{number}.out"), read_lines(control / f"{number}.err"), int(code.read_text())))
        return outcomes, {"{user}": pwd.getpwuid(os.geteuid()).pw_name, "{dir}": str(work), "{source}": str(SOURCE)}


def differences(name, commands, outcomes, places):
    """What is not as expected, as text; empty when all is."""
    report = []
    for command, outcome in zip(commands, outcomes):
        title = f"{name}:{command.line}: $ {command.text.splitlines()[0] if command.text else ''}"
        if outcome is None:
            report.append(f"{title}\n  did not end: it left the shell, or took longer than {SECONDS} s")
            break
        wrong = []
        if not matches(command.out, outcome.out, places):
            wrong += difflib.unified_diff(command.out, outcome.out, "expected output", "output", lineterm="")
        if not matches(command.err, outcome.err, places):
            wrong += difflib.unified_diff(command.err, outcome.err, "expected errors", "errors", lineterm="")
        if command.code != outcome.code:
            wrong.append(f"exit code {outcome.code}, not {command.code}")
        if wrong:
            report.append("\n  ".join([title, *wrong]))
    return report


def accepted(text, commands, outcomes, places):
    """The transcript with what the commands printed now; expected lines with wildcards stay where they still match."""
    lines = text.split("\n")
    for command, outcome in reversed(list(zip(commands, outcomes))):
        if outcome is None:
            continue
        out, err = command.out, command.err
        if not matches(out, outcome.out, places):
            out = renewed(out, outcome.out, places)
        if not matches(err, outcome.err, places):
            err = renewed(err, outcome.err, places)
        fresh = out + [("! " + line).rstrip() for line in err] + ([f"? {outcome.code}"] if outcome.code else [])
        lines[command.first : command.last] = [(command.indent + line).rstrip() for line in fresh]
    return "\n".join(lines)


def renewed(expected, actual, places):
    kept = [line for line in expected if WILDCARD.search(line)]
    result = []
    for line in actual:
        known = next((k for k in kept if re.fullmatch(pattern(k, places), line)), None)
        if known is not None:
            kept = kept[kept.index(known) + 1 :]
            result.append(known)
        else:
            for place, path in places.items():
                if place != "{user}":
                    # Only where it stands as a path: a short one may be part of other words.
                    line = re.sub(rf"(?<![\w/]){re.escape(path)}(?![\w-])", lambda _: place, line)
            result.append("\\" + line if line.startswith(MARKS) or line == "…" else line)
    return result
