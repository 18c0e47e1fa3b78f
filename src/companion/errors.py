"""The one kind of error that people are shown without a traceback."""


class CompanionError(Exception):
    """Something that a person can mend.

    what: what went wrong, in a few words; where: the file, and the row if there is one;
    expected: what should have been there; do: what to do now.
    """

    def __init__(self, what, where=None, expected=None, do=None):
        self.what, self.where, self.expected, self.do = what, where, expected, do
        parts = [f"{where}: {what}" if where else what]
        if expected:
            parts.append(f"Expected: {expected}")
        if do:
            parts.append(f"What to do: {do}")
        super().__init__(". ".join(str(part).rstrip(".") for part in parts) + ".")
