"""Looks into every slide deck of a folder. Usage: slides.py DEMO, or slides.py --random FOLDER

Of a demo: both OOXML validators, python-pptx, LibreOffice; every chart's workbook holds the numbers that the chart shows;
everything stands on its slide, in reading order, in a readable size, with a text for those who do not see it; no slide is
nearly empty; and the totals of the finance overview, computed anew by facts.py, stand in the notes as in the finance report.
Of a folder of random decks: the same without data and LibreOffice; ooxml-integrity measures the text by means of its own.
"""

import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import openpyxl
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from facts import Workspace, cents, figures, half_up

PENDING = "Aineisto täydentyy"
FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
EMU_OF_INCH = 914_400
# In hundredths of a point.
SMALLEST, SMALLEST_IN_TABLE = 1600, 1400
# The text at the foot of a slide is no content.
SMALLEST_AT_FOOT = 1000
# A slide without a chart that says less could be said without a slide.
LEAST_WORDS = 25


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def audit(path):
    result = run("openxml-audit", "-m", "0", "-o", "json", path)
    try:
        report = json.loads(result.stdout)[0]
        if not report["valid"] or report["error_count"] or report["warning_count"]:
            return [f"openxml-audit: {report['errors'][:5]}"]
    except (ValueError, LookupError):
        return [f"openxml-audit gave no report: {result.stdout[:200]}{result.stderr[:200]}"]
    return []


def integrity(path, has_long_words=False):
    """What ooxml-integrity finds. It says itself that it does not break long words of other than basic Latin letters; what it
    then takes for wider than its shape, and for standing on another, is left to check_places. Where lines break in such
    words is a guess, so a text that fills its box within the tolerance of the measure counts as one that fits."""
    result = run("ooxml-integrity", "check", "--no-config", "--json", path)
    try:
        findings = json.loads(result.stdout)["files"][0]["findings"]
    except (ValueError, LookupError):
        return [f"ooxml-integrity gave no report: {result.stdout[:200]}{result.stderr[:200]}"]
    found = []
    for finding in findings:
        unbroken = finding["code"] in ("PPT002", "PPT006") or "not modelled" in finding["message"]
        if finding["severity"] != "info" and not (has_long_words and unbroken):
            found.append(f"ooxml-integrity: {finding['code']} {finding.get('where')}: {finding['message']}")
    return found


def placeholder(shape):
    return shape.placeholder_format.type if shape.is_placeholder else None


def name_and_text(shape):
    properties = shape._element.xpath(".//p:cNvPr")[0]
    return properties.get("name"), properties.get("descr")


def is_in_rows(chart, table):
    """Whether a chart is the marks in the rows of a table: it stands below the header over a column whose cells are empty."""
    if not (chart.has_chart and table.has_table):
        return False
    edge = table.left
    for number, column in enumerate(table.table.columns):
        if abs(chart.left - edge) < 2 and abs(chart.width - column.width) < 2:
            rows = list(table.table.rows)
            header = table.top + rows[0].height
            return chart.top >= header - 2 and not any(row.cells[number].text.strip() for row in rows[1:])
        edge += column.width
    return False


def name_and_id(shape):
    return f"{name_and_text(shape)[0]} {shape.shape_id}"


def check_places(deck, slide):
    """Every shape stands on the slide, none on another, and the order of reading is from top to bottom, left to right."""
    problems, content = [], []
    shapes = {name_and_id(shape): shape for shape in slide.shapes}
    for shape in slide.shapes:
        name, _ = name_and_text(shape)
        box = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        if min(box) < 0 or box[2] > deck.slide_width or box[3] > deck.slide_height or shape.width <= 0 or shape.height <= 0:
            problems.append(f"{name} is off the slide: {box}")
        if placeholder(shape) in FOOTERS:
            content.append((2, box, name_and_id(shape)))
        else:
            content.append((0 if placeholder(shape) in TITLES else 1, box, name_and_id(shape)))
    pairs = [(one, other) for one in content for other in content]
    marks = {other[2]: one[1] for one, other in pairs if is_in_rows(shapes[other[2]], shapes[one[2]])}
    # Marks are read with their table.
    read = [entry for entry in content if entry[2] not in marks]
    for (rank, box, name), (next_rank, next_box, next_name) in zip(read, read[1:]):
        # Side by side, the left comes first; else what begins higher does.
        beside = next_box[1] < box[3] and box[1] < next_box[3]
        later = next_box[0] >= (box[0] if beside else box[2]) or not beside and next_box[1] >= box[1]
        if (rank, later) > (next_rank, True) or (rank == next_rank and not later):
            problems.append(f"{next_name} is read after {name} and stands before it")
    for index, (_, box, name) in enumerate(content):
        for _, other, other_name in content[index + 1 :]:
            if marks.get(other_name) == box:
                continue
            if min(box[2], other[2]) > max(box[0], other[0]) and min(box[3], other[3]) > max(box[1], other[1]):
                problems.append(f"{name} and {other_name} overlap")
    return problems


def inherited_size(shape, level):
    """The size of a level's text where a run has none: of the layout's placeholder, of the master's, or of its text styles."""
    kind = placeholder(shape)
    layout = shape.part.slide_layout
    sources = []
    if kind is not None:
        index = shape.placeholder_format.idx
        sources += [other for other in layout.placeholders if other.placeholder_format.idx == index]
        sources += [other for other in layout.slide_master.placeholders if other.placeholder_format.type == kind]
    for source in [shape, *sources]:
        found = source._element.xpath(f"./p:txBody/a:lstStyle/a:lvl{level}pPr/a:defRPr/@sz")
        if found:
            return int(found[0])
    style = "titleStyle" if kind in TITLES else "bodyStyle" if kind is not None else "otherStyle"
    found = layout.slide_master._element.xpath(f"./p:txStyles/p:{style}/a:lvl{level}pPr/a:defRPr/@sz")
    return int(found[0]) if found else 1800


def check_sizes(slide):
    """No text is smaller than can be read."""
    problems = []
    for shape in slide.shapes:
        name, _ = name_and_text(shape)
        wanted = SMALLEST_IN_TABLE if shape.has_table else SMALLEST_AT_FOOT if placeholder(shape) in FOOTERS else SMALLEST
        scale = shape._element.xpath(".//a:normAutofit/@fontScale")
        factor = int(scale[0].rstrip("%")) / 100_000 if scale else 1
        for run_ in shape._element.xpath(".//a:r[a:t] | .//a:fld"):
            own = run_.xpath("./a:rPr/@sz")
            level = run_.xpath("../a:pPr/@lvl")
            size = int(own[0]) if own else 1800 if shape.has_table else inherited_size(shape, int(level[0]) + 1 if level else 1)
            if size * factor < wanted:
                problems.append(f"{name}: “{run_.findtext('{*}t')[:30]}” is of {size * factor / 100} points")
        if shape.has_chart:
            sizes = [int(size) for size in shape.chart._chartSpace.xpath(".//@sz")]
            if not sizes or min(sizes) < SMALLEST_IN_TABLE:
                problems.append(f"{name}: the texts of the chart are of {min(sizes, default=0) / 100} points")
    return problems


def cells_of(book, reference):
    """The values of a reference such as Tiedot!$B$2:$B$6."""
    sheet, area = reference.rsplit("!", 1)
    found = book[sheet.strip("'")][area.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in (row if isinstance(row, tuple) else (row,))]


def check_chart(chart):
    """Each name, category and number that a chart shows is what stands in the cells that it refers to."""
    problems, count = [], 0
    workbook = chart.part.chart_workbook.xlsx_part
    if workbook is None:
        return 0, ["the chart has no workbook"]
    book = openpyxl.load_workbook(io.BytesIO(workbook.blob), data_only=True)
    for reference in chart._chartSpace.xpath(".//c:numRef | .//c:strRef"):
        formula = reference.findtext("{*}f")
        cells = cells_of(book, formula)
        cache = next(child for child in reference if child.tag.endswith(("numCache", "strCache")))
        shown = [None] * int(cache.find("{*}ptCount").get("val"))
        for point in cache.findall("{*}pt"):
            value = point.findtext("{*}v")
            shown[int(point.get("idx"))] = float(value) if cache.tag.endswith("numCache") else value
            count += 1
        if shown != cells:
            problems.append(f"the chart shows {shown}, and {formula} has {cells}")
    if not count:
        problems.append("the chart has no data")
    return count, problems


def texts_of(slide):
    """Every text of a slide: of its shapes, its tables, its charts, its notes, and what is said of those who do not see it."""
    texts = []
    for shape in slide.shapes:
        texts += ["".join(p.itertext("{*}t")) for p in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p")]
        texts.append(name_and_text(shape)[1] or "")
    if slide.has_notes_slide:
        texts.append(slide.notes_slide.notes_text_frame.text)
    return re.sub(r"[\s\u00a0\u202f]+", " ", "\n".join(texts))


def own_items(path):
    """The titles of the items that a meeting has besides the usual ones: their slides say as much as their writers did."""
    meeting = path.parent.parent / "kokous.json"
    if not meeting.exists():
        return set()
    return {item.get("otsikko") for item in json.loads(meeting.read_text(encoding="utf-8-sig")).get("lisaasiat", [])}


def check_words(slide, own):
    """A slide of the deck itself has a chart, or says something; unless it is one of the items `own`."""
    if any(name_and_text(shape)[0].startswith("Aihe") and shape.text_frame.text in own for shape in slide.shapes):
        return []
    texts = [
        "".join(paragraph.itertext("{*}t"))
        for shape in slide.shapes
        if placeholder(shape) not in FOOTERS
        for paragraph in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p")
    ]
    words = sum(len(text.split()) for text in texts)
    if words < LEAST_WORDS and not any(shape.has_chart for shape in slide.shapes):
        return [f"there are only {words} words and no chart"]
    return []


def check_notes(slide):
    if not slide.has_notes_slide:
        return []
    notes = slide.notes_slide
    if notes.notes_text_frame is None or not notes.notes_text_frame.text.strip():
        return ["the page of notes is empty"]
    if not any(placeholder(shape) == PP_PLACEHOLDER.SLIDE_IMAGE for shape in notes.placeholders):
        return ["the page of notes does not show the slide"]
    return []


def check_deck(path, is_random=False):
    """What a deck says by itself: how many numbers of charts have been compared, and what is wrong."""
    problems = audit(path) + integrity(path, is_random)
    deck, numbers, titles = Presentation(str(path)), 0, []
    # Slides that others made have masters of their own, and say as much as they say.
    own = deck.slides[0].slide_layout.slide_master.part if len(deck.slides) else None
    for position, slide in enumerate(deck.slides, 1):
        found = check_places(deck, slide) + check_sizes(slide) + check_notes(slide)
        # Without a place for the subject the slides of a brand cannot be told from those of the meeting's own items.
        has_subject = any(name_and_text(holder)[0].startswith("Aihe") for holder in slide.slide_layout.placeholders)
        if not is_random and has_subject and slide.slide_layout.slide_master.part is own:
            found += check_words(slide, own_items(path))
        title = slide.shapes.title.text_frame.text.strip() if slide.shapes.title is not None else ""
        titles.append(title)
        if not title:
            found.append("there is no title")
        for shape in slide.shapes:
            name, text = name_and_text(shape)
            if shape._element.tag.endswith(("}graphicFrame", "}pic")) and not (text or "").strip():
                found.append(f"{name} has no alternative text")
            if shape.is_placeholder and shape.has_text_frame and not shape.text_frame.text.strip():
                found.append(f"{name} is empty")
            if shape.has_chart:
                count, wrong = check_chart(shape.chart)
                numbers, found = numbers + count, found + wrong
        problems += [f"slide {position}: {problem}" for problem in found]
    problems += [f"“{title}” is the title of {titles.count(title)} slides" for title in sorted(set(titles)) if titles.count(title) > 1]
    if not titles:
        problems.append("there is no slide")
    return len(titles), numbers, problems


def row_named(rows, name):
    """The numbers of the first row of that name, in cents."""
    for row in rows:
        if row and row[0] == name:
            return [cents(value) for value in row[1:] if value is not None and str(value).strip()]
    return None


def check_figures(workspace, path):
    """The rows of the finance overview stand in the deck as computed from the tables, and so in the finance report."""
    folder = path.parent
    customer, number = folder.parts[-4], folder.parts[-2]
    meeting = workspace.meeting(customer, number)
    finance = workspace.finance(customer, meeting)
    deck = Presentation(str(path))
    text = " ".join(texts_of(slide) for slide in deck.slides)
    missing = finance is None or any(
        not list(workspace.meeting_folder(customer, number).glob(f"{name}.*"))
        for name in ("palvelutilanne", "kehitystarpeet", "projektit")
    )
    missing = missing or (workspace.answers(customer, number) is None and "kysely" in meeting)
    problems = [] if missing == (PENDING in text) else [f"parts are missing: {missing}, and “{PENDING}”: {PENDING in text}"]
    if finance is None:
        return 0, problems
    notes = " ".join(
        slide.notes_slide.notes_text_frame.text.replace("\n", " ") for slide in deck.slides if slide.has_notes_slide
    )
    notes = re.sub(r"[\s\u00a0\u202f]+", " ", notes)
    report = next(iter(folder.glob("*talousraportti.xlsx")))
    book = openpyxl.load_workbook(report, data_only=True)
    sheet = [row for row in book.worksheets[0].iter_rows(values_only=True)]
    count = 0
    for name, row in finance.top + [("Yhteensä", finance.total)]:
        wanted = row.amounts()
        count += len(wanted)
        reported = row_named(sheet, name)
        # The slide has few digits; the speaker has them all, where there is a deviation to speak of.
        said = next((part for part in notes.split(f"{name}: ")[1:] if part.startswith("talousarvio")), None)
        if said is not None and any(figures(abs(value)) not in said.split(". ")[0] for value in wanted):
            problems.append(f"the notes do not have {wanted} for {name}: {said[:150]}")
        if said is None and finance.deviations():
            problems.append(f"the notes say nothing of {name}")
        if reported is None or reported[: len(wanted)] != wanted:
            problems.append(f"the finance report has {reported} for {name}, not {wanted}")
    for amount in (finance.total.actual, finance.total.forecast):
        count += 1
        if amount is not None and figures(amount) not in text:
            problems.append(f"no text says {figures(amount)}")
    for of, row in finance.deviations()[:3]:
        count += 2
        if figures(abs(row.deviation)) not in text or finance.name(of) not in text.replace("\u00ad", ""):
            problems.append(f"the deviation of {finance.name(of)} by {figures(row.deviation)} does not stand in the deck")
    return count, problems


def open_in_libreoffice(decks):
    """Every deck comes out of LibreOffice as a PDF with as many pages as it has slides."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number, path in enumerate(decks):
            copies.append(Path(folder) / f"{number:04}.pptx")
            shutil.copy(path, copies[-1])
        profile = f"-env:UserInstallation=file://{folder}/profile"
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", f"{folder}/out", *copies)
        for (path, slides), copy in zip(decks.items(), copies):
            info = run("pdfinfo", Path(folder) / "out" / f"{copy.stem}.pdf").stdout
            pages = re.search(r"Pages:\s+(\d+)", info)
            if pages is None or int(pages[1]) != slides:
                problems.append((path, f"LibreOffice makes {pages and pages[1]} pages of {slides} slides"))
    return problems


def check_all(paths, is_random=False):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda path: check_deck(path, is_random), paths))


def random_decks(folder):
    paths = sorted(folder.glob("*.pptx"))
    results = check_all(paths, is_random=True)
    problems = [(path, problem) for path, (_, _, found) in zip(paths, results) for problem in found]
    for path, problem in problems:
        print(f"{path.name}: {problem}")
    print(f"{len(paths)} random decks, {sum(slides for slides, _, _ in results)} slides: {len(problems)} problems")
    return bool(problems) or not paths


def main():
    if sys.argv[1] == "--random":
        sys.exit(random_decks(Path(sys.argv[2])))
    demo = Path(sys.argv[1])
    workspace = Workspace(demo)
    # Templates and the slides of others are taken in as they are.
    paths = sorted(path for path in demo.rglob("*.pptx") if not {"ilme", "esitykset"} & set(path.parts))
    results = check_all(paths)
    problems = [(path, problem) for path, (_, _, found) in zip(paths, results) for problem in found]
    problems += open_in_libreoffice({path: slides for path, (slides, _, _) in zip(paths, results)})
    packs = [path for path in paths if path.parent.name == "aineisto"]
    compared = 0
    for path in packs:
        count, found = check_figures(workspace, path)
        compared += count
        problems += [(path, problem) for problem in found]
    for path, problem in problems:
        print(f"{path.relative_to(demo)}: {problem}")
    slides, numbers = sum(result[0] for result in results), sum(result[1] for result in results)
    print(f"{len(paths)} decks, {slides} slides, {numbers} values of charts, {compared} figures: {len(problems)} problems")
    sys.exit(bool(problems) or len(packs) < len(workspace.customers()) or not numbers or not compared)


if __name__ == "__main__":
    main()
