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
"""Transliterations that differ between outlets, to one of them."""

_OUTLETS = (
    "RT|RT America|RT UK|RT DE|Russia Today|Sputnik|Sputnik News|RIA Novosti|RIA|TASS|Itar-Tass|Interfax|Izvestia|Rossiya 24|"
    "Xinhua|Xinhua News Agency|Global Times|China Daily|People['’]s Daily|CGTN|CCTV|China News Service|"
    "Tehran Times|Mehr News Agency|Mehr|IRNA|ISNA|Fars News Agency|Fars|Tasnim|Press TV|PressTV|Al-Alam|"
    "Rodong Sinmun|KCNA|Korean Central News Agency|Prensa Latina|Telesur|Granma|SANA|Anadolu Agency|Daily Sabah|"
    "Reuters|Thomson Reuters Foundation|Associated Press|AP|AFP|Agence France-Presse|Bloomberg|UPI|"
    "BBC|BBC News|CNN|CNNMoney|NPR|PBS|Fox News|Fox News Digital|ABC News|CBS News|NBC News|MSNBC|CNBC|"
    "New York Times|NYT|Washington Post|Wall Street Journal|USA TODAY|USA Today|Los Angeles Times|The Guardian|"
    "HuffPost|Huffington Post|Politico|POLITICO|The Hill|Axios|Vox|Breitbart|Daily Mail|MailOnline|Daily Mirror|Daily Express|"
    "Christian Science Monitor|The Monitor|Foreign Policy magazine|National Review|Democracy Now!?|Al Jazeera|Al-Jazeera|"
    "Deutsche Welle|DW|Voice of America|VOA|Radio Free Europe|RFE/RL|Business Insider|Chicago Sun-Times"
)
OUTLET_NAMES = re.compile(
    r"\b(?:[Tt]he )?(?:" + "|".join(sorted(_OUTLETS.split("|"), key=len, reverse=True)) + r")\b(?!\.\w)"
)
NEUTRAL_OUTLET = "the outlet"

FOOTERS = re.compile(
    r"(?i:also on (?:rt\.com|the outlet\b[^\n]{0,4})[^\n.!?]{0,160})|"
    r"(?i:think your friends would be interested\? share this story!?)|"
    r"(?i:share this (?:story|article)[:!]?)|"
    r"(?i:if you like this story, share it with a friend!?)|"
    r"(?i:the statements, views and opinions expressed in this column[^\n.]{0,120}\.?)|"
    r"(?i:you can share this story on social media:?)|"
    r"(?i:all content by [\w ]{1,40} is licensed under a creative commons[^\n]{0,60}license\.?)|"
    r"(?i:all rights reserved\.?[^\n.]{0,60})|(?i:this website uses cookies[^\n]{0,120})|"
    r"(?i:\(for the latest china news, please follow[^\n)]{0,80}\))|"
    r"(?i:contact the writers? at [^\s]{1,80})|(?i:(?:send your )?story ideas to [^\s]{1,60})|"
    r"(?i:follow [\w' ]{1,40} on (?:facebook|twitter)[^\n.]{0,60}\.?)|"
    r"(?i:enlarge this image|toggle caption|media playback is (?:unsupported|not supported) on your device|media caption|"
    r"image (?:copyright|caption|source)|hide caption|story highlights|video player is loading|advertisement|"
    r"click here to (?:read|get|subscribe)[^\n.]{0,60}|sign up (?:for|to)[^\n.]{0,80}newsletters?|"
    r"this is a rush transcript\.?(?: copy may not be in its final form\.?)?|read more:)|"
    r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by[^()\n]{1,240}\)|"
    r"\b(?:Additional r|R)eporting by [^\n]{1,160}?[Ee]diting by [^\n.]{1,80}|"
    r"\b[Tt]he Associated Press contributed to this (?:report|article|story)\.?|"
    r"©[^\n.]{0,60}(?:Images?|Press|Reuters|Sputnik|AFP|AP|Post|RT|LLC|Inc\.?|TASS|Getty)(?: ?[/|] ?[\w.-]+(?: [A-Z][\w.-]+)?)*"
)
"""Footers, credits, navigation; removed wherever they stand."""

DATELINE = re.compile(
    r"^(?:[A-Z][A-Z .,'’/-]{2,40}(?:[,.]? ?[A-Z][\w.]+(?: \d{1,2})?)?)"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r" ?(?:\((?:[\w ./'’-]{2,30})\))? ?(?:--|[-–—_])\s*|"
    r"^(?!UNESCO|UNICEF|UNHCR)[A-Z]{5,}(?:[/ ][A-Z]{3,}){0,3}(?:, [A-Z][\w.]+)? (?=[A-Z][a-z]|U\.S\.)"
)
"""``CITY, Country, Month 1 (Agency) -``, or a bare ``CITY``, at the head of a text."""

SIGN_OFF = re.compile(r"\s(?:[A-Z]{2,3}/[A-Z]{2,3}|Source|END|ends)\.?\s*$")
"""A desk's initials or a scraper's word at the end of a text."""

AGENCY_MARK = re.compile(r"\((?:AP|AFP|Reuters|REUTERS|CNN|Xinhua|UPI|TASS|KCNA|Bloomberg|MNA|IRNA)\)\s*(?:--|[-–—])?")
"""An agency's mark in brackets, anywhere."""
