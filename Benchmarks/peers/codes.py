"""The badge token as Sources/Badges writes it: fifteen bytes, an Ed25519 signature, base45 (RFC 9285)."""

import datetime
import struct

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
DAY_ZERO = datetime.date(2020, 1, 1)
PAYLOAD = struct.Struct(">BBHBIHHBB")
BADGE = 1


def base45(data):
    out = []
    for index in range(0, len(data) - 1, 2):
        value = data[index] << 8 | data[index + 1]
        out += (ALPHABET[value % 45], ALPHABET[value // 45 % 45], ALPHABET[value // 2025])
    if len(data) % 2:
        out += (ALPHABET[data[-1] % 45], ALPHABET[data[-1] // 45])
    return "".join(out)


def from_base45(text):
    """The bytes, or None when the text is no base45."""
    try:
        values = [VALUES[symbol] for symbol in text]
    except KeyError:
        return None
    if len(values) % 3 == 1:
        return None
    data = bytearray()
    for index in range(0, len(values) - 2, 3):
        value = values[index] + values[index + 1] * 45 + values[index + 2] * 2025
        if value > 0xFFFF:
            return None
        data += value.to_bytes(2, "big")
    if len(values) % 3 == 2:
        value = values[-2] + values[-1] * 45
        if value > 0xFF:
            return None
        data.append(value)
    return bytes(data)


def badge_code(private_key, event, registration, epoch, first_day, days, category):
    """The text of a badge's QR code; `registration` is a code such as R-00012, `category` its position from 1."""
    payload = PAYLOAD.pack(
        1, 1, event, BADGE, int(registration[2:]), epoch, (first_day - DAY_ZERO).days, days, category)
    return base45(payload + private_key.sign(payload))
