"""Sessions that stand in a workflow's file, in comments:

    #> COMMAND          it succeeds
    #! COMMAND          it is refused, and the run stays as it is
    #@ 6d               so many days pass, and a sweep follows
    #= RUN STATE: …     the run's state, and each of its steps: how often it was done, and its state when that is another than done;
                        or `never`, when it never began
    #? CODE WORD        `spoc check` refuses the file with that code, and its hint names that word, if any
"""
import collections
import datetime
import json
import re
import shlex
import subprocess

from program import Desk, require

BEGIN = datetime.datetime(2026, 6, 5, 8, tzinfo=datetime.timezone.utc)


def sample_desk(workflows):
    """The sample desk with these more, a dictionary of texts by name, as a rehearsal."""
    desk = Desk()
    subprocess.run(["rm", "-rf", desk.folder], check=True)
    at(desk, BEGIN)
    desk.done("init", desk.folder, "--sample", "--rehearsal", "--quiet")
    for name, text in workflows.items():
        (desk.folder / "workflows" / f"{name}.toml").write_text(text)
    desk.done("apply", "--yes")
    return desk


def at(desk, now):
    desk.environment["SPOC_NOW"] = now.strftime("%Y-%m-%dT%H:%M:%SZ")


def marked(text):
    """The marked lines: their number, mark and text."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("#>", "#!", "#@", "#=", "#?")):
            yield number, line[1], line[2:].strip()


class Ran:
    """What the journal says of a run: how often each step was done, and which ever began."""

    def __init__(self, desk, run):
        self.shown = desk.json("run", "show", run)
        self.done, self.begun, self.states, each = collections.Counter(), set(), {}, set()
        entries = [json.loads(line) for line in desk.done("history", run, "--format", "jsonl").splitlines()]
        for data, kind in ((entry["data"], entry["kind"]) for entry in entries):
            if kind == "step.expanded":
                each.add(data["step"])
            names = {data["step"], f"{data['step']}/{data['item']}"} if data.get("item") else {data.get("step")}
            finished = kind == "step.finished" and data.get("state", "done") == "done"
            if kind == "step.activated" or finished:
                self.begun |= names
            if finished:
                self.done.update(names if data.get("item") else names - each)
        for step in self.shown["steps"]:
            self.states[f"{step['id']}/{step['item']}" if step.get("item") else step["id"]] = step["state"]


def expect(desk, text, place):
    """One `#=` line; every step of the run is named in it."""
    run, state, steps = re.fullmatch(r"(r\d+) (\w+): (.+)", text).groups()
    ran = Ran(desk, run)
    require(ran.shown["state"] == state, f"{place}: {run} is {ran.shown['state']}, not {state}")
    named = set()
    for name, *words in (part.split() for part in steps.split(", ")):
        named.add(name)
        require(name in ran.states, f"{place}: {run} has no step {name}")
        if words == ["never"]:
            require(name not in ran.begun, f"{place}: {run}/{name} began")
            continue
        times = int(words.pop(0)) if words[0].isdigit() else 0
        require(ran.done[name] == times, f"{place}: {run}/{name} was done {ran.done[name]} times, not {times}")
        wanted = words[0] if words else "done"
        require(ran.states[name] == wanted, f"{place}: {run}/{name} is {ran.states[name]}, not {wanted}")
    missing = {name for name in ran.states if "/" not in name} - named
    require(not missing, f"{place}: nothing is said of {', '.join(sorted(missing))}")


def play(desk, text, name):
    """Plays the session on that desk."""
    now, expected = BEGIN, 0
    for number, mark, words in marked(text):
        place = f"{name}:{number}"
        if mark == "@":
            now += datetime.timedelta(days=int(words.removesuffix("d")))
            at(desk, now)
            desk.done("escalate", "-q")
        elif mark == "=":
            expect(desk, words, place)
            expected += 1
        else:
            process = desk(*shlex.split(words))
            require((process.returncode == 0) == (mark == ">"), f"{place}: exit code {process.returncode}: {process.stderr.strip()}")
    require(expected, f"{name} expects nothing")
    desk.done("verify")


def require_refused(desk, path):
    """The file is refused for the one reason that it names; its hint."""
    (code, *word), *more = [words.split() for _, mark, words in marked(path.read_text()) if mark == "?"]
    require(not more, "it is refused for more than one reason")
    process = desk("check", path, "--json")
    found = [one for one in json.loads(process.stdout)["diagnostics"] if one["severity"] == "error"]
    require(process.returncode != 0 and {one["code"] for one in found} == {code},
            f"exit code {process.returncode}, found {[one['code'] for one in found]}, not {code}")
    require(all(one in (found[0].get("hint") or "") for one in word), f"its hint does not name {word}: {found[0].get('hint')!r}")
    return found[0]["hint"]
