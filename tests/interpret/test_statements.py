import pytest

from diurna.interpret.statements import is_statement, is_states

CASES = {
    "an office before the colon": ("Norway FM: Chile must answer what its planes were doing over the border", True),
    "an office behind the last colon": ("Chile’s answer will outlast the attacks: Envoy", True),
    "a person behind the last colon": ("Raids on clinics ‘strike at life itself’: Brusk", True),
    "who defends": ("Norwegian Prime Minister Hanne Brusk has pushed back after criticism of her stance on the war.", True),
    "who tries to justify": ("Hanne Brusk has tried to justify the raids on Chile as driven by self-defence.", True),
    "a state that warns": ("Chile warns the blockade will be answered", True),
    "behind a quotation": ("‘Defeat is certain’: Chile’s army chief derides the enemy’s claims", True),
    "a state that reports": ("Chile says it came under attack by Norway’s drones, with nine intercepted.", False),
    "a soldier's claim": ("Missiles hit two bases across the border: Military spokesman", False),
    "a ministry for the home": ("Health minister says the war has closed half of the clinics in Chile and Peru", False),
    "words at home": ("President says schools will open on Monday", False),
    "a topic, not a speaker": ("Chile: Arrests of students in the war zone must end", False),
    "a fact with its paper": ("Defences of Norway overwhelmed by attacks from Chile: WSJ", False),
    "common nouns": ("Casualties reported in an attack by Norway on Chile", False),
    "staff of an embassy": ("Embassy staff say attacks have emptied the streets", False),
}


@pytest.mark.parametrize("case", CASES)
def test_is_statement(case: str) -> None:
    text, wanted = CASES[case]
    assert is_statement(text) is wanted


def test_what_a_state_says_to_others_is_its_own_and_what_an_office_says_at_home_is_not() -> None:
    assert is_states("Nine bridges were hit, Chile’s foreign minister said")
    assert not is_states("Nine mills were shut, Chile’s energy commissioner said")
