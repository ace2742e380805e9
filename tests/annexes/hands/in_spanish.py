"""Un plan redactado por un equipo de consultores: marco lógico en tablas, fichas y anexos."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Visión
mission Misión
value Cercanía
value Rigor
goal 1 Agua segura en cada aldea
  target 1.1 Aldeas con análisis mensual
  target 1.2 Pozos con cierre sanitario
goal 2 Cuencas que se recuperan
  target 2.1 Hectáreas de ribera replantadas
thematic_priority 1 Vigilancia del agua
  outcome 1.1 Los riesgos se conocen a tiempo
    indicator Días entre la toma de muestra y el aviso
    indicator Aldeas que reciben avisos
  outcome 1.2 Las aldeas mantienen sus pozos
    indicator Pozos en servicio al final de la estación seca
thematic_priority 2 Riberas vivas
  outcome 2.1 Las orillas retienen el suelo
    indicator Toneladas de sedimento por año
output Laboratorio móvil
output Manual del pocero
output Vivero comunal
enabler Equipo técnico
enabler Alianzas
enabler Financiación estable
risk Sequía prolongada
risk Robo de bombas
budget_line 1 Laboratorio
budget_line 2 Viveros
glossary_term Pocero
glossary_term Ribera
acronym MCR
acronym SAT
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Mancomunidad de la Cuenca del Río – Plan estratégico 2028-2031")
    pen.heading(1, "1. Presentación")
    pen.text("Este plan se ha escrito con las aldeas y para ellas.")
    pen.heading(1, "2. Visión")
    pen.text("Nadie enferma por el agua que bebe.")
    pen.heading(1, "3. Misión")
    pen.text("Analizamos, reparamos y plantamos con las aldeas de la cuenca.")
    pen.heading(1, "4. Valores")
    pen.bullets("Cercanía: vamos a pie.", "Rigor: medimos dos veces.")
    pen.heading(1, "5. Objetivos estratégicos y metas cuantificadas")
    pen.table(
        ("Nº", "Finalidad", "Unidad", "Línea de base 2027", "Valor 2031"),
        ("Objetivo estratégico 1: Agua segura en cada aldea", "<", "<", "<", "<"),
        ("1.1", "Aldeas con análisis mensual", "aldeas", "20", "140"),
        ("1.2", "Pozos con cierre sanitario", "pozos", "75", "400"),
        ("Objetivo estratégico 2: Cuencas que se recuperan", "<", "<", "<", "<"),
        ("2.1", "Hectáreas de ribera replantadas", "ha", "0", "650"),
    )
    pen.heading(1, "6. Prioridades temáticas, resultados e indicadores")
    pen.table(
        ("Prioridad", "Resultado", "Indicador", "2027", "2031"),
        (
            "1. Vigilancia del agua",
            "1.1 Los riesgos se conocen a tiempo",
            "Días entre la toma de muestra y el aviso",
            "12",
            "2",
        ),
        ("^", "^", "Aldeas que reciben avisos", "8", "140"),
        (
            "^",
            "1.2 Las aldeas mantienen sus pozos",
            "Pozos en servicio al final de la estación seca",
            "55 %",
            "90 %",
        ),
        ("2. Riberas vivas", "2.1 Las orillas retienen el suelo", "Toneladas de sedimento por año", "900", "300"),
    )
    pen.heading(1, "7. Productos")
    pen.numbers("Laboratorio móvil", "Manual del pocero", "Vivero comunal")
    pen.heading(1, "8. Factores habilitadores")
    pen.table(
        ("Factor habilitador", "Descripción", "Contribuye a"),
        ("Equipo técnico", "Tres químicas y dos poceros.", "Objetivo 1"),
        ("Alianzas", "Con escuelas y cooperativas.", "Objetivo 2"),
        ("Financiación estable", "Cuotas por hectárea.", "Objetivos 1 y 2"),
    )
    pen.heading(1, "9. Riesgos")
    pen.table(
        ("Riesgo", "Probabilidad", "Medidas de mitigación", "Apetito de riesgo"),
        ("Sequía prolongada", "alta", "Pozos de reserva", "bajo"),
        ("Robo de bombas", "media", "Candados y vecinos", "bajo"),
    )
    pen.heading(1, "10. Presupuesto")
    pen.table(
        ("Código", "Denominación", "2028", "2029", "2030", "2031"),
        ("1", "Laboratorio", "50", "50", "60", "60"),
        ("2", "Viveros", "20", "30", "30", "20"),
        ("", "Total", "70", "80", "90", "80"),
    )
    pen.heading(1, "Anexo 1. Glosario")
    pen.bold("Pocero: ", "quien construye y cuida pozos.")
    pen.bold("Ribera: ", "orilla del río y su vegetación.")
    pen.heading(1, "Anexo 2. Siglas")
    pen.table(("Sigla", "Significado"), ("MCR", "Mancomunidad de la Cuenca del Río"), ("SAT", "Sistema de alerta"))
    pen.save(path)
