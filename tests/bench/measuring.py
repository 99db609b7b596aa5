"""Running programs in turn, what they take, and how that is told."""

import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
WORK = PROJECT / "target" / "bench"
PROGRAM = PROJECT / "target" / "release" / "tenant-status"
YARDSTICKS = PROJECT / "target" / "release" / "yardsticks"

# Folders that are deleted at the end.
litter = []


class Cost:
    """What a run took: seconds, and megabytes."""

    def __init__(self, cpu, wall, memory):
        self.cpu, self.wall, self.memory = cpu, wall, memory


def spend(command, folder=PROJECT, environment=None):
    """Runs a command; what it and its children took.

    A process inherits the peak of the one that it comes from, so no memory below this script's own is told.
    """
    complaints = WORK / "complaints.txt"
    with open(complaints, "w") as to:
        begin = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL, stdout=to, stderr=to,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(process.args)}: exit code {process.returncode}\n{complaints.read_text()}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024 / 1e6)


def alternate(runs, rounds):
    """Runs everything in turn, again and again: the costs of each by name.

    Each run is a function that makes ready for it, outside of its time, and what `spend` takes.
    """
    costs = {name: [] for name in runs}
    for number in range(rounds):
        for name, (make_ready, command) in runs.items():
            progress(f"{name}, round {number + 1} of {rounds}")
            make_ready()
            costs[name].append(spend(*command))
    progress("")
    return costs


def nothing():
    """What needs no making ready."""


def progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def median(costs):
    return Cost(*(statistics.median(getattr(cost, what) for cost in costs) for what in ("cpu", "wall", "memory")))


def ratio(a, b):
    return a / b if b else float("inf")


class Record:
    """Everything that was measured, as tables on the terminal and as data."""

    def __init__(self, aims):
        self.aims = aims
        self.reached = []
        self.data = {
            "date": datetime.date.today().isoformat(), "cores": os.cpu_count(), "program": output(PROGRAM, "--version"),
            "tables": [],
        }

    def table(self, title, costs, pages=None, sizes=None):
        """A line for each run: its medians, and how many times its CPU and its time the first one took."""
        medians = {name: median(runs) for name, runs in costs.items()}
        first, ours = next(iter(medians.items()))
        print(f"\n**{title}**, medians of {len(costs[first])} rounds\n")
        size, for_each = ["output"] if sizes else [], ["CPU a page"] if pages else []
        names = ["run", *size, "CPU", *for_each, "time", "peak memory"]
        print(f"| {' | '.join(names)} | CPU: {first} ÷ this tool | time: {first} ÷ this tool |")
        print("| --- |" + " --- |" * (len(names) + 1))
        for name, cost in medians.items():
            cells = [name, *([f"{sizes[name] / 1e6:.1f} MB"] if sizes else [])]
            cells += [seconds(cost.cpu), *([f"{cost.cpu / pages * 1000:.3f} ms"] if pages else [])]
            cells += [seconds(cost.wall), f"{cost.memory:.0f} MB"]
            cells += [f"{ratio(ours.cpu, cost.cpu):.3g}", f"{ratio(ours.wall, cost.wall):.3g}"]
            print("| " + " | ".join(cells) + " |", flush=True)
        runs = {name: [vars(cost) for cost in runs] for name, runs in costs.items()}
        self.data["tables"].append({"title": title, "pages": pages, "bytes": sizes, "runs": runs})
        return medians

    def measured(self, key, where, value):
        """Holds a value against an aim, by its key."""
        self.reached.append((key, where, value))

    def finish(self):
        print("\n**Aims**\n\n| what | where | at most | measured | |\n| --- | --- | --- | --- | --- |")
        told = []
        for key, what, limit, unit in self.aims:
            for where, value in [(where, value) for name, where, value in self.reached if name == key]:
                verdict = "met" if value <= limit else f"{value / limit:.3g} × target"
                print(f"| {what} | {where} | {limit:.3g} {unit} | {value:.3g} {unit} | {verdict} |")
                told.append({"aim": key, "what": what, "where": where, "limit": limit, "unit": unit, "measured": value})
        self.data["aims"] = told
        file = WORK / "compare.json"
        file.write_text(json.dumps(self.data, indent=1) + "\n")
        print(f"\n{self.data['date']}, {self.data['cores']} cores; every run stands in {file.relative_to(PROJECT)}")


def seconds(time):
    return f"{time:.2f} s" if time >= 1 else f"{time * 1000:.1f} ms"


# What both the bench and the peers need


def run(command, folder=None):
    subprocess.run([str(part) for part in command], cwd=folder, check=True)


def output(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout.strip()


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)


def aside(folder):
    """Moves what a run has left out of the way. It is deleted at the end, by `tidy`.

    For minutes after files were deleted, ext4 searches longer for places of new ones, which the next run would pay for.
    """
    if folder.exists():
        litter.append(folder.rename(folder.with_name(f"{folder.name}-{len(litter)}-aside")))


def tidy():
    for folder in litter:
        empty(folder)


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def installed(program, *packages):
    """Where a program is; it comes with packages of Debian."""
    if not shutil.which(program):
        as_root = [] if os.geteuid() == 0 else ["sudo"]
        run([*as_root, "apt-get", "update", "-qq"])
        run([*as_root, "apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages])
    return shutil.which(program)
