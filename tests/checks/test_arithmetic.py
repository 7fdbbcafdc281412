"""Sums in newsroom sentences: wrong ones that must be found and right ones that must be left alone."""

from __future__ import annotations

from typing import get_args

import pytest

from factcheck import lint, load_rules
from factcheck.checks.arithmetic import Arithmetic, ArithmeticFields, Find
from factcheck.claims.reading import Reading
from factcheck.draft import Draft
from factcheck.ruleset.model import Finding, Rule, RuleProblem
from factcheck.ruleset.patterns import Search
from tests.checks import sums_in_print

PEOPLE = {
    "person": (
        *("man", "woman", "child", "boy", "girl", "adult", "soldier", "officer", "civilian", "passenger"),
        *("driver", "student", "teacher"),
    ),
    "medal": ("gold", "silver", "bronze"),
}

APART = (("men", "women"), ("yes", "no", "abstained"))


def found(find: Find, text: str, date: str | None = "2024-06-15") -> list[Finding]:
    sums = find == "sum"
    fields = ArithmeticFields(
        extends="arithmetic",
        message="",
        find=find,
        wholes=PEOPLE if sums else {},
        apart=APART if sums else (),
        totals=("total",) if find == "table" else (),
    )
    check = Arithmetic(Rule("test.rule", fields))
    draft = Draft.from_text(text, date=date)
    return list(check.run(Reading(draft), Search(check, draft)))


WRONG: dict[Find, list[tuple[str, str, str]]] = {
    "conversion": [
        ("The fire spread over 10 miles (12 km) in a night.", "12 km", "16"),
        ("The hamlet lies 15 miles (42 kilometres) from the coast.", "42 kilometres", "24"),
        ("She swam 3 km (4.9 miles) against the tide.", "4.9 miles", "1.9"),
        ("Gusts reached 90 mph (115 km/h) on the ridge.", "115 km/h", "145"),
        ("Trains will run at 300 km/h (136 mph).", "136 mph", "186"),
        ("A boulder weighing 2,000 pounds (970 kg) blocked the pass.", "970 kg", "907"),
        ("The calf was born at 45 kg (199 lbs).", "199 lbs", "99"),
        ("Rescuers dug through 6 feet (3.8 m) of snow.", "3.8 m", "1.8"),
        ("He stands 6ft 2in (1.98 m) in his socks.", "1.98 m", "1.88"),
        ("A jockey of 8st 4lb (58 kg) rode the winner.", "58 kg", "53"),
        ("The wall is 40 metres, or about 310 feet, high.", "310 feet", "131"),
        ("Some 500 acres (320 hectares) of pine burned.", "320 hectares", "202"),
        ("The reserve covers 1,200 sq miles (2,100 sq km).", "2,100 sq km", "3,108"),
        ("The reactor leaked 50 gallons (910 litres) of coolant.", "910 litres", "189"),
        ("The tank holds 2.5 gallons (14.5 L) of fuel.", "14.5 L", "9.5"),
        ("It was 30C (96F) in the shade.", "96F", "86"),
        (
            "Temperatures fell to minus 40 degrees Celsius (minus 10 degrees Fahrenheit).",
            "10 degrees Fahrenheit",
            "-40",
        ),
        ("The oven should be at 350F (217C).", "217C", "177"),
        ("The snake was between 2 and 3 metres (6.5 to 12.5 feet) long.", "6.5 to 12.5 feet", "6.6 to 9.8"),
        ("Waves of 20 to 30 feet (6 to 19 metres) hit the pier.", "6 to 19 metres", "6 to 9"),
        ("A 26-mile (62-km) stretch of road was closed.", "62-km", "42"),
        ("Up to 4 inches (100 cm) of rain fell.", "100 cm", "10"),
        ("It is buried 12 metres/59 feet below the square.", "59 feet", "39"),
    ],
    "change": [
        (
            "Support fell from 92% to 84%, a drop of 12 percentage points.",
            "12 percentage points",
            "8 percentage points",
        ),
        ("Support rose to 84.3% from 80.1%, a rise of 2.4 percentage points.", "2.4 percentage points", "4.2"),
        ("The price rose 50% from 40 to 70 euros.", "50%", "75"),
        ("A household pays £1,888, up from £1,800, an increase of £98 a year.", "£98", "£88"),
        ("The fare goes from £2 to £3, a rise of £1.50.", "£1.50", "£1"),
        ("Sales rose from £1.9m in 2020 to £5.7m, a fourfold increase.", "fourfold", "3 times"),
        (
            "In May 5,300 people came, down from 6,640 in the same month of 2023, a fall of 30 per cent.",
            "30 per cent",
            "20",
        ),
        ("Turnout rose 50 per cent from 40 to 70 in the ward.", "50 per cent", "75"),
        ("Prices increased by 20% from $50 to $75.", "20%", "50"),
        ("Profit climbed 12% to $5.6 million from $4 million.", "12%", "40"),
        ("Income grew 25 per cent to £4.8bn in the year to May, from £4.2bn a year earlier.", "25 per cent", "14"),
        ("Income grew 25 per cent to £4.8bn, compared with £4.2bn last year.", "25 per cent", "14"),
        ("Income grew 25%, from £4.2bn last year to £4.8bn.", "25%", "14"),
        ("Arrivals fell to 120 from 100.", "fell", "up"),
        ("Arrivals rose from 120 in May to 100 in June.", "rose", "down"),
        ("The jobless rate was 5.2 per cent, down from 4.8 per cent.", "down", "up"),
        ("The number of nurses fell from 800 to 600, a 15 per cent drop.", "15 per cent", "25"),
        ("Staff numbers dropped from 1,200 to 900, down 33%.", "33%", "25"),
        ("The fee doubled from £40 to £60.", "doubled", "50 per cent up"),
        ("Its fleet tripled from 10 to 20 ships.", "tripled", "2"),
    ],
    "share": [
        ("Of its 2,800 metres, 1,400 metres, or 60 per cent, is older.", "60 per cent", "50"),
        ("A third of the passengers, 120,000 of 480,000 last year, had to stand.", "A third", "25"),
        ("At Elm Park 72 of 160 pupils, or 55 per cent, passed.", "55 per cent", "45"),
        ("The party won 60 of the 150 seats, an outright majority.", "an outright majority", "40 per cent"),
        ("Of the replies, 12 of 40, or 40 per cent, were blank.", "40 per cent", "30"),
        ("Some 30 of the 50 councillors (75%) backed the plan.", "75%", "60"),
        ("The vaccine failed in 9 out of 300 patients, or 9 per cent.", "9 per cent", "3"),
        ("About 45 per cent, or 9 of 30 schools, have no library.", "45 per cent", "30"),
        ("In all 15 of the 60 wells, or a third, ran dry.", "a third", "25"),
        ("Of the 80 nurses, 60, or 65 per cent, signed.", "65 per cent", "75"),
    ],
    "sum": [
        (
            "It spent £400 million on roads and £200 million on schools, for the total of £640 million.",
            "£640 million",
            "600",
        ),
        ("The storm killed nine people in Leeds and eight in Hull, 24 in all.", "24", "17"),
        (
            "He saved 1,200 people from their homes in Ely, 300 in Cole and 150 in Wick, a total of 1,800.",
            "1,800",
            "450",
        ),
        ("The firm has 40 shops in Kent, of which 12 are new, and 10 in Devon, a total of 60.", "60", "22"),
        (
            "He got 12 years for theft and five years for arson, to run consecutively, for a total of 18 years.",
            "18 years",
            "17",
        ),
        ("It was his 14th goal of the season: nine in the league, four in the cup and two in Europe.", "14th", "15"),
        ("The crash killed 15 people – nine men and five women.", "15", "14"),
        ("Police arrested 12 people: seven men, two women and four children.", "12", "13"),
        ("Ten people (four soldiers and five civilians) were freed.", "Ten", "9"),
        ("The storm left 20 people dead: 12 in the delta and six on the islands.", "20", "18"),
        ("They won 11 medals - five gold, three silver and two bronze.", "11", "10"),
        ("Six people, three men and two women, were hurt.", "Six", "5"),
        ("The ports of the bay hold 230 barges: 120, 80 and 40.", "230", "240"),
        ("Divers raised 60 crates (21, 25 and 15).", "60", "61"),
        ("He served 14 months: eight months in Leeds and five months in Hull.", "14 months", "13"),
        ("The film lasts 100 minutes: 30, 40 and 20.", "100 minutes", "90"),
        ("The panel cast 40 votes: 21 votes and 18 votes.", "40", "39"),
        ("The side won 12 matches: five at home and six away.", "12", "11"),
    ],
    "list": [
        (
            "Two members of the ruling bloc spoke against the dam: Ian Pell, Moira Shaw and Kit Larkin.",
            "Two",
            "3",
        ),
        ("The court jailed three men: Alan Reed and Tom Hill.", "three", "2"),
        ("She leaves two sons and a daughter, Paul, Tom, Ann and Eve.", "two sons and a daughter", "4"),
        (
            "A man and two women were held: Ali Khan, Sara Khan, Ann Lee and Mia Roy.",
            "A man and two women were held",
            "4",
        ),
        ("He has three sons and two cats, Ann, Bob, Rex and Max.", "three sons and two cats", "4"),
        ("The two boys and their cousin, Ali, Omar, Bob and Sam, were held.", "two boys and their cousin", "4"),
        ("Two people, Ann Lee, Bob Ray and Cy Fox, were named.", "Two", "3"),
        ("The plan has two aims: speed, safety and comfort.", "two", "3"),
        ("It borders four states: Ohio, Utah and Iowa.", "four", "3"),
        ("The prize goes to three writers, Ines Duarte and Paul Okafor.", "three", "2"),
        ("The grant helps us to both teach, publish and travel.", "both", "3"),
        ("He plays both guitar, bass and drums.", "both", "3"),
    ],
    "age": [
        (
            "Ann Lee, who has died at the age of 80, painted barns.\n\nShe was born in Hull on 4 May 1932.",
            "80",
            "91 or 92",
        ),
        ("The actor Tom Lee has died aged 80.\n\nBorn in Hull in 1938, he left school early.", "80", "85 or 86"),
        ("Maria Lund, who was born in 1990, turns 44 this year.", "44", "33 or 34"),
        ("Maria Lund, 45, was born in Oslo in 1990.", "45", "33 or 34"),
        ("The singer, born in 1950, is aged 64.", "64", "73 or 74"),
        ("Born in 1930, he died in 2010 aged 70.", "70", "79 or 80"),
        ("Born in Bergen in 1990, Dr Maria Lund, 45, sails.", "45", "33 or 34"),
        ("She was born in Kent in 1960 and is 58.", "58", "63 or 64"),
        ("Tom Orme, born in 1982, is a 29-year-old nurse.", "29-year-old", "41 or 42"),
        ("The painter (1901-1975), aged 84, left no will.", "84", "73 or 74"),
    ],
    "ago": [
        ("The ship, which was built in 2007, is 28 years old.", "28 years old", "17"),
        ("The bridge opened 12 years ago, in 2002.", "12 years ago, in 2002", "22"),
        ("In 1994, 20 years ago, the mine closed.", "20 years ago", "30"),
        ("The club was founded a century ago, in 1874.", "a century ago, in 1874", "150"),
        ("They met seven years ago, in May 2007, in Perth.", "seven years ago, in May 2007", "17"),
    ],
    "anniversary": [
        ("The 20th anniversary of the 2014 vote.", "20th anniversary of the 2014", "10"),
        (
            "The mill, founded in 1874, celebrates its 160th anniversary this year.",
            "founded in 1874, celebrates its 160th anniversary",
            "150",
        ),
        ("The town marks the 40th anniversary of the 1974 flood on Sunday.", "40th anniversary of the 1974", "50"),
        ("Today is the 20th anniversary of the accord of 1994.", "20th anniversary of the accord of 1994", "30"),
    ],
    "span": [
        ("She came in 1956 and stayed for 38 years, retiring in 1992.", "38", "36"),
        ("The fair ran from 3 May to 5 May, four days.", "four", "2 days, or 3"),
        ("They sailed for ten days, from 28 February 2023 to 3 March 2023.", "ten", "3 days"),
        ("She led the party from 1990 to 2005, a period of 20 years.", "20", "15"),
        ("He taught there for 30 years, from 1970 to 1990.", "30", "20"),
        ("The 12-year war (1980-2002) ruined the region.", "12", "22"),
        ("After 18 years (1999-2007) the fund closed.", "18", "8"),
    ],
    "vote": [
        ("Ann Bell had 6,204 votes and Bo Ray 6,187, a difference of 27.", "27", "17"),
        ("The plan passed 8-5. The council has 12 members.", "8-5", "13 votes, of 12 members"),
        ("The bill passed 52-49, a majority of four.", "four", "3"),
        ("MPs backed it by 310 votes to 280, a majority of 40.", "40", "30"),
        ("It failed by five votes, 48-51.", "five", "3"),
        ("The nine-member court ruled 6-4 for the state.", "6-4", "10 votes, of 9 members"),
        ("The motion carried with a majority of 12 (60-50).", "12", "10"),
    ],
}

RIGHT: dict[Find, list[str]] = {
    "conversion": [
        "The fire spread over 20 miles (32 km) in a night.",
        "The hamlet lies 15 miles (24 kilometres) from the coast.",
        "She swam 3 km (1.9 miles) against the tide.",
        "Gusts reached 90 mph (145 km/h) on the ridge.",
        "Trains will run at 300 km/h (186 mph).",
        "A boulder weighing 2,000 pounds (900 kg) blocked the pass.",
        "The calf was born at 45 kg (99 lbs).",
        "Rescuers dug through 6 feet (1.8 m) of snow, and 6 feet (1.82 m) more.",
        "He stands 6ft 2in (1.88 m) in his socks.",
        "A jockey of 8st 4lb (53 kg) rode the winner.",
        "The wall is 40 metres, or about 130 feet, high.",
        "Some 500 acres (200 hectares) of pine burned.",
        "The reserve covers 1,200 sq miles (3,100 sq km).",
        "The reactor leaked 50 gallons (190 litres) of coolant; 50 gallons (227 litres) in Britain.",
        "It was 30C (86F) in the shade, 5C (9F) more than usual.",
        "Temperatures fell to minus 40 degrees Celsius (minus 40 degrees Fahrenheit).",
        "The oven should be at 350F (175C).",
        "The snake was between 2 and 3 metres (6.5 to 10 feet) long.",
        "Waves of 20 to 30 feet (6 to 9 metres) hit the pier.",
        "A 26-mile (42-km) stretch of road was closed.",
        "A room of 10 by 20 feet (3 by 6 metres) was found.",
        "The pool is 12ft x 30ft (3.7m x 9.1m).",
        "The ship sank 30 miles (48 km) off the coast; about 100 miles (150 km) from the next port.",
        "The ship carried 10,000 tons (9,100 tonnes) of grain; 10,000 tons (10,000 tonnes) of coal.",
        "He ran 5 miles (3 km of them uphill) in an hour.",
        "They walked 10 km (20 miles further than planned in all).",
        "The coin sold for $10 (£12).",
        "A loan of 90 days (three months) was agreed.",
        "The town is 10 miles away, or 12 km by boat, from the border.",
    ],
    "change": [
        "Support fell from 92% to 84%, a drop of eight percentage points.",
        "Support fell from 92% to 84%, a drop of 7.5 percentage points.",
        "Support fell from 92% to 84%, a drop of 8.7 per cent.",
        "The price rose 75% from 40 to 70 euros.",
        "Profit rose 50% from 3 to 4.5 million euros.",
        "A household pays £1,888, up from £1,800, an increase of £88 a year.",
        "Sales rose from £1.9m to £7.7m, a fourfold increase.",
        "Sales rose from £2m to £10m, a fourfold increase.",
        "The rent went from £1,800 to £1,900, a fall of £50 in real terms.",
        "In May 5,300 people came, down from 6,640 a year before, a fall of 20 per cent.",
        "Income grew 14 per cent to £4.8bn in the year to May, from £4.2bn a year earlier.",
        "Income grew 25 per cent to £4.8bn, compared with £4.2bn that analysts had forecast.",
        "Income grew 5 per cent to £4.8bn, with costs of £3.1bn, compared with £2.9bn a year earlier.",
        "Arrivals fell to 100 from 120.",
        "The jobless rate was 4.2 per cent, down from 4.8 per cent.",
        "The yen fell to 150 from 148.",
        "The club fell from 3 to 5 in the table.",
        "Between dawn and dusk snow fell from 2 to 6 inches deep.",
        "The fleet fell to 12 from at least 10.",
        "Turnout rose 75 per cent from 40 to 70 in the ward.",
        "Prices increased by 50% from $50 to $75.",
        "Profit climbed 12% to $5.6 million from $5 million.",
        "The number of nurses fell from 800 to 600, a 25 per cent drop.",
        "The rate rose 2% from 2010 to 2015.",
        "Profit rose 8% at constant currency from $50 to $52.",
        "The fee doubled from £40 to £80, and nearly tripled from 10 to 27 in the north.",
        "Growth slowed by 0.5 per cent from 3 per cent to 2.5 per cent.",
        "Sales rose 4 per cent. The chain grew from 40 to 70 shops.",
    ],
    "share": [
        "Of its 2,800 metres, 1,400 metres, or 50 per cent, is older.",
        "A quarter of the passengers, 120,000 of 480,000 last year, had to stand.",
        "The party won 80 of the 150 seats, a majority.",
        "The party won 60 of the 150 seats, a majority of them in the north.",
        "Of the replies, 12 of 40, or 30 per cent, were blank.",
        "Some 30 of the 50 councillors (60%) backed the plan.",
        "The vaccine failed in 9 out of 300 patients, or 3 per cent.",
        "About 30 per cent, or 9 of 30 schools, have no library.",
        "In all 20 of the 60 wells, or a third, ran dry.",
        "Two of the three pumps, or 67 per cent, failed.",
        "Some 9 of 40 seats, and 40 per cent of the vote, went to the left.",
    ],
    "sum": [
        "It spent £400 million on roads and £240 million on schools for the total of £640 million.",
        "The storm killed nine people in Leeds and eight in Hull, 17 in all.",
        "He saved 1,200 people from their homes in Ely, 300 in Cole and 150 in Wick, a total of 1,650.",
        "The firm has 40 shops in Kent, of which 12 are new, and 10 in Devon, a total of 50.",
        "She left £20 million, £5 million to her son and £3 million to her niece, a total of £8 million.",
        "The ports of the bay hold 240 barges: 120, 80 and 40.",
        "He won in three sets: 6, 4 and 3. The winning numbers were 49: 3, 17 and 22.",
        "Buses leave from 16 stands: 12, 14 and 16.",
        "They have two sons: 12 and 14. Four cousins came: 8, 9 and 11.",
        "The club met 12 times: on 3, 4 and 5 May. The side won 12 games: 3-2, 4-1 and 2-0.",
        "He was jailed for 18 months: 12 months for theft and eight months for fraud, to run concurrently.",
        "They rode 61 miles: 25, 20 and 15. The pass is 12 miles long: 3, 4 and 6 are tarred.",
        "Of the 60 crates: 21, 25 and 12 are sealed.",
        "The crossing takes 20 minutes: 10 minutes for cars and 30 minutes for buses.",
        "Fishing is banned for 12 months: six months for trawlers and two months for anglers.",
        "He served 13 months: eight months in Leeds and five months in Hull.",
        "The hotel has 90 rooms: 101, 102 and 103 have a view of the sea.",
        "He ran 20 years: 1980, 1990 and 2000 were the best.",
        "He got 12 years for robbery and six months for arson, a total of 12 years and six months.",
        "The crash killed 14 people – nine men and five women.",
        "Police arrested 13 people: seven men, two women and four children.",
        "Nine people, including four soldiers and two civilians, were freed.",
        "At least 20 people died: 12 in the delta and six on the islands.",
        "They won 10 medals - five gold, three silver and two bronze.",
        "He had 15 points, four rebounds and five assists.",
        "Five people, three men and two women, were hurt.",
        "There were 30 people – two of them women and one a child – on the bus.",
    ],
    "list": [
        "Four people died: a man, his wife and their two children.",
        "She leaves two sons and a daughter, Paul, Tom and Ann.",
        "She leaves a son and two daughters, Paul, Eve and Ann.",
        "Two men and a woman, Ali Khan, Omar Khan and Sara Khan, were held.",
        "A man and two women were held: Ali Khan, Sara Khan and Mia Roy.",
        "The two boys and their cousin, Ali, Omar and Sam, were held.",
        "The two boys with their cousin, Ali, Omar and Sam, were held.",
        "The two boys and their cousins, Ali, Omar, Sam, Bob and Tim, were held.",
        "He has three sons and two cats, Ann, Bob, Tim, Rex and Max.",
        "He has two sons and three cats, Ann, Rex and Max.",
        "He leaves a wife, two sons and a daughter, Eve, Tom, Paul and Ann.",
        "Three people came: a couple and their son.",
        "Two winners were named: a baker and his sons.",
        "Three members of the ruling bloc spoke against the dam: Ian Pell, Moira Shaw and Kit Larkin.",
        "Two people were hurt in villages along the coast: Ian Pell, Moira Shaw and Kit Larkin.",
        "Two men toured the whole country in a van: New York, Los Angeles and San Diego.",
        "The court jailed two men: Alan Reed and Tom Hill.",
        "Three people, Ann Lee, Bob Ray and Cy Fox, were named.",
        "The plan has three aims: speed, safety and comfort.",
        "It borders three states: Ohio, Utah and Iowa.",
        "After three wins, Leeds and Hull went home.",
        "The two firms, Marsh and Dean and Lowe and Hay, merged.",
        "Two men, Alan Reed, 34, and Tom Hill, 36, were charged.",
        "Three towns, among them Ely and Ware, were hit.",
        "Both men, Alan Reed and Tom Hill, denied it.",
        "They both sang, danced and acted.",
        "Both Alan Reed and Tom Hill denied it.",
        "He has two rules: when it rains, stay in, and never run.",
    ],
    "age": [
        "Ann Lee, who has died at the age of 92, painted barns.\n\nShe was born in Hull on 4 May 1932.",
        "Ann Lee, who has died at the age of 80, painted barns.\n\nHer mother was born in Hull in 1910.",
        "Ann Lee has died aged 80. Bo Ray has died aged 90.\n\nHe was born in 1934.",
        "Maria Lund, who was born in 1990, turns 34 this year.",
        "Maria Lund, 34, was born in Oslo in 1990.",
        "The singer, born in 1950, is aged 73.",
        "Born in 1930, he died in 2010 aged 80.",
        "Born in 1990, she was aged 12 when the war began.",
        "His son, 12, was born in Paris and his wife in 1980.",
        "Holt, born in 1971, robbed Vera Quill, 63, in the car park.",
        "Tom Orme, born in 1982, has a son, Luke, 9.",
        "Tom Orme, born in 1982, has a son, 9.",
        "Tom Orme, born in 1982, went to prison with Ian Vale, 57.",
        "Ian Vale, 57, shared a cell with Tom Orme, born in 1982.",
        "Ian Vale, 57, employed a man born in 1982.",
        "Born in 1982, the girl's mother, 61, still works.",
        "Tom Orme, born in 1982, married a 29-year-old nurse.",
    ],
    "ago": [
        "The ship, which was built in 2007, is 17 years old.",
        "The ship, which was built in 1907, was 28 years old when it sank.",
        "The bridge opened 12 years ago, in 2012.",
        "In 2004, 20 years ago, the mine closed.",
        "The club was founded a century ago, in 1921.",
        "They met seven years ago, in May 2017, in Perth.",
        "About 30 years ago, in 1992, the road was built.",
        "Two decades ago, in 2003, the war began.",
    ],
    "anniversary": [
        "The 10th anniversary of the 2014 vote.",
        "Plans for the 20th anniversary of the 2014 vote stalled.",
        "He wants to be home before the 20th anniversary of the 2014 vote.",
        "The mill, founded in 1874, celebrates its 150th anniversary this year.",
        "The town marks the 50th anniversary of the 1974 flood on Sunday.",
        "In 2014 the town marked the 40th anniversary of the 1974 flood.",
        "It was the 10th anniversary of the 1988 accord.",
    ],
    "span": [
        "She came in 1956 and stayed for 36 years, retiring in 1992.",
        "The fair ran from 3 May to 5 May, three days.",
        "The fair ran from 3 May to 5 May, two days.",
        "The fair ran from 3 May to 5 May, four days after the flood.",
        "The war lasted from 1939 to 1945, seven years.",
        "She led the party from 1990 to 2005, a period of 15 years.",
        "He taught there for 20 years, from 1970 to 1990.",
        "The 22-year war (1980-2002) ruined the region.",
        "It ran from 1990 to 2005, two years after the vote.",
    ],
    "vote": [
        "Ann Bell had 6,204 votes and Bo Ray 6,187, a difference of 17.",
        "The plan passed 8-5. The council has 13 members.",
        "The bill passed 52-49, a majority of three.",
        "MPs backed it by 310 votes to 280, a majority of 30.",
        "It failed by three votes, 48-51.",
        "The nine-member court ruled 5-4 for the state.",
        "The side won 52-49 on Sunday, a margin of 12 per cent in the standings.",
    ],
}


@pytest.mark.parametrize(
    ("find", "text", "mark", "right"), [(find, *row) for find, rows in WRONG.items() for row in rows]
)
def test_wrong_sums_are_found(find: Find, text: str, mark: str, right: str) -> None:
    findings = found(find, text)
    assert [finding.passage.text for finding in findings] == [mark]
    assert findings[0].values["right"].startswith(right)
    assert findings[0].evidence


@pytest.mark.parametrize(("find", "text"), [(find, text) for find, rows in RIGHT.items() for text in rows])
def test_right_sums_are_left_alone(find: Find, text: str) -> None:
    assert [finding.passage.text for finding in found(find, text)] == []


@pytest.mark.parametrize(
    ("find", "text"), [(find, text) for find, rows in sums_in_print.WRONG.items() for text in rows]
)
def test_wrong_sums_in_other_forms_are_found(find: Find, text: str) -> None:
    assert found(find, text)


@pytest.mark.parametrize(
    ("find", "text"), [(find, text) for find, rows in sums_in_print.RIGHT.items() for text in rows]
)
def test_right_sums_in_other_forms_are_left_alone(find: Find, text: str) -> None:
    assert [finding.passage.text for finding in found(find, text)] == []


@pytest.mark.parametrize(
    ("find", "text"), [(find, text) for find, rows in sums_in_print.KNOWN_MISSES.items() for text in rows]
)
def test_known_misses_are_still_missed(find: Find, text: str) -> None:
    assert not found(find, text), "found now: move it to WRONG"


@pytest.mark.parametrize(
    "kinds",
    [("conversion",), ("range",), ("sum", "share", "change"), ("age", "ago", "anniversary", "span"), ("list",)],
)
def test_each_group_has_forty_wrong_and_forty_right_sentences(kinds: tuple[Find, ...]) -> None:
    for table in (sums_in_print.WRONG, sums_in_print.RIGHT):
        assert len({text for kind in kinds for text in table.get(kind, [])}) >= 40


@pytest.mark.parametrize("find", get_args(Find))
def test_no_kind_flags_the_right_sums_of_another(find: Find) -> None:
    texts = [text for table in (RIGHT, sums_in_print.RIGHT) for rows in table.values() for text in rows]
    assert [text for text in texts if found(find, text)] == []


def test_a_conversion_suggests_the_right_figure() -> None:
    (finding,) = found("conversion", "It is 10 miles (12 km) away.")
    assert finding.replacements == ("16 km",)
    assert finding.evidence[1].fact == "10 miles = 16.09 kilometres"


def test_years_need_a_clock() -> None:
    assert found("ago", "The bridge opened 12 years ago, in 2002.", date=None) == []
    assert found("anniversary", "Today is the 20th anniversary of the accord of 1994.", date=None) == []


def test_a_list_below_is_counted() -> None:
    text = "The council gave three reasons:\n\n- cost\n- noise\n"
    fields = ArithmeticFields(extends="arithmetic", message="", find="list")
    check = Arithmetic(Rule("test.rule", fields))
    draft = Draft.from_text(text, "markdown")
    (finding,) = check.run(Reading(draft), Search(check, draft))
    assert (finding.passage.text, finding.values["right"]) == ("three", "2")


def test_wholes_go_with_sums() -> None:
    with pytest.raises(RuleProblem):
        Arithmetic(Rule("test.rule", ArithmeticFields(extends="arithmetic", message="", find="sum")))


@pytest.mark.parametrize(
    ("find", "text", "repairs"),
    [
        ("age", "Tom Orme, born in 1982, is a 29-year-old nurse.", ("42-year-old", "41-year-old")),
        (
            "ago",
            "The weir broke twelve years ago, in 2002.",
            ("twenty-two years ago, in 2002", "twelve years ago, in 2012"),
        ),
        (
            "anniversary",
            "Today is the 20th anniversary of the accord of 1994.",
            ("30th anniversary of the accord of 1994",),
        ),
        ("span", "His 30-year reign (1970-1990) ended.", ("20",)),
        ("share", "Of the replies, 12 of 40, or 40 per cent, were blank.", ("30 per cent",)),
        ("share", "Some 30 of the 50 councillors (75%) backed the plan.", ("60%",)),
        ("change", "Profit climbed 12% to $5.6 million from $4 million.", ("40%",)),
        ("sum", "The crash killed fifteen people – nine men and five women.", ("fourteen",)),
        ("list", "The court jailed three men: Alan Reed and Tom Hill.", ("two",)),
        ("vote", "Three judges lost, 10-2, by a margin of six.", ("eight",)),
    ],
)
def test_the_right_figure_is_offered_in_the_writing_of_the_wrong_one(
    find: Find, text: str, repairs: tuple[str, ...]
) -> None:
    assert [finding.replacements for finding in found(find, text)] == [repairs]


def test_a_unit_of_two_meanings_gives_a_result_for_each() -> None:
    (finding,) = found("conversion", "The tank held 100 gallons (400 litres) of oil.")
    assert finding.values["right"] == "379 litres (by the US gallon) or 455 litres (by the imperial gallon)"
    assert finding.replacements == ("379 litres", "455 litres")
    (finding,) = found("conversion", "The tank held 500 litres (100 gallons) of oil.")
    assert finding.values["right"] == "132 US gallons or 110 imperial gallons"
    assert finding.replacements == ("132 gallons", "110 gallons")
    (finding,) = found("conversion", "The tanker held 1 million US gallons (6.8 million litres).")
    assert finding.values["right"] == "3.8 million litres"


def test_the_age_in_a_message_is_a_number() -> None:
    (finding,) = found("age", "Tom Orme, born in 1982, is a 29-year-old nurse.")
    assert finding.values["said"] == "29"


def test_the_items_of_a_list_are_shown_without_the_marks_around_the_first_and_the_last() -> None:
    (finding,) = found("list", "He wrote three plays: “The Weir” and “The Lock”.")
    assert [shown.passage.text for shown in finding.evidence if shown.passage] == ["The Weir” and “The Lock"]


def test_a_range_keeps_its_unit_at_the_end() -> None:
    flags = lint(Draft.from_text("It weighs between 40 and 25 kilograms."), load_rules("arithmetic"))
    assert ["25 to 40 kilograms" in flag.message for flag in flags] == [True]


def test_a_list_of_ages_alone_is_no_list_of_things() -> None:
    assert found("list", "He has two children: 12 and 14.") == []
