"""Makes a workspace of many customers out of the example, for measuring. Usage: many.py N FOLDER"""

import json
import shutil
import sys
from pathlib import Path

from facts import decode, table


def renamed(folder, name):
    """The projects of a copied customer are its own: their tables name it in the place of the original."""
    for path in folder.glob("kokoukset/*/projektit.*"):
        rows = table(path.parent, "projektit")
        path.unlink()
        for row in rows:
            row["asiakas"] = name
        rows = [{key: value for key, value in row.items() if value not in ("", None)} for row in rows]
        (path.parent / "projektit.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


def renumbered(folder, number):
    """The matters of a copied customer are its own, and so are their case numbers."""
    for path in [*folder.glob("sopimukset/*/sopimus.json"), *folder.glob("kokoukset/*/kokous.json")]:
        data = json.loads(path.read_text("utf-8"))
        if "diaarinumero" in data:
            register, running, *rest = data["diaarinumero"].split("/")
            data["diaarinumero"] = "/".join([register, str(int(running) + 10_000 * (number + 1)), *rest])
            path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    example = Path(__file__).parent.parent / "examples" / "ork"
    folder.mkdir(parents=True)
    shutil.copy(example / "vuosikello.json", folder)
    originals = sorted((example / "asiakkaat").iterdir())
    names = {}
    for number in range(count):
        original = originals[number % len(originals)]
        name = f"{original.name}-{number:05}"
        names.setdefault(original.name, []).append(name)
        target = folder / "asiakkaat" / name
        # What was recorded when a version was locked has other shares of the common costs than a copy has.
        shutil.copytree(original, target, ignore=shutil.ignore_patterns("lukitut"))
        customer = json.loads((target / "asiakas.json").read_text("utf-8"))
        customer["tunnus"] = name
        (target / "asiakas.json").write_text(json.dumps(customer, ensure_ascii=False), "utf-8")
        renamed(target, name)
        renumbered(target, number)
    shutil.copytree(example / "yhteiset", folder / "yhteiset")
    for path in folder.glob("yhteiset/*/jyvitys.csv"):
        head, *rows = decode(path.read_bytes()).splitlines()
        shares = [row.split(";") for row in rows]
        lines = [f"{key};{name};{weight}" for key, customer, weight in shares for name in names.get(customer, [])]
        path.write_text("\n".join([head, *lines]) + "\n", "utf-8")


main()
