"""A relay of TCP between a client and a PostgreSQL server, which does what bad networks do: cut, refuse, delay, close one half,
swallow, and all of it exactly when a commit or its answer passes."""
import contextlib
import socket
import struct
import threading
import time

BUFFER = 65536
TO, FROM = "to", "from"  # directions, as seen by the client: to the server, from it
# How libpq sends the text of a commit (Parse), and how the server answers it (CommandComplete).
COMMIT, COMMITTED = b"\0commit\0", b"COMMIT\0"


class Pair:
    """One connection of a client and the one to the server that belongs to it."""

    def __init__(self, relay, client, server):
        self.relay, self.client, self.server = relay, client, server
        self.trap = None  # what happens to this one as soon as its commit is answered
        self.over, self.open_ways = False, 2
        self.swallowing = set()
        for direction, source, target in ((TO, client, server), (FROM, server, client)):
            threading.Thread(target=self.carry, args=(direction, source, target), daemon=True).start()

    def carry(self, direction, source, target):
        tail = b""
        try:
            while data := source.recv(BUFFER):
                time.sleep(self.relay.pause)
                while direction in self.relay.held and not self.over:
                    time.sleep(0.01)
                known, tail = tail + data, (tail + data)[-len(COMMIT):]
                if not self.look(direction, known, data, target):
                    return
                if direction not in self.swallowing and direction not in self.relay.swallowed:
                    target.sendall(data)
            target.shutdown(socket.SHUT_WR)
            with self.relay.lock:
                self.open_ways -= 1
            if self.open_ways == 0:
                self.end(politely=True)
        except OSError:
            self.end()

    def look(self, direction, known, data, target):
        """False when this was the end of it."""
        if direction == TO and COMMIT in known and (trap := self.relay.take_trap()):
            if trap in ("cut before", "down before"):
                self.go(trap)
                return False
            if trap == "swallow before":
                self.swallowing = {TO, FROM}
            else:
                self.trap = trap
        if direction == FROM and self.trap and COMMITTED in known:
            if self.trap == "answered and down":
                target.sendall(data)
            if self.trap in ("cut after", "down after", "answered and down"):
                self.go(self.trap)
                return False
            self.swallowing = {TO, FROM}
        return True

    def go(self, trap):
        if "down" in trap:
            self.relay.refusing = True
        self.end()

    def half_close(self, direction):
        with contextlib.suppress(OSError):
            (self.server if direction == TO else self.client).shutdown(socket.SHUT_WR)

    def end(self, politely=False):
        """Both sides see a reset, as after a router forgot them, unless both have said goodbye."""
        self.over = True
        for end in (self.client, self.server):
            with contextlib.suppress(OSError):
                if not politely:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RDWR)
            with contextlib.suppress(OSError):
                end.close()
        self.relay.forget(self)


class Relay:
    """Listens on a port of 127.0.0.1 for a server on another one."""

    prefix = ()  # what a command is run by that is behind it

    def __init__(self, port):
        self.to = port
        self.lock = threading.Lock()
        self.pairs, self.traps, self.sprung = set(), [], 0
        self.held, self.swallowed, self.pause, self.refusing = set(), set(), 0.0, False
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def url(self, database="spoc"):
        return f"postgresql://spoc@127.0.0.1:{self.port}/{database}"

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            try:
                if self.refusing:
                    raise OSError
                server = socket.create_connection(("127.0.0.1", self.to), timeout=5)
                server.settimeout(None)
            except OSError:
                client.close()
                continue
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.lock:
                self.pairs.add(Pair(self, client, server))

    def take_trap(self):
        with self.lock:
            if not self.traps:
                return None
            self.sprung += 1
            return self.traps.pop(0)

    def forget(self, pair):
        with self.lock:
            self.pairs.discard(pair)

    def open_pairs(self):
        with self.lock:
            return list(self.pairs)

    def at_commit(self, *traps):
        """What happens to the next connections that commit: "cut before" the server has it, "cut after" it has answered, "swallow
        before" or "swallow after", when nothing passes any more and nobody hangs up; "down before" and "down after" are cuts behind
        which nobody answers any more, "answered and down" one behind an answer that has passed."""
        with self.lock:
            self.traps += traps

    def cut(self):
        """Every connection there is now; how many."""
        pairs = self.open_pairs()
        for pair in pairs:
            pair.end()
        return len(pairs)

    def down(self):
        self.refusing = True
        self.cut()

    def up(self):
        with self.lock:
            self.traps.clear()
        self.refusing, self.pause, self.held, self.swallowed = False, 0.0, set(), set()

    def delay(self, seconds):
        """Each portion of bytes, each way."""
        self.pause = seconds

    def half_close(self, direction):
        for pair in self.open_pairs():
            pair.half_close(direction)

    def hold(self, *directions):
        """Bytes of these wait until `up`."""
        self.held = set(directions)

    def swallow(self, *directions):
        """What is sent this way from now on never arrives; its connections are never heard of again."""
        for pair in self.open_pairs():
            pair.swallowing |= set(directions)

    def disturb(self, chance):
        """One of all these ways for a moment; how many connections it was done to."""
        disturbed, way = len(self.open_pairs()), chance.choice(["cut", "down", "before", "after", "swallow", "delay", "half", "hold"])
        if way == "cut":
            self.cut()
        elif way == "down":
            self.down()
        elif way in ("before", "after"):
            self.at_commit(*[f"cut {way}"] * 3)
        elif way == "swallow":
            self.swallow(TO, FROM)
        elif way == "delay":
            self.delay(0.05)
        elif way == "half":
            self.half_close(chance.choice([TO, FROM]))
        else:
            self.hold(TO, FROM)
        time.sleep(chance.uniform(0.3, 1.2))
        self.up()
        return disturbed

    def close(self):
        self.listener.close()
        self.cut()
