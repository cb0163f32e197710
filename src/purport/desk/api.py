"""The desk's pages as JSON, for programs: the same questions, the same contexts.

Enters: addresses under ``/api`` and judgements as JSON. Leaves: the contexts of `views.sheets`,
field by field, and files to download. It has no logic of its own, and refuses what the pages
refuse: the same guard stands before it. ``/api/openapi.json`` describes it (OpenAPI 3.1).
"""

import json
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response, StreamingResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from purport.desk.guard import USER
from purport.desk.shelves import BRIEF, LONGEST, Shelves
from purport.errors import JudgementError, LaterJudgementError, PurportError
from purport.model import Decision, Judgement
from purport.render.exports import EXPORTS
from purport.render.html import brief_html
from purport.views import sheets

PREFIX = "/api"
PAGES = 1_000_000
NUMBERS = 2**31
"""More than a ledger has judgements; SQLite's integers end at 2 ** 63."""

Page = Annotated[int, Query(ge=1, le=PAGES, description="Which part of the list, counted from 1.")]
Key = Annotated[str, Query(max_length=LONGEST)]


def _encodable(words: str) -> str:
    words.encode("utf-8")  # half of a surrogate pair is no character
    return words


Words = Annotated[str, AfterValidator(_encodable)]
Name = Annotated[Words, Field(max_length=LONGEST)]
Found = TypeVar("Found")
Responses = dict[int | str, dict[str, Any]]

MISSING: Responses = {404: {"description": "The ledger has nothing of this name (any more)."}}
REFUSED: Responses = {
    409: {"description": "Somebody else judged the same since `seen`: look, and decide again."},
    422: {"description": "The judgement makes no sense; the reason says why."},
}
FILES = {one.file: one for one in EXPORTS.values()}


class NewJudgement(BaseModel):
    """A judgement to append, on a claim or on a voice, in the name of whoever is logged in.

    `seen` is the number of the last judgement on the same that its maker knows of, 0 for none.
    """

    model_config = ConfigDict(extra="forbid")

    decision: Decision
    claim: Name | None = None
    voice: Name | None = None
    field: Name | None = None
    value: Words | None = None
    undoes: int | None = Field(default=None, ge=1, lt=NUMBERS)
    seen: int = Field(default=0, ge=0, lt=NUMBERS)


def refused(_: Request, error: Exception) -> Response:
    """Answer what is malformed with where and why; what was sent does not come back."""
    problems = error.errors() if isinstance(error, RequestValidationError) else ()
    detail = [{key: each[key] for key in ("type", "loc", "msg")} for each in problems]
    # In ASCII: half of a surrogate pair in a name cannot be sent otherwise.
    return Response(json.dumps({"detail": detail}), 422, media_type="application/json")


def router(shelves: Shelves) -> APIRouter:
    """Return the routes of the API on an open ledger."""
    api = APIRouter(prefix=PREFIX)
    _add_pages(api, shelves)
    _add_lists(api, shelves)
    _add_judging(api, shelves)
    _add_files(api, shelves)
    return api


def _add_pages(api: APIRouter, shelves: Shelves) -> None:
    """Add what is asked for by its name."""

    @api.get("/propositions/{key}", responses=MISSING)
    def proposition(key: str) -> sheets.PropositionPage:
        """Return a proposition with its claims, origins, and what bears on it."""
        return _there(shelves.proposition(key))

    @api.get("/reports/{key}", responses=MISSING)
    def report(key: str) -> sheets.ReportPage:
        """Return a report, by its id or eight digits of it: its text, marked, and its claims."""
        return _there(shelves.report(key))

    @api.get("/claims/{key}", responses=MISSING)
    def claim(key: str) -> sheets.ClaimSheet:
        """Return one claim in full, with its review."""
        return _there(shelves.claim(key))

    @api.get("/place", responses=MISSING)
    def place(key: Key, page: Page = 1) -> sheets.PlacePage:
        """Return all that is claimed of a place: a gazetteer's id, or an open place's words."""
        return _there(shelves.place(key, page))

    @api.get("/voice", responses=MISSING)
    def voice(name: Key, page: Page = 1) -> sheets.VoicePage:
        """Return all that a voice says, when, and through whom."""
        return _there(shelves.voice(name, page))

    @api.get("/compare", responses=MISSING)
    def compare(report: Annotated[list[str], Query(max_length=LONGEST)]) -> sheets.AcrossPage:
        """Return two to eight reports beside one another."""
        return _there(shelves.compare(tuple(report)))


def _add_lists(api: APIRouter, shelves: Shelves) -> None:
    """Add what is listed."""

    @api.get("/stories")
    def stories(kind: str = "", page: Page = 1) -> sheets.StoriesPage:
        """Return propositions: contradicted ones first, then by independent origins."""
        return shelves.stories(kind, page)

    @api.get("/reports")
    def reports(page: Page = 1) -> sheets.ShelfPage:
        """Return the reports, the latest published first."""
        return shelves.shelf(page)

    @api.get("/places")
    def places(page: Page = 1) -> sheets.IndexPage:
        """Return the places, those with most claims first."""
        return shelves.index("places", page)

    @api.get("/voices")
    def voices(page: Page = 1) -> sheets.IndexPage:
        """Return the voices, those with most claims first."""
        return shelves.index("voices", page)

    @api.get("/map")
    def atlas(since: str = "", until: str = "", kind: str = "") -> sheets.MapPage:
        """Return what is claimed where, from the day `since` up to the day `until`."""
        return shelves.map(since, until, kind)

    @api.get("/search")
    def search(words: str, page: Page = 1) -> sheets.SearchPage:
        """Return the claims and reports that have these words."""
        return shelves.search(words, page)

    @api.get("/queue")
    def queue(page: Page = 1) -> sheets.QueuePage:
        """Return what to look at next."""
        return shelves.queue(page)


def _add_judging(api: APIRouter, shelves: Shelves) -> None:
    """Add people's judgements."""

    @api.get("/judgements")
    def judgements(claim: str = "", voice: str = "") -> tuple[Judgement, ...]:
        """Return the judgements on a claim, by its id, or on a voice, the oldest first."""
        return shelves.standing_on(claim or voice, voice=not claim)

    @api.post("/judgements", status_code=201, responses=REFUSED)
    def judge(judgement: NewJudgement, request: Request) -> Judgement:
        """Append a judgement and return it with its number."""
        told = judgement.model_dump(exclude={"seen"})
        made = shelves.anchored(Judgement(by=request.scope[USER], **told))
        try:
            return shelves.ledger.judge(made, seen=judgement.seen)
        except LaterJudgementError as error:
            raise HTTPException(409, str(error)) from error
        except JudgementError as error:
            raise HTTPException(422, str(error)) from error


def _add_files(api: APIRouter, shelves: Shelves) -> None:
    """Add what can be downloaded."""

    @api.get("/files/{name}", response_class=StreamingResponse, responses=MISSING)
    def file(name: str, reviewed: bool = False) -> StreamingResponse:
        """Return the brief or an export; `reviewed` keeps it to claims that stand accepted."""
        if name == BRIEF:
            pieces: Iterator[str] | Iterator[bytes] = iter([brief_html(shelves.brief(reviewed))])
            media = "text/html; charset=utf-8"
        elif name in FILES:
            pieces = FILES[name].write(*shelves.everything(reviewed))
            media = FILES[name].media
        else:
            raise HTTPException(404, "there are: " + ", ".join((BRIEF, *FILES)))
        try:
            first = next(pieces, b"")
        except PurportError as error:
            raise HTTPException(501, str(error)) from error
        return StreamingResponse(
            _after(first, pieces),
            media_type=media,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _after(first: str | bytes, pieces: Iterator[str] | Iterator[bytes]) -> Iterator[str | bytes]:
    yield first
    yield from pieces


def _there(found: Found | None) -> Found:
    if found is None:
        raise HTTPException(404, "the ledger has nothing of this name (any more)")
    return found
