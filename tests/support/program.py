"""The program from outside: a scratch desk with its own policy, commands, their JSON, and a verdict that tests/run can count."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SPOC") or SOURCE / ".build/release/spoc").resolve()


class Failure(Exception):
    """What was promised does not hold."""


class Skip(Exception):
    """What a test needs is not here."""


def require(holds, what):
    if not holds:
        raise Failure(what)


class Desk:
    """A desk in a scratch folder. Calling it runs the program there."""

    prefix = ()

    def __init__(self, policy=None, store=None, prefix=()):
        """`policy` is a folder with a policy and a `people.csv` that replace those of `spoc init`; `store` the URL of a server; `prefix` what
        every command is run by."""
        self.prefix = prefix
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="spoc-"))
        self.folder = self.home / "desk"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPOC", "XDG_"))}
        self.environment = kept | {"SPOC_DESK": str(self.folder), "HOME": str(self.home), "NO_COLOR": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        self.done("init", self.folder, "--name", "Fault Works", "--time-zone", "UTC", *(("--store", store) if store else ()))
        if policy:
            shutil.copytree(policy, self.folder, dirs_exist_ok=True)
            self.done("apply", "--yes")
            self.done("people", "sync", self.folder / "people.csv")

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def copy(self):
        """The same desk once more, in a folder of its own."""
        twin = object.__new__(Desk)
        twin.prefix = self.prefix
        twin.home = pathlib.Path(tempfile.mkdtemp(prefix="spoc-"))
        twin.folder = twin.home / "desk"
        shutil.copytree(self.folder, twin.folder)
        twin.environment = self.environment | {"SPOC_DESK": str(twin.folder), "HOME": str(twin.home)}
        return twin

    def argv(self, *words):
        return [*self.prefix, str(PROGRAM), *map(str, words)]

    def __call__(self, *words, given=None):
        """The finished process; `given` is its standard input."""
        source = {"input": given} if given is not None else {"stdin": subprocess.DEVNULL}
        return subprocess.run(self.argv(*words), env=self.environment, capture_output=True, text=True, timeout=600, **source)

    def done(self, *words, given=None, codes=(0,)):
        """Standard output of a command that has to end with one of `codes`."""
        process = self(*words, given=given)
        if process.returncode not in codes:
            said = (process.stderr or process.stdout).strip()[-300:]
            raise Failure(f"spoc {' '.join(map(str, words))}: exit code {process.returncode}: {said}")
        return process.stdout

    def json(self, *words, given=None):
        text = self.done(*words, "--json", given=given)
        try:
            return json.loads(text)
        except ValueError:
            raise Failure(f"spoc {' '.join(map(str, words))} --json prints no JSON: {text[:200]!r}") from None

    def tickets(self, *filters):
        return self.json("list", "--status", "all", *filters)["tickets"]

    def history(self, kind):
        """The entries of the journal of that kind."""
        return [json.loads(line) for line in self.done("history", "--kind", kind, "--format", "jsonl").splitlines()]

    def mails(self):
        """The headers of every message that was put into the desk's maildir, as dictionaries with names in lower case."""
        found = []
        for path in sorted((self.folder / "sent").rglob("*")):
            if path.is_file() and path.parent.name in ("new", "cur"):
                head = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").split("\n\n", 1)[0]
                head = re.sub(r"\n[ \t]+", " ", head)
                found.append({name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head.split("\n"))})
        return found


def fired(desk):
    """What identifies each rung that fired: (subject, rung, episode, n)."""
    return [(entry["subject"], entry["data"]["rung"], entry["data"]["episode"], entry["data"].get("n", 1)) for entry in desk.history("rung.fired")]


def twice(items):
    """The items that occur more than once."""
    seen, again = set(), []
    for item in items:
        (again.append if item in seen else seen.add)(item)
    return again


def run_tests(tests):
    """Runs named tests, prints what fails and the line that tests/run counts, and ends the process."""
    passed = failed = skipped = 0
    for name, test in tests:
        try:
            figure = test()
            passed += 1
            print(f"ok: {name}" + (f": {figure}" if figure else ""), flush=True)
        except Skip as skip:
            skipped += 1
            print(f"skipped: {name}: {skip}", flush=True)
        except Failure as failure:
            failed += 1
            print(f"failed: {name}: {failure}", flush=True)
        except Exception:  # an answer of another shape than promised
            failed += 1
            print(f"failed: {name}: {traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)
