"""``factcheck report``: the check report of a draft, to print or to file."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import chosen_rules, fail, rule_options
from factcheck.cli.sheets import open_review

if TYPE_CHECKING:
    from factcheck.report.dossier import Dossier


@click.command("report")
@click.argument("path", metavar="PATH")
@rule_options
@click.option("--format", "output", type=click.Choice(["html", "markdown"]), default="html", help="What is written.")
@click.option("--output", "-o", "target", metavar="FILE", help="Where it is written; otherwise to standard output.")
@click.option("--journal", metavar="FILE", help="Where the draft's decisions are, if not beside it.")
def command(
    path: str,
    packs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: datetime.date | None,
    output: str,
    target: str | None,
    journal: str | None,
) -> None:
    """Write the check report of the draft at PATH: article, flags, decisions, check sheet, and what is left to do.

    Exit status: 0 the report was written, 2 it could not be.
    """
    from factcheck.report.dossier import Dossier

    if target and Path(target).exists() and Path(path).exists() and Path(target).samefile(path):
        fail(f"{target}: that is the draft; give the report another name")
    rules = chosen_rules(packs, select, ignore)
    dossier = Dossier.of(open_review(path, rules, date, journal))
    data = _rendered(dossier, output).encode("utf-8", "replace")
    if target is None or target == "-":
        click.echo(data, nl=False)
        return
    try:
        Path(target).write_bytes(data)
    except OSError as problem:
        fail(f"{target}: {problem.strerror or problem}")


def _rendered(dossier: Dossier, output: str) -> str:
    from factcheck.report import html, markdown

    return html.render(dossier) if output == "html" else markdown.render(dossier)
