#!/usr/bin/env python3
"""Makes the tables of this folder as people and systems make them: with openpyxl, XlsxWriter, LibreOffice and by hand.

    python3 make.py            needs openpyxl, xlsxwriter and soffice

Files are named by the table that they hold (talous, tilanne, toteuma) and by what is odd about them; those that begin with
"virhe-" must be refused. All persons and figures are invented.
"""
import datetime, os, pathlib, shutil, subprocess, tempfile, unicodedata, zipfile

import openpyxl, xlsxwriter


HERE = pathlib.Path(__file__).resolve().parent
HEAD = ["Kustannuslaji", "Kohde", "Selite", "Summa"]
ROWS = [
    ["Ylläpito", "P1", "Tuki", 100.50],
    ["Ylläpito", "P2", "Valvonta", 200.25],
    ["Pienkehitys", "P1", "Muutokset", 50.00],
    ["Henkilötyö", None, "Asiantuntijat", 149.25],
]
TOTAL = ["Yhteensä", None, None, 500.00]
BLANK = [None] * 4
STATUS_HEAD = ["Palvelu", "Tila", "Kuvaus", "Häiriöt", "Käytettävyys", "Poimittu"]
MONTHS = ["tammi", "helmi", "maalis"]
ACTUALS = [["Ylläpito", "P1", "Tuki", 10.10, 20.20, None, 30.30], ["Pienkehitys", "P1", "Muutokset", 5.00, 0, None, 5.00]]


def book(name, *sheets, before=None):
    """A workbook by openpyxl: sheets are (title, rows, merged ranges)."""
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    for title, rows, merged in sheets:
        ws = wb.create_sheet(title)
        for row in rows:
            ws.append(row)
        for cells in merged:
            ws.merge_cells(cells)
    if before:
        before(wb)
    wb.save(HERE / f"{name}.xlsx")


def one(name, rows, merged=(), before=None):
    book(name, ("Taul1", rows, merged), before=before)


def openpyxl_tables():
    one("talous-otsikko-paalla", [["Talous 2027"], BLANK, HEAD, *ROWS, TOTAL])
    one("talous-kirjelomake", [["Esimerkkivirasto"], ["Talousyksikkö"], ["Päivitetty 1.12.2026"], BLANK, ["Talousarvio 2027, euroa"], HEAD, *ROWS],
        ["A1:D1", "A2:D2", "A5:D5"])
    book("talous-ohje-ensin", ("Ohje", [["Täytä välilehti Luvut."], ["Summa ilman arvonlisäveroa."]], ()), ("Luvut", [HEAD, *ROWS, TOTAL], ()))
    one("talous-b4", [[None], [None, "Talous"], [None], *[[None, *row] for row in [HEAD, *ROWS]]])
    one("talous-yksikot", [["Kustannus-laji", "Kohde (palvelu)", "Selite *", "Summa (€, alv 0 %)"], *ROWS])
    one("talous-rivinvaihdot", [["Kustannus-\nlaji", "Kohde\n(palvelun tunnus)", "1. Selite", "Summa,\n€"], *ROWS])
    one("talous-isoilla", [[h.upper() for h in HEAD], *[[r[0].upper(), *r[1:]] for r in ROWS], ["YHTEENSÄ:", None, None, 500]])
    one("talous-lisasarakkeet", [[*HEAD, "Tili", "Muistio"], *[[*r, 4321, "oma huomio"] for r in ROWS]])
    one("talous-valisummat", [HEAD, *ROWS[:2], ["Ylläpito yhteensä", None, None, 300.75], ROWS[2], ["Pienkehitys yhteensä", None, None, 50],
                              ROWS[3], ["Henkilötyö yhteensä", None, None, 149.25], ["Kaikki yhteensä", None, None, 500]])
    one("talous-ryhmat", [HEAD, ["Ylläpito"], *[[None, *r[1:]] for r in ROWS[:2]], ["Pienkehitys"], [None, *ROWS[2][1:]], ["Henkilötyö"], [None, *ROWS[3][1:]], TOTAL])
    one("talous-ryhmat-summin", [HEAD, ["Ylläpito", None, None, 300.75], *[[None, *r[1:]] for r in ROWS[:2]], ["Pienkehitys", None, None, 50],
                                 [None, *ROWS[2][1:]], ["Henkilötyö", None, None, 149.25], [None, *ROWS[3][1:]], TOTAL])
    one("talous-yhdistetyt", [HEAD, ROWS[0], [None, *ROWS[1][1:]], *ROWS[2:]], ["A2:A3"])
    one("talous-summa-ylhaalla", [HEAD, TOTAL, *ROWS])
    one("talous-alaviite", [HEAD, *ROWS, BLANK, ["* Summat ilman arvonlisäveroa"], ["Lähde: taloushallinnon raportti 1.12.2026"]])
    one("talous-lause-alla", [HEAD, *ROWS, BLANK, ["Luvut ovat johtoryhmän hyväksymät."]])
    one("talous-otsikot-toistuvat", [HEAD, *ROWS[:2], HEAD, *ROWS[2:]])
    one("talous-laskettu", [HEAD, *[[*r[:3], r[3] + 7e-12] for r in ROWS], ["Yhteensä", None, None, 499.99999999999994]])
    one("talous-kaksi-otsikkorivia", [["Mistä maksetaan", None, "Rivi", None], HEAD, *ROWS], ["A1:B1", "C1:D1"])
    one("talous-ylaotsikot-yhdistetty", [["Kustannuslaji", "Kohde", "Selite", "Euroa"], [None, None, None, "Summa"], *ROWS], ["A1:A2", "B1:B2", "C1:C2"])
    one("talous-vieressa-muistiinpano", [HEAD, [*ROWS[0], None, None, "tarkista MM"], *ROWS[1:]])

    def hide(wb):
        wb["Vanha"].sheet_state = "hidden"
    book("talous-piilotettu-kopio", ("Vanha", [HEAD, ["Ylläpito", "P1", "vanha", 1]], ()), ("Uusi", [HEAD, *ROWS], ()), before=hide)
    book("talous-vuodet-valilehtina", ("2026", [HEAD, ["Ylläpito", "P1", "vanha", 1]], ()), ("2027", [HEAD, *ROWS], ()))

    def percent(wb):
        ws = wb.active
        for row, share in ((2, 0.99847222), (3, 0.993)):
            ws.cell(row, 5, share).number_format = "0.0%"
        ws.cell(2, 6, datetime.datetime(2027, 2, 24, 13, 45)).number_format = "d.m.yyyy h:mm"
        ws.cell(3, 6, "2027-02-24T00:00:00")
    one("tilanne-prosentit-ja-kellonajat", [STATUS_HEAD, ["p1", "Kunnossa", None, "1"], ["P2", "HUOMIOITAVAA", "Viive", 2]], before=percent)
    one("tilanne-synonyymit", [["Tuote", "Tila", "Kuvaus", "Häiriöt (kpl)", "Käytettävyys %", "Poimittu"],
                               ["P1", "Vihreä", None, 1, "99,8 %", "ke 24.2.2027"], ["P2", "keltainen", "Viive", 2, "99,3 %", "24.2.2027 klo 9.30"]])
    one("toteuma-kuukaudet-sarakkeina", [["Kustannuslaji", "Kohde", "Selite", *MONTHS, "Yhteensä"], *ACTUALS, ["Yhteensä", None, None, 15.10, 20.20, None, 35.30]])
    one("toteuma-kuukaudet-nimina", [["Kuukausi", *HEAD], ["tammikuu", "Ylläpito", "P1", "Tuki", 10.10], ["Helmikuu 2027", "Ylläpito", "P1", "Tuki", 20.20],
                                     [1, "Pienkehitys", "P1", "Muutokset", 5], [datetime.date(2027, 2, 15), "Pienkehitys", "P1", "Muutokset", 0]])
    # Refused.
    one("virhe-valisumma", [HEAD, *ROWS[:2], ["Ylläpito yhteensä", None, None, 300], *ROWS[2:]])
    one("virhe-ryhman-summa", [HEAD, ["Ylläpito", None, None, 300], *[[None, *r[1:]] for r in ROWS[:2]], *ROWS[2:]])
    one("virhe-sarake-puuttuu", [["Kustannuslaji", "Kohde", "Teksti", "Summa"], *ROWS])
    one("virhe-sarake-vaarin", [["Kustannuslaji", "Kohde", "Selte", "Summa"], *ROWS])
    one("virhe-tuhansina", [["Talous 2027"], [*HEAD[:3], "Summa (t€)"], *ROWS])
    one("virhe-tuhansina-otsikossa", [["Talousarvio 2027 (1 000 €)"], HEAD, *ROWS])
    book("virhe-kaksi-taulukkoa", ("Taul1", [HEAD, *ROWS], ()), ("Taul1 (2)", [HEAD, *ROWS], ()))
    one("virhe-osuus-paljaana", [STATUS_HEAD, ["P1", "kunnossa", None, 1, 0.998], ["P2", "kunnossa", None, 1, "99,3 %"]])

    def day(wb):
        wb.active.cell(2, 3, datetime.date(2027, 8, 16)).number_format = "d.m.yyyy"
    one("virhe-paiva-tekstina", [HEAD, ROWS[0], *ROWS[1:]], before=day)
    one("virhe-yhdistetty-summa", [HEAD, ROWS[0], [*ROWS[1][:3], None], *ROWS[2:]], ["D2:D3"])
    one("virhe-kuukausien-summa", [["Kustannuslaji", "Kohde", "Selite", *MONTHS, "Yhteensä"], [*ACTUALS[0][:6], 31]])
    one("virhe-ei-taulukkoa", [["Muistio"], ["Sovittiin, että talous käydään läpi."]])


def xlsxwriter_tables():
    def make(name, fill):
        wb = xlsxwriter.Workbook(str(HERE / f"{name}.xlsx"))
        wb.set_properties({"created": datetime.datetime(2026, 12, 1)})
        fill(wb, wb.add_worksheet())
        wb.close()

    def table(wb, ws):
        ws.add_table(2, 1, 7, 4, {"data": ROWS, "total_row": True, "columns": [
            {"header": HEAD[0], "total_string": "Yhteensä"}, {"header": HEAD[1]}, {"header": HEAD[2]},
            {"header": HEAD[3], "total_function": "sum", "total_value": 500}]})
    make("talous-excel-taulukko", table)

    def formulas(wb, ws):
        ws.write_row(0, 0, HEAD)
        for at, row in enumerate(ROWS, 1):
            ws.write_row(at, 0, row[:3])
            ws.write_formula(at, 3, f"={row[3]}/3*3", None, row[3] + 3e-13)
        ws.write_row(5, 0, ["Yhteensä"])
        ws.write_formula(5, 3, "=SUM(D2:D5)", None, 500)
    make("talous-kaavat", formulas)

    def accounting(wb, ws):
        money = wb.add_format({"num_format": '_-* #,##0.00 €_-;-* #,##0.00 €_-;_-* "-"?? €_-;_-@_-'})
        ws.write_row(0, 0, HEAD)
        for at, row in enumerate(ROWS, 1):
            ws.write_row(at, 0, row[:3])
            ws.write_number(at, 3, row[3], money)
    make("talous-kirjanpitomuoto", accounting)

    def rich(wb, ws):
        bold, plain = wb.add_format({"bold": True}), wb.add_format()
        for at, heading in enumerate(HEAD):
            ws.write_rich_string(0, at, bold, heading[:3], plain, heading[3:])
        for at, row in enumerate(ROWS, 1):
            ws.write_row(at, 0, row)
    make("talous-muotoillut-otsikot", rich)

    def months(wb, ws):
        month = wb.add_format({"num_format": "mmm-yy"})
        ws.write_row(0, 0, HEAD[:3])
        for at in range(3):
            ws.write_datetime(0, 3 + at, datetime.datetime(2027, at + 1, 1), month)
        for at, row in enumerate(ACTUALS, 1):
            ws.write_row(at, 0, row[:6])
    make("toteuma-kuukaudet-paivina", months)


def by_hand():
    def csv(name, rows, delimiter=";", encoding="utf-8", before="", end="\r\n"):
        def cell(value):
            text = "" if value is None else f"{value:.2f}".replace(".", ",") if isinstance(value, float) else str(value)
            return f'"{text}"' if delimiter in text else text
        text = before + end.join(delimiter.join(map(cell, row)) for row in rows) + end
        (HERE / f"{name}.csv").write_bytes(text.encode(encoding))
    csv("talous-sep", [HEAD, *ROWS, TOTAL], before="sep=;\r\n")
    csv("talous-cp1252", [HEAD, *ROWS], encoding="cp1252")
    csv("talous-sarkain", [HEAD, *ROWS], delimiter="\t", encoding="utf-8-sig")
    csv("talous-pilkku", [HEAD, *ROWS], delimiter=",", before="Talous 2027; luonnos\n\n", end="\n")
    csv("talous-eur", [HEAD, *[[*r[:3], f"{r[3]:.2f}".replace(".", ",") + "\u2009EUR"] for r in ROWS]])
    csv("talous-hajotetut", [[unicodedata.normalize("NFD", str(v)) if isinstance(v, str) else v for v in row] for row in [HEAD, *ROWS]])
    csv("talous-synonyymi", [HEAD, *[["Huolto" if r[0] == "Ylläpito" else r[0], *r[1:]] for r in ROWS]])
    csv("talous-hyvitys", [HEAD, *ROWS[:3], ["Henkilötyö", None, "Asiantuntijat", "149,25 €"], ["Yhteensä", None, None, "500,00"]])
    csv("virhe-tuhaterotin", [HEAD, ["Ylläpito", "P1", "Tuki", "1.234"]])
    csv("virhe-siirtynyt", [HEAD, ["Ylläpito", "P1", "Tuki", "x", "100,50"]])
    # A workbook as a reporting system writes it: inline strings, no styles, no cell names.
    def cell(value):
        if value is None:
            return "<c/>"
        if isinstance(value, (int, float)):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    rows = "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in [HEAD, *ROWS])
    ns = "http://schemas.openxmlformats.org/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{ns}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{ns}package/2006/relationships"><Relationship Id="r1" Type="{ns}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{ns}spreadsheetml/2006/main" xmlns:r="{ns}officeDocument/2006/relationships"><sheets><sheet name="Raportti" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{ns}package/2006/relationships"><Relationship Id="r1" Type="{ns}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{ns}spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(HERE / "talous-raporttijarjestelma.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 12, 1, 0, 0, 0)), text)


def libreoffice_tables():
    """Tables opened and saved in LibreOffice."""
    for source in ("talous-otsikko-paalla", "talous-yhdistetyt", "talous-valisummat", "tilanne-prosentit-ja-kellonajat"):
        with tempfile.TemporaryDirectory() as folder:
            kind, rest = source.split("-", 1)
            name = f"{kind}-libreoffice-{rest}.xlsx"
            work = pathlib.Path(folder) / name
            shutil.copy(HERE / f"{source}.xlsx", work)
            profile = f"-env:UserInstallation=file://{folder}/profile"
            out = pathlib.Path(folder) / "out"
            subprocess.run(["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, work], check=True, stdout=subprocess.DEVNULL)
            shutil.copy(out / name, HERE / name)


if __name__ == "__main__":
    openpyxl_tables()
    xlsxwriter_tables()
    by_hand()
    libreoffice_tables()
    print(len([name for name in os.listdir(HERE) if name.endswith((".xlsx", ".csv"))]), "tables")
