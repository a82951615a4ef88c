"""Which files differ from a git revision, asked of git itself: no shell, and nothing of the user's read as an option."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from planner.errors import UsageError

_CALM = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""No pager, and no program that the repository's configuration names for watching files."""
_SECONDS = 60


def unchanged(revision: str, files: Sequence[str]) -> list[str]:
    """The files that are the same as in ``revision``: committed since, edited and untracked ones are not.

    A branch is compared from where it left the revision, so that what others did there meanwhile does not count.
    A file that git does not track counts as changed; of a link, both it and what it leads to must be the same.
    UsageError if git or the revision cannot be found.
    """
    top = _top()
    base = _base(_commit(revision))
    differs = _names("diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-relative", base, at=top)
    same = _names("ls-files", at=top) - differs
    return [file for file in files if {_address(file), _address(os.path.realpath(file))} <= same]


def _top() -> str:
    done = _git("rev-parse", "--show-toplevel")
    if done.returncode:
        hint = "Call planner inside the repository of the programmes, or leave --since out."
        raise UsageError("--since needs a git repository, and this folder is in none.", hint)
    return os.fsdecode(done.stdout).rstrip("\r\n")


def _commit(revision: str) -> str:
    """The commit that a revision names."""
    hint = "Name a branch, a tag or a commit: --since origin/main. In CI, fetch the whole history first."
    unknown = UsageError(f"git knows no revision {revision!r}.", hint)
    if not revision or revision.startswith("-") or "\0" in revision:
        raise unknown
    done = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode:
        raise unknown
    return os.fsdecode(done.stdout).strip()


def _base(commit: str) -> str:
    """Where this branch left ``commit``'s; the commit itself where the two share no history."""
    done = _git("merge-base", commit, "HEAD")
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else commit


def _names(command: str, *options: str, at: str) -> set[str]:
    """The addresses of the files that a git command lists, asked at the top of the repository."""
    done = _git(command, "-z", *options, "--", at=at)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()[-1:] or ["no reason given"]
        raise UsageError(f"git could not compare the files: {said[0]}", "Try `git status`.")
    return {_address(os.path.join(at, os.fsdecode(name))) for name in done.stdout.split(b"\0") if name}  # noqa: PTH118 - bytes that are no text survive


def _address(path: str) -> str:
    """The one way to write a path: its folder without links, its own name as it is."""
    return os.path.normcase(Path(path).parent.resolve() / Path(path).name)


def _git(*arguments: str, at: str | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - no shell; a revision stands behind --end-of-options
            ["git", *_CALM, *arguments],  # noqa: S607 - git is where the user's PATH says
            cwd=at,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise UsageError(
            "--since needs git, and there is none.", "Install git, or leave --since out."
        ) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(
            f"git could not be asked: {error}.", "Try `git status`, or leave --since out."
        ) from None
