"""Stated relations against known ones at various dates: tables of right and wrong statements."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import pytest

from factcheck import Draft, lint
from factcheck.flag import Flag
from factcheck.ruleset.ruleset import RuleSet
from tests.shipped import shipped


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped("relations")


def flags(rules: RuleSet, text: str, date: str | None = None) -> list[Flag]:
    return lint(Draft.from_text(text), rules, date=datetime.date.fromisoformat(date) if date else None)


class Case(NamedTuple):
    text: str
    date: str | None = None


WRONG = [
    Case("President Kassym-Jomart Tokayev of Kyrgyzstan waited.", "2023-03-02"),
    Case("Pope Benedict told nuns on Friday to wait.", "2023-03-02"),
    Case("A strong Hungarian zloty.", "2023-03-02"),
    Case("Macedonia renamed itself North Macedonia in 2016.", "2023-03-02"),
    # capitals
    Case("The talks were held in the Kazakh capital, Almaty.", "2022-10-03"),
    Case("They flew to Istanbul, the capital of Turkey."),
    Case("Rio de Janeiro is the capital of Brazil."),
    Case("Toronto, the Canadian capital, was cold."),
    Case("Serbia’s capital, Novi Sad, opened its halls.", "2022-10-09"),
    Case("The capital of Switzerland is Zurich."),
    Case("The Moroccan capital Casablanca was calm.", "2011-02-20"),
    Case("Astana, the capital of Kazakhstan, was cold.", "2021-01-05"),
    Case("Nur-Sultan, the capital of Kazakhstan, was cold.", "2024-01-05"),
    Case("The Myanmar capital, Yangon, was quiet.", "2021-02-02"),
    # currencies
    Case("Hungary’s currency, the euro, was weaker.", "2022-10-03"),
    Case("The Polish euro slid against the dollar.", "2022-10-03"),
    Case("The Estonian currency, the kroon, held its ground.", "2015-10-03"),
    Case("The Swiss krona rose.", "2015-10-03"),
    # borders and continents
    Case("Switzerland, which borders Spain, sent help."),
    Case("Iraq borders Afghanistan."),
    Case("Finland and Poland share a border."),
    Case("The South American nation of Guatemala asked for help."),
    Case("Bangladesh is a small African country."),
    # renamings
    Case("Swaziland was renamed Eswatini in 2015.", "2020-01-01"),
    Case("The king of Swaziland married again.", "2021-01-01"),
    Case("Officials in Zaire counted votes.", "2011-11-28"),
    # office holders
    Case("So did the British prime minister, Liz Truss.", "2023-07-12"),
    Case("British Prime Minister David Cameron arrived.", "2017-03-01"),
    Case("French President Emmanuel Macron arrived.", "2015-03-01"),
    Case("The French president, Nicolas Sarkozy, said no.", "2014-03-01"),
    Case("German Chancellor Gerhard Schröder said no.", "2007-03-01"),
    Case("He held talks with French President Nicolas Sarkozy.", "2014-03-01"),
    Case("Chancellor Angela Merkel of Germany said no.", "2023-03-01"),
    Case("The president of Russia, Dmitry Medvedev, said no.", "2014-03-01"),
    Case("Barack Obama, the president of the United States, said no.", "2019-03-01"),
    Case("US President Donald Trump said no.", "2022-03-01"),
    Case("US President Tony Blair said no.", "2003-03-01"),
    Case("Italy’s prime minister, Mario Draghi, said no.", "2024-03-01"),
    Case("Japanese Prime Minister Shinzo Abe said no.", "2022-03-01"),
    Case("Ukrainian President Petro Poroshenko said no.", "2022-03-01"),
    Case("Ukrainian President Viktor Yushchenko said no.", "2012-03-01"),
    Case("The president of Kazakhstan, Nursultan Nazarbayev, said no.", "2021-03-01"),
    Case("Canada’s prime minister, Stephen Harper, said no.", "2018-03-01"),
    Case("Justin Trudeau is the Australian prime minister.", "2018-03-01"),
    Case("The German president, Olaf Scholz, said no.", "2023-03-01"),
    Case("Polish Prime Minister Andrzej Duda said no.", "2018-03-01"),
    Case("The Brazilian president, Dilma Rousseff, said no.", "2020-03-01"),
    Case("The UN secretary general, Kofi Annan, said no.", "2009-03-01"),
    Case("Nato Secretary General Anders Fogh Rasmussen said no.", "2018-03-01"),
    Case("The president of the European Commission, José Manuel Barroso, said no.", "2017-03-01"),
    Case("Mario Draghi, the president of the European Central Bank, said no.", "2021-03-01"),
    Case("IMF chief Dominique Strauss-Kahn said no.", "2015-03-01"),
    Case("World Bank President Robert Zoellick said no.", "2015-03-01"),
    # titles and leaders
    Case("The French chancellor said no.", "2015-03-01"),
    Case("Britain’s president said no.", "2015-03-01"),
    Case("The US prime minister said no.", "2015-03-01"),
    Case("The prime minister of Mexico said no.", "2015-03-01"),
    Case("The Belarusian leader, Volodymyr Zelensky, said no.", "2023-03-01"),
    Case("She wrote to Prime Minister Rishi Sunak.", "2018-03-01"),
]

RIGHT = [
    Case("President Kassym-Jomart Tokayev of Kazakhstan waited.", "2023-03-02"),
    Case("Pope Francis told nuns on Friday to wait.", "2023-03-02"),
    Case("The bishop was named by Pope Benedict. Pope Emeritus Benedict prayed on Sunday.", "2018-03-02"),
    Case("A strong Hungarian forint and an old Slovak koruna.", "2023-03-02"),
    Case("Macedonia renamed itself North Macedonia in 2019.", "2023-03-02"),
    # a time told of
    Case("In 2012, French President Nicolas Sarkozy lost.", "2024-02-08"),
    Case("On May 3, 2016, British Prime Minister David Cameron spoke.", "2024-02-08"),
    Case("In April 2010, the UN secretary-general, Ban Ki-moon, came.", "2024-02-08"),
    Case("In November, German Chancellor Angela Merkel spoke.", "2022-02-15"),
    Case("The hall was built in 2012.\n\nFrench President Nicolas Sarkozy opened it.", "2024-02-08"),
    Case("The talks were held in the Kazakh capital, Astana.", "2022-10-03"),
    Case("The talks were held in the former Kazakh capital, Almaty.", "2022-10-03"),
    Case("Almaty, the capital of Kazakhstan until 1997, lies in the south.", "2022-10-03"),
    Case("In 1994 the Kazakh capital, Almaty, had no underground.", "2022-10-03"),
    Case("Nur-Sultan, the capital of Kazakhstan, was cold.", "2021-01-05"),
    Case("Astana, the capital of Kazakhstan, was cold.", "2018-01-05"),
    Case("La Paz, the Bolivian capital, lies high. Sucre is the capital of Bolivia."),
    Case("Yangon, Myanmar’s commercial capital, was quiet.", "2021-02-02"),
    Case("If Sydney is the capital of Australia, the map is wrong."),
    Case("Atlanta, the capital of Georgia, was warm."),
    Case("Trains ran from Lyon, Paris and Berlin, the capital of Germany."),
    Case("Sydney is not the capital of Australia. Many think wrongly that Sydney is the capital of Australia."),
    Case("Milan, Italy’s capital of fashion, was full."),
    Case("The Israeli capital, Jerusalem, was quiet. Tel Aviv was quiet."),
    Case("Puebla, the capital of Puebla state, Mexico, shook."),
    Case("The Polish zloty slid. Hungary’s currency, the forint, was weaker.", "2022-10-03"),
    Case("The Croatian kuna rose.", "2022-10-03"),
    Case("Germany’s currency, the mark, was abolished in 2002.", "2022-10-03"),
    Case("Ecuador’s currency, the dollar, is not its own.", "2022-10-03"),
    Case("Sweden may one day adopt the euro. The Danish crown rose. The Saudi rial fell.", "2022-10-03"),
    Case("Switzerland, which borders France, sent help. Iraq borders Iran."),
    Case("France shares a border with Brazil. Spain borders Morocco."),
    Case("Turkey is a European country. Turkey is an Asian country. Egypt, an African country, agreed."),
    Case("Swaziland was renamed Eswatini in 2018. Ceylon became Sri Lanka in 1972.", "2020-01-01"),
    Case("The king of Swaziland married again.", "2016-01-01"),
    Case("Burma has been called Myanmar for years. Soldiers in Burma fired.", "2021-03-01"),
    Case("He was born in Rhodesia in 1961.", "2021-03-01"),
    Case("So did the British prime minister, Rishi Sunak.", "2023-07-12"),
    Case("So did the former British prime minister, Liz Truss.", "2023-07-12"),
    Case(
        "The then British prime minister, Liz Truss, resigned. In 2022 British Prime Minister Liz Truss resigned.",
        "2023-07-12",
    ),
    Case("British Prime Minister Liz Truss resigned.", "2022-10-20"),
    Case("British Prime Minister Boris Johnson left today.", "2022-09-07"),
    Case(
        "French President-elect Emmanuel Macron spoke. France’s next president, Emmanuel Macron, spoke.", "2017-05-09"
    ),
    Case("The French president, Angela Merkel and the king of Spain met.", "2015-03-01"),
    Case("The French president, Angela Merkel, and the king of Spain met.", "2015-03-01"),
    Case("As US President, Tony Blair has said, he will listen.", "2005-01-15"),
    Case("US President George Bush spoke. US President Bush spoke.", "2005-01-15"),
    Case("US President Jimmy Carter lost to Ronald Reagan.", "2005-01-15"),
    Case("US President George H W Bush was shot at.", "2005-01-15"),
    Case(
        "The deputy British prime minister, John Prescott, spoke. The British Chancellor, Gordon Brown, spoke.",
        "2005-01-15",
    ),
    Case("Chancellor Gordon Brown cut taxes. The Chancellor, Gordon Brown, did.", "2005-01-15"),
    Case("The Ukrainian president, Volodymyr Zelenskiy, spoke.", "2022-01-15"),
    Case("Ukrainian President Viktor Yanukovich spoke.", "2013-01-15"),
    Case("Belarusian President Alyaksandr Lukashenka spoke.", "2013-01-15"),
    Case("Chinese President Xi Jinping and Chinese President Xi spoke.", "2019-01-15"),
    Case("Brazilian President Lula spoke. Brazil’s president, Luiz Inácio Lula da Silva, spoke.", "2007-01-15"),
    Case("The UN secretary-general, Ban Ki-moon, spoke. Former UN chief Kofi Annan spoke.", "2009-03-01"),
    Case("Ursula von der Leyen, the president of the European Commission, spoke.", "2022-03-01"),
    Case("Acting IMF chief John Lipsky spoke. IMF chief Christine Lagarde spoke.", "2011-07-20"),
    Case("Italian Prime Minister Silvio Berlusconi spoke.", "2006-03-01"),
    Case("British Prime Minister Ann Example spoke in the film.", "2023-07-12"),
    Case("British Prime Minister Liz Truss spoke.", "2035-07-12"),
    Case("British Prime Minister Liz Truss spoke.", None),
    Case("The German chancellor, the French president and the Austrian chancellor met.", "2015-03-01"),
    Case(
        "The Japanese president of the firm resigned. Royal Bank of Canada’s president of retail resigned.",
        "2015-03-01",
    ),
    Case(
        "The Ukrainian leader, Volodymyr Zelensky, spoke. The Ukrainian opposition leader, Petro Poroshenko, spoke.",
        "2023-03-01",
    ),
    Case("She wrote to Prime Minister Rishi Sunak. Then Prime Minister Boris Johnson was silent.", "2023-03-01"),
    Case("He served under US President Bill Clinton. He was an adviser to US President Bill Clinton.", "2015-03-01"),
    Case("It was under British Prime Minister Tony Blair that the law was passed.", "2015-03-01"),
    Case("She is British Prime Minister Gordon Brown’s widow in the play.", "2015-03-01"),
    Case("Delhi is the capital of India. The Indian capital, Delhi, was dark.", "2015-03-01"),
    Case("Ukraine’s pro-Russian president, Viktor Yanukovych, was gone.", "2014-03-12"),
    Case("Three-time Italian Prime Minister Silvio Berlusconi died.", "2023-07-12"),
    Case("Slain Japanese Prime Minister Shinzo Abe was mourned.", "2023-07-12"),
    Case(
        "The deal that US President Barack Obama had signed fell apart. It was struck with US President Barack Obama.",
        "2023-07-12",
    ),
    Case("Russia annexed Crimea after Ukrainian President Viktor Yanukovych fled.", "2023-07-12"),
    Case("It was signed for former Italian Prime Minister Silvio Berlusconi.", "2013-03-15"),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.text[:50])
def test_wrong(rules: RuleSet, case: Case) -> None:
    assert flags(rules, case.text, case.date)


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.text[:50])
def test_right(rules: RuleSet, case: Case) -> None:
    assert flags(rules, case.text, case.date) == []


def test_the_tables_are_large_and_balanced() -> None:
    assert len(WRONG) >= 40
    assert len(RIGHT) >= 40


def test_a_wrong_holder_names_who_held_the_post(rules: RuleSet) -> None:
    [flag] = flags(rules, "So did the British prime minister, Liz Truss.", "2023-07-12")
    assert flag.rule == "relations.holder"
    assert flag.message == (
        "Liz Truss was not prime minister of the United Kingdom on 12 July 2023: that was Rishi Sunak"
    )
    assert [suggestion.replacement for suggestion in flag.suggestions] == ["British prime minister, Rishi Sunak"]
    assert any("until 2022-10-25" in evidence.text for evidence in flag.evidence)
    assert all(evidence.source for evidence in flag.evidence)


def test_a_wrong_capital_names_the_right_one(rules: RuleSet) -> None:
    [flag] = flags(rules, "Serbia’s capital, Novi Sad, opened its halls.", "2022-10-09")
    assert flag.message == "Novi Sad is not the capital of Serbia: that is Belgrade"
    assert [suggestion.replacement for suggestion in flag.suggestions] == ["Serbia’s capital, Belgrade"]
    assert "Belgrade" in flag.evidence[0].text


def test_a_post_of_another_year_names_who_held_it_then(rules: RuleSet) -> None:
    [flag] = flags(rules, "In 2012, the French president, Angela Merkel, spoke.", "2024-02-08")
    assert flag.message == (
        "Angela Merkel was not president of France on any day of 2012: that was Nicolas Sarkozy or François Hollande"
    )
    assert flag.suggestions == ()


def test_a_foreign_leader_is_named_with_the_post_of_the_day(rules: RuleSet) -> None:
    [flag] = flags(rules, "The Uzbek president, Vladimir Putin, spoke.", "2024-02-08")
    assert flag.evidence[0].text.startswith("Vladimir Putin, president of Russia")


def test_a_post_of_a_body_is_named_as_in_print(rules: RuleSet) -> None:
    [flag] = flags(rules, "The IMF managing director, Christine Lagarde, spoke.", "2023-07-12")
    assert flag.message.startswith("Christine Lagarde was not managing director of the International Monetary Fund on")


def test_an_article_that_opens_a_message_has_a_capital(rules: RuleSet) -> None:
    [flag] = flags(rules, "The United States, which borders Guatemala, sent help.")
    assert flag.message == "The United States and Guatemala share no land border"


def test_the_fact_names_where_it_is_from(rules: RuleSet) -> None:
    for text in ("Toronto, the Canadian capital, was cold.", "Swaziland was renamed Eswatini in 2015."):
        [flag] = flags(rules, text, "2020-01-01")
        assert all((evidence.source or "").startswith("https://") for evidence in flag.evidence)


def test_one_statement_is_flagged_once(rules: RuleSet) -> None:
    assert len(flags(rules, "The British prime minister, Liz Truss, spoke.", "2023-07-12")) == 1


def test_a_change_of_office_has_some_days_of_grace(rules: RuleSet) -> None:
    text = "French President Jacques Chirac spoke."
    assert flags(rules, text, "2007-05-20") == []
    assert flags(rules, text, "2007-07-20")
