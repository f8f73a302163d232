"""A line to a PostgreSQL server that breaks at the worst moment: at the COMMIT of the first transaction that writes.

usage: cut_commit.py FOLDER SOCKET MODE        (ends when its standard input closes)

    answer-lost        the server commits, its answer is thrown away, and nobody gets through any more
    answer-lost-once   the same, but the next connection gets through
    commit-lost-once   the server never hears of the COMMIT, and the next connection gets through
"""

import json
import os
import socket
import struct
import sys
import threading

server_socket, mode = sys.argv[2], sys.argv[3]
cut = threading.Event()


def close(*ends):
    for end in ends:
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        end.close()


def exactly(end, count):
    data = b""
    while len(data) < count:
        part = end.recv(count - len(data))
        if not part:
            raise ConnectionError
        data += part
    return data


def answers(server, client, swallowing):
    """What the server says, to the client; after the COMMIT nowhere."""
    heard = b""
    try:
        while part := server.recv(65536):
            if swallowing.is_set():
                heard += part
                if b"COMMIT\0" in heard:
                    break
            else:
                client.sendall(part)
    except OSError:
        pass
    close(server, client)


def line(client):
    server = socket.socket(socket.AF_UNIX)
    server.connect(server_socket)
    swallowing = threading.Event()
    threading.Thread(target=answers, args=(server, client, swallowing), daemon=True).start()
    is_writing = False
    try:
        while True:  # the first message has no letter; it may ask for TLS, which is not to be had here
            head = exactly(client, 4)
            body = exactly(client, struct.unpack("!I", head)[0] - 4)
            if struct.unpack("!I", body[:4])[0] in (80877103, 80877104):
                client.sendall(b"N")
                continue
            server.sendall(head + body)
            break
        while True:
            letter = exactly(client, 1)
            head = exactly(client, 4)
            body = exactly(client, struct.unpack("!I", head)[0] - 4)
            is_writing = is_writing or b"pg_advisory_xact_lock(" in body
            if letter == b"Q" and body.startswith(b"COMMIT") and is_writing and not cut.is_set():
                cut.set()
                if mode == "commit-lost-once":
                    break
                swallowing.set()
            server.sendall(letter + head + body)
    except (OSError, ConnectionError):
        pass
    if not swallowing.is_set():
        close(client, server)


listener = socket.create_server(("127.0.0.1", 0))
print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
while True:
    caller, _ = listener.accept()
    if mode == "answer-lost" and cut.is_set():
        close(caller)
    else:
        threading.Thread(target=line, args=(caller,), daemon=True).start()
