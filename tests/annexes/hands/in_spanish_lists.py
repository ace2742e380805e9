"""A plan in Spanish by a minute-taker: run-in headings in bold, and lists inside lists inside lists."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Visión
mission Misión
value Hospitalidad
value Memoria
value Prudencia
goal 1 Caminos abiertos todo el año
  target 1.1 Kilómetros señalizados en ambos sentidos: de 180 en 2027 a 640 en 2031
  target 1.2 Refugios con agua potable: de 11 en 2027 a 40 en 2031
goal 2 Pueblos que viven del camino
  target 2.1 Familias que alojan a caminantes: de 60 en 2027 a 300 en 2031
thematic_priority 1 Seguridad en la montaña
  outcome 1.1 Los rescates llegan antes
    indicator Minutos entre el aviso y la salida
    indicator Porcentaje de avisos con posición exacta
  outcome 1.2 Los caminantes conocen el parte meteorológico
    indicator Refugios con parte expuesto antes de las siete
thematic_priority 2 Patrimonio compartido
  outcome 2.1 Los puentes antiguos se conservan en uso
    indicator Puentes revisados cada primavera
    indicator Puentes cerrados por ruina
  outcome 2.2 Los oficios del camino encuentran aprendices
    indicator Aprendices que terminan el segundo año
output Guía de señales, en cuatro idiomas
output Mapa de refugios, puesto al día cada otoño
output Cuadrilla volante para reparaciones
output Parte de montaña, dos veces al día
enabler Personal y voluntariado
enabler Alianzas con los municipios
enabler Comunicación estratégica
enabler Sistemas de información
risk Abandono de los refugios
risk Inviernos sin nieve
risk Rotación de guardas
glossary_term Camino
glossary_term Guarda
glossary_term Refugio
acronym LCA
acronym PM
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.bold("LIGA DE CAMINOS ALTOS")
    pen.bold("Proyecto de Plan Estratégico para 2028-2031")
    pen.text("Texto consolidado por la Secretaría tras la tercera reunión del Grupo de Trabajo.")
    pen.bold("Visión. ", "Una cordillera que se cruza a pie sin miedo.")
    pen.bold("Misión. ", "La Liga abre, señala y cuida los caminos altos, y a quienes viven de ellos.")
    pen.bold("Valores. ", "Tres valores guían a la Liga:")
    pen.bullets(
        "Hospitalidad: la puerta del refugio no tiene llave.",
        "Memoria: cada señal dice quién abrió el paso.",
        "Prudencia: volver a tiempo también es llegar.",
    )
    _goals(pen)
    _priorities(pen)
    _rest(pen)
    pen.save(path)


def _goals(pen: Pen) -> None:
    pen.bold("Metas estratégicas y finalidades")
    pen.bold("Meta estratégica 1: Caminos abiertos todo el año. ", "El invierno no aísla a ningún valle.")
    pen.bullets(
        "Finalidad 1.1: Kilómetros señalizados en ambos sentidos: de 180 en 2027 a 640 en 2031.",
        "Finalidad 1.2: Refugios con agua potable: de 11 en 2027 a 40 en 2031.",
    )
    pen.bold("Meta estratégica 2: Pueblos que viven del camino. ", "Quien pasa, compra y vuelve.")
    pen.bullets("Finalidad 2.1: Familias que alojan a caminantes: de 60 en 2027 a 300 en 2031.")


def _priorities(pen: Pen) -> None:
    pen.bold("Prioridades temáticas y resultados")
    pen.bold("Prioridad temática 1: Seguridad en la montaña")
    pen.bold("Resultado 1.1: Los rescates llegan antes. ", "Nadie espera una noche entera.", style="List Bullet")
    pen.bullets("Indicadores:", level=2)
    pen.bullets("Minutos entre el aviso y la salida;", "Porcentaje de avisos con posición exacta.", level=3)
    pen.bold("Resultado 1.2: Los caminantes conocen el parte meteorológico. ", "Cada mañana.", style="List Bullet")
    pen.bullets("Indicador: Refugios con parte expuesto antes de las siete.", level=2)
    pen.bold("Prioridad temática 2: Patrimonio compartido")
    pen.bold("Resultado 2.1: Los puentes antiguos se conservan en uso. ", "Piedra a piedra.", style="List Bullet")
    pen.bullets("Indicadores:", level=2)
    pen.bullets("Puentes revisados cada primavera;", "Puentes cerrados por ruina.", level=3)
    pen.bold("Resultado 2.2: Los oficios del camino encuentran aprendices. ", style="List Bullet")
    pen.bullets("Indicador: Aprendices que terminan el segundo año.", level=2)


def _rest(pen: Pen) -> None:
    pen.bold("Productos. ", "La Liga entregará durante el período:")
    pen.numbers(
        "Guía de señales, en cuatro idiomas;",
        "Mapa de refugios, puesto al día cada otoño;",
        "Cuadrilla volante para reparaciones;",
        "Parte de montaña, dos veces al día.",
    )
    pen.bold("Factores habilitadores. ", "El Plan depende de cuatro condiciones:")
    pen.bold("Personal y voluntariado: ", "nadie guarda un refugio más de diez días seguidos.", "List Number")
    pen.bold("Alianzas con los municipios: ", "un convenio para cada valle.", "List Number")
    pen.bold("Comunicación estratégica: ", "una misma voz en los dos lados del puerto.", "List Number")
    pen.bold("Sistemas de información: ", "un registro único de señales y refugios.", "List Number")
    pen.bold("Riesgos. ", "El Comité sigue tres riesgos:")
    pen.bullets("Abandono de los refugios")
    pen.bullets("Medida de mitigación: un fondo común de reparaciones.", "Apetito de riesgo: bajo.", level=2)
    pen.bullets("Inviernos sin nieve")
    pen.bullets("Medida de mitigación: caminos de media ladera.", "Apetito de riesgo: moderado.", level=2)
    pen.bullets("Rotación de guardas")
    pen.bullets("Medida de mitigación: contratos de cuatro años.", "Apetito de riesgo: bajo.", level=2)
    pen.bold("Glosario")
    pen.bullets(
        "Camino: vía que se anda a pie y que figura en el mapa de la Liga.",
        "Guarda: persona que responde de un refugio.",
        "Refugio: techo abierto, con fuego y con agua.",
    )
    pen.bold("Siglas")
    pen.bullets("LCA: Liga de Caminos Altos", "PM: parte de montaña")
