"""What persons say who have a case here already: made up, a few sentences for each reason."""

from __future__ import annotations

from random import Random

from onedoor.vocabulary.reception_codes import NeedKind

# (language, words). Nothing here was said by anybody.
SAID: dict[NeedKind, tuple[tuple[str, str], ...]] = {
    NeedKind.about_case: (
        ("nb", "Har med papirene dere ba om."),
        ("nb", "Fikk brev om at jeg måtte komme innom. Det gjelder saken min."),
        ("nb", "Noe har endret seg siden sist, jeg har flyttet."),
        ("nb", "Lurer på om jeg kan utsette timen på torsdag."),
        ("nn", "Eg har kvitteringane med meg no."),
        ("nn", "Eg har fått ny jobb og lurer på kva eg må melde frå om."),
        ("en", "I brought the papers you asked for."),
        ("en", "Something has changed since last time. Whom do I tell?"),
    ),
    NeedKind.where_is_it: (
        ("nb", "Hvor ligger søknaden min nå?"),
        ("nb", "Hvem er det som har saken min?"),
        ("nb", "De sa to uker, og nå har det gått tre."),
        ("nn", "Kven kan seie meg kor saka mi er?"),
        ("nn", "Eg har ikkje høyrt noko. Er det de eller kommunen som har henne?"),
        ("en", "Where is my application now?"),
        ("en", "Nobody called. Who has my case?"),
    ),
    NeedKind.back: (
        ("nb", "Jeg var her i forrige uke, men det hjalp ikke."),
        ("nb", "Ble sendt hit igjen av dem dere sendte meg til."),
        ("nb", "Prøvde det dere sa. Det gikk ikke."),
        ("nn", "Eg er tilbake, for skjemaet vart ikkje godteke."),
        ("en", "I did what you told me and they sent me back here."),
    ),
    NeedKind.complaint: (
        ("nb", "Jeg har fortalt det samme til fire forskjellige. Nå vil jeg klage."),
        ("nb", "Brevet er feil, og ingen svarer når jeg ringer."),
        ("nn", "Eg er ikkje nøgd med korleis eg vart møtt sist."),
        ("en", "I want to complain. I have waited for an answer since summer."),
    ),
}


def words_about(kind: NeedKind, language: str, dice: Random) -> str:
    """What somebody who reads this language says; in bokmål where nothing was made up."""
    said = SAID[kind]
    own = [words for spoken, words in said if spoken == language]
    return dice.choice(own or [words for spoken, words in said if spoken == "nb"])
