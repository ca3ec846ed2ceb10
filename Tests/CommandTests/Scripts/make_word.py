"""Writes a Word file with python-docx: headings and lists that Word numbers by itself, and a table."""
import sys

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
numbering = document.part.numbering_part.element


def xml(text, *values):
    return parse_xml(text.replace("NS", nsdecls("w")) % values)


def define(number, *levels):
    parts = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, suffix, start) in enumerate(levels))
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{parts}'
        "</w:abstractNum>"))
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def add(text, number=None, level=0):
    paragraph = document.add_paragraph(text)
    if number is not None:
        paragraph._p.get_or_add_pPr().append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))
    return paragraph


define(91, ("chineseCountingThousand", "%1、", "nothing", 1), ("chineseCounting", "（%2）", "nothing", 1),
       ("decimal", "%3.", "tab", 1), ("decimalEnclosedCircle", "%4", "space", 1))
define(92, ("upperRoman", "%1.", "tab", 3), ("lowerLetter", "%2)", "tab", 1), ("decimalZero", "%1-%3", "tab", 1))
define(93, ("japaneseCounting", "第%1条", "tab", 1), ("decimal", "%1.%2", "tab", 1))
define(94, ("upperLetter", "%1.", "tab", 1))
numbering.append(xml(
    '<w:num NS w:numId="95"><w:abstractNumId w:val="91"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'))

add("青溪镇工作报告")
add("过去一年的工作", 91)
add("产业发展。全镇围绕“五有”目标，即村村有产业、户户有收入、人人有活干、年年有变化，一件接着一件办。", 91, 1)
add("基础设施。2月30日，公路全线通车。", 91, 1)
for text in ("修路", "架桥"):
    add(text + "。", 91, 2)
add("设站。", 91, 3)
add("今年的主要任务", 91)
paragraph = add("继续推进", 91, 1)
paragraph.add_run("推进").bold = True
paragraph.add_run("农村人居环境整治。")
add("")
add("四、保障措施")
table = document.add_table(2, 2)
table.cell(1, 1).text = "6月31日完成"
for text, number, level in (("总则", 92, 0), ("目的", 92, 1), ("依据", 92, 1), ("附则", 92, 0), ("施行", 92, 1),
                            ("适用", 93, 0), ("范围", 93, 1), ("对象", 93, 1), ("解释", 93, 0), ("说明", 94, 0)):
    add(text, number, level)
for text in ("重新起头", "接着编号"):
    add(text, 95)
document.save(sys.argv[1])
