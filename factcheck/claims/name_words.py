"""Closed lists that tell names from other capitalised words: titles, particles, words of organisations."""

from __future__ import annotations

#: Honorifics and offices that stand before a person's name; compared without a final stop, case folded.
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev reverend father sister brother imam rabbi
    sheikh pope cardinal archbishop bishop king queen prince princess duke duchess earl count emperor sultan emir
    president vice-president chancellor premier prime minister secretary senator sen representative rep congressman
    congresswoman governor gov lieutenant mayor councillor councilman councilwoman alderman commissioner ambassador
    consul delegate speaker chairman chairwoman chair director judge justice magistrate attorney prosecutor sheriff
    constable sergeant sgt inspector superintendent detective officer chief general gen colonel col captain capt major
    maj lieutenant lt corporal cpl private pte admiral adm commander cmdr marshal brigadier coach manager principal
    dean chaplain first deputy former ex acting interim foreign defence defense interior finance health education
    justice trade energy transport home treasury attorney-general secretary-general vice state tsar czar ayatollah
    """.split()
)

#: Of the titles, those that make what follows a person even when they stand alone before one word.
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev reverend sen rep gov gen col capt lt sgt maj"
    " president senator governor judge chancellor pope prince princess king queen mayor".split()
)

#: Parts that join a name in lower case.
PARTICLES = frozenset(
    "de del della di da do dos das du la le van von der den ter ten bin ibn al el bint y zu af av".split()
)

#: Last or first words of the names of organisations.
ORGANISATION_WORDS = frozenset(
    """
    inc ltd plc llc corp co company corporation group holdings bank fund trust foundation institute institution
    university college school academy hospital clinic church ministry department agency authority bureau office
    commission committee council parliament senate congress assembly court tribunal police service services force
    forces army navy guard party union federation league association society club alliance organisation organization
    programme program network institute laboratory laboratories museum theatre gallery orchestra press times post
    news journal guardian airlines airways motors electric energy petroleum railway railways board house
    international partners capital media entertainment studios records systems technologies united city town rovers
    wanderers cup championship olympics games festival awards prize act bill treaty summit exchange
    """.split()
)

#: Capitalised words at the start of a sentence that never belong to a name.
OPENERS = frozenset(
    """
    a an the this that these those it its he she they we i you his her their our my your who whom whose which what when
    where why how if unless although though while whereas because since as at by for from in into of off on onto out
    over per than through to toward towards under until up upon via with within without after before during despite
    about above across against along among around behind below beneath beside between beyond near and but or nor so yet
    both either neither each every all any some many much more most few fewer several no none not never only just even
    also then there here now today tomorrow yesterday tonight once one two three four five six seven eight nine ten
    eleven twelve another other others such same first second third last next earlier later meanwhile however moreover
    furthermore instead still thus therefore perhaps maybe indeed according asked told said read see
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    yes ok oh well let do does did is are was were be been have has had can could will would should must might am pm
    bst gmt est pst et cet us's
    """.split()
)

#: Nouns in lower case that make the capitalised words after them a person's name.
ROLE_NOUNS = frozenset(
    """
    spokesman spokeswoman spokesperson minister president chancellor premier secretary leader chief head director
    chairman chairwoman chair executive founder co-founder editor reporter correspondent journalist writer author
    novelist poet actor actress singer musician rapper comedian director producer presenter broadcaster artist painter
    analyst economist strategist lawyer attorney solicitor barrister prosecutor judge doctor surgeon professor
    scientist researcher historian teacher headteacher student pupil coach manager captain striker midfielder defender
    goalkeeper player champion driver jockey golfer boxer swimmer runner cyclist officer detective inspector sergeant
    general colonel soldier veteran activist campaigner politician senator congressman congresswoman councillor mayor
    governor ambassador envoy diplomat farmer businessman businesswoman entrepreneur billionaire banker engineer
    architect designer model chef nurse priest bishop husband wife son daughter brother sister father mother partner
    girlfriend boyfriend friend colleague neighbour neighbor rival predecessor successor candidate aide adviser advisor
    """.split()
)

#: Verbs that only persons and bodies that speak govern, as they follow a name.
SPEECH = frozenset(
    "said says told added adds wrote tweeted argued warned insisted announced claimed explained recalled replied asked"
    " believes thinks joked admitted confirmed denied declined noted stated testified pleaded".split()
)
