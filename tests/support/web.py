"""A receiver on the web and a mail server, each of the tests' own, which answer as they are told: away, slow, refusing, dying half-way."""
import base64
import contextlib
import http.server
import pathlib
import shutil
import socket
import ssl
import subprocess
import threading
import time

from program import Failure, Skip


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Authority:
    """An authority and a certificate of `localhost` from it, made in a folder; `stranger` is one that it did not sign."""

    def __init__(self, folder):
        if not shutil.which("openssl"):
            raise Skip("there is no openssl to make certificates")
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.certificate = self.make_authority("authority")
        self.make_authority("other")
        self.good = self.make_server("server", "authority")
        self.stranger = self.make_server("stranger", "other")

    def openssl(self, *words):
        process = subprocess.run(["openssl", *map(str, words)], cwd=self.folder, capture_output=True, text=True, timeout=60, check=False)
        if process.returncode:
            raise Failure(f"openssl {words[0]}: {process.stderr[-200:]}")

    def make_authority(self, name):
        self.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "2", "-subj", f"/CN={name}")
        return self.folder / f"{name}.pem"

    def make_server(self, name, authority):
        self.openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=localhost")
        (self.folder / f"{name}.ext").write_text("subjectAltName = DNS:localhost, IP:127.0.0.1\n")
        self.openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{authority}.pem", "-CAkey", f"{authority}.key", "-CAcreateserial", "-out", f"{name}.pem",
                     "-days", "2", "-extfile", f"{name}.ext")
        (self.folder / f"{name}.key").chmod(0o600)
        return self.folder / f"{name}.pem", self.folder / f"{name}.key"


def context_of(pair):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*map(str, pair))
    return context


class Web:
    """`answers` are what the next requests get, one each, then 200: a status, "slow", "drop" (closes without a word), "cut" (dies within
    its answer), or "redirect". `seen` are the requests: (path, headers, body)."""

    def __init__(self, tls=None):
        self.answers, self.seen = [], []
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                owner.seen.append((self.path, dict(self.headers), body))
                answer = owner.answers.pop(0) if owner.answers else 200
                if answer == "slow":
                    time.sleep(4)
                if answer in ("slow", "drop", "cut"):
                    if answer == "cut":
                        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly the begin")
                    self.close_connection = True
                    with contextlib.suppress(OSError):
                        self.connection.shutdown(socket.SHUT_RDWR)
                    return
                self.send_response(307 if answer == "redirect" else answer)
                if answer == "redirect":
                    self.send_header("Location", "/elsewhere")
                text = b"" if answer == 200 else b"because \x1b[31mI say so"
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        if tls:
            self.server.socket = context_of(tls).wrap_socket(self.server.socket, server_side=True)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Mailbox:
    """A mail server (RFC 5321) that does what `script` says, by command: {"RCPT": {"ben@example.org": "550 nobody"}, "DATA": "451 later"}.
    The reply to the end of a mail is "END"; a reply "drop" closes the connection, "slow" waits. Each entry is used up by one use unless
    `always`. `taken` are the mails it said yes to, `heard` all that came whole: (from, [to], text)."""

    def __init__(self, tls=None, implicit=False, login=None, port=0):
        self.tls, self.implicit, self.login = tls, implicit, login
        self.script, self.always = {}, False
        self.taken, self.heard, self.commands, self.secure = [], [], [], []
        self.socket = socket.create_server(("127.0.0.1", port))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)  # closing alone leaves it listening as long as somebody waits in accept
        self.socket.close()
        self.thread.join(5)

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.guarded, args=(connection,), daemon=True).start()

    def guarded(self, connection):
        with contextlib.suppress(OSError, ssl.SSLError, ConnectionError, EOFError):
            self.talk(connection)
        with contextlib.suppress(OSError):
            connection.close()

    def scripted(self, command, detail, usual):
        found = self.script.get(command)
        if isinstance(found, dict):
            found = found.get(detail) if self.always else found.pop(detail, None)
        elif found is not None and not self.always:
            del self.script[command]
        return found or usual

    def talk(self, connection):
        if self.implicit:
            connection = context_of(self.tls).wrap_socket(connection, server_side=True)
        secure, sender, to = self.implicit, None, []
        stream = connection.makefile("rb")

        def say(reply):
            if reply == "slow":
                time.sleep(4)
            if reply in ("slow", "drop"):
                connection.shutdown(socket.SHUT_RDWR)
                raise EOFError
            connection.sendall((reply + "\r\n").encode())

        say(self.scripted("HELLO", "", "220 test ready"))
        while line := stream.readline():
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            command, detail = text[:4].upper(), text[text.find("<") + 1:text.find(">")] if "<" in text else ""
            self.commands.append(text)
            if command == "EHLO":
                offers = ["250-test", "250-SIZE 10000000"]
                if self.tls and not secure:
                    offers.append("250-STARTTLS")
                if self.login and secure:
                    offers.append("250-AUTH PLAIN")
                say("\r\n".join([*offers, "250 8BITMIME"]))
            elif text.upper() == "STARTTLS":
                say("220 go on")
                connection = context_of(self.tls).wrap_socket(connection, server_side=True)
                stream, secure = connection.makefile("rb"), True
            elif command == "AUTH":
                given = text.split()[2] if len(text.split()) > 2 else None
                if given is None:
                    connection.sendall(b"334 \r\n")
                    given = stream.readline().strip().decode()
                right = base64.b64decode(given).decode().split("\0")[1:] == list(self.login or ())
                say("235 welcome" if right else "535 wrong password")
            elif command == "MAIL":
                sender, to = detail, []
                say(self.scripted("MAIL", detail, "250 fine"))
            elif command == "RCPT":
                reply = self.scripted("RCPT", detail, "250 fine")
                if reply.startswith("2"):
                    to.append(detail)
                say(reply)
            elif command == "DATA":
                reply = self.scripted("DATA", "", "354 go on")
                if reply == "drop within":
                    connection.sendall(b"354 go on\r\n")
                    stream.readline()
                    say("drop")
                say(reply)
                if reply.startswith("3"):
                    mail = []
                    while (part := stream.readline()) not in (b".\r\n", b""):
                        mail.append(part[1:] if part.startswith(b"..") else part)
                    whole = (sender, to, b"".join(mail).decode("utf-8", "replace").replace("\r\n", "\n"))
                    self.heard.append(whole)
                    end = self.scripted("END", "", "250 taken")
                    if end.startswith("2"):
                        self.taken.append(whole)
                        self.secure.append(secure)
                    say(end)
            elif command == "QUIT":
                say("221 bye")
                return
            else:
                say("250 fine")


def header(mail, name):
    """A header of a mail's text, unfolded."""
    head = mail.split("\n\n", 1)[0].replace("\n ", " ")
    for line in head.split("\n"):
        if line.lower().startswith(name.lower() + ":"):
            return line.split(":", 1)[1].strip()
    return None


class OpenSmtpd:
    """OpenSMTPD with a configuration of its own, queue and all in folders that only it sees. Needs root, as the server does."""

    def __init__(self, folder, configuration):
        self.folder = pathlib.Path(folder)
        self.program = shutil.which("smtpd", path="/usr/sbin:/usr/local/sbin")
        if not self.program:
            raise Skip("there is no smtpd: Debian has it in opensmtpd")
        if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
            raise Skip("OpenSMTPD needs root, and folders of its own")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)
        (self.folder / "smtpd.conf").write_text(configuration)

    def __enter__(self):
        start = ("mount -t tmpfs none /var/spool && mkdir -m 711 /var/spool/smtpd && mount -t tmpfs none /run && "
                 f"exec {self.program} -d -f {self.folder}/smtpd.conf")
        self.log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(["unshare", "-m", "sh", "-c", start], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        return self

    def wait(self, port):
        """Until it listens there."""
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise Failure(f"smtpd does not begin: {(self.folder / 'log').read_text()[-300:]}")

    def __exit__(self, *_):
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.process.kill()
        self.log.close()
