#include "readers/container/mime.h"

#include <gmime/gmime.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <tuple>

#include "base/ascii_case.h"
#include "base/error.h"
#include "base/late_library.h"
#include "base/limits.h"

namespace raingan {
namespace {

/// What is called of GMime, found when the first message is opened. The libraries stay loaded, for GLib registers its
/// types but once.
struct Gmime {
    decltype(&g_mime_init) init = nullptr;
    decltype(&g_mime_stream_mem_new_with_buffer) memory = nullptr;
    decltype(&g_mime_stream_mem_new) new_memory = nullptr;
    decltype(&g_mime_stream_mem_get_byte_array) memory_bytes = nullptr;
    decltype(&g_mime_parser_new_with_stream) parser = nullptr;
    decltype(&g_mime_parser_construct_message) parse = nullptr;
    decltype(&g_mime_parser_options_new) new_options = nullptr;
    decltype(&g_mime_parser_options_free) free_options = nullptr;
    decltype(&g_mime_parser_options_set_fallback_charsets) set_fallbacks = nullptr;
    decltype(&g_mime_message_get_mime_part) body = nullptr;
    decltype(&g_mime_part_iter_new) iterate = nullptr;
    decltype(&g_mime_part_iter_next) next = nullptr;
    decltype(&g_mime_part_iter_get_current) current = nullptr;
    decltype(&g_mime_part_iter_free) end_iteration = nullptr;
    decltype(&g_mime_part_get_type) part_type = nullptr;
    decltype(&g_mime_part_get_filename) filename = nullptr;
    decltype(&g_mime_part_get_content) content = nullptr;
    decltype(&g_mime_data_wrapper_write_to_stream) write = nullptr;
    decltype(&g_mime_object_get_content_type) type_of = nullptr;
    decltype(&g_mime_content_type_get_mime_type) type_name = nullptr;
    decltype(&g_mime_object_get_content_type_parameter) parameter = nullptr;
    decltype(&g_mime_object_get_content_id) id = nullptr;
    decltype(&g_mime_object_get_header) header = nullptr;
    decltype(&g_mime_object_get_disposition) disposition = nullptr;
    decltype(&g_type_check_instance_is_a) is_a = nullptr;
    decltype(&g_object_unref) unref = nullptr;
    decltype(&g_free) free = nullptr;
    decltype(&g_log_set_handler) set_log_handler = nullptr;
    bool loaded = false;

    Gmime() {
        LateLibrary library("libgmime-3.0.so.0", RTLD_GLOBAL);
        loaded = library.find(init, "g_mime_init")
                     .find(memory, "g_mime_stream_mem_new_with_buffer")
                     .find(new_memory, "g_mime_stream_mem_new")
                     .find(memory_bytes, "g_mime_stream_mem_get_byte_array")
                     .find(parser, "g_mime_parser_new_with_stream")
                     .find(parse, "g_mime_parser_construct_message")
                     .find(new_options, "g_mime_parser_options_new")
                     .find(free_options, "g_mime_parser_options_free")
                     .find(set_fallbacks, "g_mime_parser_options_set_fallback_charsets")
                     .find(body, "g_mime_message_get_mime_part")
                     .find(iterate, "g_mime_part_iter_new")
                     .find(next, "g_mime_part_iter_next")
                     .find(current, "g_mime_part_iter_get_current")
                     .find(end_iteration, "g_mime_part_iter_free")
                     .find(part_type, "g_mime_part_get_type")
                     .find(filename, "g_mime_part_get_filename")
                     .find(content, "g_mime_part_get_content")
                     .find(write, "g_mime_data_wrapper_write_to_stream")
                     .find(type_of, "g_mime_object_get_content_type")
                     .find(type_name, "g_mime_content_type_get_mime_type")
                     .find(parameter, "g_mime_object_get_content_type_parameter")
                     .find(id, "g_mime_object_get_content_id")
                     .find(header, "g_mime_object_get_header")
                     .find(disposition, "g_mime_object_get_disposition")
                     .find(is_a, "g_type_check_instance_is_a")
                     .find(unref, "g_object_unref")
                     .find(free, "g_free")
                     .find(set_log_handler, "g_log_set_handler")
                     .whole();
        if (!loaded) return;
        constexpr auto all_levels = static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL);
        const auto silent = [](const gchar*, GLogLevelFlags, const gchar*, gpointer) {};
        for (const char* domain : {static_cast<const char*>(nullptr), "gmime", "GLib", "GLib-GObject"})
            set_log_handler(domain, all_levels, silent, nullptr);
        init();
        // glibc's tables of these, which names of attachments are in: they stay loaded while they are open.
        constexpr std::array charsets{"WINDOWS-874", "TIS-620", "ISO-8859-11", "ISO-8859-1", "WINDOWS-1252", "UTF-16"};
        static_assert(charsets.size() == std::tuple_size_v<decltype(tables)>);
        std::ranges::transform(charsets, tables.begin(), [](const char* name) { return iconv_open("UTF-8", name); });
    }
    std::array<iconv_t, 6> tables{};  ///< never closed
};

const Gmime& load_gmime() {
    static const Gmime functions;
    return functions;
}

const Gmime& gmime() {
    const Gmime& functions = load_gmime();
    if (!functions.loaded)
        throw unreadable("no-gmime", "",
                         {"needs libgmime-3.0.so.0, which is not installed; install the package libgmime-3.0-0",
                          "ต้องใช้ libgmime-3.0.so.0 ซึ่งยังไม่ได้ติดตั้ง โปรดติดตั้งแพ็กเกจ libgmime-3.0-0"});
    return functions;
}

struct Unref {
    void operator()(void* object) const {
        if (object != nullptr) gmime().unref(object);
    }
};
template <class Type>
using Object = std::unique_ptr<Type, Unref>;

std::string or_empty(const char* text) {
    return text == nullptr ? std::string() : std::string(text);
}

std::string type_of(GMimeObject* object) {
    GMimeContentType* type = gmime().type_of(object);
    char* name = type == nullptr ? nullptr : gmime().type_name(type);
    std::string out = ascii_lowered(or_empty(name));
    gmime().free(name);
    return out;
}

/// "<a@b>" and "a@b" alike.
std::string without_brackets(std::string id) {
    std::erase_if(id, [](char c) { return c == '<' || c == '>' || c == ' '; });
    return id;
}

std::string decoded_content(GMimePart* part) {
    GMimeDataWrapper* content = gmime().content(part);
    if (content == nullptr) return {};
    const Object<GMimeStream> stream(gmime().new_memory());
    gmime().write(content, stream.get());
    const GByteArray* bytes = gmime().memory_bytes(reinterpret_cast<GMimeStreamMem*>(stream.get()));
    return bytes == nullptr || bytes->data == nullptr ? std::string()
                                                      : std::string(reinterpret_cast<char*>(bytes->data), bytes->len);
}

MimePart part_of(GMimeObject* object) {
    auto* part = reinterpret_cast<GMimePart*>(object);
    MimePart out;
    out.type = type_of(object);
    out.charset = or_empty(gmime().parameter(object, "charset"));
    out.name = or_empty(gmime().filename(part));
    out.location = or_empty(gmime().header(object, "Content-Location"));
    out.id = without_brackets(or_empty(gmime().id(object)));
    out.attached = ascii_lowered(or_empty(gmime().disposition(object))) == "attachment";
    out.bytes = decoded_content(part);
    return out;
}

Object<GMimeMessage> parsed(std::string_view bytes) {
    const Object<GMimeStream> stream(gmime().memory(bytes.data(), bytes.size()));
    const Object<GMimeParser> parser(gmime().parser(stream.get()));
    // Names that say no encoding, as old programs write them.
    std::array<const char*, 3> fallbacks{"utf-8", "windows-874", nullptr};
    GMimeParserOptions* options = gmime().new_options();
    gmime().set_fallbacks(options, fallbacks.data());
    Object<GMimeMessage> message(gmime().parse(parser.get(), options));
    gmime().free_options(options);
    return message;
}

}  // namespace

bool MimeMessage::load_library() {
    return load_gmime().loaded;
}

MimeMessage::MimeMessage(std::string_view bytes) {
    const Object<GMimeMessage> message = parsed(bytes);
    GMimeObject* body = message ? gmime().body(message.get()) : nullptr;
    if (body == nullptr)
        throw unreadable(
            "damaged", "",
            {"is cut short or damaged; get a complete copy of the file", "ไฟล์ไม่ครบหรือเสียหาย โปรดขอไฟล์ฉบับสมบูรณ์"});
    const std::string start = without_brackets(or_empty(gmime().parameter(body, "start")));
    const std::unique_ptr<GMimePartIter, decltype(gmime().end_iteration)> at(
        gmime().iterate(reinterpret_cast<GMimeObject*>(message.get())), gmime().end_iteration);
    std::size_t decoded = 0;
    do {
        GMimeObject* object = gmime().current(at.get());
        const bool is_part =
            object != nullptr && gmime().is_a(reinterpret_cast<GTypeInstance*>(object), gmime().part_type()) != FALSE;
        if (!is_part) continue;
        if (parts_.size() >= limits::container_entries) throw over_limit(limits::container_entries, "");
        MimePart& part = parts_.emplace_back(part_of(object));
        decoded += part.bytes.size();
        if (decoded > limits::inflated_bytes) throw over_limit(limits::inflated_bytes, part.name);
        if (!start.empty() && part.id == start) root_ = parts_.size() - 1;
    } while (gmime().next(at.get()) != FALSE);
}

}  // namespace raingan
