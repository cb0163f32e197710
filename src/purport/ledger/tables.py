"""The tables as SQLAlchemy Core sees them.

The migrations make them and say what they hold; a test compares the two column by column.
"""

from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _columns(*names: str, optional: bool = False) -> list[Column[str]]:
    return [Column(name, Text, nullable=optional) for name in names]


def _numbers(*names: str, optional: bool = False) -> list[Column[float]]:
    return [Column(name, Float, nullable=optional) for name in names]


def _key(*names: str) -> list[Column[str]]:
    return [Column(name, Text, primary_key=True) for name in names]


def _position(name: str = "position") -> Column[int]:
    return Column(name, Integer, primary_key=True)


def _span(prefix: str = "", *, optional: bool = False) -> list[Column[int] | Column[str]]:
    return [
        Column(f"{prefix}span_start", Integer, nullable=optional),
        Column(f"{prefix}span_end", Integer, nullable=optional),
        Column(f"{prefix}text", Text, nullable=optional),
    ]


report = Table(
    "report",
    metadata,
    *_key("id"),
    *_columns("text"),
    Column("claims", Integer, nullable=False),
    *_columns("added"),
)

appearance = Table(
    "appearance",
    metadata,
    *_key("report_id"),
    _position(),
    *_columns("file"),
    *_columns("title", "outlet", "url", "published", "language", optional=True),
    *_columns("digest", "added"),
    *_columns("author", "updated", "replies_to", optional=True),
)

original = Table(
    "original",
    metadata,
    *_key("id"),
    Column("size", Integer, nullable=False),
    *_columns("packed"),
    Column("content", LargeBinary, nullable=False),
)

retrieval = Table(
    "retrieval",
    metadata,
    *_key("report_id"),
    _position(),
    *_columns("original_id", "name", "way"),
    *_columns("address", optional=True),
    *_columns("retrieved", "digest"),
)

claim = Table(
    "claim",
    metadata,
    *_key("id"),
    *_columns("report_id", "kind", "polarity", "modality", "text"),
    *_span("evidence_"),
    *_span("time_", optional=True),
    *_columns("time_start", "time_end", "time_precision", "time_said", optional=True),
    *_columns("extractor_name", "extractor_version"),
    *_numbers("extractor_score"),
    *_columns("digest"),
)

content_span = Table("content_span", metadata, *_key("claim_id"), _position(), *_span())

voice = Table(
    "voice",
    metadata,
    *_key("claim_id"),
    _position(),
    *_span(),
    *_columns("name", "kind"),
    *_span("cue_", optional=True),
)

party = Table(
    "party",
    metadata,
    *_key("claim_id", "role"),
    *_span(),
    *_columns("name"),
    *_columns("side", optional=True),
)

place = Table(
    "place",
    metadata,
    *_key("claim_id"),
    _position(),
    *_span(),
    *_columns("role"),
    *_columns("gazetteer_id", "name", optional=True),
    Column("names", JSON, nullable=False),
    Column("within", JSON, nullable=False),
    *_numbers("lat", "lon", optional=True),
    *_columns("precision", optional=True),
    *_numbers("confidence"),
    *_columns("reason", optional=True),
)

place_candidate = Table(
    "place_candidate",
    metadata,
    *_key("claim_id"),
    _position("place_position"),
    _position(),
    *_columns("gazetteer_id", "name"),
    *_numbers("score"),
    Column("within", JSON, nullable=False),
    *_numbers("lat", "lon", optional=True),
    *_columns("precision"),
)

quantity = Table(
    "quantity",
    metadata,
    *_key("claim_id"),
    _position(),
    *_span(),
    *_numbers("low", "high", optional=True),
    Column("strict", Boolean, nullable=False),
    *_columns("unit"),
)

framing = Table(
    "framing", metadata, *_key("claim_id"), _position(), *_span(), *_columns("type", "neutral")
)

failure = Table("failure", metadata, *_key("file", "reason", "remedy"), *_columns("recorded"))

proposition = Table(
    "proposition",
    metadata,
    *_key("id"),
    Column("position", Integer, nullable=False),
    *_columns("evidence"),
)

proposition_claim = Table(
    "proposition_claim", metadata, *_key("proposition_id"), _position(), *_columns("claim_id")
)

origin = Table(
    "origin", metadata, *_key("proposition_id"), _position(), *_columns("name", "evidence")
)

origin_claim = Table(
    "origin_claim",
    metadata,
    *_key("proposition_id"),
    _position("origin_position"),
    _position(),
    *_columns("claim_id"),
)

relation = Table(
    "relation",
    metadata,
    _position(),
    *_columns("source", "target", "kind", "evidence"),
    Column("differs", Text, nullable=False),
)

garbling = Table(
    "garbling",
    metadata,
    _position(),
    *_columns("claim_id", "sort"),
    *_span(),
    *_columns("likely", "evidence"),
)

garbling_claim = Table(
    "garbling_claim",
    metadata,
    _position("garbling_position"),
    _position(),
    *_columns("claim_id"),
)

resolution = Table(
    "resolution",
    metadata,
    _position(),
    *_columns("claim_id"),
    Column("place_position", Integer, nullable=False),
    *_columns("gazetteer_id"),
)

resolution_claim = Table(
    "resolution_claim",
    metadata,
    _position("resolution_position"),
    _position(),
    *_columns("claim_id"),
)

linking = Table("linking", metadata, *_columns("fingerprint", "made"))

searchable = Table(
    "searchable",
    metadata,
    _position("number"),
    *_columns("report_id"),
    *_columns("claim_id", optional=True),
)

judgement = Table(
    "judgement",
    metadata,
    _position("number"),
    *_columns("decision"),
    *_columns("claim_id", "report_id", optional=True),
    Column("spans", JSON, nullable=False),
    *_columns("words"),
    *_columns("voice", "field", "value", optional=True),
    Column("undoes", Integer, nullable=True),
    *_columns("made_by", "made"),
)

claim_day = Table("claim_day", metadata, *_key("claim_id"), *_columns("day"))

# The orders of the desk's lists, which `ranks` works out.
story = Table("story", metadata, _position("rank"), *_columns("proposition_id"))
story_kind = Table("story_kind", metadata, *_key("kind"), _position("rank"))
queue_place = Table("queue_place", metadata, _position("rank"), *_columns("claim_id"))

# The tables whose rows belong to one claim.
OF_A_CLAIM = (content_span, voice, party, place, place_candidate, quantity, framing)

# In the order in which rows can be deleted; inserted the other way round.
OF_LINKS = (
    queue_place, story_kind, story, resolution_claim, resolution, garbling_claim, garbling,
    relation, origin_claim, origin, proposition_claim, proposition, linking,
)  # fmt: skip
