"""Statements of one proposition -> whom they finally go back to.

Enters: the statements that are one proposition, and the reports. Leaves: origins, each with what it
rests on. It refuses to count papers: ten that carry one briefing, or one sentence, are one origin;
and it does not call two unnamed sources one person unless their words were copied.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from purport.linking.copies import RUN, rewritten, shingles
from purport.linking.folding import government, name_key, speaks, stem, words
from purport.linking.statements import Statement
from purport.linking.wording import COUNTRIES, SPEAKERS, word_set
from purport.model import Origin, Report, VoiceKind

# Statements of one proposition whose contents are laid side by side word by word; beyond this, only
# runs of words that stand in both are looked up.
SIDE_BY_SIDE = 30
# Words that may stand between a person's name and that of the body the person speaks for.
GAP = 8

# Words of names that say what an office is, and not whose.
_OFFICES = frozenset(
    map(
        stem,
        word_set(
            "ministry government army military officials office police governor spokesman forces "
            "staff command media agency channel monitor group coalition state council president "
            "presidency defence foreign interior authorities administration centre news website "
            "local"
        ),
    )
)
_BREAKS = word_set(
    "told tell tells reported said says say to with against from met informed denied accused "
    "and that but"
)
_ROLES = frozenset(stem(word) for word in SPEAKERS)


def find_origins(members: Sequence[Statement], reports: Sequence[Report]) -> tuple[Origin, ...]:
    """Return the origins of one proposition's statements; every claim belongs to exactly one."""
    root = list(range(len(members)))
    reasons: dict[int, set[str]] = defaultdict(set)

    def find(position: int) -> int:
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    for one, other, reason in _links(members, reports):
        first, second = sorted((find(one), find(other)))
        if first != second:
            root[second] = first
            reasons[first] |= reasons.pop(second, set())
        reasons[first].add(reason)
    groups: dict[int, list[Statement]] = defaultdict(list)
    for position, member in enumerate(members):
        groups[find(position)].append(member)
    found = [_origin(group, reasons[top], reports) for top, group in groups.items()]
    return tuple(sorted(found, key=lambda origin: (origin.name, origin.claims)))


def _links(
    members: Sequence[Statement], reports: Sequence[Report]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of statements that go back to one origin, and why."""
    yield from _one_voice(members)
    yield from _one_passage(members)
    yield from _one_body(members, reports)
    yield from _one_report(members, reports)


def _one_voice(members: Sequence[Statement]) -> Iterator[tuple[int, int, str]]:
    voices: dict[frozenset[str], int] = {}
    for position, member in enumerate(members):
        if not member.voice:
            continue
        if member.voice in voices:
            yield voices[member.voice], position, f"both rest on {_final(member)}"
        voices.setdefault(member.voice, position)
    ordered = sorted(voices.items(), key=lambda pair: sorted(pair[0]))[: 2 * SIDE_BY_SIDE]
    for number, (key, position) in enumerate(ordered):
        for other_key, other in ordered[number + 1 :]:
            if _same_name(key, other_key) or _same_government(members[position], members[other]):
                yield position, other, f"{_final(members[position])} is {_final(members[other])}"


def _same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """A name is another's where its words are, and they are more than an office or a country."""
    small, large = sorted((one, other), key=len)
    if not small < large:
        return False
    return len(small) > 1 or not small & (_OFFICES | set(COUNTRIES))


def _same_government(one: Statement, other: Statement) -> bool:
    """A capital is its government, and so is a body that speaks for it: fewer origins are safer."""
    ours, theirs = government(_final(one)), government(_final(other))
    if ours and theirs:
        return ours == theirs
    country, body = (ours, other) if ours else (theirs, one)
    official = (
        body.claim.chain[-1].kind is not VoiceKind.PERSON and name_key(_final(body)) & _OFFICES
    )
    return bool(country and official and speaks(_final(body)) == {country})


def _one_passage(members: Sequence[Statement]) -> Iterator[tuple[int, int, str]]:
    """Copied words make one origin; like words of two named voices do not."""
    reason = "the words are copied"
    first: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, member in enumerate(members):
        for run in shingles(member):
            known = first[run]
            if position not in known and len(known) < 4:
                for other in known:
                    if _may_copy(member, members[other]):
                        yield other, position, reason
                known.append(position)
            elif known and known[0] != position and _may_copy(member, members[known[0]]):
                yield known[0], position, reason
    if len(members) > SIDE_BY_SIDE:
        return
    for position, member in enumerate(members):
        for other in range(position):
            if _may_copy(member, members[other]) and rewritten(member.words, members[other].words):
                yield other, position, reason


def _may_copy(one: Statement, other: Statement) -> bool:
    if one.own or other.own or (one.words == other.words and len(one.words) >= RUN):
        return True
    return not one.voice and not other.voice


def _one_body(
    members: Sequence[Statement], reports: Sequence[Report]
) -> Iterator[tuple[int, int, str]]:
    """A person and the body that a report says the person speaks for."""
    named = [position for position, member in enumerate(members) if member.voice][:SIDE_BY_SIDE]
    for number, one in enumerate(named):
        for other in named[number + 1 :]:
            if members[one].voice == members[other].voice:
                continue
            for report in sorted({members[one].report, members[other].report}):
                text = reports[report].text
                ours, theirs = _final(members[one]), _final(members[other])
                if speaks_for(ours, theirs, text) or speaks_for(theirs, ours, text):
                    yield one, other, f"{reports[report].file} names {ours} with {theirs}"
                    break


def speaks_for(person: str, body: str, text: str) -> bool:
    """Return whether `text` says that `person` speaks for, leads or belongs to `body`.

    >>> text = "Anna Kowal, a spokeswoman for the Border Guard, told Fire Service chief Jan Nowak."
    >>> speaks_for("Anna Kowal", "the Border Guard", text)
    True
    >>> speaks_for("Anna Kowal", "Fire Service", text)
    False
    """
    surname = [stem(word) for word in words(person)][-1:]
    core = name_key(body)
    if not surname or not core or name_key(person) & core:
        return False
    tokens = [stem(word) for word in words(text)]
    own = core - set(COUNTRIES) - _OFFICES
    for position, token in enumerate(tokens):
        if token != surname[0]:
            continue
        for step in (-1, 1):
            gap: list[str] = []
            for distance in range(1, GAP + 3):
                at = position + step * distance
                if not 0 <= at < len(tokens) or tokens[at] in _BREAKS:
                    break
                nearby = set(tokens[max(0, at - 4) : at + 5]) | name_key(
                    " ".join(tokens[max(0, at - 4) : at + 5])
                )
                if (
                    tokens[at] in own or (not own and tokens[at] in core and core <= nearby)
                ) and _ROLES & set(gap):
                    return True
                gap.append(tokens[at])
    return False


def _one_report(
    members: Sequence[Statement], reports: Sequence[Report]
) -> Iterator[tuple[int, int, str]]:
    """Within a report: its own voice repeats whom it cites; a source without a name is one source.

    Across reports: an outlet that is cited, and a report of that outlet.
    """
    cited: dict[int, int] = {}
    spoken: dict[int, int] = {}
    unnamed: dict[tuple[str, str], int] = {}
    carriers: dict[frozenset[str], int] = {}
    for position, member in enumerate(members):
        if member.own:
            if member.report in spoken:
                yield spoken[member.report], position, "one report says it twice"
            spoken.setdefault(member.report, position)
        else:
            cited.setdefault(member.report, position)
            if member.voice:
                carriers.setdefault(member.voice, position)
    for report, position in spoken.items():
        if report in cited:
            yield cited[report], position, "the report repeats in its own voice what it attributes"
    for position, member in enumerate(members):
        outlet = name_key(reports[member.report].outlet or "")
        if member.own:
            if outlet and (cite := carriers.get(outlet)) is not None:
                yield cite, position, f"{_final(members[cite])} published the report"
            continue
        if member.voice:
            continue
        source = " ".join(sorted(name_key(_final(member))))
        chain = member.claim.chain
        through = name_key(chain[-2].name) if len(chain) > 1 else outlet
        if through in carriers and len(chain) > 1:
            yield carriers[through], position, f"a source that only {chain[-2].name} knows"
        for known in (
            (source, f"report {member.report}"),
            (source, "through " + " ".join(sorted(through))),
        ):
            if known[1] == "through ":
                continue
            if known in unnamed:
                yield unnamed[known], position, f"both cite {_final(member)}"
            unnamed.setdefault(known, position)


def _final(member: Statement) -> str:
    return member.claim.chain[-1].name if member.claim.chain else ""


def _origin(group: Sequence[Statement], reasons: set[str], reports: Sequence[Report]) -> Origin:
    claims = tuple(sorted(claim.id for member in group for claim in member.claims))
    named = sorted(
        {_final(member) for member in group if member.voice}, key=lambda name: (-len(name), name)
    )
    unnamed = sorted({_final(member) for member in group if not member.own and not member.voice})
    if named:
        name = named[0]
    elif unnamed:
        name = unnamed[0]
        if any(
            member.claim.chain[-1].kind is VoiceKind.UNNAMED
            for member in group
            if member.claim.chain
        ):
            reasons = reasons | {
                "a voice without a name: whether it is independent of others is uncertain"
            }
    else:
        first = reports[min(member.report for member in group)]
        name = f"report's own voice: {first.outlet or first.file}"
        if len({claim.report_id for member in group for claim in member.claims}) > 1:
            reasons = reasons | {"the words are copied"}
    if not reasons:
        reasons = {f"only {'the report itself' if name.startswith('report') else name} says it"}
    return Origin(name=name, claims=claims, evidence="; ".join(sorted(reasons)))
