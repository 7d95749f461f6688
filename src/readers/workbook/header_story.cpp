#include "readers/workbook/header_story.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "readers/workbook/palette.h"
#include "readers/workbook/serial.h"

namespace raingan::workbook {
namespace {

using std::string_view;

struct Piece {
    std::string text;
    std::vector<InlineObject> fields;
    std::vector<Run> runs;
};

/// "&Lleft&C&"Arial,Bold"&14centre&Rpage &P of &N" → one paragraph with tab stops.
class HeaderReader {
public:
    HeaderReader(const StoryMaker& maker, string_view place)
        : maker_(maker), sheet_(maker.sheet), base_(maker.look), look_(base_), formats_(maker.formats), place_(place) {}

    std::vector<Block> read(string_view code, Points width) {
        if (code.empty()) return {};
        while (!code.empty()) step(code);
        if (shows_saving_) maker_.notices.add_count(Notice::saved_date, 1);
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
        if (paragraph.text.empty() && floats_.empty()) return {};
        paragraph.anchors.assign(floats_.size(), 0);
        paragraph.format = formats_.intern(format);
        paragraph.mark_format = formats_.intern(base_);
        std::vector<Block> blocks;
        blocks.push_back({std::move(paragraph)});
        for (Float& floating : floats_) blocks.push_back({Aside{std::move(floating)}});
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
            case 'D':
                saved("[$-1070000]d/m/yyyy", "&D");
                break;
            case 'T':
                saved("h:mm", "&T");
                break;
            case 'F':
                put_or_tell(maker_.file.name, "&F");
                break;
            case 'Z':
                put_or_tell({}, "&Z");  // the folder on a computer of the past
                break;
            case 'G':
                picture();
                break;
            default:
                break;
        }
    }
    void put_or_tell(string_view text, const char* code) {
        if (text.empty()) maker_.notices.add({LeftOut::Kind::header_parts, std::nullopt, code});
        put(text);
    }
    /// The day and time of printing are not those of a conversion: what is known is when the file was saved last.
    void saved(string_view format, const char* code) {
        constexpr double bangkok = 7.0 / 24;  // days before Greenwich
        auto serial = serial_of_iso(string_view(maker_.file.saved).substr(0, iso_length), DateSystem::from_1900);
        if (!serial) return put_or_tell({}, code);
        if (maker_.file.saved.ends_with('Z')) *serial += bangkok;
        shows_saving_ = true;
        put(show_number(parse_format(format), *serial, DateSystem::from_1900).text);
    }
    /// Under the page's text, as Excel has it: what is as large as a page is a watermark.
    void picture() {
        const std::string place = std::string(1, "LCR"[part_]) + std::string(place_);
        const auto& pictures = sheet_.page.pictures;
        const auto found = std::ranges::find(pictures, place, &StoryPicture::place);
        if (found == pictures.end()) return put_or_tell({}, "&G");
        Float floating;
        floating.behind = true;
        floating.width = found->width;
        floating.height = found->height;
        floating.horizontal.from = FloatPosition::From::margin;
        constexpr std::array aligns{FloatPosition::Align::start, FloatPosition::Align::centre,
                                    FloatPosition::Align::end};
        floating.horizontal.align = aligns.at(part_);
        Shape shape;
        shape.outline = Shape::Outline::none;
        shape.width = floating.width;
        shape.height = floating.height;
        shape.picture = InlineImage{image_index(found->image, maker_.images, maker_.document), floating.width,
                                    floating.height, found->alt};
        floating.shapes.push_back(std::move(shape));
        floats_.push_back(std::move(floating));
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

    static constexpr std::size_t iso_length = 19;  // 2026-01-31T09:30:00
    const StoryMaker& maker_;
    const Sheet& sheet_;
    TextFormat base_, look_;
    Formats& formats_;
    string_view place_;  ///< what StoryPicture::place has behind the part
    std::vector<Float> floats_;
    bool shows_saving_ = false;
    std::array<std::vector<Piece>, 3> pieces_;
    std::size_t part_ = 1;  // text before any &L &C &R stands in the centre
};

}  // namespace

std::vector<Block> read_story(const StoryMaker& maker, string_view code, string_view place, Points width) {
    return HeaderReader(maker, place).read(code, width);
}

}  // namespace raingan::workbook
