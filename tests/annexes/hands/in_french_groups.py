"""A results framework in French by the counsellor of one study group: a heading, and then nothing but tables."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
study_group 3 Cartes des courants et des hauts-fonds
  vision Vision
  mission Mission
  value_proposition Proposition de valeur
  internal_analysis Contexte interne
  external_analysis Contexte externe
  goal 1 Des cartes sûres pour tous les pilotes
    target 1.1 Part des chenaux relevés depuis moins de cinq ans
    target 1.2 Échouements dus à une carte périmée
  goal 2 Une commission où chacun peut travailler
    target 2.1 Pays qui envoient un rédacteur
  output P1 Recommandations sur le relevé des chenaux
    target Recommandations approuvées
  output P2 Atlas commun des hauts-fonds
    target Feuilles publiées
  output P3 Ateliers de relevé
    target Hydrographes formés
  outcome Les pilotes se fient aux cartes communes
    indicator Part des pilotes qui n'emportent plus d'autre carte
  outcome Les services échangent leurs relevés sans délai
    indicator Jours entre le relevé et l'échange
    indicator Services raccordés à l'échange
  enabler Structure de la commission adaptée à sa tâche
  enabler Réunions électroniques
  enabler Communication et promotion
  regional_presence Présence régionale
  strategic_risk Les armateurs achètent leurs cartes ailleurs
  strategic_risk Deux pays fondateurs se retirent
  operational_risk La base des relevés est perdue
  operational_risk Les rédacteurs manquent de temps
"""


def build(path: Path) -> None:
    """Write the framework."""
    pen = Pen()
    pen.title("Cadre de résultats du Secteur de l'hydrographie 2028-2031")
    pen.text("Projet du 3 mars 2027, à examiner par le groupe consultatif.")
    pen.heading(1, "Commission d'études 3 – Cartes des courants et des hauts-fonds")
    pen.text("Tableau 1 – Orientation de la commission")
    pen.table(
        ("Vision", "Aucun navire ne touche un fond que quelqu'un connaissait déjà."),
        ("Mission", "La commission dit comment on relève les fonds, et comment on le fait savoir."),
        ("Proposition de valeur", "Une seule règle pour quarante services, écrite par ceux qui l'appliquent."),
        ("Présence régionale", "Les bureaux de zone prêtent leurs sondeurs et accueillent un atelier par an."),
        bold_header=False,
    )
    _situation(pen)
    _goals(pen)
    _results(pen)
    _means(pen)
    pen.save(path)


def _situation(pen: Pen) -> None:
    pen.text("Tableau 2 – Analyse de la situation")
    pen.table(
        ("Contexte interne", "Contexte externe"),
        (
            "Neuf rédacteurs, dont six en fin de mandat.\nDes méthodes éprouvées.",
            "Les sondeurs coûtent dix fois moins qu'en 2015.\nDes éditeurs privés vendent des cartes rapides.",
        ),
    )


def _goals(pen: Pen) -> None:
    pen.text("Tableau 3 – Buts et cibles")
    pen.table(
        ("But", "Cible", "Niveau de référence (2027)", "Valeur à atteindre (2031)"),
        (
            "But 1 : Des cartes sûres pour tous les pilotes",
            "1.1 Part des chenaux relevés depuis moins de cinq ans",
            "35 %",
            "80 %",
        ),
        ("^", "1.2 Échouements dus à une carte périmée", "14", "4"),
        ("But 2 : Une commission où chacun peut travailler", "2.1 Pays qui envoient un rédacteur", "11", "25"),
    )


def _results(pen: Pen) -> None:
    pen.text("Tableau 4 – Produits")
    pen.table(
        ("N°", "Produit", "Cible", "Référence", "Valeur visée"),
        ("P1", "Recommandations sur le relevé des chenaux", "Recommandations approuvées", "2", "9"),
        ("P2", "Atlas commun des hauts-fonds", "Feuilles publiées", "0", "60"),
        ("P3", "Ateliers de relevé", "Hydrographes formés", "40", "300"),
    )
    pen.text("Tableau 5 – Résultats")
    pen.table(
        ("Résultat", "Indicateur", "Référence", "Valeur visée"),
        (
            "Les pilotes se fient aux cartes communes",
            "Part des pilotes qui n'emportent plus d'autre carte",
            "20 %",
            "70 %",
        ),
        ("Les services échangent leurs relevés sans délai", "Jours entre le relevé et l'échange", "90", "10"),
        ("^", "Services raccordés à l'échange", "6", "35"),
    )


def _means(pen: Pen) -> None:
    pen.text("Tableau 6 – Catalyseurs")
    pen.table(
        ("Catalyseur", "Description"),
        ("Structure de la commission adaptée à sa tâche", "Moins de Questions, plus de rédacteurs."),
        ("Réunions électroniques", "Une séance par mois, à une heure que l'Asie peut tenir."),
        ("Communication et promotion", "Une page pour les pilotes, une autre pour les armateurs."),
    )
    pen.text("Tableau 7 – Registre des risques")
    pen.table(
        ("Type", "Risque", "Atténuation", "Appétence pour le risque"),
        ("Stratégique", "Les armateurs achètent leurs cartes ailleurs", "Publier chaque mois.", "Faible"),
        ("Stratégique", "Deux pays fondateurs se retirent", "Visites annuelles.", "Modérée"),
        ("Opérationnel", "La base des relevés est perdue", "Copies dans trois ports.", "Très faible"),
        ("Opérationnel", "Les rédacteurs manquent de temps", "Décharge d'un jour par semaine.", "Modérée"),
    )
