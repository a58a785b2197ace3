"""The lines of `run` about a store on a server: the program beside PostgreSQL's own tools, which do the same with the same rows in tables
of the same definition. The server is one of the tests' own; its commits are durable."""
import json
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import program  # noqa: E402
from server import Servers  # noqa: E402

# Numbers that tell one ticket's rows from another's: they are moved on, so that the same rows can be written again.
MOVED = {"ticket": ("id", "operation"), "journal": ("seq", "operation", "subject", "last"), "operation": ("id",), "outbox": ("id", "operation", "ticket")}
# In the order of their references; which rows belong to the last operation.
OF_A_LOG = {"operation": "id = (select max(id) from operation)",
            "journal": "operation = (select max(id) from operation)",
            "ticket": "id = (select max(id) from ticket)",
            "ticket_text": "ticket = (select max(id) from ticket)",
            "clock": "ticket = (select max(id) from ticket)",
            "participant": "ticket = (select max(id) from ticket)",
            "outbox": "operation = (select max(id) from operation)",
            "search_word": "document = (select max(id) from ticket)"}
# One claim and its result, as `deliver` makes them of a notice: leased under a token, then finished with an entry of the journal.
CLAIM = """select id as effect from {0}.outbox where state = 'queued' order by id limit 1 for update skip locked \\gset
update {0}.outbox set state = 'leased', attempts = attempts + 1 where id = :effect;
"""
FINISH = """update {0}.outbox set state = 'sent' where id = :effect;
insert into {0}.journal select seq, 1, 2, 1, seq, 0, 0, null, null, 'cli', 'effect.finished', '{{"effect":1,"state":"sent","to":"a@example.org"}}', '', '', seq from nextval('{0}.seqs') as seq;
"""


def tool(name):
    """A program of PostgreSQL's that may not be on the path."""
    places = [shutil.which(name), *sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)]
    found = next((place for place in places if place), None)
    program.require(found is not None, f"{name} is not installed")
    return str(found)


class OnServer:
    """A desk whose store is on a server, and beside it a schema `raw` with the same tables."""

    def __init__(self, bench, policy, side):
        self.bench, self.side, self.scratch = bench, side, bench.scratch
        self.servers = Servers().__enter__()
        self.url = self.servers.start("bench", "fsync = on", "synchronous_commit = on", "max_wal_size = 4GB")
        self.desk = program.Desk(policy, store=self.url)
        self.sql("create schema raw; " + "".join(f"create table raw.{table} (like public.{table} including all); " for table in [*OF_A_LOG, "counter"]))

    def close(self):
        self.desk.remove()
        self.servers.__exit__()

    def sql(self, text):
        return self.servers.sql("bench", text)

    def psql(self, *words):
        return [tool("psql"), "-X", "-q", "-h", str(self.servers.home / "bench"), "-p", str(self.servers.ports["bench"]), "-U", "spoc", "-d", "spoc", *map(str, words)]

    def rows(self, table):
        return json.loads(self.sql(f"select coalesce(json_agg(row_to_json({table})), '[]') from {table} where {OF_A_LOG[table]}"))

    def inserts(self, rows, by):
        """The rows of one logged ticket as statements, moved on by so much."""
        def literal(value):
            return "null" if value is None else "'" + str(value).replace("'", "''") + "'"

        text = ["begin; lock table raw.counter in exclusive mode;"]
        for table, found in rows.items():
            for row in found:
                moved = {name: value + by if value is not None and (name in MOVED.get(table, ()) or name in ("ticket", "document")) else value for name, value in row.items()}
                if "token" in moved:
                    moved["token"] += f"-{by}"
                text.append(f"insert into raw.{table} ({', '.join(moved)}) values ({', '.join(literal(value) for value in moved.values())});")
        return "\n".join([*text, "update raw.counter set operation = operation + 1, ticket = ticket + 1;", "commit;"]) + "\n"

    def log(self):
        words = ("log", "printer jams again", "--from", "a@example.org", "--quiet")
        self.desk.done(*words)
        rows = {table: self.rows(table) for table in OF_A_LOG}
        self.sql("insert into raw.counter select * from counter")
        script, by = self.scratch / "insert.sql", [0]

        def other_numbers():
            by[0] += 1000
            script.write_text(self.inserts(rows, by[0]))

        count = sum(map(len, rows.values()))
        theirs = self.side(self.psql("-f", script), None, other_numbers)
        self.bench.line(f"server: one log / psql, {count} rows", self.side(self.desk.argv(*words)), theirs, 41, "<= 1.5", self.desk)

    def bulk(self):
        count = 2_000 if self.bench.quick else 20_000
        rows = self.bench.rows("server-bulk", count)
        before = int(self.sql("select max(id) from operation"))
        last = {"operation": f"id > {before}", "journal": f"operation > {before}", "outbox": f"operation > {before}"}
        self.desk.done("log", "--jsonl", "-", "--quiet", given=rows.read_text())
        new = f"(select id from ticket where operation > {before})"
        script = ["begin;"]
        for table in OF_A_LOG:
            where = last.get(table) or (f"operation > {before}" if table == "ticket" else f"{'document' if table == 'search_word' else 'ticket'} in {new}")
            subprocess.run(self.psql("-c", f"\\copy (select * from {table} where {where}) to '{self.scratch / table}.copy'"), check=True)
            script.append(f"\\copy raw.{table} from '{self.scratch / table}.copy'")
        path = self.scratch / "copy.sql"
        path.write_text("\n".join([*script, "commit;"]) + "\n")
        keys = iter(range(10**6))

        def other_keys():
            # The same rows under other keys, or they would be known.
            number = next(keys)
            text = [json.dumps(json.loads(line) | {"key": f"{number}-{i}"}) for i, line in enumerate(rows.read_text().splitlines())]
            (self.scratch / "again").write_text("\n".join(text) + "\n")

        ours = self.side(self.desk.argv("log", "--jsonl", self.scratch / "again", "--quiet"), None, other_keys)
        theirs = self.side(self.psql("-f", path), None, lambda: self.sql("truncate " + ", ".join(f"raw.{table}" for table in OF_A_LOG)))
        self.bench.line(f"server: {count} rows / psql \\copy", ours, theirs, 5, "<= 5", self.desk)

    def claims(self):
        """Every notice claimed and finished by so many processes at once; the maildir they write is on our side only."""
        count = 400 if self.bench.quick else 2_000
        self.sql("create sequence raw.seqs start 100000000")
        script = self.scratch / "claim.sql"
        script.write_text("begin;\n" + CLAIM.format("raw") + "commit;\nbegin;\nlock table raw.counter in exclusive mode;\n" + FINISH.format("raw") + "commit;\n")
        rows, rounds = self.scratch / "notices.jsonl", iter(range(10**6))
        for workers in (1, 8):
            def queued():
                self.desk.done("deliver", "--quiet")
                number = next(rounds)  # nobody is told twice within an hour that something arrived
                rows.write_text("".join(json.dumps({"subject": f"notice {i}", "from": f"p{i}-{number}@example.org"}) + "\n" for i in range(count)))
                self.desk.done("log", "--jsonl", rows, "--quiet")

            def raw_queued():
                self.sql(f"truncate raw.outbox; insert into raw.outbox (id, operation, kind, ticket, at, urgent, state, attempts, digest) select n, 1, 'notice', n, 0, 0, 'queued', 0, 0 from generate_series(1, {count}) n")

            together = self.scratch / f"deliver-{workers}.sh"
            together.write_text(f"all=\nfor i in $(seq {workers}); do '{self.desk.argv()[0]}' deliver --quiet & all=\"$all $!\"; done\nfor one in $all; do wait $one || exit 1; done\n")
            pgbench = [tool("pgbench"), "-n", "-c", str(workers), "-j", str(workers), "-t", str(count // workers), "-f", str(script), "-h",
                       str(self.servers.home / "bench"), "-p", str(self.servers.ports["bench"]), "-U", "spoc", "spoc"]
            ours, theirs = self.side(["/bin/sh", str(together)], None, queued), self.side(pgbench, None, raw_queued)
            queued()
            notices = int(self.sql("select count(*) from outbox where state = 'queued'"))
            program.require(notices >= count, f"only {notices} notices are queued")
            self.bench.line(f"server: {count} notices, {workers} workers / pgbench", ours, theirs, 3, "<= 1.5", self.desk)
            left = self.sql("select count(*) from outbox where state not in ('sent', 'dropped')")
            program.require(left == "0", f"{left} notices were not delivered")
