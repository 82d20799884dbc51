"""Makes the tables of this folder and expected.json: tables that are not like those of ../tables, each with what should become of it.

Needs openpyxl, xlsxwriter and LibreOffice (soffice); the tests need only the files. What is expected was written before the files were first read.
"""
import datetime, io, json, os, re, shutil, subprocess, sys, tempfile, zipfile
import openpyxl, xlsxwriter
from openpyxl.styles import Font

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = {}
H = ["Kustannuslaji", "Kohde", "Selite", "Summa"]
ROWS = [["Ylläpito", "P1", "Tuki", 100.5], ["Ylläpito", "P2", "Valvonta", 200.25],
        ["Pienkehitys", "P1", "Muutokset", 50], ["Henkilötyö", None, "Asiantuntijat", 149.25]]
COSTS = [["Ylläpito", "P1", "Tuki", 10050], ["Ylläpito", "P2", "Valvonta", 20025],
         ["Pienkehitys", "P1", "Muutokset", 5000], ["Henkilötyö", None, "Asiantuntijat", 14925]]
MONTHS = [["1/2027", "Ylläpito", "P1", "Tuki", 1010], ["2/2027", "Ylläpito", "P1", "Tuki", 2020],
          ["1/2027", "Pienkehitys", "P1", "Muutokset", 500], ["2/2027", "Pienkehitys", "P1", "Muutokset", 700]]


def right(name, table="talous", rows=COSTS, told=()):
    EXPECTED[name] = {"table": table, "rows": rows, "told": list(told)}


def refused(name, message, cell, table="talous"):
    EXPECTED[name] = {"table": table, "refused": message, "cell": cell}


def path(name):
    return os.path.join(HERE, name)


def book(name, rows, formats=None, merge=(), after=None, title="Taul1"):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = title
    for row in rows:
        ws.append(row)
    for cell, code in (formats or {}).items():
        ws[cell].number_format = code
    for area in merge:
        ws.merge_cells(area)
    if after:
        after(wb, ws)
    wb.save(path(name))


def csv(name, text, encoding="utf-8"):
    with open(path(name), "wb") as file:
        file.write(text.encode(encoding))


def office(source, target, filters=None):
    with tempfile.TemporaryDirectory() as folder:
        kind = target.rsplit(".", 1)[1] + (":" + filters if filters else "")
        subprocess.run(["soffice", "-env:UserInstallation=file:///tmp/lo-tables", "--headless", "--convert-to", kind,
                        "--outdir", folder, source], check=True, capture_output=True)
        made = os.path.join(folder, os.path.basename(source).rsplit(".", 1)[0] + "." + target.rsplit(".", 1)[1])
        shutil.move(made, path(target))


def rezip(name, parts, change):
    """Writes a workbook anew with parts changed."""
    with zipfile.ZipFile(path(name)) as old:
        content = {entry: old.read(entry) for entry in old.namelist()}
    content.update({key: value.encode() for key, value in parts.items()})
    for entry, edit in change.items():
        content[entry] = edit(content[entry].decode()).encode()
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as new:
        for entry, data in content.items():
            new.writestr(entry, data)


# Sums.
book("summa-laji-taytetty.xlsx", [H, *ROWS, ["Henkilötyö", None, "Määräraha yhteensä", 500]])
right("summa-laji-taytetty.xlsx", told=["rivi 6 luettiin summaksi"])
book("summa-lajeittain-selitteessa.xlsx", [H, *ROWS[:2], ["Ylläpito", None, "Yhteensä", 300.75], ROWS[2],
     ["Pienkehitys", None, "Yhteensä", 50], ROWS[3], ["Henkilötyö", None, "Yhteensä", 149.25], ["Kaikki yhteensä", None, None, 500]])
right("summa-lajeittain-selitteessa.xlsx", told=["luettiin summiksi"])
book("summa-vaaran-lajin.xlsx", [H, *ROWS[:2], ["Henkilötyö yhteensä", None, None, 300.75], *ROWS[2:]])
refused("summa-vaaran-lajin.xlsx", "välisumma \"Henkilötyö\" on 300,75 €", "D4")
book("summa-laji-taytetty-vaara.xlsx", [H, *ROWS, ["Henkilötyö", None, "Määräraha yhteensä", 499]])
refused("summa-laji-taytetty-vaara.xlsx", "välisumma \"Määräraha\" on 499,00 €", "D6")
book("summa-tuntemattoman-kohteen.xlsx", [H, *ROWS[:2], ["P3 yhteensä", None, None, 300.75], *ROWS[2:]])
refused("summa-tuntemattoman-kohteen.xlsx", "välisumma \"P3\" on 300,75 €", "D4")
book("summa-vieraassa-sarakkeessa.xlsx", [["Tili", *H], *[["4300", *row] for row in ROWS], ["YHTEENSÄ", None, None, None, 500]])
right("summa-vieraassa-sarakkeessa.xlsx", told=["Tili"])
book("summa-ylhaalla-ryhmittain.xlsx", [H, ["Ylläpito yhteensä", None, None, 300.75], *ROWS[:2],
     ["Pienkehitys yhteensä", None, None, 50], ROWS[2], ["Henkilötyö yhteensä", None, None, 149.25], ROWS[3], ["Loppusumma", None, None, 500]])
right("summa-ylhaalla-ryhmittain.xlsx")
book("summa-otsikoiden-ylla.xlsx", [["TAE 2027"], ["Yhteensä", None, None, 500], [], H, *ROWS])
right("summa-otsikoiden-ylla.xlsx")
book("summa-vuosi-perassa.xlsx", [H, *ROWS, ["Kustannukset yhteensä vuonna 2027 (alv 0 %)", None, None, 500]])
right("summa-vuosi-perassa.xlsx")
book("summa-sanaton.xlsx", [H, *ROWS, ["Henkilötyö", None, "Määräraha", 500]])
right("summa-sanaton.xlsx", rows=[*COSTS, ["Henkilötyö", None, "Määräraha", 50000]], told=["rivin 6 summa on sama kuin kaikkien muiden rivien"])
book("kohde-kaikki.xlsx", [H, ["Ylläpito", "Kaikki", "Tuki", 100.5], *ROWS[1:]])
right("kohde-kaikki.xlsx", rows=[["Ylläpito", "Kaikki", "Tuki", 10050], *COSTS[1:]])

# Units.
k = {f"D{row}": '#,##0.0, "k€"' for row in range(2, 6)}
book("muotoilu-tuhansina.xlsx", [H, *ROWS], formats=k)
right("muotoilu-tuhansina.xlsx", told=["näyttää summan tuhansina"])
book("muotoilu-te-ilman-jakoa.xlsx", [H, *ROWS[:3], ["Henkilötyö", None, "Asiantuntijat", 149]], formats={"D5": '0" t€"'})
refused("muotoilu-te-ilman-jakoa.xlsx", "solun muotoilun mukaan summa on tuhansina euroina", "D5")
book("muotoilu-dollari.xlsx", [H, *ROWS], formats={"D3": "[$$-409]#,##0.00"})
refused("muotoilu-dollari.xlsx", "solun muotoilun mukaan summa on yksikössä $", "D3")
book("muotoilu-milj.xlsx", [H, *[[*row[:3], row[3] * 1_000_000] for row in ROWS]], formats={f"D{row}": '0.0,,"M€"' for row in range(2, 6)})
right("muotoilu-milj.xlsx", rows=[[*row[:3], row[3] * 1_000_000] for row in COSTS], told=["miljoonina"])
book("muotoilu-htp.xlsx", [H, *ROWS], formats={"D5": '0.00" htp"'})
refused("muotoilu-htp.xlsx", "yksikössä htp", "D5")
book("otsikko-te-muotoilu-jakaa.xlsx", [[*H[:3], "Summa (t€)"], *ROWS], formats={f"D{row}": "#,##0.0," for row in range(2, 6)})
right("otsikko-te-muotoilu-jakaa.xlsx", told=["näyttää summan tuhansina"])
book("valilehti-te.xlsx", [H, *ROWS], title="TAE 2027 t€")
refused("valilehti-te.xlsx", "välilehden nimen mukaan taulukon summat ovat tuhansina euroina", "D1")
book("alaviite-te.xlsx", [H, *ROWS, [], ["* luvut tuhansina euroina"]])
refused("alaviite-te.xlsx", "taulukon summat ovat tuhansina euroina", "A7")
book("yksikko-sarakkeessa.xlsx", [[*H, "Yksikkö"], *[[*row, "t€"] for row in ROWS]])
refused("yksikko-sarakkeessa.xlsx", "summien vieressä olevan solun mukaan ne ovat tuhansina euroina", "E2")
book("otsikko-usd.xlsx", [[*H[:3], "Summa (USD)"], *ROWS])
refused("otsikko-usd.xlsx", "yksikössä USD", "D1")
book("otsikko-kk.xlsx", [[*H[:3], "Summa (€/kk)"], *ROWS])
refused("otsikko-kk.xlsx", "kuukausihintoja", "D1")
csv("tuhannet-pisteella.csv", "Kustannuslaji;Kohde;Selite;Summa\nYlläpito;P1;Tuki;1.234,50\nYlläpito;P2;Valvonta;1.234.567\n")
right("tuhannet-pisteella.csv", rows=[["Ylläpito", "P1", "Tuki", 123450], ["Ylläpito", "P2", "Valvonta", 123456700]])
csv("kolme-desimaalia.csv", "Kustannuslaji;Kohde;Selite;Summa\nYlläpito;P1;Tuki;12.500\n")
refused("kolme-desimaalia.csv", "\"12.500\" ei ole yksiselitteinen euromäärä", "D2")

# Forgotten costs.
book("alla-varaus.xlsx", [H, *ROWS, [], ["Lisäksi varaus 12 000 euroa"]])
right("alla-varaus.xlsx", told=["riviä 7 (\"Lisäksi varaus 12 000 euroa\") ei lueta"])
book("suodatettu.xlsx", [H, *ROWS], after=lambda wb, ws: (setattr(ws.auto_filter, "ref", "A1:D5"), setattr(ws.row_dimensions[4], "hidden", True)))
right("suodatettu.xlsx", told=["rivi 4 on piilotettu tai suodatettu"])
def other_sheet(wb, ws):
    other = wb.create_sheet("Projektit")
    for row in (["Hanke", "Kulu"], ["Arkisto", 777]):
        other.append(row)
book("toinen-valilehti.xlsx", [H, *ROWS], after=other_sheet)
right("toinen-valilehti.xlsx", told=["välilehteä \"Projektit\" ei lueta"])
book("piilotettu-sarake.xlsx", [H, *ROWS], after=lambda wb, ws: setattr(ws.column_dimensions["B"], "hidden", True))
right("piilotettu-sarake.xlsx", told=["sarake B on piilotettu"])

book("yliviivattu.xlsx", [H, *ROWS], after=lambda wb, ws: setattr(ws["D3"], "font", Font(strike=True)))
right("yliviivattu.xlsx", told=["rivin 3 summa on yliviivattu"])
book("pelkka-summa-alla.xlsx", [H, *ROWS, [None, None, None, 500]])
right("pelkka-summa-alla.xlsx", told=["rivi 6 luettiin summaksi"])
book("pelkka-summa-vaarin.xlsx", [H, *ROWS, [None, None, None, 501]])
refused("pelkka-summa-vaarin.xlsx", "rivillä on vain summa; se on 501,00 €", "D6")
book("miinukset.xlsx", [H, *[[*row[:3], -row[3]] for row in ROWS]])
right("miinukset.xlsx", rows=[[*row[:3], -row[3]] for row in COSTS], told=["kaikki summat ovat miinusmerkkisiä"])
book("kaksi-taulua-allekkain.xlsx", [H, *ROWS[:2], [], H, *ROWS[2:]])
right("kaksi-taulua-allekkain.xlsx", told=["otsikot toistuvat rivillä 5"])
book("verollinen.xlsx", [[*H[:3], "Summa (sis. alv)"], *ROWS])
right("verollinen.xlsx", told=["arvonlisävero"])
book("kertyma.xlsx", [["Toteuma, kertymä 1–2/2027"], ["Kustannuslaji", "Kohde", "Selite", "tammi", "helmi"],
     ["Ylläpito", "P1", "Tuki", 10.1, 20.2], ["Pienkehitys", "P1", "Muutokset", 5, 7]])
right("kertyma.xlsx", "toteuma", MONTHS, told=["kertymästä"])

# Shapes.
book("kaukana.xlsx", [[]] * 9 + [[None] * 6 + H] + [[None] * 6 + row for row in ROWS] + [[], [None] * 6 + ["Yhteensä", None, None, 500]])
right("kaukana.xlsx")
book("toinen-taulu-alla.xlsx", [H, *ROWS, [], ["Riski", "Todennäköisyys", "Vaikutus", "Euroa"], ["Viive", "suuri", "pieni", 5000]])
refused("toinen-taulu-alla.xlsx", None, None)
book("tae-kuukausina.xlsx", [[*H[:3], "tammi", "helmi", "maalis"], *[[*row[:3], 1, 2, 3] for row in ROWS]])
refused("tae-kuukausina.xlsx", "taulukossa on kuukausia sarakkeina", "D1")
book("toteuma-neljannekset.xlsx", [["Kustannuslaji", "Kohde", "Selite", "tammi", "helmi", "Q1"],
     ["Ylläpito", "P1", "Tuki", 10.1, 20.2, 30.3], ["Pienkehitys", "P1", "Muutokset", 5, 7, 12]])
right("toteuma-neljannekset.xlsx", "toteuma", MONTHS, told=["Q1"])
jan, feb = datetime.date(2027, 1, 1), datetime.date(2027, 2, 1)
book("toteuma-paivaotsikot.xlsx", [["Toteuma 2027"], ["Kustannuslaji", "Kohde", "Selite", jan, feb, "Yhteensä"],
     ["Ylläpito", "P1", "Tuki", 10.1, 20.2, 30.3], ["Pienkehitys", "P1", "Muutokset", 5, 7, 12], ["Yhteensä", None, None, 15.1, 27.2, 42.3]],
     formats={"D2": "mmm yyyy", "E2": "mmm yyyy"})
right("toteuma-paivaotsikot.xlsx", "toteuma", MONTHS)

# xlsxwriter: a table of Excel with a totals row, inline texts, results of formulas, a form of accountants.
def writer(name, make, **options):
    wb = xlsxwriter.Workbook(path(name), options)
    make(wb, wb.add_worksheet("Luvut"))
    wb.close()
def excel_table(wb, ws):
    columns = [{"header": h} for h in H]
    columns[0]["total_string"] = "Summa"
    columns[3] |= {"total_function": "sum", "total_value": 500}
    ws.add_table(2, 1, 7, 4, {"data": ROWS, "columns": columns, "total_row": True})
writer("excel-taulukko-summarivi.xlsx", excel_table)
right("excel-taulukko-summarivi.xlsx")
def formulas(wb, ws):
    for c, h in enumerate(H):
        ws.write(0, c, h)
    for r, row in enumerate(ROWS, 1):
        for c, value in enumerate(row):
            if value is not None:
                ws.write_formula(r, c, f"=Lähde!{'ABCD'[c]}{r}", None, value)
    source = wb.add_worksheet("Lähde")
    source.hide()
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            if value is not None:
                source.write(r, c, value)
writer("kaavat-toiselta-valilehdelta.xlsx", formulas)
right("kaavat-toiselta-valilehdelta.xlsx", told=["\"Lähde\" (piilotettu)"])
def accountants(wb, ws):
    money = wb.add_format({"num_format": '_-* #,##0.00\\ [$€-40B]_-;\\-* #,##0.00\\ [$€-40B]_-;_-* "-"??\\ [$€-40B]_-;_-@_-'})
    text = wb.add_format({"num_format": "@"})
    for r, row in enumerate([H, *ROWS[:3]]):
        for c, value in enumerate(row):
            if value is not None:
                ws.write(r, c, value, money if c == 3 and r else None)
    for c, value in enumerate(["Henkilötyö", None, "Asiantuntijat", "149,25"]):
        if value is not None:
            ws.write_string(4, c, value, text)
writer("kirjanpitomuoto-ja-teksti.xlsx", accountants)
right("kirjanpitomuoto-ja-teksti.xlsx")
def memory(wb, ws):
    for r, row in enumerate([H, *ROWS, ["Yhteensä", None, None, 500]]):
        for c, value in enumerate(row):
            if value is not None:
                ws.write(r, c, value)
writer("solutekstit.xlsx", memory, constant_memory=True)
right("solutekstit.xlsx")

# Pivot tables, as Excel writes them: labels beside their first rows, subtotals, a definition of where they are.
PIVOT = ('<?xml version="1.0"?><pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="Pivot" cacheId="1" '
         'dataCaption="Arvot" compact="0" outline="0"><location ref="{ref}" firstHeaderRow="1" firstDataRow="1" firstDataCol="{labels}"/></pivotTableDefinition>')
RELS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotTable" Target="../pivotTables/pivotTable1.xml"/></Relationships>')
def pivot(name, rows, ref, labels):
    book(name, rows)
    rezip(name, {"xl/pivotTables/pivotTable1.xml": PIVOT.format(ref=ref, labels=labels), "xl/worksheets/_rels/sheet1.xml.rels": RELS},
          {"[Content_Types].xml": lambda text: text.replace("</Types>", '<Override PartName="/xl/pivotTables/pivotTable1.xml" '
           'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.pivotTable+xml"/></Types>')})
pivot("pivot-taulukkomuoto.xlsx", [["Kustannuslaji", "Kohde", "Selite", "Summa / Summa"], ["Henkilötyö", "(tyhjä)", "Asiantuntijat", 149.25],
      ["Henkilötyö Yhteensä", None, None, 149.25], ["Pienkehitys", "P1", "Muutokset", 50], ["Pienkehitys Yhteensä", None, None, 50],
      ["Ylläpito", "P1", "Tuki", 100.5], [None, "P2", "Valvonta", 200.25], ["Ylläpito Yhteensä", None, None, 300.75],
      ["Kaikki yhteensä", None, None, 500]], "A1:D9", 3)
right("pivot-taulukkomuoto.xlsx", rows=[COSTS[3], COSTS[2], COSTS[0], COSTS[1]])
pivot("pivot-tiivis.xlsx", [["Riviotsikot", "Summa / Summa"], ["Ylläpito", 300.75], ["P1", 100.5], ["P2", 200.25], ["Kaikki yhteensä", 300.75]], "A1:B5", 1)
refused("pivot-tiivis.xlsx", "pivot-taulukko on tiivistetyssä muodossa", "A1")
pivot("pivot-kuukaudet.xlsx", [["Summa / Summa", None, None, "Kuukausi"], ["Kustannuslaji", "Kohde", "Selite", "tammi", "helmi", "Kaikki yhteensä"],
      ["Ylläpito", "P1", "Tuki", 10.1, 20.2, 30.3], ["Pienkehitys", "P1", "Muutokset", 5, 7, 12],
      ["Kaikki yhteensä", None, None, 15.1, 27.2, 42.3]], "A1:F5", 3)
right("pivot-kuukaudet.xlsx", "toteuma", MONTHS)

# LibreOffice: a pivot table of its own, currencies of its locale, a text file with all cells in quotation marks.
with tempfile.TemporaryDirectory() as folder:
    cell = lambda v: "<table:table-cell/>" if v is None else (
        f'<table:table-cell office:value-type="float" office:value="{v}"/>' if isinstance(v, (int, float)) else
        f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>')
    rows = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in [H, *ROWS])
    field = lambda name, way, used: (f'<table:data-pilot-field table:source-field-name="{name}" table:orientation="{way}" table:used-hierarchy="-1"'
        + (' table:function="sum"' if way == "data" else "") + f'><table:data-pilot-level table:show-empty="false">'
        + ('<table:data-pilot-subtotals><table:data-pilot-subtotal table:function="auto"/></table:data-pilot-subtotals>' if used else "")
        + '</table:data-pilot-level></table:data-pilot-field>')
    fods = f'''<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="Lähde">{rows}</table:table><table:table table:name="Pivot"><table:table-row><table:table-cell/></table:table-row></table:table>
<table:data-pilot-tables><table:data-pilot-table table:name="DP1" table:target-range-address="Pivot.A1:Pivot.E12" table:show-filter-button="false">
<table:source-cell-range table:cell-range-address="Lähde.A1:Lähde.D5"/>{field("Kustannuslaji", "row", True)}{field("Kohde", "row", False)}{field("Selite", "row", False)}{field("Summa", "data", False)}
</table:data-pilot-table></table:data-pilot-tables></office:spreadsheet></office:body></office:document>'''
    for name, sheet in (("libreoffice-pivot.xlsx", "Talous"), ("libreoffice-pivot-ja-lahde.xlsx", "Pivot")):
        source = os.path.join(folder, "pivot.fods")
        with open(source, "w", encoding="utf-8") as file:
            file.write(fods.replace("Pivot.", sheet + ".").replace('"Pivot"', f'"{sheet}"'))
        # The output of the pivot table is computed when the file is opened the second time.
        office(source, "pivot.xlsx")
        made = shutil.move(path("pivot.xlsx"), os.path.join(folder, name))
        office(made, name)
right("libreoffice-pivot.xlsx", rows=[COSTS[3], COSTS[2], COSTS[0], COSTS[1]], told=["Lähde"])
refused("libreoffice-pivot-ja-lahde.xlsx", "taulukko on kahdella välilehdellä: \"Lähde\" ja \"Pivot\"", "")
with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, "talous.csv")
    with open(source, "w", encoding="utf-8") as file:
        file.write("Kustannuslaji;Kohde;Selite;Summa\n" + "".join(
            f"{a};{b or ''};{c};{str(d).replace('.', ',')} €\n" for a, b, c, d in ROWS) + "Yhteensä;;;500,00 €\n")
    ods = os.path.join(folder, "talous.ods")
    subprocess.run(["soffice", "-env:UserInstallation=file:///tmp/lo-tables", "--headless", "--infilter=CSV:59,34,76,1,,1035,false,true", "--convert-to", "ods",
                    "--outdir", folder, source], check=True, capture_output=True)
    office(ods, "libreoffice-ods-valuutta.xlsx")
    office(ods, "libreoffice-lainausmerkit.csv", "Text - txt - csv (StarCalc):59,34,76,1,,1035,true,true")
right("libreoffice-ods-valuutta.xlsx")
right("libreoffice-lainausmerkit.csv")

# Text files of reporting systems.
csv("windows-kovat-valit.csv", "Raportti: TAE;;;\r\nPoimittu 24.2.2027;;;\r\n;;;\r\nKustannuslaji;Kohde;Selite;Summa €\r\n"
    "Ylläpito;P1;Tuki;100,50 €\r\nYlläpito;P2;Valvonta;200,25 €\r\nPienkehitys;P1;Muutokset;50,00 €\r\nHenkilötyö;;Asiantuntijat;149,25 €\r\n"
    "YHTEENSÄ;;;500,00 €\r\n;;;\r\nLähde: Kompassi;;;\r\n", "cp1252")
right("windows-kovat-valit.csv")
csv("tyhjat-lopussa.csv", "\ufeffKustannuslaji;Kohde;Selite;Summa;;;\r\n" + "".join(
    f"{a};{b or ''};{c};{str(d).replace('.', ',')};;;\r\n" for a, b, c, d in ROWS) + ";;;;;;\r\n")
right("tyhjat-lopussa.csv")
csv("otsikko-rivinvaihto.csv", 'Kustannus-\n"laji"'.replace('Kustannus-\n"laji"', '"Kustannus-\nlaji"') + ';Kohde;Selite;"Summa\n(€, alv 0 %)"\r\n' + "".join(
    f"{a};{b or ''};\"{c}\";\"{str(d).replace('.', ',')}\"\r\n" for a, b, c, d in ROWS))
right("otsikko-rivinvaihto.csv")
csv("utf16.csv", "Kustannuslaji\tKohde\tSelite\tSumma\nYlläpito\tP1\tTuki\t100,50\n", "utf-16")
right("utf16.csv", rows=[COSTS[0]])

# What a text program or a web page leaves around words.
csv("nollaleveys.csv", "Kustannuslaji\u200b;Kohde;Selite;\ufeffSumma\n" + "".join(
    f"\ufeff{a}\u00a0;{b or ''}\u200b;{c};{str(d).replace('.', ',')}\u200b\n" for a, b, c, d in ROWS))
right("nollaleveys.csv")

# A row of units below the headings.
csv("yksikkorivi.csv", "Kustannuslaji;Kohde;Selite;Summa\n;;;€\n" + "".join(
    f"{a};{b or ''};{c};{str(d).replace('.', ',')}\n" for a, b, c, d in ROWS))
right("yksikkorivi.csv")
csv("yksikkorivi-alv.csv", "Kustannuslaji;Kohde;Määrä;Selite;Summa\n;;kpl;;(€, alv 0 %)\n" + "".join(
    f"{a};{b or ''};1;{c};{str(d).replace('.', ',')}\n" for a, b, c, d in ROWS))
right("yksikkorivi-alv.csv", told=["Määrä"])
csv("yksikkorivi-te.csv", "Kustannuslaji;Kohde;Selite;Summa\n;;;t€\n" + "".join(
    f"{a};{b or ''};{c};{str(d).replace('.', ',')}\n" for a, b, c, d in ROWS))
refused("yksikkorivi-te.csv", "taulukon summat ovat tuhansina euroina", "D1")

# Two years beside each other: the table's own counts.
csv("summa-kahdelta-vuodelta.csv", "Kustannuslaji;Kohde;Selite;Summa 2026;Summa 2027\n" + "".join(
    f"{a};{b or ''};{c};1,00;{str(d).replace('.', ',')}\n" for a, b, c, d in ROWS))
right("summa-kahdelta-vuodelta.csv", told=["Summa 2026"])
csv("summa-muilta-vuosilta.csv", "Kustannuslaji;Kohde;Selite;Summa 2025;Summa 2026\n" + "".join(
    f"{a};{b or ''};{c};1,00;{str(d).replace('.', ',')}\n" for a, b, c, d in ROWS))
refused("summa-muilta-vuosilta.csv", "pakollinen sarake \"summa\" puuttuu", "A1")

# The words of the first column stand as headings above their rows, as people like to write them.
def grouped(name, lines):
    csv(name, "Selite;Kohde;Summa\n" + lines)
PLAIN = "Ylläpito;;{}\nTuki;P1;100,50\nValvonta;P2;200,25\n{}Pienkehitys;;{}\nMuutokset;P1;50,00\n{}Henkilötyö;;{}\nAsiantuntijat;;149,25\n{}"
grouped("ryhmat-ilman-lajia.csv", PLAIN.format("", "", "", "", "", ""))
right("ryhmat-ilman-lajia.csv")
grouped("ryhmat-ilman-lajia-valit.csv", PLAIN.format("", ";;\n", "", ";;\n", "", ";;\nYhteensä;;500,00\n"))
right("ryhmat-ilman-lajia-valit.csv")
grouped("ryhmat-ilman-lajia-summat-otsikossa.csv", PLAIN.format("300,75", "", "50,00", "", "149,25", "Kaikki yhteensä;;500,00\n"))
right("ryhmat-ilman-lajia-summat-otsikossa.csv")
grouped("ryhmat-ilman-lajia-summat-alla.csv", PLAIN.format("", "Ylläpito yhteensä;;300,75\n", "", "Yhteensä;;50,00\n", "", "Henkilötyö yht.;;149,25\n;;500,00\n"))
right("ryhmat-ilman-lajia-summat-alla.csv")
grouped("ryhmat-ilman-lajia-synonyymi.csv", PLAIN.replace("Ylläpito", "HUOLTO").format("", "", "", "", "", ""))
right("ryhmat-ilman-lajia-synonyymi.csv")
grouped("ryhmat-ilman-lajia-yksi-rivi.csv", "Ylläpito;;300,75\nTuki;P1;100,50\nValvonta;P2;200,25\nPienkehitys;;50,00\nHenkilötyö;;149,25\n")
right("ryhmat-ilman-lajia-yksi-rivi.csv", rows=[*COSTS[:2], ["Pienkehitys", None, "Pienkehitys", 5000], ["Henkilötyö", None, "Henkilötyö", 14925]])
# A word of the choice may be what was paid for, too.
grouped("ryhmat-ilman-lajia-sama-sana.csv", "Ylläpito;;300,75\nYlläpito;P1;100,50\nValvonta;P2;200,25\n")
right("ryhmat-ilman-lajia-sama-sana.csv", rows=[["Ylläpito", "P1", "Ylläpito", 10050], COSTS[1]])
csv("summat-alla-ilman-lajia.csv", "Selite;Kohde;Summa\nTuki;P1;100,50\nYlläpito;P2;200,25\nYlläpito yhteensä;;300,75\n")
refused("summat-alla-ilman-lajia.csv", "pakollinen sarake \"kustannuslaji\" puuttuu", "A1")
grouped("ryhmat-ilman-lajia-vaara-summa.csv", PLAIN.format("300,00", "", "50,00", "", "149,25", ""))
refused("ryhmat-ilman-lajia-vaara-summa.csv", "välisumma \"Ylläpito\" on 300,00 €", "C2")
# What stands above the first heading has no choice, which the model tells with its cell.
grouped("ryhmat-ilman-lajia-alussa-irrallinen.csv", "Tuki;P1;100,50\nYlläpito;;\nValvonta;P2;200,25\n")
right("ryhmat-ilman-lajia-alussa-irrallinen.csv", rows=[[None, *COSTS[0][1:]], COSTS[1]])
grouped("ryhmat-ilman-lajia-tuntematon.csv", "Ylläpito;;\nTuki;P1;100,50\nMuut kulut;;\nValvonta;P2;200,25\n")
right("ryhmat-ilman-lajia-tuntematon.csv", rows=[COSTS[0], ["Muut kulut", *COSTS[1][1:]]])
grouped("ryhmat-ilman-lajia-otsikko-puuttuu.csv", "Tuki;P1;100,50\nValvonta;P2;200,25\n")
refused("ryhmat-ilman-lajia-otsikko-puuttuu.csv", "pakollinen sarake \"kustannuslaji\" puuttuu", "A1")

# Made by hand: the least that a workbook can be.
def least(name, rows):
    cells = "".join("<row>" + "".join(
        "<c/>" if value is None else f"<c><v>{value}</v></c>" if isinstance(value, (int, float)) else f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        for value in row) + "</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office_rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                      '<Override PartName="/xl/worksheets/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        file.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office_rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        file.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office_rels}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
        file.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office_rels}/worksheet" Target="worksheets/s.xml"/></Relationships>')
        file.writestr("xl/worksheets/s.xml", f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>')
least("pienin-mahdollinen.xlsx", [H, *ROWS, ["Yhteensä", None, None, 500]])
right("pienin-mahdollinen.xlsx")

# Surveys: Webropol and Forms.
ANSWERS = [[9, 8, 10, "Hyvä"], [8, None, 7, None], [10, 9, 9, "Nopeammin"]]
def survey(name, rows, **more):
    book(name, rows, **more)
who = [[1, "24.2.2027 9:30", "Maija Mallikas"], [2, "24.2.2027 9:41", "Max Esimerkki"], [3, "25.2.2027 8:02", "Oiva Osaava"]]
head = ["Vastaajan ID", "Vastausaika", "Nimi"]
AREAS = ["Ennakoivuus", "Asiantuntemus", "Suositus", "Parannettavaa"]
data = [[*w, *a] for w, a in zip(who, ANSWERS)]
survey("kysely-keskiarvo.xlsx", [[*head, *AREAS], *data, [None, None, "Keskiarvo", 9.0, 8.5, 8.67], ["N", None, None, 3, 2, 3]])
right("kysely-keskiarvo.xlsx", "kysely", ANSWERS, told=["ei lueta vastauksiksi: 5 (keskiarvo), 6 (lukumäärä)"])
survey("kysely-kaksi-otsikkorivia.xlsx", [["Vastaajan tiedot", None, None, "Kuinka tyytyväinen olet?", None, "Suosittelisitko?", "Vapaa sana"],
       [*head, *AREAS], *data], merge=["A1:C1", "D1:E1"])
right("kysely-kaksi-otsikkorivia.xlsx", "kysely", ANSWERS)
survey("kysely-kysymysnumerot.xlsx", [[*head, "1.1", "1.2", "2", "3"], [None, None, None, *AREAS], *data])
right("kysely-kysymysnumerot.xlsx", "kysely", ANSWERS)
survey("kysely-numeroitu.xlsx", [["Vastaajan ID", "Vastausaika", "Nimi", "1. Ennakoivuus *", "2. Asiantuntemus *", "3. Suositus", "4) Parannettavaa:"], *data])
right("kysely-numeroitu.xlsx", "kysely", ANSWERS)
def summary_first(wb, ws):
    first = wb.create_sheet("Yhteenveto", 0)
    for row in (["Perusraportti"], ["Vastaajien määrä: 3"], [], ["Ennakoivuus", None], ["Keskiarvo", 9.0], ["Mediaani", 9]):
        first.append(row)
survey("kysely-yhteenveto-ensin.xlsx", [["Kysely 1/2027"], ["Vastaajien määrä: 3"], [], [*head, *AREAS], *data], after=summary_first, title="Raakadata")
right("kysely-yhteenveto-ensin.xlsx", "kysely", ANSWERS)
survey("kysely-puolikkaat.xlsx", [AREAS, [8.5, "9½", 10, None], ["8,5", 9, 9, None]])
right("kysely-puolikkaat.xlsx", "kysely", [["8,5", "9½", 10, None], ["8,5", 9, 9, None]])
book("tilanne-palvelu-yhteensa.xlsx", [["Palvelu", "Tila", "Kuvaus", "Häiriöt"], ["Kunta Yhteensä", "kunnossa", None, 2], ["P2", "ongelma", "Viive", 1]])
right("tilanne-palvelu-yhteensa.xlsx", "tilanne", [["Kunta Yhteensä", "kunnossa", None, 2], ["P2", "ongelma", "Viive", 1]])

with open(path("expected.json"), "w", encoding="utf-8") as file:
    json.dump(EXPECTED, file, ensure_ascii=False, indent=1, sort_keys=True)
    file.write("\n")
print(len(EXPECTED), "tables")
