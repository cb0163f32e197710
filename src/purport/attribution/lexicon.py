"""The words that attribute: cue verbs by what they take, cue nouns, and the nouns for sources.

The classes follow the annotation practice of the field (source, cue, content: PARC, PolNeAR). The
words are the reporting vocabulary of English news, whoever speaks.
"""

# Verbs whose clause ("said that ...", "..., X said") or quotation is the content.
SAYING = frozenset(
    """
    say tell report claim state announce declare confirm affirm add note stress emphasize
    emphasise underline underscore explain insist argue maintain assert contend allege
    acknowledge admit concede reveal disclose warn caution predict forecast estimate believe
    think suspect conclude reiterate repeat remark comment respond reply write tweet post
    testify recall observe point clarify specify deny refute dispute reject dismiss vow pledge
    promise threaten complain hope fear expect worry inform brief assess question ask demand
    urge propose suggest indicate show mention hint signal describe swear quip boast lament
    stipulate recount relate relay narrate proclaim broadcast publish judge consider calculate
    answer remember elaborate counter
    """.split()
)

# Of these, the ones that also stand for plain acts or states: a clause must follow, or a quotation,
# and the subject must be able to speak.
WEAK = frozenset(
    """
    show indicate suggest hope fear expect think believe suspect consider calculate judge signal
    point recall observe ask question propose demand relate underscore post publish write
    broadcast promise threaten repeat hint describe relay answer remember counter
    """.split()
)

# Verbs that lay something at a door: "accused X of ...", "blamed X for ...".
ACCUSING = frozenset(
    "accuse blame criticize criticise condemn denounce charge suspect fault".split()
)

# Verbs of demand: "called on X to ...", "urged X to ...", "demanded ...".
DEMANDING = frozenset("call urge demand request appeal insist".split())

# Verbs whose bare noun phrase can be the content: "confirmed deaths at the base".
TAKING_NOUNS = frozenset(
    """
    slam blast decry hail document record register verify
    report confirm announce claim deny reject refute dismiss describe allege warn stress
    emphasize emphasise highlight underline reiterate declare acknowledge admit predict voice
    express fear dispute rebut condemn portray frame present call cite raise echo
    """.split()
)

# Verbs that say that something is not so.
DENYING = frozenset("deny refute reject dismiss dispute rebut disavow".split())

# Nouns that a cue verb and its voice may hide in: "the claim was denied", "responsibility", "it".
# What is denied then stands elsewhere, so the whole clause is the content.
POINTING = frozenset(
    """
    figures numbers version
    remark remarks comment comments rumour rumours rumor rumors announcement footage
    this that it these those them claim claims allegation allegations accusation accusations
    charge charges report reports responsibility involvement statement statements suggestion
    suggestions wrongdoing
    """.split()
)

# Nouns that attribute: "reports that ...", "the claim that ...", "according to reports from ...".
CUE_NOUNS = frozenset(
    """
    report claim statement allegation accusation assertion announcement assessment conclusion
    warning denial account admission acknowledgement argument belief suggestion declaration
    confirmation estimate prediction forecast testimony briefing
    """.split()
)

# Documents and media of an utterance: they speak for the voice that issued them.
DOCUMENTS = frozenset(
    """
    map footage editorial
    statement report release communique communiqué bulletin briefing letter document note memo
    assessment data figures video post footage photos videos evidence update message article
    survey study analysis intelligence information dispatch summary readout transcript account
    accounts
    """.split()
)

# Nouns for people whom a report does not name.
UNNAMED = frozenset(
    """
    source sources official officials spokesman spokesmen spokeswoman spokesperson spokespersons
    spokespeople resident residents activist activists witness witnesses eyewitness eyewitnesses
    analyst analysts expert experts observer observers diplomat diplomats commander commanders
    officer officers soldier soldiers fighter fighters militant militants rebel rebels civilian
    civilians villager villagers doctor doctors medic medics rescuer rescuers worker workers
    volunteer volunteers journalist journalists correspondent correspondents reporter reporters
    blogger bloggers milblogger milbloggers adviser advisers advisor advisors aide aides person
    people man woman men women refugee refugees survivor survivors local locals media websites
    website outlets channels reports rumours rumors critics monitors investigators authorities
    powers countries states groups organizations organisations accounts insider insiders
    employee employees neighbour neighbours neighbor neighbors relative relatives mother father
    teacher shopkeeper farmer prisoner prisoners captive captives deserter deserters defector
    defectors leaders politicians lawmakers historians scholars researchers opponents supporters
    families some many others several one none everyone anonymous troops servicemen partner partners
    staff staffers nurse nurses driver drivers trader traders fisherman fishermen shepherd shepherds
    pilot pilots colleague colleagues evacuee evacuees student students miner miners lawyer lawyers
    hostage hostages eye-witness investigator paramedic paramedics pensioner pensioners
    """.split()
)

# Of these, bodies that a report may name by their class alone ("the authorities"): unnamed only in
# the plural or behind an indefinite article.
BODIES = frozenset(
    """
    navy mission fleet presidency delegation secretariat campaign university prosecutor
    project initiative team alliance room portal page tank foundation
    ministry government army military command agency council committee commission
    coalition observatory organisation organization group movement administration office
    department parliament assembly kremlin party network channel newspaper station service
    institute centre center embassy regime authority opposition monitor watchdog union bank
    court police front brigade battalion corps force forces grouping directorate governorate
    charity broadcaster outlet website company hospital headquarters
    """.split()
)

# Titles and roles that stand before or behind a person's name.
TITLES = frozenset(
    """
    blogger milblogger medic nurse rescuer pilot soldier serviceman volunteer trader student
    engineer driver paramedic pensioner priest artist
    president minister secretary governor mayor spokesman spokeswoman spokesperson general gen
    gen. colonel col col. major maj maj. lieutenant lt lt. captain capt capt. commander chief
    head leader director chairman chairwoman chair adviser advisor ambassador envoy
    representative commissioner coordinator doctor dr dr. professor prof prof. mr mr. mrs mrs.
    ms ms. sir king prince emir sheikh imam bishop patriarch pope premier chancellor senator
    congressman congresswoman deputy vice marshal admiral brigadier sergeant sgt private judge
    prosecutor lawyer analyst expert activist journalist correspondent reporter resident
    investigator observer lawmaker politician ombudsman ombudswoman coroner attorney
    neurologist surgeon physician farmer teacher editor executive founder member official
    officer negotiator speaker delegate diplomat economist historian researcher scholar fellow
    author manager employee worker owner
    """.split()
)

# Last words of outlets and of agencies that carry other people's words.
OUTLET_NOUNS = frozenset(
    """
    agency tv television channel newspaper news radio times post daily website site magazine
    press broadcaster network journal tribune herald telegraph gazette outlet daily weekly portal
    agence agencia agenzia
    """.split()
)

OUTLETS = frozenset(
    """
    independent hromadske insider rossiya rossiya-24 ukrainska mediazona novaya bild spiegel
    euronews telesur almayadeen alalam kurdistan24 channelnewsasia lenta gazeta rbc rbk unn nv
    reuters afp ap sputnik sana tass interfax cnn bbc bloomberg aljazeera jazeera mayadeen
    arabiya novosti ria ukrinform unian anadolu xinhua irna fars manar rt pravda suspilne meduza
    kommersant izvestia rferl dw nyt guardian axios politico nbc cbs abc fox msnbc npr dpa efe
    ansa kyodo ynet haaretz wafa rudaw hawar asharq awsat nexta astra mash baza interfax-ukraine
    """.split()
)

OUTLET_NAMES = frozenset({"associated press", "agence france-presse", "al jazeera", "al arabiya"})

# Words for an organisation in a name: "Amnesty International", "Human Rights Watch".
ORGANISATION_WORDS = frozenset(
    """
    ministry international organization organisation observatory council coalition committee
    commission staff forces army navy fleet command house department agency institute nations
    union state states kingdom front group network centre center office service party parliament
    government administration directorate defence defense watch rights crescent cross fund bank
    league brigade brigades battalion division corps guard guards movement alliance society
    association federation republic assembly congress senate pentagon kremlin nato un who unicef
    unhcr ocha icrc osce eu isw msf sarc sdf ypg idf hamas hezbollah isis daesh isil unrwa iaea
    """.split()
)

CHANNEL_NOUNS = frozenset("channel telegram blog vlog feed account".split())

# Names of days and months, which stand where a subject might.
CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow
    """.split()
)

CUE_VERBS = (
    SAYING
    | ACCUSING
    | DEMANDING
    | TAKING_NOUNS
    | {
        "put",
        "place",
        "set",
        "brand",
        "label",
        "hold",
    }
)

# "called it untrue": words for "not so" that a voice puts to something said.
UNTRUE = frozenset(
    """
    untrue false wrong premature baseless fake unfounded groundless incorrect lies lie
    disinformation propaganda fabrication nonsense misleading misinformation invention exaggerated
    """.split()
)

# Nouns of ", a claim that ...", which comments on a content instead of belonging to it.
COMMENTS = frozenset(
    """
    claim move statement assertion development step figure report decision strike attack charge
    allegation accusation suggestion account boast
    """.split()
)

# Verbs whose gerund is told: "reported shooting down 40 drones".
REPORTING_ACTS = frozenset("report claim confirm admit acknowledge announce recall".split())

# What an event brought about: "..., residents said, killing five" goes on with the content, where
# "..., he said, adding that" goes on with the speaker.
BRINGING = frozenset(
    "kill wound injure maim destroy damage wreck level flatten burn sink displace trap bury"
    " cause trigger spark ignite sever hit strike".split()
)

# A lead may call a body by its class before the report names it ("a monitor said", then "the ...
# Observatory said").
CLASSES = frozenset(
    "network monitor watchdog group agency charity tank organisation organization".split()
)

# Nouns that may stand for the body that spoke last, whatever its name.
FOLLOWERS = frozenset("group movement organisation organization body party militia faction".split())

# Roles wide enough to stand for whoever spoke last, whatever the role was called before: "the
# official" is the governor.
GENERAL_ROLES = frozenset(
    """
    official officer general commander politician lawmaker leader investigator doctor journalist
    diplomat serviceman soldier expert analyst researcher activist
    """.split()
)

# Documents that whoever spoke last has put out, be it a person or a body.
POSTED = frozenset("post message tweet article blog video clip".split())
