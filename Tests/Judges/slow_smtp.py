"""A slow SMTP server on loopback, for tests that kill the sender: slow_smtp.py FOLDER MILLISECONDS

It keeps each message as FOLDER/NNNNNN.eml on disk first and answers the final dot only then and after a while, so that
a sender killed in between cannot know that its mail arrived. The first line on standard output is {"port": N}. It ends
when its standard input closes.
"""

import json
import os
import socketserver
import sys
import threading
import time

FOLDER, PAUSE = sys.argv[1], float(sys.argv[2]) / 1000
LOCK = threading.Lock()
COUNT = 0


def keep(content):
    global COUNT
    with LOCK:
        COUNT += 1
        part = os.path.join(FOLDER, f"{COUNT:06}.part")
        with open(part, "wb") as file:
            file.write(content)
        os.rename(part, part[:-5] + ".eml")
        return COUNT


class Session(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        try:
            self.talk()
        except ConnectionError:
            pass

    def talk(self):
        self.say("220 slow.test.example")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 go")
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    if not line:
                        return
                    lines.append(line[1:] if line.startswith(b".") else line)
                time.sleep(PAUSE / 2)
                number = keep(b"".join(lines))
                time.sleep(PAUSE)
                self.say(f"250 2.0.0 kept as {number}")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            elif verb in (b"EHLO", b"HELO", b"MAIL", b"RCPT", b"RSET", b"NOOP"):
                self.say("250 ok")
            else:
                self.say("502 what?")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


server = Server(("127.0.0.1", 0), Session)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(json.dumps({"port": server.server_address[1], "ca": None}), flush=True)
sys.stdin.read()
