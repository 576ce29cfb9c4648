"""`postsieve db`: upkeep of the database."""

from __future__ import annotations

import click

from crawler.commands.options import common_options, db_option


@click.group()
def db() -> None:
    """Upgrade or check the database.

    \b
    Examples:
      postsieve db upgrade
      postsieve db check --db postgresql://me@db.example.com/blogs
    """


@db.command()
@db_option
@common_options
def upgrade(db: str) -> None:
    """Bring the tables to this version of the program.

    An empty database is made ready by every command; an older one waits for this one. Make a copy first.

    \b
    Examples:
      postsieve db upgrade
      postsieve db upgrade --db sqlite:///blogs.db
    """
    from storage.upkeep import upgrade_database

    before = upgrade_database(db)
    click.echo(f"The database was {before.value}, it is current now.", err=True)


@db.command()
@db_option
@common_options
def check(db: str) -> None:
    """Look for damage: the file, references, rows that no capture explains.

    \b
    Examples:
      postsieve db check
      postsieve db check --db mysql://me@db.example.com/blogs
    """
    from storage.upkeep import check_database

    problems = check_database(db)
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.exceptions.Exit(1)
    click.echo("The database is sound.", err=True)
