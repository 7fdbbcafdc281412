"""``factcheck claims``: the check sheet of a draft."""

from __future__ import annotations

import datetime

import click

from factcheck.cli.options import PACKS, STDIN_NAME, Day, own_knowledge
from factcheck.cli.sheets import open_sheet


@click.command("claims")
@click.argument("path", metavar="PATH")
@PACKS
@click.option("--by", type=click.Choice(["order", "worth"]), default="order", help="What comes first.")
@click.option("--format", "output", type=click.Choice(["text", "json", "markdown"]), default="text", help="The format.")
@click.option("--date", type=Day(), help="The day the draft speaks from; otherwise its own date.")
@click.option("--journal", metavar="FILE", help="Where the draft's verdicts are, if not beside it.")
@STDIN_NAME
def command(
    path: str,
    packs: tuple[str, ...],
    by: str,
    output: str,
    date: datetime.date | None,
    journal: str | None,
    stdin_filename: str | None,
) -> None:
    """List every checkable claim of the draft at PATH: what it says, who says it, how much it needs a source.

    Of the packs that --rules names, their own facts and house names count. Exit status: 0 the claims are listed, 2 the
    draft, or facts, could not be read.
    """
    draft, views = open_sheet(path, date, journal, stdin_filename, own_knowledge(packs))
    name = draft.path or path
    if by == "worth":
        views = sorted(views, key=lambda view: -getattr(view.item, "worth", 0))
    if output == "json":
        from factcheck.report.claims_json import render
    elif output == "markdown":
        from factcheck.report.claims_markdown import render
    else:
        from factcheck.report.claims_text import render
    click.echo(render(name, draft, views), nl=False)
