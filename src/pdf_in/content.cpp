#include "pdf_in/content.h"

#include <qpdf/Pl_Buffer.hh>

#include <algorithm>
#include <cmath>

#include "pdf_in/content_lexer.h"
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

/// None where it can be no content's.
std::int32_t content_id_of(double number) {
    constexpr double most = 10'000'000;
    return number >= 0 && number <= most ? static_cast<std::int32_t>(number) : -1;
}
MarkedProperties properties_of(QPDFObjectHandle dictionary) {
    MarkedProperties out;
    if (!dictionary.isDictionary()) return out;
    if (QPDFObjectHandle id = dictionary.getKey("/MCID"); id.isInteger())
        out.content_id = content_id_of(static_cast<double>(id.getIntValue()));
    if (QPDFObjectHandle text = dictionary.getKey("/ActualText"); text.isString())
        out.actual_text = text.getUTF8Value();
    return out;
}

/// A word before an operator. Kept from operator to operator, so that its text needs no memory anew.
struct Operand {
    ContentToken::Kind kind = ContentToken::Kind::end;
    double number = 0;
    std::string text;
};

/// /MCID and /ActualText of the text of a dictionary.
MarkedProperties properties_in(std::string_view dictionary) {
    using Kind = ContentToken::Kind;
    MarkedProperties out;
    if (dictionary.size() < 4) return out;
    ContentLexer lexer(dictionary.substr(2, dictionary.size() - 4));
    for (const ContentToken* token = &lexer.next(); token->kind != Kind::end; token = &lexer.next()) {
        if (token->kind != Kind::name) continue;
        const bool id = token->text == "/MCID", actual = token->text == "/ActualText";
        if (!id && !actual) continue;
        token = &lexer.next();
        if (id && token->kind == Kind::number && token->whole) out.content_id = content_id_of(token->number);
        if (actual && token->kind == Kind::string)
            out.actual_text = QPDFObjectHandle::newString(std::string(token->text)).getUTF8Value();
    }
    return out;
}

class Interpreter {
public:
    Interpreter(const QPDFObjectHandle& resources, const Matrix& matrix, Fonts& fonts, ContentBudget& budget,
                ContentSink& sink)
        : resources_(resources), fonts_(fonts), budget_(budget), sink_(sink) {
        state_.matrix = matrix;
    }

    void follow(const QPDFObjectHandle& form) { follow_form(form); }
    void inherit_clip(const std::optional<Rectangle>& clip) { state_.clip = clip; }

    void run(std::string_view content) {  // NOLINT(misc-no-recursion)
        using Kind = ContentToken::Kind;
        ContentLexer lexer(content);
        for (const ContentToken* token = &lexer.next(); token->kind != Kind::end; token = &lexer.next()) {
            if (budget_.operators == 0 || budget_.glyphs == 0 || budget_.points == 0) {
                budget_.ended = true;
                break;
            }
            --budget_.operators;
            if (token->kind == Kind::inline_image) {
                picture();
            } else if (token->kind != Kind::keyword) {
                push(*token);
                continue;
            } else {
                apply(token->text);
            }
            count_ = 0;
        }
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

    void push(const ContentToken& token) {
        constexpr std::size_t most_operands = 100'000;  // with the items of arrays
        if (count_ >= most_operands) return;
        if (count_ == operands_.size()) operands_.emplace_back();
        Operand& operand = operands_[count_++];
        operand.kind = token.kind;
        operand.number = token.number;
        operand.text.assign(token.text);
    }
    [[nodiscard]] double operand(std::size_t from_last) const {
        return from_last < count_ ? operands_[count_ - 1 - from_last].number : 0;
    }
    /// The first, or the last one, if it is of this kind.
    [[nodiscard]] const Operand* first_of(ContentToken::Kind kind) const {
        return count_ > 0 && operands_[0].kind == kind ? operands_.data() : nullptr;
    }
    [[nodiscard]] const Operand* last_of(ContentToken::Kind kind) const {
        return count_ > 0 && operands_[count_ - 1].kind == kind ? &operands_[count_ - 1] : nullptr;
    }
    [[nodiscard]] Matrix operand_matrix() const {
        return {operand(5), operand(4), operand(3), operand(2), operand(1), operand(0)};
    }
    QPDFObjectHandle resource_called(const char* kind, const std::string& name) {
        QPDFObjectHandle all = resources_.isDictionary() ? resources_.getKey(kind) : QPDFObjectHandle::newNull();
        return all.isDictionary() ? all.getKey(name) : QPDFObjectHandle::newNull();
    }
    QPDFObjectHandle resource(const char* kind) {
        const Operand* name = first_of(ContentToken::Kind::name);
        return name == nullptr ? QPDFObjectHandle::newNull() : resource_called(kind, name->text);
    }
    std::shared_ptr<const Font> font() {
        const Operand* name = first_of(ContentToken::Kind::name);
        if (name == nullptr) return fonts_.of(QPDFObjectHandle::newNull());
        std::shared_ptr<const Font>& known = fonts_by_name_[name->text];
        if (!known) known = fonts_.of(resource_called("/Font", name->text));
        return known;
    }

    void next_line(double x, double y) { text_ = line_ = product(line_, {1, 0, 0, 1, x, y}); }

    void apply(std::string_view op) {  // NOLINT(misc-no-recursion)
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
        if (marked_ >= deepest || count_ == 0) return;
        ++marked_;
        MarkedProperties properties;
        if (const Operand* dictionary = last_of(ContentToken::Kind::dictionary);
            with_properties && dictionary != nullptr)
            properties = properties_in(dictionary->text);
        if (const Operand* name = last_of(ContentToken::Kind::name); with_properties && name != nullptr)
            properties = properties_of(resource_called("/Properties", name->text));
        sink_.begin_marked(operands_[0].kind == ContentToken::Kind::name ? operands_[0].text : std::string(),
                           properties);
    }

    bool apply_to_text_position(std::string_view op) {
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

    bool apply_to_text(std::string_view op) {
        if (op == "Tf") {
            state_.size = operand(0);
            state_.font = font();
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
            if (const Operand* string = last_of(ContentToken::Kind::string)) show(string->text);
        } else if (op == "TJ") {
            if (first_of(ContentToken::Kind::array_begin) != nullptr) show_pieces();
        } else {
            return false;
        }
        return true;
    }

    void show_pieces() {
        for (std::size_t i = 0; i < count_; ++i) {
            const Operand& item = operands_[i];
            if (item.kind == ContentToken::Kind::string) show(item.text);
            if (item.kind == ContentToken::Kind::number) advance(-item.number / 1000 * state_.size * state_.scale);
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

    bool apply_to_path(std::string_view op) {
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

    void apply_to_ink(std::string_view op) {
        if (op == "w") state_.line_width = operand(0);
        const bool fills = op == "g" || op == "rg" || op == "k" || op == "sc" || op == "scn";
        const bool strokes = op == "G" || op == "RG" || op == "K" || op == "SC" || op == "SCN";
        if (op == "gs") take_graphics_state(resource("/ExtGState"));
        if (op == "cs") state_.fill = {};
        if (op == "CS") state_.stroke = {};
        if (!fills && !strokes) return;
        std::vector<double> numbers;
        for (std::size_t i = 0; i < count_; ++i)
            if (operands_[i].kind == ContentToken::Kind::number) numbers.push_back(operands_[i].number);
        Ink& ink = fills ? state_.fill : state_.stroke;
        ink = ink_of(numbers).value_or(Ink{});
        ink.pattern = last_of(ContentToken::Kind::name) != nullptr;
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
        if (kind == "/Image") {
            picture();
            sink_.image({object, state_.matrix, state_.fill, state_.clip ? &*state_.clip : nullptr});
        }
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
        const auto content = form.getStreamData(qpdf_dl_specialized);
        inner.run({reinterpret_cast<const char*>(content->getBuffer()), content->getSize()});
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
    std::vector<Operand> operands_;
    std::size_t count_ = 0;  ///< of operands_ that belong to the operator to come
    std::map<std::string, std::shared_ptr<const Font>> fonts_by_name_;
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
    Pl_Buffer content("content");
    page.pipePageContents(&content);
    content.finish();
    const auto bytes = content.getBufferSharedPointer();
    interpreter.run({reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()});
}

void interpret_form(const QPDFObjectHandle& form, const Matrix& matrix, Fonts& fonts, ContentBudget& budget,
                    ContentSink& sink) {
    Interpreter interpreter(QPDFObjectHandle::newNull(), matrix, fonts, budget, sink);
    interpreter.follow(form);
}

}  // namespace raingan::pdf
