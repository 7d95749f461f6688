#include "readers/workbook/page.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "readers/workbook/palette.h"

namespace raingan::workbook {
namespace {

using std::string_view;

struct Paper {
    unsigned number;
    double width, height;  ///< millimetres
};
constexpr auto papers = std::to_array<Paper>({{1, 215.9, 279.4},  // Letter
                                              {2, 215.9, 279.4},
                                              {3, 279.4, 431.8},  // Tabloid
                                              {4, 431.8, 279.4},
                                              {5, 215.9, 355.6},  // Legal
                                              {6, 139.7, 215.9},
                                              {7, 184.15, 266.7},  // Executive
                                              {8, 297, 420},       // A3
                                              {9, 210, 297},       // A4
                                              {10, 210, 297},
                                              {11, 148, 210},  // A5
                                              {12, 250, 354},  // B4 (JIS)
                                              {13, 182, 257},  // B5 (JIS)
                                              {14, 215.9, 330.2},
                                              {66, 420, 594},  // A2
                                              {70, 105, 148}});

// --- headers and footers ---------------------------------------------------------------------------------------------

struct Piece {
    std::string text;
    std::vector<InlineObject> fields;
    std::vector<Run> runs;
};

/// "&Lleft&C&"Arial,Bold"&14centre&Rpage &P of &N" → one paragraph with tab stops.
class HeaderReader {
public:
    HeaderReader(const Sheet& sheet, TextFormat look, Formats& formats)
        : sheet_(sheet), base_(std::move(look)), look_(base_), formats_(formats) {}

    std::vector<Block> read(string_view code, Points width) {
        if (code.empty()) return {};
        while (!code.empty()) step(code);
        Paragraph paragraph;
        ParagraphFormat format;
        format.tabs = {{width / 2, TabKind::centre, TabLeader::none}, {width, TabKind::right, TabLeader::none}};
        // Lines of the three parts stand beside each other.
        std::array<std::size_t, 3> line_counts{};
        std::size_t lines = 0;
        for (std::size_t part = 0; part < pieces_.size(); ++part) {
            line_counts[part] = pieces_[part].size();
            lines = std::max(lines, pieces_[part].size());
        }
        for (std::size_t line = 0; line < lines; ++line) {
            if (line > 0) append(paragraph, plain("\n"));
            for (std::size_t part = 0; part < pieces_.size(); ++part) {
                if (part > 0) append(paragraph, plain("\t"));
                if (line < line_counts[part]) append(paragraph, pieces_[part][line]);
            }
        }
        while (!paragraph.text.empty() && paragraph.text.back() == '\t') {
            paragraph.text.pop_back();
            if (--paragraph.runs.back().end == paragraph.runs.back().begin) paragraph.runs.pop_back();
        }
        if (paragraph.text.empty()) return {};
        paragraph.format = formats_.intern(format);
        paragraph.mark_format = formats_.intern(base_);
        std::vector<Block> blocks;
        blocks.push_back({std::move(paragraph)});
        return blocks;
    }

private:
    Piece plain(string_view text) {
        Piece piece;
        piece.text = text;
        piece.runs = {{0, static_cast<std::uint32_t>(text.size()), formats_.intern(base_)}};
        return piece;
    }

    static void append(Paragraph& paragraph, const Piece& piece) {
        const auto at = static_cast<std::uint32_t>(paragraph.text.size());
        paragraph.text += piece.text;
        for (Run run : piece.runs) {
            run.begin += at;
            run.end += at;
            if (!paragraph.runs.empty() && paragraph.runs.back().format == run.format)
                paragraph.runs.back().end = run.end;
            else
                paragraph.runs.push_back(run);
        }
        for (InlineObject field : piece.fields) {
            field.at += at;
            paragraph.objects.push_back(field);
        }
    }

    Piece& piece() {
        auto& lines = pieces_[part_];
        if (lines.empty()) lines.emplace_back();
        return lines.back();
    }

    void put(string_view text) {
        if (text.empty()) return;
        Piece& to = piece();
        const auto begin = static_cast<std::uint32_t>(to.text.size());
        to.text += text;
        to.runs.push_back({begin, static_cast<std::uint32_t>(to.text.size()), formats_.intern(look_)});
    }
    void put_field(PageField::Kind kind) {
        Piece& to = piece();
        to.fields.push_back({static_cast<std::uint32_t>(to.text.size()), PageField{kind, {}}});
        put("\uFFFC");
    }

    void go_to(std::size_t part) {
        part_ = part;
        look_ = base_;
    }

    void step(string_view& code) {
        if (code.front() != '&' || code.size() < 2) {
            const std::size_t length = std::max<std::size_t>(utf8::decode(code, 0).length, 1);
            const string_view character = code.substr(0, length);
            code.remove_prefix(length);
            if (character == "\r") return;
            if (character == "\n") {
                piece();
                pieces_[part_].emplace_back();
            } else {
                put(character);
            }
            return;
        }
        const char what = code[1];
        code.remove_prefix(2);
        if (what >= '0' && what <= '9') return size(what, code);
        switch (what) {
            case 'L':
                go_to(0);
                break;
            case 'C':
                go_to(1);
                break;
            case 'R':
                go_to(2);
                break;
            case '&':
                put("&");
                break;
            case 'P':
                number(PageField::Kind::page, code);
                break;
            case 'N':
                number(PageField::Kind::page_count, code);
                break;
            case 'A':
                put(sheet_.name);
                break;
            case 'B':
                look_.bold = !look_.bold;
                break;
            case 'I':
                look_.italic = !look_.italic;
                break;
            case 'U':
                toggle(Underline::single);
                break;
            case 'E':
                toggle(Underline::double_line);
                break;
            case 'S':
                look_.strike = !look_.strike;
                break;
            case 'X':
                toggle(VerticalPosition::superscript);
                break;
            case 'Y':
                toggle(VerticalPosition::subscript);
                break;
            case '"':
                font(code);
                break;
            case 'K':
                colour(code);
                break;
            default:
                break;  // &D &T &F &Z: of the day and machine that print; &G: a picture
        }
    }
    /// &P+2 is read as &P: a page's number is the section's.
    void number(PageField::Kind kind, string_view& code) {
        if (!code.empty() && (code.front() == '+' || code.front() == '-')) {
            const std::size_t end = code.find_first_not_of("0123456789", 1);
            if (end != 1) code.remove_prefix(std::min(end, code.size()));
        }
        put_field(kind);
    }
    void size(char first, string_view& code) {
        int size = first - '0';
        while (!code.empty() && code.front() >= '0' && code.front() <= '9' && size < 100) {
            size = size * 10 + (code.front() - '0');
            code.remove_prefix(1);
        }
        if (size > 0) look_.size = Points(size);
    }
    void toggle(Underline underline) { look_.underline = look_.underline == underline ? Underline::none : underline; }
    void toggle(VerticalPosition position) {
        look_.vertical = look_.vertical == position ? VerticalPosition::baseline : position;
    }
    /// &"TH SarabunPSK,Bold Italic"
    void font(string_view& code) {
        const std::size_t end = code.find('"');
        const string_view named = code.substr(0, end);
        code.remove_prefix(end == string_view::npos ? code.size() : end + 1);
        const std::size_t comma = named.find(',');
        const string_view name = named.substr(0, comma);
        const string_view style = comma == string_view::npos ? string_view() : named.substr(comma + 1);
        if (!name.empty() && name != "-") look_.font = name;
        look_.bold = style.find("Bold") != string_view::npos || style.find("ตัวหนา") != string_view::npos;
        look_.italic = style.find("Italic") != string_view::npos || style.find("ตัวเอียง") != string_view::npos;
    }
    /// &KFF0000, or a theme's with a tint (&K01+000), which is left as it is.
    void colour(string_view& code) {
        constexpr std::size_t length = 6;
        if (const auto colour = hex_colour(code.substr(0, length))) look_.colour = colour;
        code.remove_prefix(std::min(length, code.size()));
    }

    const Sheet& sheet_;
    TextFormat base_, look_;
    Formats& formats_;
    std::array<std::vector<Piece>, 3> pieces_;
    std::size_t part_ = 1;  // text before any &L &C &R stands in the centre
};

}  // namespace

PaperSize paper_size(unsigned number) {
    const auto* found = std::ranges::find(papers, number, &Paper::number);
    constexpr Paper a4{9, 210, 297};
    const Paper& paper = found != papers.end() ? *found : a4;
    return {from_millimetres(paper.width), from_millimetres(paper.height)};
}

Section page_section(const Sheet& sheet, const TextFormat& look, Formats& formats) {
    const PageSetup& page = sheet.page;
    static constexpr double smallest = 36;
    static constexpr double largest = 14400;
    const auto limited = [](Points length) { return Points(std::clamp(length.pt, smallest, largest)); };
    Section section;
    section.page_width = limited(page.landscape ? page.paper_height : page.paper_width);
    section.page_height = limited(page.landscape ? page.paper_width : page.paper_height);
    const auto margin = [](Points length, Points extent) {
        static constexpr double most = 0.45;  // of the page, so that room is left between two margins
        return Points(std::clamp(length.pt, 0.0, extent.pt * most));
    };
    section.margin_top = margin(page.top, section.page_height);
    section.margin_bottom = margin(page.bottom, section.page_height);
    section.margin_start = margin(page.left, section.page_width);
    section.margin_end = margin(page.right, section.page_width);
    section.header_distance = margin(page.header, section.page_height);
    section.footer_distance = margin(page.footer, section.page_height);
    section.page_number_start = page.first_page;
    section.title_page = page.different_first;
    const Points width = section.page_width - section.margin_start - section.margin_end;
    const auto story = [&](const std::string& code) { return HeaderReader(sheet, look, formats).read(code, width); };
    section.headers.regular = story(page.odd_header);
    section.footers.regular = story(page.odd_footer);
    if (page.different_first) {
        section.headers.first = story(page.first_header);
        section.footers.first = story(page.first_footer);
    }
    section.headers.even = story(page.different_even ? page.even_header : page.odd_header);
    section.footers.even = story(page.different_even ? page.even_footer : page.odd_footer);
    return section;
}

Extent printed_extent(const Section& section) {
    return {section.page_width - section.margin_start - section.margin_end,
            section.page_height - section.margin_top - section.margin_bottom};
}

}  // namespace raingan::workbook
