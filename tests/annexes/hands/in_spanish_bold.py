"""A plan in Spanish by a delegate who knows no styles: headings are bold, dashes and letters are typed by hand."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision VISIÓN
mission MISIÓN
value Cercanía
value Constancia
value Transparencia
goal 1 Lectores en todas las orillas
  target 1.1 Duplicar, de 400 en 2027 a 800 en 2031, las paradas del bibliobarco
  target 1.2 Llegar en 2031 a 60 escuelas ribereñas, frente a 22 en 2027
goal 2 Una red que se sostiene sola
  target 2.1 Cubrir en 2031 con cuotas el 70 % del presupuesto, frente al 45 % en 2027
thematic_priority 1 Acceso al libro
  outcome 1.1 Los niños de la ribera leen por gusto
    indicator Préstamos por niño y año
    indicator Porcentaje de niños que repiten visita
  outcome 1.2 Los mayores encuentran libros que pueden leer
    indicator Porcentaje de mayores que toman un libro en letra grande
thematic_priority 2 Lenguas del río
  outcome 2.1 Las lenguas del río se leen y se escriben
    indicator Libros nuevos publicados por terceros en cada lengua
output a Catálogo único de la red
output b Bibliobarcos en servicio
output c Colección en letra grande
output d Cartillas en tres lenguas
enabler Recursos humanos
enabler Alianzas con las alcaldías
enabler Comunicación estratégica
enabler Tecnología a bordo
risk Estiaje prolongado
risk Pérdida de un barco
risk Retraso de las cuotas
glossary_term Bibliobarco
glossary_term Parada
glossary_term Ribera
acronym RBF
acronym CAP
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.bold("RED DE BIBLIOTECAS FLUVIALES")
    pen.bold("Plan estratégico para el período 2028-2031")
    pen.text("Segunda versión, tras las observaciones de los miembros.")
    pen.bold("1. VISIÓN")
    pen.text("Una ribera en la que nadie vive lejos de un libro.")
    pen.bold("2. MISIÓN")
    pen.text("La Red lleva libros por agua y enseña a cuidarlos.")
    pen.bold("3. VALORES")
    pen.text(
        "– Cercanía: el barco para donde lo llaman.",
        "– Constancia: el barco vuelve siempre el mismo día.",
        "– Transparencia: las cuentas viajan a bordo.",
    )
    _goals(pen)
    _priorities(pen)
    _means(pen)
    _rest(pen)
    pen.save(path)


def _goals(pen: Pen) -> None:
    pen.bold("4. OBJETIVOS ESTRATÉGICOS Y METAS")
    pen.bold("Objetivo estratégico 1: Lectores en todas las orillas")
    pen.text(
        "La mitad de la ribera no tiene biblioteca a menos de un día.",
        "Meta 1.1: Duplicar, de 400 en 2027 a 800 en 2031, las paradas del bibliobarco.",
        "Meta 1.2: Llegar en 2031 a 60 escuelas ribereñas, frente a 22 en 2027.",
    )
    pen.bold("Objetivo estratégico 2: Una red que se sostiene sola")
    pen.text(
        "Las donaciones bajan cada año.",
        "Meta 2.1: Cubrir en 2031 con cuotas el 70 % del presupuesto, frente al 45 % en 2027.",
    )


def _priorities(pen: Pen) -> None:
    pen.bold("5. PRIORIDADES TEMÁTICAS Y RESULTADOS")
    pen.bold("Prioridad temática 1: Acceso al libro")
    pen.text("Contribuye al objetivo estratégico 1.")
    pen.bold("Resultado 1.1: Los niños de la ribera leen por gusto")
    pen.text("Indicadores:", "– Préstamos por niño y año", "– Porcentaje de niños que repiten visita")
    pen.bold("Resultado 1.2: Los mayores encuentran libros que pueden leer")
    pen.text("Indicador: Porcentaje de mayores que toman un libro en letra grande")
    pen.bold("Prioridad temática 2: Lenguas del río")
    pen.text("Contribuye a los objetivos estratégicos 1 y 2.")
    pen.bold("Resultado 2.1: Las lenguas del río se leen y se escriben")
    pen.text("Indicador: Libros nuevos publicados por terceros en cada lengua")


def _means(pen: Pen) -> None:
    pen.bold("6. PRODUCTOS")
    pen.text(
        "La Red entregará los productos siguientes:",
        "a) Catálogo único de la red;",
        "b) Bibliobarcos en servicio;",
        "c) Colección en letra grande;",
        "d) Cartillas en tres lenguas.",
    )
    pen.bold("7. FACTORES FACILITADORES")
    pen.bold("Recursos humanos")
    pen.text("Cada barco lleva dos bibliotecarios y un mecánico.")
    pen.bold("Alianzas con las alcaldías")
    pen.text("Cada alcaldía cuida su muelle.")
    pen.bold("Comunicación estratégica")
    pen.text("La radio anuncia la parada la víspera.")
    pen.bold("Tecnología a bordo")
    pen.text("El catálogo funciona sin cobertura.")


def _rest(pen: Pen) -> None:
    pen.bold("8. RIESGOS")
    pen.bold("Estiaje prolongado")
    pen.text("Medidas de mitigación: lanchas de poco calado.", "Apetito de riesgo: moderado.")
    pen.bold("Pérdida de un barco")
    pen.text("Medidas de mitigación: seguro y barco de reserva.", "Apetito de riesgo: bajo.")
    pen.bold("Retraso de las cuotas")
    pen.text("Medidas de mitigación: fondo de seis meses.", "Apetito de riesgo: bajo.")
    pen.bold("9. GLOSARIO")
    pen.bold("Bibliobarco: ", "barco que presta libros.")
    pen.bold("Parada: ", "lugar en el que el bibliobarco atraca al menos una hora.")
    pen.bold("Ribera: ", "tierra a menos de una jornada del río.")
    pen.bold("10. SIGLAS")
    pen.text("RBF – Red de Bibliotecas Fluviales", "CAP – Consejo de alcaldías y patrones")
