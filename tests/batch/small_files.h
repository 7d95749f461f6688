// A small file of every kind that is read, made here, with what is rare in reports and yet must hold: tables in tables,
// merged cells, columns, lists, notes, floats, fields, controls, styles.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "readers/docx_builder.h"
#include "readers/odt_builder.h"
#include "readers/xlsx_builder.h"

namespace raingan::test {

inline std::string small_word_body() {
    const std::string cell = "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>";
    const std::string inner = "<w:tbl><w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/></w:tblGrid><w:tr>" +
                              cell + "<w:p><w:r><w:t>ใน</w:t></w:r></w:p></w:tc>" + cell +
                              "<w:p/></w:tc></w:tr></w:tbl><w:p/>";
    return "<w:p><w:pPr><w:keepNext/><w:jc w:val=\"thaiDistribute\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"5000\" "
           "w:leader=\"dot\"/></w:tabs></w:pPr><w:r><w:rPr><w:sz w:val=\"32\"/></w:rPr><w:t>รายงาน</w:t><w:tab/></w:r>"
           "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
           "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid><w:gridCol "
           "w:w=\"2000\"/><w:gridCol "
           "w:w=\"2000\"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/><w:trHeight w:val=\"400\" "
           "w:hRule=\"exact\"/></w:trPr>"
           "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>หัว</w:t></w:r></w:p></w:tc></w:tr><w:tr>"
           "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/><w:textDirection "
           "w:val=\"btLr\"/></w:tcPr><w:p><w:r><w:t>ตั้ง</w:t></w:r>"
           "</w:p></w:tc>" +
           cell + inner + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" + cell +
           "<w:p><w:r><w:t>๙๕.๕๐</w:t><w:pict><v:rect style=\"position:absolute;width:90pt;height:40pt\"><v:textbox>"
           "<w:txbxContent><w:p><w:r><w:t>กล่อง</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></"
           "w:p>"
           "</w:tc></w:tr></w:tbl><w:p><w:r><w:br w:type=\"page\"/><w:t>จบ</w:t></w:r></w:p><w:sectPr><w:pgSz "
           "w:w=\"11906\" "
           "w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:right=\"1440\"/><w:cols "
           "w:num=\"2\" "
           "w:space=\"720\"/></w:sectPr>";
}

inline Fodt small_odt() {
    Fodt file;
    file.automatic =
        odf_style("P1", "paragraph", "<style:paragraph-properties fo:margin-left=\"1cm\" fo:line-height=\"120%\"/>") +
        odf_style("Se", "section",
                  "<style:section-properties><style:columns fo:column-count=\"2\" fo:column-gap=\"0.5cm\"/>"
                  "</style:section-properties>") +
        odf_style("T1", "table", "<style:table-properties style:width=\"8cm\" table:align=\"center\"/>") +
        odf_style("C1", "table-column", "<style:table-column-properties style:column-width=\"4cm\"/>") +
        odf_style("R1", "table-row", "<style:table-row-properties style:row-height=\"0.8cm\"/>");
    const std::string columns = "<table:table-column table:style-name=\"C1\" table:number-columns-repeated=\"2\"/>";
    file.body =
        "<text:p text:style-name=\"P1\">รายงาน<text:tab/><text:s text:c=\"3\"/><text:page-number/><text:note "
        "text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>หมายเหตุ</"
        "text:p>"
        "</text:note-body></text:note></text:p><text:section text:style-name=\"Se\" "
        "text:name=\"s\"><text:list><text:list-item>"
        "<text:p>ข้อ</text:p></text:list-item></text:list></text:section><table:table table:style-name=\"T1\">" +
        columns +
        "<table:table-header-rows><table:table-row table:style-name=\"R1\"><table:table-cell "
        "table:number-columns-spanned=\"2\"><text:p>หัว</text:p></table:table-cell><table:covered-table-cell/>"
        "</table:table-row></table:table-header-rows><table:table-row><table:table-cell "
        "table:number-rows-spanned=\"2\">"
        "<text:p>ก</text:p></table:table-cell><table:table-cell><table:table>" +
        columns +
        "<table:table-row><table:table-cell><text:p>ใน</text:p></table:table-cell></table:table-row></table:table>"
        "</table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>"
        "<draw:frame svg:width=\"3cm\" svg:height=\"1cm\" text:anchor-type=\"paragraph\"><draw:text-box><text:p>กล่อง"
        "</text:p></draw:text-box></draw:frame>๙๕.๕๐</text:p></table:table-cell></table:table-row></table:table>";
    return file;
}

/// Names with bytes.
inline std::vector<std::pair<std::string, std::string>> small_files() {
    const std::string body = small_word_body();
    const std::string document = "<w:document " + namespaces + "><w:body>" + body + "</w:body></w:document>";
    const std::string flat =
        R"(<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">)"
        R"(<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>)"
        R"(<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>)" +
        document + "</pkg:xmlData></pkg:part></pkg:package>";
    const std::string wordml =
        R"(<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>)" +
        body + "</w:body></w:wordDocument>";
    XlsxBuilder workbook;
    workbook.strings("<si><t>ตัวชี้วัด</t></si><si><r><t>คะ</t></r><r><t>แนน</t></r></si>");
    workbook.sheet(
        "มาตรการ",
        R"(<cols><col min="1" max="2" width="20"/></cols><sheetData><row r="1" ht="20" customHeight="1"><c r="A1" t="s"><v>0</v></c>)"
        R"(<c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>การปฏิบัติ</t></is></c><c r="B2"><f>A1</f>)"
        R"(<v>95.5</v></c></row></sheetData><mergeCells><mergeCell ref="A3:B4"/></mergeCells><pageSetup orientation="landscape" fitToWidth="1"/>)");
    const std::string excel_xml =
        R"(<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.00"/></Style></Styles>)"
        R"(<Worksheet ss:Name="ก"><Table><Column ss:Width="90"/><Row ss:Height="20"><Cell ss:MergeAcross="1"><Data ss:Type="String">หัว</Data></Cell></Row><Row><Cell ss:StyleID="s1"><Data ss:Type="Number">95.5</Data></Cell></Row></Table></Worksheet></Workbook>)";
    const std::string html =
        "<html><head><meta charset=utf-8><style>p {margin: 1em} .a {color: red}</style></head><body><h1>รายงาน</h1><p "
        "class=a>ข้อ<sup>๑</sup></p><ul><li>ก<ol><li>ข</ol></ul><table border=1 width=90%><tr><th colspan=2>หัว<tr><td "
        "rowspan=2>ก<td><table><tr><td>ใน</table><tr><td>๙๕.๕๐</table></body></html>";
    const std::string rtf =
        R"({\rtf1\ansi\ansicpg874\deff0{\fonttbl{\f0\fcharset222 TH SarabunPSK;}}{\colortbl;\red255\green0\blue0;}{\stylesheet{\s1 Normal;}})"
        R"(\paperw11906\paperh16838\sectd\cols2\pard\qj\f0\fs32 \'c3\'d2\'c2 {\b\cf1 abc}\u3619?{\footnote\pard note}\tab x\par)"
        R"(\trowd\trgaph108\trrh-400\cellx3000\clvmgf\cellx6000\pard\intbl a\cell b\cell\row\trowd\cellx3000\clvmrg\cellx6000\pard\intbl\itap2 in\nestcell{\*\nesttableprops\trowd\cellx2000\nestrow}\pard\intbl c\cell d\cell\row\pard)"
        R"({\shp{\*\shpinst\shpleft0\shptop0\shpright2000\shpbottom900{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard box\par}}}\page end\par})";
    const std::string fodt = small_odt().bytes();
    std::string fods = fodt;
    const auto replace = [&](const std::string& from, const std::string& to) {
        for (std::size_t at = fods.find(from); at != std::string::npos; at = fods.find(from, at + to.size()))
            fods.replace(at, from.size(), to);
    };
    replace("opendocument.text", "opendocument.spreadsheet");
    replace("office:text>", "office:spreadsheet>");
    const auto packed = [](const std::string& flat_file, const std::string& kind) {
        return zip_of({{"mimetype", "application/vnd.oasis.opendocument." + kind}, {"content.xml", flat_file}});
    };
    DocxBuilder docx(body);
    return {{"made.docx", docx.bytes()},
            {"made-flat.xml", flat},
            {"made-wordml.xml", wordml},
            {"made.fodt", fodt},
            {"made.odt", packed(fodt, "text")},
            {"made.fods", fods},
            {"made.ods", packed(fods, "spreadsheet")},
            {"made.xlsx", workbook.bytes()},
            {"made-excel.xml", excel_xml},
            {"made.html", html},
            {"made.rtf", rtf},
            {"made.csv", "ตัวชี้วัด,คะแนน\n\"การปฏิบัติ\nหน้าที่\",95.5\n"},
            {"made.txt", "รายงาน\n\tข้อ ๑  ก\x0c\nจบ\n"}};
}

}  // namespace raingan::test
