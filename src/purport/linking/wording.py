"""What counts as one word when claims are compared: the tables, nothing else.

Enters: nothing. Leaves: concepts of reporting on war, each with the words that express it,
whichever side they favour; countries with the words made from their names and the capitals that
stand for their governments. It refuses to list what belongs to one war or one side only: every
loaded word stands beside its counterpart.
"""


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`, cut at blanks."""
    return frozenset(text.split())


# One concept a line, in the form that `folding.stem` gives the words.
CONCEPTS: dict[str, str] = {
    "capture": "captur liberat seiz seizur take took taken retak retook fall fell fallen recaptur "
    "regain occupi occup overrun overran secur reconqu conquer conquest wrest annex",
    "hold": "control hold held",
    "kill": "kill die dead death died deadly slain slew elimin fatal fatality toll "
    "perish martyr casualt lives neutraliz execut massacr murder",
    "injure": "injur wound hurt harm maim suffocat asphyxi",
    "strike": "strike struck airstrike bomb bombard raid shell hit pound pummel",
    "attack": "attack assault offensiv onslaught counteroffensiv counterattack",
    "destroy": "destroy destruct obliterat wipe raze demolish annihilat",
    "damage": "damag",
    "advance": "advanc push progress surg thrust gain press",
    "withdraw": "withdraw withdrew withdrawn withdrawal retreat pullback pullout",
    "encircle": "encircl surround besieg sieg block blockad cut sever clos trap encirclement",
    "clash": "clash fight fought battl combat skirmish firefight",
    "repel": "repel repuls foil thwart fend",
    "aircraft": "warplan plan plane aircraft jet bomber airplan",
    "airfield": "airbas airfield airport aerodrom",
    "missile": "missil rocket",
    "vehicle": "vehicl suv truck car",
    "headquarters": "headquart command",
    "road": "road rout highway motorway",
    "town": "town city villag settlement",
    "village": "village",
    "soldier": "soldier troop servicem serviceman militari force army",
    "civilian": "civilian resident inhabitant",
    "rebel": "rebel opposit insurg militant terrorist extremist jihadist takfiri "
    "gunm gunman separatist",
    "government": "govern government regim authoriti",
    "gas": "gas chemical chemic chlorin sarin poison toxic nerv",
    "deny": "deni denied denial refut reject dismiss",
    "blame": "blam accus respons guilt alleg",
    "begin": "begin began begun start launch",
    "province": "provinc governor governorat oblast region",
    "isis": "isis isil daesh",
    "evacuate": "evacu evacuat",
    "displace": "displac flee fled flight",
    "people": "people person",
}

# Phrases that are one word, replaced before words are cut: what stands in every one of them (as
# written, or in lower case), the pattern, and the word.
PHRASES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("united states", "U.S", "US"),
        r"(?i:united states(?: of america)?)|U\.S\.(?:A\.)?|\bUSA?\b",
        "America",
    ),
    (("united kingdom", "U.K", "UK"), r"(?i:united kingdom)|U\.K\.|\bUK\b", "Britain"),
    (("united nations", "U.N", "UN"), r"(?i:united nations)|U\.N\.|\bUN\b", "UnitedNations"),
    (
        ("islamic state", "IS"),
        r"(?i:islamic state(?: of iraq and (?:syria|the levant))?)|\bIS\b",
        "ISIS",
    ),
    (("strike",), r"(?i:\bair[ -]?strike)", "airstrike"),
    (("base",), r"(?i:\bair[ -]?base)", "airbase"),
    (("plane",), r"(?i:\bwar[ -]?plane)", "warplane"),
    (("counter-",), r"(?i:\bcounter-)", "counter"),
    ((" the li",), r"(?i:claimed the li(?:fe|ves) of|took the li(?:fe|ves) of)", "killed"),
    ((" out",), r"(?i:\bdr[oi]ven? out\b)", "expel"),
    (("pull",), r"(?i:\bpull(?:ed|ing|s)? (?:back|out)\b)", "withdraw"),
    (("command ",), r"(?i:\bcommand (?:post|cent(?:er|re))s?\b)", "headquarters"),
)

# Words that are counted nowhere: grammar, and the words that only say that somebody says so.
STOP = word_set(
    "a an the this that these those it its he his him she her they their them we our us i my "
    "you your who whom whose which what when where while as of in on at to from by with "
    "without within into onto over under near around between among against through during "
    "after before since until for about and or but nor if than then so because although "
    "though however meanwhile also too both either is are was were be been being am do does "
    "did done has have had having will would shall should may might can could must not no "
    "there here again still just only even very more most less least much many some any all "
    "each every other another such own same out up down off back now today yesterday say said "
    "says saying tell told report reported reports claim claimed claims according state "
    "stated announce announced add added confirm confirmed note noted warn warned statement "
    "source sources reportedly allegedly apparently one two three four five six seven eight "
    "nine ten eleven twelve monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november december morning "
    "evening night dawn early late last week month year day days weeks months years hours "
    "hour time ago"
)

# Country: its name, the words made from it, and what stands for its government.
# Words made from the name | capitals and seats that stand for the government | who led it lately.
COUNTRIES: dict[str, str] = {
    "afghanistan": "afghan | kabul |",
    "america": "american states | washington pentagon | trump obama biden",
    "armenia": "armenian | yerevan |",
    "azerbaijan": "azerbaijani azeri | baku |",
    "belarus": "belarusian | minsk | lukashenko",
    "belgium": "belgian | |",
    "britain": "british uk | london |",
    "china": "chinese | beijing |",
    "congo": "congolese | kinshasa |",
    "egypt": "egyptian | cairo |",
    "eritrea": "eritrean | asmara |",
    "ethiopia": "ethiopian | addis | abiy",
    "france": "french | paris |",
    "georgia": "georgian | tbilisi |",
    "germany": "german | berlin |",
    "india": "indian | delhi |",
    "iran": "iranian | tehran |",
    "iraq": "iraqi | baghdad |",
    "israel": "israeli | | netanyahu",
    "jordan": "jordanian | amman |",
    "lebanon": "lebanese | beirut |",
    "libya": "libyan | tripoli |",
    "moldova": "moldovan | chisinau |",
    "myanmar": "burmese | naypyidaw |",
    "pakistan": "pakistani | islamabad |",
    "palestine": "palestinian | ramallah |",
    "poland": "polish | warsaw |",
    "qatar": "qatari | doha |",
    "russia": "russian | moscow kremlin | putin",
    "rwanda": "rwandan | kigali |",
    "saudi": "saudis | riyadh |",
    "sudan": "sudanese | khartoum |",
    "syria": "syrian | damascus | assad",
    "turkey": "turkish turkiye | ankara | erdogan",
    "ukraine": "ukrainian | kyiv kiev | zelensky zelenskyy zelenskiy",
    "yemen": "yemeni | sanaa |",
}

# Who bears arms against whom, where a party is named by its part and not by its country.
CAMPS: dict[str, str] = {
    "rebel": "rebel rebels opposition insurgent insurgents militant militants terrorist terrorists "
    "extremist extremists jihadist jihadists takfiri takfiris gunmen separatist separatists "
    "resistance",
    "state": "regime government army loyalist loyalists authorities",
    "isis": "isis isil daesh",
    "coalition": "coalition",
}

# Vague counts and the smallest number each can mean (Oxford English Dictionary).
VAGUE: dict[str, int] = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "several": 3,
    "many": 3,
}

# Words that make a count a rounded one.
ROUNDED = word_set("about around approximately almost nearly roughly some circa close")

# Damage, from the lightest; a heavier degree says more.
DAMAGE_DEGREES: tuple[str, ...] = (
    r"\bdamag",
    r"\b(?:severe|serious|heav|extensive|major)\w* damag|damag\w* (?:severe|serious|heav|bad)",
    r"\b(?:inoperable|out of action|out of service|unusable|disabled)\b",
    r"\b(?:destroy|obliterat|raze|wiped out|level?led)",
)

# Roles in which a person speaks for a body.
SPEAKERS = word_set(
    "spokesman spokeswoman spokesperson chief head director commander minister president "
    "chairman founder leader representative official general governor secretary ambassador "
    "under"
)

# Stems of what a charge and its denial are told in, and of what a rejected claim is called.
CHARGES = word_set(
    "accus blam alleg charg respons involv involvement guilt deni refut reject dismiss incorrect "
    "fals fabricat baseless untru behind perpetrat commit guilti"
)
UNTRUE = word_set("untru fals incorrect baseless fabricat lie lies propaganda provoc fake invent")
CLAIMS = word_set("figur claim report alleg allegation accusation statement charg version account")

# Words of those who belong to a country or a camp and do not fight or speak for it.
CIVIL = word_set(
    "civil civilian civilians people residents citizens observatory network monitor monitors "
    "monitoring human rights rescuers doctors medics workers volunteers activists activist "
    "journalists media crescent families children women refugees hospital website websites"
)

# Words of voices that speak for a state or a camp.
OFFICIAL = word_set(
    "government regime army military ministry ministrie force official president minister command "
    "commander general spokesman spokeswoman spokesperson officer authoritie staff defence defense "
    "foreign rebel militant opposition coalition militia fighter"
)

# Concepts of means of attack that tell one attack from another.
WEAPONS = word_set(
    "gas phosphoru cluster thermobaric nuclear convoi hospital school dam helicopt drone mine "
    "shahed barrel missile"
)

# Concepts that say what happened; statements that share none of theirs tell of two things.
TRIGGERS = word_set(
    "capture hold advance withdraw encircle clash repel kill injure destroy damage "
    "evacuate displace"
)
