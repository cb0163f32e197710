"""The noun classes that decide what a verb of war reporting means ("destroyed a tank", "a school").

Enters: nothing. Leaves: sets of lower-case lemmas. It refuses names: no place, army or person of any
war stands here; a proper noun is recognised by the parser (`PROPER` below).
"""

# Written into the words of an argument whose noun the parser calls a proper noun.
PROPER = "<proper noun>"
# Written where an argument is counted ("270 soldiers", "the fourth ward").
NUMBER = "<number>"
# Written where a noun is a model of weapon or vehicle ("F-16", "T-72", "S-300").
DESIGNATION = "<designation>"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CIVILIANS = _words("""
    civilian people person resident citizen woman man child boy girl baby infant family villager
    inhabitant population local refugee idp evacuee worker doctor nurse medic paramedic patient
    journalist reporter teacher student pupil pensioner farmer passenger driver rescuer volunteer
    bystander protester demonstrator passer-by passerby mother father son daughter brother sister
    minor teenager human pedestrian worshipper believer staff employee hostage community detainee
    household parent couple relative elderly thousand hundred dozen score ten firefighter responder
    crew other rest many some one victim sufferer casualty
""")

FIGHTERS = _words("""
    soldier troop serviceman servicemen servicewoman fighter militant terrorist rebel insurgent
    jihadist gunman mercenary militiaman militia combatant guard officer commander general marine
    paratrooper conscript recruit sniper policeman police operative member personnel force army
    unit brigade battalion regiment division company platoon squad group detachment formation
    garrison contingent enemy invader occupier separatist extremist partisan assailant attacker
    bomber leader chief manpower infantry spetsnaz reservist pilot crew hostile adversary
    lieutenant colonel captain sergeant corporal insurgency fighter-bomber foe
""")

# Whoever is not a belligerent's soldier, without the counting words that stand for either.
NONCOMBATANTS = CIVILIANS - _words(
    "other rest many some one thousand hundred dozen score ten crew casualty"
)

MATERIEL = _words("""
    tank vehicle apc ifv bmp btr mrap armour armor armored armoured car truck pickup suv gun howitzer
    mortar cannon artillery launcher mlrs himars grad radar aircraft plane jet warplane fighter-jet
    helicopter chopper drone uav quadcopter ship boat vessel frigate corvette submarine ferry
    missile rocket shell ammunition munition munitions ammo weapon weaponry arms depot arsenal dump
    warehouse base headquarters post bunker dugout trench fortification stronghold position
    hangar equipment hardware system battery facility factory plant refinery command center centre
    tunnel hideout camp barrack barracks site crossing pontoon launchpad airfield airbase
    warship bomber su f-16 antenna jammer station fuel store storage cache outpost checkpoint turret
    supply logistics loss materiel asset fleet convoy column robot interceptor workshop airport military defence defense site
""") | {DESIGNATION}

CIVIL_OBJECTS = _words("""
    home house housing apartment block flat building school kindergarten university hospital clinic
    pharmacy ambulance maternity church mosque cathedral monastery synagogue museum theatre theater
    library market marketplace bazaar shop mall supermarket store shopping bakery farm field crop
    harvest grain silo dam bridge pipeline grid substation power electricity heating water gas
    utility infrastructure bus train railway locomotive port residential civil civilian cemetery
    shelter orphanage dormitory hotel cafe restaurant playground park street neighbourhood
    neighborhood window roof convoy aid relief food medicine medical livelihood property heritage
    kiosk livestock cattle orchard well reservoir sewage hydropower village town city settlement monument
""")

# Things whose want is a hardship: "no fuel", "without electricity".
SUPPLIES = _words("""
    food water fuel electricity power heat heating gas medicine drug ammunition ammo shell money cash
    finance financing funding source income wage salary aid relief bread flour milk blood oxygen
    internet communication connection signal light hospital doctor nurse bed ambulance shelter
    supply resource reserve reinforcement weapon equipment manpower personnel drop access
    generator school anaesthetic insulin petrol diesel provision ration option place
""")

AID = _words("""
    aid relief food medicine medical humanitarian supply parcel water blanket tent shelter assistance
    flour ton tonne
""")

MUNITIONS = _words("""
    missile rocket bomb shell drone uav mortar artillery munition munitions warhead projectile
    grenade torpedo gas sarin chlorine phosphorus napalm thermobaric cluster barrel bombs kamikaze
    fpv shahed iskander kalibr kinzhal himars grad atacms tomahawk airstrike air-strike strike
    explosive explosives salvo barrage volley cruise ballistic glide fab kab gunfire shelling raid
    substance agent chemical incendiary ied belt vest rpg lancet geran storm-shadow jdam
""")

AIRCRAFT = _words("""
    aircraft warplane plane jet bomber helicopter gunship drone uav aviation airforce air sukhoi
    mig fighter-jet aerospace artillery mortar battery launcher warship navy quadcopter
""")

WEAPONS = _words("""
    weapon weaponry arms ammunition ammo tank missile rocket drone artillery equipment vehicle
    system gun armor armour hardware munition aircraft jet shell explosive chemical himars patriot
    launcher f-16 materiel manpad supply
""") | {DESIGNATION}

TROOPS = _words("""
    troop force soldier reinforcement reserve unit brigade battalion regiment division army fighter
    personnel convoy column contingent marine paratrooper guard special mercenary militant militia
    manpower conscript recruit reservist volunteer group detachment squad company artillery tank
    vehicle drone aircraft ship fleet warplane jet missile system battery weapon advisor adviser
    contractor peacekeeper police helicopter bomber
""") | {DESIGNATION}

PLACES = _words("""
    village town city settlement hamlet suburb district neighbourhood neighborhood quarter area
    territory land region province governorate oblast raion zone sector bank hill hilltop height
    mountain ridge island peninsula crossing bridge road highway route junction intersection street
    base airbase airport airfield port field oilfield gasfield plant factory dam station checkpoint
    position trench stronghold line outpost building hospital mine quarry forest camp frontline
    front border enclave pocket part half majority percent kilometer kilometre km mile metre hub
    capital stretch swath foothold bridgehead outskirt outskirts kibbutz corridor citadel fort post
    locality compound barracks headquarters facility farm valley terrain ground strip refinery % swathe
    complex crossroad crossroads square point countryside gate axis community
""")

ROUTES = _words("""
    road highway route supply line corridor artery link access lifeline railway motorway logistics
    communication exit escape path passage crossing border
""")

TERMS = _words("""
    agreement deal truce ceasefire cease-fire treaty accord pact resolution memorandum settlement
    peace plan proposal draft initiative protocol declaration decree armistice talk talks
    negotiation summit meeting conference dialogue session vote sanction sanctions embargo
    consultation understanding roadmap package guarantee offer ultimatum statement contract
""")

LIVES = _words("life live lives toll")
TOLL = _words("casualty death toll fatality injury wound wounded victim dead")
GUILT = _words("""
    responsibility responsible blame guilt guilty culprit accountable complicit complicity perpetrator
    crime war-crime genocide atrocity violation breach pretext justification lie fabrication
    misinformation disinformation propaganda provocation allegation accusation claim falsehood
    terrorism aggression barbarism
""")
SHORTAGE = _words("""
    shortage lack want hunger famine starvation malnutrition disease crisis catastrophe disaster
    displacement threat risk blackout outage disruption hardship suffering collapse cold thirst
    epidemic cholera
""")
FIGHTING = _words("""
    attack assault offensive counteroffensive counter-offensive counterattack counter-attack battle
    operation onslaught push campaign incursion raid attempt storming ambush advance progress
    infiltration sortie breakthrough foray
""")
MOVES = _words(
    "advance progress gain breakthrough headway inroad push thrust incursion ground foothold"
)
GRIP = _words("control possession hold authority hand hands jurisdiction dominance")
