#include "pdf_in/content.h"

#include <algorithm>
#include <cmath>

#include "pdf_in/path.h"

namespace raingan::pdf {
namespace {

std::string name_of(QPDFObjectHandle object) {
    return object.isName() ? object.getName() : std::string();
}

/// Grey of CMYK, RGB and grey by the number of operands (8.6.4).
std::optional<Ink> ink_of(const std::vector<double>& n) {
    if (n.size() == 1) return Ink{n[0], n[0], n[0]};
    if (n.size() == 3) return Ink{n[0], n[1], n[2]};
    if (n.size() == 4) return Ink{(1 - n[0]) * (1 - n[3]), (1 - n[1]) * (1 - n[3]), (1 - n[2]) * (1 - n[3])};
    return std::nullopt;
}

class Interpreter : public QPDFObjectHandle::ParserCallbacks {
public:
    Interpreter(const QPDFObjectHandle& resources, const Matrix& matrix, Fonts& fonts, ContentBudget& budget,
                ContentSink& sink)
        : resources_(resources), fonts_(fonts), budget_(budget), sink_(sink) {
        state_.matrix = matrix;
    }

    void follow(const QPDFObjectHandle& form) { follow_form(form); }
    void inherit_clip(const std::optional<Rectangle>& clip) { state_.clip = clip; }

    void handleObject(QPDFObjectHandle object, std::size_t /*offset*/, std::size_t /*length*/) override {
        if (budget_.operators == 0 || budget_.glyphs == 0 || budget_.points == 0) {
            budget_.ended = true;
            return terminateParsing();
        }
        --budget_.operators;
        constexpr std::size_t most_operands = 1000;
        if (!object.isOperator()) {
            if (operands_.size() < most_operands) operands_.push_back(object);
            return;
        }
        apply(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override {
        for (; marked_ > 0; --marked_) sink_.end_marked();
    }

private:
    struct State {
        Matrix matrix;
        std::shared_ptr<const Font> font;
        double size = 0, character_space = 0, word_space = 0, scale = 1, leading = 0, rise = 0, line_width = 1;
        long long mode = 0;
        Ink fill, stroke;
        std::optional<Rectangle> clip;
    };

    [[nodiscard]] double operand(std::size_t from_last) const {
        return from_last < operands_.size() ? number_of(operands_[operands_.size() - 1 - from_last], 0) : 0;
    }
    [[nodiscard]] Matrix operand_matrix() const {
        return {operand(5), operand(4), operand(3), operand(2), operand(1), operand(0)};
    }
    QPDFObjectHandle resource_called(const char* kind, const QPDFObjectHandle& name) {
        QPDFObjectHandle all = resources_.isDictionary() ? resources_.getKey(kind) : QPDFObjectHandle::newNull();
        return QPDFObjectHandle(name).isName() && all.isDictionary() ? all.getKey(QPDFObjectHandle(name).getName())
                                                                     : QPDFObjectHandle::newNull();
    }
    QPDFObjectHandle resource(const char* kind) {
        return operands_.empty() ? QPDFObjectHandle::newNull() : resource_called(kind, operands_.front());
    }

    void next_line(double x, double y) { text_ = line_ = product(line_, {1, 0, 0, 1, x, y}); }

    void apply(const std::string& op) {  // NOLINT(misc-no-recursion)
        constexpr std::size_t most_saved = 1000;
        if (op == "q") {
            if (saved_.size() < most_saved) saved_.push_back(state_);
        } else if (op == "Q") {
            if (saved_.empty()) return;
            state_ = saved_.back();
            saved_.pop_back();
        } else if (op == "cm") {
            state_.matrix = product(state_.matrix, operand_matrix());
        } else if (op == "Do") {
            draw_object(resource("/XObject"));
        } else if (op == "EI" || op == "INLINE_IMAGE") {
            picture();
        } else if (op == "BMC" || op == "BDC") {
            begin_marked(op == "BDC");
        } else if (op == "EMC") {
            if (marked_ > 0) --marked_, sink_.end_marked();
        } else if (!apply_to_text_position(op) && !apply_to_text(op) && !apply_to_path(op)) {
            apply_to_ink(op);
        }
    }

    void begin_marked(bool with_properties) {
        constexpr int deepest = 1000;
        if (marked_ >= deepest || operands_.empty()) return;
        ++marked_;
        QPDFObjectHandle properties = with_properties ? operands_.back() : QPDFObjectHandle::newNull();
        if (properties.isName()) properties = resource_called("/Properties", properties);
        sink_.begin_marked(name_of(operands_.front()),
                           properties.isDictionary() ? properties : QPDFObjectHandle::newNull());
    }

    bool apply_to_text_position(const std::string& op) {
        if (op == "BT") {
            text_ = line_ = {};
        } else if (op == "Tm") {
            text_ = line_ = operand_matrix();
        } else if (op == "Td" || op == "TD") {
            if (op == "TD") state_.leading = -operand(0);
            next_line(operand(1), operand(0));
        } else if (op == "T*") {
            next_line(0, -state_.leading);
        } else {
            return false;
        }
        return true;
    }

    bool apply_to_text(const std::string& op) {
        if (op == "Tf") {
            state_.size = operand(0);
            state_.font = fonts_.of(resource("/Font"));
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
        } else if (op == "TJ") {
            if (!operands_.empty() && operands_.back().isArray()) show_pieces(operands_.back());
        } else {
            return false;
        }
        return true;
    }

    void show_pieces(QPDFObjectHandle array) {
        for (QPDFObjectHandle& item : array.getArrayAsVector()) {
            if (item.isString()) show(item.getStringValue());
            if (item.isNumber()) advance(-item.getNumericValue() / 1000 * state_.size * state_.scale);
        }
    }

    void advance(double x) { text_ = product(text_, {1, 0, 0, 1, x, 0}); }

    void show(std::string_view bytes) {
        static const Font unknown;
        const Font& font = state_.font ? *state_.font : unknown;
        while (!bytes.empty() && budget_.glyphs > 0) {
            --budget_.glyphs;
            ShownGlyph glyph;
            std::size_t length = 1;
            const FontCode& meaning = font.next(bytes, glyph.code, length);
            glyph.font = &font;
            glyph.meaning = &meaning;
            glyph.two_bytes = length == 2;
            glyph.size = state_.size;
            glyph.rise = state_.rise;
            glyph.mode = state_.mode;
            glyph.ink = state_.fill;
            glyph.text = product(product(state_.matrix, text_), {state_.scale, 0, 0, 1, 0, 0});
            const double space = state_.character_space + (length == 1 && glyph.code == ' ' ? state_.word_space : 0);
            glyph.width = meaning.width * state_.size;
            glyph.advance = glyph.width + space;
            glyph.clip = state_.clip ? &*state_.clip : nullptr;
            sink_.glyph(glyph);
            advance(glyph.advance * state_.scale);
        }
        sink_.end_string();
    }

    bool apply_to_path(const std::string& op) {
        if (op == "m") {
            path_.move(point(1, 0));
        } else if (op == "l") {
            path_.line(point(1, 0));
        } else if (op == "c" || op == "v" || op == "y") {
            path_.curve(point(1, 0));
        } else if (op == "h") {
            path_.close();
        } else if (op == "re") {
            const double x = operand(3), y = operand(2), width = operand(1), height = operand(0);
            const Matrix& m = state_.matrix;
            const auto corner = [&](double dx, double dy) {
                return std::pair(m.x_of(x + dx, y + dy), m.y_of(x + dx, y + dy));
            };
            path_.rectangle({corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)});
        } else if (op == "W" || op == "W*") {
            path_.clips = true;
        } else if (const std::optional<Painting> how = painting_of(op)) {
            paint(*how);
        } else {
            return false;
        }
        if (budget_.points > 0) --budget_.points;
        return true;
    }
    [[nodiscard]] std::pair<double, double> point(std::size_t x, std::size_t y) const {
        return {state_.matrix.x_of(operand(x), operand(y)), state_.matrix.y_of(operand(x), operand(y))};
    }

    void paint(const Painting& how) {
        if (how.closes) path_.close();
        if ((how.fills || how.strokes) && !path_.pieces().empty()) {
            PaintedPath out;
            out.pieces = path_.pieces();
            out.filled = how.fills;
            out.stroked = how.strokes;
            out.fill = state_.fill;
            out.stroke = state_.stroke;
            const Matrix& m = state_.matrix;
            out.line_width = state_.line_width * std::sqrt(std::abs(m.a * m.d - m.b * m.c));
            out.clip = state_.clip ? &*state_.clip : nullptr;
            sink_.path(out);
        }
        if (path_.clips) state_.clip = path_.clipped(state_.clip);
        path_ = {};
    }

    void apply_to_ink(const std::string& op) {
        if (op == "w") state_.line_width = operand(0);
        const bool fills = op == "g" || op == "rg" || op == "k" || op == "sc" || op == "scn";
        const bool strokes = op == "G" || op == "RG" || op == "K" || op == "SC" || op == "SCN";
        if (op == "gs") take_graphics_state(resource("/ExtGState"));
        if (op == "cs") state_.fill = {};
        if (op == "CS") state_.stroke = {};
        if (!fills && !strokes) return;
        std::vector<double> numbers;
        for (QPDFObjectHandle& item : operands_)
            if (item.isNumber()) numbers.push_back(item.getNumericValue());
        Ink& ink = fills ? state_.fill : state_.stroke;
        ink = ink_of(numbers).value_or(Ink{});
        ink.pattern = !operands_.empty() && operands_.back().isName();
    }

    void take_graphics_state(QPDFObjectHandle dictionary) {
        if (!dictionary.isDictionary()) return;
        state_.line_width = number_of(dictionary.getKey("/LW"), state_.line_width);
        QPDFObjectHandle font = dictionary.getKey("/Font");
        if (!font.isArray() || font.getArrayNItems() != 2) return;
        state_.font = fonts_.of(font.getArrayItem(0));
        state_.size = number_of(font.getArrayItem(1), state_.size);
    }

    void picture() {
        Path square;
        const Matrix& m = state_.matrix;
        const auto corner = [&](double x, double y) { return std::pair(m.x_of(x, y), m.y_of(x, y)); };
        square.rectangle({corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)});
        if (const auto box = square.clipped(state_.clip)) sink_.picture(*box);
    }

    void draw_object(const QPDFObjectHandle& object) {  // NOLINT(misc-no-recursion)
        if (!QPDFObjectHandle(object).isStream()) return;
        const std::string kind = name_of(QPDFObjectHandle(object).getDict().getKey("/Subtype"));
        if (kind == "/Image") picture();
        if (kind == "/Form") follow_form(object);
    }

    void follow_form(QPDFObjectHandle form) {  // NOLINT(misc-no-recursion)
        constexpr int deepest = 12;
        if (budget_.depth >= deepest) {
            budget_.ended = true;
            return;
        }
        ++budget_.depth;
        QPDFObjectHandle own = form.getDict().getKey("/Resources");
        Interpreter inner(own.isDictionary() ? own : resources_,
                          product(state_.matrix, matrix_of(form.getDict().getKey("/Matrix"))), fonts_, budget_, sink_);
        inner.state_.fill = state_.fill;
        inner.state_.stroke = state_.stroke;
        inner.state_.clip = state_.clip;
        QPDFObjectHandle::parseContentStream(form, &inner);
        --budget_.depth;
    }

    QPDFObjectHandle resources_;
    Fonts& fonts_;
    ContentBudget& budget_;
    ContentSink& sink_;
    State state_;
    Matrix text_, line_;
    Path path_;
    int marked_ = 0;
    std::vector<State> saved_;
    std::vector<QPDFObjectHandle> operands_;
};

}  // namespace

QPDFObjectHandle inherited_entry(QPDFObjectHandle page, const char* key) {
    constexpr int deepest = 64;
    for (int i = 0; i < deepest && page.isDictionary(); ++i) {
        if (page.hasKey(key)) return page.getKey(key);
        page = page.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

void interpret_page(QPDFObjectHandle page, Fonts& fonts, ContentBudget& budget, ContentSink& sink) {
    Interpreter interpreter(inherited_entry(page, "/Resources"), {}, fonts, budget, sink);
    page.parsePageContents(&interpreter);
}

void interpret_form(const QPDFObjectHandle& form, const Matrix& matrix, Fonts& fonts, ContentBudget& budget,
                    ContentSink& sink) {
    Interpreter interpreter(QPDFObjectHandle::newNull(), matrix, fonts, budget, sink);
    interpreter.follow(form);
}

}  // namespace raingan::pdf
