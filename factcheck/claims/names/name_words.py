"""Closed lists that tell names from other capitalised words: titles, particles, words of organisations and places.

Words are folded and without a final stop.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Honorifics, which make what follows a person.
HONORIFICS = _words(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev reverend father sister brother imam rabbi
    sheikh pope cardinal archbishop bishop king queen prince princess duke duchess earl count countess emperor
    sultan emir ayatollah judge justice sen rep gov gen col capt lt sgt cpl maj cmdr adm major captain general
    colonel constable sergeant supt det mullah tsar
    """
)

#: Honorifics that say whether a man or a woman bears them.
GENDERS = {
    **dict.fromkeys(_words("mr sir lord king prince duke earl father brother baron"), "man"),
    **dict.fromkeys(_words("mrs ms miss dame lady baroness queen princess duchess sister countess"), "woman"),
}

#: Words that stand before a person's name and are no part of it.
TITLES = _words(
    """
    mr mrs ms miss dr prof professor sir lord lady dame president vice vice-president prime minister chancellor
    secretary senator sen rep representative congressman congresswoman governor gov mayor judge justice king queen
    prince princess pope bishop archbishop cardinal rabbi imam general gen colonel col captain capt major lieutenant
    lt sergeant sgt admiral commander chief officer detective inspector constable superintendent attorney ambassador
    director chairman chairwoman chair speaker spokesman spokeswoman spokesperson coach manager deputy former acting
    foreign interior defence defense finance health education council councillor commissioner sheriff executive ceo
    state treasury us uk british
    """
)

#: Offices and jobs that stand before a person's name and are nobody's name themselves.
OFFICES = _words(
    """
    president vice-president co-president chancellor premier minister prime-minister secretary senator
    representative congressman congresswoman governor mayor councillor councilman councilwoman alderman commissioner
    ambassador consul delegate speaker vice-speaker chairman chairwoman chairperson chair vice-chairman director
    executive prosecutor attorney solicitor sheriff inspector superintendent detective officer chief lieutenant
    admiral commander commandant marshal brigadier coach manager principal chaplain treasurer leader spokesman
    spokeswoman spokesperson correspondent editor secretary-general attorney-general governor-general
    director-general president-elect commissar envoy premier undersecretary magistrate coroner corporal private
    trooper
    """
)

#: Party labels that stand before a full name.
PARTY_LABELS = _words("democrat republican tory labour conservative independent")

#: Words that stand in a title before the office ("Deputy Foreign Minister").
QUALIFIERS = _words(
    """
    first deputy former ex acting interim foreign defence defense interior finance health education justice trade
    energy transport home treasury vice state prime assistant associate senior chief lead head managing executive
    general attorney shadow honorary lieutenant permanent supreme chief cabinet economy environment agriculture
    labour labor culture sports immigration security press district city county then minority majority house senate
    """
)

#: Parts that join the words of a name.
PARTICLES = tuple(
    sorted(_words("de del della di da do dos das du la le van von der den ter ten bin ibn al el bint y zu af av"))
)

#: Particles that hardly stand in anything but a person's name.
PERSONAL_PARTICLES = _words("van von der den bin ibn bint zu dos")

#: Last or first words of the names of organisations.
ORGANISATION_WORDS = _words(
    """
    inc ltd plc llc corp co company corporation group holdings bank fund trust foundation institute institution
    university college school academy hospital clinic church ministry department agency authority bureau office
    commission committee council parliament senate congress assembly court tribunal police service services force
    forces army navy guard party union federation league association society club alliance organisation organization
    programme program network laboratory laboratories museum theatre gallery orchestra press times post news journal
    airlines airways motors electric energy petroleum railway railways board house international partners capital
    media entertainment studios records systems technologies united city town rovers wanderers cup championship
    championships olympics games festival awards prize act bill treaty summit exchange industries brothers sons
    associates ministers nations
    """
)

#: Last words of the names of places and buildings.
PLACE_WORDS = _words(
    """
    street road avenue square park river lake mountain mountains island islands bay hill hills valley village
    airport station bridge tower stadium palace castle hall centre center beach coast peninsula checkpoint sea ocean
    strait canal harbour harbor port gate highway lane drive boulevard desert forest province region district oblast
    """
)

#: First words of place names, which no person has for a given name.
PLACE_OPENERS = _words(
    "new old north south east west northern southern eastern western upper lower central great greater little grand"
    " saint st mount lake fort san santa los las port cape royal national world super el la le the"
    " black white red green blue golden big general"
)

#: Days and months.
CALENDAR = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept
    oct nov dec mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """
)

#: Months that are names of people too.
MONTH_NAMES = _words("may march april june august jan")

#: Words that are no part of a name, though a sentence or a headline may give them a capital.
OPENERS = _words(
    """
    a an the this that these those it its it's he she they we i i'm i've i'd i'll he's she's that's there's we're
    they're you you're his her their our my your him me them who whom whose which what when where why how if unless
    although though while whereas because since as at by for from in into of off on onto out over per than through
    to toward towards under until upon via with within without after before during despite about above across
    against along among around behind below beneath beside besides between beyond near unlike amid and but or nor so
    yet either neither each every all any some many much more most few fewer several no none not never only just
    even also then there here now today tomorrow yesterday tonight almost nearly probably possibly certainly surely
    rather quite very too always often sometimes usually rarely seldom again still instead indeed perhaps maybe
    however moreover furthermore thus therefore hence meanwhile otherwise earlier later ago soon afterwards overall
    further finally lately elsewhere somewhere anywhere everywhere nowhere everyone everybody everything someone
    somebody something anyone anybody anything nobody nothing another other others such according asked told said
    says read see listen watch click please thank thanks sorry hello yes ok oh ah well let let's do does don't
    doesn't didn't did is isn't are aren't was wasn't were be been being have has had can can't cannot could
    couldn't won't would wouldn't should shouldn't shall must might am pm get got gmt bst est pst pdt edt cdt cet
    utc a.m p.m
    """
)

#: Common words with which sentences open; inside a sentence a capital makes them part of a name.
COMMON_OPENERS = _words(
    """
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds
    thousands dozens millions billions half both same certain own first second third fourth last next previous like
    given plus recent new old good bad big great best worst least less enough up down once will dear look say people
    men women children boys girls man woman child police officials officers residents witnesses experts critics
    analysts supporters opponents protesters demonstrators voters families parents students teachers workers staff
    soldiers troops doctors nurses scientists researchers investors shareholders traders economists lawyers
    prosecutors firefighters rescuers neighbours neighbors campaigners activists ministers politicians lawmakers
    leaders members sources reports figures data results shares sales profits prices stocks markets management talks
    inflation detectives authorities negotiators fans players councillors diplomats historians farmers drivers
    passengers customers consumers users buyers unions banks companies firms schools hospitals councils governments
    photo photos video image picture caption copyright prosecution defence counsel anger hopes fears concern
    """
)

#: Nouns in lower case that make the capitalised words after them a person's name.
ROLE_NOUNS = _words(
    """
    spokesman spokeswoman spokesperson minister president chancellor premier secretary leader chief head director
    chairman chairwoman chair executive founder co-founder editor reporter correspondent journalist writer author
    novelist poet actor actress singer musician rapper comedian producer presenter broadcaster artist painter
    analyst economist strategist lawyer attorney solicitor barrister prosecutor judge doctor surgeon professor
    scientist researcher historian teacher headteacher student pupil coach manager captain striker midfielder
    defender goalkeeper player champion driver jockey golfer boxer swimmer runner cyclist officer detective
    inspector sergeant general colonel soldier veteran activist campaigner politician senator congressman
    congresswoman councillor mayor governor ambassador envoy diplomat farmer businessman businesswoman entrepreneur
    billionaire banker engineer architect designer model chef nurse priest bishop husband wife son daughter brother
    sister father mother partner girlfriend boyfriend friend colleague neighbour neighbor rival predecessor
    successor candidate aide adviser advisor quarterback pitcher winger forward fullback cornerback linebacker guard
    center centre skipper
    """
)

#: Verbs that mostly persons and bodies that speak govern, as they follow a name.
SPEECH = _words(
    "said says told added adds wrote tweeted argued warned insisted announced claimed explained recalled replied asked"
    " believes thinks joked admitted confirmed denied declined noted stated testified pleaded"
)

#: What stands after a name and belongs to it.
SUFFIXES = _words("jr sr ii iii iv")


def folded(word: str) -> str:
    """A word as the lists have it: case folded, apostrophes plain, without a final stop."""
    return word.casefold().replace("’", "'").rstrip(".")
