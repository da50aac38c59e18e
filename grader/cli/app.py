"""Joins the commands into ``grader`` and turns errors into exit statuses."""

from __future__ import annotations

import sys

import typer

from grader.errors import GraderError

app = typer.Typer(
    name="grader",
    help="Grades concurrent code: the verdict is a proof, not a coin toss.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line; every error of ours ends as one message and an exit status."""
    try:
        app()
    except GraderError as error:
        print(f"grader: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        print("grader: interrupted", file=sys.stderr)
        sys.exit(130)
