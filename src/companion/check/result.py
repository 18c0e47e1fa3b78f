"""What one check found."""

from dataclasses import dataclass, field

from companion.errors import CompanionError


@dataclass
class Result:
    """name: what must hold; looked_at: what was counted; count: how many; faults: one readable message each."""

    name: str
    looked_at: str
    count: int = 0
    faults: list = field(default_factory=list)

    def expect(self, holds, what, where, expected, do):
        """Count one thing looked at, and note the fault if it does not hold."""
        self.count += 1
        if not holds:
            self.faults.append(str(CompanionError(what, where, expected, do)))
