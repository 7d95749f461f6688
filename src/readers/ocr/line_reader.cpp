#include "readers/ocr/line_reader.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "readers/ocr/digit_shapes.h"
#include "thai/characters.h"

namespace raingan::ocr {
namespace {

using Script = DigitLikeness::Script;

/// Ink that stands over one another.
struct Column {
    enum class Kind { other, digit, point, comma };
    Box box;
    std::vector<const Piece*> parts;
    DigitLikeness like;
    Kind kind = Kind::other;
};

struct Sizes {
    double body = 0, base = 0;
};

/// The height at which half of all ink is in lower pieces: that of letters, for marks have little ink.
Sizes sizes_of(const std::vector<const Piece*>& ink) {
    std::vector<const Piece*> by_height = ink;
    std::ranges::sort(by_height, {}, [](const Piece* piece) { return piece->box.height(); });
    std::int64_t all = 0, below = 0;
    for (const Piece* piece : by_height) all += piece->area;
    Sizes out;
    for (const Piece* piece : by_height) {
        below += piece->area;
        out.body = piece->box.height();
        if (below * 2 >= all) break;
    }
    std::vector<int> feet;
    for (const Piece* piece : by_height)
        if (piece->box.height() > 0.7 * out.body && piece->box.height() < 1.4 * out.body)
            feet.push_back(piece->box.bottom);
    if (!feet.empty()) {
        std::ranges::nth_element(feet, feet.begin() + static_cast<std::ptrdiff_t>(feet.size() / 2));
        out.base = feet[feet.size() / 2];
    }
    return out;
}

std::vector<Column> columns_of(std::vector<const Piece*> ink) {
    std::ranges::sort(ink, {}, [](const Piece* piece) { return piece->box.left; });
    std::vector<Column> out;
    for (const Piece* piece : ink) {
        if (!out.empty()) {
            Column& last = out.back();
            const int common = std::min(last.box.right, piece->box.right) - piece->box.left;
            if (common * 2 > std::min(last.box.width(), piece->box.width())) {
                last.box.add(piece->box);
                last.parts.push_back(piece);
                continue;
            }
        }
        out.push_back({piece->box, {piece}, {}, Column::Kind::other});
    }
    return out;
}

void tell_kind(Column& column, const Sizes& sizes) {
    if (column.parts.size() != 1) return;
    const double height = column.box.height(), width = column.box.width();
    const bool low = (column.box.top + column.box.bottom) / 2.0 > sizes.base - 0.4 * sizes.body;
    const bool full = column.parts.front()->area * 2 > column.box.width() * column.box.height();
    // Dust is no point: what is too small for one leaves the number in doubt.
    constexpr double least_point = 0.1;
    const bool dust = std::max(width, height) < least_point * sizes.body;
    if (low && full && !dust && width < 0.45 * sizes.body && height < 0.75 * sizes.body) {
        column.kind = height > 1.6 * width ? Column::Kind::comma : Column::Kind::point;
        return;
    }
    if (height < 0.6 * sizes.body || height > 2.2 * sizes.body || width > 2.2 * sizes.body) return;
    column.like = likeness_of(shape_of(*column.parts.front()));
    if (column.like.may_be(Script::thai) || column.like.may_be(Script::arabic)) column.kind = Column::Kind::digit;
}

/// What of the piece is left of `x`, or from there on.
Piece part_of(const Piece& piece, int x, bool left) {
    Piece out;
    for (Piece::Run run : piece.runs) {
        (left ? run.right : run.left) = left ? std::min(run.right, x) : std::max(run.left, x);
        if (run.left >= run.right) continue;
        const Box box{run.left, run.y, run.right, run.y + 1};
        if (out.runs.empty()) out.box = box;
        out.box.add(box);
        out.area += run.right - run.left;
        out.runs.push_back(run);
    }
    return out;
}

/// Digits that touch, cut where the left one is likest a digit: only where each is one beyond doubt.
bool cut_digits(const Piece& piece, const Sizes& sizes, Script script,
                std::vector<Piece>& out) {  // NOLINT(misc-no-recursion)
    constexpr double narrowest = 0.5, widest = 1.7, least = 0.88, least_margin = 0.12;
    constexpr std::size_t most_digits = 6;
    const auto is_digit = [&](const Piece& part) {
        const DigitLikeness like = likeness_of(shape_of(part));
        return like.likeness(script) >= least && like.margin(script) >= least_margin;
    };
    if (piece.box.height() < 0.6 * sizes.body || out.size() >= most_digits) return false;
    if (piece.box.width() < widest * sizes.body && !out.empty() && is_digit(piece)) {
        out.push_back(piece);
        return true;
    }
    const int first = piece.box.left + static_cast<int>(narrowest * sizes.body);
    const int end = std::min(piece.box.left + static_cast<int>(widest * sizes.body),
                             piece.box.right - static_cast<int>(narrowest * sizes.body));
    int best = 0;
    double best_likeness = 0;
    for (int x = first; x <= end; ++x)
        if (const double like = likeness_of(shape_of(part_of(piece, x, true))).likeness(script); like > best_likeness)
            best_likeness = like, best = x;
    if (best_likeness < least) return false;
    Piece left = part_of(piece, best, true);
    if (!is_digit(left)) return false;
    out.push_back(std::move(left));
    return cut_digits(part_of(piece, best, false), sizes, script, out);
}

bool is_separator(std::string_view text) {
    return text == "." || text == ",";
}

/// The text of a symbol, where it is a digit or stands between them, with ASCII digits; else nothing.
std::string plain_digits(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (thai::is_any_digit(c.code_point))
            out += static_cast<char>('0' + thai::digit_value(c.code_point));
        else if (c.code_point == '.' || c.code_point == ',')
            out += static_cast<char>(c.code_point);
        else
            return {};
        at += c.length;
    }
    return out;
}

bool has_digits(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (thai::is_any_digit(c.code_point)) return true;
        at += c.length;
    }
    return false;
}

/// A symbol of the line, and the number that it is part of.
struct PlacedSymbol {
    const Symbol* symbol = nullptr;
    std::size_t word = 0;
    std::optional<std::size_t> run;

    [[nodiscard]] double middle() const { return (symbol->box.left + symbol->box.right) / 2.0; }
};

struct DigitRun {
    std::size_t first = 0, end = 0;  ///< columns
    Box box;
    std::string reading;  ///< empty: in doubt
    bool shown = false;
};

class LineReader {
public:
    LineReader(TextLine line, const std::vector<const Piece*>& ink, const pdf::GreyImage& picture)
        : line_(std::move(line)), picture_(picture), sizes_(sizes_of(ink)), columns_(columns_of(ink)) {
        for (Column& column : columns_) tell_kind(column, sizes_);
        cut_columns();
        for (Word& word : line_.words) mend_capitals(word);
        for (std::size_t word = 0; word < line_.words.size(); ++word)
            for (const Symbol& symbol : line_.words[word].symbols) symbols_.push_back({&symbol, word, std::nullopt});
    }

    LineReading read() {
        find_runs();
        for (std::size_t i = 0; i < runs_.size(); ++i) claim(i);
        for (std::size_t at = 0; at < symbols_.size(); ++at) {
            add_runs_before(symbols_[at]);
            if (symbols_[at].run)
                add_run(*symbols_[at].run);
            else if (has_digits(symbols_[at].symbol->text))
                at = add_unclaimed_digits(at);
            else
                add_text(symbols_[at]);
        }
        for (std::size_t i = 0; i < runs_.size(); ++i) add_run(i);
        out_.body = sizes_.body;
        out_.base = sizes_.base > 0 ? sizes_.base : line_.box.bottom;
        return std::move(out_);
    }

private:
    void cut_columns() {
        constexpr double wide = 1.2, too_wide = 8, letter = 0.8;
        std::vector<Column> columns;
        for (Column& column : columns_) {
            const bool may_be_digits = column.kind == Column::Kind::other && column.parts.size() == 1 &&
                                       column.box.width() > wide * sizes_.body &&
                                       column.box.width() < too_wide * sizes_.body && column.like.other < letter;
            std::vector<Piece> digits;
            for (const Script script : {Script::thai, Script::arabic}) {
                digits.clear();
                if (may_be_digits && cut_digits(*column.parts.front(), sizes_, script, digits)) break;
                digits.clear();
            }
            for (Piece& digit : digits) {
                cut_.push_back(std::move(digit));
                Column& made = columns.emplace_back();
                made.box = cut_.back().box;
                made.parts = {&cut_.back()};
                tell_kind(made, sizes_);
            }
            if (digits.empty()) columns.push_back(std::move(column));
        }
        columns_ = std::move(columns);
    }

    /// A word of capitals, in brackets or not, which the Thai model takes for all kinds of signs: "ITA", "(IIT)".
    void mend_capitals(Word& word) const {
        constexpr std::size_t longest = 8, longest_thai = 4;
        constexpr double least_confidence = 80, least_ahead = 10;
        if (word.symbols.size() > longest || !has_model(Model::english)) return;
        const bool thai = std::ranges::any_of(word.symbols, [](const Symbol& symbol) {
            const char32_t c = utf8::decode(symbol.text, 0).code_point;
            return c >= U'ก' && c <= U'ฮ';
        });
        const bool digits = std::ranges::any_of(columns_, [&](const Column& column) {
            return column.kind == Column::Kind::digit &&
                   word.box.contains((column.box.left + column.box.right) / 2.0, word.box.top);
        });
        // Both models are sure of much that is wrong: of what has Thai letters the Thai one is believed, as a rule.
        if (digits || (thai && (word.symbols.size() > longest_thai || word.confidence > 100 - least_ahead))) return;
        const double least = thai ? std::max(least_confidence, word.confidence + least_ahead) : least_confidence;
        const std::vector<TextLine> lines = read_text(picture_, widened(word.box), Model::english, true);
        if (lines.size() != 1 || lines.front().words.size() != 1) return;
        const Word& other = lines.front().words.front();
        std::string text;
        for (const Symbol& symbol : other.symbols) text += symbol.text;
        const bool bracketed = text.size() > 2 && text.front() == '(' && text.back() == ')';
        const std::string_view letters = bracketed ? std::string_view(text).substr(1, text.size() - 2) : text;
        const bool capitals = std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!capitals || letters.size() < 2 || other.confidence < least) return;
        word.symbols = {{text, word.box}};
        word.confidence = other.confidence;
    }

    [[nodiscard]] Box widened(const Box& box) const {
        const int around = static_cast<int>(sizes_.body / 2);
        return {std::max(box.left - around, 0), std::max(box.top - around, 0),
                std::min(box.right + around, picture_.width), std::min(box.bottom + around, picture_.height)};
    }

    [[nodiscard]] bool near(std::size_t left, std::size_t right, double bodies) const {
        return columns_[right].box.left - columns_[left].box.right < bodies * sizes_.body;
    }

    void find_runs() {
        constexpr double digit_gap = 0.6, point_gap = 0.5;
        using Kind = Column::Kind;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].kind != Kind::digit) continue;
            DigitRun run{i, i + 1, columns_[i].box, {}, false};
            for (;;) {
                const std::size_t next = run.end;
                if (next >= columns_.size() || !near(next - 1, next, digit_gap)) break;
                const bool between = columns_[next].kind == Kind::point || columns_[next].kind == Kind::comma;
                if (columns_[next].kind == Kind::digit)
                    run.end = next + 1;
                else if (between && near(next - 1, next, point_gap) && next + 1 < columns_.size() &&
                         columns_[next + 1].kind == Kind::digit && near(next, next + 1, point_gap))
                    run.end = next + 2;
                else
                    break;
            }
            for (std::size_t at = run.first; at < run.end; ++at) run.box.add(columns_[at].box);
            i = run.end - 1;
            run.reading = reading_of(run);
            runs_.push_back(std::move(run));
        }
    }

    /// In the one script of which all its columns are for certain digits.
    [[nodiscard]] std::string reading_of(const DigitRun& run) const {
        std::string best;
        double best_likeness = 0;
        for (const Script script : {Script::thai, Script::arabic}) {
            std::string text;
            double likeness = 0;
            for (std::size_t at = run.first; at < run.end; ++at) {
                const Column& column = columns_[at];
                if (column.kind == Column::Kind::digit && !column.like.is_sure(script)) {
                    text.clear();
                    break;
                }
                if (column.kind == Column::Kind::digit) {
                    utf8::append(
                        text, (script == Script::thai ? U'๐' : U'0') + static_cast<char32_t>(column.like.best(script)));
                    likeness += column.like.likeness(script);
                } else {
                    text += column.kind == Column::Kind::point ? '.' : ',';
                }
            }
            if (!text.empty() && likeness > best_likeness) best_likeness = likeness, best = text;
        }
        return best;
    }

    /// Gives the run the symbols that stand where it does; takes its reading away where what stands beside it may be
    /// part of the number, or the other reading says that it is none.
    void claim(std::size_t index) {
        DigitRun& run = runs_[index];
        const double slack = 0.1 * sizes_.body;
        std::string theirs;
        std::size_t letters = 0;
        for (const PlacedSymbol& at : symbols_) {
            if (at.middle() < run.box.left - slack || at.middle() > run.box.right + slack) continue;
            theirs += at.symbol->text;
            if (thai::is_thai_letter(utf8::decode(at.symbol->text, 0).code_point)) ++letters;
        }
        const std::size_t count = run.end - run.first;
        // Tesseract knows letters well: a number is what has digits in its reading, or two of ours and no doubt.
        const bool is_number =
            has_digits(theirs) || (count > 1 && !run.reading.empty()) || (letters == 0 && !run.reading.empty());
        if (!is_number) {
            run.shown = true;
            return;
        }
        for (PlacedSymbol& at : symbols_)
            if (at.middle() >= run.box.left - slack && at.middle() <= run.box.right + slack) at.run = index;
        if ((run.first > 0 && near(run.first - 1, run.first, beside_gap) && is_doubtful(columns_[run.first - 1])) ||
            (run.end < columns_.size() && near(run.end - 1, run.end, beside_gap) && is_doubtful(columns_[run.end])))
            run.reading.clear();
    }

    /// Ink beside a number that nothing says to be something else.
    [[nodiscard]] bool is_doubtful(const Column& column) const {
        const double middle = (column.box.left + column.box.right) / 2.0;
        bool known = false;
        for (const PlacedSymbol& at : symbols_) {
            if (middle < at.symbol->box.left - 1 || middle > at.symbol->box.right + 1) continue;
            if (has_digits(at.symbol->text) && !at.run) return true;
            known = known || !has_digits(at.symbol->text);
        }
        return !known;
    }

    std::string theirs_of(std::size_t run) const {
        std::string out;
        for (const PlacedSymbol& at : symbols_)
            if (at.run == run) out += at.symbol->text;
        return out;
    }

    /// Tesseract's second reading, of the number alone, by the model that knows such digits.
    [[nodiscard]] bool is_read_alike_alone(const DigitRun& run) const {
        const bool is_thai = thai::is_thai_digit(utf8::decode(run.reading, 0).code_point);
        const Model model = is_thai ? Model::thai : Model::english;
        if (!has_model(model)) return false;
        std::string text;
        for (const TextLine& line : read_text(picture_, widened(run.box), model, true))
            for (const Word& word : line.words)
                for (const Symbol& symbol : word.symbols) text += symbol.text;
        return plain_digits(text) == plain_digits(run.reading);
    }

    void add_runs_before(const PlacedSymbol& symbol) {
        for (std::size_t i = 0; i < runs_.size(); ++i) {
            const bool has_symbols = std::ranges::any_of(symbols_, [&](const PlacedSymbol& at) { return at.run == i; });
            if (!has_symbols && (runs_[i].box.left + runs_[i].box.right) / 2.0 < symbol.middle()) add_run(i);
        }
    }

    void add_run(std::size_t index) {
        DigitRun& run = runs_[index];
        if (run.shown) return;
        run.shown = true;
        LinePiece piece;
        piece.is_number = true;
        piece.box = run.box;
        piece.number.reading = run.reading;
        piece.number.theirs = theirs_of(index);
        piece.number.agreed = !run.reading.empty() && (plain_digits(piece.number.theirs) == plain_digits(run.reading) ||
                                                       is_read_alike_alone(run));
        const auto first = std::ranges::find(symbols_, std::optional(index), &PlacedSymbol::run);
        const bool new_word = first != symbols_.end() && first->word != last_word_;
        if (first != symbols_.end()) last_word_ = first->word;
        add(std::move(piece), new_word);
    }

    /// Digits where no number of ours is. Gives the last of them.
    std::size_t add_unclaimed_digits(std::size_t at) {
        LinePiece piece;
        piece.is_number = true;
        piece.box = symbols_[at].symbol->box;
        const bool new_word = symbols_[at].word != last_word_;
        last_word_ = symbols_[at].word;
        std::size_t last = at;
        for (; at < symbols_.size() && symbols_[at].word == last_word_ && !symbols_[at].run; ++at) {
            const std::string& text = symbols_[at].symbol->text;
            if (!has_digits(text) && !is_separator(text)) break;
            if (!has_digits(text) && (at + 1 == symbols_.size() || !has_digits(symbols_[at + 1].symbol->text))) break;
            piece.number.theirs += text;
            piece.box.add(symbols_[at].symbol->box);
            last = at;
        }
        add(std::move(piece), new_word);
        return last;
    }

    void add_text(const PlacedSymbol& at) {
        const bool new_word = at.word != last_word_;
        last_word_ = at.word;
        if (!new_word && !out_.pieces.empty() && !out_.pieces.back().is_number) {
            out_.pieces.back().text += at.symbol->text;
            out_.pieces.back().box.add(at.symbol->box);
            return;
        }
        LinePiece piece;
        piece.text = at.symbol->text;
        piece.box = at.symbol->box;
        add(std::move(piece), new_word);
    }

    void add(LinePiece piece, bool new_word) {
        const bool apart = !out_.pieces.empty() && piece.box.left - out_.pieces.back().box.right > 0.5 * sizes_.body;
        piece.spaced = !out_.pieces.empty() && (new_word || apart);
        out_.pieces.push_back(std::move(piece));
    }

    static constexpr double beside_gap = 0.35;
    TextLine line_;
    const pdf::GreyImage& picture_;
    Sizes sizes_;
    std::vector<Column> columns_;
    std::deque<Piece> cut_;  ///< of pieces that were several digits
    std::vector<PlacedSymbol> symbols_;
    std::vector<DigitRun> runs_;
    std::size_t last_word_ = ~std::size_t{0};
    LineReading out_;
};

/// Tesseract's Thai models read the ring of SARA AM above a tone as that tone again: no letter has two.
void mend_sara_am(std::string& text) {
    constexpr std::string_view aa = "\xE0\xB8\xB2", am = "\xE0\xB8\xB3";
    for (const std::string_view tone : {"\xE0\xB9\x88", "\xE0\xB9\x89", "\xE0\xB9\x8A", "\xE0\xB9\x8B"}) {
        const std::string twice = std::string(tone) + std::string(tone) + std::string(aa);
        for (std::size_t at = 0; (at = text.find(twice, at)) != std::string::npos;)
            text.replace(at, twice.size(), std::string(tone) + std::string(am));
    }
}

}  // namespace

LineReading read_line(const TextLine& line, const std::vector<const Piece*>& ink, const pdf::GreyImage& picture) {
    LineReading out = LineReader(line, ink, picture).read();
    for (LinePiece& piece : out.pieces) mend_sara_am(piece.text);
    return out;
}

}  // namespace raingan::ocr
