"""Checks the Finnish of every PDF with Voikko: spelling, and the places where words are divided. Usage: finnish.py DEMO

Only words of the data (names, systems, abbreviations) and those listed in words.txt may be unknown.
"""

import re
import subprocess
import sys
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:[-\u2019'][^\W\d_]+)*")


def text_of(pdf):
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout


def words_of_data(demo):
    """Every word of the data files: what people wrote is not for the software to correct."""
    words = set()
    for path in demo.rglob("*"):
        if path.suffix in (".json", ".csv") and path.is_file():
            data = path.read_bytes()
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = data.decode("cp1252")
            words.update(WORD.findall(text))
        elif path.suffix == ".xlsx":
            import openpyxl

            for row in openpyxl.load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True):
                for cell in row:
                    words.update(WORD.findall(str(cell)))
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
    texts = [text_of(pdf) for pdf in pdfs]
    whole = [re.sub(r"\u00ad\s*", "", text) for text in texts]
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
    print(f"{len(words)} words and {len(pairs)} divisions checked, {len(unknown)} unknown, {len(wrong)} wrong")
    sys.exit(bool(unknown) or bool(wrong) or len(pairs) < 50)


main()
