"""Runs programs and says what they took."""

import multiprocessing
import os
import statistics
import subprocess
import sys
import time


class Taking:
    """What one run took: seconds on the clock, seconds of processor (user and system), peak memory in MB."""

    def __init__(self, wall, cpu, megabytes):
        self.wall, self.cpu, self.megabytes = wall, cpu, megabytes


def run(arguments, *, stdin=None, stdout=None, allowed=(0,)):
    """Runs a program to its end; `stdin` and `stdout` are paths. Other exit codes than `allowed` end the benchmark."""
    code, complaint, taking = _launcher.apply(_launch, (arguments, stdin, stdout))
    if code not in allowed:
        sys.stderr.write(complaint.decode(errors="replace"))
        sys.exit(f"bench: exit code {code} of: {' '.join(map(str, arguments))}")
    return taking


def _launch(arguments, stdin, stdout):
    source = open(stdin or os.devnull, "rb")
    target = open(stdout or os.devnull, "wb")
    with source, target:
        begun = time.perf_counter()
        process = subprocess.Popen(arguments, stdin=source, stdout=target, stderr=subprocess.PIPE)
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, complaint, Taking(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


# A new program's peak memory counts that of the process it was started from. So programs are started from one that was
# forked before the benchmark holds any data.
_launcher = multiprocessing.get_context("fork").Pool(1)


def median(takings):
    """The median of each figure."""
    return Taking(*(statistics.median(getattr(taking, name) for taking in takings)
                    for name in ("wall", "cpu", "megabytes")))


def interleaved(rounds, *candidates):
    """Runs the candidates in turn, `rounds` times, every other round in reverse order; the median of each."""
    takings = [[] for _ in candidates]
    for number in range(rounds):
        order = range(len(candidates)) if number % 2 == 0 else reversed(range(len(candidates)))
        for index in order:
            takings[index].append(candidates[index]())
    return [median(each) for each in takings]
