"""Where a run happens: code, machine, packages."""

import functools
import getpass
import importlib.metadata
import os
import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import psutil


@functools.cache
def commit() -> str:
    """The code's git commit when first asked, with "-dirty" where files differ from it, or "unknown" outside a checkout."""
    git = shutil.which("git")
    if git is None:
        return "unknown"
    command = [git, "-C", str(Path(__file__).parent), "describe", "--always", "--dirty", "--abbrev=12"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def command() -> str:
    """The command line of this process, as one could type it."""
    return shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])


def environment_tags() -> dict[str, str]:
    """Commit, command, config, user and machine, under the names that MLflow shows where it has one."""
    code = commit()
    return {
        "git_commit": code,
        "mlflow.source.git.commit": code,
        "command": command(),
        "mlflow.source.name": _config_file(),
        "mlflow.source.type": "LOCAL",
        "mlflow.user": _user(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "cpus": str(os.cpu_count()),
        "memory_gigabytes": f"{psutil.virtual_memory().total / 1e9:.1f}",
    }


def _config_file() -> str:
    """The config that this process was started with; MLflow shows what follows the last slash, so the whole command would not do."""
    return next((word for word in sys.argv[1:] if word.endswith((".yaml", ".yml"))), Path(sys.argv[0]).name)


def packages() -> str:
    """Every installed package with its version, one a line, as pip reads them."""
    found = {f"{package.metadata['Name']}=={package.version}" for package in importlib.metadata.distributions()}
    return "\n".join(sorted(found, key=str.lower)) + "\n"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user without a name
        return "unknown"
