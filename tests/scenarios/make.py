"""Makes the edited drafts of the scenarios: what people do to `base.docx` in Word, one file each.

Not run by any test. Needs python-docx 1.2 and, for the files that LibreOffice saves, `soffice`. To make all files anew
(after the form of the document that travels in a draft has changed):

    cp -r tests/scenarios/tyotila /tmp/tyotila && cd /tmp/tyotila && vuosikello agreement draft --year 2027 --all
    python make.py "/tmp/tyotila/asiakkaat/ESIM/sopimukset/2027/luonnokset/Palvelusopimus 2027 ESIM.docx" OUT [NAME…]
"""

import copy, io, os, re, struct, subprocess, sys, tempfile, zipfile, zlib

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.enum.text import WD_COLOR_INDEX

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HILMA = 'w:author="Hilma Kuvitelma" w:date="2026-11-26T12:00:00Z"'
OTTO = 'w:author="Otto Oletus" w:date="2026-11-27T09:30:00Z"'
SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


# What the edits are made of.


def paragraph(document, start):
    """The first paragraph of the body that begins so."""
    return next(it for it in document.paragraphs if it.text.startswith(start))


def replace(paragraph, old, new):
    """Writes a word over another in the run that has it."""
    run = next(it for it in paragraph.runs if old in it.text)
    run.text = run.text.replace(old, new, 1)


def change(document, start, old, new):
    replace(paragraph(document, start), old, new)


def table(document, header):
    """The table whose first cell says this."""
    return next(it for it in document.tables if it.rows[0].cells[0].text == header)


def cell(document, header, row, column):
    """The text paragraph of a cell."""
    return table(document, header).rows[row].cells[column].paragraphs[0]


def set_cell(document, header, row, column, text):
    cell(document, header, row, column).runs[0].text = text


def row_after(table, at, texts):
    """A copy of a row with other texts, after it, as Word inserts rows."""
    row = table.rows[at]._tr
    new = copy.deepcopy(row)
    row.addnext(new)
    for tc, text in zip(new.tc_lst, texts):
        texts_of = list(tc.iter(qn("w:t")))
        texts_of[0].text = text
    return new


def after(paragraph, text, style=None):
    """A new paragraph after another, in its style."""
    new = copy.deepcopy(paragraph._p)
    for child in list(new):
        if child.tag != qn("w:pPr"):
            new.remove(child)
    paragraph._p.addnext(new)
    added = docx.text.paragraph.Paragraph(new, paragraph._parent)
    added.add_run(text)
    if style:
        added.style = style
    return added


def split_run(run, word):
    """Puts a word into a run of its own and gives that run."""
    before, rest = run.text.split(word, 1)
    new = copy.deepcopy(run._r)
    last = copy.deepcopy(run._r)
    run._r.addnext(new)
    new.addnext(last)
    made = [docx.text.run.Run(it, run._parent) for it in (run._r, new, last)]
    for it, text in zip(made, (before, word, rest)):
        it.text = text
    return made[1]


def word_run(document, start, word):
    return split_run(next(it for it in paragraph(document, start).runs if word in it.text), word)


def clause(document, title):
    """The heading of a clause and all that stands under it."""
    body = list(document.element.body)
    first = body.index(paragraph(document, title)._p)
    found = [body[first]]
    for element in body[first + 1:]:
        style = element.find(f'{qn("w:pPr")}/{qn("w:pStyle")}')
        if element.tag == qn("w:sectPr") or (style is not None and style.get(qn("w:val")) == "Heading1"):
            break
        found.append(element)
    return found


def part(document, name, kind, relation, xml):
    package = document.part.package
    made = Part(PackURI(name), kind, xml.encode(), package)
    return document.part.relate_to(made, relation)


def inserted(text, who=HILMA, number=901):
    return parse_xml(f'<w:ins {W} w:id="{number}" {who}><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>')


def deleted(run, who=HILMA, number=902):
    """Marks a run as deleted."""
    mark = parse_xml(f'<w:del {W} w:id="{number}" {who}/>')
    run._r.addprevious(mark)
    mark.append(run._r)
    for text in run._r.iter(qn("w:t")):
        text.tag = qn("w:delText")
    return mark


def mark_end(paragraph, name, who=HILMA, number=903):
    """Marks the end of a paragraph as inserted or deleted."""
    properties = paragraph._p.get_or_add_pPr()
    rpr = parse_xml(f'<w:rPr {W}><w:{name} w:id="{number}" {who}/></w:rPr>')
    properties.append(rpr)


def png(width=8, height=6):
    """A grey picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\x90" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


# Words and sentences.


@scenario
def sana(d):
    change(d, "Palvelukeskus arvioi", "kirjallisesti", "sähköpostitse")


@scenario
def paivamaara(d):
    change(d, "Sopimus irtisanotaan", "31.8.2027", "30.9.2027")


@scenario
def maaraaika(d):
    change(d, "Palvelukeskus arvioi", "15 työpäivän", "10 työpäivän")


@scenario
def virke_lisatty(d):
    paragraph(d, "Kiireellisen").add_run(" Siitä ilmoitetaan asiakkaalle.")


@scenario
def virke_poistettu(d):
    change(d, "Sopimuksella sovitaan", " Palveluja kehitetään yhdessä asiakkaan kanssa.", "")


@scenario
def talouden_virke(d):
    change(d, "Asiakas osoittaa", "31.1.2028 mennessä", "tilinpäätöksen yhteydessä")


# Paragraphs and clauses.


@scenario
def kappale_lisatty(d):
    after(paragraph(d, "Kiireellisen"), "Osapuolet käsittelevät muutokset seurantaryhmässä.")


@scenario
def kappale_poistettu(d):
    it = paragraph(d, "Kiireellisen")._p
    it.getparent().remove(it)


@scenario
def kappale_siirretty(d):
    paragraph(d, "Sopimus irtisanotaan")._p.addnext(paragraph(d, "Kiireellisen")._p)


@scenario
def kappale_jaettu(d):
    change(d, "Palvelukeskus arvioi", " Muutoksesta sovitaan kirjallisesti.", "")
    after(paragraph(d, "Palvelukeskus arvioi"), "Muutoksesta sovitaan kirjallisesti.")


@scenario
def kappaleet_yhdistetty(d):
    second = paragraph(d, "Sopimus irtisanotaan")
    paragraph(d, "Sopimus tulee").add_run(" " + second.text)
    second._p.getparent().remove(second._p)


@scenario
def kohta_siirretty(d):
    last = clause(d, "Voimassaolo")[-1]
    for element in reversed(clause(d, "Muutokset")):
        last.addnext(element)


@scenario
def kohta_poistettu(d):
    for element in clause(d, "Muutokset"):
        element.getparent().remove(element)


@scenario
def kohta_lisatty(d):
    heading = after(paragraph(d, "osapuolten ylin"), "Vahingonkorvaus", "Heading 1")
    numbering = heading._p.pPr.find(qn("w:numPr"))
    if numbering is not None:
        heading._p.pPr.remove(numbering)
    after(heading, "Osapuolet eivät peri toisiltaan sopimussakkoa.", "Body Text")


@scenario
def otsikko_muutettu(d):
    change(d, "Muutokset", "Muutokset", "Muutostenhallinta")


@scenario
def otsikon_taso(d):
    paragraph(d, "Voimassaolo").style = "Heading 2"


@scenario
def kappale_luetteloksi(d):
    item = paragraph(d, "neuvoo")._p
    made = paragraph(d, "Kiireellisen")
    made._p.replace(made._p.pPr, copy.deepcopy(item.pPr))


# Lists.


@scenario
def luetteloon_lisatty(d):
    after(paragraph(d, "ilmoittaa viipymättä"), "huolehtii tietoturvallisuudesta")


@scenario
def luettelosta_poistettu(d):
    it = paragraph(d, "seuraa palvelujen")._p
    it.getparent().remove(it)


@scenario
def luettelossa_siirretty(d):
    paragraph(d, "neuvoo")._p.addprevious(paragraph(d, "tuottaa palvelut")._p)


@scenario
def luettelossa_muutettu(d):
    change(d, "ilmoittaa viipymättä", "viipymättä", "tunnin kuluessa")


@scenario
def numeroituun_lisatty(d):
    after(paragraph(d, "palvelusopimuksen seurantaryhmä"), "osapuolten tietohallintojohto")


@scenario
def alakohta(d):
    new = after(paragraph(d, "seuraa palvelujen"), "kuukausittain")
    new._p.pPr.find(qn("w:numPr")).find(qn("w:ilvl")).set(qn("w:val"), "1")


# Tables.


@scenario
def rivi_lisatty(d):
    row_after(table(d, "Palvelu"), 2, ["Laskutuspalvelu", "ark. 8–16", "C"])


@scenario
def rivi_poistettu(d):
    row = table(d, "Palvelu").rows[2]._tr
    row.getparent().remove(row)


@scenario
def rivi_siirretty(d):
    rows = table(d, "Palvelu").rows
    rows[1]._tr.addprevious(rows[2]._tr)


@scenario
def solu_muutettu(d):
    set_cell(d, "Palvelu", 1, 1, "24/7")


@scenario
def sarake_lisatty(d):
    it = table(d, "Palvelu")
    for row, text in zip(it.rows, ["Huomautus", "Toimittaja vaihtuu", "–"]):
        last = row._tr.tc_lst[-1]
        new = copy.deepcopy(last)
        last.addnext(new)
        next(new.iter(qn("w:t"))).text = text
    grid = it._tbl.tblGrid
    grid.append(copy.deepcopy(grid[-1]))


@scenario
def sarake_poistettu(d):
    it = table(d, "Palvelu")
    for row in it.rows:
        row._tr.remove(row._tr.tc_lst[-1])
    it._tbl.tblGrid.remove(it._tbl.tblGrid[-1])


@scenario
def solut_yhdistetty(d):
    it = table(d, "Palvelu")
    first, second = it.cell(1, 2), it.cell(2, 2)
    second.paragraphs[0].runs[0].text = ""
    merged = first.merge(second)
    for extra in merged.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)


@scenario
def taulukko_lisatty(d):
    source = table(d, "Palvelu")._tbl
    new = copy.deepcopy(source)
    for name in ("tblCaption", "tblDescription"):
        found = new.tblPr.find(qn(f"w:{name}"))
        new.tblPr.remove(found)
    texts = ["Yhteystieto", "Puhelin", "Aika", "Käyttäjätuki", "029 555 0100", "24/7"]
    for node, text in zip(new.iter(qn("w:t")), texts):
        node.text = text
    new.remove(new.tr_lst[-1])
    paragraph(d, "Kiireellisen")._p.addnext(new)


@scenario
def taulukko_poistettu(d):
    it = table(d, "Palvelu")._tbl
    caption = it.getprevious()
    it.getparent().remove(it)
    caption.getparent().remove(caption)


@scenario
def sisakkainen_taulukko(d):
    source = table(d, "Kustannuslaji")._tbl
    cell_ = table(d, "Palvelu").cell(2, 0)
    new = parse_xml(
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Sisempi taulukko</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')
    cell_.paragraphs[0]._p.addnext(new)
    new.addnext(parse_xml(f"<w:p {W}/>"))


# Sums.


@scenario
def summa_muutettu(d):
    set_cell(d, "Kustannuslaji", 2, 1, "26\u00a0000,00")


@scenario
def summat_muutettu(d):
    set_cell(d, "Kustannuslaji", 2, 1, "26\u00a0000,00")
    set_cell(d, "Kustannuslaji", 4, 1, "188\u00a0420,75")
    change(d, "Asiakas osoittaa", "186\u00a0420,75", "188\u00a0420,75")
    cell(d, "Diaarinumero", 1, 1).runs[0].text = "188\u00a0420,75\u00a0€"


@scenario
def maararaha_tekstissa(d):
    change(d, "Asiakas osoittaa", "186\u00a0420,75", "190\u00a0000,00")


@scenario
def jakorivi_lisatty(d):
    row_after(table(d, "Kustannuslaji"), 2, ["Henkilötyö", "0,00"])


@scenario
def summa_sanoin(d):
    set_cell(d, "Kustannuslaji", 3, 1, "sovitaan myöhemmin")


@scenario
def diaarinumero(d):
    cell(d, "Diaarinumero", 0, 1).runs[0].text = "MPK/99/00.04.01/2026"


# Look.


@scenario
def lihavointi(d):
    word_run(d, "Sopimus irtisanotaan", "kirjallisesti").bold = True


@scenario
def kursiivi(d):
    word_run(d, "Palvelukeskus arvioi", "viimeistään").italic = True


@scenario
def yliviivaus(d):
    word_run(d, "Palvelukeskus arvioi", "kirjallisesti").font.strike = True


@scenario
def fontti_ja_vari(d):
    run = word_run(d, "Sopimus irtisanotaan", "kirjallisesti")
    run.font.size, run.font.name, run.font.color.rgb = Pt(14), "Comic Sans MS", RGBColor(0xC0, 0, 0)


@scenario
def korostus(d):
    word_run(d, "Sopimus irtisanotaan", "31.8.2027").font.highlight_color = WD_COLOR_INDEX.YELLOW


@scenario
def ylaindeksi(d):
    it = paragraph(d, "Kiireellisen")
    it.add_run(" Tilaa varataan 40 m")
    it.add_run("2").font.superscript = True
    it.add_run(".")


@scenario
def piiloteksti(d):
    paragraph(d, "Kiireellisen").add_run(" Tarkistetaan vielä.").font.hidden = True


# Pictures, notes, links and what the document tree cannot hold.


def add_picture(d, description):
    new = after(paragraph(d, "Kiireellisen"), "")
    new.add_run().add_picture(io.BytesIO(png()), width=Pt(120))
    properties = next(new._p.iter(qn("wp:docPr")))
    properties.set("id", "77")
    properties.set("name", "Kuva")
    if description:
        properties.set("descr", description)


@scenario
def kuva(d):
    add_picture(d, "Muutoksen käsittelyn vaiheet")


@scenario
def kuva_ilman_kuvausta(d):
    add_picture(d, None)


def add_note(d, kind, plural, text):
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{plural}"
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{plural}+xml"
    xml = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{plural} {W}>'
           f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
           f'<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
           f'<w:{kind} w:id="1"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}></w:{plural}>')
    part(d, f"/word/{plural}.xml", content, relation, xml)
    run = parse_xml(f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="1"/></w:r>')
    paragraph(d, "Sopimus irtisanotaan")._p.append(run)


@scenario
def alaviite(d):
    add_note(d, "footnote", "footnotes", "Irtisanominen toimitetaan kirjaamoon.")


@scenario
def loppuviite(d):
    add_note(d, "endnote", "endnotes", "Irtisanominen toimitetaan kirjaamoon.")


@scenario
def linkki_lisatty(d):
    it = paragraph(d, "Kiireellisen")
    it.add_run(" Ohje: ")
    relation = d.part.relate_to("https://ohjeet.example/muutokset", RT.HYPERLINK, is_external=True)
    it._p.append(parse_xml(
        f'<w:hyperlink {W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}">'
        '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>muutosten ohje</w:t></w:r></w:hyperlink>'))


@scenario
def linkin_osoite(d):
    link = next(d.element.body.iter(qn("w:hyperlink")))
    link.set(qn("r:id"), d.part.relate_to("https://laki.example/906-2019", RT.HYPERLINK, is_external=True))


@scenario
def linkin_teksti(d):
    link = next(d.element.body.iter(qn("w:hyperlink")))
    next(link.iter(qn("w:t"))).text = "tiedonhallintalakia (906/2019)"


@scenario
def tekstiruutu(d):
    paragraph(d, "Kiireellisen")._p.append(parse_xml(
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox>'
        '<w:txbxContent><w:p><w:r><w:t>Sovitaan vielä erikseen</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'))


@scenario
def yhtalo(d):
    paragraph(d, "Kiireellisen")._p.append(parse_xml(
        f'<m:oMath {W} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a=b+1</m:t></m:r></m:oMath>'))


@scenario
def sisaltosaadin(d):
    run = word_run(d, "Sopimus irtisanotaan", "31.8.2027")._r
    control = parse_xml(f'<w:sdt {W}><w:sdtPr><w:alias w:val="Irtisanominen"/><w:id w:val="77"/></w:sdtPr><w:sdtContent/></w:sdt>')
    run.addprevious(control)
    control[-1].append(run)


@scenario
def vaakasivu(d):
    section = d.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width


@scenario
def sivunvaihto(d):
    paragraph(d, "Voimassaolo").paragraph_format.page_break_before = True


# Comments.


@scenario
def kommentti(d):
    run = word_run(d, "Sopimus irtisanotaan", "31.8.2027")
    made = d.add_comment(run, "Riittääkö aika?", author="Hilma Kuvitelma", initials="HK")
    stamp(made)


def stamp(comment, date="2026-11-26T12:00:00Z"):
    comment._comment_elm.set(qn("w:date"), date)


def threaded(d, done):
    run = word_run(d, "Sopimus irtisanotaan", "31.8.2027")
    first = d.add_comment(run, "Riittääkö aika?", author="Hilma Kuvitelma", initials="HK")
    second = d.add_comment(run, "Riittää.", author="Otto Oletus", initials="OO")
    stamp(first)
    stamp(second, "2026-11-27T09:30:00Z")
    namespace = "http://schemas.microsoft.com/office/word/2010/wordml"
    for comment, number in ((first, "00000A01"), (second, "00000A02")):
        comment.paragraphs[-1]._p.set(f"{{{namespace}}}paraId", number)
    xml = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
           '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
           f'<w15:commentEx w15:paraId="00000A01" w15:done="{done}"/>'
           f'<w15:commentEx w15:paraId="00000A02" w15:paraIdParent="00000A01" w15:done="{done}"/></w15:commentsEx>')
    part(d, "/word/commentsExtended.xml",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
         "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", xml)


@scenario
def kommentin_vastaus(d):
    threaded(d, 0)


@scenario
def kommentti_ratkaistu(d):
    threaded(d, 1)


# Tracked changes.


@scenario
def seurattu_lisays(d):
    paragraph(d, "Kiireellisen")._p.append(inserted(" Siitä ilmoitetaan asiakkaalle."))


@scenario
def seurattu_poisto(d):
    deleted(word_run(d, "Palvelukeskus arvioi", " Muutoksesta sovitaan kirjallisesti."))


@scenario
def seurattu_korvaus(d):
    mark = deleted(word_run(d, "Sopimus irtisanotaan", "31.8.2027"))
    mark.addnext(inserted("30.9.2027"))


@scenario
def seurattu_kappale(d):
    new = after(paragraph(d, "Kiireellisen"), "")
    new._p.append(inserted("Osapuolet käsittelevät muutokset seurantaryhmässä."))
    mark_end(new, "ins")


@scenario
def seurattu_kappaleen_poisto(d):
    it = paragraph(d, "Kiireellisen")
    deleted(it.runs[0])
    mark_end(it, "del")


@scenario
def seurattu_siirto(d):
    source = paragraph(d, "Kiireellisen")
    text = source.text
    range_ = lambda name, number: parse_xml(f'<w:{name} {W} w:id="{number}" {HILMA} w:name="siirto1"/>')
    end = lambda name, number: parse_xml(f'<w:{name} {W} w:id="{number}"/>')
    target = after(paragraph(d, "Sopimus irtisanotaan"), "")
    for run in list(target._p.iter(qn("w:r"))):
        run.getparent().remove(run)
    target._p.append(range_("moveToRangeStart", 910))
    target._p.append(parse_xml(f'<w:moveTo {W} w:id="911" {HILMA}><w:r><w:t>{text}</w:t></w:r></w:moveTo>'))
    target._p.append(end("moveToRangeEnd", 910))
    mark_end(target, "moveTo", number=912)
    run = source.runs[0]._r
    run.addprevious(range_("moveFromRangeStart", 913))
    mark = parse_xml(f'<w:moveFrom {W} w:id="914" {HILMA}/>')
    run.addprevious(mark)
    mark.append(run)
    mark.addnext(end("moveFromRangeEnd", 913))
    mark_end(source, "moveFrom", number=915)


@scenario
def seurattu_muotoilu(d):
    run = word_run(d, "Sopimus irtisanotaan", "kirjallisesti")
    run.bold = True
    run._r.rPr.append(parse_xml(f'<w:rPrChange {W} w:id="920" {HILMA}><w:rPr/></w:rPrChange>'))


@scenario
def seurattu_rivi(d):
    row = row_after(table(d, "Palvelu"), 2, ["Laskutuspalvelu", "ark. 8–16", "C"])
    row.get_or_add_trPr().append(parse_xml(f'<w:ins {W} w:id="930" {HILMA}/>'))
    number = 931
    for run in list(row.iter(qn("w:r"))):
        mark = parse_xml(f'<w:ins {W} w:id="{number}" {HILMA}/>')
        run.addprevious(mark)
        mark.append(run)
        number += 1


@scenario
def kaksi_tekijaa(d):
    paragraph(d, "Kiireellisen")._p.append(inserted(" Siitä ilmoitetaan asiakkaalle.", HILMA, 941))
    mark = deleted(word_run(d, "Sopimus irtisanotaan", "kirjallisesti"), OTTO, 942)
    mark.addnext(inserted("sähköpostitse", OTTO, 943))


# Head, foot and signatures.


@scenario
def ylatunniste(d):
    for header in (d.sections[0].header, d.sections[0].first_page_header):
        for node in header._element.iter(qn("w:t")):
            if node.text == "Mallihallinnon palvelukeskus":
                node.text = "Mallihallinnon palvelu- ja kehittämiskeskus"


@scenario
def alatunniste(d):
    for footer in (d.sections[0].footer, d.sections[0].first_page_footer):
        for node in footer._element.iter(qn("w:t")):
            node.text = node.text.replace("Mallikatu 1", "Mallikatu 2")


@scenario
def allekirjoittaja(d):
    it = d.tables[-1].rows[1].cells[0]
    next(p for p in it.paragraphs if p.text == "Elina Esimerkki").runs[0].text = "Kaisa Kuvitteellinen"


@scenario
def allekirjoittaja_lisatty(d):
    row = d.tables[-1].rows[1]._tr
    first, second = row.tc_lst
    new = copy.deepcopy(first)
    row.replace(second, new)
    for node, text in zip(new.iter(qn("w:t")), ["Esimerkkivirasto", "Kaisa Kuvitteellinen", "talousjohtaja"]):
        node.text = text


@scenario
def allekirjoittaja_poistettu(d):
    it = d.tables[-1].rows[1]._tr
    it.getparent().remove(it)


# How files are saved, and several edits at once.


@scenario
def tallennettu(d):
    """What a document store and Word write without an edit."""
    d.core_properties.last_modified_by = "Hilma Kuvitelma"
    d.core_properties.revision = 7
    for number, it in enumerate(d.paragraphs):
        it._p.set(qn("w:rsidR"), f"00AB{number:04X}")
    run = word_run(d, "Sopimus irtisanotaan", "kirjallisesti")
    run._r.addprevious(parse_xml(f'<w:proofErr {W} w:type="spellStart"/>'))
    run._r.addnext(parse_xml(f'<w:proofErr {W} w:type="spellEnd"/>'))


@scenario
def monta(d):
    for edit in (maaraaika, luetteloon_lisatty, rivi_lisatty, solu_muutettu, otsikko_muutettu, lihavointi):
        edit(d)
    after(paragraph(d, "Sopimus tulee"), "Sopimusta voidaan jatkaa vuodella.")


@scenario
def monta_seuraten(d):
    for edit in (seurattu_lisays, kommentti, rivi_lisatty, kappale_siirretty):
        edit(d)


@scenario
def kadonnut(d):
    """An edit in a file that has lost the document that it was made from."""
    sana(d)
    for key, relation in list(d.part.rels.items()):
        if relation.reltype.endswith("/customXml"):
            del d.part.rels[key]


def rezipped(source, target):
    """The package in the smallest form that is one."""
    read = zipfile.ZipFile(source)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name in read.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            out.writestr(info, read.read(name), compresslevel=9)


def by_libreoffice(source, target):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx",
                        "--outdir", f"{folder}/out", source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        rezipped(f"{folder}/out/{os.path.basename(source)}", target)


def main(base, out, names):
    os.makedirs(out, exist_ok=True)
    for name, edit in SCENARIOS.items():
        if names and name not in names:
            continue
        document = docx.Document(base)
        edit(document)
        made = io.BytesIO()
        document.save(made)
        rezipped(made, f"{out}/{name}.docx")
    for source in ("", "sana", "rivi_lisatty", "seurattu_korvaus"):
        name = f"libreoffice_{source}".rstrip("_")
        if not names or name in names:
            with tempfile.TemporaryDirectory() as folder:
                copied = f"{folder}/{name}.docx"
                rezipped(f"{out}/{source}.docx" if source else base, copied)
                by_libreoffice(copied, f"{out}/{name}.docx")


main(sys.argv[1], sys.argv[2], sys.argv[3:])
