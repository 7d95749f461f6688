#include "sign/page_text.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "sign/matrix.h"

namespace raingan::sign {
namespace {

double number_of(QPDFObjectHandle object, double otherwise) {
    return object.isNumber() ? object.getNumericValue() : otherwise;
}
Matrix matrix_in(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() != 6) return {};
    double n[6] = {};
    for (int i = 0; i < 6; ++i) n[i] = number_of(array.getArrayItem(i), 0);
    return {n[0], n[1], n[2], n[3], n[4], n[5]};
}

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (const char c : bytes.substr(0, 4)) code = code << 8U | static_cast<unsigned char>(c);
    return code;
}

/// Where it leaves the page as it is: spaces, and what people sign on.
bool is_leader(std::uint32_t character) {
    return character == ' ' || character == '.' || character == '_' || character == 0xA0 || character == 0x2026;
}

/// Codes of a font that show nothing or a leader (9.10.3).
class LeaderCodes : public QPDFObjectHandle::ParserCallbacks {
public:
    explicit LeaderCodes(std::set<std::uint32_t>& out) : out_(out) {}
    void handleObject(QPDFObjectHandle object, std::size_t /*offset*/, std::size_t /*length*/) override {
        if (!object.isOperator()) return operands_.push_back(object);
        const std::string op = object.getOperatorValue();
        const std::size_t step = op == "endbfchar" ? 2 : op == "endbfrange" ? 3 : 0;
        for (std::size_t at = 0; step > 0 && at + step <= operands_.size(); at += step) take(at, step);
        operands_.clear();
    }
    void handleEOF() override {}

private:
    void take(std::size_t at, std::size_t step) {
        QPDFObjectHandle first = operands_[at], last = operands_[at + step - 2], text = operands_[at + step - 1];
        if (!first.isString() || !last.isString() || !text.isString()) return;
        const std::uint32_t from = code_of(first.getStringValue()), to = code_of(last.getStringValue());
        const std::string target = text.getStringValue();
        constexpr std::uint32_t most = 0xFFFF;
        for (std::uint32_t code = from; target.size() == 2 && code <= to && code - from <= most; ++code)
            if (is_leader(code_of(target) + (code - from))) out_.insert(code);
    }
    std::vector<QPDFObjectHandle> operands_;
    std::set<std::uint32_t>& out_;
};

struct Font {
    bool two_bytes = false;
    double missing = 500;  ///< thousandths of the size
    std::map<std::uint32_t, double> widths;
    std::set<std::uint32_t> leaders;
    [[nodiscard]] double width(std::uint32_t code) const {
        const auto found = widths.find(code);
        return found == widths.end() ? missing : found->second;
    }
};

/// /W of a CIDFont (9.7.4.3).
void read_cid_widths(QPDFObjectHandle array, Font& font) {
    if (!array.isArray()) return;
    constexpr long long most_codes = 65536;
    const auto items = array.getArrayAsVector();
    for (std::size_t at = 0; at + 1 < items.size();) {
        QPDFObjectHandle first = items[at], next = items[at + 1];
        if (!first.isInteger()) return;
        const long long from = first.getIntValue();
        if (next.isArray()) {
            for (int i = 0; i < next.getArrayNItems(); ++i)
                font.widths[static_cast<std::uint32_t>(from + i)] = number_of(next.getArrayItem(i), font.missing);
            at += 2;
            continue;
        }
        if (!next.isInteger() || at + 2 >= items.size()) return;
        for (long long code = from; code <= next.getIntValue() && code - from < most_codes; ++code)
            font.widths[static_cast<std::uint32_t>(code)] = number_of(items[at + 2], font.missing);
        at += 3;
    }
}

Font read_font(QPDFObjectHandle dictionary) {
    Font font;
    font.leaders = {' ', '.', '_'};
    if (!dictionary.isDictionary()) return font;
    QPDFObjectHandle descendants = dictionary.getKey("/DescendantFonts");
    if (descendants.isArray() && descendants.getArrayNItems() > 0 && descendants.getArrayItem(0).isDictionary()) {
        QPDFObjectHandle cid = descendants.getArrayItem(0);
        font.two_bytes = true;
        font.leaders.clear();
        font.missing = number_of(cid.getKey("/DW"), 1000);
        read_cid_widths(cid.getKey("/W"), font);
    } else if (QPDFObjectHandle widths = dictionary.getKey("/Widths"); widths.isArray()) {
        const auto first = static_cast<std::uint32_t>(number_of(dictionary.getKey("/FirstChar"), 0));
        for (int i = 0; i < widths.getArrayNItems(); ++i)
            font.widths[first + static_cast<std::uint32_t>(i)] = number_of(widths.getArrayItem(i), font.missing);
    }
    if (QPDFObjectHandle unicode = dictionary.getKey("/ToUnicode"); unicode.isStream()) {
        LeaderCodes reader(font.leaders);
        QPDFObjectHandle::parseContentStream(unicode, &reader);
    }
    return font;
}

/// What pages and the forms in them share; hostile files get so far and no farther.
struct Budget {
    std::size_t operators = 20'000'000;
    std::size_t boxes = 200'000;
    int depth = 0;
};

class TextFollower : public QPDFObjectHandle::ParserCallbacks {
public:
    TextFollower(const QPDFObjectHandle& resources, const Matrix& matrix, Budget& budget, std::vector<Box>& out)
        : resources_(resources), budget_(budget), out_(out) {
        state_.matrix = matrix;
    }

    void handleObject(QPDFObjectHandle object, std::size_t /*offset*/, std::size_t /*length*/) override {
        if (budget_.operators == 0 || budget_.boxes == 0) return terminateParsing();
        --budget_.operators;
        if (!object.isOperator()) return operands_.push_back(object);
        apply(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override {}

private:
    struct State {
        Matrix matrix;
        std::shared_ptr<const Font> font;
        double size = 0, character_space = 0, word_space = 0, scale = 1, leading = 0, rise = 0;
        long long mode = 0;
    };

    [[nodiscard]] double operand(std::size_t from_last) const {
        return from_last < operands_.size() ? number_of(operands_[operands_.size() - 1 - from_last], 0) : 0;
    }
    [[nodiscard]] Matrix operand_matrix() const {
        return {operand(5), operand(4), operand(3), operand(2), operand(1), operand(0)};
    }
    QPDFObjectHandle resource(const char* kind) {
        QPDFObjectHandle all = resources_.isDictionary() ? resources_.getKey(kind) : QPDFObjectHandle::newNull();
        const bool named = !operands_.empty() && operands_.front().isName() && all.isDictionary();
        return named ? all.getKey(operands_.front().getName()) : QPDFObjectHandle::newNull();
    }

    void next_line(double x, double y) { text_ = line_ = multiply({1, 0, 0, 1, x, y}, line_); }

    void apply(const std::string& op) {  // NOLINT(misc-no-recursion)
        constexpr std::size_t most_saved = 1000;
        if (op == "q" && saved_.size() < most_saved) {
            saved_.push_back(state_);
        } else if (op == "Q" && !saved_.empty()) {
            state_ = saved_.back();
            saved_.pop_back();
        } else if (op == "cm") {
            state_.matrix = multiply(operand_matrix(), state_.matrix);
        } else if (op == "Do") {
            follow_form(resource("/XObject"));
        } else if (op == "BT") {
            text_ = line_ = {};
        } else if (op == "Tm") {
            text_ = line_ = operand_matrix();
        } else if (op == "Td" || op == "TD") {
            if (op == "TD") state_.leading = -operand(0);
            next_line(operand(1), operand(0));
        } else if (op == "T*") {
            next_line(0, -state_.leading);
        } else {
            apply_to_text(op);
        }
    }

    void apply_to_text(const std::string& op) {
        if (op == "Tf") {
            state_.size = operand(0);
            state_.font = font_of(resource("/Font"));
        } else if (op == "TL") {
            state_.leading = operand(0);
        } else if (op == "Tc") {
            state_.character_space = operand(0);
        } else if (op == "Tw") {
            state_.word_space = operand(0);
        } else if (op == "Tz") {
            state_.scale = operand(0) / 100;
        } else if (op == "Ts") {
            state_.rise = operand(0);
        } else if (op == "Tr") {
            state_.mode = static_cast<long long>(operand(0));
        } else if (op == "Tj" || op == "'" || op == "\"") {
            if (op == "\"") state_.word_space = operand(2), state_.character_space = operand(1);
            if (op != "Tj") next_line(0, -state_.leading);
            if (!operands_.empty() && operands_.back().isString()) show(operands_.back().getStringValue());
        } else if (op == "TJ" && !operands_.empty() && operands_.back().isArray()) {
            for (QPDFObjectHandle& item : operands_.back().getArrayAsVector()) {
                if (item.isString()) show(item.getStringValue());
                if (item.isNumber()) advance(-item.getNumericValue() / 1000 * state_.size * state_.scale);
            }
        }
    }

    std::shared_ptr<const Font> font_of(const QPDFObjectHandle& dictionary) {
        if (!dictionary.isIndirect()) return std::make_shared<const Font>(read_font(dictionary));
        auto& known = fonts_[dictionary.getObjGen()];
        if (!known) known = std::make_shared<const Font>(read_font(dictionary));
        return known;
    }

    void advance(double x) { text_ = multiply({1, 0, 0, 1, x, 0}, text_); }

    /// One box for what stands between leaders.
    void show(std::string_view bytes) {
        static const Font unknown;
        const Font& font = state_.font ? *state_.font : unknown;
        const std::size_t step = font.two_bytes ? 2 : 1;
        double x = 0, begin = 0;
        bool inside = false;
        for (std::size_t at = 0; at + step <= bytes.size(); at += step) {
            const std::uint32_t code = code_of(bytes.substr(at, step));
            const bool leader = font.leaders.contains(code);
            if (leader && inside) add(begin, x);
            if (!leader && !inside) begin = x;
            inside = !leader;
            const double space = state_.character_space + (step == 1 && code == ' ' ? state_.word_space : 0);
            x += (font.width(code) / 1000 * state_.size + space) * state_.scale;
        }
        if (inside) add(begin, x);
        advance(x);
    }

    void add(double begin, double end) {
        constexpr long long not_shown = 3, only_clips = 7;
        if (state_.mode == not_shown || state_.mode == only_clips || budget_.boxes == 0) return;
        --budget_.boxes;
        constexpr double descent = 0.15, capitals = 0.7;
        const Matrix m = multiply(text_, state_.matrix);
        Box box{1e9, 1e9, -1e9, -1e9};
        for (const double x : {begin, end})
            for (const double y : {state_.rise - descent * state_.size, state_.rise + capitals * state_.size}) {
                box.left = std::min(box.left, m.x_of(x, y));
                box.right = std::max(box.right, m.x_of(x, y));
                box.bottom = std::min(box.bottom, m.y_of(x, y));
                box.top = std::max(box.top, m.y_of(x, y));
            }
        out_.push_back(box);
    }

    void follow_form(QPDFObjectHandle form) {  // NOLINT(misc-no-recursion)
        constexpr int deepest = 12;
        if (!form.isStream() || name_of(form.getDict().getKey("/Subtype")) != "/Form" || budget_.depth >= deepest)
            return;
        ++budget_.depth;
        QPDFObjectHandle own = form.getDict().getKey("/Resources");
        TextFollower follower(own.isDictionary() ? own : resources_,
                              multiply(matrix_in(form.getDict().getKey("/Matrix")), state_.matrix), budget_, out_);
        QPDFObjectHandle::parseContentStream(form, &follower);
        --budget_.depth;
    }

    QPDFObjectHandle resources_;
    Budget& budget_;
    std::vector<Box>& out_;
    State state_;
    Matrix text_, line_;
    std::vector<State> saved_;
    std::vector<QPDFObjectHandle> operands_;
    std::map<QPDFObjGen, std::shared_ptr<const Font>> fonts_;
};

}  // namespace

std::vector<Box> text_boxes(QPDFObjectHandle page) {
    std::vector<Box> out;
    Budget budget;
    TextFollower follower(inherited_entry(page, "/Resources"), {}, budget, out);
    page.parsePageContents(&follower);
    return out;
}

QPDFObjectHandle inherited_entry(QPDFObjectHandle page, const char* key) {
    constexpr int deepest = 64;
    for (int i = 0; i < deepest && page.isDictionary(); ++i) {
        if (page.hasKey(key)) return page.getKey(key);
        page = page.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

}  // namespace raingan::sign
