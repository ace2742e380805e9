"""HTML in the shapes in which programs put it on the clipboard, about an invented harbour union."""

from __future__ import annotations

WORD = """Version:1.0
StartHTML:0000000105
EndHTML:0000003000
StartFragment:0000000500
EndFragment:0000002900

<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->

<h2>Quays and cranes<o:p></o:p></h2>

<p class=MsoNormal>The union keeps <b>twelve quays</b> and <i style='mso-bidi-font-style:normal'>forty
cranes</i>.<o:p></o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]>open day and night<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'>
<![if !supportLists]><span style='font-family:"Courier New";mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>
<![endif]>in winter too<o:p></o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>a)<span>&nbsp;&nbsp; </span></span><![endif]>report each year<o:p></o:p></p>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
 <thead><tr style='mso-yfti-irow:0'><td width=100 valign=top style='width:75pt'>
  <p class=MsoNormal><b>Quay<o:p></o:p></b></p></td>
  <td width=300 colspan=2 valign=top style='width:225pt'>
  <p class=MsoNormal><b>Depth<o:p></o:p></b></p></td></tr></thead>
 <tr style='mso-yfti-irow:1'><td width=100 rowspan=2 valign=top><p class=MsoNormal>North<o:p></o:p></p></td>
  <td width=150><p class=MsoNormal>12 m<o:p></o:p></p></td><td width=150><p class=MsoNormal>2027<o:p></o:p></p>
  <p class=MsoNormal>at the latest<o:p></o:p></p></td></tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'><td width=150><p class=MsoNormal>14 m<o:p></o:p></p></td>
  <td width=150><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr>
</table>

<p class=MsoNormal>So much for <u>now</u>.<o:p></o:p></p>

<!--EndFragment--></body></html>"""

LIBREOFFICE = """<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4 (Linux)"/><style type="text/css">
@page { size: 21cm 29.7cm; margin: 2cm } p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
</style></head><body lang="en-GB" link="#000080" dir="ltr">
<h2 class="western">Quays and cranes</h2>
<p style="line-height: 100%; margin-bottom: 0cm">The union keeps <b>twelve quays</b> and <i>forty cranes</i>.</p>
<ul><li><p style="margin-bottom: 0cm">open day and night</p></li><ul><li><p>in winter too</p></li></ul></ul>
<ol type="a"><li><p style="margin-bottom: 0cm">report each year</p></li></ol>
<table width="100%" cellpadding="4" cellspacing="0"><col width="64*"/><col width="96*"/><col width="96*"/>
<thead><tr valign="top"><th style="border: 1px solid #000000"><p>Quay</p></th>
<th colspan="2"><p>Depth</p></th></tr></thead>
<tbody><tr valign="top"><td rowspan="2"><p>North</p></td><td><p>12 m</p></td>
<td><p>2027</p><p>at the latest</p></td></tr>
<tr><td><p>14 m</p></td><td><p><br/></p></td></tr></tbody></table>
<p>So much for <u>now</u>.</p></body></html>"""

BROWSER = """<meta charset='utf-8'><h2 style="font-family: system-ui; font-weight: 600; color: rgb(31, 35, 40);
margin-top: 24px;">Quays and cranes</h2><p style="color: rgb(31, 35, 40); font-size: 16px; font-style: normal;
font-weight: 400; text-decoration-style: initial;">The union keeps <strong
style="font-weight: 600;">twelve quays</strong> and
<em>forty cranes</em>.</p><ul style="padding-left: 2em;"><li>open day and night<ul><li>in winter
too</li></ul></li></ul><ol type="a"><li style="margin-top: 0.25em;"><p dir="auto">report each year</p></li></ol>
<table role="table" style="border-spacing: 0px; width: max-content;"><thead><tr style="background-color: white;">
<th style="padding: 6px 13px; font-weight: 600;">Quay</th><th colspan="2" style="font-weight: 600;">Depth</th></tr>
</thead><tbody><tr><td rowspan="2">North</td><td>12 m</td><td>2027<br>at the latest</td></tr><tr>
<td>14 m</td><td></td></tr>
</tbody></table><p style="font-weight: 400;">So much for <u>now</u>.</p>"""

SPREADSHEET = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0
width=192 style='border-collapse:collapse;width:144pt'><!--StartFragment--><col width=64 span=3 style='width:48pt'>
<tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=64>North</td><td width=64>12</td>
<td align=right>3</td></tr>
<tr height=20><td height=20>South</td><td>9</td><td align=right>4</td></tr><!--EndFragment--></table></body></html>"""

ALL = {"word": WORD, "libreoffice": LIBREOFFICE, "browser": BROWSER}
"""The same text from three programs."""
