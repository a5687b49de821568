"""Only one thread at a time may compute: the components use their memory again from call to call."""

from threading import RLock

LOCK = RLock()
