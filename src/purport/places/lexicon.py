"""The English words that say what a name is: a place, how it lies to what happens, or no place.

Enters: nothing. Leaves: frozen word lists, lower case. They hold the words of war reports in
general; no name of a place, person or unit stands here, save months, days and the like.
"""

SETTLEMENT_WORDS = frozenset(
    "city town village settlement hamlet suburb municipality township capital stronghold bastion hub"
    " locality enclave villge".split()
)
"""Nouns that name a settlement."""

AREA_WORDS = frozenset(
    "province governorate oblast region district raion county state republic voivodeship prefecture"
    " canton wilayat krai muhafazah department".split()
)
"""Nouns that name an administrative area."""

AROUND_WORDS = frozenset(
    "countryside outskirts outskirt environs suburbs periphery vicinity area areas surroundings"
    " hinterland axis direction sector front frontline approaches".split()
)
"""Nouns that name what lies around the settlement before them."""

PART_WORDS = frozenset(
    "neighborhood neighbourhood neighborhoods neighbourhoods quarter quarters center centre downtown"
    " streets street".split()
)
"""Nouns that name a part of a settlement."""

FEATURE_WORDS = frozenset(
    "road highway route motorway crossing bridge dam river lake reservoir canal island mountain mount"
    " mountains hill hills hilltop heights ridge forest valley plain desert field fields oilfield"
    " farm farms plant refinery port harbor harbour station camp prison hospital factory quarry mine"
    " airport airfield airbase base aerodrome strip triangle square checkpoint junction pass spit"
    " peninsula bay strait barracks depot citadel university school stadium roundabout tower canyon".split()
)
"""Nouns that name a spot or a natural feature."""

AIRFIELD_WORDS = frozenset("airport airfield airbase aerodrome base".split())

TYPE_WORDS = SETTLEMENT_WORDS | AREA_WORDS | AROUND_WORDS | PART_WORDS | FEATURE_WORDS

PLURAL_TYPE_WORDS = frozenset(
    "cities towns villages settlements hamlets suburbs provinces regions districts governorates oblasts".split()
)

PREPOSITIONS = {
    "in": "at", "at": "at", "inside": "at", "within": "at", "across": "at", "over": "at",
    "throughout": "at", "on": "at", "via": "at", "through": "at",
    "near": "near", "around": "near", "outside": "near", "beyond": "near", "past": "near",
    "besides": "near", "surrounding": "near", "by": "", "between": "near", "along": "near",
    "about": "", "off": "near", "behind": "near", "north": "near",
    "toward": "toward", "towards": "toward", "into": "toward", "onto": "toward", "to": "toward",
    "from": "from",
}  # fmt: skip
"""Prepositions that can stand before a place, and the role they give it; "" needs more evidence."""

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east"
    " south-west northern southern eastern western northeastern northwestern southeastern southwestern"
    " north-eastern north-western south-eastern south-western central downtown upper lower".split()
)

TO_VERBS = frozenset(
    "advance advanced advances advancing push pushed pushing move moved moving march marched marching"
    " drive driving head heading headed approach approached approaching progress progressing"
    " closer toward towards en way road roads withdraw retreat retreated flee fled".split()
)

PLACE_VERBS = frozenset(
    "liberate capture seize take retake recapture regain occupy control hold secure storm enter reach"
    " leave abandon besiege surround encircle blockade bomb bombard shell strike hit pound attack raid"
    " target invade overrun clear defend evacuate raze flatten free conquer cede lose approach cross"
    " defending besieging".split()
)
"""Verbs of war whose object is often a place."""

PLACE_NOUNS = frozenset(
    "liberation capture seizure fall recapture occupation control siege battle battles storming"
    " encirclement blockade bombing bombardment shelling assault attack attacks offensive raid raids"
    " residents inhabitants people population mayor governor outskirts part parts most half majority"
    " south north east west northeast northwest southeast southwest center centre edge suburbs loss"
    " evacuation defence defense fighting clashes countryside entrance side %  percent km kilometers"
    " kilometres miles metres meters out retaking surroundings direction shelling massacre".split()
)
"""Nouns before "of" that often have a place behind it."""

TITLES = frozenset(
    "president vice prime minister general gen col colonel lt lieutenant major maj captain capt sgt"
    " sergeant commander admiral marshal chief chairman spokesman spokeswoman spokesperson governor"
    " mayor secretary ambassador envoy king prince queen sheikh mufti imam patriarch mr mrs ms dr"
    " professor senator representative director leader analyst activist journalist correspondent"
    " reporter chancellor premier foreign deputy speaker brigadier sir lord abu head officer judge".split()
)

ORGANISATION_WORDS = frozenset(
    "army armies forces force ministry minister government regime coalition council committee front"
    " observatory agency agencies news media tv television channel press radio times today post daily"
    " telegraph network group grouping groups militia brigade brigades battalion battalions regiment"
    " division corps battery squadron fleet unit units movement party union alliance organization"
    " organisation commission court parliament congress senate assembly office institute foundation"
    " university center centre association federation authority command staff directorate department"
    " service bureau bank company corporation ltd inc league society charter convention resolution"
    " brotherhood caliphate crescent cross rights watch house operation accords agreement treaty"
    " security defense defence intelligence police guard guards legion volunteers movement missiles"
    " missile tank tanks drone drones jet jets plan conference summit talks axis islam jaysh jaish"
    " liwa faylaq hayat harakat ahrar jabhat telegram facebook twitter youtube sputnik reuters".split()
)
"""A name that holds one of these is an organisation, an outlet, a unit or a thing."""

UNIT_WORDS = frozenset(
    "battalion battalions brigade brigades regiment division corps army grouping group forces fleet"
    " squadron company platoon legion flotilla command militia fighters troops soldiers tank missile"
    " cake dialogue process talks agreement accord accords summit conference resolution agency tv"
    " channel times today post news media newspaper daily radio press correspondent bureau".split()
)
"""Behind a place name, these make it the name of something else."""

CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar"
    " apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon"
    " tue tues wed thu thur thurs fri sat sun ramadan eid easter christmas am pm gmt utc".split()
)

NO_NAMES = frozenset(
    "the a an this that these those it its he she they we you i his her their our my your who which what"
    " when where why how if as at by for from in into of off on out over to up with without within and"
    " but or nor so yet not no yes than then there here now also however meanwhile moreover furthermore"
    " although though while since until before after during despite because according earlier later"
    " several some many most more all both each every other another one two three four five six seven"
    " eight nine ten hundreds thousands dozens meanwhile conversely amid among amongst whether still"
    " only even just such same again already finally recently currently today yesterday tomorrow"
    " state photo video source sources topic tags read date published updated share comment image file"
    " exclusive breaking live watch report reports reported according allied islamic muslim christian"
    " jewish sunni shia shiite alawite kurd kurds kurdish arab arabs arabic druze orthodox catholic jews"
    " god allah western eastern northern southern central north south east west middle european african"
    " asian latin soviet nazi nato eu un us usa uk uae ussr who isil isis is daesh pkk ypg ypj sdf fsa"
    " sana afp ap tass ria cnn bbc svo ato afu ngo ngos ceo fm pm mp mps tv internet maidan level"
    " telegram facebook twitter youtube sputnik reuters kremlin pentagon white house security war civil"
    " world great old new free saint st fort".split()
)
"""Words that are capital for other reasons; a name is cut at them."""
