"""What a clause is about: made sentences of several wars, and the edges between kinds."""

import pytest

from purport.claims.kinds import kind_of, score_kinds
from purport.claims.kinds.lexicon import load_lexicon
from purport.model import Kind
from tests.claims.clauses import part, whole

# Reports of many wars, in the words of every side.
REPORTED = {
    Kind.CONTROL: """
        Ukrainian troops recaptured the village of Robotyne.
        Russian units hoisted their flag over the town hall in Selydove.
        The Sudanese army retook the presidential palace in Khartoum.
        The Rapid Support Forces seized control of El Fasher.
        Israeli forces took operational control of the Philadelphi corridor.
        Avdiivka has fallen.
        about 20 percent of the country is occupied.
        The settlement of Urozhaine is now in Ukrainian hands.
        rebels overran two army bases near Hama.
        Azerbaijani troops took the heights above Shusha.
        Ukraine's army cleared Kupiansk of Russian soldiers.
        Most of Vovchansk is under the control of the Russian army.
        the northern districts of the town are contested.
        The defenders still hold the chemical plant.
        Syrian insurgents entered and captured Aleppo's citadel.
        the loss of Vuhledar.
        The town changed hands three times in a month.
        Kyiv's forces regained three square kilometres near Lyman.
        Russian forces completed the occupation of Toretsk.
        Government troops are now in full control of the provincial capital.
        The junta lost the town of Myawaddy.
        The flag of Ukraine flies again over Kherson.
        Tigrayan forces drove federal soldiers out of Alamata.
        Most of the city lies in the hands of the rebels.
        The village has come under Russian control.
        They wrested the airport from the paramilitaries.
        40 percent of Myanmar is ruled by ethnic armies.
    """,
    Kind.ADVANCE: """
        Russian troops advanced up to two kilometres near Pokrovsk.
        Ukrainian assault units broke through the first line of defence.
        Israeli tanks pushed deeper into Rafah.
        RSF fighters are closing in on the airport.
        the army has made marginal gains south of Chasiv Yar.
        Russian infantry infiltrated the eastern outskirts of Siversk.
        Armenian forces moved toward Fizuli.
        Ethiopian columns reached the outskirts of Mekelle.
        The enemy has had partial success in the area of Dvorichna.
        The enemy moved 500 metres forward in the direction of Kostiantynivka.
        The offensive on Goma has gained momentum.
        M23 rebels marched towards Bukavu.
        Russian forces crossed the border and entered Sumy oblast.
        Ukrainian marines crossed the Dnipro and established a bridgehead.
        Tanks rolled into the northern suburbs.
        The front line has shifted three kilometres to the west.
    """,
    Kind.WITHDRAWAL: """
        Ukrainian forces withdrew from Lysychansk.
        The garrison pulled back to prepared positions.
        Government soldiers abandoned their posts and fled.
        Russian troops retreated across the Dnipro.
        Hundreds of soldiers laid down their arms.
        The last soldiers left the steelworks.
        Congolese troops fell back to Sake.
        Wagner fighters have been pulled out of Bakhmut.
        The unit retreated under fire.
        Armenian forces handed over their positions and left.
    """,
    Kind.ENCIRCLEMENT: """
        About 5,000 Ukrainian troops are surrounded near Krasnohorivka.
        The RSF has besieged El Fasher since May 2024.
        paratroopers cut the highway to Kostiantynivka.
        The Lachin corridor has been blocked for nine months.
        The pocket around Myrnohrad is closing.
        The city is cut off from the outside world.
        Their supply lines have been severed.
        The garrison is trapped in the steel plant.
        Two brigades risk being encircled.
        All roads into Gaza City have been closed by the army.
    """,
    Kind.CLASH: """
        Heavy fighting is going on in the streets of Bakhmut.
        Ukrainian defenders repelled 46 assaults on the Pokrovsk front.
        The army beat back an attack near Novopavlivka.
        132 combat engagements took place along the front line over the past day.
        Border guards exchanged fire with a sabotage group.
        Hamas fighters ambushed an Israeli patrol in Beit Hanoun.
        Clashes erupted between the army and the RSF in Omdurman.
        Ukraine launched a counteroffensive in the Zaporizhzhia region.
        Street battles raged for a third day.
        Russian forces attempted to storm Ukrainian positions near Terny but had no success.
        Gun battles broke out near the presidential palace.
        Three attacks were repulsed in the direction of Lyman.
        The fighting has intensified in Darfur.
        Armed men stormed a police station in Jenin.
        Our soldiers stopped the enemy near Bilohorivka.
        The battle for Marinka continues.
        Hand-to-hand combat was reported in the town centre.
        They shot at people who were fleeing.
    """,
    Kind.STRIKE: """
        Russia launched 120 drones and eight missiles at Odesa overnight.
        Shahed drones hit an apartment block in Kharkiv.
        Ukrainian HIMARS struck a command post in Donetsk.
        Russian aviation dropped ten guided bombs on Kherson.
        Israeli jets bombed Khan Younis.
        The army shelled the market with howitzers.
        Hezbollah fired a barrage of rockets at Kiryat Shmona.
        Explosions were heard in Sevastopol.
        a FPV drone attacked a civilian car in Nikopol.
        Grad rockets landed in a residential area.
        Belgorod came under artillery fire.
        Fires broke out at an oil refinery in Ryazan after a drone attack.
        The Iranian consulate in Damascus was targeted.
        Overnight the air force attacked a fuel terminal in Crimea.
        Missiles rained down on Dnipro.
        A Shahed slammed into a nine-storey block of flats.
        Warplanes carried out more than 20 raids on Idlib.
        Two blasts rocked the city centre.
        The port infrastructure of Izmail was hit.
        Kherson was shelled 34 times.
        Cluster munitions were used against the village.
        A suicide bomber blew himself up outside a mosque.
        Iran fired 180 ballistic missiles at Israel.
        Drones struck the Saratov refinery for the third time this month.
    """,
    Kind.CASUALTIES: """
        Four people were killed and 27 injured in Kharkiv.
        The enemy lost 1,200 men over the past day.
        The death toll rose to 35.
        Three children are among the dead.
        Ukrainian losses amounted to 350 servicemen.
        Rescuers pulled eleven bodies from the rubble.
        At least 40 Palestinians lost their lives in the raid.
        A 62-year-old woman died in hospital of her wounds.
        Up to 200 mercenaries were eliminated.
        Five firefighters sustained shrapnel wounds.
        13 people remain missing.
        nine were hospitalised with burns.
        more than 41,000 people have died in Gaza.
        the strike claimed the lives of two journalists.
        Nineteen bodies were recovered.
        The bombing left 12 people dead.
        A child was among the victims.
        Enemy losses in personnel exceed 900.
        The wounded include two nurses.
        The regiment suffered heavy casualties.
        A senior Hezbollah commander was assassinated.
        Dozens were hurt.
        Our fighters liquidated 60 occupiers.
        two medics were shot dead.
        They shot my uncle.
        nine of the dead were children.
        Dozens of their fighters surrendered.
    """,
    Kind.LOSSES: """
        Ukraine lost 14 tanks and 20 armoured vehicles.
        Air defences shot down 84 of 120 drones.
        The military destroyed a Buk missile system.
        A Su-25 was downed near Pokrovsk.
        Russian ships were sunk in the Black Sea.
        a fuel depot in Feodosia burned down.
        the strike damaged two MiG-29 aircraft.
        The army seized 30 Grad launchers.
        An ammunition warehouse was blown up.
        the destruction of a Leopard tank.
        Our soldiers intercepted four missiles.
        three radar stations were disabled.
        Ukrainian gunners knocked out six T-90 tanks.
        Five drones were neutralised by electronic warfare.
        The flagship Moskva sank.
        A warehouse with artillery shells exploded.
        The army captured eleven armoured vehicles.
        An S-400 launcher was destroyed in Crimea.
        Russian fighter jets were damaged on the ground.
        Russian troops abandoned dozens of tanks.
        Three Humvees were destroyed.
    """,
    Kind.DEPLOYMENT: """
        Moscow has massed 50,000 troops near Sumy.
        North Korea sent 11,000 soldiers to Kursk.
        Ukraine moved three brigades to Pokrovsk.
        Sudan's army called up reservists.
        Reinforcements arrived in Kupiansk.
        Russia stationed Iskander launchers in Belarus.
        Germany will deliver two Patriot systems.
        The government announced the mobilisation of 300,000 men.
        Turkish drones are operating over Karabakh.
        Engineers are building trenches along the border.
        Two battalions have been transferred from Kherson to Zaporizhzhia.
        Russian warships are patrolling the Black Sea.
        The group is massing fighters on the Lebanese border.
        French instructors have arrived in Ukraine.
        Recruits are being trained in Poland.
        The army is reinforcing its positions around Tel Rifaat.
        15,000 contract soldiers were recruited in October.
        Several convoys with heavy weapons were seen near the border.
    """,
    Kind.HUMANITARIAN: """
        Half a million people are without electricity in Odesa.
        Thousands of residents fled El Geneina.
        aid trucks entered Gaza through Kerem Shalom.
        1,200 civilians were evacuated from Kupiansk.
        The hospital has run out of fuel.
        Famine has been confirmed in Zamzam camp.
        A school was destroyed in the night.
        Nearly two million people have been displaced.
        there is no water in Mykolaiv.
        volunteers handed out bread to pensioners.
        100,000 Armenians left Karabakh.
        rescuers are searching for people under the rubble.
        Residents are drinking rainwater.
        Prices of flour have tripled.
        The evacuation of children from Kupiansk has begun.
        No aid has reached the north for two weeks.
        Doctors are operating without anaesthetics.
        A million people crossed into Chad.
        Windows were shattered in 40 buildings.
        The power station was damaged and rolling blackouts were introduced.
        Families are sheltering in metro stations.
        the fire engulfed a warehouse with medicines.
    """,
    Kind.DIPLOMACY: """
        Putin and Trump discussed a ceasefire by telephone.
        Zelensky called on allies to tighten sanctions.
        The two sides exchanged 200 prisoners of war.
        Hamas released three hostages under the deal.
        Russia and Ukraine held talks in Istanbul.
        The Security Council adopted a resolution on Sudan.
        Armenia and Azerbaijan signed a peace agreement.
        The EU approved its 19th package of sanctions.
        Israel agreed to a 60-day truce.
        Washington will not recognise the annexation.
        The warring parties violated the ceasefire.
        The delegation arrived in Geneva for negotiations.
        The foreign ministry summoned the Russian ambassador.
        Negotiators failed to reach an agreement in Doha.
        The parliament voted to extend martial law.
        The Kremlin is ready for talks.
        Washington suspended intelligence sharing.
        The General Assembly condemned the invasion.
        Bodies of 1,000 fallen soldiers were returned under the Istanbul agreements.
        Mediators presented a new proposal.
    """,
    Kind.OTHER: """
        The presidential election will be held in March.
        Investigators are examining fragments of the missile.
    """,
}
# What a voice wants believed: nothing in it has happened.
BELIEVED = """
    Ukraine is to blame for the collapse of the talks.
    The operation is aimed at protecting the people of Donbas.
    Israel is committing genocide.
    Kyiv has no right to these territories.
    Moscow bears full responsibility for this crime.
    the initiative is fully on our side.
    This is an act of terrorism.
    our victory is inevitable.
    Western weapons will not change the situation on the battlefield.
    the attack was a provocation staged by Kyiv.
    Hamas uses civilians as human shields.
    The war is entering a new phase.
    Russia is waging a war of aggression.
    It was a legitimate military target.
    The allegations are a fabrication.
    Ukraine has every right to defend itself.
    The enemy is exhausted.
    Time is on our side.
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in REPORTED.items() for text in lines(texts)]
)
def test_what_is_reported(kind: Kind, text: str) -> None:
    assert kind_of(whole(text)[0]) is kind


@pytest.mark.parametrize("text", lines(BELIEVED))
def test_what_is_only_held_is_a_position(text: str) -> None:
    clause, _ = part(f"The minister said: {text}", text, cue="said")
    assert kind_of(clause) is Kind.POSITION


@pytest.mark.parametrize("verb", ["liberated", "captured", "seized", "occupied", "took", "retook"])
def test_loaded_verbs_are_one_kind(verb: str) -> None:
    assert kind_of(whole(f"The army {verb} the town of Novoselytsia.")[0]) is Kind.CONTROL


@pytest.mark.parametrize("enemy", ["terrorists", "occupiers", "militants", "soldiers", "invaders"])
def test_loaded_nouns_are_one_kind(enemy: str) -> None:
    assert kind_of(whole(f"Our artillery eliminated forty {enemy}.")[0]) is Kind.CASUALTIES


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The fall of Novoselytsia came on Monday.", "The fall of Novoselytsia", Kind.CONTROL),
        ("The army confirmed the loss of ten tanks.", "the loss of ten tanks", Kind.LOSSES),
        (
            "He spoke of a raid that killed nine people.",
            "a raid that killed nine people",
            Kind.CASUALTIES,
        ),
        ("He spoke of a siege of the town.", "a siege of the town", Kind.ENCIRCLEMENT),
    ],
)
def test_events_that_are_named_by_nouns(text: str, words: str, kind: Kind) -> None:
    assert kind_of(part(text, words)[0]) is kind


@pytest.mark.parametrize(
    ("text", "words", "cue", "kind"),
    [
        (
            "They accused the rebels of carrying out the attack.",
            "of carrying out the attack",
            "accused",
            Kind.POSITION,
        ),
        (
            "They accused the rebels of killing nine people.",
            "killing nine people",
            "accused",
            Kind.CASUALTIES,
        ),
        (
            "They accused the army of shelling a clinic in Tasil.",
            "shelling a clinic in Tasil",
            "accused",
            Kind.STRIKE,
        ),
        (
            "They blamed the army for the shelling.",
            "the army for the shelling",
            "blamed",
            Kind.POSITION,
        ),
        ("The army denied using gas.", "using gas", "denied", Kind.POSITION),
        ("The army denied any such strike.", "any such strike", "denied", Kind.POSITION),
        (
            "The army denied that it had shelled Tasil.",
            "it had shelled Tasil",
            "denied",
            Kind.STRIKE,
        ),
        (
            "The envoy urged both sides to stop the shelling.",
            "both sides to stop the shelling",
            "urged",
            Kind.DIPLOMACY,
        ),
    ],
)
def test_what_the_voice_does_decides_where_nothing_is_told(
    text: str, words: str, cue: str, kind: Kind
) -> None:
    assert kind_of(part(text, words, cue=cue)[0]) is kind


def test_a_clause_without_a_known_word_scores_nothing() -> None:
    clause, _ = whole("The committee kept its archive in the cellar of the museum annexe.")
    assert max(score_kinds(clause).values(), default=0.0) < 0.6
    assert kind_of(clause) is Kind.OTHER


def test_the_lexicon_names_only_lemmas_in_lower_case() -> None:
    lexicon = load_lexicon()
    for lemma in (*lexicon.words, *lexicon.frames, *lexicon.event_nouns):
        assert lemma == lemma.lower()
    assert all(cases for cases in lexicon.frames.values())
