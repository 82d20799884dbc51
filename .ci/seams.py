"""Compares the places where words are divided with Voikko's. Usage: seams.py DIVIDE FOLDER...

DIVIDE is the program of `crates/pdf/examples/divide.rs`. The words are those of the texts and tables in the folders: data, and the
templates. A seam is where two parts of a compound meet. Fails if too many seams are missed, or a division is wrong.
"""

import re
import subprocess
import sys
from pathlib import Path

from finnish import WORD, decode, text_of_xlsx

# Of the seams of compounds that Voikko knows: at least this share is found. Of our divisions: at most this share is not Voikko's.
FOUND, WRONG = 0.97, 0.005


def words_of(folder):
    """The words of the files in a folder that people wrote, in small letters, of letters that Finnish uses."""
    words = set()
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix in (".json", ".csv", ".md"):
            text = decode(path.read_bytes())
        elif path.suffix == ".xlsx":
            text = text_of_xlsx(path)
        else:
            continue
        for word in WORD.findall(text):
            words.update(part.lower() for part in re.split(r"[-’']", word) if len(part) > 5 and not part.isupper())
    return {word for word in words if re.fullmatch("[a-zåäö]+", word)}


def voikko(words):
    """For each word that Voikko knows: the places of its seams, from the analyses that have fewest parts."""
    run = subprocess.run(["voikkospell", "-M"], input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    seams = {}
    for word, structure in re.findall(r"^A\(([^)]*)\):\d+:STRUCTURE=(\S+)", run.stdout, re.MULTILINE):
        at, places = 0, []
        for part in structure.split("=")[1:]:
            places.append(at)
            at += len(part)
        found = frozenset(places[1:])
        if word not in seams or len(found) < len(seams[word]):
            seams[word] = found
    return seams


def places(divided, marks):
    """The numbers of letters before the marks."""
    at, found = 0, set()
    for character in divided:
        if character in marks:
            found.add(at)
        elif character not in "-=":
            at += 1
    return found


def main():
    divide, folders = sys.argv[1], sys.argv[2:]
    verbose = "-v" in folders
    words = sorted(set().union(*(words_of(folder) for folder in folders if folder != "-v")))
    known = voikko(words)
    words = [word for word in words if word in known]
    ours = subprocess.run([divide], input="\n".join(words) + "\n", capture_output=True, text=True, check=True).stdout.split()
    theirs = subprocess.run(["voikkohyphenate"], input="\n".join(words), capture_output=True, text=True, check=True).stdout.split()
    assert len(ours) == len(words) == len(theirs), "one line for each word"
    seams = found = extra = divisions = wrong = compounds = 0
    for word, our, their in zip(words, ours, theirs):
        expected, here = known[word], places(our, "=")
        # Parts of one or two letters are not divided off.
        expected = {at for at in expected if 3 <= at <= len(word) - 3}
        compounds += bool(expected)
        seams += len(expected)
        found += len(expected & here)
        all_ours, all_theirs = places(our, "-="), places(their, "-") | known[word]
        divisions += len(all_ours)
        bad = all_ours - all_theirs
        wrong += len(bad)
        extra += len(here - known[word])
        if verbose and (expected - here or bad or here - known[word]):
            print(f"{our}  Voikko: {their}, seams {sorted(expected)}")
    print(
        f"{len(words)} words, {compounds} compounds: {found} of {seams} seams found ({found / seams:.1%}), {extra} seams that are none; "
        f"{divisions} divisions, {wrong} of them not Voikko's ({wrong / divisions:.2%})"
    )
    sys.exit(found < FOUND * seams or wrong > WRONG * divisions)


if __name__ == "__main__":
    main()
