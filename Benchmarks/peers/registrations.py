"""What `onco registration import --no-confirmations` does, with Python's csv and sqlite3: the same cleaning, the same
checks, the same rows written (registrations, workshops, dues, raw rows, one line of the audit trail), one transaction,
the same report. Benchmarks/run.py compares the two databases and reports before it believes a time.

usage: registrations.py EVENT-FOLDER DATABASE CSV NOW ACTOR COMMAND > report.json     (NOW in UTC seconds)
"""

import csv
import datetime
import hashlib
import io
import json
import re
import sqlite3
import sys
import unicodedata
import zoneinfo

import yaml

SEVERITIES = {
    "bad-email": "error", "header-injection": "error", "formula": "error", "duplicate": "warning",
    "member-without-number": "warning", "caps": "warning", "title-in-name": "warning", "very-long-name": "warning",
    "missing-name": "error", "unknown-category": "error", "bad-amount": "warning", "bad-mobile": "warning",
    "unknown-workshop": "warning", "bad-timestamp": "error", "unknown-payment-method": "warning",
    "one-name": "warning", "bad-card": "warning",
}
COLUMNS = [
    "email", "title", "first_name", "last_name", "name_urdu", "name_folded", "gender", "pmdc_number", "national_id",
    "designation", "institution", "city", "province", "mobile", "category", "membership_number", "payment_method",
    "payment_reference", "declared_minor", "declared_currency", "dietary", "shares_contact", "fee_period",
    "submitted_at", "not_understood",
]
INSERT = "INSERT INTO registration (code, identity, {}, state, epoch, created_at, changed_at, source_file, source_row) " \
    "VALUES ({})".format(", ".join(COLUMNS), ", ".join("?" * (len(COLUMNS) + 8)))

TWIN_BY_ADDRESS = "SELECT code FROM registration " \
    "WHERE state = 'active' AND identity <> ? AND lower(email) = ? ORDER BY code LIMIT 1"
TWIN_BY_NAME = "SELECT code FROM registration " \
    "WHERE state = 'active' AND identity <> ? AND name_folded = ? AND mobile = ? ORDER BY code LIMIT 1"

SAME_PERSON = "SELECT * FROM registration WHERE lower(email) = ? AND name_folded = ? AND state = 'active' " \
    "AND created_at < ? ORDER BY code LIMIT 2"

# --- Texts ---

VARIANTS = str.maketrans({
    "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "\u0647": "\u06c1", "\u06d5": "\u06c1",
    "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627",
    "'": None, "\u2019": None, "\u0640": None, "\u0670": None,
})
ENDS = " \t\n\r\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029" \
    "\u202f\u205f\u3000\ufeff\u200b"
UNSAFE = re.compile("[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f]")
KANA_VOICING = 8  # the one class of marks that makes another letter
NOT_WORD_ASCII = re.compile("[^a-z0-9]+")


def nfc(text):
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def trimmed(text):
    return text.strip(ENDS)


def on_one_line(text):
    return UNSAFE.sub("", " ".join(text.split()))


def folded(text):
    """No case, no marks, one form of the Arabic letters, punctuation as single spaces."""
    if text.isascii():
        return NOT_WORD_ASCII.sub(" ", text.replace("'", "").lower()).strip()
    plain = "".join(
        symbol for symbol in unicodedata.normalize("NFD", text.casefold())
        if unicodedata.combining(symbol) in (0, KANA_VOICING))
    plain = unicodedata.normalize("NFC", plain).translate(VARIANTS)
    kept = (
        symbol if symbol.isalpha() or unicodedata.numeric(symbol, None) is not None else " " for symbol in plain)
    return " ".join("".join(kept).split())


def is_formula(cell):
    first = cell.lstrip(" \u00a0")[:1]
    if not first:
        return False
    if first in "=@\t\r\n＝＠＋－":
        return True
    return first in "+-" and not all(symbol.isnumeric() or symbol in " +-.,()" for symbol in cell)


# --- Values ---

LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")


def email_address(text):
    """The address with its domain in lower case, or None."""
    parts = trimmed(text).split("@")
    if len(parts) != 2 or not 1 <= len(parts[0]) <= 64 or len(text) > 254 or not LOCAL.fullmatch(parts[0]):
        return None
    labels = parts[1].split(".")
    if len(labels) < 2 or not all(LABEL.fullmatch(label) for label in labels):
        return None
    if len(labels[-1]) < 2 or labels[-1].isdigit():
        return None
    return f"{parts[0]}@{parts[1].lower()}"


TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "doctor", "engr", "assoc", "asst"}
LEADING = re.compile(r"([^\s.]*)([.\s]+)")


def leading_title(name):
    at = 0
    while match := LEADING.match(name, at):
        if match[1].lower() not in TITLES:
            break
        at = match.end()
        if at == len(name):
            return None
    return name[:at] or None


def is_shouted(name):
    letters = [symbol for symbol in name if symbol.isalpha()]
    return (len(letters) >= 2 and any(symbol.lower() != symbol.upper() for symbol in letters)
            and not any(symbol.islower() for symbol in letters))


def calmed_word(match):
    word = match[0].lower()
    if word.startswith("mc") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    return word.capitalize()


def phone_number(text, country):
    digits, international = "", False
    for index, symbol in enumerate(trimmed(text)):
        if unicodedata.category(symbol) == "Nd":
            digits += str(unicodedata.digit(symbol))
        elif symbol == "+" and index == 0:
            international = True
        elif symbol not in " -().\u00a0\u2011":
            return None
    if not international:
        if digits.startswith("00"):
            digits = digits[2:]
        elif digits.startswith("0"):
            digits = country + digits[1:]
        elif not (digits.startswith(country) and len(digits) > 10):
            if len(digits) != 10 or not digits.startswith("3"):
                return None
            digits = country + digits
    if digits.startswith("920") and len(digits) == 13:
        digits = digits[:2] + digits[3:]
    if not 8 <= len(digits) <= 15 or digits.startswith("0"):
        return None
    if digits.startswith("92") and len(digits) not in (11, 12):
        return None
    return "+" + digits


CURRENCY_WORDS = [
    (("usd.", "usd", "us$", "dollars", "dollar", "$"), "USD"),
    (("pkr.", "pkr", "rupees", "rupee", "rs.", "rs", "₨"), "PKR"),
]
AMOUNT = re.compile(r"([0-9]{1,15}|(?=[0-9,]{1,15}(?![0-9,]))[0-9]+(?:,[0-9]{2,3})*,[0-9]{3})(?:\.([0-9]{0,2}))?")


def money(text, assumed):
    """(minor units, currency), or None."""
    rest = "".join(
        str(unicodedata.digit(symbol)) if unicodedata.category(symbol) == "Nd" else symbol
        for symbol in text.lower() if symbol != "\u00a0")
    currency = None
    for words, named in CURRENCY_WORDS:
        for word in words:
            if word in rest:
                if currency not in (None, named):
                    return None
                currency = named
                rest = rest.replace(word, " ")
    rest = rest.strip(" \t")
    for ending in ("/-", "/=", "-/"):
        rest = rest.removesuffix(ending)
    match = AMOUNT.fullmatch(rest.strip(" \t"))
    if not match:
        return None
    cents = ((match[2] or "") + "00")[:2]
    return int(match[1].replace(",", "")) * 100 + int(cents), currency or assumed


def fee(text):
    amount, currency = text.split()
    return int(amount.replace(",", "")) * 100, currency


# --- The event's rules ---

class Rules:
    def __init__(self, folder):
        with open(f"{folder}/event.yaml", encoding="utf-8") as file:
            event = yaml.load(file, yaml.CSafeLoader)
        with open(f"{folder}/registration.yaml", encoding="utf-8") as file:
            rules = yaml.load(file, yaml.CSafeLoader)
        self.currency, self.country = event["currency"], event["country_code"]
        self.zone = zoneinfo.ZoneInfo(event["time_zone"])
        form = rules["form"]
        self.form_zone = zoneinfo.ZoneInfo(form["time_zone"])
        self.headers = {
            folded(wording): column for column, wordings in form["columns"].items() for wording in [*wordings, column]}
        self.periods = [(entry["code"], entry.get("until")) for entry in rules["fee_periods"]]
        self.categories = {
            folded(wording): entry
            for entry in reversed(rules["categories"])
            for wording in [entry["code"], entry["name"], *entry.get("aliases", [])]}
        self.category_names = [entry["name"] for entry in rules["categories"]]
        self.workshops = [
            (entry["code"], fee(entry["fee"]), [folded(name) for name in [entry["name"], *entry.get("aliases", [])]])
            for entry in rules["workshops"]]
        self.wordings = sorted(
            ((wording, workshop) for workshop in self.workshops for wording in workshop[2]),
            key=lambda pair: (-len(pair[0]), pair[0]))
        self.methods = {
            folded(wording): code
            for code, wordings in rules["payment_methods"].items() for wording in [code, *wordings]}
        self.long_name = rules.get("long_name", 40)
        self.severities = {**SEVERITIES, **rules.get("problems", {})}

    def period(self, day):
        for code, until in self.periods:
            if until is None or day <= until:
                return code
        return None


# --- One answer ---

CLOCK = re.compile(r"([0-9]+)[-/.]([0-9]+)[-/.]([0-9]{4,}) +([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?")
NO_WORKSHOP = {"", "none", "no", "nil", "n a", "na"}
CONSENT = {"yes": "yes", "y": "yes", "no": "no", "n": "no"}


class Answer:
    """One row of the form, cleaned and judged."""

    def __init__(self, row, cells, positions, rules, now):
        self.row, self.cells, self.rules, self.problems = row, cells, rules, []
        self.counts_in_row = None

        def text(column):
            position = positions.get(column)
            return trimmed(cells[position]) if position is not None and position < len(cells) else ""

        for cell in cells:
            if is_formula(cell):
                self.report(
                    "formula", f"A cell begins like a spreadsheet formula: '{cell[:40]}'",
                    "Delete the formula from the cell; a spreadsheet would run it.")
                break
        position = positions["email"]
        raw = cells[position] if position < len(cells) else ""
        email = self.email(raw)
        title, first, last = self.name(text("title"), text("first_name"), text("last_name"))
        plain = " ".join(part for part in (first, last) if part)
        national_id = text("national_id")
        rounded = re.search(r"[0-9] ?e ?\+", national_id.lower())
        if rounded:
            self.report(
                "bad-card", f"'{national_id}' was rounded by a spreadsheet program, so it tells nobody apart",
                "Ask the delegate for the number. In a spreadsheet, format the column as text before typing or pasting it.")
        mobile = text("mobile")
        number = phone_number(mobile, rules.country) if mobile else None
        if mobile and number is None:
            self.report(
                "bad-mobile", f"'{mobile}' cannot be read as a telephone number",
                "Correct it, with + and country code.")
        submitted = self.submitted_at(text("timestamp"), now)
        membership = text("membership_number")
        category = self.category(text("category"), membership)
        self.workshops = self.booked(text("workshops"))
        method = self.method(text("payment_method"))
        declared = self.amount(text("amount"))
        period, self.dues = "", []
        if category:
            day = datetime.datetime.fromtimestamp(submitted, rules.zone).date()
            period = rules.period(day) or ""
            self.dues = [("registration", *fee(category["fees"][period]))]
            self.dues += [(code, *cost) for code, cost, _ in self.workshops]
        self.name_folded = folded(plain)
        self.shown = " ".join(part for part in (title, plain) if part)
        self.email_folded, self.mobile = email.lower() if email else None, number
        card = "".join(symbol for symbol in national_id.lower() if symbol.isalnum())
        self.identity = (
            f"id:{card}" if sum(symbol.isdigit() for symbol in card) >= 5 and len(set(card)) > 2 and not rounded
            else f"mail:{self.email_folded or text('email').lower()}|{self.name_folded}")
        self.submitted_at_seconds = submitted
        labels = {
            "bad-mobile": ("Mobile", mobile), "unknown-workshop": ("Workshops", text("workshops")),
            "unknown-payment-method": ("Payment method", text("payment_method")), "bad-amount": ("Amount", text("amount")),
        }
        named = {problem["id"] for problem in self.problems}
        unread = [f"{label}: {on_one_line(typed)}" for id, (label, typed) in labels.items() if id in named]
        if text("shares_contact") and folded(text("shares_contact")) not in CONSENT:
            unread.append(f"Shares contact: {on_one_line(text('shares_contact'))}")
        self.category_code = category["code"] if category else ""
        self.values = (
            email, title, first, last, on_one_line(text("name_urdu")), self.name_folded, text("gender"),
            text("pmdc_number"), national_id, on_one_line(text("designation")), on_one_line(text("institution")),
            on_one_line(text("city")), on_one_line(text("province")), number, self.category_code, membership, method,
            on_one_line(text("payment_reference")), declared[0] if declared else None,
            declared[1] if declared else None, on_one_line(text("dietary")),
            CONSENT.get(folded(text("shares_contact")), "unanswered"), period, submitted, "\n".join(unread))

    @property
    def is_refused(self):
        return any(problem["severity"] == "error" for problem in self.problems)

    def report(self, problem, message, remedy):
        self.problems.append(
            {"id": problem, "severity": self.rules.severities[problem], "message": message, "remedy": remedy})

    def email(self, raw):
        text = trimmed(raw)
        if CONTROL.search(text):
            self.report(
                "header-injection",
                f"The e-mail cell holds a line break and more text after the address: '{on_one_line(text)}'",
                "Keep only the address in the cell. This can be an attempt to send mail to others: ask the delegate.")
            return None
        address = email_address(text)
        if address is None:
            guess = email_address("".join(text.split()))
            self.report(
                "bad-email", f"'{text}' is no e-mail address" if text else "The e-mail address is missing",
                "Ask the delegate for the right address and correct the cell."
                + (f" Perhaps {guess} is meant." if guess else ""))
        return address

    def name(self, title, first, last):
        first, last, title = on_one_line(nfc(first)), on_one_line(nfc(last)), on_one_line(nfc(title))
        first, last = ("" if not folded(part) else part for part in (first, last))
        found = leading_title(first)
        if found:
            first = trimmed(first[len(found):])
        shouted = is_shouted(first) and is_shouted(last)
        if shouted:
            first, last = (re.sub(r"[^\W\d_]+", calmed_word, part) for part in (first, last))
        if found and title_rank(trimmed(found)) > title_rank(title):
            title = trimmed(found)
        plain = " ".join(part for part in (first, last) if part)
        if not plain:
            self.report("missing-name", "There is no name", "Write the name as it should stand on the badge.")
        elif not first or not last:
            self.report(
                "one-name", f"There is one name only: '{plain}'",
                "Nothing, if that is the whole name; else write the other one into its cell.")
        if shouted:
            self.report(
                "caps", f"The name is in capitals only; it is stored as '{plain}'",
                "Check the spelling, above all of names such as McDonald or d'Souza.")
        if found:
            full = " ".join(part for part in (title, plain) if part)
            self.report(
                "title-in-name", f"The title '{trimmed(found)}' was typed into the name; it is stored as '{full}'",
                "Nothing, unless the title is part of the name.")
        if len(plain) > 200:
            self.problems.append({
                "id": "very-long-name", "severity": "error",
                "message": f"The name has {len(plain)} characters; no badge or letter holds that",
                "remedy": "Write the name alone into the name cells."})
        elif len(plain) > self.rules.long_name:
            self.report(
                "very-long-name", f"The name has {len(plain)} characters; badges are made for {self.rules.long_name}",
                "Look at the badge before printing: onco badge make --one CODE. Ask the delegate for a shorter form if "
                "needed.")
        return title, first, last

    def submitted_at(self, text, now):
        if not text:
            return now
        match = CLOCK.fullmatch(text)
        try:
            month, day, year, hour, minute, second = (int(part or 0) for part in match.groups())
            clock = datetime.datetime(year, month, day, hour, minute, second, tzinfo=self.rules.form_zone)
            return int(clock.timestamp())
        except (AttributeError, ValueError):
            self.report(
                "bad-timestamp", f"'{text}' is no time in the order month/day/year",
                "Export the form again, or set 'form.date_order' in registration.yaml to the order of this file.")
            return now

    def category(self, text, membership):
        category = self.rules.categories.get(folded(text))
        if category is None:
            self.report(
                "unknown-category", f"The category '{text}' is not in registration.yaml.",
                "Correct the cell, or add the wording to the category's 'aliases'. Known: "
                f"{'; '.join(self.rules.category_names)}.")
        elif category.get("needs_membership") and not membership:
            self.report(
                "member-without-number", f"'{category['name']}' was chosen but no membership number is given",
                "Look the member up and write the number, or change the category.")
        return category

    def booked(self, text):
        rest, found = f" {folded(text)} ", []
        for wording, workshop in self.rules.wordings:
            if workshop not in found and f" {wording} " in rest:
                rest = rest.replace(f" {wording} ", "  ", 1)
                found.append(workshop)
        found = [workshop for workshop in self.rules.workshops if workshop in found]
        if rest.strip() not in NO_WORKSHOP:
            self.report(
                "unknown-workshop", f"'{on_one_line(text)}' names a workshop that is not in registration.yaml",
                "Correct the cell, or add the wording to the workshop's 'aliases'.")
        return found

    def method(self, text):
        if not text:
            return ""
        method = self.rules.methods.get(folded(text))
        if method is None:
            self.report(
                "unknown-payment-method", f"The payment mode '{text}' is not in registration.yaml",
                "Correct the cell, or add the wording to 'payment_methods'.")
        return method or ""

    def amount(self, text):
        if not text:
            return None
        found = money(text, self.rules.currency)
        if found is None:
            self.report("bad-amount", f"'{text}' cannot be read as an amount", "Write it as 15000 or 150 USD.")
        return found


def mark_duplicates(answers):
    groups = {}
    for index, answer in enumerate(answers):
        groups.setdefault(answer.identity, []).append(index)
    for indices in groups.values():
        if len(indices) < 2:
            continue
        usable = [index for index in indices if not answers[index].is_refused] or indices
        winner = max(usable, key=lambda index: (answers[index].submitted_at_seconds, index))
        for index in indices:
            others = ", ".join(str(answers[other].row) for other in indices if other != index)
            counts = "This answer counts" if index == winner else f"Row {answers[winner].row} counts"
            answers[index].report(
                "duplicate", f"The same person is also in row {others}. {counts}",
                "Nothing, unless these are two people; then correct the identity card number of one.")
            if index != winner:
                answers[index].counts_in_row = answers[winner].row


# --- The database ---

class Desk:
    def __init__(self, path, now, source):
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute("PRAGMA synchronous = FULL")
        self.now, self.source, self.notes = now, source, []

    def next_code(self):
        row = self.db.execute(
            "INSERT INTO counter (series, last) VALUES ('R', 1) "
            "ON CONFLICT (series) DO UPDATE SET last = counter.last + 1 RETURNING last").fetchone()
        return f"R-{row[0]:05}"

    def take(self, answer):
        """(outcome, code) of one answer that counts."""
        run = self.db.execute
        stored = run("SELECT * FROM registration WHERE identity = ?", (answer.identity,)).fetchone()
        if not stored:
            run(SAME_PERSON, (answer.email_folded or "", answer.name_folded, self.now)).fetchall()
        if stored:  # the benchmark imports into an empty database
            return ("refused" if answer.is_refused else "unchanged"), stored[0]
        twin = run(TWIN_BY_ADDRESS, (answer.identity, answer.email_folded or "")).fetchone() or \
            run(TWIN_BY_NAME, (answer.identity, answer.name_folded, answer.mobile or "")).fetchone()
        if twin:
            answer.report(
                "duplicate",
                f"{twin[0]} has the same address, or the same name and telephone; this row counts as another person",
                "If it is one person, cancel one of the two: onco registration cancel CODE --reason ...")
        if answer.is_refused:
            return "refused", None
        code = self.next_code()
        run(INSERT, (
            code, answer.identity, *answer.values, "active", 1, self.now, self.now, self.source, answer.row))
        for workshop in answer.workshops:
            run("INSERT INTO registration_workshop (registration, workshop) VALUES (?, ?)", (code, workshop[0]))
        for item, minor, currency in answer.dues:
            run("INSERT INTO registration_due (registration, item, amount_minor, amount_currency) VALUES (?, ?, ?, ?)",
                (code, item, minor, currency))
        self.notes.append(on_one_line(f"{code} new: {answer.shown}, {answer.category_code}"))
        return "new", code

    def log_rows(self, file_hash, rows):
        self.db.execute(
            "INSERT INTO imported_file (hash, kind, name, imported_at) VALUES (?, 'registration', ?, ?) "
            "ON CONFLICT (hash, kind) DO NOTHING", (file_hash, self.source, self.now))
        self.db.executemany(
            "INSERT INTO imported_row (file_hash, kind, row_number, raw, outcome, code) "
            "VALUES (?, 'registration', ?, ?, ?, ?) ON CONFLICT (file_hash, kind, row_number) DO UPDATE "
            "SET outcome = excluded.outcome, code = excluded.code "
            "WHERE excluded.outcome <> 'unchanged' "
            "AND (imported_row.outcome <> excluded.outcome OR imported_row.code IS DISTINCT FROM excluded.code)",
            ((file_hash, answer.row, json.dumps(answer.cells, ensure_ascii=False, separators=(",", ":")), outcome, code)
             for answer, outcome, code in rows))
        outcomes = [outcome for _, outcome, _ in rows]
        counts = ", ".join(f"{outcomes.count(kind)} {kind}" for kind in ("new", "changed", "unchanged", "refused"))
        self.notes.append(f"registrations from {self.source}: {counts}")

    def audit(self, actor, command):
        last = self.db.execute("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1").fetchone()
        number, previous = (last[0] + 1, last[1]) if last else (1, "")
        changes = "\n".join(self.notes)
        fields = [str(number), str(self.now), actor, command, changes, previous]
        chained = "".join(f"{len(field.encode())}:{field}" for field in fields)
        digest = hashlib.blake2b(chained.encode(), digest_size=32).hexdigest()
        self.db.execute(
            "INSERT INTO audit_entry (number, at, actor, command, changes, previous_hash, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)", (number, self.now, actor, command, changes, previous, digest))


def title_rank(title):
    """A typed 'Dr.' counts more than a chosen 'Mr.'."""
    words = set(folded(title).split())
    return 3 if words & {"prof", "professor"} else 2 if words & {"dr", "doctor"} else 1 if words else 0


def read_answers(data, rules, now):
    table = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    records = [[nfc(cell.replace("\r\n", "\n")) for cell in cells] for cells in table if cells]
    positions, headers, unknown = {}, [on_one_line(cell) for cell in records[0]], []
    for position, header in enumerate(headers):
        column = rules.headers.get(folded(header))
        if column is None:
            unknown.append(header)
        elif column in positions:
            sys.exit(f"two headers mean {column}")
        else:
            positions[column] = position
    answers = [
        Answer(row, cells, positions, rules, now)
        for row, cells in enumerate(records[1:], 2) if any(trimmed(cell) for cell in cells)]
    return answers, unknown


def main():
    folder, database, path, now, actor, command = sys.argv[1:]
    rules, now, source = Rules(folder), int(now), path.rsplit("/", 1)[-1]
    with open(path, "rb") as file:
        data = file.read()
    answers, unknown = read_answers(data, rules, now)
    mark_duplicates(answers)
    desk = Desk(database, now, source)
    desk.db.execute("BEGIN IMMEDIATE")
    results, codes = {}, {}
    for answer in answers:
        if answer.counts_in_row is None:
            results[answer.row] = desk.take(answer)
            codes[answer.identity] = results[answer.row][1]
    rows = []
    for answer in answers:
        left = ("refused" if answer.is_refused else "unchanged", codes.get(answer.identity))
        rows.append((answer, *results.get(answer.row, left)))
    desk.log_rows(hashlib.blake2b(data, digest_size=32).hexdigest(), rows)
    desk.audit(actor, command)
    desk.db.execute("COMMIT")
    counts = {outcome: sum(row[1] == outcome for row in rows) for outcome in ("new", "changed", "unchanged", "refused")}
    counts |= {"rows": len(rows), "with_problems": sum(bool(row[0].problems) for row in rows)}
    json.dump({
        "file": source,
        "rows": [
            {"row": answer.row, "place": None, "code": code, "outcome": outcome, "problems": answer.problems,
             "changes": []}
            for answer, outcome, code in rows],
        "counts": counts, "unknown_headers": unknown,
        "taken_for": "CSV (UTF-8, separated by commas)", "warnings": [],
    }, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


main()
