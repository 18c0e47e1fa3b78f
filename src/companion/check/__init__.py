"""`companion check`: all that is not code, in one table of results."""

import sys

from companion.check import claims, package, prose
from companion.check.result import Result
from companion.errors import CompanionError

CHECKS = (*package.CHECKS, *claims.CHECKS, *prose.CHECKS)


def main():
    """Run every check, print the table and then each fault; returns the exit status."""
    results = run()
    width = max(len(result.name) for result in results)
    for result in results:
        state = "ok" if not result.faults else f"{len(result.faults)} fault{'s' * (len(result.faults) > 1)}"
        print(f"{result.name:<{width}}  {state:<9}  {result.count:>6,} {result.looked_at}")
    faults = list(dict.fromkeys(fault for result in results for fault in result.faults))
    if faults:
        print("\n" + "\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


def run():
    """The results of all checks, in order: a list of Result."""
    return [attempt(check) for check in CHECKS]


def attempt(check):
    """The check's result; what keeps it from working at all is its fault."""
    try:
        return check()
    except CompanionError as error:
        return Result(check.__doc__.split(".")[0].split(":")[0].split(";")[0], "nothing could be looked at", faults=[str(error)])
