#include "sign/updates.h"

#include <algorithm>
#include <map>
#include <qpdf/Pipeline.hh>
#include <set>

#include "base/error.h"
#include "base/limits.h"
#include "sign/syntax.h"
#include "sign/update.h"

namespace raingan::sign {
namespace {

/// White space at the file's end: readers look for startxref in its last 1024 bytes.
constexpr std::size_t most_space_at_end = 64;
/// Programs that count objects amiss are off by one or two; a /Size far beyond makes readers repair the file.
constexpr std::size_t size_slack = 64;

/// What makes a file unlike the form that updates have.
struct Fault {
    Message what;
    std::size_t at = 0;
};
[[noreturn]] void fail(std::size_t at, const char* en, const char* th) {
    throw Fault{{en, th}, at};
}
void require(bool holds, std::size_t at, const char* en, const char* th) {
    if (!holds) fail(at, en, th);
}

struct Entry {
    char type = 'n';  ///< n, f, or c in an object stream
    std::size_t offset = 0;
    std::size_t generation = 0;  ///< c: index in the stream, whose number is `offset`
};
using Table = std::map<std::size_t, Entry>;

struct Object {
    std::size_t offset = 0, generation = 0;
    Members members;  ///< where it is a dictionary or stream
    std::optional<std::string_view> stream;
};

class LimitedText : public Pipeline {
public:
    LimitedText() : Pipeline("update", nullptr) {}
    void write(const unsigned char* data, std::size_t size) override {
        if (text.size() + size > limits::entry_bytes) throw over_limit(limits::entry_bytes, "");
        text.append(reinterpret_cast<const char*>(data), size);
    }
    void finish() override {}
    std::string text;
};

std::string_view member(const Members& members, const char* key) {
    const auto found = members.find(key);
    return found == members.end() ? std::string_view() : found->second;
}

/// Object headers and keywords, within an object, that a reader which repairs would take for the file's own.
bool hides_structure(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto space = [](char c) { return std::string_view(" \t\r\n\f\0", 6).find(c) != std::string_view::npos; };
    for (const std::string_view keyword : {"startxref", "trailer"})
        for (std::size_t at = text.find(keyword); at != std::string_view::npos; at = text.find(keyword, at + 1)) {
            std::size_t next = at + keyword.size();
            while (next < text.size() && space(text[next])) ++next;
            if (next < text.size() && (digit(text[next]) || text[next] == '<')) return true;
        }
    if (text.find("%%EOF") != std::string_view::npos) return true;
    for (std::size_t at = text.find("obj"); at != std::string_view::npos; at = text.find("obj", at + 1)) {
        std::size_t back = at;
        const auto run = [&](auto is) {
            const std::size_t from = back;
            while (back > 0 && is(text[back - 1])) --back;
            return back < from;
        };
        run(space);
        if (run(digit) && run(space) && run(digit)) return true;
    }
    return false;
}

class UpdateReader {
public:
    UpdateReader(std::string_view pdf, std::size_t end, QPDF& revision)
        : pdf_(pdf), syntax_(pdf, end), previous_(last_section(pdf.substr(0, end))) {
        for (const auto& [id, entry] : revision.getXRefTable())
            generations_[static_cast<std::size_t>(id.getObj())] = static_cast<std::size_t>(id.getGen());
        QPDFObjectHandle size = revision.getTrailer().getKey("/Size");
        if (size.isInteger()) size_ = static_cast<std::size_t>(std::max(0LL, size.getIntValue()));
        encrypted_ = revision.getTrailer().hasKey("/Encrypt");
        host_.emptyPDF();
    }

    std::vector<UpdateSection> run() {
        std::vector<UpdateSection> out;
        for (;;) {
            const std::size_t begin = syntax_.at();
            syntax_.space();
            if (syntax_.at_end()) {
                require(syntax_.at() - begin <= most_space_at_end, begin, "much white space at the end",
                        "มีช่องว่างท้ายไฟล์มากเกินไป");
                return out;
            }
            out.push_back(section(begin));
        }
    }

private:
    UpdateSection section(std::size_t begin) {
        objects_.clear();
        table_.clear();
        lengths_.clear();
        stream_section_ = 0;
        while (stream_section_ == 0 && pdf_.substr(syntax_.at(), 4) != "xref") {
            read_object();
            syntax_.space();
        }
        const std::size_t at = stream_section_ != 0 ? objects_.at(stream_section_).offset : syntax_.at();
        stream_section_ != 0 ? read_stream_section() : read_table_section(at);
        check_trailer(at);
        check_table(begin, at);
        read_end(at);
        previous_ = at;
        UpdateSection out;
        out.begin = begin;
        out.end = syntax_.at();
        out.section = at;
        for (const auto& [number, entry] : table_)
            if (entry.type != 'f')
                out.objects.emplace_back(static_cast<int>(number),
                                         entry.type == 'c' ? 0 : static_cast<int>(entry.generation));
        return out;
    }

    void read_object() {
        const std::size_t at = syntax_.at();
        Object object;
        object.offset = at;
        const auto number = syntax_.number();
        const bool spaced = number && syntax_.word(" ");
        const auto generation = spaced ? syntax_.number() : std::nullopt;
        require(generation && syntax_.word(" obj") && *number > 0, at, "no object, where one must begin",
                "ข้อมูลที่ไม่ใช่วัตถุของ PDF");
        const std::size_t inside = syntax_.at();
        syntax_.space();
        require(syntax_.value(&object.members), at, "an object that is not well formed, or has a key twice",
                "วัตถุที่มีรูปแบบไม่ถูกต้อง หรือมีคีย์ซ้ำ");
        syntax_.space();
        if (syntax_.word("stream")) read_stream(object);
        require(syntax_.word("endobj"), at, "an object without its end", "วัตถุที่ไม่มีส่วนสิ้นสุด");
        require(!hides_structure(pdf_.substr(inside, syntax_.at() - inside)), at, "an object within another",
                "วัตถุที่ซ่อนอยู่ในวัตถุอื่น");
        object.generation = *generation;
        if (object.stream && member(object.members, "Type") == "/XRef") stream_section_ = *number;
        require(objects_.emplace(*number, std::move(object)).second, at, "an object twice", "วัตถุซ้ำกัน");
    }

    void read_stream(Object& object) {
        const std::size_t at = syntax_.at();
        require(syntax_.word("\r\n") || syntax_.word("\n"), at, "a stream without its line", "สตรีมที่มีรูปแบบไม่ถูกต้อง");
        const std::size_t begin = syntax_.at();
        const auto length = length_of(member(object.members, "Length"));
        require(length && *length <= pdf_.size() - begin, at, "a stream of unknown length", "สตรีมที่ไม่ทราบความยาว");
        object.stream = pdf_.substr(begin, *length);
        syntax_.move_to(begin + *length);
        syntax_.line_end();
        require(syntax_.word("endstream"), at, "a stream whose length is wrong", "สตรีมที่ความยาวไม่ถูกต้อง");
        syntax_.space();
    }

    /// Direct, or an object of this update that holds the number.
    std::optional<std::size_t> length_of(std::string_view text) {
        if (const auto direct = whole_number(text)) return direct;
        Syntax reference(text);
        const auto number = reference.number();
        if (!number || !reference.word(" 0 R") || !reference.at_end()) return std::nullopt;
        lengths_.push_back(*number);
        const std::string header = "\n" + std::to_string(*number) + " 0 obj";
        const std::size_t found = pdf_.find(header, syntax_.at());
        if (found == std::string_view::npos) return std::nullopt;
        Syntax value(pdf_, found + header.size());
        value.space();
        return value.number();
    }

    void read_table_section(std::size_t at) {
        syntax_.word("xref");
        require(syntax_.line_end(), at, "an xref of another form", "ตาราง xref ที่มีรูปแบบไม่ถูกต้อง");
        while (!reaches_trailer()) read_subsection();
        syntax_.space();
        trailer_.clear();
        require(syntax_.peek() == '<' && syntax_.value(&trailer_), at, "a trailer that is not well formed",
                "trailer ที่มีรูปแบบไม่ถูกต้อง");
    }

    /// MuPDF leaves a line empty before it.
    bool reaches_trailer() {
        const std::size_t at = syntax_.at();
        syntax_.space();
        if (syntax_.word("trailer")) return true;
        syntax_.move_to(at);
        return false;
    }

    void read_subsection() {
        const std::size_t at = syntax_.at();
        const auto first = syntax_.number();
        const auto count = first && syntax_.word(" ") ? syntax_.number() : std::nullopt;
        syntax_.word(" ");
        require(count && syntax_.line_end(), at, "an xref of another form", "ตาราง xref ที่มีรูปแบบไม่ถูกต้อง");
        for (std::size_t i = 0; i < *count; ++i) {
            constexpr std::size_t entry_bytes = 20;
            const std::string_view line = pdf_.substr(syntax_.at(), entry_bytes);
            const bool digits = line.size() == entry_bytes && line[10] == ' ' && line[16] == ' ' &&
                                all_digits(line.substr(0, 10)) && all_digits(line.substr(11, 5)) &&
                                (line[17] == 'n' || line[17] == 'f') &&
                                (line.substr(18) == " \n" || line.substr(18) == " \r" || line.substr(18) == "\r\n");
            require(digits, syntax_.at(), "an xref entry that is not of 20 bytes", "รายการ xref ที่ไม่ใช่ 20 ไบต์");
            add_entry(*first + i, {line[17], value_of(line.substr(0, 10)), value_of(line.substr(11, 5))});
            syntax_.move_to(syntax_.at() + entry_bytes);
        }
    }

    static bool all_digits(std::string_view text) {
        return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    }
    static std::size_t value_of(std::string_view digits) {
        std::size_t value = 0;
        for (const char c : digits) value = value * 10 + static_cast<std::size_t>(c - '0');
        return value;
    }

    void add_entry(std::size_t number, const Entry& entry) {
        require(table_.emplace(number, entry).second, syntax_.at(), "an object listed twice", "วัตถุที่ถูกระบุซ้ำ");
    }

    /// Through qpdf's filters.
    std::string decoded(const Object& object, std::size_t at) {
        const std::string_view filter = member(object.members, "Filter");
        require(filter.empty() || filter == "/FlateDecode" || filter == "[/FlateDecode]", at,
                "a stream of objects in another filter", "สตรีมของวัตถุที่ใช้ตัวกรองอื่น");
        QPDFObjectHandle stream = QPDFObjectHandle::newStream(&host_, std::string(*object.stream));
        for (const char* key : {"Filter", "DecodeParms"})
            if (const std::string_view text = member(object.members, key); !text.empty())
                stream.getDict().replaceKey(std::string("/") + key, QPDFObjectHandle::parse(std::string(text)));
        LimitedText out;
        require(stream.pipeStreamData(&out, 0, qpdf_dl_generalized) && host_.getWarnings().empty(), at,
                "a stream of objects that cannot be unpacked", "สตรีมของวัตถุที่คลายไม่ได้");
        return std::move(out.text);
    }

    static std::optional<std::vector<std::size_t>> numbers_of(std::string_view array) {
        std::vector<std::size_t> out;
        Syntax syntax(array);
        if (!syntax.word("[")) return std::nullopt;
        for (syntax.space(); !syntax.word("]"); syntax.space()) {
            const auto number = syntax.number();
            if (!number) return std::nullopt;
            out.push_back(*number);
        }
        return out;
    }

    void read_stream_section() {
        const Object& object = objects_.at(stream_section_);
        const std::size_t at = object.offset;
        trailer_ = object.members;
        const std::string rows = decoded(object, at);
        const auto widths = numbers_of(member(trailer_, "W"));
        const std::string_view index_text = member(trailer_, "Index");
        const auto index = index_text.empty()
                               ? std::vector<std::size_t>{0, whole_number(member(trailer_, "Size")).value_or(0)}
                               : numbers_of(index_text).value_or(std::vector<std::size_t>{0});
        constexpr std::size_t widest = 7;
        require(widths && widths->size() == 3 && std::ranges::all_of(*widths, [](auto w) { return w <= widest; }) &&
                    (*widths)[1] > 0 && index.size() % 2 == 0,
                at, "an xref stream of another form", "สตรีม xref ที่มีรูปแบบไม่ถูกต้อง");
        std::size_t row = 0;
        const auto field = [&](std::size_t i, std::size_t missing) {
            std::size_t value = 0;
            for (std::size_t byte = 0; byte < (*widths)[i]; ++byte)
                value = value << 8U | static_cast<unsigned char>(rows[row++]);
            return (*widths)[i] == 0 ? missing : value;
        };
        const std::size_t row_bytes = (*widths)[0] + (*widths)[1] + (*widths)[2];
        for (std::size_t i = 0; i < index.size(); i += 2)
            for (std::size_t n = 0; n < index[i + 1]; ++n) {
                require(rows.size() - row >= row_bytes, at, "an xref stream that is too short", "สตรีม xref ที่สั้นเกินไป");
                const std::size_t type = field(0, 1), second = field(1, 0), third = field(2, 0);
                require(type <= 2, at, "an xref entry of unknown kind", "รายการ xref ที่ไม่รู้จัก");
                add_entry(index[i] + n, {"fnc"[type], second, third});
            }
        require(row == rows.size(), at, "an xref stream that is too long", "สตรีม xref ที่ยาวเกินไป");
        // Some programs leave the stream itself out.
        table_.try_emplace(stream_section_, Entry{'n', at, 0});
    }

    void check_trailer(std::size_t at) {
        static const std::set<std::string, std::less<>> known{"Size", "Prev", "Root", "Info", "ID", "DocChecksum"};
        static const std::set<std::string, std::less<>> of_stream{"Type",   "W",           "Index",
                                                                  "Filter", "DecodeParms", "Length"};
        for (const auto& [key, value] : trailer_)
            require(known.contains(key) || (stream_section_ != 0 && of_stream.contains(key)) ||
                        (key == "Encrypt" && encrypted_),
                    at, "a trailer with an entry that updates do not have", "trailer ที่มีรายการซึ่งไม่ใช่ของการแก้ไข");
        require(whole_number(member(trailer_, "Prev")) == previous_, at, "a /Prev that is not the revision before",
                "/Prev ไม่ได้ชี้ไปยังฉบับก่อนหน้า");
        const std::size_t least = std::max(size_, table_.empty() ? 0 : table_.rbegin()->first + 1);
        const auto size = whole_number(member(trailer_, "Size"));
        require(size && *size >= least && *size <= least + size_slack, at, "a /Size that does not fit",
                "/Size ไม่ถูกต้อง");
        size_ = *size;
    }

    /// Every object is listed, and everything listed is there.
    void check_table(std::size_t begin, std::size_t at) {
        std::map<std::size_t, std::map<std::size_t, std::size_t>> packed;  // of a stream: index → number
        for (const auto& [number, entry] : table_) {
            const auto known = generations_.find(number);
            if (entry.type == 'f') {
                require(known == generations_.end() || number == 0, at, "an object that was deleted", "มีวัตถุถูกลบ");
                continue;
            }
            require(number > 0, at, "an entry for object 0", "มีรายการของวัตถุ 0");
            if (entry.type == 'c') {
                require(known == generations_.end() || known->second == 0, at, "an object of another generation",
                        "วัตถุที่มี generation อื่น");
                require(packed[entry.offset].emplace(entry.generation, number).second, at, "an object listed twice",
                        "วัตถุที่ถูกระบุซ้ำ");
                require(!objects_.contains(number), at, "an object twice", "วัตถุซ้ำกัน");
                continue;
            }
            const auto object = objects_.find(number);
            require(object != objects_.end() && object->second.offset == entry.offset &&
                        object->second.generation == entry.generation,
                    at, "an xref entry without its object", "รายการ xref ที่ไม่มีวัตถุ");
            // A new number may begin with generation 1: what poppler made and threw away again.
            const bool fits = known == generations_.end() ? entry.generation <= 1 : entry.generation == known->second;
            require(fits, object->second.offset, "an object of another generation", "วัตถุที่มี generation อื่น");
        }
        for (const auto& [number, object] : objects_) {
            const auto entry = table_.find(number);
            require(entry != table_.end() && entry->second.type == 'n', object.offset,
                    "an object that the xref does not list", "วัตถุที่ตาราง xref ไม่ได้ระบุ");
            const bool holds_objects = object.stream && member(object.members, "Type") == "/ObjStm";
            require(holds_objects == packed.contains(number), object.offset, "a stream of objects that nothing lists",
                    "สตรีมของวัตถุที่ไม่ถูกระบุ");
            if (holds_objects) check_packed(object, packed.at(number));
        }
        for (const std::size_t length : lengths_)
            require(objects_.contains(length) && !known_before(length), begin, "a stream of unknown length",
                    "สตรีมที่ไม่ทราบความยาว");
        for (const auto& [stream, numbers] : packed)
            require(objects_.contains(stream), begin, "an object in a stream of another revision", "วัตถุในสตรีมของฉบับอื่น");
        for (const auto& [number, entry] : table_)
            if (entry.type != 'f') generations_[number] = entry.type == 'c' ? 0 : entry.generation;
    }

    [[nodiscard]] bool known_before(std::size_t number) const { return generations_.contains(number); }

    /// The objects of an object stream (7.5.7): each listed, in order, with nothing between them.
    void check_packed(const Object& stream, const std::map<std::size_t, std::size_t>& listed) {
        const char *en = "a stream of objects of another form", *th = "สตรีมของวัตถุที่มีรูปแบบไม่ถูกต้อง";
        require(!encrypted_ && member(stream.members, "Extends").empty(), stream.offset, en, th);
        const std::string text = decoded(stream, stream.offset);
        const auto count = whole_number(member(stream.members, "N"));
        const auto first = whole_number(member(stream.members, "First"));
        require(count == listed.size() && first && *first <= text.size(), stream.offset, en, th);
        Syntax head(text), body(text, *first);
        for (const auto& [index, number] : listed) {
            head.space();
            const auto named = head.number();
            head.space();
            const auto offset = head.number();
            body.space();
            require(named == number && offset && *first + *offset == body.at() && body.value(), stream.offset, en, th);
        }
        head.space();
        body.space();
        require(head.at() == *first && body.at_end() && !hides_structure(text), stream.offset, en, th);
    }

    void read_end(std::size_t section) {
        const std::size_t at = syntax_.at();
        syntax_.space();
        read_comment();
        bool fine = syntax_.word("startxref");
        fine = fine && syntax_.space(true) && syntax_.number() == section && syntax_.space(true);
        require(fine && syntax_.word("%%EOF"), at, "a startxref that does not lead to its section",
                "startxref ไม่ได้ชี้ไปยังตารางของตน");
        syntax_.line_end();
    }

    /// "%iText-5.5.13", which some programs write here.
    void read_comment() {
        constexpr std::size_t longest = 80;
        if (syntax_.peek() != '%' || pdf_.substr(syntax_.at(), 2) == "%%") return;
        const std::size_t at = syntax_.at();
        const std::size_t end = std::min(pdf_.find_first_of("\r\n", at), pdf_.size());
        const std::string_view line = pdf_.substr(at + 1, end - at - 1);
        const bool plain =
            line.size() <= longest && std::ranges::all_of(line, [](unsigned char c) {
                return c >= ' ' && c < 0x7F && std::string_view("%<>()[]/").find(char(c)) == std::string_view::npos;
            });
        require(plain && line.find("obj") == std::string_view::npos && line.find("xref") == std::string_view::npos, at,
                "a comment", "มีหมายเหตุแทรก");
        syntax_.move_to(end);
        syntax_.space();
    }

    std::string_view pdf_;
    Syntax syntax_;
    QPDF host_;
    std::size_t previous_ = 0, size_ = 0;
    bool encrypted_ = false;
    std::map<std::size_t, std::size_t> generations_;  ///< of the objects so far
    // Of the section that is read:
    std::map<std::size_t, Object> objects_;
    std::vector<std::size_t> lengths_;  ///< objects that are the lengths of streams
    Table table_;
    Members trailer_;
    std::size_t stream_section_ = 0;  ///< number of the cross-reference stream
};

}  // namespace

std::optional<std::vector<UpdateSection>> read_updates(std::string_view pdf, std::size_t end, QPDF& signed_revision,
                                                       Message& why) {
    try {
        return UpdateReader(pdf, end, signed_revision).run();
    } catch (const Fault& fault) {
        const std::string at = std::to_string(fault.at);
        why = {"what was appended is no update of the usual form: " + fault.what.en + " (byte " + at + ")",
               "ข้อมูลที่ต่อท้ายไม่ใช่การแก้ไขตามรูปแบบ: " + fault.what.th + " (ไบต์ที่ " + at + ")"};
        return std::nullopt;
    }
}

}  // namespace raingan::sign
