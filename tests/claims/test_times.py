"""When it happened and when it was said; and dates that belong to something else."""

import pytest

from purport.claims.dates import date_mentions, in_dateline, published_day
from purport.claims.times import time_of
from purport.model import Report
from tests.claims.clauses import part, whole

FRIDAY = "2024-05-17"


def day(text: str, *, published: str | None = FRIDAY) -> str | None:
    found = time_of(*whole(text, published=published))
    return found.start if found is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit the port on Tuesday night.", "2024-05-14"),
        ("Shells hit the port early Friday.", "2024-05-17"),
        ("Shells hit the port last Friday.", "2024-05-10"),
        ("Shells hit the port at dawn yesterday.", "2024-05-16"),
        ("Shells hit the port two days ago.", "2024-05-15"),
        ("On 4 May shells hit the port.", "2024-05-04"),
        ("On November 20, shells hit the port.", "2023-11-20"),
        ("Shells hit the port on May 3rd, 2022.", "2022-05-03"),
        ("Shells hit the port on 03.05.2022.", "2022-05-03"),
        ("The March 9 attack wrecked the port.", "2024-03-09"),
        ("Talks will be held on Monday.", "2024-05-20"),
        ("Talks will be held next Friday.", "2024-05-24"),
        ("The blasts that shook the town on Sunday killed two.", "2024-05-12"),
        ("Nine people died in Aleppo in August 2013.", "2013-08-01"),
    ],
)
def test_days(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fighting has raged since Wednesday.",
        "Nine people died in the past 24 hours.",
        "Shells hit the port overnight.",
        "The town has been besieged since 2014.",
        "It fell last week.",
        "The road was closed for the talks on Tuesday.",
        "The army retook the road that rebels had cut on Tuesday.",
        "Prayers are held on Fridays.",
        "The tank may march.",
    ],
)
def test_stretches_and_other_events_give_no_day(text: str) -> None:
    assert day(text) is None


def test_a_date_without_any_year_keeps_none() -> None:
    assert day("On November 20, shells hit the port.", published=None) == "--11-20"
    assert day("Shells hit the port on Tuesday.", published=None) is None


def test_the_statements_day_stands_in_for_the_events() -> None:
    text = "The ministry said on Tuesday that the garrison had surrendered."
    found = time_of(*part(text, "the garrison had surrendered", cue="said", published=FRIDAY))
    assert found is not None
    assert (found.start, found.said) == ("2024-05-14", "2024-05-14")


def test_event_and_statement_have_a_day_each() -> None:
    text = "The garrison surrendered on Monday, the ministry said on Wednesday."
    found = time_of(*part(text, "The garrison surrendered on Monday", cue="said", published=FRIDAY))
    assert found is not None
    assert (found.start, found.said) == ("2024-05-13", "2024-05-15")


def test_another_voices_day_is_not_this_ones() -> None:
    text = (
        "On Monday, the president stressed that supplies were safe, a view shared by the general, "
        "who reported that the garrison had surrendered."
    )
    clause, report = part(text, "the garrison had surrendered", cue="reported", published=FRIDAY)
    assert time_of(clause, report) is None


def test_a_second_predicate_shares_the_day() -> None:
    text = "Gunners shelled the market on Sunday, killing two traders."
    found = time_of(*part(text, "killing two traders", published=FRIDAY))
    assert found is not None
    assert found.start == "2024-05-12"


@pytest.mark.parametrize(
    "text",
    [
        "July 19 2014 Gunmen stormed the depot.",
        "KYIV, Nov. 21 (Agency) - Gunmen stormed the depot.",
        "Posted on August 3 2016 by Somebody Gunmen stormed the depot.",
        "A headline\nBEIRUT, Nov 21 — Gunmen stormed the depot.",
    ],
)
def test_datelines_date_no_event(text: str) -> None:
    mentions = date_mentions(text)
    assert mentions
    assert all(in_dateline(text, mention) for mention in mentions)


def test_an_opening_date_is_no_dateline() -> None:
    text = "On November 20, gunmen stormed the depot."
    assert not in_dateline(text, date_mentions(text)[0])


def test_the_day_of_publication_comes_from_the_dateline_where_nothing_states_it() -> None:
    text = "July 19 2014 Gunmen stormed the depot on Thursday."
    day_found = published_day(Report(text=text, file="made"))
    assert day_found is not None
    assert day_found.isoformat() == "2014-07-19"
    assert published_day(Report(text="No date here.", file="made", published="soon")) is None


def test_numbers_behind_a_month_count_what_follows() -> None:
    mention = date_mentions("In May 20 people were hurt.")[0]
    assert (mention.month, mention.day) == (5, None)
