"""Makes a workspace of many customers out of the example, for measuring. Usage: many.py N FOLDER"""

import json
import shutil
import sys
from pathlib import Path


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    example = Path(__file__).parent.parent / "examples" / "ork"
    folder.mkdir(parents=True)
    shutil.copy(example / "vuosikello.json", folder)
    originals = sorted((example / "asiakkaat").iterdir())
    for number in range(count):
        original = originals[number % len(originals)]
        name = f"{original.name}-{number:05}"
        target = folder / "asiakkaat" / name
        shutil.copytree(original, target)
        customer = json.loads((target / "asiakas.json").read_text("utf-8"))
        customer["tunnus"] = name
        (target / "asiakas.json").write_text(json.dumps(customer, ensure_ascii=False), "utf-8")


main()
