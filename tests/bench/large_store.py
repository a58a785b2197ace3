"""Reports and imports over a large store: made_desk's three years, with the floor of one streamed pass and, where node finds it, DuckDB."""
import csv
import datetime
import os
import pathlib
import shutil
import sqlite3
import subprocess

import program

HERE = pathlib.Path(__file__).resolve().parent
TICKETS = """select type, status, priority, team, channel, created_at, acknowledged_at, responded_at, resolved_at,
    coalesce(resolved_at, closed_at, case when status in ('cancelled', 'merged') then last_at end) as ended_at, reopens, rating_score from ticket"""
CLOCKS = "select name, started_at, target_s, stopped_at, breached_at, cancelled from clock"
REPORTS = ("sla", "times", "workload", "backlog", "handovers")


class LargeStore:
    """`bench` measures, `side` is its class of commands."""

    def __init__(self, bench, side, tickets):
        self.bench, self.side, self.tickets = bench, side, tickets
        self.desk = program.Desk(HERE / "desk")
        made = subprocess.run([str(bench.build / "tests/bench/made_desk"), str(self.desk.folder), str(tickets)], capture_output=True, text=True)
        program.require(made.returncode == 0, f"made_desk: {made.stderr.strip()[-200:]}")
        print(f"{made.stdout.strip()}; {self.store.stat().st_size / 2**20:.0f} MiB", flush=True)

    @property
    def store(self):
        return self.desk.folder / "spoc.db"

    def line(self, name, words, period, beside, runs):
        ours = self.side(self.desk.argv("report", *words, period, "--now", "2027-01-01T00:00:00Z"))
        self.bench.line(f"report: {name} / {beside[0]}", ours, beside[1], runs, beside[2], self.desk)

    def reports(self):
        floor = ("raw pass", self.side([self.bench.floor("report"), self.store]), "<= 1.5")
        years, month = "2024-01-01..2026-12-31", "2026-11"
        self.line("summary of all", ["summary"], years, floor, 5)
        self.line("summary of a month", ["summary"], month, floor, 5)
        for report in REPORTS:
            self.line(f"{report} of a month", [report], month, floor, 3)
        together = self.side(self.desk.argv("report", *REPORTS, "summary", month, "--now", "2027-01-01T00:00:00Z"))
        alone = self.side(self.desk.argv("report", "times", month, "--now", "2027-01-01T00:00:00Z"))
        self.bench.line(f"report: {len(REPORTS) + 1} in one document / times", together, alone, 3, "the pass is shared", self.desk)
        self.under_another_policy("2026-11")
        self.beside_duckdb("all", years, "2024-01-01", "2027-01-01")
        self.beside_duckdb("a month", month, "2026-11-01", "2026-12-01")

    def under_another_policy(self, month):
        """Every ticket of the period is decided twice more; read are those that anything of the period can belong to."""
        policy = (self.desk.folder / "spoc.toml").read_text()
        other = self.desk.folder / "shorter.toml"
        other.write_text(policy.replace('target.P3 = { resolution = "3bd" }', 'target.P3 = { resolution = "2bd" }'))
        program.require(other.read_text() != policy, "the policy of the benchmark has another target.P3")
        plain = self.side(self.desk.argv("report", "summary", month, "--now", "2027-01-01T00:00:00Z"))
        self.line("summary --what-if of a month", ["summary", "--what-if", other], month, ("without", plain, "for orientation"), 3)

    def beside_duckdb(self, name, period, begin, end):
        node = shutil.which("node")
        environment = self.bench.environment | {name: os.environ[name] for name in ("NODE_PATH",) if name in os.environ}
        if not node or subprocess.run([node, "-e", "require('@duckdb/node-api')"], capture_output=True, env=environment, check=False).returncode:
            print(f"report: summary of {name} / DuckDB: absent (npm install @duckdb/node-api, and NODE_PATH)", flush=True)
            return
        files = [self.rows(name, select) for name, select in (("tickets", TICKETS), ("clocks", CLOCKS))]
        first, last = (datetime.datetime.fromisoformat(f"{day}T00:00+00:00") for day in (begin, end))
        ends = [int(moment.timestamp() * 1e6) for moment in (first, last, first - (last - first))]
        asked = subprocess.run([node, str(HERE / "duckdb.cjs"), *map(str, files), *map(str, ends), "5"], capture_output=True, text=True, env=environment)
        program.require(asked.returncode == 0, f"duckdb.cjs: {asked.stderr.strip()[-300:]}")
        ours = self.side(self.desk.argv("report", "summary", period, "--now", "2027-01-01T00:00:00Z"))
        one, _ = self.bench.pair(ours, self.side([self.bench.floor("empty")]), 5, self.desk)
        memory = self.bench.memory(ours, self.desk)
        other = float(asked.stdout)
        print(f"{f'report: summary of {name} / DuckDB':44} {one:>10.2f} ms {other:>10.2f} ms {one / other:8.2f}  <= 1; {memory:.1f} MiB", flush=True)

    def rows(self, name, select):
        path = self.bench.scratch / f"{name}.csv"
        if not path.exists():
            connection = sqlite3.connect(self.store)
            rows = connection.execute(select)
            with open(path, "w", newline="") as out:
                writer = csv.writer(out)
                writer.writerow([column[0] for column in rows.description])
                writer.writerows(rows)
            connection.close()
        return path

    def remove(self):
        self.desk.remove()
