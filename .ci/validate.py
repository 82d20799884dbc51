"""Runs the validators over every file that the demo made. Usage: validate.py DEMO

Word files: both OOXML validators, python-docx, and LibreOffice. PDF files: qpdf, and two checkers of PDF/UA.
"""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def check_docx(path):
    audit = run("openxml-audit", "-m", "0", "-o", "json", path)
    try:
        report = json.loads(audit.stdout)[0]
        if not report["valid"] or report["error_count"] or report["warning_count"]:
            return f"openxml-audit: {report['errors'][:5]}"
    except (ValueError, LookupError):
        return f"openxml-audit gave no report: {audit.stdout[:200]}{audit.stderr[:200]}"
    integrity = run("ooxml-integrity", "check", "--fail-on", "warn", path)
    if integrity.returncode != 0:
        return f"ooxml-integrity: {integrity.stdout[:400]}"
    if not docx.Document(str(path)).paragraphs:
        return "python-docx finds no paragraph"
    return None


def check_pdf(path):
    for command in (
        ("qpdf", "--check", path),
        ("pdfua", "check", path),
        ("outloud", "--fail-on", "warning", path),
    ):
        result = run(*command)
        if result.returncode != 0:
            return f"{command[0]}: {(result.stdout + result.stderr)[:600]}"
    return None


def open_in_libreoffice(files):
    """Every Word file must come out of LibreOffice as a PDF with text."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        # Names repeat in no two folders: the customer's id is part of each.
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
        for path in files:
            pdf = Path(folder) / f"{path.stem}.pdf"
            if not pdf.exists() or len(run("pdftotext", pdf, "-").stdout) < 200:
                problems.append((path, "LibreOffice cannot open it"))
    return problems


def main():
    demo = Path(sys.argv[1])
    words = sorted(demo.rglob("luonnokset/*.docx"))
    pdfs = sorted(demo.glob("asiakkaat/*/sopimukset/*/Palvelusopimus*.pdf"))
    if len(words) < 80 or len(pdfs) < 12:
        sys.exit(f"the demo made too little: {len(words)} Word files and {len(pdfs)} PDF files")
    with ThreadPoolExecutor(2) as pool:
        results = list(zip(words, pool.map(check_docx, words))) + list(zip(pdfs, pool.map(check_pdf, pdfs)))
    problems = [(path, problem) for path, problem in results if problem] + open_in_libreoffice(words)
    for path, problem in problems:
        print(f"{path}: {problem}")
    print(f"{len(words)} Word files and {len(pdfs)} PDF files checked, {len(problems)} problems")
    sys.exit(bool(problems))


main()
