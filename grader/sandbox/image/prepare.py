"""Runs inside the image while it is built; imports the standard library only.

``prepare.py base`` makes a system fit for the sandbox; ``prepare.py code`` finishes our own
files. At run time the root is read-only and the interpreter starts for every submission, so
everything is byte-compiled here: an import never writes and never compiles.
"""

from __future__ import annotations

import compileall
import os
import py_compile
import shutil
import site
import stat
import subprocess
import sys
import sysconfig
from pathlib import Path

OURS = Path("/opt/grader/site")
INTERPRETER = Path("/usr/local/bin/grader-python")
UNWANTED = ("ensurepip", "idlelib", "lib2to3", "pydoc_data", "test", "tkinter", "turtledemo")
COMPILERS = ("cc", "gcc", "g++", "c++", "clang", "tcc", "as", "ld", "make")
_PRIVILEGED = stat.S_ISUID | stat.S_ISGID


def main() -> None:
    """Do what the argument says."""
    if sys.argv[1] == "base":
        name_interpreter()
        make_importable()
        remove_unwanted()
        drop_privileged_bits()
        byte_compile(Path(sysconfig.get_path("stdlib")))
        byte_compile(OURS)
    else:
        byte_compile(OURS / "grader")
        ready_the_engine()


def name_interpreter() -> None:
    """Give the interpreter one name, whatever the base calls it."""
    INTERPRETER.unlink(missing_ok=True)
    INTERPRETER.symlink_to(Path(sys.executable).resolve())


def make_importable() -> None:
    """Let an isolated interpreter find what is below :data:`OURS`."""
    packages = Path(site.getsitepackages()[0])
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "grader.pth").write_text(f"{OURS}\n", encoding="ascii")


def remove_unwanted() -> None:
    """Remove installers, and what a submission has no use for; refuse a base with a compiler."""
    for folder in UNWANTED:
        shutil.rmtree(Path(sysconfig.get_path("stdlib")) / folder, ignore_errors=True)
    for packages in map(Path, site.getsitepackages()):
        for path in [*packages.glob("pip*"), *packages.glob("setuptools*")]:
            shutil.rmtree(path)
    for path in Path("/usr/local/bin").glob("pip*"):
        path.unlink()
    found = [name for name in COMPILERS if shutil.which(name)]
    if found:
        sys.exit(f"the base image has a compiler ({', '.join(found)}): take a slim one")


def drop_privileged_bits() -> None:
    """Take the setuid and setgid bits off every file and folder of the system."""
    device = Path("/").stat().st_dev
    for folder, folders, names in os.walk("/"):
        if Path(folder).lstat().st_dev != device:
            folders.clear()
            continue
        for path in (Path(folder, name) for name in [*folders, *names]):
            here = path.lstat()
            if here.st_mode & _PRIVILEGED and here.st_dev == device and not path.is_symlink():
                path.chmod(stat.S_IMODE(here.st_mode) & ~_PRIVILEGED)


def ready_the_engine() -> None:
    """Have the schedule engine keep what it makes of the standard library (``explore/kept.py``)."""
    if (OURS / "grader" / "explore" / "kept.py").is_file():
        code = "from grader.explore import prepare; prepare()"
        subprocess.run([str(INTERPRETER), "-I", "-B", "-c", code], check=True)


def byte_compile(folder: Path) -> None:
    """Compile every module; the files never change again, so their times are not compared."""
    done = compileall.compile_dir(
        folder,
        quiet=1,
        workers=0,
        force=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        sys.exit(f"could not byte-compile everything below {folder}")


if __name__ == "__main__":  # compiling starts processes, which import this file again
    main()
