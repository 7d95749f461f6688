#include "readers/html/tags.h"

#include <algorithm>
#include <array>

#include "base/ascii_case.h"

namespace raingan::html {
namespace {

using std::string_view;

constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool begins_name(char c) {
    return is_letter(c) || c == '_' || c == ':' || c == '.';
}
constexpr bool is_in_name(char c) {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-';
}
constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class TagScanner {
public:
    explicit TagScanner(string_view page) : page_(page) {}

    std::size_t most() {
        std::size_t most = 0;
        while (find_tag()) {
            const string_view name = take_name();
            most = std::max(most, count_attributes());
            for (RawText& raw : raw_texts_)
                if (!raw.open && same_but_for_case(name, raw.name)) skip_raw_text(raw);
        }
        return most;
    }

private:
    [[nodiscard]] bool at_end() const { return at_ >= page_.size(); }
    [[nodiscard]] char now() const { return at_end() ? '\0' : page_[at_]; }
    [[nodiscard]] bool at_tag_end() const { return now() == '>' || page_.substr(at_, 2) == "/>"; }

    /// Behind the < of the next start tag.
    bool find_tag() {
        constexpr string_view comment = "<!--";
        for (;;) {
            at_ = std::min(page_.find('<', at_), page_.size());
            if (at_end()) return false;
            if (page_.substr(at_, comment.size()) == comment) {
                at_ += comment.size();
                if (!open_comment_) skip_comment();
                continue;
            }
            ++at_;
            if (begins_name(now())) return true;
        }
    }

    string_view take_name() {
        const std::size_t begin = at_;
        while (!at_end() && is_in_name(page_[at_])) ++at_;
        return page_.substr(begin, at_ - begin);
    }
    void skip_blanks() {
        while (!at_end() && is_blank(page_[at_])) ++at_;
    }

    std::size_t count_attributes() {
        constexpr std::size_t name_buffer = 100;
        std::size_t count = 0;
        for (skip_blanks(); !at_end() && !at_tag_end(); skip_blanks()) {
            if (!begins_name(now())) {
                do ++at_;
                while (!at_end() && !is_blank(now()) && !at_tag_end());
                continue;
            }
            count += 1 + take_name().size() / name_buffer;
            skip_blanks();
            if (now() != '=') continue;
            ++at_;
            skip_blanks();
            skip_value();
        }
        return count;
    }

    void skip_value() {
        const char quote = now();
        if (quote == '"' || quote == '\'') {
            at_ = std::min(page_.find(quote, at_ + 1), page_.size());
            if (!at_end()) ++at_;
            return;
        }
        while (!at_end() && !is_blank(now()) && now() != '>') ++at_;
    }

    void skip_comment() {
        const std::size_t end = page_.find("-->", at_);
        open_comment_ = end == string_view::npos;
        if (!open_comment_) at_ = end;
    }

    /// An element whose content is no markup up to its end tag.
    struct RawText {
        string_view name;
        bool open = false;  ///< nothing ends it from here on: not sought again, or the scan would not be linear
    };
    void skip_raw_text(RawText& raw) {
        std::size_t end = page_.find("</", at_);
        while (end != string_view::npos && !same_but_for_case(page_.substr(end + 2, raw.name.size()), raw.name))
            end = page_.find("</", end + 2);
        raw.open = end == string_view::npos;
        if (!raw.open) at_ = end;
    }

    string_view page_;
    std::size_t at_ = 0;
    bool open_comment_ = false;
    std::array<RawText, 2> raw_texts_{{{"script"}, {"style"}}};
};

}  // namespace

std::size_t most_attributes(string_view page) {
    return TagScanner(page).most();
}

}  // namespace raingan::html
