"""Chains of voices, outermost first: nobody stands in one twice, nor the report's own outlet."""

from purport.model import Report, Voice, VoiceKind


def without_repeats(report: Report, chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Drop the report's own outlet as a carrier, and every later mention of one voice.

    Where the two stand side by side ("Russia said it believes"), the later cue is kept: it tells
    how the voice puts the content forward.
    """
    kept: list[Voice] = []
    for voice in chain:
        carries = len(chain) > 1 and voice is not chain[-1]
        if carries and report.outlet is not None and same_outlet(voice.name, report.outlet):
            continue
        if kept and same_name(kept[-1].name, voice.name):
            if voice.kind is not VoiceKind.UNNAMED:
                kept[-1] = Voice(voice.mention, kept[-1].name, kept[-1].kind, voice.cue)
        elif not any(same_name(earlier.name, voice.name) for earlier in kept):
            kept.append(voice)
    return tuple(kept)


def same_name(first: str, second: str) -> bool:
    """Whether two names are the same but for the case of their letters."""
    return first.casefold() == second.casefold()


def same_outlet(name: str, outlet: str) -> bool:
    """Whether a voice is the outlet itself: "the Sputnik agency" in a report by "sputnik"."""

    def letters(text: str) -> str:
        return "".join(c for c in text.casefold() if c.isalnum())

    first, second = letters(name), letters(outlet)
    return bool(first) and bool(second) and (second in first or first in second)
