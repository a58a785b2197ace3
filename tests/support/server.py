"""PostgreSQL servers of the tests' own, and folders of machines that share a store there."""
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile

from program import Failure, Skip

SCRIPT = pathlib.Path(__file__).resolve().parent / "postgres"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Servers:
    """Servers by name, each in a folder of that name; all of them end with the `with`."""

    def __enter__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="spoc-pg-"))
        self.home.chmod(0o755)
        self.ports, self.running = {}, set()
        return self

    def __exit__(self, *_):
        for name in list(self.running):
            subprocess.run([SCRIPT, "stop", self.home / name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, what, name, *words):
        process = subprocess.run([SCRIPT, what, self.home / name, *map(str, words)], capture_output=True, text=True, timeout=120, check=False)
        if process.returncode == 69 and what in ("start", "replica"):
            raise Skip(process.stderr.strip())
        if process.returncode:
            raise Failure(f"postgres {what} {name}: {process.stderr.strip()[-300:]}")
        return process.stdout.strip()

    def settings(self, name):
        self.ports[name] = free_port()
        return [f"port = {self.ports[name]}", "listen_addresses = '127.0.0.1'"]

    def start(self, name, *settings):
        url = self.run("start", name, *self.settings(name), *settings)
        self.running.add(name)
        return url

    def replica(self, name, of, *settings):
        url = self.run("replica", name, self.home / of, *self.settings(name), *settings)
        self.running.add(name)
        return url

    def promote(self, name):
        self.run("promote", name)

    def kill(self, name):
        self.run("kill", name)
        self.running.discard(name)

    def again(self, name):
        self.run("again", name)
        self.running.add(name)

    def sql(self, name, text):
        """The first column of the first row."""
        command = ["psql", "-X", "-At", "-h", self.home / name, "-p", str(self.ports[name]), "-U", "spoc", "-d", "spoc", "-c", text]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.strip()


def desk_beside(desk, url, prefix=()):
    """The folder of another machine for the same store, which it finds at that URL; its commands are run by `prefix`."""
    twin = desk.copy()
    twin.prefix = prefix
    (twin.folder / "store.toml").write_text(f"store = {json.dumps(url)}\n")
    return twin
