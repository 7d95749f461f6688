// PDFs made by hand: pages of content over one composite font whose codes are the characters themselves.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace raingan::test {

class PdfDocument {
public:
    /// Puts an object in; its number. "A 0 R" of what follows can be reckoned from it.
    int add(const std::string& body) {
        objects_.push_back(body);
        return static_cast<int>(objects_.size());
    }
    int add_stream(const std::string& content, const std::string& entries = "") {
        return add("<<" + entries + "/Length " + std::to_string(content.size()) + ">>\nstream\n" + content +
                   "\nendstream");
    }
    void page(const std::string& content, const std::string& resources = "", const std::string& entries = "") {
        pages_.push_back({add_stream(content), resources, entries});
    }
    /// More of the ToUnicode CMap: "1 beginbfchar <F001> <0000> endbfchar\n".
    std::string more_unicode;

    [[nodiscard]] std::string bytes() {
        const int unicode = add_stream(
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            "2 beginbfrange <0020> <00FF> <0020> <0E01> <0E5B> <0E01> endbfrange\n" +
            more_unicode + "endcmap end");
        const int cid =
            add("<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+THSarabunPSK,Bold/CIDSystemInfo<</Registry(Adobe)"
                "/Ordering(Identity)/Supplement 0>>/DW 500/W[3633[0]3636[0 0 0 0 0 0 0]3655[0 0 0 0 0 0 0 0]61440[0 0 "
                "0]]>>");
        const int font =
            add("<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+THSarabunPSK,Bold/Encoding/Identity-H"
                "/DescendantFonts[" +
                reference(cid) + "]/ToUnicode " + reference(unicode) + ">>");
        const int tree = static_cast<int>(objects_.size() + pages_.size()) + 1;
        std::string kids;
        for (const Page& page : pages_) {
            kids += reference(add("<</Type/Page/Parent " + reference(tree) + "/MediaBox[0 0 595 842]/Contents " +
                                  reference(page.content) + "/Resources<</Font<</F " + reference(font) + ">>" +
                                  page.resources + ">>" + page.entries + ">>")) +
                    " ";
        }
        add("<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>");
        const int root = add("<</Type/Catalog/Pages " + reference(tree) + catalog + ">>");
        return written(root);
    }
    std::string catalog;  ///< more entries of it

    static std::string reference(int number) { return std::to_string(number) + " 0 R"; }

private:
    struct Page {
        int content = 0;
        std::string resources, entries;
    };
    [[nodiscard]] std::string written(int root) const {
        std::string out = "%PDF-1.7\n";
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < objects_.size(); ++i) {
            at.push_back(out.size());
            out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
        }
        const std::size_t table = out.size();
        out += "xref\n0 " + std::to_string(at.size() + 1) + "\n0000000000 65535 f \n";
        for (const std::size_t offset : at) {
            char line[32];
            std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
            out += line;
        }
        return out + "trailer\n<</Size " + std::to_string(at.size() + 1) + "/Root " + reference(root) +
               ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    }
    std::vector<std::string> objects_;
    std::vector<Page> pages_;
};

/// The codes of a text, as a string of a content stream.
inline std::string shown(std::string_view text) {
    std::string out = "<";
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        char code[8];
        std::snprintf(code, sizeof code, "%04X", static_cast<unsigned>(c.code_point));
        out += code;
        at += c.length;
    }
    return out + ">";
}

/// A line of text of 16 points.
inline std::string line_at(double x, double y, std::string_view text) {
    return "BT /F 16 Tf 1 0 0 1 " + std::to_string(x) + " " + std::to_string(y) + " Tm " + shown(text) + " Tj ET\n";
}

/// Ruling lines of a grid.
inline std::string grid(const std::vector<double>& xs, const std::vector<double>& ys) {
    std::string out;
    for (const double x : xs)
        out += std::to_string(x) + " " + std::to_string(ys.front()) + " m " + std::to_string(x) + " " +
               std::to_string(ys.back()) + " l S\n";
    for (const double y : ys)
        out += std::to_string(xs.front()) + " " + std::to_string(y) + " m " + std::to_string(xs.back()) + " " +
               std::to_string(y) + " l S\n";
    return out;
}

}  // namespace raingan::test
