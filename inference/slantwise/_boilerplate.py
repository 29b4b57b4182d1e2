"""What betrays the outlet and not the article: footers, datelines, credits, outlet names and spellings.

Each pattern is bounded in length, so that cleaning stays linear in the text.
"""

import re

SPELLINGS = {
    "Kiev": "Kyiv",
    "Kharkov": "Kharkiv",
    "Lugansk": "Luhansk",
    "Donbass": "Donbas",
    "Zaporozhye": "Zaporizhzhia",
    "Zaporizhzhya": "Zaporizhzhia",
    "Odessa": "Odesa",
    "Lvov": "Lviv",
    "Nikolaev": "Mykolaiv",
    "Nikolayev": "Mykolaiv",
    "Chernigov": "Chernihiv",
    "Chernobyl": "Chornobyl",
    "Dnieper": "Dnipro",
    "Artyomovsk": "Bakhmut",
    "Zelensky": "Zelenskyy",
    "Zelenskiy": "Zelenskyy",
    "Vladimir Zelensky": "Volodymyr Zelenskyy",
    "Belorussia": "Belarus",
    "Bashar Assad": "Bashar al-Assad",
}
SPELLINGS |= {name.upper(): one.upper() for name, one in SPELLINGS.items()}
"""Transliterations that differ between outlets, to one of them. No value is a key: cleaning twice changes nothing."""

_OUTLETS = (
    "RT|RT America|RT UK|RT DE|Russia Today|Sputnik|Sputnik News|RIA Novosti|RIA|TASS|Itar-Tass|Interfax|Izvestia|"
    "Rossiya 24|"
    "Xinhua|Xinhua News Agency|Global Times|China Daily|People['’]s Daily|CGTN|CCTV|China News Service|"
    "Tehran Times|Mehr News Agency|Mehr|IRNA|ISNA|Fars News Agency|Fars|Tasnim|Press TV|PressTV|Al-Alam|"
    "Rodong Sinmun|KCNA|Korean Central News Agency|Prensa Latina|Telesur|Granma|SANA|Anadolu Agency|Daily Sabah|"
    "Reuters|Thomson Reuters Foundation|Associated Press|AP|AFP|Agence France-Presse|Bloomberg|UPI|"
    "BBC|BBC News|CNN|CNNMoney|NPR|PBS|Fox News|Fox News Digital|ABC News|CBS News|NBC News|MSNBC|CNBC|"
    "New York Times|NYT|Washington Post|Wall Street Journal|USA TODAY|USA Today|Los Angeles Times|The Guardian|"
    "HuffPost|Huffington Post|Politico|POLITICO|The Hill|Axios|Vox|Breitbart|Daily Mail|MailOnline|Daily Mirror|"
    "Daily Express|"
    "Christian Science Monitor|The Monitor|Foreign Policy magazine|National Review|Democracy Now!?|"
    "Al Jazeera|Al-Jazeera|"
    "Deutsche Welle|DW|Voice of America|VOA|Radio Free Europe|RFE/RL|Business Insider|Chicago Sun-Times"
)
OUTLET_NAMES = re.compile(r"\b(?:[Tt]he )?(?:" + "|".join(sorted(_OUTLETS.split("|"), key=len, reverse=True)) + r")\b(?!\.\w)")
NEUTRAL_OUTLET = "the outlet"


FOOTERS = re.compile(
    r"(?i:also on (?:rt\.com|the outlet\b[^\n]{0,4})[^\n.!?]{0,160})|"
    r"(?i:(?:if you )?like this story[,?] share it with a friend!?)|"
    r"(?i:think your friends would be interested\? share this story!?)|"
    r"(?i:(?:read or )?share this (?:story|article)\b[:!]?)|"
    r"(?i:\(for the latest china news, please follow[^\n)]{0,80}\))|"
    r"(?i:contact the writers? at [^\s]{1,80})|(?i:(?:send your )?story ideas to [^\s]{1,60})|"
    r"(?i:follow [\w' ]{1,40} on (?:facebook|twitter)[^\n.]{0,60}\.?)|"
    r"(?i:image (?:copyright|caption|source),?(?: (?:getty images|epa|reuters|afp|ap|pa media|pa|bbc)\b)?)|"
    r"(?i:\b(?:enlarge this image|toggle caption|media playback is (?:unsupported|not supported) on your device|"
    r"media caption|hide caption|story highlights|video player is loading|advertisement|"
    r"(?:go back to top\.? )?(?:skip to: )?start of article\.?|go back to top\.|please click to read more|"
    r"click here to (?:read|get|subscribe)[^\n.]{0,60}|sign up (?:for|to)[^\n.]{0,80}newsletters?|read more:))|"
    r"\[Photo[^\]\n]{0,60}\]|【\d{1,2}】|(?:https?://|pic\.twitter\.com/)[^\s]{1,300}|"
    r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by[^()\n]{1,240}\)|"
    r"\b(?:Additional r|R)eporting by [^\n]{1,160}?[Ee]diting by [^\n.]{1,80}|"
    r"©[^\n.]{0,60}(?:Images?|Press|Reuters|Sputnik|AFP|AP|Post|RT|LLC|Inc\.?|TASS|Getty)"
    r"(?: ?[/|] ?[\w.-]+(?: [A-Z][\w.-]+)?)*"
)
"""Footers, credits, links, navigation; removed wherever they stand."""

SENTENCE_MARKS = re.compile(
    r"contributed (?:reporting )?to (?:this|the) (?:report|article|story)|© ?\d{4}|TV-Novosti|Autonomous Nonprofit|"
    r"(?i:all rights reserved|website uses cookies|privacy policy ?to find out more|licensed under a creative commons|"
    r"views and opinions expressed in this (?:column|article)|"
    r"not (?:necessarily )?(?:reflect|represent) the (?:opinions?|views?) of|"
    r"this story on social media|this is a rush transcript|may not be in its final form|the authoritative record of|"
    r"thanks our sponsors|become an? [\w ]{1,20}sponsor|availability may vary|"
    r"responsible for the content of external|approach to external linking|"
    r"join us on facebook|where(?:ver)? you get your podcasts|"
    r"opinions expressed here|get in touch in the following ways|have a news tip\?|here are some tips|no paywall\.|"
    r"broadcast, rewritten or redistributed|read more at \w{1,20}\.com|independently of the newsroom|"
    r"views expressed (?:here|in this (?:article|commentary)) are)|@[\w-]{1,40}\.(?:com|org|net|cn|ir|ru|co)\b"
)
"""A mark that condemns the whole sentence it stands in."""

_PLACE = r"[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14}){0,2}(?:, [A-Z][\w.]{1,14}(?: [A-Z][\w.]{1,14})?)?"
_AGENCY = r"\((?:AP|AFP|Reuters|REUTERS|CNN|CNNMoney|Xinhua|UPI|TASS|KCNA|Bloomberg|MNA|IRNA|RIA Novosti)\)"
HEAD = re.compile(
    r"(?:[A-Z][A-Z .,'’/-]{2,40}(?:[,.]? ?[A-Z][\w.]{0,20}(?: \d{1,2})?)?)"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r" ?(?:\((?:[\w ./'’-]{2,30})\))? ?(?:--|[-–—_])\s*|"
    r"(?!UNESCO|UNICEF|UNHCR)[A-Z]{5,20}(?:[/ ][A-Z]{3,20}){0,3}(?:, [A-Z][\w.]{0,20})? (?=[A-Z][a-z]|U\.S\.)|"
    rf"{_PLACE},? (?:{_AGENCY} ?(?:--|[-–—])?|—|--) ?(?=[\"“A-Z])|"
    r"(?:[A-Z][\w.'’-]{0,20},?\s){0,5}USA TODAY,?\s"
)
"""``CITY, Country, Month 1 (Agency) -``, ``City (Agency)``, a bare ``CITY`` or a byline, at the head of a text."""

TAIL = re.compile(r"\s(?:[A-Z]{2,3}/[A-Z]{2,3}|Source|END|ends)\.?\s*\Z")
"""A desk's initials or a scraper's word at the end of a text; at most ``TAIL_LENGTH`` characters."""
TAIL_LENGTH = 12

AGENCY_MARK = re.compile(_AGENCY + r"\s*(?:--|[-–—])?")
"""An agency's mark in brackets, anywhere."""
