#include "readers/formula/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/limits.h"
#include "base/origin.h"
#include "readers/container/wide_text.h"

namespace raingan::formula {
namespace {

using workbook::Biff;

/// How tight what stands outermost in a text holds together, as in parse.cpp.
enum Strength : int { loose = 0, prefix = 6, percent = 7, whole = 8 };

struct Operation {
    unsigned token;
    std::string_view sign;
    int strength;
};
constexpr std::array<Operation, 15> operations{{{0x03, "+", 3},
                                                {0x04, "-", 3},
                                                {0x05, "*", 4},
                                                {0x06, "/", 4},
                                                {0x07, "^", 5},
                                                {0x08, "&", 2},
                                                {0x09, "<", 1},
                                                {0x0A, "<=", 1},
                                                {0x0B, "=", 1},
                                                {0x0C, ">=", 1},
                                                {0x0D, ">", 1},
                                                {0x0E, "<>", 1},
                                                {0x0F, " ", whole},
                                                {0x10, ",", loose},
                                                {0x11, ":", whole}}};

/// Thrown where the tokens have no text.
struct NoText {};

class Writer {
public:
    Writer(const Tokens& tokens, const TokenTables& tables)
        : tokens_(tokens), tables_(tables), wide_(tokens.biff == Biff::v12), old_(tokens.biff == Biff::v5) {}

    std::string write() {
        while (at_ < tokens_.formula.size()) take(number(1));
        if (stack_.size() != 1) throw NoText();
        return std::move(stack_.back().text);
    }

private:
    struct Piece {
        std::string text;
        int strength = whole;
        std::size_t depth = 0;
    };

    std::size_t skip(std::size_t count) {
        if (!tokens_.formula.has(at_, count)) throw NoText();
        return std::exchange(at_, at_ + count);
    }
    std::uint32_t number(std::size_t size) { return number_of(tokens_.formula, skip(size), size); }
    std::size_t skip_extra(std::size_t count) {
        if (!tokens_.extra.has(extra_at_, count)) throw NoText();
        return std::exchange(extra_at_, extra_at_ + count);
    }
    std::uint32_t extra_number(std::size_t size) { return number_of(tokens_.extra, skip_extra(size), size); }
    static std::uint32_t number_of(Bytes bytes, std::size_t at, std::size_t size) {
        return size == 1 ? bytes.u8(at) : size == 2 ? bytes.u16(at) : bytes.u32(at);
    }

    void push(Piece piece) {
        constexpr std::size_t longest = 65'536;
        if (piece.text.size() > longest || piece.depth > limits::formula_depth) throw NoText();
        stack_.push_back(std::move(piece));
    }
    void push(std::string text) { push(Piece{std::move(text)}); }
    Piece pop() {
        if (stack_.empty()) throw NoText();
        Piece piece = std::move(stack_.back());
        stack_.pop_back();
        return piece;
    }
    static Piece bracketed(Piece piece) {
        piece.text = "(" + piece.text + ")";
        piece.strength = whole;
        ++piece.depth;
        return piece;
    }
    /// With brackets where it would come apart; most writers give these tokens of their own.
    static Piece at_least(Piece piece, int strength) {
        return piece.strength < strength ? bracketed(std::move(piece)) : piece;
    }

    void take(unsigned token) {
        constexpr unsigned first_classed = 0x20, first_unary = 0x12;
        if (token >= first_classed) return take_classed((token & 0x1FU) | first_classed);
        if (token >= operations.front().token && token < first_unary)
            return take_binary(operations[token - operations.front().token]);
        switch (token) {
            case 0x12:
                return take_sign('+');
            case 0x13:
                return take_sign('-');
            case 0x14: {
                Piece piece = at_least(pop(), percent);
                piece.text += '%';
                piece.strength = percent;
                return push(std::move(piece));
            }
            case 0x15:
                return push(bracketed(pop()));
            case 0x16:
                return push(std::string());
            case 0x17:
                return push(quoted(string()));
            case 0x19:
                return take_attribute();
            case 0x1C:
                return push(std::string(workbook::error_name(number(1))));
            case 0x1D:
                return push(number(1) != 0 ? "TRUE" : "FALSE");
            case 0x1E:
                return push(std::to_string(number(2)));
            case 0x1F:
                return push(real(std::bit_cast<double>(tokens_.formula.u64(skip(8)))));
            default:  // data tables, references of tables
                throw NoText();
        }
    }

    void take_binary(const Operation& operation) {
        const Piece right = at_least(pop(), operation.strength + (operation.strength == whole ? 0 : 1));
        Piece left = at_least(pop(), operation.strength);
        left.text.append(operation.sign).append(right.text);
        left.strength = operation.strength;
        left.depth = std::max(left.depth, right.depth);
        push(std::move(left));
    }
    void take_sign(char sign) {
        Piece piece = at_least(pop(), prefix);
        piece.text.insert(piece.text.begin(), sign);
        piece.strength = prefix;
        ++piece.depth;
        push(std::move(piece));
    }

    /// Text with its count before it.
    std::string string() {
        constexpr unsigned wide_flag = 1;
        if (wide_) {
            const std::size_t count = number(2);
            return wide_characters(tokens_.formula, skip(2 * count), count);
        }
        const std::size_t count = number(1);
        if (old_) {
            const Bytes bytes = tokens_.formula.slice(skip(count), count);
            return tables_.decode_bytes ? tables_.decode_bytes(bytes) : std::string(bytes.view());
        }
        const bool two_bytes = (number(1) & wide_flag) != 0;
        return two_bytes ? wide_characters(tokens_.formula, skip(2 * count), count)
                         : narrow_characters(tokens_.formula, skip(count), count);
    }
    static std::string wide_characters(Bytes bytes, std::size_t at, std::size_t count) {
        return utf8_of_wide(bytes.slice(at, 2 * count));
    }
    /// The lower bytes of UTF-16.
    static std::string narrow_characters(Bytes bytes, std::size_t at, std::size_t count) {
        std::string wide;
        for (const char c : bytes.slice(at, count).view()) wide.append(1, c).append(1, '\0');
        return utf8_of_wide(wide);
    }
    static std::string quoted(std::string_view text, char mark = '"') {
        std::string out(1, mark);
        for (const char c : text) out.append(c == mark ? 2 : 1, c);
        return out + mark;
    }
    static std::string real(double value) {
        if (!std::isfinite(value)) throw NoText();
        constexpr std::size_t longest = 32;
        std::array<char, longest> digits{};
        const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        const std::string text(digits.data(), static_cast<std::size_t>(end - digits.data()));
        return value < 0 ? "(" + text + ")" : text;
    }

    /// PtgAttr: spaces and the ways of a calculation, which no text needs; and SUM of one argument.
    void take_attribute() {
        constexpr unsigned choose = 0x04, sum = 0x10;
        const unsigned kind = number(1), data = number(2);
        if ((kind & choose) != 0) skip(2 * (std::size_t{data} + 1));
        if ((kind & sum) != 0) call("SUM", 1);
    }

    void call(std::string_view name, std::size_t count) {
        if (count > stack_.size()) throw NoText();
        Piece made{std::string(name) + "("};
        const std::size_t first = stack_.size() - count;
        for (std::size_t i = first; i < stack_.size(); ++i) {
            const Piece argument = at_least(std::move(stack_[i]), loose + 1);
            made.text.append(i == first ? "" : ",").append(argument.text);
            made.depth = std::max(made.depth, argument.depth);
        }
        made.text += ')';
        ++made.depth;
        stack_.resize(first);
        push(std::move(made));
    }
    void take_function(std::size_t count, unsigned tab) {
        constexpr unsigned user_defined = 255;
        if (tab != user_defined) {
            const NumberedFunction* function = function_of(tab);
            if (function == nullptr) throw NoText();
            return call(function->name, count);
        }
        // Its first argument is the name.
        if (count == 0 || count > stack_.size()) throw NoText();
        const auto name = stack_.end() - static_cast<std::ptrdiff_t>(count);
        const std::string function = name->text;
        stack_.erase(name);
        call(function, count - 1);
    }

    void take_classed(unsigned token) {
        switch (token) {
            case 0x20:
                skip(wide_ ? 14 : 7);
                return push(array());
            case 0x21: {
                const unsigned tab = number(2);
                const NumberedFunction* function = function_of(tab);
                if (function == nullptr || function->arguments < 0) throw NoText();
                return take_function(static_cast<std::size_t>(function->arguments), tab);
            }
            case 0x22: {
                constexpr unsigned count_bits = 0x7F, tab_bits = 0x7FFF;
                const unsigned count = number(1) & count_bits;
                return take_function(count, number(2) & tab_bits);
            }
            case 0x23:
                return take_name();
            case 0x24:
                return push(reference(false));
            case 0x25:
                return push(area(false));
            case 0x26:  // what an expression was found to be stands behind the formula, and is found again
                skip(6);
                skip_extra(std::size_t{extra_number(wide_ ? 4 : 2)} * (wide_ ? 16 : old_ ? 6 : 8));
                return;
            case 0x27:
            case 0x28:
                skip(6);
                return;
            case 0x29:
                skip(2);
                return;
            case 0x2A:
            case 0x2B:
                skip(reference_size() * (token == 0x2B ? 2 : 1));
                return push("#REF!");
            case 0x2C:
                return push(reference(true));
            case 0x2D:
                return push(area(true));
            case 0x39:
                return take_outside_name();
            case 0x3A:
            case 0x3B: {
                std::string where = sheets();
                const std::string what = token == 0x3A ? reference(false) : area(false);
                return push(where.empty() ? "#REF!" : std::move(where) + what);
            }
            case 0x3C:
            case 0x3D:
                sheets();
                skip(reference_size() * (token == 0x3D ? 2 : 1));
                return push("#REF!");
            default:
                throw NoText();
        }
    }

    // --- names and sheets ---

    void take_name() {
        constexpr std::size_t behind_old = 12;
        const std::uint32_t index = number(old_ ? 2 : 4);
        if (old_) skip(behind_old);
        push(named(tables_.names, index));
    }
    static std::string named(const std::vector<std::string>& names, std::uint32_t index) {
        constexpr std::size_t longest = 1'024;  // bytes; a name has 255 characters
        if (index == 0 || index > names.size() || names[index - 1].empty()) throw NoText();
        if (names[index - 1].size() > longest) throw NoText();
        // On2 is a name where columns end at IV, and a cell to whoever reads the text.
        const auto part = workbook::parse_reference_part(names[index - 1]);
        if (part && part->row && part->column) throw NoText();
        return names[index - 1];
    }
    /// PtgNameX: a name of another source, or of one sheet.
    void take_outside_name() {
        if (old_) throw NoText();
        const std::uint32_t span_index = number(2), index = number(4);
        const TokenTables::Span& span = span_of(span_index);
        const TokenTables::Source& source = tables_.sources[span.source];
        if (!source.own) return push(named(source.names, index));
        const std::string name = named(tables_.names, index);
        push(span.first < 0 ? name : prefix_of(span) + name);
    }
    [[nodiscard]] const TokenTables::Span& span_of(std::uint32_t index) const {
        if (index >= tables_.spans.size()) throw NoText();
        const TokenTables::Span& span = tables_.spans[index];
        if (span.source >= tables_.sources.size()) throw NoText();
        return span;
    }
    [[nodiscard]] std::string prefix_of(const TokenTables::Span& span) const {
        const auto name = [&](std::int32_t sheet) -> const std::string& {
            if (static_cast<std::size_t>(sheet) >= tables_.sheets.size()) throw NoText();
            return tables_.sheets[static_cast<std::size_t>(sheet)];
        };
        const std::string& first = name(span.first);
        return quoted(span.last == span.first ? first : first + ":" + name(span.last), '\'') + "!";
    }
    /// "'Sheet'!"; empty where the sheet is no more. Other files' have no text.
    std::string sheets() {
        TokenTables::Span span;
        if (old_) {
            // A negative number means the workbook itself; then first and last sheet.
            const bool own = static_cast<std::int16_t>(number(2)) < 0;
            skip(8);
            span.first = static_cast<std::int16_t>(number(2));
            span.last = static_cast<std::int16_t>(number(2));
            if (!own) throw NoText();
        } else {
            span = span_of(number(2));
            if (!tables_.sources[span.source].own) throw NoText();
        }
        return span.first < 0 || span.last < 0 ? std::string() : prefix_of(span);
    }

    // --- references ---

    [[nodiscard]] std::size_t reference_size() const { return wide_ ? 6 : old_ ? 3 : 4; }

    struct Place {
        std::uint32_t row = 0, column = 0;
        bool row_fixed = false, column_fixed = false;
    };
    /// `offsets`: what is relative counts from the formula's cell, around the edges of the sheet.
    [[nodiscard]] Place place(std::uint32_t row, std::uint32_t column, bool offsets) const {
        constexpr std::uint32_t low_bits = 0x3FFF, column_relative = 0x4000, row_relative = 0x8000;
        const std::uint32_t flags = old_ ? row : column;
        Place made{old_ ? row & low_bits : row, old_ ? column : column & low_bits};
        made.row_fixed = (flags & row_relative) == 0;
        made.column_fixed = (flags & column_relative) == 0;
        if (!offsets) return made;
        const std::uint32_t rows = wide_ ? workbook::last_row + 1 : old_ ? low_bits + 1 : 0x10000;
        const std::uint32_t columns = wide_ ? workbook::last_column + 1 : 0x100;
        if (!made.row_fixed) made.row = (made.row + tokens_.base.row) % rows;
        if (!made.column_fixed) made.column = (made.column + tokens_.base.column) % columns;
        return made;
    }
    static std::string text(const Place& place) { return column_text(place) + row_text(place); }
    static std::string column_text(const Place& place) {
        return (place.column_fixed ? "$" : "") + column_letters(place.column + 1);
    }
    static std::string row_text(const Place& place) {
        return (place.row_fixed ? "$" : "") + std::to_string(std::uint64_t{place.row} + 1);
    }
    std::string reference(bool offsets) {
        const std::uint32_t row = number(wide_ ? 4 : 2), column = number(old_ ? 1 : 2);
        return text(place(row, column, offsets));
    }
    std::string area(bool offsets) {
        const std::size_t row_size = wide_ ? 4 : 2, column_size = old_ ? 1 : 2;
        const std::uint32_t top = number(row_size), bottom = number(row_size);
        const std::uint32_t left = number(column_size), right = number(column_size);
        const Place from = place(top, left, offsets), to = place(bottom, right, offsets);
        // Whole columns and rows reach further where sheets are larger.
        const std::uint32_t last_row = wide_ ? workbook::last_row : old_ ? 0x3FFF : 0xFFFF;
        const std::uint32_t last_column = wide_ ? workbook::last_column : 0xFF;
        if (from.row == 0 && to.row == last_row) return column_text(from) + ":" + column_text(to);
        if (from.column == 0 && to.column == last_column) return row_text(from) + ":" + row_text(to);
        return text(from) + ":" + text(to);
    }

    // --- constants of an array, which stand behind the formula ---

    std::string array() {
        const std::size_t columns = wide_ ? 0 : std::size_t{extra_number(1)} + 1;
        const std::size_t rows = wide_ ? extra_number(4) : std::size_t{extra_number(2)} + 1;
        const std::size_t across = wide_ ? extra_number(4) : columns;
        if (rows == 0 || across == 0 || rows > tokens_.extra.size() || across > tokens_.extra.size()) throw NoText();
        std::string out = "{";
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < across; ++c) {
                if (r + c > 0) out += c == 0 ? ';' : ',';
                out += constant();
            }
        return out + "}";
    }
    std::string constant() {
        enum class Kind : std::uint8_t { nothing, number, text, boolean, error };
        const unsigned type = extra_number(1);
        constexpr unsigned boolean = 4, error = 0x10;
        Kind kind = Kind::nothing;
        if (wide_)
            kind = type == 0   ? Kind::number
                   : type == 1 ? Kind::text
                   : type == 2 ? Kind::boolean
                   : type == 4 ? Kind::error
                               : Kind::nothing;
        else
            kind = type == 1         ? Kind::number
                   : type == 2       ? Kind::text
                   : type == boolean ? Kind::boolean
                   : type == error   ? Kind::error
                                     : Kind::nothing;
        constexpr std::size_t padded = 8;
        switch (kind) {
            case Kind::number: {
                const double value = std::bit_cast<double>(tokens_.extra.u64(skip_extra(padded)));
                std::string digits = real(std::abs(value));
                return value < 0 ? "-" + digits : digits;
            }
            case Kind::text:
                return quoted(extra_text());
            case Kind::boolean:
                return tokens_.extra.u8(skip_extra(wide_ ? 1 : padded)) != 0 ? "TRUE" : "FALSE";
            case Kind::error:
                return std::string(workbook::error_name(tokens_.extra.u8(skip_extra(wide_ ? 4 : padded))));
            case Kind::nothing:
                break;
        }
        if (wide_) throw NoText();
        skip_extra(padded);
        return "\"\"";
    }
    std::string extra_text() {
        if (old_) {
            const std::size_t count = extra_number(1);
            const Bytes bytes = tokens_.extra.slice(skip_extra(count), count);
            return tables_.decode_bytes ? tables_.decode_bytes(bytes) : std::string(bytes.view());
        }
        const std::size_t count = extra_number(2);
        if (wide_ || (extra_number(1) & 1U) != 0) return wide_characters(tokens_.extra, skip_extra(2 * count), count);
        return narrow_characters(tokens_.extra, skip_extra(count), count);
    }

    const Tokens& tokens_;
    const TokenTables& tables_;
    const bool wide_, old_;  ///< BIFF12, BIFF5
    std::size_t at_ = 0, extra_at_ = 0;
    std::vector<Piece> stack_;
};

}  // namespace

std::optional<std::string> text_of(const Tokens& tokens, const TokenTables& tables) {
    try {
        return Writer(tokens, tables).write();
    } catch (const NoText&) {
        return std::nullopt;
    }
}

std::optional<workbook::CellAddress> shared_with(const Tokens& tokens) {
    constexpr unsigned shared = 1;
    if (tokens.formula.u8(0) != shared) return std::nullopt;
    const bool wide = tokens.biff == Biff::v12;
    const Bytes bytes = tokens.formula;
    if (wide) return workbook::CellAddress{bytes.u32(1), tokens.extra.u32(0)};
    return workbook::CellAddress{bytes.u16(1), bytes.u16(3)};
}

}  // namespace raingan::formula
