"""Why the operating system refused something, as a message that can be translated."""

from __future__ import annotations

import errno

from apcli.diagnostics import Message, message

NOT_REGULAR = "not a regular file"

_REASONS = {
    errno.ENOENT: message("No such file or directory"),
    errno.EACCES: message("Permission denied"),
    errno.EPERM: message("Operation not permitted"),
    errno.EISDIR: message("Is a directory"),
    errno.ENOTDIR: message("Not a directory"),
    errno.EEXIST: message("File exists"),
    errno.ENOSPC: message("No space left on device"),
    errno.EROFS: message("Read-only file system"),
    errno.ENAMETOOLONG: message("File name too long"),
    errno.ELOOP: message("Too many levels of symbolic links"),
    errno.EIO: message("Input/output error"),
    errno.EADDRINUSE: message("Address already in use"),
}


def reason_of(error: Exception) -> Message | str:
    """The reason of an error: of the system, of reading text, or in its own words."""
    if isinstance(error, UnicodeDecodeError):
        return message("it is not UTF-8 (invalid byte at {offset})", offset=error.start + 1)
    if not isinstance(error, OSError):
        return str(error)
    if error.strerror == NOT_REGULAR:
        return message("not a regular file")
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
