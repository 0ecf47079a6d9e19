"""Reads files by `llmadvisor catalog import`: what users can import is read by the same code."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from common import DATA, read_json


def imported(program, kind, file, day, table, known):
    """The records of `table`, and the report, after an import into a catalogue that has the tables in `known` alone. Nothing is
    withheld as suspicious or older: which price to trust is the business of the curation files."""
    with tempfile.TemporaryDirectory() as directory:
        for stem in (*known, "providers", "import"):
            shutil.copy(DATA / f"{stem}.json", directory)
        report = subprocess.run([program, "catalog", "import", "--afresh", "--accept", "--json", "--format", kind,
                                 "--as-of", day, str(file), "-o", directory], check=True, stdout=subprocess.PIPE, text=True)
        return read_json(Path(directory) / f"{table}.json")[table], json.loads(report.stdout)
