"""A child process stopped at each of its system calls, where it may be killed or the call made to fail.

Leans on ptrace as Linux has it on x86-64; no other right is needed than to trace a child of one's own.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import platform
import signal
import sys
from typing import TYPE_CHECKING, NamedTuple

from faults._system import fork

if TYPE_CHECKING:
    from collections.abc import Callable

TRACE_ME, PEEK_USER, POKE_USER, NEXT_CALL, SET_OPTIONS = 0, 3, 6, 24, 0x4200
MARK_CALLS, DIE_WITH_TRACER = 1, 1 << 20
NUMBER, RESULT = 15 * 8, 10 * 8
"""Where the number of a call and its result lie in what PEEK_USER sees."""
CALL_STOP = signal.SIGTRAP | 0x80
CLOSE = 3
NO_CALL = -1
MEMORY_AND_END = frozenset({9, 10, 11, 12, 13, 14, 15, 25, 28, 60, 202, 231})
"""mmap, mprotect, munmap, brk, signals, mremap, madvise, exit, futex: no disk makes these fail."""

ACTING, ACKNOWLEDGED, BROKE = 0, 1, 2
"""Places on the board that child and tracer share."""

_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.ptrace.restype = ctypes.c_long
_LIBC.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


class Board:
    """A few bytes that the child writes and the tracer reads, without a system call."""

    def __init__(self) -> None:
        self._bytes = mmap.mmap(-1, mmap.PAGESIZE)

    def begin(self) -> None:
        """Say that from now on system calls count."""
        self._bytes[ACTING] = 1

    def end(self) -> None:
        """Say that they count no more."""
        self._bytes[ACTING] = 0

    def acknowledge(self) -> None:
        """Say that one more step is done, and that a person would have been told so."""
        self._bytes[ACKNOWLEDGED] += 1

    def broke(self, words: str) -> None:
        """Say that something came up that never should."""
        raw = words.encode()[: mmap.PAGESIZE - BROKE - 2]
        self._bytes[BROKE : BROKE + len(raw)] = raw

    @property
    def acting(self) -> bool:
        """Whether system calls count now."""
        return bool(self._bytes[ACTING])

    @property
    def acknowledged(self) -> int:
        """How many steps are done."""
        return self._bytes[ACKNOWLEDGED]

    @property
    def trouble(self) -> str:
        """What came up that never should."""
        return self._bytes[BROKE:].rstrip(b"\0").decode()


class Ran(NamedTuple):
    """What came of a child: the system calls that counted, the board, and the wait status it ended with."""

    calls: tuple[int, ...]
    board: Board
    status: int


def missing() -> str:
    """Say why nothing can be traced here, empty where it can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "needs Linux on x86-64"
    try:
        return "" if run(lambda board: board.acknowledge()).board.acknowledged else "a child cannot be traced here"
    except OSError as error:
        return f"a child cannot be traced here ({error.strerror})"


def run(
    act: Callable[[Board], None], at: int = 0, error: int = 0, arrived: Callable[[], None] | None = None
) -> Ran:
    """Run `act` in a child. At its call numbered `at` it is killed, or the call fails with `error`; at 0: neither.

    A call that is to fail is not made, close apart, which gives its descriptor back whatever it says.
    `arrived` is called at the moment of a kill.
    """
    board = Board()
    child = _Child(act, board)
    calls: list[int] = []
    while (number := child.next_call()) is not None:
        if board.acting:
            calls.append(number)
        if len(calls) == at and at and error:
            child.fail(number, error)
            at = 0
        elif len(calls) == at and at:
            if arrived:
                arrived()
            child.kill()
        child.finish_call()
    return Ran(tuple(calls), board, child.status)


class _Child:
    """A child that is traced, from its first call to its last."""

    def __init__(self, act: Callable[[Board], None], board: Board) -> None:
        self.status = 0
        """The wait status of its end."""
        self._error = 0
        self._is_gone = False
        self._pid = fork()
        if not self._pid:
            _live(act, board)
        os.waitpid(self._pid, 0)
        _ptrace(SET_OPTIONS, self._pid, 0, MARK_CALLS | DIE_WITH_TRACER)

    def next_call(self) -> int | None:
        """Go on until it enters a call, and return which; None once it is gone."""
        self._go_on()
        return None if self._is_gone else _ptrace(PEEK_USER, self._pid, NUMBER, 0)

    def fail(self, number: int, error: int) -> None:
        """Let the call that it has entered fail."""
        self._error = error
        if number != CLOSE:
            _ptrace(POKE_USER, self._pid, NUMBER, NO_CALL)

    def kill(self) -> None:
        """End it before the call it has entered is made."""
        os.kill(self._pid, signal.SIGKILL)

    def finish_call(self) -> None:
        """Go on until it has left the call."""
        self._go_on()
        if self._error and not self._is_gone:
            _ptrace(POKE_USER, self._pid, RESULT, -self._error)
            self._error = 0

    def _go_on(self) -> None:
        """Run to the next call's beginning or end; signals on the way are passed on."""
        passed_on = 0
        while not self._is_gone:
            _ptrace(NEXT_CALL, self._pid, 0, passed_on)
            _, status = os.waitpid(self._pid, 0)
            self._is_gone = not os.WIFSTOPPED(status)
            self.status = status
            if self._is_gone or os.WSTOPSIG(status) == CALL_STOP:
                return
            passed_on = os.WSTOPSIG(status)


def _live(act: Callable[[Board], None], board: Board) -> None:
    """Be the child, to the end."""
    try:
        _ptrace(TRACE_ME, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        act(board)
    except BaseException as fault:  # noqa: BLE001 - whatever comes up is to be seen by the tracer
        board.broke(f"{type(fault).__name__}: {fault}")
    finally:
        board.end()
        os._exit(0)


def _ptrace(request: int, child: int, address: int, data: int) -> int:
    ctypes.set_errno(0)
    result: int = _LIBC.ptrace(request, child, address, data)
    if result == -1 and ctypes.get_errno() and ctypes.get_errno() != errno.ESRCH:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
