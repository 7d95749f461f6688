#include "readers/pdf/lines.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "readers/pdf/right_to_left.h"
#include "readers/pdf/thai_text.h"
#include "thai/characters.h"

namespace raingan::pdf_reader {
namespace {

/// Letters that were drawn one behind the other.
struct Chunk {
    std::vector<Letter> letters;
    double left = 0, right = 0, base = 0, size = 0;
    bool marks_only = true;
};

bool goes_on(const Chunk& chunk, const Letter& letter) {
    const Letter& last = chunk.letters.back();
    const double size = std::max(letter.size, last.size);
    const double up = std::abs(letter.y - chunk.base), gap = letter.x - chunk.right;
    // A mark is set at any height, and a little before its letter's end at most.
    if (letter.mark) return up < 0.7 * size && gap < 0.25 * size && gap > -0.35 * size;
    const double most_up = chunk.marks_only ? 0.7 : 0.08;
    return up < most_up * size && gap < 1.2 * size && gap > -0.3 * size;
}

std::vector<Chunk> make_chunks(std::vector<Letter> letters) {
    std::vector<Chunk> chunks;
    for (Letter& letter : letters) {
        if (chunks.empty() || !goes_on(chunks.back(), letter)) {
            Chunk& chunk = chunks.emplace_back();
            chunk.left = letter.x;
            chunk.right = letter.end;
            chunk.base = letter.y;
        }
        Chunk& chunk = chunks.back();
        if (!letter.mark) {
            if (chunk.marks_only) chunk.base = letter.y;
            chunk.marks_only = false;
        }
        chunk.left = std::min(chunk.left, letter.x);
        chunk.right = std::max(chunk.right, letter.end);
        chunk.size = std::max(chunk.size, letter.size);
        chunk.letters.push_back(std::move(letter));
    }
    return chunks;
}

struct Band {
    std::vector<Chunk> chunks;
    double base = 0, size = 0;
};

/// Whether letters of the row stand above or below the chunk: lines beside a letter as high as both stay two.
bool has_above_or_below(const Band& row, const Chunk& chunk) {
    constexpr std::size_t looked_at = 200;  // of the row's newest: what a page puts into one line
    constexpr double apart = 0.25, covered = 0.5;
    const std::size_t first = row.chunks.size() - std::min(row.chunks.size(), looked_at);
    return std::any_of(row.chunks.begin() + static_cast<std::ptrdiff_t>(first), row.chunks.end(), [&](const Chunk& c) {
        const double size = std::min(c.size, chunk.size);
        return !c.marks_only && std::abs(c.base - chunk.base) > apart * size &&
               std::min(c.right, chunk.right) - std::max(c.left, chunk.left) > covered * size;
    });
}

/// Chunks of one base line; those of marks alone, and of small letters beside greater ones, join the line they are at.
std::vector<Band> make_rows(std::vector<Chunk> chunks) {
    std::stable_sort(chunks.begin(), chunks.end(), [](const Chunk& a, const Chunk& b) {
        if (a.marks_only != b.marks_only) return b.marks_only;
        return a.base > b.base;
    });
    std::vector<Band> rows;
    for (Chunk& chunk : chunks) {
        Band* best = nullptr;
        double nearest = 1e9;
        // Letters come from the top down; marks come behind them all, and find their line by its height.
        std::size_t first = rows.size() - std::min<std::size_t>(rows.size(), 3);
        if (chunk.marks_only)
            first = static_cast<std::size_t>(
                std::ranges::partition_point(rows, [&](const Band& r) { return r.base > chunk.base + chunk.size; }) -
                rows.begin());
        for (std::size_t i = first; i < rows.size() && rows[i].base > chunk.base - chunk.size; ++i) {
            const double away = std::abs(rows[i].base - chunk.base);
            const double most = chunk.marks_only ? 0.7 * chunk.size : 0.35 * std::max(rows[i].size, chunk.size);
            if (away < most && away < nearest && (chunk.marks_only || !has_above_or_below(rows[i], chunk))) {
                nearest = away;
                best = &rows[i];
            }
        }
        if (best == nullptr) {
            best = &rows.emplace_back();
            best->base = chunk.base;
        }
        if (!chunk.marks_only && chunk.size > best->size) {
            best->size = chunk.size;
            best->base = chunk.base;
        }
        best->chunks.push_back(std::move(chunk));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Band& a, const Band& b) { return a.base > b.base; });
    return rows;
}

/// Where a letter of another chunk goes: a mark behind the letter that ends where it begins.
double place_of(const Letter& letter) {
    constexpr double before = 0.15;
    return letter.mark ? letter.x - before * letter.size : letter.x;
}

/// In reading order: chunks from left to right, those within another one letter by letter.
std::vector<Letter> in_order(Band& row) {
    std::stable_sort(row.chunks.begin(), row.chunks.end(), [](const Chunk& a, const Chunk& b) {
        if (a.marks_only != b.marks_only) return b.marks_only;
        return a.left < b.left;
    });
    std::vector<Letter> out;
    for (Chunk& chunk : row.chunks) {
        constexpr std::size_t most = 5000;  // of a line's letters: more are no line
        const bool behind = out.empty() || chunk.left >= out.back().x - 0.01 || out.size() > most;
        if (behind && !chunk.marks_only) {
            std::move(chunk.letters.begin(), chunk.letters.end(), std::back_inserter(out));
            continue;
        }
        for (Letter& letter : chunk.letters) {
            auto at = out.end();
            while (at != out.begin() && place_of(*std::prev(at)) > place_of(letter)) --at;
            // Not between a letter and the marks that it has.
            if (!letter.mark)
                while (at != out.end() && at->mark) ++at;
            out.insert(at, std::move(letter));
        }
    }
    return out;
}

class LineMaker {
public:
    Line make(Band& row) {
        const std::vector<Letter> letters = in_order(row);
        line_.base = row.base;
        line_.size = row.size;
        line_.left = 1e9;
        line_.right = -1e9;
        line_.artifact = true;
        const Letter* last = nullptr;
        for (const Letter& letter : letters) {
            if (last != nullptr) gap(*last, letter);
            add(letter);
            if (last == nullptr || !letter.mark || letter.end > last->end) last = &letter;
        }
        trim();
        return std::move(line_);
    }

private:
    void gap(const Letter& last, const Letter& letter) {
        constexpr double word_gap = 0.17, tab_gap = 1.6;
        if (letter.mark) return;
        const double size = std::max(last.size, letter.size);
        const double wide = letter.x - std::max(last.end, inked_);
        const bool wide_enough_for_tab = wide > tab_gap * size;
        if (wide_enough_for_tab) {
            cut_blanks();
            if (!line_.text.empty()) line_.text += '\t';
        } else if (wide > word_gap * size && !line_.text.ends_with(' ') && letter.text != " " &&
                   !parts_one_word(last, letter, wide)) {
            line_.text += ' ';
        }
    }

    /// Letter spacing of justified Thai is no space between words.
    static bool parts_one_word(const Letter& last, const Letter& letter, double wide) {
        constexpr double thai_gap = 0.22;
        const auto is_thai_text = [](const Letter& l) {
            return thai::is_thai_letter(utf8::decode(l.text, 0).code_point);
        };
        return is_thai_text(last) && is_thai_text(letter) && wide < thai_gap * std::max(last.size, letter.size);
    }

    void add(const Letter& letter) {
        const bool blank = letter.text == " " || letter.text == "\xC2\xA0";
        if (blank && (line_.text.empty() || line_.text.ends_with('\t'))) return;
        const std::size_t begin = line_.text.size();
        line_.text += letter.text;
        line_.stretches.push_back(
            {begin, line_.text.size(), letter.x, letter.end, letter.font, letter.size, letter.content_id});
        inked_ = std::max(inked_, letter.end);
        if (blank) return;
        line_.left = std::min(line_.left, letter.x);
        line_.right = std::max(line_.right, letter.end);
        line_.artifact = line_.artifact && letter.artifact;
    }

    void trim() {
        const std::size_t before = line_.text.size();
        cut_blanks();
        line_.trailing_space = line_.text.size() < before;
    }

    /// At the end, with the stretches that stand there: each stretch lies within the text.
    void cut_blanks() {
        while (line_.text.ends_with(' ') || line_.text.ends_with('\t') || line_.text.ends_with("\xC2\xA0"))
            line_.text.resize(line_.text.size() - (line_.text.ends_with("\xC2\xA0") ? 2 : 1));
        while (!line_.stretches.empty() && line_.stretches.back().end > line_.text.size()) line_.stretches.pop_back();
    }

    Line line_;
    double inked_ = -1e9;
};

}  // namespace

std::vector<Line> make_lines(std::vector<Letter> letters) {
    std::vector<Band> rows = make_rows(make_chunks(std::move(letters)));
    std::vector<Line> lines;
    for (Band& row : rows) {
        Line line = LineMaker().make(row);
        mend_thai(line);
        turn_right_to_left(line);
        if (!line.text.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace raingan::pdf_reader
