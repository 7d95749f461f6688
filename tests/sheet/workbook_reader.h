// Reads back what a test needs of an XLSX file: parts as XML, cells by reference with their resolved formats.
#pragma once

#include <zip.h>

#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "support.h"

namespace raingan::test {

struct CellRead {
    bool present = false;
    bool text = false;    ///< a string; else a number or empty
    std::string value;    ///< the string, or the number as written; "" in an empty cell
    std::string formula;  ///< must never be there
    std::string number_format, font;
    std::string font_size;
    bool wrapped = false;
    std::string horizontal;  ///< alignment
    int indent = 0;
};

class WorkbookRead {
public:
    explicit WorkbookRead(const std::string& bytes) {
        zip_error_t error{};
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
        REQUIRE(archive != nullptr);
        for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
            zip_stat_t status{};
            REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &status) == 0);
            std::string part(status.size, '\0');
            zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
            REQUIRE(zip_fread(file, part.data(), part.size()) == static_cast<zip_int64_t>(part.size()));
            zip_fclose(file);
            parts[status.name] = part;
        }
        zip_discard(archive);
        for (const auto& [name, text] : parts) {
            auto document = std::make_unique<pugi::xml_document>();
            const auto parsed =
                document->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata);
            REQUIRE_MESSAGE(parsed.status == pugi::status_ok, name);
            documents_[name] = std::move(document);
        }
        int number = 0;
        for (const pugi::xml_node sheet : xml("xl/workbook.xml").child("workbook").child("sheets"))
            sheets.emplace_back(sheet.attribute("name").value(),
                                "xl/worksheets/sheet" + std::to_string(++number) + ".xml");
    }

    [[nodiscard]] const pugi::xml_document& xml(const std::string& part) const {
        const auto found = documents_.find(part);
        REQUIRE_MESSAGE(found != documents_.end(), part);
        return *found->second;
    }

    [[nodiscard]] pugi::xml_node sheet(const std::string& name) const {
        for (const auto& [known, part] : sheets)
            if (known == name) return xml(part).child("worksheet");
        FAIL("no sheet ", name);
        return {};
    }

    [[nodiscard]] pugi::xml_node row(const std::string& sheet_name, int number) const {
        return sheet(sheet_name).child("sheetData").find_child_by_attribute("row", "r", std::to_string(number).c_str());
    }

    [[nodiscard]] CellRead cell(const std::string& sheet_name, const std::string& reference) const {
        const std::string digits = reference.substr(reference.find_first_of("0123456789"));
        const pugi::xml_node node =
            row(sheet_name, std::stoi(digits)).find_child_by_attribute("c", "r", reference.c_str());
        CellRead read;
        if (!node) return read;
        read.present = true;
        read.formula = node.child("f").text().get();
        read.value = node.child("v").text().get();
        read.text = std::string(node.attribute("t").value()) == "s";
        if (read.text) read.value = shared_string(std::stoi(read.value));
        resolve_format(read, node.attribute("s").as_int());
        return read;
    }

    std::map<std::string, std::string> parts;
    std::vector<std::pair<std::string, std::string>> sheets;  ///< name, part

private:
    [[nodiscard]] std::string shared_string(int index) const {
        pugi::xml_node item = xml("xl/sharedStrings.xml").child("sst").child("si");
        while (index-- > 0) item = item.next_sibling("si");
        REQUIRE(item);
        return item.child("t").text().get();
    }

    static pugi::xml_node nth(pugi::xml_node parent, int index) {
        pugi::xml_node child = parent.first_child();
        while (index-- > 0) child = child.next_sibling();
        return child;
    }

    void resolve_format(CellRead& read, int index) const {
        const pugi::xml_node styles = xml("xl/styles.xml").child("styleSheet");
        const pugi::xml_node format = nth(styles.child("cellXfs"), index);
        const pugi::xml_node font = nth(styles.child("fonts"), format.attribute("fontId").as_int());
        read.font = font.child("name").attribute("val").value();
        read.font_size = font.child("sz").attribute("val").value();
        read.wrapped = format.child("alignment").attribute("wrapText").as_bool();
        read.horizontal = format.child("alignment").attribute("horizontal").value();
        read.indent = format.child("alignment").attribute("indent").as_int();
        read.number_format = styles.child("numFmts")
                                 .find_child_by_attribute("numFmt", "numFmtId", format.attribute("numFmtId").value())
                                 .attribute("formatCode")
                                 .value();
    }

    std::map<std::string, std::unique_ptr<pugi::xml_document>> documents_;
};

}  // namespace raingan::test
