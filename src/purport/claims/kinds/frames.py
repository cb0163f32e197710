"""What a verb means by the nouns it governs: "took the village", "took part", "took 200 lives".

Enters: nothing. Leaves: `FRAMES`, verb lemma -> cases in order; the first case whose conditions all
hold decides. Nominal forms ("the destruction of four tanks") use the same frames with their
of-complement as the object. The last case of most frames has no condition and is the verb's
ordinary meaning; a frame without one leaves the decision to the lexicon.
"""

from dataclasses import dataclass

from purport.claims.kinds import nouns
from purport.model import Kind

_ANY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """One meaning: `kind`, where each condition that is given shares a word with its argument.

    `objects` are what the verb is done to (objects, subjects of passives), `subjects` who or what
    does it, `links` its particles and prepositions, `oblique` the nouns behind prepositions and in
    adverbial position, `objectless` asks for a verb without object.
    """

    kind: Kind
    objects: frozenset[str] = _ANY
    subjects: frozenset[str] = _ANY
    links: frozenset[str] = _ANY
    oblique: frozenset[str] = _ANY
    objectless: bool = False
    weight: float = 2.0


_SUPPLY_DEPOTS = nouns.MATERIEL - frozenset(
    "facility plant factory refinery center centre store fuel supply station crossing convoy train".split()
)
_WARRIORS = nouns.FIGHTERS | frozenset(
    {"group", "remnant", "rest", "gathering", "cell", "gang", "ringleader"}
)
_HUMANS = nouns.CIVILIANS | _WARRIORS
_LAND = nouns.PLACES | {nouns.PROPER}
_TOWARD = frozenset(
    "toward towards into deep deeper forward ahead closer further through across onto".split()
)
_BACK = frozenset("back out away from behind".split())
_DEAD = frozenset("dead wounded injured injure wound missing homeless hurt".split())

_destroy = (
    Case(Kind.LOSSES, objects=_SUPPLY_DEPOTS - nouns.CIVIL_OBJECTS - nouns.FIGHTERS),
    Case(Kind.HUMANITARIAN, objects=nouns.CIVIL_OBJECTS),
    Case(Kind.LOSSES, objects=nouns.MATERIEL),
    Case(Kind.CASUALTIES, objects=_HUMANS),
    Case(Kind.HUMANITARIAN, objects=frozenset({nouns.PROPER})),
    Case(Kind.LOSSES, weight=1.0),
)
_strike_at = (Case(Kind.STRIKE, weight=1.6),)
_capture = (
    Case(
        Kind.CASUALTIES,
        objects=_WARRIORS - frozenset("force army unit general position".split()) - _LAND,
    ),
    Case(Kind.LOSSES, objects=nouns.WEAPONS - _LAND),
    Case(Kind.POSITION, objects=frozenset("initiative opportunity chance".split())),
    Case(Kind.CONTROL),
)
_kill = (Case(Kind.CASUALTIES, weight=2.5),)
_eliminate = (
    Case(Kind.DIPLOMACY, objects=frozenset("stockpile arsenal chemical".split()), weight=1.5),
    Case(Kind.LOSSES, objects=_SUPPLY_DEPOTS - nouns.FIGHTERS),
    Case(Kind.CASUALTIES),
)
_attack = (
    Case(Kind.STRIKE, oblique=nouns.MUNITIONS),
    Case(Kind.STRIKE, subjects=nouns.AIRCRAFT | nouns.MUNITIONS),
    Case(Kind.STRIKE, objects=nouns.NONCOMBATANTS | nouns.CIVIL_OBJECTS),
    Case(Kind.CLASH, weight=1.5),
)
_operate = (
    Case(Kind.STRIKE, objects=nouns.MUNITIONS, weight=2.5),
    Case(Kind.STRIKE, objects=nouns.FIGHTING | {"massacre"}, subjects=nouns.AIRCRAFT | {"bomber"}),
    Case(Kind.ADVANCE, objects=nouns.MOVES),
    Case(Kind.CASUALTIES, objects=frozenset("massacre execution killing".split())),
    Case(Kind.CLASH, objects=nouns.FIGHTING - {"attack", "raid", "campaign"}, weight=1.2),
)
_move = (
    Case(Kind.DIPLOMACY, objects=frozenset({"agreement", "deal", "truce"})),
    Case(Kind.HUMANITARIAN, subjects=nouns.AID, objectless=False, weight=1.5),
    Case(Kind.DEPLOYMENT, subjects=frozenset({"reinforcement", "reserve"})),
    Case(Kind.DEPLOYMENT, objects=nouns.TROOPS),
    Case(Kind.HUMANITARIAN, subjects=nouns.NONCOMBATANTS),
    Case(Kind.ADVANCE, links=_TOWARD, subjects=_WARRIORS | {nouns.PROPER}),
)
_push = (
    Case(Kind.DIPLOMACY, links=frozenset({"for"})),
    Case(Kind.WITHDRAWAL, objects=_HUMANS, links=_BACK),
    Case(Kind.CONTROL, objects=_HUMANS, links=frozenset({"out", "from"})),
    Case(Kind.ADVANCE),
)
_expel = (
    Case(Kind.HUMANITARIAN, objects=nouns.NONCOMBATANTS),
    Case(Kind.CONTROL, links=_BACK | frozenset({"off"})),
    Case(Kind.ADVANCE, links=_TOWARD, weight=1.0),
)
_cut = (
    Case(
        Kind.HUMANITARIAN,
        objects=nouns.SUPPLIES - nouns.ROUTES - frozenset({"communication", "supply"}),
    ),
    Case(Kind.DIPLOMACY, objects=frozenset("tie relation contact diplomatic".split())),
    Case(Kind.ENCIRCLEMENT),
)
_block = (
    Case(Kind.DIPLOMACY, objects=nouns.TERMS | frozenset("move initiative bid".split())),
    Case(Kind.HUMANITARIAN, objects=nouns.AID),
    Case(Kind.CLASH, objects=nouns.FIGHTING),
    Case(Kind.ENCIRCLEMENT),
)
_trap = (
    Case(Kind.HUMANITARIAN, objects=nouns.NONCOMBATANTS, weight=1.5),
    Case(Kind.ENCIRCLEMENT),
)
_send = (
    Case(Kind.STRIKE, objects=nouns.MUNITIONS - nouns.TROOPS, links=_TOWARD),
    Case(Kind.HUMANITARIAN, objects=nouns.AID),
    Case(
        Kind.DIPLOMACY,
        objects=frozenset("envoy delegation letter message negotiator diplomat ambassador".split()),
    ),
    Case(Kind.DEPLOYMENT, objects=nouns.TROOPS | nouns.WEAPONS),
)
_deliver = (
    Case(Kind.HUMANITARIAN, objects=nouns.AID - frozenset({"supply"})),
    Case(Kind.STRIKE, objects=frozenset("strike blow".split())),
    Case(Kind.DEPLOYMENT, objects=nouns.WEAPONS | nouns.TROOPS | nouns.MUNITIONS),
    Case(Kind.HUMANITARIAN, weight=0.5),
)
_launch = (
    Case(Kind.STRIKE, objects=nouns.MUNITIONS, weight=2.0),
    Case(Kind.CLASH, objects=nouns.FIGHTING, weight=1.2),
)
_flee = (
    Case(Kind.WITHDRAWAL, subjects=_WARRIORS, weight=2.0),
    Case(Kind.HUMANITARIAN, subjects=nouns.NONCOMBATANTS),
    Case(Kind.HUMANITARIAN, weight=0.7),
)
_evacuate = (
    Case(Kind.HUMANITARIAN, objects=nouns.NONCOMBATANTS | frozenset("wounded injured".split())),
    Case(Kind.WITHDRAWAL, objects=_WARRIORS),
    Case(Kind.WITHDRAWAL, subjects=_WARRIORS, objectless=True),
    Case(Kind.HUMANITARIAN),
)
_lose = (
    Case(
        Kind.CASUALTIES,
        objects=nouns.LIVES
        | _HUMANS - nouns.PLACES - frozenset("unit position".split())
        | frozenset({"limb", "leg", "arm", "eye"}),
        weight=2.5,
    ),
    Case(
        Kind.HUMANITARIAN,
        objects=frozenset("home house livelihood electricity power access".split()),
    ),
    Case(Kind.LOSSES, objects=nouns.WEAPONS | nouns.AIRCRAFT),
    Case(Kind.CONTROL, objects=_LAND | nouns.GRIP),
)
_find = (
    Case(Kind.DEPLOYMENT, objects=nouns.MATERIEL | nouns.WEAPONS | nouns.TROOPS, weight=1.8),
    Case(Kind.CASUALTIES, objects=frozenset("body corpse grave dead remains".split())),
)
_possess = (
    Case(
        Kind.POSITION,
        objects=frozenset("chemical nuclear biological component".split()),
        weight=4.0,
    ),
    Case(
        Kind.POSITION,
        objects=frozenset(
            "right reason responsibility source intention plan interest goal aim".split()
        ),
        weight=2.0,
    ),
    Case(
        Kind.HUMANITARIAN, objects=nouns.SHORTAGE | frozenset("symptom injury electricity".split())
    ),
    Case(Kind.DEPLOYMENT, objects=nouns.MATERIEL | nouns.WEAPONS | nouns.TROOPS, weight=2.5),
)
_supply = (
    Case(
        Kind.DIPLOMACY,
        subjects=frozenset({"nation", "government", "ally"}),
        objects=nouns.WEAPONS,
        weight=1.2,
    ),
    Case(Kind.DEPLOYMENT, objects=nouns.WEAPONS),
    Case(Kind.HUMANITARIAN, objects=nouns.AID),
)

_ABOUT = frozenset(
    "area region sky airspace active present border vicinity ground sector direction flight air".split()
)
_CAPTIVES = frozenset("prisoner pow hostage captive detainee body remains abductee".split())
_be = (
    Case(
        Kind.ENCIRCLEMENT,
        subjects=nouns.ROUTES,
        oblique=frozenset("closed close cut block blocked impassable severed sever shut".split()),
        weight=3.0,
    ),
    Case(
        Kind.POSITION, subjects=frozenset("initiative advantage momentum truth".split()), weight=4.0
    ),
    Case(
        Kind.POSITION,
        subjects=nouns.FIGHTING | frozenset("strike bombing war killing massacre shelling".split()),
        objects=frozenset(
            "response attempt form retaliation act message provocation revenge sign pretext mistake crime violation answer reaction part retribution warning".split()
        ),
        weight=3.0,
    ),
    Case(Kind.DEPLOYMENT, subjects=nouns.TROOPS | nouns.AIRCRAFT, oblique=_ABOUT, weight=2.5),
    Case(Kind.DEPLOYMENT, objects=nouns.TROOPS | nouns.AIRCRAFT, oblique=_ABOUT, weight=2.5),
)
_agree = (Case(Kind.DIPLOMACY, weight=2.0),)

# The nouns that name an event and take its object behind "of"; other nouns are read as words only.
EVENT_NOUNS = frozenset(
    """destruction elimination killing capture recapture seizure liberation occupation evacuation
    delivery takeover execution massacre bombing shelling retaking recapturing blocking murder
    displacement loss damage encirclement siege blockade""".split()
)

FRAMES: dict[str, tuple[Case, ...]] = {
    **dict.fromkeys(
        (
            "kill",
            "killing",
            "murder",
            "slay",
            "assassinate",
            "behead",
            "wound",
            "injure",
            "massacre",
            "execute",
            "slaughter",
            "maim",
        ),
        _kill,
    ),
    **dict.fromkeys(
        (
            "destroy",
            "destruction",
            "damage",
            "demolish",
            "wreck",
            "ruin",
            "burn",
            "raze",
            "obliterate",
            "devastate",
            "torch",
            "flatten",
            "disable",
            "level",
            "ravage",
        ),
        _destroy,
    ),
    **dict.fromkeys(
        ("eliminate", "elimination", "neutralise", "neutralize", "liquidate", "annihilate", "wipe"),
        _eliminate,
    ),
    **dict.fromkeys(
        (
            "bomb",
            "strike",
            "shell",
            "bombard",
            "pound",
            "hit",
            "target",
            "rocket",
            "strafe",
            "raid",
            "airstrike",
            "bombing",
            "shelling",
        ),
        _strike_at,
    ),
    **dict.fromkeys(
        (
            "capture",
            "recapture",
            "retake",
            "seize",
            "liberate",
            "occupy",
            "overrun",
            "conquer",
            "reconquer",
            "regain",
            "reclaim",
            "annex",
            "liberation",
            "seizure",
            "recapturing",
            "takeover",
            "occupation",
            "retaking",
            "wrest",
        ),
        _capture,
    ),
    **dict.fromkeys(("attack", "attacking"), _attack),
    **dict.fromkeys(
        (
            "conduct",
            "carry",
            "stage",
            "perpetrate",
            "commit",
            "make",
            "deal",
            "undertake",
            "perform",
            "wage",
            "execute",
        ),
        _operate,
    ),
    **dict.fromkeys(
        ("move", "enter", "arrive", "head", "cross", "reach", "march", "roll", "edge"), _move
    ),
    **dict.fromkeys(("push", "press", "surge", "advance", "thrust"), _push),
    **dict.fromkeys(
        ("drive", "expel", "oust", "force", "kick", "flush", "dislodge", "evict"), _expel
    ),
    **dict.fromkeys(("cut", "sever", "interdict"), _cut),
    **dict.fromkeys(("block", "obstruct", "hinder", "bar", "impede", "blocking"), _block),
    **dict.fromkeys(
        (
            "trap",
            "strand",
            "besiege",
            "encirclement",
            "siege",
            "surround",
            "encircle",
            "isolate",
            "blockade",
        ),
        _trap,
    ),
    **dict.fromkeys(("send", "bring", "transfer", "ship", "rush", "pour", "relocate"), _send),
    **dict.fromkeys(("deliver", "delivery"), _deliver),
    **dict.fromkeys(("supply", "provide", "arm", "equip", "give", "donate", "furnish"), _supply),
    **dict.fromkeys(
        ("launch", "fire", "drop", "unleash", "lob", "release"),
        (Case(Kind.DIPLOMACY, objects=_CAPTIVES, weight=3.0), *_launch),
    ),
    **dict.fromkeys(("flee", "escape", "scatter"), _flee),
    **dict.fromkeys(("evacuate", "evacuation"), _evacuate),
    **dict.fromkeys(("lose", "loss"), _lose),
    **dict.fromkeys(("discover", "find", "spot", "detect", "uncover", "identify"), _find),
    **dict.fromkeys(("have", "possess", "own", "keep"), _possess),
    "take": (
        Case(Kind.CASUALTIES, objects=nouns.LIVES),
        Case(Kind.CASUALTIES, objects=frozenset("prisoner hostage captive".split())),
        Case(Kind.HUMANITARIAN, objects=frozenset({"refuge", "shelter"})),
        Case(Kind.CONTROL, objects=nouns.GRIP),
        Case(
            Kind.OTHER,
            objects=frozenset(
                "place part step action measure time care note account side "
                "toll advantage responsibility aim cover form".split()
            ),
            weight=0.1,
        ),
        Case(Kind.CONTROL, objects=_LAND, weight=1.6),
    ),
    "claim": (
        Case(Kind.CASUALTIES, objects=nouns.LIVES | _HUMANS, weight=2.5),
        Case(Kind.POSITION, objects=frozenset({"responsibility"}), weight=2.0),
    ),
    "leave": (
        Case(Kind.CASUALTIES, oblique=_DEAD, weight=2.5),
        Case(Kind.CASUALTIES, objects=_DEAD, weight=2.5),
        Case(Kind.WITHDRAWAL, subjects=_WARRIORS, objects=_LAND),
        Case(Kind.HUMANITARIAN, subjects=nouns.NONCOMBATANTS | {nouns.NUMBER}),
        Case(Kind.HUMANITARIAN, oblique=nouns.SUPPLIES | frozenset({"homeless"})),
        Case(Kind.WITHDRAWAL, objects=_LAND, weight=1.2),
    ),
    **dict.fromkeys(
        ("inflict", "suffer", "sustain", "incur", "cause"),
        (
            Case(Kind.LOSSES, objects=frozenset("equipment materiel hardware".split()), weight=2.0),
            Case(Kind.LOSSES, oblique=frozenset("equipment materiel hardware".split()), weight=2.0),
            Case(
                Kind.CASUALTIES, objects=nouns.TOLL | nouns.LIVES | frozenset("harm burn".split())
            ),
            Case(Kind.CASUALTIES, oblique=_HUMANS, objects=frozenset({"harm", "injury"})),
            Case(Kind.LOSSES, objects=frozenset("loss".split())),
            Case(Kind.HUMANITARIAN, objects=nouns.SHORTAGE | {"fire"}, weight=1.5),
        ),
    ),
    **dict.fromkeys(
        ("down", "intercept", "shoot", "sink", "scuttle"),
        (
            Case(
                Kind.CASUALTIES, objects=_HUMANS - _SUPPLY_DEPOTS, links=frozenset("dead".split())
            ),
            Case(Kind.LOSSES, objects=nouns.MATERIEL | nouns.MUNITIONS, weight=3.0),
            Case(Kind.CASUALTIES, objects=_HUMANS),
            Case(Kind.LOSSES, weight=1.5),
        ),
    ),
    **dict.fromkeys(
        ("detonate", "blow", "explode"),
        (
            Case(
                Kind.STRIKE,
                objects=frozenset(
                    "themselves himself herself itself belt vest explosive bomb device charge self".split()
                ),
            ),
            Case(Kind.HUMANITARIAN, objects=nouns.CIVIL_OBJECTS - nouns.MATERIEL),
            Case(Kind.LOSSES, objects=nouns.MATERIEL),
            Case(Kind.STRIKE),
        ),
    ),
    **dict.fromkeys(
        ("hold", "control", "retain", "maintain", "govern", "rule", "dominate"),
        (
            Case(
                Kind.DIPLOMACY,
                objects=frozenset(
                    "talk meeting session summit conference referendum vote "
                    "negotiation consultation accountable".split()
                ),
            ),
            Case(
                Kind.OTHER,
                objects=frozenset("election parade festival ceremony rally protest".split()),
            ),
            Case(Kind.POSITION, objects=frozenset({"responsible", "responsibility"})),
            Case(Kind.POSITION, oblique=frozenset({"responsible", "responsibility"})),
            Case(Kind.DIPLOMACY, oblique=frozenset({"accountable"})),
            Case(
                Kind.CASUALTIES,
                objects=frozenset("hostage prisoner captive detainee".split()),
                weight=1.0,
            ),
            Case(Kind.CONTROL, objects=_LAND | nouns.GRIP),
            Case(Kind.CONTROL, weight=1.0),
        ),
    ),
    **dict.fromkeys(
        ("establish", "gain", "secure", "assume", "consolidate", "impose", "wrestle"),
        (
            Case(Kind.ENCIRCLEMENT, objects=frozenset("siege blockade".split())),
            Case(Kind.DIPLOMACY, objects=nouns.TERMS),
            Case(Kind.ADVANCE, objects=nouns.MOVES),
            Case(Kind.CONTROL, objects=nouns.GRIP | _LAND),
        ),
    ),
    **dict.fromkeys(
        ("free", "clear", "cleanse", "purge", "rid"),
        (
            Case(Kind.DIPLOMACY, objects=_CAPTIVES),
            Case(Kind.OTHER, objects=frozenset("mine rubble debris landmine".split()), weight=0.5),
            Case(Kind.CONTROL),
        ),
    ),
    **dict.fromkeys(
        ("fall",),
        (
            Case(Kind.STRIKE, subjects=nouns.MUNITIONS | frozenset({"debris"})),
            Case(Kind.CONTROL, links=frozenset({"to", "under"})),
            Case(Kind.WITHDRAWAL, links=frozenset({"back"})),
            Case(Kind.CONTROL, subjects=_LAND, weight=1.5),
        ),
    ),
    "land": (Case(Kind.STRIKE, subjects=nouns.MUNITIONS),),
    **dict.fromkeys(("abandon", "relinquish", "quit", "vacate"), (Case(Kind.WITHDRAWAL),)),
    **dict.fromkeys(
        ("pull", "draw", "recover", "retrieve"),
        (
            Case(Kind.CASUALTIES, objects=frozenset("body corpse remains".split()), weight=3.0),
            Case(Kind.HUMANITARIAN, objects=nouns.NONCOMBATANTS, weight=1.5),
            Case(Kind.WITHDRAWAL, links=_BACK),
        ),
    ),
    **dict.fromkeys(
        ("surrender", "capitulate"),
        (
            Case(Kind.CONTROL, objects=_LAND - {nouns.PROPER}),
            Case(Kind.WITHDRAWAL),
        ),
    ),
    **dict.fromkeys(
        ("use", "employ"),
        (
            Case(Kind.POSITION, subjects=frozenset({"claim", "argument", "narrative"})),
            Case(
                Kind.STRIKE,
                objects=nouns.MUNITIONS | frozenset("weapon substance".split()),
                weight=1.5,
            ),
            Case(Kind.DEPLOYMENT, objects=nouns.TROOPS | nouns.MATERIEL | nouns.ROUTES, weight=1.2),
        ),
    ),
    **dict.fromkeys(
        ("confine", "restrict", "limit"),
        (
            Case(Kind.CONTROL, objects=_WARRIORS, links=frozenset({"to", "within", "in"})),
            Case(Kind.DIPLOMACY, weight=0.5),
        ),
    ),
    **dict.fromkeys(
        ("face", "endure", "experience", "lack"),
        (
            Case(Kind.HUMANITARIAN, objects=nouns.SHORTAGE | nouns.SUPPLIES, weight=1.5),
            Case(Kind.CLASH, objects=nouns.FIGHTING, weight=1.0),
        ),
    ),
    **dict.fromkeys(("poison", "suffocate", "choke"), (Case(Kind.CASUALTIES, weight=2.0),)),
    **dict.fromkeys(
        ("affect", "hospitalise", "hospitalize"),
        (Case(Kind.CASUALTIES, objects=_HUMANS | {nouns.NUMBER}, weight=2.0),),
    ),
    **dict.fromkeys(("be", "remain", "stay"), _be),
    **dict.fromkeys(
        ("hoist", "raise", "plant", "fly"),
        (
            Case(Kind.CONTROL, objects=frozenset("flag banner".split()), weight=3.0),
            Case(Kind.DEPLOYMENT, subjects=nouns.AIRCRAFT),
        ),
    ),
    "contest": (Case(Kind.CONTROL, objects=_LAND),),
    "infiltrate": (Case(Kind.ADVANCE, objects=_LAND),),
    "lay": (
        Case(Kind.ENCIRCLEMENT, objects=frozenset({"siege"})),
        Case(
            Kind.WITHDRAWAL,
            objects=frozenset("arm arms weapon".split()),
            links=frozenset({"down"}),
            weight=4.0,
        ),
    ),
    "hand": (
        Case(Kind.HUMANITARIAN, objects=nouns.AID | nouns.SUPPLIES - nouns.WEAPONS, weight=2.5),
        Case(Kind.DIPLOMACY, objects=_CAPTIVES, weight=3.0),
        Case(Kind.DEPLOYMENT, objects=nouns.WEAPONS),
    ),
    "distribute": (Case(Kind.HUMANITARIAN),),
    **dict.fromkeys(
        ("exchange", "swap", "return", "repatriate"),
        (
            Case(Kind.DIPLOMACY, objects=_CAPTIVES | _WARRIORS | frozenset({"child"}), weight=3.0),
            Case(Kind.CLASH, objects=frozenset("fire gunfire blow".split())),
            Case(Kind.HUMANITARIAN, subjects=nouns.NONCOMBATANTS),
        ),
    ),
    "call": (
        Case(Kind.DEPLOYMENT, links=frozenset({"up"}), weight=2.5),
        Case(Kind.DIPLOMACY, links=frozenset("on for upon".split())),
    ),
    **dict.fromkeys(
        ("operate", "hover", "circle", "patrol", "loiter"),
        (Case(Kind.DEPLOYMENT, subjects=nouns.TROOPS | nouns.AIRCRAFT, weight=2.0),),
    ),
    **dict.fromkeys(
        ("dig", "erect", "fortify", "construct", "build"),
        (
            Case(
                Kind.DEPLOYMENT,
                objects=frozenset(
                    "trench fortification bunker position defence defense dugout base line".split()
                ),
            ),
            Case(
                Kind.DEPLOYMENT,
                objects=nouns.TROOPS | nouns.WEAPONS,
                links=frozenset({"up"}),
                weight=2.0,
            ),
        ),
    ),
    **dict.fromkeys(
        ("amount", "stand", "reach", "total", "rise", "number", "exceed", "climb"),
        (
            Case(Kind.LOSSES, subjects=frozenset({"loss"}), oblique=nouns.MATERIEL),
            Case(Kind.CASUALTIES, subjects=nouns.TOLL | {"loss"}, weight=2.5),
            Case(Kind.ADVANCE, subjects=_WARRIORS, objects=_LAND),
        ),
    ),
    **dict.fromkeys(
        ("adopt", "ratify", "convene", "mediate", "broker", "sign"), (Case(Kind.DIPLOMACY),)
    ),
    "close": (
        Case(Kind.ADVANCE, links=frozenset({"in"})),
        Case(Kind.ENCIRCLEMENT, objects=nouns.ROUTES),
        Case(
            Kind.ENCIRCLEMENT,
            subjects=frozenset("pocket ring noose cauldron pincer kettle".split()),
        ),
    ),
    **dict.fromkeys(
        ("base", "station", "locate", "position", "park"),
        (Case(Kind.DEPLOYMENT, objects=nouns.TROOPS | nouns.AIRCRAFT | nouns.WEAPONS, weight=2.5),),
    ),
    **dict.fromkeys(
        ("end", "stop", "fail", "collapse", "falter", "stall"),
        (Case(Kind.CLASH, subjects=nouns.FIGHTING, weight=2.0),),
    ),
    **dict.fromkeys(("mount", "repulse"), (Case(Kind.CLASH, objects=nouns.FIGHTING, weight=2.5),)),
    **dict.fromkeys(
        ("concentrate", "mass", "amass", "accumulate", "gather", "assemble", "muster"),
        (Case(Kind.DEPLOYMENT, objects=nouns.TROOPS | nouns.WEAPONS, weight=2.0),),
    ),
    **dict.fromkeys(("catch",), (Case(Kind.CASUALTIES, subjects=nouns.MUNITIONS),)),
    **dict.fromkeys(("agree", "pledge", "negotiate", "veto", "vow", "promise", "discuss"), _agree),
    "treat": (Case(Kind.HUMANITARIAN, weight=1.5),),
    "stone": (Case(Kind.CASUALTIES),),
    **dict.fromkeys(
        ("warn", "urge", "demand", "appeal", "insist", "propose"),
        (Case(Kind.DIPLOMACY, weight=1.2),),
    ),
    **dict.fromkeys(
        ("break", "split"),
        (
            Case(Kind.DIPLOMACY, objects=nouns.TERMS),
            Case(Kind.ENCIRCLEMENT, objects=frozenset("siege blockade encirclement".split())),
            Case(Kind.ADVANCE, links=frozenset({"through"})),
            Case(
                Kind.STRIKE,
                subjects=frozenset("fire blaze".split()),
                links=frozenset({"out"}),
                weight=1.5,
            ),
            Case(Kind.CLASH, links=frozenset({"out"})),
        ),
    ),
    **dict.fromkeys(
        ("repel", "thwart", "foil", "beat", "fend", "parry", "stave"),
        (
            Case(Kind.CLASH, objects=nouns.FIGHTING | _WARRIORS, weight=2.5),
            Case(Kind.STRIKE, objects=nouns.MUNITIONS),
            Case(Kind.OTHER, weight=0.8),
        ),
    ),
    **dict.fromkeys(("displace", "uproot"), (Case(Kind.HUMANITARIAN, weight=2.5),)),
    **dict.fromkeys(
        ("violate", "breach"),
        (
            Case(Kind.DIPLOMACY, objects=nouns.TERMS, weight=1.5),
            Case(
                Kind.POSITION,
                objects=frozenset(
                    "law right resolution convention charter sovereignty airspace".split()
                ),
            ),
            Case(
                Kind.ADVANCE,
                objects=frozenset("line defence defense border front fortification".split()),
            ),
        ),
    ),
}
