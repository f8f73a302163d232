"""What `onco badge make` does, in Python: read the wearers, sign their codes, draw A6 badges four to an A4 sheet with
reportlab, the QR code (segno) as an image of one pixel a module, the Urdu name joined by arabic-reshaper and put in
order by python-bidi. The layout of Templates/cards/badge.yaml; Naskh, since reportlab cannot shape Nastaliq.

usage: badges.py EVENT-FOLDER DATABASE KEY-FILE PDF
"""

import datetime
import sqlite3
import sys

import arabic_reshaper
import segno
import yaml
from bidi.algorithm import get_display
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from codes import badge_code

rl_config.useA85 = 0  # bytes instead of letters: smaller and faster
FONTS = "/usr/share/fonts/truetype/noto"
PAGE_WIDTH, PAGE_HEIGHT = 210 * mm, 297 * mm
WIDTH, HEIGHT = 105 * mm, 148 * mm
WEARERS = """
SELECT r.code, r.title, r.first_name, r.last_name, r.name_urdu, r.designation, r.institution, r.city, r.province,
  r.category, r.epoch
FROM registration r WHERE r.state = 'active'
ORDER BY r.category, lower(r.last_name), lower(r.first_name), r.code
"""


def fitted(text, font, width, size, least, lines):
    """The text cut into at most `lines` lines, and the largest size at which they fit."""
    while True:
        rows, row = [], ""
        for word in text.split():
            longer = f"{row} {word}".strip()
            if row and pdfmetrics.stringWidth(longer, font, size) > width:
                rows.append(row)
                row = word
            else:
                row = longer
        rows.append(row)
        fits = len(rows) <= lines and all(pdfmetrics.stringWidth(row, font, size) <= width for row in rows)
        if fits or size <= least:
            return rows[:lines], size
        size = max(least, size * 0.95)


class Sheet:
    def __init__(self, path):
        self.canvas = Canvas(path, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1)
        self.left = self.top = 0

    def place(self, number):
        """Moves to one of the four places of the page."""
        self.left = (number % 2) * WIDTH
        self.top = PAGE_HEIGHT - (PAGE_HEIGHT - 2 * HEIGHT) / 2 - (number // 2) * HEIGHT

    def box(self, x, y, width, height, colour):
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(
            self.left + x * mm, self.top - (y + height) * mm, width * mm, height * mm, stroke=0, fill=1)

    def text(self, text, x, y, width, height, size, least=6.0, lines=1, font="Sans", colour="#12232E", left=False):
        rows, size = fitted(text, font, width * mm, size, least, lines)
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.setFont(font, size)
        lead = size * 1.2
        base = self.top - y * mm - (height * mm - lead * len(rows)) / 2 - size * 0.95
        for number, row in enumerate(rows):
            at = base - number * lead
            if left:
                self.canvas.drawString(self.left + x * mm, at, row)
            else:
                self.canvas.drawCentredString(self.left + (x + width / 2) * mm, at, row)

    def code(self, text, x, y, size):
        rows = segno.make(text, error="m", micro=False, boost_error=False).matrix
        count = len(rows)
        image = Image.new("L", (count, count))  # grey: reportlab writes one-bit images in colour, which is slower
        image.putdata([0 if dark else 255 for row in rows for dark in row])
        quiet = size * 4 / (count + 8)
        self.canvas.drawImage(
            ImageReader(image), self.left + (x + quiet) * mm, self.top - (y + size - quiet) * mm,
            (size - 2 * quiet) * mm, (size - 2 * quiet) * mm)

    def cut_marks(self):
        canvas, middle = self.canvas, PAGE_HEIGHT / 2
        for width, colour in ((1.2, "#FFFFFF"), (0.35, "#000000")):
            canvas.setLineWidth(width)
            canvas.setStrokeColor(HexColor(colour))
            canvas.line(WIDTH, 0, WIDTH, 9 * mm)
            canvas.line(WIDTH, PAGE_HEIGHT - 9 * mm, WIDTH, PAGE_HEIGHT)
            canvas.line(0, middle, 9 * mm, middle)
            canvas.line(PAGE_WIDTH - 9 * mm, middle, PAGE_WIDTH, middle)
            canvas.line(WIDTH - 2.5 * mm, middle, WIDTH + 2.5 * mm, middle)
            canvas.line(WIDTH, middle - 2.5 * mm, WIDTH, middle + 2.5 * mm)


def draw(sheet, wearer, event, dates, category, code):
    number, title, first, last, urdu, designation, institution, city, province, _, _ = wearer
    name = " ".join(part for part in (title, first, last) if part)
    colour = category["colour"]
    sheet.box(0, 0, 105, 27, "#12324A")
    sheet.text(event, 7, 5, 91, 12.5, 16, 9, 2, "Bold", "#FFFFFF")
    sheet.text(dates, 7, 18, 91, 5.5, 9.5, 6.5, colour="#C9DCE8")
    sheet.box(0, 27, 105, 11, colour)
    sheet.text(category["badge_label"], 7, 28, 91, 9, 16, 9, font="Bold", colour="#FFFFFF")
    if urdu:
        sheet.text(name, 6, 40, 93, 22, 28, 13, 2, "Bold")
        sheet.text(get_display(arabic_reshaper.reshape(urdu)), 6, 62, 93, 21, 24, 11, font="Naskh")
    else:
        sheet.text(name, 6, 43, 93, 36, 34, 13, 3, "Bold")
    sheet.text(designation, 7, 83.5, 91, 8, 10.5, 7, 2, colour="#3C4F5B")
    sheet.text(institution, 7, 91.5, 91, 9.5, 11.5, 7, 2, "Bold", "#3C4F5B")
    sheet.text(city or province, 7, 101, 91, 5, 10, 7, colour="#3C4F5B")
    sheet.code(code, 8, 107.5, 34)
    sheet.text("REGISTRATION", 48, 113, 50, 5, 8, colour="#5F7480", left=True)
    sheet.text(number, 48, 117, 50, 11, 24, 12, font="Bold", left=True)
    sheet.text(
        "Not transferable. If found, please return to the registration desk.", 48, 129, 50, 8, 7, 6, 2,
        colour="#5F7480", left=True)
    sheet.box(0, 144, 105, 4, colour)


def main():
    folder, database, key_file, path = sys.argv[1:]
    for name, file in (("Sans", "NotoSans-Regular"), ("Bold", "NotoSans-Bold"), ("Naskh", "NotoNaskhArabic-Regular")):
        pdfmetrics.registerFont(TTFont(name, f"{FONTS}/{file}.ttf"))
    with open(f"{folder}/event.yaml", encoding="utf-8") as file:
        event = yaml.load(file, yaml.CSafeLoader)
    with open(f"{folder}/registration.yaml", encoding="utf-8") as file:
        rules = yaml.load(file, yaml.CSafeLoader)
    with open(key_file, encoding="ascii") as file:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read().strip()))
    categories = {entry["code"]: (number, entry) for number, entry in enumerate(rules["categories"], 1)}
    starts, ends = event["starts"], event["ends"]
    dates = f"{starts.day}–{ends.day} {ends:%B %Y}, {event['venue']}, {event['city']}"
    sheet = Sheet(path)
    wearers = sqlite3.connect(database).execute(WEARERS).fetchall()
    for index, wearer in enumerate(wearers):
        place = index % 4
        if place == 0 and index:
            sheet.cut_marks()
            sheet.canvas.showPage()
        sheet.place(place)
        number, category = categories[wearer[9]]
        days = [datetime.date.fromisoformat(str(day)) for day in category.get("days", [])] or [starts, ends]
        code = badge_code(
            key, event["number"], wearer[0], wearer[10], min(days), (max(days) - min(days)).days + 1, number)
        draw(sheet, wearer, event["name"], dates, category, code)
    sheet.cut_marks()
    sheet.canvas.showPage()
    sheet.canvas.save()
    print(f"{len(wearers)} badges")


main()
