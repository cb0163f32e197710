"""Attributed contents and the report's own sentences -> clauses that carry one proposition each.

Enters: a parsed report and its attributions. Leaves: `Clause`s in text order. Coordinated facts are
taken apart ("had taken A and secured B" is two), results and circumstances that are events of their
own as well ("..., killing ten"). The words that attribute are in no clause.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from purport.claims.clause import Clause
from purport.model import Attribution, Report
from purport.model import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Words that open a clause without belonging to what it says.
OPENERS = frozenset(
    """
    and but or nor yet so that which who when while whilst after before as because although
    though since then meanwhile moreover however also adding whereas where thus therefore
    """.split()
)
KEPT_OPENERS = frozenset({"if", "unless", "until"})


def split_clauses(
    report: Report, doc: "Doc", attributions: tuple[Attribution, ...]
) -> Iterator[Clause]:
    """Yield the clauses of `report` in text order, the attributed ones and its own."""
    owner, machinery = _owners(doc, attributions)
    for sentence in doc.sents:
        segments: dict[int, list[Token]] = {}
        for token in sentence:
            if not token.is_space and token.i not in machinery:
                segments.setdefault(owner[token.i], []).append(token)
        if _is_heading(sentence):
            continue
        quoted = any(index >= 0 for index in segments) or any(
            token.i in machinery for token in sentence
        )
        for index, segment in _runs(segments, quoted=quoted):
            attribution = attributions[index] if index >= 0 else None
            for tokens, head in _predications(segment):
                words = _strip(_without_comment(tokens))
                if words and _says_something(words, attribution, is_part=len(words) < len(segment)):
                    yield Clause(
                        spans=tuple(_spans(report, words)),
                        tokens=words,
                        head=head if head in words else words[0],
                        sentence=sentence,
                        attribution=attribution,
                    )


def _is_heading(sentence: "Span") -> bool:
    """Whether a line stands for itself without a full stop, as titles and crossheads do."""
    text = sentence.text.rstrip()
    last = sentence[-1]
    behind = last.text + last.whitespace_ if last.is_space else ""
    return behind.count("\n") > 1 and not text.endswith(tuple('.!?…"”’»:;,'))


def _owners(doc: "Doc", attributions: tuple[Attribution, ...]) -> tuple[list[int], frozenset[int]]:
    """For each token the innermost attribution whose content it stands in (-1: none), and what
    only attributes: the tokens of sources and cues outside of the content they introduce.
    """
    starts = [token.idx for token in doc]
    owner = [-1] * len(doc)
    size = [len(doc.text) + 1] * len(doc)
    machinery: set[int] = set()
    whole_clauses: set[int] = set()
    for index, attribution in enumerate(attributions):
        length = sum(span.end - span.start for span in attribution.content)
        inside = set(_tokens_in(starts, attribution.content))
        for i in inside:
            if length <= size[i]:
                owner[i], size[i] = index, length
        for voice in attribution.chain:
            for span in (voice.mention, voice.cue):
                if span is not None:
                    words = tuple(_tokens_in(starts, (span,)))
                    machinery.update(i for i in words if i not in inside)
                    if span is voice.cue and inside.issuperset(words):
                        whole_clauses |= inside  # "the army denied this": the denier is told too
    return owner, frozenset(machinery - whole_clauses)


def _tokens_in(starts: list[int], spans: Iterable[TextSpan]) -> Iterator[int]:
    from bisect import bisect_left

    for span in spans:
        yield from range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _runs(segments: "dict[int, list[Token]]", *, quoted: bool) -> "list[tuple[int, list[Token]]]":
    """The words of each owner in one sentence, in text order.

    What is left of a sentence beside its attributions is taken run by run, and only where a run
    says something by itself: "in a statement" and "who gave no number" do not.
    """
    runs = []
    for index, tokens in segments.items():
        if index >= 0 or not quoted:
            runs.append((index, tokens))
            continue
        start = 0
        for at in range(1, len(tokens) + 1):
            if at == len(tokens) or tokens[at].i != tokens[at - 1].i + 1:
                if _is_sentence_like(tokens[start:at]):
                    runs.append((index, tokens[start:at]))
                start = at
    return sorted(runs, key=lambda run: run[1][0].i)


def _is_sentence_like(run: "list[Token]") -> bool:
    members = set(run)
    if len([t for t in run if t.is_alpha]) < 5 or run[-1].lower_ in (
        "that",
        "as",
        "what",
        "by",
        "to",
    ):
        return False
    for token in run:
        if token.pos_ not in ("VERB", "AUX") or token.tag_ in ("VBG", "VB"):
            continue
        for child in token.lefts:
            is_subject = child.dep_ in ("nsubj", "nsubjpass") and child in members
            if is_subject and child.lower_ not in ("who", "which", "that", "it", "what"):
                return True
    return False


def _predications(segment: "list[Token]") -> "Iterator[tuple[tuple[Token, ...], Token]]":
    """Take a segment apart at the predicates that are facts of their own; yield tokens and head."""
    members = set(segment)
    roots = [t for t in segment if t.head not in members or t.head == t]
    main = _main(roots)
    heads = {main}
    for token in segment:
        if token != main and _stands_alone(token, heads, members):
            heads.add(token)
    parts: dict[Token, list[Token]] = {head: [] for head in heads}
    hidden: Token | None = None
    for token in segment:
        head = _nearest(token, heads, main)
        if _hides_verb(head):
            hidden = head
        elif hidden is not None and head == _nearest(hidden.head, heads, main):
            head = hidden  # what follows "and secured control" belongs to it, whatever the parse
        parts[head].append(token)
    for head in sorted(parts, key=lambda t: parts[t][0].i if parts[t] else t.i):
        if parts[head]:
            yield tuple(parts[head]), head


def _main(roots: "list[Token]") -> "Token":
    for token in roots:
        if token.pos_ in ("VERB", "AUX"):
            return token
    return max(roots, key=lambda t: sum(1 for _ in t.subtree))


def _nearest(token: "Token", heads: "set[Token]", main: "Token") -> "Token":
    while token not in heads:
        if token.head == token:
            return main
        token = token.head
    return token


def _stands_alone(token: "Token", heads: "set[Token]", members: "set[Token]") -> bool:
    """Whether a verb's clause is a claim beside the one it hangs on."""
    if _hides_verb(token):
        return True
    if token.pos_ not in ("VERB", "AUX") or not any(c.dep_ != "punct" for c in token.children):
        return False
    head = token.head
    size = sum(1 for t in token.subtree if t in members and t.is_alpha)
    if token.dep_ == "conj":
        if head.pos_ not in ("VERB", "AUX"):
            return size >= 4 and _has_subject(token)
        if _is_vague(token):
            return False
        return size >= 2 and (_has_complement(head, before=token) or _has_subject(token))
    marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in CIRCUMSTANCES for c in token.lefts)
    if token.tag_ == "VBG" and token.lemma_ in RESULTS and not marked:
        goes_on = head.lemma_ in ASPECTUAL  # "continued on Thursday targeting vehicles"
        linked = token.dep_ in RESULT_LINKS or (token.dep_ == "dobj" and _counts(token))
        return linked and not goes_on and size >= 3 and not _is_vague(token)
    if token.dep_ == "relcl":
        return size >= 4 and token.lemma_ in RESULTS and _is_relative(token)
    if token.dep_ in ("ccomp", "parataxis", "dep") and head.pos_ in ("VERB", "AUX"):
        return token.i < head.i and _has_subject(token) and size >= 4
    if token.dep_ in ("xcomp", "advcl", "acl") and token.tag_ == "VB":
        return token.lemma_ in ("kill", "injure", "wound") and _counts(token)
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
        if marks & KEPT_OPENERS:
            return False
        return size >= 4 and bool(marks & CIRCUMSTANCES) and _has_subject(token)
    return False


RESULT_LINKS = frozenset({"acl", "advcl", "ccomp", "xcomp", "dep", "conj", "parataxis"})

# Verbs of results and further events, which are claims of their own behind the main clause.
RESULTS = frozenset(
    """
    kill wound injure cause leave destroy damage claim inflict wipe displace force capture seize
    take liberate cut sever block trap shoot down hit strike target drive push repel retake
    recapture clear sink burn fire gas poison hospitalize result fell raid bomb shell withdraw
    flee release detonate
    """.split()
)
ASPECTUAL = frozenset({"continue", "begin", "start", "keep", "stop", "resume", "go"})
CIRCUMSTANCES = frozenset({"after", "before", "when", "while", "whilst", "whereas", "but", "then"})


def _hides_verb(noun: "Token") -> bool:
    """Whether "... and secured control" was read as one more noun, with "secured" an adjective."""
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return False
    for child in noun.lefts:
        if child.dep_ == "amod" and child.tag_ in ("VBN", "VBD") and child.left_edge == child:
            before = noun.doc[child.i - 1] if child.i else child
            return before.lower_ == "and" and noun.left_edge == child
    return False


def _is_vague(verb: "Token") -> bool:
    """Whether a second verb only adds "others": "killed ten and injured others" is one fact."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")]
    return len(things) == 1 and (
        things[0].lower_ == "others"
        or (
            things[0].lower_ in ("dozens", "many", "scores", "some", "several")
            and things[0].dep_ != "dobj"
        )
    )


def _is_relative(verb: "Token") -> bool:
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("who", "which", "that")
        for c in verb.children
    )


def _counts(verb: "Token") -> bool:
    return any(t.pos_ == "NUM" for c in verb.rights if c.dep_ == "dobj" for t in c.subtree)


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children)


def _has_complement(verb: "Token", *, before: "Token") -> bool:
    """Whether `verb` has an object or an adjunct of its own before a coordinated second verb."""
    return any(
        c.i > verb.i
        and c.i < before.i
        and c.dep_ not in ("cc", "punct", "aux", "auxpass", "neg", "advmod")
        for c in verb.children
    ) or (verb.i + 1 < before.i and any(c.dep_ in ("nsubjpass",) for c in verb.children))


# Verbs with which a report comments on what it has just carried.
COMMENTING = frozenset(
    """
    mark underscore highlight reflect represent demonstrate underline constitute show illustrate
    signify emphasize raise fuel spark prompt
    """.split()
)


def _without_comment(tokens: "tuple[Token, ...]") -> "tuple[Token, ...]":
    """Cut off what only describes or comments at the end: ", a city west of X", ", marking a Y"."""
    members = {t.i for t in tokens}
    last = max((t.i for t in tokens if not t.is_punct), default=-1)
    for position, token in enumerate(tokens):
        if token.text != "," or position < 3:
            continue
        following = tokens[position + 1 :]
        if not following:
            continue
        if _describes_name(tokens[position - 1], following):
            return tokens[:position]
        head = next((t for t in following if t.head.i < token.i), None)
        if head is None or head.right_edge.i < last or head.left_edge.i <= token.i - 1:
            continue
        describes = head.dep_ == "appos" and head.left_edge.pos_ == "DET"
        comments = (
            head.dep_ in ("advcl", "acl") and head.lemma_ in COMMENTING and head.tag_ == "VBG"
        )
        if (describes or comments) and head.i in members:
            return tokens[:position]
    return tokens


def _describes_name(name: "Token", following: "tuple[Token, ...]") -> bool:
    """Whether ", a railway hub in the region" tells what the name before it is."""
    if name.pos_ != "PROPN" or following[0].lower_ not in ("a", "an", "the"):
        return False
    for token in following:
        if token.lower_ in ("that", "which", "who"):
            return True
        if (
            (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN")
            or token.text in ",;"
            or token.dep_ == "cc"
        ):
            return False
    return True


def _strip(tokens: "tuple[Token, ...]") -> "tuple[Token, ...]":
    """Cut punctuation and opening conjunctions off both ends."""
    start, end = 0, len(tokens)
    while start < end and (
        (tokens[start].is_punct and tokens[start].text not in "\"“‘'([")
        or tokens[start].lower_ in OPENERS
    ):
        start += 1
    while end > start and (
        (tokens[end - 1].is_punct and tokens[end - 1].text not in "\"”’')]")
        or tokens[end - 1].dep_ == "cc"
        or tokens[end - 1].lower_ in ("that", "and", "but", "while", "when", "as", "which")
    ):
        end -= 1
    marks = [t.text for t in tokens[start:end] if t.text in '"“”']
    if len(marks) == 1 and end - start > 1:  # half a quotation that the cue cut in two
        start += tokens[start].text in '"“'
        end -= tokens[end - 1].text in '"”'
    return tokens[start:end]


def _says_something(
    tokens: "tuple[Token, ...]", attribution: Attribution | None, *, is_part: bool
) -> bool:
    """Whether the words can be a proposition: a noun at least, and a verb where nobody is cited.

    A part of a sentence may be short ("injured seven"); a whole one of three words is a heading.
    """
    words = [t for t in tokens if t.is_alpha]
    if not any(t.pos_ in ("NOUN", "PROPN", "NUM", "VERB") for t in words):
        return False
    if attribution is not None:
        return len(words) >= 2
    has_verb = any(t.pos_ in ("VERB", "AUX") for t in words)
    return has_verb and len(words) >= (2 if is_part else 4)


def _spans(report: Report, tokens: "tuple[Token, ...]") -> Iterator[TextSpan]:
    """The characters of the tokens; a gap of other clauses' words makes two spans."""
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or _gap(tokens[index - 1], tokens[index]):
            first, last = tokens[start], tokens[index - 1]
            yield report.span(first.idx, last.idx + len(last))
            start = index


def _gap(left: "Token", right: "Token") -> bool:
    return any(not (t.is_space or t.is_punct) for t in left.doc[left.i + 1 : right.i])
