// What a reader has to say about a file: what it shows otherwise than the file's own program does, and what it does not
// show. Of each kind the first places are told and the others counted, so that a form with a thousand shapes does not
// bury the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace raingan {

/// What is said of one kind; a reader has a table of these in the order of its enum.
template <class Notice>
struct NoticeText {
    Notice notice;
    const char* code;
    const char* en;
    const char* th;
};

template <class Texts>
constexpr bool notices_in_order(const Texts& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (static_cast<std::size_t>(texts[i].notice) != i) return false;
    return true;
}

template <class Notice>
class NoticeBoard {
public:
    /// `texts` must outlive the board.
    NoticeBoard(Document& document, std::span<const NoticeText<Notice>> texts)
        : document_(document), texts_(texts), seen_(texts.size()) {}

    /// Once for each place. `detail` names the thing ("word/media/image1.emf") and may be empty; “words” of the
    /// document that are not shown (LeftOutWords) are told each time, and more often, for nothing else names them.
    void add(Notice notice, const Origin& origin, std::string_view detail = {}) {
        const auto kind = static_cast<std::size_t>(notice);
        Seen& seen = seen_[kind];
        const bool has_words = detail.starts_with("“");
        if (!has_words && seen.count != 0 && seen.last == origin) return;
        seen.last = origin;
        ++seen.count;
        if (seen.told >= (has_words ? words_told_singly : told_singly)) return;
        ++seen.told;
        const std::string named = detail.empty() ? std::string() : " (" + std::string(detail) + ")";
        tell(texts_[kind], named, named, origin);
    }

    /// Tells how many of each kind were only counted.
    void finish() {
        for (std::size_t kind = 0; kind < seen_.size(); ++kind) {
            if (seen_[kind].count == seen_[kind].told) continue;
            const std::string more = std::to_string(seen_[kind].count - seen_[kind].told);
            tell(texts_[kind], "; and " + more + " more of these", " และอีก " + more + " แห่ง", {});
        }
    }

private:
    struct Seen {
        std::uint32_t count = 0, told = 0;
        Origin last;
    };
    static constexpr std::uint32_t told_singly = 10, words_told_singly = 500;

    void tell(const NoticeText<Notice>& text, const std::string& en, const std::string& th, const Origin& origin) {
        document_.diagnostics.push_back({Severity::warning, text.code, {text.en + en, text.th + th}, origin});
    }

    Document& document_;
    std::span<const NoticeText<Notice>> texts_;
    std::vector<Seen> seen_;
};

}  // namespace raingan
