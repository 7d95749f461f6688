#include "pdf/haru.h"

// clang-format off
#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
// clang-format on

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <deque>
#include <new>
#include <optional>
#include <vector>

#include "base/error.h"
#include "base/round.h"
#include "base/utf8.h"
#include "pdf/deflate.h"
#include "pdf/object_streams.h"

namespace raingan::pdf {

namespace {

void check(HPDF_STATUS status) {
    if (status != HPDF_OK) fail_writing("libharu");
}
template <typename T>
T* check(T* object) {
    if (object == nullptr) fail_writing("libharu");
    return object;
}

HPDF_STATUS write_text(HPDF_Stream stream, std::string_view text) {
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(text.data()),
                             static_cast<HPDF_UINT>(text.size()));
}

/// Texts in the order in which they come, in blocks that never move.
class Texts {
public:
    std::string_view keep(std::string_view text) {
        constexpr std::size_t block = 1U << 18U;
        if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
            blocks_.emplace_back();
            blocks_.back().reserve(std::max(block, text.size()));
        }
        std::string& last = blocks_.back();
        const std::size_t at = last.size();
        last += text;
        size_ += text.size();
        return std::string_view(last).substr(at);
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    void clear() { blocks_.clear(); }

private:
    std::deque<std::string> blocks_;
    std::size_t size_ = 0;
};

/// What the entries of all dictionaries are, by object number. libharu writes objects in the order of their numbers, so
/// one libharu dictionary can stand for all that are no streams: it need only know which it is this time.
struct Entries {
    std::vector<std::string_view> by_number;
    std::vector<bool> is_shared;
    std::size_t next = 1;
};

HPDF_STATUS write_shared(HPDF_Dict dict, HPDF_Stream stream) {
    auto& entries = *static_cast<Entries*>(dict->attr);
    while (entries.next < entries.is_shared.size() && !entries.is_shared[entries.next]) ++entries.next;
    if (entries.next >= entries.by_number.size()) return HPDF_INVALID_OBJECT;
    return write_text(stream, entries.by_number[entries.next++]);
}

/// A stream's dictionary, or the trailer: its own number is known, or its text.
HPDF_STATUS write_own(HPDF_Dict dict, HPDF_Stream stream) {
    const auto& entries = *static_cast<const Entries*>(dict->attr);
    return write_text(stream, entries.by_number.at(dict->header.obj_id & 0x00FFFFFFU));
}

HPDF_STATUS append_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    try {
        static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    } catch (const std::bad_alloc&) {  // exceptions must not pass through C
        return HPDF_FAILD_TO_ALLOC_MEM;
    }
    return HPDF_OK;
}

}  // namespace

void append_hex(std::string& out, std::uint64_t value, int digits) {
    static constexpr std::string_view hex_digits = "0123456789ABCDEF";
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out.push_back(hex_digits[(value >> static_cast<unsigned>(shift)) & 0xFU]);
}

void append(std::string& out, Ref ref) {
    append_number(out, ref.number);
    out += " 0 R";
}

void append_number(std::string& out, std::uint64_t value) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void append(std::string& out, double value) {
    if (!(value == value)) value = 0;
    std::int64_t thousandths = round_to_int(std::clamp(value, -30000.0, 30000.0) * 1000);
    if (thousandths < 0) {
        out.push_back('-');
        thousandths = -thousandths;
    }
    std::array<char, 16> digits{};
    std::size_t n = 0;
    for (std::int64_t whole = thousandths / 1000; n == 0 || whole != 0; whole /= 10)
        digits.at(n++) = static_cast<char>('0' + whole % 10);
    while (n > 0) out.push_back(digits.at(--n));
    if (std::int64_t rest = thousandths % 1000; rest != 0) {
        out.push_back('.');
        for (const std::int64_t place : {std::int64_t{100}, std::int64_t{10}, std::int64_t{1}}) {
            if (rest == 0) break;
            out.push_back(static_cast<char>('0' + rest / place));
            rest %= place;
        }
    }
}

void append_fine(std::string& out, double value) {
    if (!(value == value)) value = 0;
    constexpr std::int64_t millionths = 1'000'000;
    std::int64_t parts = round_to_int(std::clamp(value, -30000.0, 30000.0) * millionths);
    if (parts < 0) out.push_back('-');
    parts = std::labs(parts);
    out += std::to_string(parts / millionths);
    if (parts % millionths == 0) return;
    std::string rest = std::to_string(millionths + parts % millionths);
    rest.front() = '.';
    rest.erase(rest.find_last_not_of('0') + 1);
    out += rest;
}

void append_bytes(std::string& out, std::string_view bytes) {
    out.push_back('(');
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') out.push_back('\\');
        if (c == '\r') {
            out += "\\r";
        } else {
            out.push_back(c);
        }
    }
    out.push_back(')');
}

void append_text(std::string& out, std::string_view text) {
    // ISO 19005-3 6.1.13: at most 32,767 bytes a string.
    constexpr std::size_t longest = 8'000;
    if (text.size() > longest) {
        text = text.substr(0, longest);
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80) text.remove_suffix(1);
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
    }
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (ascii) return append_bytes(out, text);
    out += "<FEFF";
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        if (c == 0 || c == 0xFFFE || c == 0xFFFF) continue;
        if (c >= 0x10000) {
            append_hex(out, 0xD800U + ((c - 0x10000U) >> 10U), 4);
            append_hex(out, 0xDC00U + ((c - 0x10000U) & 0x3FFU), 4);
        } else {
            append_hex(out, c, 4);
        }
    }
    out.push_back('>');
}

/// From so many objects on they are packed: an ordinary report has some thousands.
constexpr std::uint32_t packed_from = 100'000;

struct File::Impl {
    HPDF_Error_Rec error{};
    HPDF_MMgr memory = nullptr;
    HPDF_Xref xref = nullptr;
    HPDF_Dict shared = nullptr;  // stands in the xref for every dictionary that is no stream
    Entries entries;
    Texts texts;
    std::size_t streamed_bytes = 0;
    Deflater deflate;
    std::optional<PackedFile> packed;  // instead of all above, once there are very many objects
    std::uint64_t hash[2] = {0xCBF29CE484222325U, 0x84222325CBF29CE4U};

    Impl() {
        HPDF_Error_Init(&error, nullptr);
        memory = check(HPDF_MMgr_New(&error, 0, nullptr, nullptr));
        xref = HPDF_Xref_New(memory, 0);
        shared = HPDF_Dict_New(memory);
        if (xref == nullptr || shared == nullptr) {
            release();
            fail_writing("start");
        }
        xref->entries->items_per_block = 1U << 16U;  // libharu copies the list each time a block is full
        shared->attr = &entries;
        shared->write_fn = write_shared;
    }
    ~Impl() { release(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void release() {
        // The xref frees its objects; the one that it holds many times goes by itself.
        for (HPDF_UINT i = 0; xref != nullptr && i < xref->entries->count; ++i) {
            auto* entry = static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(xref->entries, i));
            if (entry->obj == shared) entry->obj = nullptr;
        }
        if (xref != nullptr) HPDF_Xref_Free(xref);
        if (shared != nullptr) HPDF_Dict_Free(shared);
        if (memory != nullptr) HPDF_MMgr_Free(memory);
        xref = nullptr;
        shared = nullptr;
        memory = nullptr;
    }
    /// Goes on with packed objects.
    void pack();
    /// FNV-1a over words of eight bytes, the last one filled up with its length.
    void mix(std::string_view bytes) {
        for (; bytes.size() >= 8; bytes.remove_prefix(8)) mix_word(bytes);
        std::array<char, 8> rest{};
        std::copy(bytes.begin(), bytes.end(), rest.begin());
        rest[7] = static_cast<char>(bytes.size());
        mix_word({rest.data(), rest.size()});
        hash[1] = (hash[1] ^ hash[0] ^ (hash[0] >> 31U)) * 0x9E3779B97F4A7C15U;
    }
    void mix_word(std::string_view bytes) {
        std::uint64_t word = 0;
        for (unsigned i = 0; i < 8; ++i)
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << 8U * i;
        hash[0] = (hash[0] ^ word) * 0x100000001B3U;
        hash[0] ^= hash[0] >> 29U;
    }
    Ref remember(HPDF_Dict dict) {
        const std::uint32_t number = dict->header.obj_id & 0x00FFFFFFU;
        if (entries.by_number.size() <= number) entries.by_number.resize(number + 1);
        entries.is_shared.resize(entries.by_number.size());
        entries.is_shared[number] = dict == shared;
        return {number};
    }
};

File::File() : impl_(std::make_unique<Impl>()) {}
File::~File() = default;

void File::Impl::pack() {
    const HPDF_UINT count = xref->entries->count;
    packed.emplace(count);
    for (std::uint32_t number = 1; number < count; ++number) {
        if (number < entries.is_shared.size() && entries.is_shared[number]) {
            const std::string_view text = entries.by_number[number];
            if (text.data() != nullptr) packed->set(number, text);
            continue;
        }
        // A stream, or its length.
        void* object = static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(xref->entries, number))->obj;
        packed->write_unpacked(number, [&](std::string& file) {
            HPDF_Stream stream = check(HPDF_CallbackWriter_New(memory, append_to_string, &file));
            const HPDF_STATUS status = HPDF_Obj_WriteValue(object, stream, nullptr);
            HPDF_Stream_Free(stream);
            check(status);
        });
    }
    release();
    entries = {};
    texts.clear();
}

Ref File::reserve() {
    if (impl_->packed) return {impl_->packed->reserve()};
    if (impl_->entries.by_number.size() >= packed_from) {
        impl_->pack();
        return {impl_->packed->reserve()};
    }
    impl_->shared->header.obj_id = 0;  // libharu takes only what has no number yet
    check(HPDF_Xref_Add(impl_->xref, impl_->shared));
    return impl_->remember(impl_->shared);
}

void File::set(Ref ref, std::string_view entries) {
    impl_->mix(entries);
    if (impl_->packed) return impl_->packed->set(ref.number, entries);
    impl_->entries.by_number.at(ref.number) = impl_->texts.keep(entries);
}

Ref File::add(std::string_view entries) {
    const Ref ref = reserve();
    set(ref, entries);
    return ref;
}

Ref File::add_stream(std::string_view entries, std::string_view bytes) {
    if (impl_->packed) {
        impl_->mix(bytes);
        impl_->mix(entries);
        const Ref ref = reserve();
        impl_->packed->add_stream(ref.number, entries, bytes);
        return ref;
    }
    HPDF_Dict dict = check(HPDF_DictStream_New(impl_->memory, impl_->xref));
    dict->filter = HPDF_STREAM_FILTER_NONE;
    impl_->mix(bytes);
    for (std::size_t at = 0; at < bytes.size();) {  // HPDF_UINT is narrower than size_t
        const std::size_t part = std::min<std::size_t>(bytes.size() - at, 1U << 30U);
        check(HPDF_Stream_Write(dict->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()) + at,
                                static_cast<HPDF_UINT>(part)));
        at += part;
    }
    impl_->streamed_bytes += bytes.size();
    dict->attr = &impl_->entries;
    dict->write_fn = write_own;
    const Ref ref = impl_->remember(dict);
    set(ref, entries);
    return ref;
}

Ref File::add_deflated(std::string entries, std::string_view bytes) {
    entries += "/Filter/FlateDecode\n";
    return add_stream(entries, impl_->deflate(bytes));
}

std::string File::finish(Ref catalog, Ref info) {
    Impl& impl = *impl_;
    std::string entries = "/Root ";
    append(entries, catalog);
    entries += "\n/Info ";
    append(entries, info);
    entries += "\n/ID [";
    for (int i = 0; i < 2; ++i) {
        entries.push_back('<');
        for (const std::uint64_t half : impl.hash) append_hex(entries, half, 16);
        entries.push_back('>');
    }
    entries += "]\n";
    if (impl.packed) return impl.packed->finish(entries);
    HPDF_Dict trailer = impl.xref->trailer;
    impl.entries.by_number.front() = entries;  // the trailer has no number, which is 0
    trailer->attr = &impl.entries;
    trailer->write_fn = write_own;

    std::string file = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    const std::size_t header = file.size();
    constexpr std::size_t frame_bytes = 64;  // about an object's: "12 0 obj", "endobj", its line in the xref table
    file.reserve(impl.texts.size() + impl.streamed_bytes + frame_bytes * impl.entries.by_number.size() + 1024);
    HPDF_Stream stream = check(HPDF_CallbackWriter_New(impl.memory, append_to_string, &file));
    stream->size = static_cast<HPDF_UINT>(header);  // offsets count from the file's start
    const HPDF_STATUS status = HPDF_Xref_WriteToStream(impl.xref, stream, nullptr);
    HPDF_Stream_Free(stream);
    check(status);
    return file;
}

}  // namespace raingan::pdf
