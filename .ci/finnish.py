"""Checks the Finnish of every document with Voikko. Usage: finnish.py DEMO

The spelling of all of them, and in PDF files the places where words are divided. Only words of the data (names, systems,
abbreviations) and those listed in words.txt may be unknown.
"""

import re
import subprocess
import sys
from pathlib import Path

import icalendar
import openpyxl
from pptx import Presentation

from content import text_of_docx
from facts import decode
from slides import texts_of

WORD = re.compile(r"[^\W\d_]+(?:[-\u2019'][^\W\d_]+)*")


def text_of(pdf):
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout


def text_of_other(path):
    """The text of a document that has no divided words."""
    if path.suffix == ".docx":
        return text_of_docx(path)
    if path.suffix == ".xlsx":
        return text_of_xlsx(path)
    if path.suffix == ".pptx":
        return text_of_pptx(path)
    if path.suffix == ".ics":
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return "\n".join(str(event.get(name, "")) for event in events for name in ("SUMMARY", "LOCATION", "DESCRIPTION"))
    return path.read_text("utf-8")


def text_of_xlsx(path):
    """The texts of a workbook: of its cells, and the names of its sheets."""
    book = openpyxl.load_workbook(path, data_only=True)
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(book.sheetnames + [cell for cell in cells if isinstance(cell, str)])


def text_of_pptx(path):
    """The texts of a deck: what stands on its slides and in their notes, what is said of pictures, and what charts show."""
    deck, texts = Presentation(str(path)), []
    for slide in deck.slides:
        texts.append(texts_of(slide))
        for shape in slide.shapes:
            if shape.has_chart:
                texts += [text for text in shape.chart._chartSpace.itertext("{*}t", "{*}v") if text.strip("-.0123456789E")]
    return "\n".join(texts)


def without_addresses(text):
    """Text without what is no language: links and e-mail addresses."""
    return re.sub(r"https?://\S+|\S+@\S+", " ", text)


def is_made(path):
    """Whether the software made a file, or it is a help to read; everything else is data."""
    return path.parent.name in ("aineisto", "luonnokset") or path.name.startswith("poytakirja-") or path.name == "LUEMINUT.md"


def words_of_data(demo):
    """Every word of the data files: what people wrote is not for the software to correct."""
    words = set()
    for path in demo.rglob("*"):
        if not path.is_file() or is_made(path):
            continue
        if path.suffix in (".json", ".csv", ".md"):
            words.update(WORD.findall(decode(path.read_bytes())))
        elif path.suffix == ".xlsx":
            words.update(WORD.findall(text_of_xlsx(path)))
        elif path.suffix == ".pptx" and path.parent.name == "esitykset":
            words.update(WORD.findall(text_of_pptx(path)))
    return words


def unknown_words(words):
    words = sorted(words)
    run = subprocess.run(["voikkospell", "-t"], input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    verdicts = run.stdout.split()
    assert len(verdicts) == len(words), "voikkospell gives one verdict for each word"
    return {word for word, verdict in zip(words, verdicts) if verdict != "C"}


def divisions(text):
    """Words divided at the end of a line, as (part before, part after)."""
    return set(re.findall(r"([^\W\d_]+)\u00ad\s*\n\s*([^\W\d_]+)", text))


def hyphenate(words):
    run = subprocess.run(["voikkohyphenate"], input="\n".join(words), capture_output=True, text=True, check=True)
    return dict(zip(words, run.stdout.splitlines()))


def main():
    demo = Path(sys.argv[1])
    pdfs = sorted(demo.glob("asiakkaat/*/sopimukset/*/Palvelusopimus*.pdf"))
    made = sorted(demo.glob("asiakkaat/*/kokoukset/*/aineisto/0*")) + sorted(demo.glob("asiakkaat/*/kokoukset/*/poytakirja-*"))
    pdfs += [path for path in made if path.suffix == ".pdf"]
    made += sorted(demo.glob("asiakkaat/*/budjetti/*/talousarvioesitys-*.pptx"))
    kinds = (".docx", ".xlsx", ".pptx", ".ics", ".txt")
    others = [path for path in made if path.suffix in kinds and "-liite-" not in path.name]
    texts = [text_of(pdf) for pdf in pdfs]
    whole = [re.sub(r"\u00ad\s*", "", text) for text in texts] + [text_of_other(path) for path in others]
    whole = [without_addresses(text) for text in whole]
    known = words_of_data(demo)
    for line in (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines():
        known.add(line.split("#")[0].strip())
    # A name with a hyphen may be divided at it.
    known |= {part for word in known for part in word.split("-")}
    words = {word for text in whole for word in WORD.findall(text)} - known
    # Initials and abbreviations of up to three capitals.
    words = {word for word in words if not (len(word) <= 3 and word.isupper())}
    unknown = sorted(unknown_words(words))
    for word in unknown:
        print(f"unknown word: {word}")
    pairs = sorted({pair for text in texts for pair in divisions(text)})
    patterns = hyphenate([before + after for before, after in pairs])
    wrong = []
    for before, after in pairs:
        pattern = patterns[before + after]
        # A division that Voikko has too: a hyphen in its pattern after as many letters.
        letters, at = 0, False
        for c in pattern:
            if c == "-":
                at = at or letters == len(before)
            else:
                letters += 1
        if not at:
            wrong.append(f"{before}-{after} (Voikko: {pattern})")
    for division in wrong:
        print(f"wrong division: {division}")
    print(f"{len(pdfs) + len(others)} documents: {len(words)} words and {len(pairs)} divisions checked, {len(unknown)} unknown, {len(wrong)} wrong")
    sys.exit(bool(unknown) or bool(wrong) or len(pairs) < 20)


if __name__ == "__main__":
    main()
