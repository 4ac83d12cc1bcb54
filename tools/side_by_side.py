"""Makes goals at once; standard library only.

    python tools/side_by_side.py test-sqlite "test-pwa test-browser"

Goals in one argument are made one after the other. What each says is printed line by line, with its name before it.
Ends with status 1 when any of them failed.
"""

import subprocess
import sys
import threading


def follow(goal: str, process: subprocess.Popen[str], width: int) -> None:
    for line in process.stdout or ():
        print(f"{goal:{width}} | {line}", end="", flush=True)


def main(*goals: str) -> int:
    width = max(map(len, goals))
    started = [
        subprocess.Popen(["make", *goal.split()], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for goal in goals
    ]
    followers = [
        threading.Thread(target=follow, args=(goal, process, width))
        for goal, process in zip(goals, started, strict=True)
    ]
    for each in followers:
        each.start()
    for each in followers:
        each.join()
    return int(any(process.wait() != 0 for process in started))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
