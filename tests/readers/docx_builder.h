// Small Word files made in a test: parts go in as text, a package comes out.
#pragma once

#include <zip.h>

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "document/document.h"
#include "readers/docx/docx.h"

namespace raingan::test {

/// A ZIP of the given parts, in name order.
inline std::string zip_of(const std::map<std::string, std::string>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    REQUIRE(source != nullptr);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    REQUIRE(archive != nullptr);
    for (const auto& [name, bytes] : parts) {
        zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        REQUIRE(zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8) >= 0);
    }
    REQUIRE(zip_close(archive) == 0);
    REQUIRE(zip_source_open(source) == 0);
    zip_stat_t stat;
    zip_stat_init(&stat);
    REQUIRE(zip_source_stat(source, &stat) == 0);
    std::string bytes(stat.size, '\0');
    REQUIRE(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return bytes;
}

inline const std::string namespaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
    R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
    R"(xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )"
    R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" )"
    R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" )"
    R"(xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" )"
    R"(xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" )"
    R"(xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")";

/// A package with one body; other parts are set in `parts` and tied by relate().
class DocxBuilder {
public:
    explicit DocxBuilder(const std::string& body) {
        parts["_rels/.rels"] = relationships({{"rId1", "officeDocument", "word/document.xml", false}});
        parts["[Content_Types].xml"] = "<Types/>";
        parts["word/document.xml"] = "<w:document " + namespaces + "><w:body>" + body + "</w:body></w:document>";
    }

    /// A part of the main document: relate("styles", "styles.xml", "<w:style …>") wraps it in w:styles.
    DocxBuilder& relate(const std::string& type, const std::string& target, const std::string& root,
                        const std::string& content) {
        parts["word/" + target] = "<w:" + root + " " + namespaces + ">" + content + "</w:" + root + ">";
        return tie(type, target);
    }
    DocxBuilder& styles(const std::string& content) { return relate("styles", "styles.xml", "styles", content); }
    DocxBuilder& numbering(const std::string& content) {
        return relate("numbering", "numbering.xml", "numbering", content);
    }
    DocxBuilder& settings(const std::string& content) {
        return relate("settings", "settings.xml", "settings", content);
    }
    DocxBuilder& header(const std::string& target, const std::string& content) {
        return relate("header", target, "hdr", content);
    }
    /// A relationship whose id is its target's name up to the dot: "header1", "image1".
    DocxBuilder& tie(const std::string& type, const std::string& target, bool external = false) {
        items_.push_back(
            {target.substr(target.rfind('/') + 1, target.find('.') - target.rfind('/') - 1), type, target, external});
        return *this;
    }
    DocxBuilder& link(const std::string& id, const std::string& uri) {
        items_.push_back({id, "hyperlink", uri, true});
        return *this;
    }

    [[nodiscard]] std::string bytes() {
        parts["word/_rels/document.xml.rels"] = relationships(items_);
        return zip_of(parts);
    }
    [[nodiscard]] Document read() { return docx::read(bytes()); }

    std::map<std::string, std::string> parts;

private:
    struct Item {
        std::string id, type, target;
        bool external;
    };
    static std::string relationships(const std::vector<Item>& items) {
        std::string out = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
        for (const Item& item : items)
            out += "<Relationship Id=\"" + item.id +
                   "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + item.type +
                   "\" Target=\"" + item.target + "\"" + (item.external ? " TargetMode=\"External\"" : "") + "/>";
        return out + "</Relationships>";
    }
    std::vector<Item> items_;
};

inline Document read_body(const std::string& body) {
    return DocxBuilder(body).read();
}

inline std::string text_run(const std::string& text, const std::string& properties = "") {
    return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t xml:space=\"preserve\">" +
           text + "</w:t></w:r>";
}
inline std::string paragraph(const std::string& runs, const std::string& properties = "") {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + runs + "</w:p>";
}
inline std::string text_paragraph(const std::string& text) {
    return paragraph(text_run(text));
}
inline std::string cell(const std::string& content, const std::string& properties = "") {
    return "<w:tc>" + (properties.empty() ? "" : "<w:tcPr>" + properties + "</w:tcPr>") + content + "</w:tc>";
}
inline std::string text_cell(const std::string& text, const std::string& properties = "") {
    return cell(text_paragraph(text), properties);
}
inline std::string row(const std::string& cells, const std::string& properties = "") {
    return "<w:tr>" + (properties.empty() ? "" : "<w:trPr>" + properties + "</w:trPr>") + cells + "</w:tr>";
}
/// A grid of columns of 1000 twips.
inline std::string table(int columns, const std::string& rows, const std::string& properties = "") {
    std::string grid;
    for (int i = 0; i < columns; ++i) grid += "<w:gridCol w:w=\"1000\"/>";
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>";
}

inline const Paragraph& paragraph_at(const std::vector<Block>& blocks, std::size_t index) {
    REQUIRE(index < blocks.size());
    const auto* found = std::get_if<Paragraph>(&blocks[index].what);
    REQUIRE(found != nullptr);
    return *found;
}
inline const Paragraph& paragraph_at(const Document& document, std::size_t index) {
    REQUIRE(!document.sections.empty());
    return paragraph_at(document.sections.front().blocks, index);
}
inline const Table& table_at(const Document& document, std::size_t index) {
    REQUIRE(!document.sections.empty());
    REQUIRE(index < document.sections.front().blocks.size());
    const auto* found = std::get_if<Table>(&document.sections.front().blocks[index].what);
    REQUIRE(found != nullptr);
    return *found;
}
/// The format of the run that covers byte `at`.
inline const TextFormat& format_at(const Document& document, const Paragraph& paragraph, std::size_t at) {
    for (const Run& r : paragraph.runs)
        if (r.begin <= at && at < r.end) return document.text_formats.at(r.format);
    FAIL("no run covers the byte");
    return document.text_formats.front();
}
inline const ParagraphFormat& form_of(const Document& document, const Paragraph& paragraph) {
    return document.paragraph_formats.at(paragraph.format);
}
inline int count_diagnostics(const Document& document, const std::string& code, const std::string& words = "") {
    int count = 0;
    for (const Diagnostic& diagnostic : document.diagnostics)
        if (diagnostic.code == code && diagnostic.message.en.find(words) != std::string::npos) ++count;
    return count;
}

/// The code of the Error that reading throws; "" where it throws none.
template <class Read>
std::string error_code(const Read& read) {
    try {
        (void)read();
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        CHECK_FALSE(error.message().en.empty());
        CHECK_FALSE(error.message().th.empty());
        return error.code();
    }
    return "";
}

}  // namespace raingan::test
