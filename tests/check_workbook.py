#!/usr/bin/env python3
"""Whether the formulas of a workbook come to the totals of the JSON answer.

check_workbook.py LLMADVISOR [--libreoffice]: the formulas are computed here from the cells that they
name, or by LibreOffice, with what the program wrote for them thrown away. Exit 77 where there is no
LibreOffice to ask.
"""
import csv
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
QUESTIONS = [
    ["--budget", "300"],
    ["--rag", "--fine-tuning", "--budget", "2000eur", "--jurisdiction", "eu", "--lang", "fr"],
    ["--job", "100000", "--within", "24"],
]
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def sheets_of(path):
    """Of each sheet by name: values and formulas by cell, without what formulas came to."""
    with zipfile.ZipFile(path) as book:
        names = [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        sheets = {}
        for number, name in enumerate(names, 1):
            cells = {}
            root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            for cell in root.iter(MAIN + "c"):
                formula, value = cell.find(MAIN + "f"), cell.find(MAIN + "v")
                if formula is not None:
                    cells[cell.get("r")] = "=" + formula.text
                elif cell.get("t") == "inlineStr":
                    cells[cell.get("r")] = "".join(part.text or "" for part in cell.iter(MAIN + "t"))
                elif value is not None:
                    cells[cell.get("r")] = float(value.text)
            sheets[name] = cells
    return sheets


def column(cells, letter):
    return {int(at[len(letter):]): value for at, value in cells.items() if re.fullmatch(letter + r"\d+", at)}


def computed(sheets, sheet, at):
    value = sheets[sheet].get(at, 0)
    if not (isinstance(value, str) and value.startswith("=")):
        return value
    product = re.fullmatch(r"=([A-Z]+\d+)\*([A-Z]+\d+)", value)
    if product:
        return computed(sheets, sheet, product[1]) * computed(sheets, sheet, product[2])
    terms = re.fullmatch(r"=SUMIFS\((\w+)!\$([A-Z]+):\$\2((?:,\w+!\$[A-Z]+:\$[A-Z]+,[^,]+)+)\)", value)
    source, letter = terms[1], terms[2]
    rows = set(column(sheets[source], letter)) - {1}
    for other, its_letter, wanted in re.findall(r",(\w+)!\$([A-Z]+):\$[A-Z]+,([^,]+)", terms[3]):
        wanted = wanted.strip('"') if wanted.startswith('"') else computed(sheets, sheet, wanted.lstrip("$"))
        of_column = column(sheets[other], its_letter)
        rows = {row for row in rows if of_column.get(row) == wanted}
    return sum(computed(sheets, source, f"{letter}{row}") for row in rows)


def zeroed(path):
    """The same workbook without what its formulas came to."""
    bare = path.replace(".xlsx", "-bare.xlsx")
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as out:
        for item in book.namelist():
            text = book.read(item)
            if item.startswith("xl/worksheets/"):
                text = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>0</v>", text)
            out.writestr(item, text)
    return bare


def by_libreoffice(path, directory):
    """The rows of the sheet of options as LibreOffice computes them."""
    profile = os.path.join(directory, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as out:
        out.write(RECALCULATE)
    sheets_as_csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", sheets_as_csv,
         "--outdir", directory, path], check=True, stdout=subprocess.DEVNULL, timeout=300)
    with open(glob.glob(os.path.join(directory, "*-bare-options.csv"))[0], newline="") as rows:
        return list(csv.DictReader(rows))


def same(one, other):
    return abs(one - other) <= 1e-6 * max(1, abs(other))


def check(program, question, directory, asks_libreoffice):
    ask = [program, "recommend", "--as-of", "2026-11-26", "--no-robustness", *question]
    answer = json.loads(subprocess.run([*ask, "--json"], check=True, stdout=subprocess.PIPE).stdout)
    path = os.path.join(directory, "plan.xlsx")
    subprocess.run([*ask, "-o", path], check=True)
    sheets = sheets_of(path)
    headers = {value: re.sub(r"\d", "", at) for at, value in sheets["options"].items() if re.fullmatch(r"[A-Z]+1", at)}
    rows = {sheets["options"][f"A{row}"]: row for row in column(sheets["options"], "A") if row > 1}
    recomputed = by_libreoffice(zeroed(path), directory) if asks_libreoffice else []
    by_id = {row["id"]: row for row in recomputed}
    checked = 0
    for option in answer["options"]:
        for key in ("monthly_usd", "full_cost_usd"):
            wanted = (option.get(key) or {}).get("expected")
            if wanted is None:
                continue
            if asks_libreoffice:
                found = float(by_id[option["id"]][key])
                # The CSV holds all digits.
                assert same(found, wanted), f"LibreOffice: {option['id']}: {key} is {found}, not {wanted}"
            else:
                found = computed(sheets, "options", f"{headers[key]}{rows[option['id']]}")
                assert same(found, wanted), f"{option['id']}: {key} is {found}, not {wanted}"
            checked += 1
    assert checked > 20, f"only {checked} totals were there to check"
    return checked


def main():
    os.environ["XDG_DATA_HOME"] = "/nonexistent"
    asks_libreoffice = "--libreoffice" in sys.argv
    if asks_libreoffice and not shutil.which("soffice"):
        print("skipped: no LibreOffice here")
        sys.exit(77)
    for question in QUESTIONS:
        with tempfile.TemporaryDirectory() as directory:
            count = check(sys.argv[1], question, directory, asks_libreoffice)
            print(" ".join(question), count, "totals agree")


if __name__ == "__main__":
    main()
