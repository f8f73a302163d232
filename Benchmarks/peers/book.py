"""The abstract book with reportlab: the same abstracts in the same order, two columns, contents and an index of authors
with page numbers. Set twice, as page numbers are only known after the first time.

usage: book.py BOOK.json BOOK.pdf
"""

import json
import sys
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph

FONTS = "/usr/share/fonts/truetype/noto"
for name in ("NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic", "NotoSans-Regular", "NotoSans-Bold"):
    pdfmetrics.registerFont(TTFont(name, f"{FONTS}/{name}.ttf"))
pdfmetrics.registerFontFamily("NotoSerif-Regular", "NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic",
                              "NotoSerif-Bold")


def style(name, font, size, lead, **more):
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=lead, **more)


CHAPTER = style("chapter", "NotoSans-Bold", 19, 23, spaceAfter=12)
TITLE = style("title", "NotoSans-Bold", 9.3, 12, spaceBefore=14, keepWithNext=1)
AUTHORS = style("authors", "NotoSerif-Regular", 8.6, 11.9, keepWithNext=1)
PLACES = style("places", "NotoSerif-Italic", 7.4, 9.6)
TEXT = style("text", "NotoSerif-Regular", 8.6, 11.9, alignment=TA_JUSTIFY)
SMALL = style("small", "NotoSerif-Regular", 7.6, 10)
LINE = style("line", "NotoSerif-Regular", 7.8, 10.4, leftIndent=8, firstLineIndent=-8)


class Book(BaseDocTemplate):
    """Notes on which page each abstract and chapter stands, and heads the pages."""

    def __init__(self, path, book):
        super().__init__(path, pagesize=A4, title=book["title"], author=book["journal"]["publisher"], lang="en")
        self.pages, self.chapter, self.outline = {}, "", 0
        width, height = A4
        column = (width - 34 * mm - 7 * mm) / 2
        third = (width - 34 * mm - 12 * mm) / 3

        def frames(count, wide, gap):
            return [Frame(17 * mm + number * (wide + gap), 19 * mm, wide, height - 42 * mm, 0, 0, 0, 0)
                    for number in range(count)]

        self.addPageTemplates([
            PageTemplate("one", frames(1, width - 34 * mm, 0), onPage=self.head),
            PageTemplate("two", frames(2, column, 7 * mm), onPage=self.head),
            PageTemplate("three", frames(3, third, 6 * mm), onPage=self.head)])

    def head(self, canvas, _):
        canvas.setFont("NotoSans-Regular", 7.5)
        canvas.drawString(17 * mm, A4[1] - 15 * mm, "Sample J Clin Oncol")
        canvas.drawRightString(A4[0] - 17 * mm, A4[1] - 15 * mm, self.chapter)
        canvas.drawCentredString(A4[0] / 2, 11 * mm, str(canvas.getPageNumber()))

    def afterFlowable(self, flowable):
        if key := getattr(flowable, "key", None):
            self.pages[key] = self.page
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.label, key, 0 if flowable.style is CHAPTER else 1)
            if flowable.style is CHAPTER:
                self.chapter = flowable.label


def marked(text, kind, key, label):
    paragraph = Paragraph(text, kind)
    paragraph.key, paragraph.label = key, label
    return paragraph


def story(book, pages):
    """All that is printed, with the page numbers of the time before."""
    yield Paragraph(escape(book["title"]), style("cover", "NotoSans-Bold", 32, 38, spaceBefore=200))
    yield PageBreak()
    for chapter in book["chapters"]:
        yield Paragraph(f'{escape(chapter["title"])} {pages.get(chapter["title"], 0)}', TEXT)
    for chapter in book["chapters"]:
        yield NextPageTemplate("two")
        yield PageBreak()
        yield marked(escape(chapter["title"]), CHAPTER, chapter["title"], chapter["title"])
        for abstract in chapter["abstracts"]:
            yield from one(abstract)
    yield NextPageTemplate("three")
    yield PageBreak()
    yield marked("Index of authors", CHAPTER, "index", "Index of authors")
    index = {}
    for chapter in book["chapters"]:
        for abstract in chapter["abstracts"]:
            for author in abstract["authors"]:
                name = f'{author["family"]}, {author["given"]}' if author["given"] else author["family"]
                index.setdefault((author["family"].lower(), name), []).append(abstract["number"])
    for (_, name), numbers in sorted(index.items()):
        places = ", ".join(f'<a href="#{number}">{number}</a> ({pages.get(number, 0)})' for number in numbers)
        yield Paragraph(f"{escape(name)} {places}", LINE)


def one(abstract):
    title = f'{abstract["number"]} {abstract["title"]}'
    yield marked(escape(title), TITLE, abstract["number"], title)
    names = []
    for author in abstract["authors"]:
        name = escape(author["name"])
        marks = ",".join(map(str, author["affiliations"]))
        names.append((f"<u>{name}</u>" if author["presenter"] else name) + (f"<super>{marks}</super>" if marks else ""))
    yield Paragraph(", ".join(names), AUTHORS)
    yield Paragraph("; ".join(
        f'<super>{place["number"]}</super>' + escape(", ".join(filter(None, (place["institution"], place["city"]))))
        for place in abstract["affiliations"]), PLACES)
    for part in abstract["sections"]:
        yield Paragraph(f'<b>{escape(part["heading"])}</b> {escape(part["text"])}', TEXT)
    if abstract["keywords"]:
        yield Paragraph(f'<b>Keywords</b> {escape(", ".join(abstract["keywords"]))}', SMALL)
    yield Paragraph(f'<b>Conflict of interest</b> {escape(abstract["conflict_of_interest"])}', SMALL)
    yield Paragraph(f'<a href="https://doi.org/{abstract["doi"]}">doi:{abstract["doi"]}</a>', SMALL)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        book = json.load(file)
    pages = {}
    while True:
        document = Book(sys.argv[2], book)
        document.build(list(story(book, pages)))
        if document.pages == pages:
            return
        pages = document.pages


main()
