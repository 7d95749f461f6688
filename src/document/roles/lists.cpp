// Lists whose marks the author typed: lines with the same mark, or with numbers in order, and nothing between them.
#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "document/roles.h"
#include "document/roles/parts.h"
#include "document/visible.h"
#include "document/walk.h"
#include "thai/list_marker.h"

namespace raingan::roles {
namespace {

constexpr std::uint8_t deepest_list = 8;
constexpr double less_indented_pt = 1;

/// A line that begins with a mark.
struct Marked {
    Paragraph* paragraph = nullptr;
    std::size_t begin = 0;  ///< of the line, in the paragraph's text
    thai::ListMarker marker;
    double indent_pt = 0;
    std::size_t list = 0;  ///< which one it belongs to
    std::uint8_t level = 0;
};

class ListFinder {
public:
    explicit ListFinder(const Document& document) : document_(document) {}

    void find(std::vector<Block>& blocks) {
        for (Block& block : blocks) {
            if (auto* paragraph = std::get_if<Paragraph>(&block.what))
                add(*paragraph);
            else if (auto* table = std::get_if<Table>(&block.what))
                find_in(*table);
            else
                for_each_story(std::get<Aside>(block.what), [&](auto& inner) { ListFinder(document_).find(inner); });
        }
        finish();
    }

private:
    void find_in(Table& table) {
        finish();
        for (Row& row : table.rows)
            for (Cell& cell : row.cells) ListFinder(document_).find(cell.blocks);
    }

    void add(Paragraph& paragraph) {
        const std::string_view text = paragraph.text;
        const bool blank = visible_characters(text) == 0 && paragraph.objects.empty();
        if (blank && !paragraph.label) return;
        if (heading_level(document_, paragraph) > 0 || paragraph.label || paragraph.note != 0) return finish();
        bool first = true;
        for (std::size_t at = 0; at < text.size(); first = false) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const thai::ListMarker marker = thai::find_list_marker(text.substr(at, end - at));
            // A mark alone says nothing.
            if (marker && visible_characters(text.substr(at + marker.text, end - at - marker.text)) > 0)
                run_.push_back({&paragraph, at, marker, indent_of(paragraph, text, at, marker)});
            else if (first)
                finish();
            at = end + 1;
        }
        if (text.empty()) finish();  // an object
    }

    double indent_of(const Paragraph& paragraph, std::string_view text, std::size_t at,
                     const thai::ListMarker& marker) const {
        double indent = 0;
        if (paragraph.format < document_.paragraph_formats.size()) {
            const ParagraphFormat& format = document_.paragraph_formats[paragraph.format];
            indent = format.indent_start.pt + (at == 0 ? format.indent_first_line.pt : 0);
        }
        constexpr double space_pt = 4;
        for (const char c : text.substr(at, marker.begin)) indent += c == '\t' ? document_.default_tab.pt : space_pt;
        return indent;
    }

    /// Gives each line of the run its list; what stays alone in one is no item, and what it parted are lists of their
    /// own.
    void finish() {
        if (run_.size() >= 2) {
            const std::vector<std::size_t> members = sort_into_lists(0, run_.size());
            std::vector<bool> alone;
            for (const Marked& line : run_) alone.push_back(members[line.list] < 2);
            for (std::size_t i = 0; i < run_.size();) {
                std::size_t end = i;
                while (end < run_.size() && !alone[end]) ++end;
                if (end > i) {
                    sort_into_lists(i, end);
                    for (; i < end; ++i) take(run_[i]);
                }
                ++i;
            }
        }
        run_.clear();
    }

    /// Lists and levels of run_[begin, end). Returns how many lines each list has.
    std::vector<std::size_t> sort_into_lists(std::size_t begin, std::size_t end) {
        std::vector<std::size_t> members;
        std::vector<const Marked*> open;  // the last line of each list that may go on, outermost first
        for (std::size_t i = begin; i < end; ++i) {
            Marked& line = run_[i];
            const auto goes_on = std::ranges::find_if(
                open, [&](const Marked* last) { return thai::follows(last->marker, line.marker); });
            if (goes_on != open.end()) {
                line.list = (*goes_on)->list;
                open.erase(goes_on, open.end());
            } else {
                const auto same = std::ranges::find_if(
                    open, [&](const Marked* last) { return last->marker.form == line.marker.form; });
                open.erase(same, open.end());
                while (!open.empty() && line.indent_pt < open.back()->indent_pt - less_indented_pt) open.pop_back();
                if (open.size() == deepest_list) open.pop_back();
                line.list = members.size();
                members.push_back(0);
            }
            line.level = static_cast<std::uint8_t>(open.size());
            ++members[line.list];
            open.push_back(&line);
        }
        return members;
    }

    static void take(const Marked& line) {
        line.paragraph->typed_items.push_back({static_cast<std::uint32_t>(line.begin),
                                               static_cast<std::uint32_t>(line.begin + line.marker.end), line.level});
    }

    const Document& document_;
    std::vector<Marked> run_;
};

}  // namespace

void infer_lists(Document& document) {
    for (Section& section : document.sections) ListFinder(document).find(section.blocks);
}

}  // namespace raingan::roles
