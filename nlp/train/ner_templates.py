"""Invented sentences with slots, for types that the corpora hardly show: products, works, events, companies.

fill() puts names into the slots; the sentences are tokenised, so that they need no tokenizer.
"""

import ner_data

TEMPLATES = {
    "fr": """
{ORG} a lancé mardi {PROD} , son nouveau modèle de langage .
Avec {PROD} , {ORG} espère rattraper {PROD} de {ORG} .
{PER} , le patron de {ORG} , a présenté {PROD} lors du {EVENT} .
Les abonnés à {PROD} paieront 12 euros par mois .
{PROD} et {PROD} sont désormais interdits dans les écoles de {LOC} .
{ORG} retire {PROD} du marché après la mort de deux patients .
L' application {PROD} , éditée par {ORG} , compte 30 millions d' utilisateurs .
« {WORK} » , le dernier film de {PER} , sort mercredi .
{PER} signe avec « {WORK} » un roman drôle et cruel .
{PER} a publié {WORK} chez {ORG} en 2011 .
Le succès de {WORK} a surpris {ORG} .
L' album {WORK} de {PER} s' est vendu à un million d' exemplaires .
{ORG} diffusera la série {WORK} à partir de lundi .
{PER} a reçu le {EVENT} pour {WORK} .
Le {EVENT} se tiendra à {LOC} en juin .
{ORG} accuse {ORG} d' avoir copié {PROD} .
{ORG} a porté plainte contre {ORG} devant un tribunal de {LOC} .
{PER} , cofondatrice de {ORG} , quitte l' entreprise .
{ORG} rachète {ORG} pour 3 milliards de dollars .
La start-up {ORG} , basée à {LOC} , a levé 40 millions d' euros auprès de {ORG} .
Selon {ORG} , {PER} aurait rencontré {PER} à {LOC} .
{PER} a rejoint {ORG} après dix ans chez {ORG} .
{ORG} va fermer son usine de {LOC} , où était assemblée {PROD} .
Le constructeur {ORG} a livré 4 000 exemplaires du {PROD} .
La {PROD} de {ORG} sera vendue à partir de 20 000 euros .
{PROD} tourne sous {PROD} et coûte 899 euros .
Une faille dans {PROD} permettait de lire les messages .
{ORG} rend public le code source de {PROD} .
« {PROD} n' est pas prêt » , a déclaré {PER} à {ORG} .
Le concurrent de {PROD} s' appelle {PROD} .
{ORG} a dévoilé {PROD} , un assistant capable de rivaliser avec {PROD} et {PROD} .
Le {WORK} impose de nouvelles règles à {ORG} et {ORG} .
Les députés ont adopté la {WORK} dans la nuit .
{PER} joue dans {WORK} , une pièce créée à {LOC} .
{ORG} a suspendu {PER} avant le {EVENT} .
{PER} a remporté le {EVENT} devant {PER} .
{ORG} a battu {ORG} 3 - 1 à {LOC} .
Vainqueur de {ORG} , {ORG} affrontera {ORG} en finale du {EVENT} .
{ORG} : {PROD} arrive en {LOC}
{PER} dans le capital de {ORG}
{PROD} , {PROD} , {PROD} : quel assistant choisir ?
{ORG} s' allie à {ORG} pour concurrencer {ORG}
Le ministre {PER} s' est rendu à {LOC} pour le {EVENT} .
D' après une étude de {ORG} , {PROD} consomme moins que {PROD} .
{ORG} fournit à {ORG} les moteurs du {PROD} .
Sur {PROD} , {PER} a dénoncé une « mascarade » .
Le hackeur a piraté le compte {PROD} de {PER} .
Un {PROD} de la compagnie {ORG} s' est posé en urgence à {LOC} .
L' ancien directeur de {ORG} , {PER} , dirigera {ORG} .
{PER} ( {ORG} ) a devancé {PER} ( {ORG} ) .
Interrogée par {ORG} , {PER} n' a pas voulu commenter l' {EVENT} .
Le musée de {LOC} expose {WORK} de {PER} .
{ORG} a condamné {ORG} à une amende de 2 millions d' euros .
La Commission reproche à {ORG} d' imposer {PROD} aux fabricants .
Une adaptation de {WORK} est en préparation chez {ORG} .
{PER} , ingénieur chez {ORG} , a conçu {PROD} .
Les actions de {ORG} ont chuté de 7 % à {LOC} .
Le quotidien {ORG} et la chaîne {ORG} ont révélé l' affaire .
La sonde {PROD} a quitté l' orbite de la planète .
{ORG} veut intégrer {PROD} dans {PROD} .
Le tribunal a rejeté la demande de {PER} .
La plainte de {PER} contre {ORG} a été classée sans suite .
L' avocat de {PER} a fait appel .
{PER} a attaqué {ORG} en justice à {LOC} .
Les propos de {PER} ont choqué {PER} .
Selon l' entourage de {PER} , l' accord avec {ORG} est proche .
La fortune de {PER} est estimée à 12 milliards d' euros .
Le rachat de {ORG} par {PER} inquiète les salariés .
L' arrivée de {PER} chez {ORG} a été saluée par {PER} .
Le compte de {PER} a été suspendu par {ORG} .
{PER} et {PER} ont créé {ORG} en 1998 .
L' équipe de {PER} a perdu contre {ORG} .
Le discours de {PER} à {LOC} a duré deux heures .
La victoire de {PER} sur {PER} fait de lui le favori du {EVENT} .
L' entreprise de {PER} emploie 300 personnes en {LOC} .
{PER} , {PER} et {PER} sont nommés au {EVENT} .
Le gouvernement de {PER} a signé avec {ORG} .
""",
    "en": """
{ORG} launched {PROD} , its new language model , on Tuesday .
With {PROD} , {ORG} hopes to catch up with {ORG} 's {PROD} .
{PER} , chief executive of {ORG} , unveiled {PROD} at {EVENT} .
Subscribers to {PROD} will pay $ 12 a month .
{PROD} and {PROD} are now banned in schools in {LOC} .
{ORG} is recalling {PROD} after two patients died .
The {PROD} app , made by {ORG} , has 30 million users .
" {WORK} " , {PER} 's latest film , opens on Friday .
{PER} wrote " {WORK} " , a funny and cruel novel .
{PER} published {WORK} in 2011 .
The success of {WORK} surprised {ORG} .
{PER} 's album {WORK} sold a million copies .
{ORG} will air the series {WORK} from Monday .
{PER} won the {EVENT} for {WORK} .
The {EVENT} will be held in {LOC} in June .
{ORG} accuses {ORG} of copying {PROD} .
{ORG} sued {ORG} in a court in {LOC} .
{PER} , a co-founder of {ORG} , is leaving the company .
{ORG} buys {ORG} for $ 3 billion .
The startup {ORG} , based in {LOC} , raised $ 40 million from {ORG} .
According to {ORG} , {PER} met {PER} in {LOC} .
{PER} joined {ORG} after ten years at {ORG} .
{ORG} will close its plant in {LOC} , where the {PROD} was built .
The carmaker {ORG} delivered 4,000 {PROD} cars last month .
{ORG} 's {PROD} will sell from $ 20,000 .
{PROD} runs on {PROD} and costs $ 899 .
A flaw in {PROD} let attackers read messages .
{ORG} has made the source code of {PROD} public .
" {PROD} is not ready , " {PER} told {ORG} .
A rival to {PROD} is called {PROD} .
{ORG} showed {PROD} , an assistant that can compete with {PROD} and {PROD} .
The {WORK} imposes new rules on {ORG} and {ORG} .
Lawmakers passed the {WORK} overnight .
{PER} stars in {WORK} , a play first staged in {LOC} .
{ORG} suspended {PER} before the {EVENT} .
{PER} won the {EVENT} ahead of {PER} .
{ORG} beat {ORG} 3 - 1 in {LOC} .
After beating {ORG} , {ORG} will face {ORG} in the final of the {EVENT} .
{ORG} brings {PROD} to {LOC}
{PER} takes stake in {ORG}
{PROD} , {PROD} or {PROD} : which assistant to choose ?
{ORG} teams up with {ORG} to take on {ORG}
The minister , {PER} , travelled to {LOC} for the {EVENT} .
A study by {ORG} says {PROD} uses less power than {PROD} .
{ORG} supplies {ORG} with engines for the {PROD} .
On {PROD} , {PER} called the vote a sham .
Hackers broke into {PER} 's {PROD} account .
A {PROD} operated by {ORG} made an emergency landing in {LOC} .
The former head of {ORG} , {PER} , will lead {ORG} .
{PER} ( {ORG} ) finished ahead of {PER} ( {ORG} ) .
Asked by {ORG} , {PER} declined to comment on the {EVENT} .
The museum in {LOC} shows {PER} 's {WORK} .
{ORG} fined {ORG} 2 million euros .
Regulators say {ORG} forces {PROD} on phone makers .
An adaptation of {WORK} is in the works at {ORG} .
{PER} , an engineer at {ORG} , designed {PROD} .
Shares in {ORG} fell 7 % in {LOC} .
The newspaper {ORG} and the broadcaster {ORG} broke the story .
The {PROD} probe has left the planet 's orbit .
{ORG} wants to build {PROD} into {PROD} .
The court threw out a request by {PER} .
{PER} 's complaint against {ORG} was dropped .
A lawyer for {PER} has appealed .
{PER} took {ORG} to court in {LOC} .
Remarks by {PER} shocked {PER} .
People close to {PER} say that a deal with {ORG} is near .
The fortune of {PER} is put at $ 12 billion .
The takeover of {ORG} by {PER} worries staff .
{PER} 's arrival at {ORG} was welcomed by {PER} .
{ORG} suspended the account of {PER} .
{PER} and {PER} founded {ORG} in 1998 .
{PER} 's team lost to {ORG} .
The speech by {PER} in {LOC} lasted two hours .
{PER} 's win over {PER} makes him the favourite for the {EVENT} .
{PER} 's company employs 300 people in {LOC} .
{PER} , {PER} and {PER} are up for the {EVENT} .
The government of {PER} signed a contract with {ORG} .
""",
}

_SUFFIXES = ("Pro", "Plus", "Max", "Mini", "Ultra", "One", "Air", "X", "S", "Lite", "2", "3", "4", "5", "7", "12", "15", "2.0", "3.5", "4.5", "AI", "Go", "Neo")
_VOWELS = "aeiouyàâéèêëîïôùûAEIOUÉÈÊÀÎÔ"
_ELIDED = {"de": "d'", "que": "qu'", "le": "l'", "la": "l'", "La": "L'", "Le": "L'"}


def product(stems, rng):
    """Make a name in the shapes that products have: Nova 12, VX-5, Sonar+, iTask."""
    stem, how = rng.choice(stems), rng.random()
    if how < 0.35:
        return [stem, rng.choice(_SUFFIXES)]
    if how < 0.5:
        return [stem + "+"]
    if how < 0.7:
        letters = "".join(rng.choice("ABCDEFGHKLMNPRSTVWXZ") for _ in range(rng.choice((1, 2, 3))))
        return [f"{letters}-{rng.choice(range(2, 400))}" if rng.random() < 0.6 else f"{letters}{rng.choice(range(2, 900))}"]
    if how < 0.8:
        return [rng.choice(("i", "e", "my")) + stem]
    if how < 0.9:
        return [stem + rng.choice(("GPT", "AI", "OS", "Bot", "Pad", "Book", "Phone"))]
    return [stem]


def fill(template, language, draw, rng):
    """Return an Example: draw(kind) gives the units of a name of that kind."""
    forms, allowed, spans = [], [], []
    for word in template.split():
        if not word.startswith("{"):
            forms.append(word)
            allowed.append(ner_data.bit("O"))
            continue
        kind = word[1:-1]
        name = draw(kind)
        if language == "fr" and forms and forms[-1] in _ELIDED and name[0][0] in _VOWELS:
            forms[-1] = _ELIDED[forms[-1]]
        spans.append((len(forms), len(forms) + len(name), kind))
        forms += name
        allowed += [ner_data.bit(f"B-{kind}")] + [ner_data.bit(f"I-{kind}")] * (len(name) - 1)
    return ner_data.Example(forms, allowed, "templates", 1.0, spans)
