"""What can go wrong with the file, each in a plain sentence fit to show."""

import errno


class UnreadableError(Exception):
    """The journal cannot be opened; nothing on the disk is changed by that."""


class NotSavedError(Exception):
    """A change is not on the disk, and the history is as it was; the next change may be saved all the same."""


class DamagedError(ValueError):
    """Bytes that are not a journal; the message says in a few words why not."""


class MovedError(Exception):
    """Another program wrote the file between our reading and our writing it."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def not_saved(error: OSError, size: int) -> NotSavedError:
    """Return the sentence for an error of the disk; `size` is what was to be written, in bytes."""
    if error.errno in _FULL:
        return NotSavedError(f"Not saved: the disk is full, and this needs {size / 1e6:.1f} MB free.")
    if error.errno in _CLOSED:
        return NotSavedError("Not saved: the folder of the journal cannot be written.")
    return NotSavedError(f"Not saved: the disk would not take it ({error.strerror or error}).")
