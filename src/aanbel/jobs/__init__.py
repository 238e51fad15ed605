"""The list of background jobs and `defer()`. Nothing else touches the queue library.

A job is deferred in the transaction of the rows it is about; `flows` binds each name to the function that does it.
"""

from aanbel.jobs.names import JobName
from aanbel.jobs.queue import bind, defer, defer_later, without_jobs

__all__ = ["JobName", "bind", "defer", "defer_later", "without_jobs"]
