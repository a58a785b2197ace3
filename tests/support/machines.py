"""Machines that share a store on a server: folders, each behind a network of its own that can be disturbed, what they all do at once,
and what has to hold then."""
import collections
import json
import pathlib
import random
import subprocess
import tempfile
import threading
import time

from program import Desk, require, twice
from server import desk_beside

POLICY = pathlib.Path(__file__).resolve().parents[1] / "fault/desk"
WORKFLOW = """spoc = 1
[workflow]
title = "Deeds"
owner = "hr"
key = "inputs.name"
[inputs.name]
type = "string"
[steps.first]
kind = "action"
run = ["./deed", "{{ inputs.name }}"]
timeout = "20s"
retry = { max = 90, first = "1s" }
[steps.second]
kind = "action"
needs = ["first"]
run = ["./deed", "{{ inputs.name }} again"]
timeout = "20s"
retry = { max = 90, first = "1s" }
"""
# `outside` is one folder for all machines. Every call is one line; a deed is done when its folder is there.
DEED = """#!/bin/sh
echo "$SPOC_IDEMPOTENCY_KEY $SPOC_ATTEMPT" >> outside/calls
if [ -e outside/slow ]; then echo $$ > outside/running; sleep 2; fi
mkdir -p "outside/deeds/$SPOC_IDEMPOTENCY_KEY"
"""
# Done; out of reach or outcome unknown; try again; something was not done; killed.
ANSWERS = {0, 69, 74, 75, 80, -9}


# Where the clocks of the machines stand beside the server's.
APART = ("-7m", "+0", "+11m")


def clock(apart):
    """What shows a process a clock that is set so far apart; None where Debian's package faketime is missing."""
    for library in pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"):
        return {"LD_PRELOAD": str(library), "FAKETIME": apart, "DONT_FAKE_MONOTONIC": "1"}
    return None


def forget_clocks(since):
    """Takes away what libfaketime kept of processes that were killed since then; what ends by itself takes its own away."""
    memory = pathlib.Path("/dev/shm")
    for path in [*memory.glob("faketime_shm_*"), *memory.glob("sem.faketime_sem_*")]:
        if not pathlib.Path("/proc", path.name.rpartition("_")[2]).exists() and path.stat().st_mtime >= since:
            path.unlink()


class Machines:
    """Three folders for one store, each with a network of its own to it (`url`, `disturb`, `up`, `close`) and, where that can be had, a
    clock of its own."""

    def __init__(self, servers, networks):
        self.began = time.time()
        self.servers, self.outside = servers, pathlib.Path(tempfile.mkdtemp(prefix="spoc-outside-"))
        (self.outside / "deeds").mkdir()
        (self.outside / "sent").mkdir()
        self.networks = networks
        self.desks = [Desk(POLICY, store=networks[0].url(), prefix=networks[0].prefix)]
        first = self.desks[0]
        (first.folder / "workflows" / "deeds.toml").write_text(WORKFLOW)
        (first.folder / "deed").write_text(DEED)
        (first.folder / "deed").chmod(0o755)
        first.done("apply", "--yes")
        self.desks += [desk_beside(first, network.url(), network.prefix) for network in networks[1:]]
        for desk, apart in zip(self.desks, APART):
            desk.environment |= clock(apart) or {}
            (desk.folder / "outside").symlink_to(self.outside)
            (desk.folder / "sent").symlink_to(self.outside / "sent")

    def remove(self):
        for network in self.networks:
            network.close()
        for desk in self.desks:
            desk.remove()
        subprocess.run(["rm", "-rf", self.outside], check=True)
        forget_clocks(self.began)

    def lines(self, name):
        path = self.outside / name
        return path.read_text().split("\n")[:-1] if path.exists() else []


def wait_until(holds, seconds=30):
    deadline = time.monotonic() + seconds
    while not holds():
        require(time.monotonic() < deadline, "what was waited for never came")
        time.sleep(0.01)


def check_deeds(machines, runs):
    """Every deed is done, no attempt was made twice, and of each it is known how it ended."""
    desk = machines.desks[0]
    shown = desk.json("run", "list", "--state", "all")["runs"]
    require(len(shown) == runs, f"{len(shown)} runs instead of {runs}")
    stuck = [run["id"] for run in shown if run["state"] != "done"]
    require(not stuck, f"not done: {stuck[:5]}")
    deeds = {path.name for path in (machines.outside / "deeds").iterdir()}
    require(len(deeds) == 2 * runs, f"{2 * runs} deeds were done as {len(deeds)}")
    calls = machines.lines("calls")
    require(not twice(calls), f"an attempt was made twice: {twice(calls)[:3]}")
    started = [f"{entry['data']['key']} {entry['data'].get('attempt', 1)}" for entry in desk.history("step.attempt_started")]
    require(not twice(started), f"an attempt was begun twice: {twice(started)[:3]}")
    require(set(calls) <= set(started), f"a program ran that no step knows of: {sorted(set(calls) - set(started))[:3]}")
    finished = collections.Counter((entry["subject"], entry["data"]["step"]) for entry in desk.history("step.finished"))
    require(all(count == 1 for count in finished.values()), f"a step was finished twice: {finished.most_common(2)}")
    desk.done("verify")
    return f"{len(calls)} calls, {len(started)} attempts of {len(deeds)} deeds"


class Crowd:
    """What the machines do at once, and what each command was told."""

    def __init__(self, machines, seconds, chance):
        self.machines, self.until, self.chance = machines, time.monotonic() + seconds, chance
        self.lock = threading.Lock()
        self.printed, self.unknown, self.refused, self.runs = {}, set(), set(), set()
        self.codes, self.strange, self.killed, self.disturbed = collections.Counter(), [], 0, 0

    def call(self, desk, *words, kill=None):
        process = subprocess.Popen(desk.argv(*words, "--wait", "10"), env=desk.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if kill is not None:
            time.sleep(kill)
            process.kill()
        out, said = process.communicate()
        with self.lock:
            self.codes[process.returncode] += 1
            if process.returncode not in ANSWERS:
                self.strange.append(f"spoc {' '.join(map(str, words))[:80]}: {process.returncode} {said.strip()[:200]}")
        return process.returncode, out, said

    def log(self, desk, name, n):
        """Without a key: what it says must hold. With one, it is repeated until it is heard."""
        subject = f"{name}-{n}"
        key = ["--key", subject] if n % 2 else []
        while True:
            code, out, said = self.call(desk, "log", "-s", subject, "--from", "a@example.org", "--quiet", *key)
            if code == 0:
                with self.lock:
                    self.printed[subject] = int(out)
                return
            if not key:
                with self.lock:
                    (self.unknown if code == -9 or "outcome unknown" in said else self.refused).add(subject)
                return
            if time.monotonic() > self.until + 20:
                return

    def start(self, desk, name, n):
        rows = [f"{name}-{n}-{i}" for i in range(3)]
        path = desk.home / f"{name}-{n}.csv"
        path.write_text("name\n" + "".join(f"{row}\n" for row in rows))
        with self.lock:
            self.runs |= set(rows)
        while self.call(desk, "run", "start", "deeds", "--csv", path, "--quiet")[0] not in (0, 80) and time.monotonic() < self.until + 20:
            pass
        time.sleep(1)

    def sweep(self, desk, name, n):
        self.call(desk, "escalate", "--quiet")
        time.sleep(0.2)

    def deliver(self, desk, name, n):
        kill = self.chance.uniform(0.3, 3) if n % 3 == 0 else None
        self.call(desk, "deliver", "--jobs", "4", "--quiet", kill=kill)
        with self.lock:
            self.killed += kill is not None

    def work(self, desk, name, what):
        n = 0
        while time.monotonic() < self.until:
            what(desk, name, n)
            n += 1

    def disturb(self):
        """One network at a time is disturbed, and comes back; the others are not."""
        while time.monotonic() < self.until - 3:
            self.disturbed += self.chance.choice(self.machines.networks).disturb(self.chance)

    def run(self):
        crew = [threading.Thread(target=self.disturb)]
        for number, desk in enumerate(self.machines.desks):
            for what in (self.log, self.log, self.sweep, self.deliver, self.start):
                crew.append(threading.Thread(target=self.work, args=(desk, f"m{number}-{len(crew)}", what)))
        for one in crew:
            one.start()
        for one in crew:
            one.join()


def all_at_once(machines, seconds, seed):
    crowd = Crowd(machines, seconds, random.Random(seed))
    crowd.run()
    for network in machines.networks:
        network.up()
    require(not crowd.strange, f"strange answers: {crowd.strange[:5]}")
    desk = machines.desks[0]
    # Their leases are over, and what was lost is tried again.
    for minutes in range(5, 60, 5):
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 60 * minutes))
        desk.done("escalate", "--now", now, "--quiet")
        desk.done("deliver", "--jobs", "4", "--now", now, "--quiet", codes=(0, 80))
        if all(run["state"] == "done" for run in desk.json("run", "list", "--state", "all")["runs"]):
            break
    subjects = collections.defaultdict(list)
    for ticket in desk.tickets():
        subjects[ticket["subject"]].append(ticket["id"])
    numbers = sorted(number for found in subjects.values() for number in found)
    require(crowd.printed and crowd.runs, f"hardly anything succeeded: {dict(crowd.codes)}")
    require(numbers == list(range(1, len(numbers) + 1)), "the numbers have gaps")
    lost = {subject: number for subject, number in crowd.printed.items() if subjects[subject] != [number]}
    require(not lost, f"printed, and not there once: {list(lost.items())[:3]}, there are {[subjects[one] for one in list(lost)[:3]]}")
    came = [subject for subject in crowd.refused if subjects[subject]]
    require(not came, f"said to be not written, and written: {came[:3]}")
    again = [subject for subject in crowd.unknown if len(subjects[subject]) > 1]
    require(not again, f"of unknown outcome, and there twice: {again[:3]}")
    sent = [mail["message-id"] for mail in desk.mails()]
    require(not twice(sent), f"sent twice: {twice(sent)[:3]}")
    told = [entry["data"]["effect"] for entry in desk.history("effect.finished")]
    require(not twice(told), f"finished twice: {twice(told)[:3]}")
    deeds = check_deeds(machines, len(crowd.runs))
    return f"{len(numbers)} tickets, {len(sent)} messages, {deeds}, {crowd.killed} kills, {crowd.disturbed} connections disturbed, exit codes {json.dumps(dict(crowd.codes))}"
