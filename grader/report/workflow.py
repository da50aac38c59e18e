"""Commands that a CI runner obeys when they stand in a log, made plain text.

GitHub's runner takes a line that begins with ``::`` for one, whatever blanks stand before it, and
``##[`` anywhere in a line; Azure and TeamCity know ``##vso[`` and ``##teamcity[``. Formats that can
escape a character without changing the text do that instead.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"##(?=\w*\[)")
_AT_START = re.compile(r"^(\s*:)(?=:)", re.MULTILINE)


def disarmed(text: str) -> str:
    """Return a text with a blank in each beginning of a command."""
    return _AT_START.sub(r"\1 ", _ANYWHERE.sub("# #", text))
