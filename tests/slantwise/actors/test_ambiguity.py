"""Names that mean different things in different places."""

import pytest

from slantwise.actors import find_mentions


def _actors(text: str) -> list[str]:
    return [mention.actor for mention in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Georgia signed the treaty in Tbilisi.", ["Georgia", "Georgia"]),
        ("A judge in Atlanta, Georgia, ruled.", []),
        ("The Georgia governor signed a bill.", []),
        ("Many Georgia voters stayed at home.", []),
        ("They drove to Athens, Georgia.", []),
        ("Turkey signed the treaty.", ["Turkey"]),
        ("A Turkey sandwich was served.", []),
        ("They ate a Thanksgiving Turkey.", []),
        ("Roast it well: Turkey needs gravy.", []),
        ("Jordan signed the treaty.", ["Jordan"]),
        ("Jordan Foreign Minister arrives.", ["Jordan"]),
        ("The player Michael Jordan arrived.", []),
        ("The guest Emma Jordan arrived.", []),
        ("The singer Jordan Example arrived.", []),
        ("Chad signed the treaty.", ["Chad"]),
        ("The neighbour Chad Exampleton arrived.", []),
        ("They camped at Lake Chad.", []),
        ("Washington replied.", ["United States"]),
        ("They moved to Washington state.", []),
        ("He played Washington State in spring.", []),
        ("A statue of George Washington stood there.", []),
        ("The actor Denzel Washington came.", []),
        ("Paris replied.", ["France"]),
        ("They signed the Paris Agreement.", []),
        ("A photo of Paris Hilton was sold.", []),
        ("China Daily wrote.", []),
        ("The Jerusalem Post wrote.", []),
        ("They live in New Mexico and New England.", []),
        ("Ships crossed the South China Sea.", []),
        ("Ships crossed the Persian Gulf and the Indian Ocean.", []),
        ("A South American team and an African American singer came.", ["Latin America"]),
        ("Latin American talks began.", ["Latin America"]),
        ("A Native American song and a Central American dish.", ["Native Americans", "Latin America"]),
        ("American goods", ["United States"]),
        ("Indian goods", ["India"]),
        ("An American Indian reservation opened.", []),
        ("The Indian reservation opened.", []),
        ("An English teacher read a British report.", ["United Kingdom"]),
        ("She learnt the English language.", []),
        ("Brussels replied.", ["European Union"]),
        ("The talks in Brussels pleased Belgium.", ["Belgium", "Belgium"]),
        ("The train to Strasbourg was late.", []),
        ("West Virginia and West Africa", []),
        ("The West replied.", ["West"]),
        ("They crossed the West Bank and the South China Sea.", ["Palestine"]),
        ("Congo and Kinshasa", ["Democratic Republic of the Congo"] * 2),
        ("Congo alone", []),
        ("South Korea wrote; Korea waited.", ["South Korea", "South Korea"]),
        ("Pyongyang wrote; Korea waited.", ["North Korea", "North Korea"]),
        ("Korea waited.", []),
        ("Seoul met Pyongyang; Korea waited.", ["South Korea", "North Korea"]),
        ("NATO met, and the alliance agreed.", ["NATO", "NATO"]),
        ("The alliance agreed.", []),
        ("Kim Jong Un spoke. Kim left.", ["North Korea", "North Korea"]),
        ("Kim left.", []),
        ("The singer Kim left Norway.", ["Norway"]),
        ("The press conference began.", []),
        ("The press wrote.", ["media"]),
        ("The Holland Tunnel closed.", []),
        ("Holland replied.", ["Netherlands"]),
    ],
)
def test_the_context_decides(text: str, actors: list[str]) -> None:
    assert _actors(text) == actors
