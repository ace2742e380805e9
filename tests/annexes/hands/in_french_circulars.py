"""A French plan by a director's office: « n° », spaces before colons, capital headings, lists and two tables."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Solidarité
value Rigueur
value Écoute
goal 1 Des côtes mieux éclairées
  target 1.1 D’ici à 2031, 95 % des feux fonctionnent toute l’année
  target 1.2 D’ici à 2030, chaque port dispose d’un feu de secours
goal 2 Des marins mieux informés
  target 2.1 D’ici à 2031, 80 % des équipages reçoivent l’avis du jour
  target 2.2 D’ici à 2029, tous les avis paraissent en six langues
thematic_priority 1 Entretien des phares
  outcome 1.1 Les pannes sont réparées sans attendre
    indicator Durée moyenne d’une panne
    indicator Part des pannes signalées par les usagers
  outcome 1.2 Les gardiens transmettent leur savoir
    indicator Nombre de gardiens formés par un ancien
thematic_priority 2 Information nautique
  outcome 2.1 L’équipage connaît l’état des feux avant l’appareillage
    indicator Part des équipages qui consultent l’avis
  outcome 2.2 Les cartes sont à jour
    indicator Délai entre une modification et sa publication
    indicator Erreurs signalées par an
output 1.1.1 Atelier mobile de réparation
output 1.2.1 École des gardiens
output 2.1.1 Avis quotidien aux navigateurs
output 2.2.1 Atlas numérique des feux
enabler 1 Mobilisation des membres
enabler 2 Partenariats avec les ports
enabler 3 Gestion transparente
enabler 4 Égalité entre les femmes et les hommes
risk 1 Vieillissement des tours
risk 2 Départ des gardiens expérimentés
risk 3 Piratage des systèmes d’alerte
glossary_term Feu
glossary_term Avis
glossary_term Gardien
acronym OIP
acronym AQN
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Office interinsulaire des phares")
    pen.text("Annexe 1 à la Résolution 8 – Plan stratégique pour la période 2028-2031")
    pen.heading(1, "1. VISION, MISSION ET VALEURS")
    pen.bold("Vision : ", "« Plus aucun naufrage faute de lumière. »")
    pen.bold("Mission : ", "l’Office entretient les phares et informe les marins.")
    pen.text("L’Office s’appuie sur les valeurs suivantes :")
    pen.bullets(
        "Solidarité : les îles riches aident les autres ;",
        "Rigueur : un feu éteint est toujours signalé ;",
        "Écoute : les marins ont la parole.",
    )
    pen.heading(1, "2. OBJECTIFS STRATÉGIQUES ET CIBLES")
    _goals(pen)
    pen.heading(1, "3. PRIORITÉS THÉMATIQUES ET RÉSULTATS ATTENDUS")
    _priorities(pen)
    pen.heading(1, "4. PRODUITS")
    pen.table(
        ("N°", "Produit", "Résultat visé", "Service responsable", "Échéance"),
        ("1.1.1", "Atelier mobile de réparation", "Résultat 1.1", "Service technique", "2028"),
        ("1.2.1", "École des gardiens", "Résultat 1.2", "Formation", "2029"),
        ("2.1.1", "Avis quotidien aux navigateurs", "Résultat 2.1", "Information", "chaque jour"),
        ("2.2.1", "Atlas numérique des feux", "Résultat 2.2", "Cartographie", "2031"),
    )
    _means(pen)
    _words(pen)
    pen.save(path)


def _goals(pen: Pen) -> None:
    pen.heading(2, "Objectif stratégique n° 1 : Des côtes mieux éclairées")
    pen.text("Les feux sont la première sécurité du marin.")
    pen.bullets(
        "Cible 1.1 : D’ici à 2031, 95 % des feux fonctionnent toute l’année ;",
        "Cible 1.2 : D’ici à 2030, chaque port dispose d’un feu de secours.",
    )
    pen.heading(2, "Objectif stratégique n° 2 : Des marins mieux informés")
    pen.text("Un avis lu à temps vaut mieux qu’un sauvetage.")
    pen.bullets(
        "Cible 2.1 : D’ici à 2031, 80 % des équipages reçoivent l’avis du jour ;",
        "Cible 2.2 : D’ici à 2029, tous les avis paraissent en six langues.",
    )


def _priorities(pen: Pen) -> None:
    pen.heading(2, "Priorité thématique n° 1 – Entretien des phares")
    pen.bold("Résultat 1.1 – Les pannes sont réparées sans attendre")
    pen.text("Indicateurs de résultat :")
    pen.bullets("Durée moyenne d’une panne ;", "Part des pannes signalées par les usagers.")
    pen.bold("Résultat 1.2 – Les gardiens transmettent leur savoir")
    pen.text("Indicateur de résultat :")
    pen.bullets("Nombre de gardiens formés par un ancien.")
    pen.heading(2, "Priorité thématique n° 2 – Information nautique")
    pen.bold("Résultat 2.1 – L’équipage connaît l’état des feux avant l’appareillage")
    pen.text("Indicateur de résultat :")
    pen.bullets("Part des équipages qui consultent l’avis.")
    pen.bold("Résultat 2.2 – Les cartes sont à jour")
    pen.text("Indicateurs de résultat :")
    pen.bullets("Délai entre une modification et sa publication ;", "Erreurs signalées par an.")


def _means(pen: Pen) -> None:
    pen.heading(1, "5. CATALYSEURS")
    pen.text("Quatre catalyseurs soutiennent la mise en œuvre du plan :")
    pen.text(
        "1) Mobilisation des membres : chaque île désigne un correspondant.",
        "2) Partenariats avec les ports : les capitaineries relaient les avis.",
        "3) Gestion transparente : les comptes sont publiés en mars.",
        "4) Égalité entre les femmes et les hommes : la parité est visée dans les équipes.",
    )
    pen.heading(1, "6. RISQUES ET MESURES D’ATTÉNUATION")
    pen.table(
        ("Risque", "Probabilité", "Incidence", "Mesures d’atténuation", "Appétence pour le risque"),
        ("1. Vieillissement des tours", "Forte", "Forte", "Inspection tous les deux ans", "Faible"),
        ("2. Départ des gardiens expérimentés", "Moyenne", "Forte", "Tutorat", "Modérée"),
        ("3. Piratage des systèmes d’alerte", "Faible", "Forte", "Audit annuel", "Nulle"),
    )


def _words(pen: Pen) -> None:
    pen.heading(1, "7. GLOSSAIRE")
    pen.text(
        "Feu : lumière fixe ou tournante qui guide les navires.",
        "Avis : message qui signale un danger ou un changement.",
        "Gardien : personne chargée d’un phare.",
    )
    pen.heading(1, "8. SIGLES ET ACRONYMES")
    pen.table(
        ("Sigle", "Signification"),
        ("OIP", "Office interinsulaire des phares"),
        ("AQN", "avis quotidien aux navigateurs"),
    )
