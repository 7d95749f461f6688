// Compound files by libgsf.

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-input.h>

#include <algorithm>
#include <utility>

#include "base/ascii_case.h"
#include "base/error.h"
#include "base/late_library.h"
#include "base/limits.h"
#include "readers/container/compound.h"
#include "readers/container/compound_damage.h"

namespace raingan {
namespace {

/// What is called of libgsf, found when the first compound file is opened. The libraries stay loaded, for GLib
/// registers its types but once.
struct Gsf {
    decltype(&gsf_input_memory_new) memory = nullptr;
    decltype(&gsf_infile_msole_new) open = nullptr;
    decltype(&gsf_infile_num_children) count = nullptr;
    decltype(&gsf_infile_name_by_index) name = nullptr;
    decltype(&gsf_infile_child_by_index) child = nullptr;
    decltype(&gsf_input_size) size = nullptr;
    decltype(&gsf_input_read) read = nullptr;
    decltype(&g_object_unref) unref = nullptr;
    decltype(&g_log_set_handler) set_log_handler = nullptr;
    bool loaded = false;

    Gsf() {
        LateLibrary library("libgsf-1.so.114", RTLD_GLOBAL);
        loaded = library.find(memory, "gsf_input_memory_new")
                     .find(open, "gsf_infile_msole_new")
                     .find(count, "gsf_infile_num_children")
                     .find(name, "gsf_infile_name_by_index")
                     .find(child, "gsf_infile_child_by_index")
                     .find(size, "gsf_input_size")
                     .find(read, "gsf_input_read")
                     .find(unref, "g_object_unref")
                     .find(set_log_handler, "g_log_set_handler")
                     .whole();
        // What libgsf has to say of a damaged file goes to our user as an Error, not to standard error.
        constexpr auto all_levels = static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL);
        const auto silent = [](const gchar*, GLogLevelFlags, const gchar*, gpointer) {};
        if (loaded)
            for (const char* domain :
                 {static_cast<const char*>(nullptr), "libgsf", "libgsf:msole", "GLib", "GLib-GObject"})
                set_log_handler(domain, all_levels, silent, nullptr);
    }
};

const Gsf& load_gsf() {
    static const Gsf functions;
    return functions;
}

const Gsf& gsf() {
    const Gsf& functions = load_gsf();
    if (!functions.loaded)
        throw unreadable("no-libgsf", "",
                         {"needs libgsf-1.so.114, which is not installed; install the package libgsf-1-114",
                          "ต้องใช้ libgsf-1.so.114 ซึ่งยังไม่ได้ติดตั้ง โปรดติดตั้งแพ็กเกจ libgsf-1-114"});
    return functions;
}

GsfInfile* folder(void* object) {
    return static_cast<GsfInfile*>(object);
}

}  // namespace

void CompoundFile::Close::operator()(void* object) const {
    gsf().unref(object);
}

bool CompoundFile::load_library() {
    return load_gsf().loaded;
}

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
    const Object input(
        gsf().memory(reinterpret_cast<const guint8*>(bytes.data()), static_cast<gsf_off_t>(bytes.size()), FALSE));
    if (!input) throw damaged_compound("");
    root_.reset(gsf().open(static_cast<GsfInput*>(input.get()), nullptr));
    if (!root_) throw damaged_compound("");
}

CompoundFile::Object CompoundFile::find(const std::string& path) const {
    GsfInfile* at = folder(root_.get());
    Object found;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view name = std::string_view(path).substr(begin, end - begin);
        const int count = gsf().count(at);
        Object next;
        for (int i = 0; i < count && !next; ++i) {
            const char* candidate = gsf().name(at, i);
            if (candidate != nullptr && same_but_for_case(candidate, name)) next.reset(gsf().child(at, i));
        }
        if (!next) return {};
        found = std::move(next);
        at = folder(found.get());
        begin = end + 1;
    }
    return found;
}

std::optional<std::string> CompoundFile::read(const std::string& path) const {
    const Object found = find(path);
    if (!found) return std::nullopt;
    auto* stream = static_cast<GsfInput*>(found.get());
    const gsf_off_t size = gsf().size(stream);
    if (size < 0 || static_cast<std::size_t>(size) > bytes_.size()) throw damaged_compound(path);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (size > 0 && gsf().read(stream, bytes.size(), reinterpret_cast<guint8*>(bytes.data())) == nullptr)
        throw damaged_compound(path);
    return bytes;
}

std::optional<std::string> CompoundFile::read_beginning(const std::string& path) const {
    const Object found = find(path);
    if (!found) return std::nullopt;
    auto* stream = static_cast<GsfInput*>(found.get());
    constexpr std::size_t piece = 4096;
    const auto size = static_cast<std::size_t>(std::max<gsf_off_t>(gsf().size(stream), 0));
    std::string bytes(std::min(size, bytes_.size()), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t count = std::min(piece, bytes.size() - at);
        if (gsf().read(stream, count, reinterpret_cast<guint8*>(bytes.data() + at)) == nullptr) break;
        at += count;
    }
    if (at == 0 && size > 0) throw damaged_compound(path);
    bytes.resize(at);
    return bytes;
}

std::vector<std::string> CompoundFile::names(const std::string& storage) const {
    const Object found = storage.empty() ? Object() : find(storage);
    GsfInfile* at = storage.empty() ? folder(root_.get()) : folder(found.get());
    std::vector<std::string> names;
    if (at == nullptr) return names;
    const int count = gsf().count(at);
    if (count > static_cast<int>(limits::container_entries)) throw over_limit(limits::container_entries, storage);
    for (int i = 0; i < count; ++i)
        if (const char* name = gsf().name(at, i)) names.emplace_back(name);
    return names;
}

}  // namespace raingan
