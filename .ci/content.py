"""Compares the text of every PDF with the data that it was made from. Usage: content.py DEMO

The data are read here with other libraries than the software's own: every figure, service, development item and
contact must stand in the text, and the case number, the page and the number of pages on every page.
"""

import csv
import io
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import openpyxl


def decode(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def key(header):
    return header.strip().lower().translate(str.maketrans("äöå -", "aoa__"))


def table(folder, name):
    """The rows of a table, whichever form it has, as dictionaries of text."""
    for path in folder.glob(f"{name}.*"):
        if path.suffix == ".json":
            return json.loads(path.read_text("utf-8"))
        if path.suffix == ".csv":
            text = decode(path.read_bytes())
            separator = max(";,\t", key=text.splitlines()[0].count)
            rows = list(csv.reader(io.StringIO(text), delimiter=separator))
        else:
            sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
            rows = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        header = [key(str(cell)) for cell in rows[0]]
        return [dict(zip(header, row)) for row in rows[1:] if any(str(cell).strip() for cell in row)]
    return []


def figures(amount):
    """An amount as it must stand in the document: 1 234 567,89, the separators as ordinary spaces."""
    if isinstance(amount, str):
        text = re.sub(r"[\s€]", "", amount).replace("\u2212", "-").replace(",", ".")
        amount = Decimal(text)
    else:
        amount = Decimal(str(amount))
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace("-", "\u2212")


def squeezed(text):
    """Text without soft hyphens, spaces and line ends: words and figures may be broken over lines."""
    return re.sub(r"[\s\u00a0\u202f]+", "", re.sub(r"\u00ad\s*", "", text))


def check(pdf):
    folder = pdf.parent
    customer = json.loads((folder.parent.parent / "asiakas.json").read_text("utf-8"))
    agreement = json.loads((folder / "sopimus.json").read_text("utf-8"))
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    pages = run.stdout.split("\f")[:-1]
    # In reading order for names that run over several lines of a cell.
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    everything = squeezed(raw)
    annexes = {annex["laji"] for annex in agreement.get("liitteet") or []} or None
    has = lambda kind: annexes is None or kind in annexes
    wanted = [agreement["diaarinumero"], figures(agreement["maararaha"]["summa"])]
    wanted += [signatory["nimi"] for signatory in agreement["allekirjoittajat"]]
    if has("talous"):
        wanted += [figures(share["summa"]) for share in agreement["jako"]]
        lines = [row for row in table(folder, "talous") if row.get("kustannuslaji") != "Yhteensä"]
        wanted += [figures(row["summa"]) for row in lines] + [str(row["selite"]) for row in lines]
    if has("jatkuvat palvelut"):
        wanted += [str(row["nimi"]) for row in table(folder, "palvelut")]
    if has("kehittäminen"):
        wanted += [str(row["nimi"]) for row in table(folder, "kehittaminen")]
    if has("yhteyshenkilöt"):
        wanted += [contact["nimi"] for contact in customer["yhteyshenkilot"]]
        wanted += [contact[k] for contact in customer["yhteyshenkilot"] for k in ("sahkoposti", "puhelin") if k in contact]
    problems = [f"missing: {text}" for text in wanted if squeezed(text) not in everything]
    for number, page in enumerate(pages, 1):
        page = squeezed(page)
        for text in (agreement["diaarinumero"], f"{number}({len(pages)})"):
            if squeezed(text) not in page:
                problems.append(f"page {number} lacks {text}")
    return len(wanted), problems


def main():
    total, failed = 0, 0
    for pdf in sorted(Path(sys.argv[1]).glob("asiakkaat/*/sopimukset/*/Palvelusopimus*.pdf")):
        count, problems = check(pdf)
        total += count
        failed += len(problems)
        for problem in problems[:20]:
            print(f"{pdf.name}: {problem}")
    print(f"{total} facts looked for, {failed} problems")
    sys.exit(bool(failed) or total < 1000)


main()
