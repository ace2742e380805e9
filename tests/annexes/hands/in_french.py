"""A French plan: bold titles in place of heading styles, tables here and lists there."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Notre vision
mission Notre mission
value L’écoute
value La sobriété
value La rigueur
goal 1 Des liaisons fluviales fiables
  target 1.1 Part des embarcadères raccordés
  target 1.2 Durée moyenne d’une panne
goal 2 Des usages numériques utiles à tous
  target 2.1 Part des communes qui offrent au moins trois démarches en ligne
  target 2.2 Part des bateliers formés aux outils numériques
thematic_priority 1 Entretenir les réseaux partagés
  outcome 1.1 Les câbles du fleuve sont surveillés jour et nuit
    indicator Nombre de coupures détectées avant les usagers
  outcome 1.2 Les pannes sont réparées sans attendre la décrue
    indicator Délai médian de réparation
    indicator Part des équipes dotées d’une vedette
thematic_priority 2 Rapprocher les services des riverains
  outcome 2.1 Les démarches courantes se font sans traverser le fleuve
    indicator Nombre de démarches accessibles en ligne
  outcome 2.2 Les personnes âgées sont accompagnées
    indicator Part des communes dotées d’un médiateur
output Carte des câbles
output Centre d’appel commun
output Cahier des charges des embarcadères
output Formations des médiateurs
enabler Les ressources humaines
enabler Les partenariats
enabler Les finances
enabler La communication
risk Une crue exceptionnelle emporte les câbles
risk Le départ de techniciens qualifiés
risk Le retard des contributions
glossary_term Embarcadère
glossary_term Médiateur
glossary_term Crue
acronym CRF
acronym DSI
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.bold("PLAN STRATÉGIQUE DE LA COMMUNAUTÉ DES RÉSEAUX DU FLEUVE POUR LA PÉRIODE 2028-2031")
    pen.text("Projet soumis au Conseil")
    pen.bold("I. Introduction")
    pen.text("Le fleuve sépare et relie. La Communauté réunit quarante communes de ses deux rives.")
    pen.bold("II. Notre vision")
    pen.text("D’une rive à l’autre, chacun peut compter sur le réseau.")
    pen.bold("III. Notre mission")
    pen.text("Entretenir les câbles, former les équipes et rapprocher les services des riverains.")
    pen.bold("IV. Nos valeurs")
    pen.bullets(
        "L’écoute : les riverains parlent d’abord ;",
        "La sobriété : on répare avant d’acheter ;",
        "La rigueur : les chiffres sont publiés chaque mois.",
    )
    pen.bold("V. Buts stratégiques et cibles")
    pen.bold("But 1 : Des liaisons fluviales fiables")
    pen.text("À l’horizon 2031, aucune commune ne reste coupée plus d’un jour.")
    pen.table(
        ("N°", "Cible", "Valeur de référence (2026)", "Valeur visée (2031)", "Unité"),
        ("1.1", "Part des embarcadères raccordés", "46", "85", "%"),
        ("1.2", "Durée moyenne d’une panne", "61", "20", "heures"),
    )
    pen.bold("But 2 : Des usages numériques utiles à tous")
    pen.text("Les outils servent les gens, et non l’inverse.")
    pen.table(
        ("N°", "Cible", "Valeur de référence (2026)", "Valeur visée (2031)", "Unité"),
        ("2.1", "Part des communes qui offrent au moins trois démarches en ligne", "12", "60", "%"),
        ("2.2", "Part des bateliers formés aux outils numériques", "8", "50", "%"),
    )
    pen.bold("VI. Priorités thématiques")
    pen.bold("Priorité thématique 1 – Entretenir les réseaux partagés")
    pen.text("Les câbles vieillissent ; leur surveillance aussi.")
    pen.text("Résultat 1.1 : Les câbles du fleuve sont surveillés jour et nuit")
    pen.bullets("Indicateur : Nombre de coupures détectées avant les usagers")
    pen.text("Résultat 1.2 : Les pannes sont réparées sans attendre la décrue")
    pen.bullets("Indicateur : Délai médian de réparation", "Indicateur : Part des équipes dotées d’une vedette")
    pen.bold("Priorité thématique 2 – Rapprocher les services des riverains")
    pen.text("Une heure de pirogue pour un timbre : c’est trop.")
    pen.text("Résultat 2.1 : Les démarches courantes se font sans traverser le fleuve")
    pen.bullets("Indicateur : Nombre de démarches accessibles en ligne")
    pen.text("Résultat 2.2 : Les personnes âgées sont accompagnées")
    pen.bullets("Indicateur : Part des communes dotées d’un médiateur")
    pen.bold("VII. Produits")
    pen.text("Les produits ci-après sont décrits dans les plans opérationnels :")
    pen.bullets(
        "Carte des câbles ;",
        "Centre d’appel commun ;",
        "Cahier des charges des embarcadères ;",
        "Formations des médiateurs.",
    )
    pen.bold("VIII. Catalyseurs")
    pen.bold("Les ressources humaines")
    pen.text("Chaque technicien forme un apprenti.")
    pen.bold("Les partenariats")
    pen.text("Les écoles prêtent leurs ateliers, les ports leurs quais.", "Une convention est signée chaque année.")
    pen.bold("Les finances")
    pen.text("Une réserve couvre six mois de réparations.")
    pen.bold("La communication")
    pen.text("Une lettre mensuelle paraît dans les quatre langues du fleuve.")
    pen.bold("IX. Risques et mesures d’atténuation")
    pen.table(
        ("Risque", "Probabilité", "Mesures d’atténuation", "Appétence pour le risque"),
        ("Une crue exceptionnelle emporte les câbles", "moyenne", "Double tracé en amont des ponts", "faible"),
        ("Le départ de techniciens qualifiés", "forte", "Primes de fidélité et apprentissage", "modérée"),
        ("Le retard des contributions", "forte", "Échéancier convenu avec chaque commune", "modérée"),
    )
    pen.bold("X. Suivi et évaluation")
    pen.text("Le Conseil examine chaque année un rapport sur l’exécution du plan.")
    pen.bold("XI. Glossaire")
    pen.bold("Embarcadère : ", "lieu où l’on monte à bord, équipé ou non.")
    pen.bold("Médiateur : ", "personne qui aide les usagers à faire leurs démarches.")
    pen.bold("Crue : ", "montée des eaux au-dessus de la cote d’alerte.")
    pen.bold("XII. Liste des sigles")
    pen.table(
        ("Sigle", "Signification"),
        ("CRF", "Communauté des réseaux du fleuve"),
        ("DSI", "Direction des systèmes d’information"),
    )
    pen.save(path)
