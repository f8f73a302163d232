"""An SMTP server on loopback for tests. Two kinds:

  smtp_server.py relay FOLDER [implicit]  aiosmtpd with STARTTLS, or TLS from the first byte (own CA made in
                                        FOLDER/ca.pem), and AUTH PLAIN/LOGIN, user "congress", password
                                        "a secret with spaces"; keeps each message as FOLDER/NNNN.eml and NNNN.json
  smtp_server.py faulty FOLDER [FAULT]  plain, misbehaving; keeps what it accepted in the same way

The first line on standard output is {"port": N, "ca": PATH or null}. Every command received is a line of
FOLDER/commands.txt. The server ends when its standard input closes, so it never outlives the test.

FAULT of the whole server: banner-421, banner-554, no-starttls, auth-refused, auth-absent, auth-unknown,
ehlo-500, size-1000, idle-421, mail-550. A single mail's fate is told by the local part of its recipient:
rcpt-421, rcpt-450, rcpt-550, rcpt-554, data-451, data-554, dot-451, dot-552, dot-554, dot-cut, body-cut, dot-250-cut; anything
else is accepted.
"""

import asyncio
import datetime
import ipaddress
import json
import logging
import os
import ssl
import sys
import threading

USER, PASSWORD = b"congress", b"a secret with spaces"


class Keeper:
    """Writes accepted messages and the log of commands."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0
        self.commands = open(os.path.join(folder, "commands.txt"), "a", buffering=1)

    def keep(self, sender, recipients, content):
        self.count += 1
        base = os.path.join(self.folder, f"{self.count:04}")
        with open(base + ".eml", "wb") as file:
            file.write(content)
        with open(base + ".json", "w") as file:
            json.dump({"sender": sender, "recipients": recipients}, file)
        return f"queued as Q{self.count:04}"

    def log(self, line):
        self.commands.write(line + "\n")


def make_certificates(folder):
    """A CA and a certificate for 127.0.0.1 and localhost."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    now = datetime.datetime.now(datetime.timezone.utc)

    def certificate(name, key, issuer, signer, is_ca):
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=2))
            .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        )
        if not is_ca:
            names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return builder.sign(signer, hashes.SHA256())

    def write(name, *blocks):
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(b"".join(blocks))
        return path

    pem = serialization.Encoding.PEM
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = certificate("onco test authority", ca_key, "onco test authority", ca_key, True)
    leaf = certificate("localhost", key, "onco test authority", ca_key, False)
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return write("ca.pem", ca.public_bytes(pem)), write("server.pem", secret, leaf.public_bytes(pem))


def run_relay(keeper, folder, is_implicit):
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, AuthResult

    ca, server = make_certificates(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server)

    class Handler:
        async def handle_EHLO(self, server, session, envelope, hostname, responses):
            keeper.log("EHLO " + hostname)
            session.host_name = hostname
            return responses

        async def handle_MAIL(self, server, session, envelope, address, options):
            keeper.log("MAIL authenticated" if session.authenticated else "MAIL anonymous")
            envelope.mail_from = address
            return "250 OK"

        async def handle_DATA(self, server, session, envelope):
            reply = keeper.keep(envelope.mail_from, envelope.rcpt_tos, envelope.original_content)
            return "250 2.0.0 " + reply

    def authenticate(server, session, envelope, mechanism, data):
        good = data.login == USER and data.password == PASSWORD
        # handled=False lets aiosmtpd answer 535; with True a refused login gets no answer at all.
        return AuthResult(success=good, handled=False)

    class Relay(Controller):
        def factory(self):
            return SMTP(
                Handler(), hostname="relay.test.example", tls_context=None if is_implicit else context,
                require_starttls=not is_implicit, auth_required=True, auth_require_tls=not is_implicit,
                authenticator=authenticate, decode_data=False, data_size_limit=10_000_000,
                enable_SMTPUTF8=False)

    relay = Relay(Handler(), hostname="127.0.0.1", port=0)
    # Controller.start probes its own port, which is unknown when the system chooses it; run the loop here instead.
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(loop.create_server(relay.factory, "127.0.0.1", 0, ssl=context if is_implicit else None))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return listening.sockets[0].getsockname()[1], ca


class FaultySession:
    def __init__(self, keeper, fault, reader, writer):
        self.keeper, self.fault, self.reader, self.writer = keeper, fault, reader, writer

    async def say(self, *lines):
        for line in lines:
            self.writer.write(line.encode() + b"\r\n")
        await self.writer.drain()

    async def line(self):
        raw = await self.reader.readline()
        return raw.decode("latin-1").rstrip("\r\n") if raw else None

    def capabilities(self):
        words = ["faulty.test.example"]
        words += {"auth-absent": [], "auth-unknown": ["AUTH GSSAPIX"]}.get(self.fault, ["AUTH PLAIN LOGIN"])
        if self.fault == "size-1000":
            words.append("SIZE 1000")
        return [f"250{'-' if i < len(words) - 1 else ' '}{w}" for i, w in enumerate(words)]

    async def run(self):
        if self.fault in ("banner-421", "banner-554"):
            await self.say(self.fault[-3:] + " not now")
            return
        await self.say("220 faulty.test.example")
        accepted = 0
        while (line := await self.line()) is not None:
            verb = line.split(" ")[0].split(":")[0].upper()
            self.keeper.log(verb)
            if self.fault == "idle-421" and verb == "MAIL" and accepted:
                await self.say("421 4.4.2 idle for too long")
                return
            if verb in ("EHLO", "HELO"):
                await self.say(*(["500 what?"] if self.fault == "ehlo-500" else self.capabilities()))
            elif verb == "AUTH":
                words = line.split(" ")
                if len(words) < 3:
                    await self.say("334 ")
                    words.append(await self.line() or "")
                refused = self.fault == "auth-refused"
                await self.say("535 5.7.8 wrong: " + words[2] if refused else "235 2.7.0 welcome")
            elif verb == "MAIL":
                self.sender = line.partition("<")[2].partition(">")[0]
                await self.say("550 5.7.1 sender refused" if self.fault == "mail-550" else "250 ok")
            elif verb == "RCPT":
                self.recipient = line.partition("<")[2].partition(">")[0]
                self.fate = self.recipient.partition("@")[0]
                replies = {
                    "rcpt-421": "421 4.7.0 too many connections", "rcpt-450": "450 4.2.1 busy",
                    "rcpt-550": "550 5.1.1 no such user", "rcpt-554": "554 5.7.1 Relay access denied",
                }
                await self.say(replies.get(self.fate, "250 ok"))
            elif verb == "DATA":
                if not await self.data():
                    return
                accepted += 1
            elif verb == "QUIT":
                await self.say("221 bye")
                return
            else:
                await self.say("502 what?")

    async def data(self):
        """False when the connection is to be cut."""
        if self.fate.startswith("data-"):
            await self.say(self.fate[-3:] + " not this one")
            return True
        await self.say("354 go")
        content = b""
        while (raw := await self.reader.readline()) != b".\r\n":
            if not raw or self.fate == "body-cut":
                return False
            content += raw[1:] if raw.startswith(b".") else raw
        if self.fate == "dot-cut":
            return False
        if self.fate in ("dot-451", "dot-552", "dot-554"):
            words = " 5.7.0 blocked because of its content" if self.fate == "dot-552" else " refused after the dot"
            await self.say(self.fate[-3:] + words)
            return True
        await self.say("250-2.0.0 fine", "250 2.0.0 " + self.keeper.keep(self.sender, [self.recipient], content))
        return self.fate != "dot-250-cut"


def run_faulty(keeper, fault):
    async def serve(reader, writer):
        try:
            await FaultySession(keeper, fault, reader, writer).run()
        except ConnectionError:
            pass
        finally:
            writer.close()

    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(asyncio.start_server(serve, "127.0.0.1", 0))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return listening.sockets[0].getsockname()[1], None


def main():
    # A client that walks away is what some tests are about; its traceback would only hide their own words.
    logging.disable(logging.CRITICAL)
    kind, folder = sys.argv[1], sys.argv[2]
    keeper = Keeper(folder)
    fault = sys.argv[3] if len(sys.argv) > 3 else ""
    port, ca = run_relay(keeper, folder, fault == "implicit") if kind == "relay" else run_faulty(keeper, fault)
    print(json.dumps({"port": port, "ca": ca}), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
