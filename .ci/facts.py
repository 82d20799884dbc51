"""Reads a workspace and computes what its documents must say, with other means than the software's own.

Nothing here is shared with the software: the tables are read with csv and openpyxl, money is counted in whole cents,
and the rules (largest remainder, versions, deviations, means, Net Promoter Score, open actions) are written anew.
"""

import csv
import io
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl

VERSIONS = {
    "TAE B0": "tae-b0",
    "TAE B1": "tae-b1",
    "TAE B2": "tae-b2",
    "TAE B3": "tae-b3",
    "TPE 1": "tpe-1",
    "TPE 2": "tpe-2",
    "tilinpäätös": "tilinpaatos",
}

# What holds where a workspace has no cost types of its own.
COST_TYPES = [
    "Ylläpito",
    "Pienkehitys",
    "Henkilötyö",
    "Yhteiset palvelut",
    "Valtori-palvelut",
    "Projektit ja ohjelmat",
]


def decode(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def key(header):
    return header.strip().lower().translate(str.maketrans("äöå -", "aoa__"))


def table(folder, name):
    """The rows of a table, whichever form it has, as dictionaries of text; None when there is no such table."""
    for path in sorted(Path(folder).glob(f"{name}.*")):
        if path.suffix == ".json":
            return json.loads(path.read_text("utf-8"))
        rows = rows_of_csv(path) if path.suffix == ".csv" else rows_of_workbook(path)
        filled = [row for row in rows if any(str(cell).strip() for cell in row)]
        # Above the headings stand titles and lines on the source, below the rows notes: cells that are alone in their row.
        top = next((at for at, row in enumerate(filled) if sum(bool(str(cell).strip()) for cell in row) > 2), len(filled) - 1)
        header = [key(re.sub(r"\(.*\)", "", str(cell))) for cell in filled[top]]
        below = [row for row in filled[top + 1 :] if sum(bool(str(cell).strip()) for cell in row) > 1]
        return [dict(zip(header, row)) for row in below if not str(row[0]).strip().lower().endswith("yhteensä")]
    return None


def rows_of_csv(path):
    text = decode(path.read_bytes()).removeprefix("sep=;\r\n")
    separator = max(";,\t", key=text.splitlines()[0].count)
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def rows_of_workbook(path):
    """The rows of the first sheet; what is merged holds for all its cells in the first column."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    rows = [[shown(cell) for cell in row] for row in sheet.iter_rows()]
    for area in sheet.merged_cells.ranges:
        if area.min_col == area.max_col == 1:
            for at in range(area.min_row, area.max_row):
                rows[at][0] = rows[area.min_row - 1][0]
    return rows


def shown(cell):
    """The value of a cell: a date and a percentage as a person sees them."""
    value = cell.value
    if value is None:
        return ""
    if cell.is_date:
        return f"{value.day}.{value.month}.{value.year}"
    if "%" in (cell.number_format or "") and isinstance(value, (int, float)):
        return f"{(Decimal(str(value)) * 100).normalize():f} %".replace(".", ",")
    return value


def cents(amount):
    """An amount of money as whole cents."""
    if isinstance(amount, str):
        amount = re.sub(r"[\s\u00a0\u202f€]", "", amount).replace("\u2212", "-").replace(",", ".")
    return int((Decimal(str(amount)) * 100).to_integral_value(ROUND_HALF_UP))


def figures(amount):
    """Cents as they must stand in a document: 1 234 567,89, the separators as ordinary spaces."""
    return f"{Decimal(amount) / 100:,.2f}".replace(",", " ").replace(".", ",").replace("-", "\u2212")


def half_up(value, step):
    """Rounded to a step, a half away from zero."""
    return Decimal(value).quantize(Decimal(step), ROUND_HALF_UP)


def percent(part, whole):
    """A part of a whole as the documents show it; None where there is no whole."""
    if whole == 0:
        return None
    share = half_up(Decimal(part) * 100 / whole, "0.1") + 0  # no negative zero
    return f"{share:,.1f} %".replace(",", " ").replace(".", ",").replace("-", "\u2212")


def apportion(whole, weights):
    """The largest remainder: every part rounded down, what is left to the largest remainders, the first of equals first."""
    total = sum(weights)
    parts = [whole * weight // total for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: -(whole * weights[i] % total))
    for i in order[: whole - sum(parts)]:
        parts[i] += 1
    return parts


class Workspace:
    """A workspace folder with the settings that matter here."""

    def __init__(self, root):
        self.root = Path(root)
        settings = json.loads((self.root / "vuosikello.json").read_text("utf-8"))
        defaults = settings.get("oletukset", {})
        self.organisation = settings["organisaatio"]
        self.cost_types = defaults.get("kustannuslajit", COST_TYPES)
        shared = "Valtori-palvelut" if self.organisation.get("julkisyhteiso", "valtio") == "valtio" else "Yhteiset palvelut"
        self.groups = [
            (group["nimi"], group["kustannuslajit"])
            for group in defaults.get("talousnakyma", [{"nimi": shared, "kustannuslajit": [shared]}])
        ]
        grouped = {kind for _, kinds in self.groups for kind in kinds}
        self.groups.append(("Muut palvelut", [kind for kind in self.cost_types if kind not in grouped]))
        self.survey = defaults.get("kysely", {})
        self.minimum_answers = self.survey.get("vahintaan", 3)
        self.has_status_annex = defaults.get("kokoukset", {}).get("tilannekatsaus", False)

    def customers(self):
        return sorted(path.name for path in (self.root / "asiakkaat").iterdir())

    def customer(self, customer):
        return json.loads((self.root / "asiakkaat" / customer / "asiakas.json").read_text("utf-8"))

    def agreement(self, customer, year):
        """The folder of the year's agreement, or else of the newest before it, or else of the earliest after it."""
        folder = self.root / "asiakkaat" / customer / "sopimukset"
        years = sorted(int(path.name) for path in folder.iterdir())
        before = [known for known in years if known <= year]
        return folder / str(before[-1] if before else years[0])

    def meeting_folder(self, customer, meeting):
        return self.root / "asiakkaat" / customer / "kokoukset" / meeting

    def meetings(self, customer):
        folder = self.root / "asiakkaat" / customer / "kokoukset"
        return sorted(path.parent.name for path in folder.glob("*/kokous.json"))

    def meeting(self, customer, meeting):
        return json.loads((self.meeting_folder(customer, meeting) / "kokous.json").read_text("utf-8"))

    def shares(self, customer, year, rows):
        """A customer's parts of the rows of a table of common costs."""
        keys = table(self.root / "yhteiset" / str(year), "jyvitys") or []
        for row in rows or []:
            of_key = [share for share in keys if share["peruste"] == row["peruste"]]
            parts = apportion(cents(row["summa"]), [int(share["osuus"]) for share in of_key])
            own = [part for share, part in zip(of_key, parts) if share["asiakas"] == customer and int(share["osuus"])]
            if own:
                yield {**row, "kohde": None, "summa": sum(own)}

    def lines(self, customer, year, name):
        """The lines of a version or of the actuals, the shares of common costs among them; None when there are none."""
        own = table(self.root / "asiakkaat" / customer / "budjetti" / str(year), name)
        shared = list(self.shares(customer, year, table(self.root / "yhteiset" / str(year), name)))
        if own is None and not shared:
            return None
        return [{**row, "summa": cents(row["summa"])} for row in own or []] + shared

    def finance(self, customer, meeting):
        """The views of the year's budget at a meeting; None when the customer has no budget."""
        year = int(meeting["kokous"][:4])
        if not (self.root / "asiakkaat" / customer / "budjetti" / str(year)).exists():
            return None
        versions = {name: self.lines(customer, year, stem) for name, stem in VERSIONS.items()}
        versions = {name: lines for name, lines in versions.items() if lines is not None}
        first = lambda order: next((name for name in order if name in versions), None)
        budget = meeting.get("talousarvio") or first(["TAE B3", "TAE B2", "TAE B1", "TAE B0"])
        forecast = meeting.get("ennuste") or first(["tilinpäätös", "TPE 2", "TPE 1", "TAE B0"])
        if budget is None:
            return None
        if forecast == budget:
            forecast = None
        return Finance(self, customer, year, budget, forecast, versions, self.lines(customer, year, "toteuma") or [])

    def answers(self, customer, meeting):
        """The answers to a meeting's survey by ids; None when there is no survey."""
        rows = table(self.meeting_folder(customer, meeting), "kysely")
        if rows is None:
            return None
        questions = self.survey["osa_alueet"] + [self.survey["suositus"]] + self.survey["avoimet"]
        names = {}
        for question in questions:
            for name in (question["tunnus"], question["nimi"], question.get("kysymys")):
                if name:
                    names[key(name)] = question["tunnus"]
        answers = [{names[head]: value for head, value in row.items() if head in names} for row in rows]
        return [answer for answer in answers if any(str(value or "").strip() for value in answer.values())]

    def means(self, customer, meeting):
        """The mean of each area in hundredths, None where too few have answered."""
        answers = self.answers(customer, meeting) or []
        means = {}
        for area in self.survey["osa_alueet"]:
            grades = [int(answer[area["tunnus"]]) for answer in answers if str(answer.get(area["tunnus"]) or "").strip()]
            enough = len(grades) >= self.minimum_answers
            means[area["nimi"]] = int(half_up(Decimal(sum(grades)) / len(grades) * 100, "1")) if enough else None
        return means

    def score(self, customer, meeting):
        """The Net Promoter Score, None where too few have answered."""
        answers = self.answers(customer, meeting) or []
        values = [int(answer["suositus"]) for answer in answers if str(answer.get("suositus") or "").strip()]
        if len(values) < self.minimum_answers:
            return None
        difference = sum(value >= 9 for value in values) - sum(value <= 6 for value in values)
        return int(half_up(Decimal(difference) * 100 / len(values), "1"))

    def notes(self, customer, meeting):
        """The pieces of a meeting's notes, as (heading, kind, text); None when the meeting has not been held."""
        path = self.meeting_folder(customer, meeting) / "muistiinpanot.md"
        return list(pieces(path.read_text("utf-8"))) if path.exists() else None

    def actions(self, customer, meeting):
        """The actions that a meeting agreed on, as (id, text, owner, date)."""
        found = []
        for _, kind, text in self.notes(customer, meeting) or []:
            if kind == "toimenpide":
                what, owner, date = re.fullmatch(r"(.*) \(([^()]*), ([\d.]+)\)", text, re.S).groups()
                found.append((f"{meeting}/{len(found) + 1}", what, owner, date))
        return found

    def open_actions(self, customer, meeting):
        """The actions that a meeting has on its agenda: open ones, and those done since the meeting before."""
        done, earlier = set(), [known for known in self.meetings(customer) if known < meeting]
        for known in earlier:
            done.update(self.meeting(customer, known).get("tehdyt_toimenpiteet", []))
            for _, kind, text in self.notes(customer, known) or []:
                if kind == "tehty":
                    done.add(text.split()[0])
        return [action for known in earlier for action in self.actions(customer, known) if action[0] not in done]

    def agenda(self, meeting):
        """The titles of the agenda of a meeting."""
        titles = []
        for name, title in STANDARD:
            titles.append(title)
            titles += [item["otsikko"] for item in meeting.get("lisaasiat", []) if item["jalkeen"] == name]
        return titles


STANDARD = [
    ("avaus", "Kokouksen avaus ja asialistan hyväksyminen"),
    ("poytakirja", "Edellisen kokouksen pöytäkirja"),
    ("talous", "Talouskatsaus"),
    ("palvelut", "Palveluiden tilannekatsaus"),
    ("kehitys", "Palveluiden kehitys"),
    ("kysely", "Tilaajatyytyväisyyskysely"),
    ("muut", "Muut asiat"),
    ("seuraava", "Seuraavan kokouksen sopiminen"),
    ("paattaminen", "Kokouksen päättäminen"),
]

MARKS = {"päätös": "päätös", "toimenpide": "toimenpide", "tehty": "tehty"}


def pieces(text):
    """The pieces of notes: paragraphs, points, decisions, actions and what was done, under their headings."""
    heading, piece = None, None
    for line in text.splitlines() + ["## "]:
        mark = line.split(":")[0].strip().lower() if ":" in line else ""
        if not line.strip() or line.startswith("#") or line.startswith("- ") or mark in MARKS:
            if piece and heading is not None:
                yield piece
            piece = None
        if line.startswith("#"):
            heading = re.sub(r"^[#\s]*(\d+\.)?\s*", "", line).strip()
        elif mark in MARKS:
            piece = (heading, MARKS[mark], line.split(":", 1)[1].strip())
        elif line.startswith("- "):
            piece = (heading, "kohta", line[2:].strip())
        elif line.strip():
            piece = (heading, piece[1] if piece else "kappale", f"{piece[2]} {line.strip()}" if piece else line.strip())


class Figures:
    """Budget, actual, forecast and deviation in cents."""

    def __init__(self, budget, actual, forecast):
        self.budget, self.actual, self.forecast = budget, actual, forecast
        self.deviation = None if forecast is None else forecast - budget

    def amounts(self):
        return [amount for amount in (self.budget, self.actual, self.forecast, self.deviation) if amount is not None]


class Finance:
    """The views of a budget: the top view, by subject, by month."""

    def __init__(self, workspace, customer, year, budget, forecast, versions, actuals):
        self.year, self.budget, self.forecast = year, budget, forecast
        self.versions, self.actuals = versions, actuals
        folder = workspace.agreement(customer, year)
        known = (table(folder, "palvelut") or []) + (table(folder, "kehittaminen") or [])
        self.names = {row["tunnus"]: row["nimi"] for row in known}
        chosen = {"budget": versions[budget], "actual": actuals}
        if forecast:
            chosen["forecast"] = versions[forecast]
        self.chosen = chosen
        self.total = self.sum(lambda line: True)
        self.top = [
            (name, self.sum(lambda line: line["kustannuslaji"] in kinds))
            for name, kinds in workspace.groups
            if any(line["kustannuslaji"] in kinds for lines in chosen.values() for line in lines)
        ]
        subjects = {subject(line) for lines in chosen.values() for line in lines}
        self.subjects = {name: self.sum(lambda line: subject(line) == name) for name in subjects}
        self.reasons = {}
        for line in chosen.get("forecast", []):
            why = str(line.get("syy") or "").strip()
            if why and why not in self.reasons.setdefault(subject(line), []):
                self.reasons[subject(line)].append(why)
        last = max((month(line) for line in actuals), default=0)
        self.months = [sum(line["summa"] for line in actuals if month(line) == m) for m in range(1, last + 1)]

    def sum(self, wanted):
        sums = {name: sum(line["summa"] for line in lines if wanted(line)) for name, lines in self.chosen.items()}
        return Figures(sums["budget"], sums["actual"], sums.get("forecast"))

    def name(self, of):
        """The name of a subject as the documents show it."""
        kind, text = of
        return self.names.get(text, text) if kind == "kohde" else text

    def deviations(self):
        """The subjects whose forecast deviates, the largest first, with their reasons."""
        rows = [(of, row) for of, row in self.subjects.items() if row.deviation]
        return sorted(rows, key=lambda item: -abs(item[1].deviation))

    def reason(self, of):
        return " ".join(self.reasons.get(of, [])) or "syy puuttuu"


def subject(line):
    """What a line is about: its target, or its description."""
    target = str(line.get("kohde") or "").strip()
    return ("kohde", target) if target else ("selite", line["selite"])


def month(line):
    return int(re.split(r"[/-]", str(line["kuukausi"]))[0])
