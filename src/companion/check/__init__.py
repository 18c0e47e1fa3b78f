"""`companion check`: all that is not code, in one table of results."""

import sys

from companion.check import claims, package, prose
from companion.check.result import Result

CHECKS = (*package.CHECKS, *claims.CHECKS, *prose.CHECKS)


def main():
    """Run every check, print the table and then each fault; returns the exit status."""
    results = run()
    width = max(len(result.name) for result in results)
    for result in results:
        state = "ok" if not result.faults else f"{len(result.faults)} fault{'s' * (len(result.faults) > 1)}"
        print(f"{result.name:<{width}}  {state:<9}  {result.count:>6,} {result.looked_at}")
    faults = [f"{result.name}: {fault}" for result in results for fault in result.faults]
    if faults:
        print("\n" + "\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


def run():
    """The results of all checks, in order: a list of Result."""
    return [check() for check in CHECKS]
