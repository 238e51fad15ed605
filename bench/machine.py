"""Which machine and which programs were measured: a figure without them says nothing."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from bench.installation import as_owner


def describe() -> dict[str, str | int | float]:
    """Processor, cores, memory and versions, as the table names them."""
    with as_owner("postgres") as admin:
        (postgres,) = admin.execute("show server_version").fetchone() or ("",)
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "system": f"{platform.system()} {platform.release()}",
        "postgresql": postgres,
        "python": platform.python_version(),
        **{name: version(name) for name in ("django", "duckdb", "splink", "psycopg", "gunicorn")},
    }


def load() -> float:
    """How busy the machine was in the last minute: above one or so, something else was measured as well."""
    return round(os.getloadavg()[0], 2)


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
