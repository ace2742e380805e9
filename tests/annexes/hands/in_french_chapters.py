"""Un plan rédigé par une directrice : chapitres numérotés, objectifs, tableaux par priorité, annexes."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Notre vision
mission Notre mission
value Proximité
value Transparence
value Sobriété
goal 1 Des forêts mieux surveillées
  target 1.1 Massifs équipés de capteurs, de 12 en 2027 à 48 en 2031
  target 1.2 Alertes confirmées en moins d’une heure, de 40 % en 2027 à 85 % en 2031
goal 2 Des habitants mieux prévenus
  target 2.1 Communes dotées d’un plan d’alerte, de 130 en 2027 à 400 en 2031
  target 2.2 Habitants joignables par message, de 22 % en 2027 à 70 % en 2031
thematic_priority 1 Observer sans relâche
  outcome 1.1 Les départs de feu sont détectés avant d’être visibles
    indicator Délai entre le départ et l’alerte
    indicator Part des massifs couverts de nuit
  outcome 1.2 Les données sont partagées entre services
    indicator Nombre de services raccordés à la carte commune
thematic_priority 2 Prévenir et former
  outcome 2.1 Les habitants savent quoi faire
    indicator Part des foyers qui connaissent leur point de repli
  outcome 2.2 Les élus prennent leurs décisions à temps
    indicator Délai entre l’alerte et la décision
output P1 Carte commune des massifs
output P2 Bulletin de risque quotidien
output P3 Exercices communaux
output P4 Guide du maire
enabler 5.1 Les équipes
enabler 5.2 Le matériel
enabler 5.3 Les conventions avec les propriétaires
enabler 5.4 La communication
risk Une panne du réseau radio en pleine saison
risk Le désengagement d’un département
budget_line 10 Capteurs et relais
budget_line 20 Formation
glossary_term Massif
glossary_term Point de repli
acronym ASF
acronym BRQ
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Agence de surveillance des forêts – Plan stratégique 2028-2031")
    pen.text("Projet soumis au conseil d’administration.")
    pen.heading(1, "Chapitre 1 : Qui nous sommes")
    pen.heading(2, "1.1 Notre vision")
    pen.text("Qu’aucun feu ne surprenne plus personne.")
    pen.heading(2, "1.2 Notre mission")
    pen.text("L’Agence observe, alerte et forme, de jour comme de nuit.")
    pen.heading(2, "1.3 Nos valeurs")
    pen.bold("Proximité. ", "Nos équipes habitent là où elles veillent.")
    pen.bold("Transparence. ", "Chaque alerte est publiée, les fausses aussi.")
    pen.bold("Sobriété. ", "Un capteur réparé vaut mieux que deux capteurs neufs.")
    pen.heading(1, "Chapitre 2 : Objectifs stratégiques et cibles")
    pen.heading(2, "Objectif stratégique 1 : Des forêts mieux surveillées")
    pen.text("D’ici à 2031, aucun massif ne reste sans regard.")
    pen.bullets(
        "Cible 1.1 : Massifs équipés de capteurs, de 12 en 2027 à 48 en 2031",
        "Cible 1.2 : Alertes confirmées en moins d’une heure, de 40 % en 2027 à 85 % en 2031",
    )
    pen.heading(2, "Objectif stratégique 2 : Des habitants mieux prévenus")
    pen.text("Prévenir, c’est d’abord être cru.")
    pen.bullets(
        "Cible 2.1 : Communes dotées d’un plan d’alerte, de 130 en 2027 à 400 en 2031",
        "Cible 2.2 : Habitants joignables par message, de 22 % en 2027 à 70 % en 2031",
    )
    pen.heading(1, "Chapitre 3 : Priorités thématiques")
    pen.heading(2, "Priorité 1 : Observer sans relâche")
    pen.text("La nuit et le vent ne préviennent pas.")
    pen.table(
        ("Résultats", "Indicateurs", "Base 2027", "Cible 2031"),
        (
            "1.1 Les départs de feu sont détectés avant d’être visibles",
            "Délai entre le départ et l’alerte",
            "50 min",
            "10 min",
        ),
        ("^", "Part des massifs couverts de nuit", "15 %", "80 %"),
        (
            "1.2 Les données sont partagées entre services",
            "Nombre de services raccordés à la carte commune",
            "3",
            "14",
        ),
    )
    pen.heading(2, "Priorité 2 : Prévenir et former")
    pen.text("On n’évacue bien que ce qu’on a répété.")
    pen.table(
        ("Résultats", "Indicateurs", "Base 2027", "Cible 2031"),
        (
            "2.1 Les habitants savent quoi faire",
            "Part des foyers qui connaissent leur point de repli",
            "9 %",
            "60 %",
        ),
        ("2.2 Les élus prennent leurs décisions à temps", "Délai entre l’alerte et la décision", "4 h", "1 h"),
    )
    pen.heading(1, "Chapitre 4 : Produits")
    pen.text("P1. Carte commune des massifs", "P2. Bulletin de risque quotidien")
    pen.text("P3. Exercices communaux", "P4. Guide du maire")
    pen.heading(1, "Chapitre 5 : Catalyseurs")
    pen.heading(2, "5.1 Les équipes")
    pen.text("Chaque poste de veille compte trois personnes.")
    pen.heading(2, "5.2 Le matériel")
    pen.text("Les capteurs sont entretenus avant chaque saison.")
    pen.heading(2, "5.3 Les conventions avec les propriétaires")
    pen.text("Une convention fixe qui entre, quand, et par où.")
    pen.heading(2, "5.4 La communication")
    pen.text("La radio locale répète nos bulletins.")
    pen.heading(1, "Chapitre 6 : Risques")
    pen.bullets(
        "Une panne du réseau radio en pleine saison. Mesure d’atténuation : un relais de secours. Appétence : nulle.",
        "Le désengagement d’un département. Mesure d’atténuation : une convention de quatre ans. Appétence : faible.",
    )
    pen.heading(1, "Chapitre 7 : Budget")
    pen.table(
        ("Ligne", "Intitulé", "Montant (en milliers)"),
        ("10", "Capteurs et relais", "3 400"),
        ("20", "Formation", "900"),
    )
    pen.heading(1, "Annexe A – Glossaire")
    pen.text("Massif : forêt d’un seul tenant de plus de cent hectares.")
    pen.text("Point de repli : lieu où les habitants se rassemblent.")
    pen.heading(1, "Annexe B – Sigles")
    pen.text("ASF : Agence de surveillance des forêts", "BRQ : bulletin de risque quotidien")
    pen.save(path)
