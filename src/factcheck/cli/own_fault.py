"""Says what a reader can do about an error of the program itself."""

from __future__ import annotations

TRACEBACK = "FACTCHECK_TRACEBACK"


def own_fault(error: BaseException) -> str:
    """Returns what is told of an error that is nobody's but the program's."""
    return (
        f"factcheck failed on its own account ({type(error).__name__}: {error}); "
        f"set {TRACEBACK}=1 to see where, and please report it"
    )
