"""Compressed copies, as gzip makes them and any program reads them."""

from __future__ import annotations

from store.journal.errors import DamagedError

PACKED = ".gz"
"""How the name of a compressed copy ends."""


def packed(raw: bytes) -> bytes:
    """Return the bytes compressed."""
    import gzip

    return gzip.compress(raw, mtime=0)


def unpacked(raw: bytes) -> bytes:
    """Return what was compressed. Raises DamagedError."""
    import gzip
    import zlib

    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, zlib.error):
        raise DamagedError("it is not whole") from None
