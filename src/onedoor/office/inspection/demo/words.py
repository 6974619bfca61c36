"""What persons say they come for, in their own words: made up, a few sentences for each area."""

from __future__ import annotations

from random import Random

from onedoor.office.inspection.demo.house import Field

# (language, words). Nothing here was said by anybody.
SAID: dict[str, tuple[tuple[str, str], ...]] = {
    "job_seeking": (
        ("nb", "Jeg er ferdig med vikariatet og trenger noe nytt. Helst innen lager."),
        ("nb", "Vil gjerne ha hjelp med CV. Har ikke søkt jobb på tjue år."),
        ("nb", "Butikken legger ned. Hva gjør jeg nå?"),
        ("nb", "Søker og søker, men hører aldri noe tilbake."),
        ("nn", "Eg er nettopp flytt hit og leitar etter arbeid."),
        ("nn", "Kan eg få hjelp til å øve på intervju?"),
        ("en", "I worked as a cook before. How do I find work here?"),
        ("en", "I have a diploma from home. Can I use it here?"),
    ),
    "employment_schemes": (
        ("nb", "Jeg hadde arbeidstrening i fjor og vil gjerne prøve igjen, i et annet yrke."),
        ("nb", "Det er et kurs i truckføring i mai. Kan jeg få plass?"),
        ("nb", "Sjefen vil ha meg om det finnes lønnstilskudd."),
        ("nn", "Eg treng ein praksisplass nær heimen, eg har ikkje førarkort."),
        ("nn", "Rådgjevaren på skulen sa at de har tiltak for unge."),
        ("en", "I would like a place to practise my Norwegian while I work."),
    ),
    "unemployment_benefit": (
        ("nb", "Permittert fra mandag. Når kan jeg søke dagpenger?"),
        ("nb", "Har sendt meldekort, men pengene er ikke kommet."),
        ("nb", "Fått avslag fordi det mangler noe fra arbeidsgiver. Han svarer ikke."),
        ("nn", "Kva skjer med dagpengane om eg tek nokre ekstravakter?"),
        ("en", "My contract ended. I do not understand the form."),
    ),
    "sick_leave": (
        ("nb", "Sykmeldt i fire måneder. Vil tilbake, men ikke til det samme."),
        ("nb", "Ryggen holder ikke til full jobb. Kan vi finne en løsning med sjefen?"),
        ("nb", "Legen sier gradert, arbeidsgiver sier nei."),
        ("nb", "Når er dialogmøtet? Har ikke hørt noe."),
        ("nn", "Eg er sjukmeld og lurer på kva som skjer når året er omme."),
        ("nn", "Eg klarer halve dagar no, og vil gjerne prøve meir."),
        ("en", "I am on sick leave and my employer does not answer me."),
    ),
    "work_assessment": (
        ("nb", "Sykepengene tar slutt om seks uker og jeg er ikke frisk."),
        ("nb", "Vil vite hva jeg kan klare. Har vært borte fra jobb lenge."),
        ("nb", "Behandlingen er ikke ferdig. Hva lever jeg av så lenge?"),
        ("nn", "Eg fekk brev om at planen min skal gjerast på nytt."),
        ("en", "The doctor says I cannot go back to my old work."),
    ),
    "single_parents": (
        ("nb", "Er blitt alene med to barn. Hva har vi rett på?"),
        ("nb", "Begynner på skole til høsten. Får jeg hjelp til barnehagen?"),
        ("nn", "Eg er åleine med guten min og vil ta fagbrev."),
        ("en", "I am alone with my daughter now. I need to know what to apply for."),
    ),
    "financial_assistance": (
        ("nb", "Pengene er slutt og det er ti dager til neste utbetaling."),
        ("nb", "Strømmen blir stengt på fredag."),
        ("nb", "Har søkt før jul, men ikke fått svar."),
        ("nb", "Lønna kom ikke denne måneden. Trenger mat til ungene."),
        ("nn", "Eg ventar på dagpengar og har ikkje til husleiga."),
        ("nn", "Vinterklede til borna, det strekk ikkje til."),
        ("en", "I have no money for food this week."),
        ("en", "I am waiting for an answer from another office and cannot pay the rent."),
    ),
    "debt_counselling": (
        ("nb", "Har en pose med uåpnede brev. Kan noen gå gjennom den med meg?"),
        ("nb", "Inkasso på tre lån. Vil betale, men vet ikke hvor jeg skal begynne."),
        ("nb", "Samboeren flyttet og regningene ble igjen."),
        ("nn", "Eg treng hjelp til å setje opp eit budsjett."),
        ("en", "They take so much of my salary that I cannot live from it."),
    ),
    "housing": (
        ("nb", "Må ut av leiligheten før helgen."),
        ("nb", "Bor på sofaen hos en kamerat, men han skal flytte."),
        ("nn", "Utleigaren sel huset, og eg finn ikkje noko anna."),
        ("en", "We are four persons in one room and have to leave it."),
    ),
    "qualification_programme": (
        ("nb", "Vil gjerne i gang igjen, men trenger noen som følger med."),
        ("nb", "Hørte om programmet av en venn. Er det noe for meg?"),
        ("nn", "Eg har vore heime lenge og vil ha faste dagar."),
        ("en", "I want to learn and work every day. Can I join a programme?"),
    ),
    "introduction_programme": (
        ("nb", "Er ferdig på norskkurset og vil videre."),
        ("nn", "Eg vil byte frå kurs til praksis."),
        ("en", "I have just been settled here. When does my programme start?"),
        ("en", "My wife came last month. Can she start too?"),
    ),
    "employers": (
        ("nb", "Vi trenger folk til høsten. Kan dere foreslå noen?"),
        ("nb", "En av mine blir sykmeldt igjen og igjen. Hva kan vi gjøre sammen?"),
        ("nn", "Eg vil tilsetje ein som treng opplæring. Kva finst av støtte?"),
        ("en", "I have a small café and need two more. Where do I advertise?"),
    ),
    "disability": (
        ("nb", "Får uføretrygd og vil prøve å jobbe litt. Hva skjer med pengene?"),
        ("nb", "Legen mener jeg bør søke ufør. Jeg vet ikke hvor jeg begynner."),
        ("nn", "Eg lurer på kor mykje eg kan tene ved sida av."),
        ("en", "I do not understand the letter about my disability benefit."),
    ),
    "family": (
        ("nb", "Venter barn i mai og skjønner ikke skjemaet."),
        ("nb", "Faren har flyttet ut. Hvordan blir det med bidraget?"),
        ("nn", "Eg har ikkje fått barnetrygda denne månaden."),
        ("en", "My child was born last week. What do I apply for first?"),
    ),
    "pension": (
        ("nb", "Fyller sekstito i sommer og vil vite hva jeg får."),
        ("nn", "Mannen min er død. Kva gjer eg med pensjonen hans?"),
        ("en", "I worked here for twelve years. Do I have a pension?"),
    ),
    "assistive_technology": (
        ("nb", "Mor kommer ikke opp trappa lenger. Kan hun få hjelp til det?"),
        ("nn", "Høyreapparatet mitt er øydelagt."),
        ("en", "I need another chair to be able to work."),
    ),
    "abroad": (
        ("nb", "Har jobbet i Danmark og lurer på hva jeg kan ta med meg."),
        ("nn", "Eg skal bu i Spania i vinter. Mistar eg noko?"),
        ("en", "I have moved here from Poland. Am I a member?"),
    ),
    "addiction": (
        ("nb", "Har vært rusfri i tre måneder og trenger noe å gjøre om dagen."),
        ("nn", "Eg vil ha hjelp før det går gale igjen."),
        ("en", "I want to stop, and I cannot do it alone."),
    ),
}


# For an area that no words were made up for.
_OF_ANYTHING: tuple[tuple[str, str], ...] = (
    ("nb", "Jeg har fått et brev jeg ikke forstår. Kan noen forklare det?"),
    ("nb", "Jeg vet ikke hva jeg kan søke om. Kan vi snakke om det?"),
    ("nb", "Søkte for en stund siden og har ikke hørt noe."),
    ("nb", "Må jeg sende noe mer, eller er alt kommet fram?"),
    ("nn", "Eg veit ikkje kven eg skal spørje, så eg spør her."),
    ("nn", "Kan nokon sjå på skjemaet saman med meg?"),
    ("en", "Somebody told me to ask here. I do not know what it is called."),
    ("en", "I have a letter from you and I do not understand it."),
)


def words_for(area: Field, language: str, dice: Random) -> str:
    """What somebody who reads this language says about a need; in bokmål where nothing is."""
    said = SAID.get(area.name, _OF_ANYTHING)
    own = [words for spoken, words in said if spoken == language]
    return dice.choice(own or [words for spoken, words in said if spoken == "nb"])
