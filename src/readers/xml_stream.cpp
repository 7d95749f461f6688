#include "readers/xml_stream.h"

#include <expat.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>

#include "base/error.h"
#include "base/limits.h"
#include "base/owned.h"
#include "base/reading_progress.h"

namespace raingan::xml {
namespace {

using std::string_view;

Error doctype(const std::string& part) {
    return unreadable(
        "doctype", part,
        {"declares a document type, as no office program writes it (a known way to attack readers); open "
         "the file in the program that made it and save it again",
         "มีการประกาศชนิดเอกสาร (DOCTYPE) ซึ่งโปรแกรมสำนักงานไม่เขียน และใช้โจมตีโปรแกรมอ่านได้ โปรดเปิดไฟล์ในโปรแกรมที่สร้าง"
         "แล้วบันทึกใหม่"});
}

// Expat calls its functions of a long old since it has others of 64 bits.
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
auto line_reached(XML_Parser parser) {
    return XML_GetCurrentLineNumber64(parser);
}
auto byte_reached(XML_Parser parser) {
    return XML_GetCurrentByteIndex64(parser);
}
#else
auto line_reached(XML_Parser parser) {
    return XML_GetCurrentLineNumber(parser);
}
auto byte_reached(XML_Parser parser) {
    return XML_GetCurrentByteIndex(parser);
}
#endif

Error ill_formed(const std::string& part, XML_Parser parser) {
    const std::string line = std::to_string(line_reached(parser));
    const char* why = XML_ErrorString(XML_GetErrorCode(parser));
    return unreadable(
        "ill-formed", part,
        {"line " + line + ": is not well-formed XML (" + why + "); get a fresh copy of the file, or open " +
             "it in the program that made it and save it again",
         "บรรทัด " + line + ": XML ไม่ถูกต้อง (" + why + ") โปรดขอไฟล์ใหม่ หรือเปิดในโปรแกรมที่สร้างแล้วบันทึกอีกครั้ง"});
}

/// What the callbacks of one parse share. Nothing may be thrown through expat's frames: it is kept until it returns.
struct Parse {
    XML_Parser parser;
    const std::string& part;
    Events& events;
    std::size_t depth = 0;
    std::exception_ptr thrown{};

    template <class Step>
    void guarded(Step&& step) noexcept {
        try {
            step();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

Parse& parse_of(void* data) {
    return *static_cast<Parse*>(data);
}

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    Parse& parse = parse_of(data);
    parse.guarded([&] {
        if (++parse.depth > limits::xml_depth) throw over_limit(limits::xml_depth, parse.part);
        parse.events.start(Attributes::local_part(name), Attributes(attributes));
    });
}

void on_end(void* data, const XML_Char* name) {
    Parse& parse = parse_of(data);
    parse.guarded([&] {
        --parse.depth;
        parse.events.end(Attributes::local_part(name));
    });
}

void on_text(void* data, const XML_Char* text, int length) {
    Parse& parse = parse_of(data);
    parse.guarded([&] { parse.events.text(string_view(text, static_cast<std::size_t>(length))); });
}

void on_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/, const XML_Char* /*public*/,
                int /*internal*/) {
    Parse& parse = parse_of(data);
    parse.guarded([&] { throw doctype(parse.part); });
}

}  // namespace

string_view Attributes::local_part(const char* name) {
    const char* colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

string_view Attributes::operator[](string_view local) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
        if (local_part(pair[0]) == local) return pair[1];
    return {};
}

void read_stream(const std::string& part, const ByteSource& source, Events& events) {
    const Owned<std::remove_pointer_t<XML_Parser>, XML_ParserFree> parser(XML_ParserCreate(nullptr));
    if (!parser) throw std::bad_alloc();
    Parse parse{parser.get(), part, events};
    XML_SetUserData(parser.get(), &parse);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    constexpr std::size_t piece = 1U << 16U;
    for (XML_Index fed = 0;;) {
        auto* buffer = static_cast<char*>(XML_GetBuffer(parser.get(), piece));
        if (buffer == nullptr) throw std::bad_alloc();
        const std::size_t count = source(buffer, piece);
        const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(count), count == 0 ? 1 : 0);
        if (parse.thrown) std::rethrow_exception(parse.thrown);
        if (status == XML_STATUS_ERROR) throw ill_formed(part, parser.get());
        if (count == 0 || events.done()) return;
        fed += static_cast<XML_Index>(count);
        if (fed - byte_reached(parser.get()) > static_cast<XML_Index>(limits::xml_token_bytes))
            throw over_limit(limits::xml_token_bytes, part);
    }
}

void read_stream(const std::string& part, string_view bytes, Events& events) {
    expect_reading(bytes.size());
    read_stream(
        part,
        [bytes](char* buffer, std::size_t size) mutable {
            const std::size_t count = bytes.copy(buffer, size);
            bytes.remove_prefix(count);
            count_reading(count);
            return count;
        },
        events);
}

void refuse_doctype(const std::string& part, string_view bytes) {
    // In the prolog stand only declarations, comments and instructions: <? and <!.
    for (std::size_t at = bytes.find('<'); at != string_view::npos && at + 1 < bytes.size(); at = bytes.find('<', at)) {
        const string_view rest = bytes.substr(at);
        if (rest.starts_with("<!DOCTYPE")) throw doctype(part);
        if (rest[1] != '?' && rest[1] != '!') return;
        const string_view close = rest.starts_with("<!--") ? "-->" : ">";
        at = bytes.find(close, at);
        if (at == string_view::npos) return;
    }
}

}  // namespace raingan::xml
