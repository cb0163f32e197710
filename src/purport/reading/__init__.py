"""Files, folders and standard input -> `Report`: the front of the flow.

Enters: paths. Leaves: for each published text one `Report`, whose text never changes afterwards, or
one `Failure` that names the input and the remedy. It refuses to stop at a bad input, to guess an
encoding that it cannot be sure of, to wait for a pipe or a device, to follow links out of the
documents it reads, and to hold more of an input in memory than `Config.max_bytes`.

The texts' formats and what is taken from each are described in docs/decisions/0020-reading.md.
"""

from purport.reading.door import read_reports

__all__ = ["read_reports"]
