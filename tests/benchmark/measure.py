#!/usr/bin/env python3
"""What an answer costs: nothing asserts it, and nothing here makes a build fail.

measure.py ratios PROGRAM [--prices FILE]   CPU time beside other programs on the same machine, in pairs
measure.py row PROGRAM [--prices FILE]      the row of docs/performance.md for the commit that is checked out

FILE is LiteLLM's model_prices_and_context_window.json; without it the import is left out. A row takes
valgrind, the last ratio jq; a program that is not there is said to be missing.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

DAY = ["--as-of", "2026-11-26"]
RECOMMEND = ["recommend", "--json", *DAY]
CASES = {
    "defaults": RECOMMEND,
    "`--no-robustness`": [*RECOMMEND, "--no-robustness"],
    "1 M requests a day": [*RECOMMEND, "--requests-per-day", "1000000"],
    "`estimate`": ["estimate", "--json", "--model", "qwen3-8b", "--gpu", "a10g"],
    "`--version`": ["--version"],
    "`catalog list`": ["catalog", "list"],
}
IMPORT = "`catalog import` of LiteLLM's prices"
PAIRS = 15
# Nobody's own catalogue has a say.
ENVIRONMENT = {**os.environ, "XDG_DATA_HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}


def cases(prices, directory):
    """The command line of each case; none for what cannot be run."""
    imported = ["catalog", "import", "--format", "litellm", "--as-of", "2026-11-20", prices or "", "-o",
                os.path.join(directory, "prices")]
    return {**CASES, IMPORT: imported if prices else None}


def run(command):
    """CPU seconds and the peak of memory in MiB."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    child = os.posix_spawnp(command[0], command, ENVIRONMENT, file_actions=quiet)
    _, _, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def beside(ours, theirs):
    """Medians over pairs, one after the other, so that a busy machine slows both."""
    pairs = [(run(ours), run(theirs)) for _ in range(PAIRS)]
    cpu = [statistics.median(run[0] for run in side) for side in zip(*pairs)]
    ratio = statistics.median(a[0] / max(b[0], 1e-4) for a, b in pairs)
    return cpu, ratio, max(a[1] for a, _ in pairs)


def ratios(program, prices):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    # A child's peak is never below what this program had when it started the child.
    floor = run(["true"])[1]
    start = [sys.executable, "-S", "-c", "import json"]
    with tempfile.TemporaryDirectory() as directory:
        answer = os.path.join(directory, "answer.json")
        with open(answer, "wb") as out:
            subprocess.run([program, *RECOMMEND], stdout=out, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        rows = [(name, command, "python3 -S -c 'import json'", start)
                for name, command in cases(prices, directory).items() if command and name != IMPORT]
        rows.append(("defaults", RECOMMEND, "jq . on the answer", ["jq", ".", answer]))
        if prices:
            load = [sys.executable, "-S", "-c", f"import json; json.load(open({prices!r}))"]
            rows.append((IMPORT, cases(prices, directory)[IMPORT], "python3's json.load of the file", load))
        for name, command, other, theirs in rows:
            if shutil.which(theirs[0]) is None:
                print(f"{name}: {theirs[0]} is missing")
                continue
            cpu, ratio, peak = beside([program, *command], theirs)
            memory = f"{peak:.1f} MiB" if peak > floor + 0.2 else f"at most {floor:.1f} MiB"
            print(f"{name}: {cpu[0] * 1e3:.1f} ms, {memory}; {ratio:.2f} times {other} "
                  f"({cpu[1] * 1e3:.1f} ms)", flush=True)


def instructions(command):
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    said = subprocess.run([*valgrind, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          env=ENVIRONMENT, text=True, errors="replace").stderr
    found = re.search(r"Collected : (\d+)", said)
    return f"{int(found[1]) / 1e6:.1f}" if found else "?"


def row(program, prices):
    if shutil.which("valgrind") is None:
        return print("valgrind is missing: no instructions counted")
    commit = subprocess.run(["git", "log", "-1", "--date=short", "--format=%cd | %s"], text=True,
                            stdout=subprocess.PIPE, cwd=os.path.dirname(os.path.abspath(__file__)))
    with tempfile.TemporaryDirectory() as directory:
        counts = [instructions([program, *command]) if command else "-"
                  for command in cases(prices, directory).values()]
    print("| " + " | ".join([commit.stdout.strip() or "- | -", *counts]) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["ratios", "row"])
    parser.add_argument("program")
    parser.add_argument("--prices", default=os.environ.get("LLMADVISOR_LITELLM_PRICES"))
    asked = parser.parse_args()
    try:
        {"ratios": ratios, "row": row}[asked.what](asked.program, asked.prices)
    except (OSError, ValueError) as error:
        print(f"not measured: {error}")


if __name__ == "__main__":
    main()
