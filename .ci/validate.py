"""Runs the validators over every file that the demo made. Usage: validate.py DEMO

Word files: both OOXML validators, python-docx, and LibreOffice. Excel files: the OOXML validator, openpyxl, and
LibreOffice, which computes every formula anew. PDF files: qpdf, and two checkers of PDF/UA. Invitations: an independent
reader of iCalendar files, and the meeting that they were made from.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import icalendar
import openpyxl

from facts import Workspace, table

HELSINKI = ZoneInfo("Europe/Helsinki")

# LibreOffice shall compute every formula when it opens a file, and not trust the results that are stored in it.
ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def audit(path):
    result = run("openxml-audit", "-m", "0", "-o", "json", path)
    try:
        report = json.loads(result.stdout)[0]
        if not report["valid"] or report["error_count"] or report["warning_count"]:
            return f"openxml-audit: {report['errors'][:5]}"
    except (ValueError, LookupError):
        return f"openxml-audit gave no report: {result.stdout[:200]}{result.stderr[:200]}"
    return None


def check_docx(path):
    problem = audit(path)
    if problem:
        return problem
    integrity = run("ooxml-integrity", "check", "--fail-on", "warn", path)
    if integrity.returncode != 0:
        return f"ooxml-integrity: {integrity.stdout[:400]}"
    if not docx.Document(str(path)).paragraphs:
        return "python-docx finds no paragraph"
    return None


def check_xlsx(path):
    problem = audit(path)
    if problem:
        return problem
    book = openpyxl.load_workbook(path)
    if not formulas(book):
        return "no formula"
    for sheet in book.worksheets:
        page = sheet.page_setup
        # Paper size 9 is A4.
        if (page.orientation, str(page.paperSize)) != ("landscape", "9"):
            return f"{sheet.title} does not print on A4 landscape"
        if not sheet.freeze_panes:
            return f"{sheet.title} has no frozen header"
    if not any(sheet._charts for sheet in book.worksheets):
        return "no native chart"
    return None


def check_pdf(path):
    for command in (("qpdf", "--check", path), ("pdfua", "check", path)):
        result = run(*command)
        if result.returncode != 0:
            return f"{command[0]}: {(result.stdout + result.stderr)[:600]}"
    return check_outloud(path)


def check_outloud(path):
    """No error or warning, but for the word SIGN: MuPDF, by which outloud reads pages, draws it itself into every empty signature
    field. The file does not have it, as poppler shows."""
    result = run("outloud", "--fail-on", "never", "--json", "-", path)
    try:
        report = json.loads(result.stdout[result.stdout.index("{") :])["results"][0]
    except (ValueError, LookupError):
        return f"outloud: {(result.stdout + result.stderr)[:600]}"
    if result.returncode != 0 or report["error"] is not None:
        return f"outloud: {report['error']} {result.stderr[:300]}"
    findings = [found for found in report["findings"] if found["severity"] in ("error", "warning")]
    drawn = [found for found in findings if (found["rule"], found["evidence"], found["count"]) == ("TAG-003", "SIGN", 1)]
    if drawn and "SIGN" in run("pdftotext", path, "-").stdout.split():
        return "outloud: the file has the word SIGN"
    others = [found for found in findings if found not in drawn]
    return f"outloud: {others}" if others else None


def check_ics(path):
    """The invitation parses, and is to the meeting of its folder: its time in Finland, its people, its links."""
    raw = path.read_bytes()
    lines = raw.split(b"\r\n")
    if any(len(line) > 75 or b"\n" in line for line in lines):
        return "a line is longer than 75 octets, or does not end in CR LF"
    folder = path.parent.parent
    meeting = json.loads((folder / "kokous.json").read_text("utf-8"))
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    if len(events) != 1 or calendar.get("METHOD") != "REQUEST":
        return f"{len(events)} events, method {calendar.get('METHOD')}"
    if [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] != ["Europe/Helsinki"]:
        return "the time zone is not described"
    if calendar.errors or events[0].errors:
        return f"icalendar: {calendar.errors}{events[0].errors}"
    event = events[0]
    # What the file says of the zone must be right too, and not only its name.
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for name, at in (("DTSTART", meeting["alkaa"]), ("DTEND", meeting["paattyy"])):
        local = datetime.strptime(f"{meeting['paivays']} {at.replace(':', '.')}", "%d.%m.%Y %H.%M")
        value = event[name].dt
        if value != local.replace(tzinfo=HELSINKI) or event[name].params.get("TZID") != "Europe/Helsinki":
            return f"{name} is {value}, not {local}"
        if local.replace(tzinfo=zone).utcoffset() != local.replace(tzinfo=HELSINKI).utcoffset():
            return f"the described time zone has another offset on {local}"
    people = {person["sahkoposti"]: person["nimi"] for person in meeting["osallistujat"] if "sahkoposti" in person}
    organizer = str(event["ORGANIZER"]).removeprefix("mailto:")
    if people.get(organizer) != meeting["sihteeri"]:
        return f"the organizer is {organizer}, not the secretary"
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    invited = {str(attendee).removeprefix("mailto:"): str(attendee.params.get("CN")) for attendee in attendees}
    # The organizer may stand among the attendees or not.
    if {**invited, organizer: meeting["sihteeri"]} != people:
        return f"attendees: {sorted(set(people.items()) ^ set(invited.items()))}"
    if int(event.get("SEQUENCE", 0)) != meeting.get("kutsun_versio", 0):
        return f"SEQUENCE is {event.get('SEQUENCE')}"
    said = " ".join(str(event.get(name, "")) for name in ("DESCRIPTION", "LOCATION", "URL"))
    for name in ("aineisto", "kysely", "etayhteys", "paikka"):
        if meeting.get(name) and re.sub(r"\s", "", meeting[name]) not in re.sub(r"\s", "", said):
            return f"{name} is not in the invitation"
    return None


def formulas(book):
    """The cells of a workbook that compute."""
    return [
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def convert(folder, target, files):
    """Opens files in LibreOffice with a profile of its own, and saves them in another form."""
    profile = Path(folder) / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_COMPUTE)
    out = Path(folder) / "out"
    run("soffice", f"-env:UserInstallation=file://{profile.parent}", "--headless", "--convert-to", target, "--outdir", out, *files)
    return out


def own_names(folder, files):
    """Copies with names of their own: the files of all packs are called the same."""
    copies = []
    for number, path in enumerate(files):
        copy = Path(folder) / f"{number:04}{path.suffix}"
        shutil.copy(path, copy)
        copies.append(copy)
    return copies


def open_in_libreoffice(files):
    """Every Word file must come out of LibreOffice as a PDF with text, and every agenda on one page."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        copies = own_names(folder, files)
        out = convert(folder, "pdf", copies)
        for path, copy in zip(files, copies):
            pdf = out / f"{copy.stem}.pdf"
            if not pdf.exists() or len(run("pdftotext", pdf, "-").stdout) < 200:
                problems.append((path, "LibreOffice cannot open it"))
            elif path.stem == "02-asialista" and (count := pages(pdf)) != 1:
                problems.append((path, f"the agenda has {count} pages"))
    return problems


def pages(pdf):
    """The number of pages of a PDF file."""
    return int(re.search(r"^Pages:\s+(\d+)", run("pdfinfo", pdf).stdout, re.MULTILINE).group(1))


def with_false_results(path, copy):
    """A copy of a workbook in which the stored result of every formula is false."""
    count = 0
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as out:
        for info in package.infolist():
            data = package.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                data, n = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1<v>0.125</v>", data)
                count += n
            out.writestr(info, data)
    return count


def compute_in_libreoffice(files):
    """Every formula of every Excel file, computed by LibreOffice, gives the result that is stored in the file.

    The files are given to LibreOffice with false results, so that one that it had not computed would be found.
    """
    problems, cells = [], 0
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number, path in enumerate(files):
            copies.append(Path(folder) / f"{number:04}.xlsx")
            with_false_results(path, copies[-1])
        out = convert(folder, "xlsx:Calc MS Excel 2007 XML", copies)
        for path, copy in zip(files, copies):
            computed = out / copy.name
            if not computed.exists():
                problems.append((path, "LibreOffice cannot open it"))
            elif path.stem == "02-asialista" and (count := pages(pdf)) != 1:
                problems.append((path, f"the agenda has {count} pages"))
                continue
            stored = openpyxl.load_workbook(path, data_only=True)
            now = openpyxl.load_workbook(computed, data_only=True)
            for sheet, cell in formulas(openpyxl.load_workbook(path)):
                cells += 1
                before, after = stored[sheet][cell].value, now[sheet][cell].value
                if not same(before, after):
                    problems.append((path, f"{sheet} {cell} is stored as {before!r}, computed as {after!r}"))
    return problems, cells


def same(stored, computed):
    """The same text, or the same number to far less than a cent."""
    if isinstance(stored, (int, float)) and isinstance(computed, (int, float)):
        return abs(stored - computed) <= 1e-6 * max(1, abs(stored) / 1e6)
    return (stored or "") == (computed or "")


def packs(demo, pattern):
    return sorted(demo.glob(f"asiakkaat/*/kokoukset/*/aineisto/{pattern}"))


def written_annexes(agreement):
    """How many annexes of an agreement are written: the standard ones, or those that it lists without a finished file."""
    annexes = json.loads(agreement.read_text("utf-8")).get("liitteet")
    if annexes is None:
        # Without development items there is nothing to say in the annex of development.
        return 6 if table(agreement.parent, "kehittaminen") else 5
    return sum("tiedosto" not in annex for annex in annexes)


def main():
    demo = Path(sys.argv[1])
    customers = len(Workspace(demo).customers())
    drafts = sum(1 + written_annexes(path) for path in demo.glob("asiakkaat/*/sopimukset/*/sopimus.json"))
    made = lambda pattern: sorted(demo.glob(f"asiakkaat/*/kokoukset/*/{pattern}"))
    words = sorted(demo.rglob("luonnokset/*.docx")) + packs(demo, "0*.docx") + made("poytakirja-*.docx")
    pdfs = sorted(demo.glob("asiakkaat/*/sopimukset/*/Palvelusopimus*.pdf")) + packs(demo, "0*.pdf") + made("poytakirja-*.pdf")
    sheets = packs(demo, "*talousraportti.xlsx")
    invitations = packs(demo, "*kutsu.ics")
    found = {"Word": words, "PDF": pdfs, "Excel": sheets, "iCalendar": invitations}
    # A customer has agreement drafts and a PDF, agenda and skeleton, and an invitation; one has no budget.
    enough = {"Word": drafts + 2 * customers, "PDF": 3 * customers, "Excel": customers - 1, "iCalendar": customers}
    for kind, files in found.items():
        if len(files) < enough[kind]:
            sys.exit(f"the demo made too little: {len(files)} {kind} files")
    # The tables of the examples themselves, as they come.
    tables = sorted(set(demo.rglob("*.xlsx")) - set(sheets))
    found["Excel of others"] = tables
    checks = [(tables, audit), (words, check_docx), (pdfs, check_pdf), (sheets, check_xlsx), (invitations, check_ics)]
    results = []
    with ThreadPoolExecutor(2) as pool:
        for files, check in checks:
            results += zip(files, pool.map(check, files))
    problems = [(path, problem) for path, problem in results if problem] + open_in_libreoffice(words)
    wrong, cells = compute_in_libreoffice(sheets)
    problems += wrong
    for path, problem in problems:
        print(f"{path}: {problem}")
    counts = ", ".join(f"{len(files)} {kind}" for kind, files in found.items())
    print(f"{counts} files checked, {cells} formulas computed, {len(problems)} problems")
    sys.exit(bool(problems) or cells < 100)


if __name__ == "__main__":
    main()
