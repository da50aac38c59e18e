"""Joins the commands into ``grader`` and turns errors into exit statuses."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from grader.cli.main import INTERRUPTED
from grader.errors import GraderError

COMMANDS = (
    "list",
    "show",
    "grade",
    "explore",
    "replay",
    "new",
    "verify",
    "demo",
    "doctor",
    "image",
)
"""Each is a module beside this one, imported only when it is wanted: a start costs what it uses."""

app = typer.Typer(
    name="grader",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(*, value: bool) -> None:
    if value:
        from grader.pipeline import version  # noqa: PLC0415 - only needed here

        print(f"grader {version()}")
        raise typer.Exit


@app.callback()
def grader(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Grade concurrent code: the verdict is a proof, not a coin toss."""


def _register(name: str) -> None:
    """Add a command: the function of its module's name, or the group that the module offers.

    A function whose name Python has taken has an underscore behind it.
    """
    module = importlib.import_module(f"grader.cli.{name}")
    if hasattr(module, "app"):
        app.add_typer(module.app, name=name)
    else:
        command = getattr(module, name, None) or getattr(module, f"{name}_")
        app.command(name)(_telling_of_ctrl_c(command))


def _telling_of_ctrl_c(command: Callable[..., None]) -> Callable[..., None]:
    """Have a command end with a word when it is interrupted; typer alone ends without one."""

    @functools.wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
        except KeyboardInterrupt:
            print("grader: interrupted", file=sys.stderr)
            sys.exit(INTERRUPTED)

    return run


def run() -> None:
    """Carry out the command; every error of ours ends as one message and an exit status."""
    wanted = next((word for word in sys.argv[1:] if not word.startswith("-")), None)
    for name in (wanted,) if wanted in COMMANDS else COMMANDS:
        _register(name)
    try:
        app()
    except GraderError as error:
        print(f"grader: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.exit(1)
