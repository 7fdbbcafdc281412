"""``factcheck report``: the check report of a draft, to print or to file."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from factcheck.cli.options import chosen_rules, fail, rule_options
from factcheck.cli.sheets import open_draft


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

    rules = chosen_rules(packs, select, ignore)
    dossier = Dossier.of(open_draft(path, date=date, rules=rules, journal=journal))
    if output == "html":
        from factcheck.report.html import render
    else:
        from factcheck.report.markdown import render
    text = render(dossier)
    if target is None or target == "-":
        click.get_binary_stream("stdout").write(text.encode("utf-8"))
        return
    try:
        Path(target).write_bytes(text.encode("utf-8"))
    except OSError as problem:
        fail(f"{target}: {problem.strerror or problem}")
