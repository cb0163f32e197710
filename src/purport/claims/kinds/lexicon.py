"""What single words and fixed phrases say about a claim's kind, wherever they stand in it.

Enters: nothing. Leaves: `WORDS`, lemma -> ((kind, weight), ...), and `PHRASES`, first lemma ->
((the lemmas that follow, kind, weight), ...). A weight of 2 decides alone, 1 is the ordinary case,
0.5 a hint. Verbs whose meaning hangs on their object stand in `frames`, not here. Words that take a
side stand beside their neutral ones with the same weight.
"""

from purport.model import Kind

Weights = tuple[tuple[Kind, float], ...]

_LISTS: tuple[tuple[Kind, float, str], ...] = (
    (
        Kind.CASUALTIES,
        2.0,
        """kill murder slay massacre behead execute execution wound injure die maim perish casualty
        fatality death killing beheading wounding toll dead wounded injured slaughter victim asphyxiation suffocation asphyxiate assassinate
        assassination martyr martyrdom lynch crucify liquidate mutilate concuss concussion""",
    ),
    (
        Kind.CASUALTIES,
        1.5,
        "elimination eliminate neutralise neutralize neutralisation neutralization",
    ),
    (Kind.CASUALTIES, 1.0, "injury missing miss life fatal deadly lethal bloodbath survivor"),
    (Kind.CASUALTIES, 0.5, "body corpse bloody funeral bury mourn breathing"),
    (
        Kind.STRIKE,
        1.5,
        """airstrike air-strike strike bombing bombardment bombard shelling shell bomb missile rocket
        barrage salvo pound raid detonation explosion blast explode drone gas sarin chlorine
        fpv kamikaze airdrop strafe torpedo suicide-bomber carpet-bomb volley ied gassing
        bombshell cannonade glide-bomb hypersonic barrel""",
    ),
    (
        Kind.STRIKE,
        0.7,
        "attack warplane jet bomber hit target artillery mortar explosive bombs munition aerial chemical poison",
    ),
    (Kind.STRIKE, 0.4, "launch fire warhead cluster phosphorus"),
    (
        Kind.CLASH,
        1.6,
        """clash battle fighting fight skirmish firefight combat counteroffensive counter-offensive
        counterattack counter-attack assault storm repel repulse repulsion thwart ambush gunfight
        resist resistance confrontation engagement sabotage incursion
        onslaught gunbattle shootout uprising insurgency melee foray duel stave""",
    ),
    (
        Kind.CLASH,
        1.0,
        "infiltrate infiltration offensive rage hostility foil defend defence defense confront attacker raid",
    ),
    (Kind.CLASH, 0.5, "attack operation war heavy fierce intense violent exchange"),
    (
        Kind.CONTROL,
        1.8,
        """capture recapture retake liberate liberation seizure recapturing reconquer conquer conquest retook retaken overran
        occupation annex annexation takeover overrun regain wrest dislodge reclaim control
        expulsion oust cede subjugate deoccupy de-occupation deoccupation reoccupy reoccupation
        confine""",
    ),
    (
        Kind.CONTROL,
        1.0,
        "seize occupy hold hand contest flag grip foothold sovereignty consolidate enclave entrench",
    ),
    (
        Kind.CONTROL,
        0.5,
        "stronghold held rebel-held government-held regime-held territory divide clear secure take retain",
    ),
    (
        Kind.ADVANCE,
        1.6,
        """advance breakthrough progress headway inroad approach surge breach
        penetrate pierce spearhead outflank wedge""",
    ),
    (
        Kind.ADVANCE,
        1.0,
        "infiltrate infiltration success gain offensive push thrust march onslaught momentum foothold deepen forge",
    ),
    (
        Kind.ADVANCE,
        0.4,
        "kilometer kilometre km metre meter mile outskirt toward towards territorial",
    ),
    (
        Kind.WITHDRAWAL,
        1.8,
        "withdraw withdrawal retreat pullback pullout pull-out pull-back rout regroup desert desertion",
    ),
    (
        Kind.WITHDRAWAL,
        1.0,
        "surrender capitulate capitulation escape abandon disengage disengagement defect",
    ),
    (
        Kind.ENCIRCLEMENT,
        2.0,
        """encircle encirclement surround besiege siege blockade cauldron encircled kettle pincer
        noose beleaguer semi-encirclement entrap""",
    ),
    (Kind.ENCIRCLEMENT, 1.0, "trap pocket isolate isolation sever supply-line choke strangle"),
    (
        Kind.DEPLOYMENT,
        1.5,
        """deploy deployment redeploy redeployment reinforcement mobilise mobilize mobilisation
        mobilization conscription conscript amass buildup build-up troop-movement station garrison
        rotation rotate patrol reserve recruit recruitment enlist airlift muster reinforce
        replenishment concentration relocate call-up""",
    ),
    (
        Kind.DEPLOYMENT,
        0.8,
        "presence mercenary commission transfer arrival drill exercise maneuver manoeuvre sortie",
    ),
    (
        Kind.HUMANITARIAN,
        1.6,
        """humanitarian aid refugee displace displacement famine hunger starvation starve malnutrition
        shortage evacuation rescue relief evacuee blackout outage symptom hospital patient
        medicine treatment electricity homeless uninhabitable cholera epidemic medical ambulance
        exodus rubble sheltering sanitation vaccine livelihood""",
    ),
    (
        Kind.HUMANITARIAN,
        0.9,
        """food water shelter fuel hospitalise hospitalize doctor medic clinic school home house
        heating power humanitarianism convoy suffering crisis residential infrastructure
        evacuate breathe trauma rebuild reconstruction refuge price inflation queue looting hardship devastation""",
    ),
    (Kind.HUMANITARIAN, 0.4, "apartment building child resident civilian damage flee treat"),
    (
        Kind.DIPLOMACY,
        1.6,
        """ceasefire cease-fire truce negotiation negotiate negotiator talks agreement treaty accord
        diplomacy diplomatic diplomat summit veto resolution sanction mediate mediation mediator
        envoy ambassador armistice ultimatum embassy referendum pact memorandum
        demand summon condemn condemnation denounce appeal swap
        bilateral trilateral accountable urge""",
    ),
    (
        Kind.DIPLOMACY,
        0.9,
        """talk agree deal vote proposal propose meet meeting council session peace settlement call
        discuss discussion sanctions sign ratify initiative guarantee pledge warn visit
        conference cooperation cooperate coordinate coordination support approve proof
        ally partner international convene prisoner reject tribunal court charter abide mandate
        package partnership plan brokered broker invite invitation warning investigation inquiry recognise recognize dialogue""",
    ),
    (
        Kind.DIPLOMACY,
        0.4,
        "minister president parliament congress senate nation power global western statement un",
    ),
    (
        Kind.POSITION,
        1.8,
        """responsible responsibility blame accuse accusation guilt guilty illegal unlawful legitimate
        legality illegitimate aggression aggressor justify justification pretext genocide crime
        allegation lie propaganda provocation complicit complicity hypocrisy baseless groundless
        unfounded culprit barbarism barbaric atrocity crime terrorism misinformation disinformation
        violation violate cynical shameful denazify demilitarise demilitarize existential
        false fabricate fabricated fake deny denial refute incorrect untrue""",
    ),
    (
        Kind.POSITION,
        1.0,
        """claim possess fear threat initiative moment milestone blow priority turning significance aim goal objective motive intention necessary necessity clarification
        question conclusion evidence reason desire right wrong just mistake failure proof believe
        opinion interest dominance narrative history moral understand contact tie strategy
        credible plausible sense serious accord clear point purpose ideology defeat victory win lose
        strategic truth veracity commitment commit""",
    ),
    (Kind.POSITION, 0.4, "true lead support show seek important involve use"),
    (Kind.LOSSES, 1.0, "inoperable wreckage shootdown shoot-down shooting-down downing sinking materiel"),
    (
        Kind.LOSSES,
        0.5,
        "inoperable destroy tank vehicle depot armored armoured helicopter equipment ammunition loss",
    ),
    (
        Kind.OTHER,
        1.0,
        "located determine identify investigate investigator investigation inquiry weather election economy anniversary",
    ),
)


def _weights() -> dict[str, Weights]:
    gathered: dict[str, list[tuple[Kind, float]]] = {}
    for kind, weight, words in _LISTS:
        for word in words.split():
            gathered.setdefault(word, []).append((kind, weight))
    return {word: tuple(found) for word, found in gathered.items()}


WORDS: dict[str, Weights] = _weights()

_PHRASES: tuple[tuple[Kind, float, tuple[str, ...]], ...] = (
    (
        Kind.STRIKE,
        1.5,
        (
            "air strike",
            "missile strike",
            "drone strike",
            "air raid",
            "car bomb",
            "air campaign",
            "aerial campaign",
            "suicide bomber",
            "suicide attack",
            "chemical attack",
            "gas attack",
            "chemical weapon",
            "cluster munition",
            "glide bomb",
            "air attack",
            "rocket attack",
            "missile attack",
            "drone attack",
            "blow up",
            "blow themselves up",
            "blow himself up",
            "blow herself up",
        ),
    ),
    (
        Kind.CASUALTIES,
        2.0,
        (
            "death toll",
            "lose life",
            "lose their life",
            "lose his life",
            "lose her life",
            "claim the life",
            "take the life",
            "to death",
            "go missing",
            "be missing",
            "cost the life",
            "injury to",
        ),
    ),
    (
        Kind.LOSSES,
        3.0,
        ("shoot down", "bring down", "heavy loss in", "loss in equipment", "loss of equipment"),
    ),
    (
        Kind.CLASH,
        1.5,
        (
            "beat back",
            "fight back",
            "hold off",
            "beat off",
            "push off",
            "last - ditch",
            "exchange of fire",
            "exchange fire",
            "fend off",
            "drive back",
        ),
    ),
    (
        Kind.CONTROL,
        2.0,
        (
            "drive out",
            "push out",
            "force out",
            "kick out",
            "in the hand of",
            "under control",
            "under the control",
            "full control",
            "take control",
            "fall to",
            "fall into",
            "change hand",
            "under occupation",
            "raise flag",
            "raise the flag",
            "hoist flag",
            "hoist the flag",
            "plant flag",
            "clear of",
            "maintain position",
            "maintain their position",
            "hold the line",
            "hold position",
            "de facto capital",
        ),
    ),
    (
        Kind.ADVANCE,
        2.0,
        (
            "close in",
            "break through",
            "gain ground",
            "press on",
            "on the offensive",
            "make progress",
            "territorial gain",
            "make gain",
            "go on the offensive",
            "move forward",
            "move closer",
            "km from",
            "kilometer from",
            "kilometre from",
            "mile from",
            "meter from",
            "metre from",
            "km away",
            "kilometer away",
            "kilometre away",
            "mile away",
        ),
    ),
    (
        Kind.WITHDRAWAL,
        2.0,
        (
            "pull out",
            "pull back",
            "fall back",
            "push back",
            "give up position",
            "leave position",
            "draw back",
        ),
    ),
    (
        Kind.ENCIRCLEMENT,
        2.0,
        (
            "cut off",
            "seal off",
            "supply line",
            "supply route",
            "supply road",
            "ring around",
            "noose around",
            "operational encirclement",
        ),
    ),
    (
        Kind.HUMANITARIAN,
        1.5,
        (
            "humanitarian crisis",
            "humanitarian corridor",
            "humanitarian aid",
            "power outage",
            "power cut",
            "run out of",
            "aid worker",
            "tent camp",
            "basic good",
            "seek refuge",
            "seek shelter",
            "price rise",
            "power line",
            "without power",
            "no water",
            "no food",
            "no electricity",
            "no power",
            "no fuel",
            "no medicine",
            "no heating",
            "no gas",
            "without water",
            "without food",
            "without heating",
            "without electricity",
            "medical supply",
            "essential service",
            "power supply",
        ),
    ),
    (
        Kind.DIPLOMACY,
        2.0,
        (
            "peace talk",
            "peace plan",
            "prisoner exchange",
            "prisoner swap",
            "exchange prisoner",
            "exchange of prisoner",
            "security council",
            "foreign minister",
            "call for",
            "call on",
            "call upon",
            "no - fly zone",
            "hold accountable",
            "emergency session",
            "security guarantee",
            "cessation of hostility",
            "military aid",
            "diplomatic effort",
            "international support",
            "criminal court",
        ),
    ),
    (
        Kind.POSITION,
        2.0,
        (
            "war crime",
            "crime against",
            "responsible for",
            "to blame",
            "international law",
            "human shield",
            "false flag",
            "red line",
            "strategic initiative",
            "nothing to do",
            "self - defense",
            "self - defence",
            "defensive measure",
            "ethnic cleansing",
            "human right",
            "double standard",
            "position to",
        ),
    ),
    (
        Kind.OTHER,
        1.5,
        (
            "close proximity",
            "look into",
            "collect information",
        ),
    ),
)


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Kind, float], ...]]:
    gathered: dict[str, list[tuple[tuple[str, ...], Kind, float]]] = {}
    for kind, weight, phrases in _PHRASES:
        for phrase in phrases:
            first, *rest = phrase.split()
            gathered.setdefault(first, []).append((tuple(rest), kind, weight))
    return {first: tuple(found) for first, found in gathered.items()}


PHRASES = _phrases()
