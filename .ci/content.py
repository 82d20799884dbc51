"""Compares the text of every document with the data that it was made from. Usage: content.py DEMO [FACTS]

The data are read, and the figures computed, by facts.py, with other means than the software's own: every figure,
service, development item and contact of an agreement must stand in its PDF, and every total, mean, action and note of a
meeting in its agenda, minutes, finance report and summary. Fewer than FACTS facts looked for (5 000 unless told) are a
failure, since then the comparison has lost its subject.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl

from facts import Workspace, cents, figures, percent, table

PENDING = "Aineisto täydentyy"
MINUS = "\u2212"


def squeezed(text):
    """Text without soft hyphens, spaces and line ends: words and figures may be broken over lines."""
    return re.sub(r"[\s\u00a0\u202f]+", "", re.sub(r"\u00ad\s*", "", text))


def pages_of(pdf):
    """The text of a PDF: of each page as it is laid out, and of all of them in reading order."""
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    # In reading order for names that run over several lines of a cell.
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return run.stdout.split("\f")[:-1], raw


def text_of_docx(path):
    """Every text of a Word file: of its body, its tables, its headers and footers."""
    document = docx.Document(str(path))
    parts = [document.element.body]
    for section in document.sections:
        parts += [part._element for part in (section.header, section.footer, section.first_page_header)]
    mark = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    texts = []
    for part in parts:
        for paragraph in part.iter(f"{mark}p"):
            pieces = paragraph.iter(f"{mark}t", f"{mark}br", f"{mark}tab")
            texts.append("".join(piece.text or "" if piece.tag == f"{mark}t" else " " for piece in pieces))
    return "\n".join(texts)


def missing(wanted, text, where):
    """The wanted texts that do not stand in a document."""
    whole = squeezed(text)
    return [f"{where} lacks {wish}" for wish in wanted if wish and squeezed(str(wish)) not in whole]


def check_agreement(pdf):
    folder = pdf.parent
    customer = json.loads((folder.parent.parent / "asiakas.json").read_text("utf-8"))
    agreement = json.loads((folder / "sopimus.json").read_text("utf-8"))
    pages, raw = pages_of(pdf)
    annexes = {annex["laji"] for annex in agreement.get("liitteet") or []} or None
    has = lambda kind: annexes is None or kind in annexes
    wanted = [agreement["diaarinumero"], figures(cents(agreement["maararaha"]["summa"]))]
    wanted += [signatory["nimi"] for signatory in agreement["allekirjoittajat"]]
    if has("talous"):
        wanted += [figures(cents(share["summa"])) for share in agreement["jako"]]
        lines = table(folder, "talous")
        wanted += [figures(cents(row["summa"])) for row in lines] + [str(row["selite"]) for row in lines]
    if has("jatkuvat palvelut"):
        services = table(folder, "palvelut")
        wanted += [str(row["nimi"]) for row in services]
        wanted += [str(row[k]) for row in services for k in ("kuvaus", "vastuuhenkilo") if row.get(k)]
        wanted += service_sums(services, table(folder, "talous"))
        described = [row for row in services if re.search(r"\w", str(row.get("rekisteroidyt") or ""))]
        wanted += [str(row[k]) for row in described for k in ("rekisteroidyt", "henkilotiedot") if row.get(k)]
    if has("kehittäminen"):
        wanted += [str(row["nimi"]) for row in table(folder, "kehittaminen") or []]
    if has("yhteyshenkilöt"):
        wanted += [contact["nimi"] for contact in customer["yhteyshenkilot"]]
        wanted += [contact[k] for contact in customer["yhteyshenkilot"] for k in ("sahkoposti", "puhelin") if k in contact]
    problems = missing(wanted, raw, "the agreement")
    for number, page in enumerate(pages, 1):
        problems += missing([agreement["diaarinumero"], f"{number}({len(pages)})"], page, f"page {number}")
    return len(wanted), problems


def service_sums(services, lines):
    """What each service costs by cost type and in all, and what they all do."""
    wanted = []
    known = {str(row["tunnus"]) for row in services}
    costs = {}
    for line in lines:
        of = str(line.get("kohde") or "").strip()
        if of in known:
            costs[of, line["kustannuslaji"]] = costs.get((of, line["kustannuslaji"]), 0) + cents(line["summa"])
    wanted += [figures(amount) for amount in costs.values()]
    for service in known:
        wanted.append(figures(sum(amount for (of, _), amount in costs.items() if of == service)))
    wanted.append(figures(sum(costs.values())))
    return wanted


def finance_facts(finance):
    """The rows of the short table of the budget and its total, each with its figures one after another."""
    wanted = []
    for name, row in finance.top + [("Yhteensä", finance.total)]:
        shown = [name] + [figures(amount) for amount in (row.budget, row.actual, row.forecast) if amount is not None]
        if row.deviation is not None:
            shown += [signed(figures(row.deviation), row.deviation), share(row)]
        wanted.append(" ".join(shown))
    return wanted


def share(row):
    """The deviation as a part of the budget."""
    shown = percent(row.deviation, row.budget)
    return "–" if shown is None else signed(shown, row.deviation if re.search("[1-9]", shown) else 0)


def signed(shown, value):
    """A figure with a sign before it when it is above zero; below zero it has its minus."""
    return f"+{shown}" if value > 0 else shown


def mean(hundredths):
    return f"{hundredths // 100},{hundredths % 100:02}"


def survey_facts(workspace, customer, meeting):
    """The means of the areas with those of the past year, and the Net Promoter Score, as far as so many have answered."""
    now = workspace.means(customer, meeting)
    if not any(now.values()):
        return []
    quarters = past_year(workspace, customer, meeting)
    shown = [(quarter, workspace.means(customer, quarter)) for quarter in quarters]
    wanted = []
    for area in now:
        means = [means[area] for _, means in shown]
        change = None
        if len(means) > 1 and None not in means[-2:]:
            change = signed(f"{MINUS if means[-1] < means[-2] else ''}{mean(abs(means[-1] - means[-2]))}", means[-1] - means[-2])
        wanted.append(" ".join([area] + ["–" if value is None else mean(value) for value in means] + [change or ""]))
    score = workspace.score(customer, meeting)
    if score is not None:
        wanted.append(f"{'+' if score > 0 else MINUS if score < 0 else ''}{abs(score)}")
    return wanted


def past_year(workspace, customer, meeting):
    """The quarters of a trend: from the first of the past year that had a survey, without gaps, to the present one."""
    year, quarter = int(meeting[:4]), int(meeting[-1])
    quarters = []
    for _ in range(5):
        quarters.insert(0, f"{year}-Q{quarter}")
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    while len(quarters) > 1 and not workspace.answers(customer, quarters[0]):
        quarters.pop(0)
    return quarters


def secret_facts(workspace, customer, meeting):
    """The means that must not stand anywhere, since too few have answered."""
    answers = workspace.answers(customer, meeting) or []
    if not 0 < len(answers) < workspace.minimum_answers:
        return []
    secrets = []
    for area in workspace.survey["osa_alueet"]:
        grades = [int(answer[area["tunnus"]]) for answer in answers if str(answer.get(area["tunnus"]) or "").strip()]
        secrets.append(f"{area['nimi']}{mean(round(sum(grades) * 100 / len(grades)))}")
    return secrets


def quarter_facts(workspace, customer, meeting):
    """What the tables of the quarter say: services that are not in order, needs, projects."""
    folder = workspace.meeting_folder(customer, meeting)
    known = {row["tunnus"]: row["nimi"] for row in table(workspace.agreement(customer, int(meeting[:4])), "palvelut")}
    wanted = []
    for row in table(folder, "palvelutilanne") or []:
        if row["tila"] != "kunnossa":
            wanted += [known[row["palvelu"]], row.get("kuvaus"), row.get("kaytettavyys")]
    for row in table(folder, "kehitystarpeet") or []:
        estimate = row.get("kustannusarvio")
        wanted += [row["nimi"], row.get("seuraavaksi"), row.get("vastuuhenkilo")]
        wanted.append(figures(cents(estimate)) if str(estimate or "").strip() else None)
    for row in table(folder, "projektit") or []:
        wanted += [row["nimi"], row.get("tilanne"), row.get("etappi"), row.get("etappi_pvm"), row.get("projektipaallikko")]
    return wanted


def participant_facts(meeting):
    return [person[k] for person in meeting["osallistujat"] for k in ("nimi", "asema", "organisaatio")]


def pending(workspace, customer, meeting):
    """How many parts of a meeting have not come yet."""
    folder = workspace.meeting_folder(customer, meeting["kokous"])
    parts = [table(folder, name) is None for name in ("palvelutilanne", "kehitystarpeet", "projektit")]
    parts.append(table(folder, "kysely") is None and "kysely" in meeting)
    parts.append(workspace.finance(customer, meeting) is None)
    return sum(parts)


def check_agenda(workspace, customer, meeting, text, where):
    """The agenda: people, items and presenters, and none of what stands in the other files."""
    wanted = [meeting["paivays"], meeting["puheenjohtaja"], meeting["sihteeri"], meeting["alkaa"], meeting["paattyy"]]
    # A full agenda leaves out the positions, of all or of none; the skeleton of the minutes has them always.
    positions = [person["asema"] for person in meeting["osallistujat"]]
    present = [position for position in positions if not missing([position], text, where)]
    wanted += positions if len(present) > len(positions) / 2 else []
    wanted += [person[k] for person in meeting["osallistujat"] for k in ("nimi", "organisaatio")] + workspace.agenda(meeting)
    wanted += [item.get("esittelija") for item in meeting.get("lisaasiat", [])]
    return check_before(workspace, customer, meeting, wanted, text, where)


def check_status(workspace, customer, meeting, text, where):
    """The status of the quarter: its tables, the items of the meeting's own, and the open actions."""
    number = meeting["kokous"]
    finance = workspace.finance(customer, meeting)
    wanted = finance_facts(finance) if finance else []
    wanted += quarter_facts(workspace, customer, number) + survey_facts(workspace, customer, number)
    for item in meeting.get("lisaasiat", []):
        wanted += item.get("teksti", [])
    for action in workspace.open_actions(customer, number):
        wanted += action
    return check_before(workspace, customer, meeting, wanted, text, where)


def check_skeleton(workspace, customer, meeting, text, where):
    """The skeleton of the minutes, which does not repeat the tables of the quarter."""
    wanted = [meeting["paivays"], meeting["puheenjohtaja"], meeting["sihteeri"]]
    wanted += participant_facts(meeting) + workspace.agenda(meeting)
    for item in meeting.get("lisaasiat", []):
        wanted += item.get("teksti", []) + [item.get("esittelija")]
    for action in workspace.open_actions(customer, meeting["kokous"]):
        wanted += action
    return check_before(workspace, customer, meeting, wanted, text, where)


def check_before(workspace, customer, meeting, wanted, text, where):
    """A document made before the meeting: what it must say, whether it says that parts are missing, and what it must not say."""
    number = meeting["kokous"]
    problems = missing(wanted, text, where)
    count = pending(workspace, customer, meeting)
    if (squeezed(PENDING) in squeezed(text)) != bool(count):
        problems.append(f"{where}: {count} parts are missing, and \"{PENDING}\" does not say so")
    for secret in secret_facts(workspace, customer, number):
        if squeezed(secret) in squeezed(text):
            problems.append(f"{where} shows {secret} of too few answers")
    return len(wanted), problems


def check_minutes(workspace, customer, meeting, text, where):
    """The minutes of a meeting that has been held: every piece of its notes, every action, and the figures of the time."""
    number = meeting["kokous"]
    wanted = [meeting["paivays"], meeting["puheenjohtaja"], meeting["sihteeri"]]
    wanted += participant_facts(meeting) + workspace.agenda(meeting)
    for _, kind, text_of_note in workspace.notes(customer, number):
        # Actions are looked for by their parts, what has been done by what was said of it.
        wanted += [] if kind == "toimenpide" else [text_of_note if kind != "tehty" else " ".join(text_of_note.split()[1:])]
    for action in workspace.actions(customer, number):
        wanted += action
    finance = workspace.finance(customer, meeting)
    wanted += [figures(amount) for amount in finance.total.amounts()] if finance else []
    problems = missing(wanted, text, where)
    if squeezed(PENDING) in squeezed(text):
        problems.append(f"{where} says \"{PENDING}\" of a meeting that has been held")
    return len(wanted), problems


def check_summary(finance, pdf):
    pages, raw = pages_of(pdf)
    wanted = finance_facts(finance)
    for of, row in finance.deviations()[:3]:
        wanted += [finance.name(of), figures(abs(row.deviation)), finance.reason(of)]
    problems = missing(wanted, raw, "the summary")
    if len(pages) != 1:
        problems.append(f"the summary has {len(pages)} pages")
    return len(wanted), problems


def check_report(finance, path):
    """Every figure of every view stands in the workbook as a number, and every name and reason as a text."""
    book = openpyxl.load_workbook(path, data_only=True)
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    numbers = {round(value * 100) for value in cells if isinstance(value, (int, float))}
    texts = squeezed("\n".join(value for value in cells if isinstance(value, str)))
    rows = [row for _, row in finance.top] + [finance.total] + list(finance.subjects.values())
    wanted = [amount for row in rows for amount in row.amounts()]
    for number, amount in enumerate(finance.months):
        wanted += [amount, sum(finance.months[: number + 1])]
    problems = [f"the report lacks {figures(amount)}" for amount in wanted if amount not in numbers]
    names = [name for name, _ in finance.top] + [finance.name(of) for of in finance.subjects]
    for of, _ in finance.deviations():
        names.append(finance.reason(of))
    problems += [f"the report lacks {name}" for name in names if squeezed(name) not in texts]
    # A row of the view by subject has its own figures: name and figures stand in one row.
    by_name = {}
    for row in book["Palveluittain"].iter_rows(values_only=True):
        by_name.setdefault(row[0], [round(value * 100) for value in row if isinstance(value, (int, float))])
    for of, row in finance.subjects.items():
        found = by_name.get(finance.name(of), [])
        if not set(row.amounts()) <= set(found):
            problems.append(f"the report has {found} for {finance.name(of)}, not {row.amounts()}")
    return len(wanted) + len(names), problems


def check_pack(workspace, customer, number):
    """The documents of one meeting's pack."""
    meeting = workspace.meeting(customer, number)
    folder = workspace.meeting_folder(customer, number) / "aineisto"
    finance = workspace.finance(customer, meeting)
    checks = []
    one = lambda pattern: next(iter(sorted(folder.glob(pattern))), None)
    text = one("*kutsu.txt").read_text("utf-8")
    wanted = workspace.agenda(meeting) + [meeting["paivays"], meeting["alkaa"], meeting["sihteeri"]]
    wanted += [meeting.get(name) for name in ("paikka", "etayhteys", "aineisto")]
    checks.append((len(wanted), missing(wanted, text, "the invitation")))
    agenda = one("*asialista.pdf"), one("*asialista.docx"), one("*poytakirjapohja.docx")
    if None in agenda:
        return 0, [f"the pack lacks {agenda}"]
    checks.append(check_agenda(workspace, customer, meeting, pages_of(agenda[0])[1], "the agenda (PDF)"))
    checks.append(check_agenda(workspace, customer, meeting, text_of_docx(agenda[1]), "the agenda (Word)"))
    checks.append(check_skeleton(workspace, customer, meeting, text_of_docx(agenda[2]), "the skeleton"))
    if len(pages_of(agenda[0])[0]) != 1:
        return 0, ["the agenda has more than one page"]
    status = one("*tilannekatsaus.pdf"), one("*tilannekatsaus.docx")
    if workspace.has_status_annex != (None not in status):
        return 0, ["the status of the quarter is there, or lacks, against the settings"]
    if None not in status:
        checks.append(check_status(workspace, customer, meeting, pages_of(status[0])[1], "the status (PDF)"))
        checks.append(check_status(workspace, customer, meeting, text_of_docx(status[1]), "the status (Word)"))
    earlier = [known for known in workspace.meetings(customer) if known < number]
    if earlier and workspace.notes(customer, earlier[-1]) is not None:
        minutes = one(f"*poytakirja-{earlier[-1]}.pdf"), one(f"*poytakirja-{earlier[-1]}.docx")
        if None in minutes:
            return 0, [f"the pack lacks the minutes of {earlier[-1]}"]
        before = workspace.meeting(customer, earlier[-1])
        checks.append(check_minutes(workspace, customer, before, pages_of(minutes[0])[1], "the minutes (PDF)"))
        checks.append(check_minutes(workspace, customer, before, text_of_docx(minutes[1]), "the minutes (Word)"))
    report, summary = one("*talousraportti.xlsx"), one("*talousyhteenveto.pdf")
    if finance:
        if report is None or summary is None:
            return 0, ["the pack lacks the finance report or its summary"]
        checks += [check_report(finance, report), check_summary(finance, summary)]
    for attachment in sorted((folder.parent / "liitteet").glob("*")):
        copies = [path for path in folder.iterdir() if path.read_bytes() == attachment.read_bytes()]
        checks.append((1, [] if copies else [f"the pack lacks {attachment.name}"]))
    return sum(count for count, _ in checks), [problem for _, problems in checks for problem in problems]


def check_written_minutes(workspace, path):
    """Minutes in the folder of the meeting after the one that they are of."""
    customer = path.parts[path.parts.index("asiakkaat") + 1]
    meeting = workspace.meeting(customer, path.stem.removeprefix("poytakirja-"))
    text = pages_of(path)[1] if path.suffix == ".pdf" else text_of_docx(path)
    return check_minutes(workspace, customer, meeting, text, path.name)


def main():
    demo = Path(sys.argv[1])
    workspace = Workspace(demo)
    total, failed, packs, written = 0, 0, 0, 0
    agreements = sorted(demo.glob("asiakkaat/*/sopimukset/*/Palvelusopimus*.pdf"))
    results = [(pdf.name, check_agreement(pdf)) for pdf in agreements]
    for customer in workspace.customers():
        for number in workspace.meetings(customer):
            if (workspace.meeting_folder(customer, number) / "aineisto").exists():
                packs += 1
                results.append((f"{customer} {number}", check_pack(workspace, customer, number)))
    for path in sorted(demo.glob("asiakkaat/*/kokoukset/*/poytakirja-*.*")):
        written += 1
        results.append((str(path.relative_to(demo)), check_written_minutes(workspace, path)))
    for name, (count, problems) in results:
        total += count
        failed += len(problems)
        for problem in problems[:20]:
            print(f"{name}: {problem}")
    print(f"{len(agreements)} agreements, {packs} packs and {written} files of minutes: {total} facts looked for, {failed} problems")
    least = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    customers = len(workspace.customers())
    enough = len(agreements) >= customers and packs >= customers and total >= least
    if not enough:
        print(f"too little was made: {customers} customers, at least {least} facts")
    sys.exit(bool(failed) or not enough)


if __name__ == "__main__":
    main()
