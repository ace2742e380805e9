"""A plan in French, in headings and paragraphs, by an officer who puts a hard space before each colon."""

from __future__ import annotations

from pathlib import Path

from docx import Document

EXPECTED = """
vision Vision
mission Mission
value Partage
value Rigueur
goal 1 Des collections vivantes à l’abri du climat
  target 1.1 D’ici à 2031, 80 % des espèces menacées sont cultivées dans deux jardins
  target 1.2 D’ici à 2031, tous les jardins disposent d’un plan de sécheresse
goal 2 Un public qui comprend les plantes
  target 2.1 D’ici à 2031, chaque jardin accueille dix mille élèves par an
  target 2.2 D’ici à 2031, la moitié des étiquettes existent en trois langues
thematic_priority 1 Conservation des espèces riveraines
  outcome 1.1 Les espèces rares se maintiennent sur les rives
    indicator Nombre de populations réintroduites qui survivent cinq ans
    indicator Part des rives suivies chaque année
  outcome 1.2 Les jardins partagent leurs semences sans délai
    indicator Durée moyenne d’un échange de semences
thematic_priority 2 Éducation et accueil
  outcome 2.1 Les enseignants utilisent les jardins dans leurs cours
    indicator Part des écoles voisines qui reviennent chaque année
  outcome 2.2 Les visiteurs changent leurs habitudes au jardin
    indicator Part des visiteurs qui renoncent aux pesticides
output 1 Index commun des semences
output 2 Guide des plantes de rive
output 3 Mallette pédagogique
output 4 Réseau de serres de secours
enabler Ressources humaines
enabler Gestion financière saine
enabler Partenariats avec les communes
enabler Communication stratégique
risk Gel tardif dans les serres
risk Départ d’un jardin fondateur
risk Arrivée d’un nouveau parasite
glossary_term Rive
glossary_term Serre de secours
acronym RJL
acronym PSE
"""


def build(path: Path) -> None:
    """Write the plan."""
    document = Document()

    def french(text: str) -> str:
        for mark in ":;%":
            text = text.replace(f" {mark}", f"\N{NO-BREAK SPACE}{mark}")
        return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")

    def heading(level: int, text: str) -> None:
        document.add_heading(french(text), level)

    def says(*texts: str) -> None:
        for text in texts:
            document.add_paragraph(french(text))

    heading(0, "Plan stratégique du Réseau des jardins lacustres pour la période 2028-2031")
    says("Annexe à la décision 7 de l'assemblée générale. Projet établi par le secrétariat.")
    heading(1, "Introduction")
    says(
        "Le présent plan fixe la direction du Réseau pour quatre ans. Il a été rédigé après une consultation de "
        "tous les jardins membres, et il sera revu à mi-parcours.",
    )
    heading(1, "Vision")
    says("Des lacs entourés de plantes que chacun connaît et que personne ne laisse disparaître.")
    heading(1, "Mission")
    says("Le Réseau cultive, étudie et fait connaître la flore des rives, avec ceux qui y habitent.")
    heading(1, "Valeurs")
    heading(2, "Partage")
    says("Une semence gardée pour soi est une semence perdue.")
    heading(2, "Rigueur")
    says("Chaque plante porte un nom vérifié et une origine connue.")
    heading(1, "Objectifs stratégiques et cibles")
    heading(2, "Objectif stratégique 1 : Des collections vivantes à l'abri du climat")
    says(
        "Les étés secs mettent en danger les collections les plus anciennes.",
        "Cible 1.1 : D'ici à 2031, 80 % des espèces menacées sont cultivées dans deux jardins",
        "Cible 1.2 : D'ici à 2031, tous les jardins disposent d'un plan de sécheresse",
    )
    heading(2, "Objectif stratégique 2 : Un public qui comprend les plantes")
    says(
        "On ne protège que ce que l'on sait nommer.",
        "Cible 2.1 : D'ici à 2031, chaque jardin accueille dix mille élèves par an",
        "Cible 2.2 : D'ici à 2031, la moitié des étiquettes existent en trois langues",
    )
    heading(1, "Priorités thématiques et résultats")
    heading(2, "Priorité thématique 1 : Conservation des espèces riveraines")
    says("Cette priorité contribue surtout à l'objectif stratégique 1.")
    heading(3, "Résultat 1.1 : Les espèces rares se maintiennent sur les rives")
    says(
        "Indicateur : Nombre de populations réintroduites qui survivent cinq ans",
        "Indicateur : Part des rives suivies chaque année",
    )
    heading(3, "Résultat 1.2 : Les jardins partagent leurs semences sans délai")
    says("Indicateur : Durée moyenne d'un échange de semences")
    heading(2, "Priorité thématique 2 : Éducation et accueil")
    says("Cette priorité contribue surtout à l'objectif stratégique 2.")
    heading(3, "Résultat 2.1 : Les enseignants utilisent les jardins dans leurs cours")
    says("Indicateur : Part des écoles voisines qui reviennent chaque année")
    heading(3, "Résultat 2.2 : Les visiteurs changent leurs habitudes au jardin")
    says("Indicateur : Part des visiteurs qui renoncent aux pesticides")
    heading(1, "Produits et services")
    says("Les produits sont mesurés et chiffrés dans le plan opérationnel.")
    heading(2, "Produit 1 : Index commun des semences")
    says("Un catalogue unique, mis à jour chaque mois.")
    heading(2, "Produit 2 : Guide des plantes de rive")
    says("Un livre de poche et son édition en ligne.")
    heading(2, "Produit 3 : Mallette pédagogique")
    says("Le matériel de six leçons, prêté aux écoles.")
    heading(2, "Produit 4 : Réseau de serres de secours")
    says("Des places réservées pour les plantes d'un jardin en difficulté.")
    heading(1, "Catalyseurs")
    heading(2, "Ressources humaines")
    says("Le Réseau forme vingt jardiniers par an et leur offre un échange entre deux lacs.")
    heading(2, "Gestion financière saine")
    says("Les contributions sont annoncées pour quatre ans.")
    heading(2, "Partenariats avec les communes")
    says("Chaque jardin signe une convention avec sa commune.")
    heading(2, "Communication stratégique")
    says("Le Réseau parle d'une seule voix, et dans trois langues.")
    heading(1, "Analyse de la situation")
    heading(2, "Contexte externe")
    says("Le niveau des lacs varie davantage, et le prix de l'énergie pèse sur les serres.")
    heading(2, "Contexte interne")
    says("Un tiers des jardiniers prendra sa retraite avant 2031.")
    heading(1, "Risques")
    heading(2, "Gel tardif dans les serres")
    says("Mesure d'atténuation : chauffage de réserve. Appétence pour le risque : faible.")
    heading(2, "Départ d'un jardin fondateur")
    says("Mesure d'atténuation : dialogue annuel. Appétence pour le risque : modérée.")
    heading(2, "Arrivée d'un nouveau parasite")
    says("Mesure d'atténuation : quarantaine de six mois. Appétence pour le risque : très faible.")
    heading(1, "Glossaire")
    says(
        "Rive : bande de terre que l'eau recouvre au moins une fois par an.",
        "Serre de secours : serre dont un quart des places reste libre.",
    )
    heading(1, "Sigles")
    says("RJL : Réseau des jardins lacustres", "PSE : plan de sécheresse et d'eau")
    document.save(str(path))
