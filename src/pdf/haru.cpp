#include "pdf/haru.h"

// clang-format off
#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
// clang-format on
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"

namespace raingan::pdf {

namespace {

[[noreturn]] void fail(const char* what) {
    throw Error(ExitStatus::unwritable, "pdf-failed", "",
                {std::string("the PDF could not be made (") + what + "); is there enough memory?",
                 std::string("สร้างไฟล์ PDF ไม่สำเร็จ (") + what + ") โปรดตรวจสอบว่าหน่วยความจำเพียงพอ"});
}
void check(HPDF_STATUS status) {
    if (status != HPDF_OK) fail("libharu");
}
template <typename T>
T* check(T* object) {
    if (object == nullptr) fail("libharu");
    return object;
}

HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
    const auto& entries = *static_cast<const std::string*>(dict->attr);
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                             static_cast<HPDF_UINT>(entries.size()));
}

HPDF_STATUS append_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
}

constexpr std::string_view hex_digits = "0123456789ABCDEF";

void append_hex(std::string& out, std::uint64_t value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out.push_back(hex_digits[(value >> static_cast<unsigned>(shift)) & 0xFU]);
}

}  // namespace

void append(std::string& out, Ref ref) {
    out += std::to_string(ref.number);
    out += " 0 R";
}

void append(std::string& out, double value) {
    if (!(value == value)) value = 0;
    long thousandths = std::lround(std::clamp(value, -30000.0, 30000.0) * 1000);
    if (thousandths < 0) {
        out.push_back('-');
        thousandths = -thousandths;
    }
    std::array<char, 16> digits{};
    std::size_t n = 0;
    for (long whole = thousandths / 1000; n == 0 || whole != 0; whole /= 10)
        digits.at(n++) = static_cast<char>('0' + whole % 10);
    while (n > 0) out.push_back(digits.at(--n));
    if (long rest = thousandths % 1000; rest != 0) {
        out.push_back('.');
        for (long place = 100; rest != 0; place /= 10) {
            out.push_back(static_cast<char>('0' + rest / place));
            rest %= place;
        }
    }
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

/// About as small as zlib's default, at a third of its cost.
constexpr int compression_level = 6;

struct File::Impl {
    HPDF_Error_Rec error{};
    HPDF_MMgr memory = nullptr;
    HPDF_Xref xref = nullptr;
    std::vector<HPDF_Dict> dicts;     // by object number; null where libharu made the object (a stream's length)
    std::deque<std::string> entries;  // what the dicts' attr points at
    libdeflate_compressor* deflater = nullptr;
    std::string deflated;
    std::uint64_t hash[2] = {0xCBF29CE484222325U, 0x84222325CBF29CE4U};

    Impl() {
        HPDF_Error_Init(&error, nullptr);
        memory = check(HPDF_MMgr_New(&error, 0, nullptr, nullptr));
        xref = HPDF_Xref_New(memory, 0);
        deflater = libdeflate_alloc_compressor(compression_level);
        if (xref == nullptr || deflater == nullptr) {
            release();
            fail("start");
        }
        xref->entries->items_per_block = 1U << 16U;  // libharu copies the list each time a block is full
    }
    ~Impl() { release(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void release() {
        libdeflate_free_compressor(deflater);
        deflater = nullptr;
        if (xref != nullptr) HPDF_Xref_Free(xref);
        HPDF_MMgr_Free(memory);
    }
    void mix(std::string_view bytes) {
        for (const char c : bytes) hash[0] = (hash[0] ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        hash[1] = (hash[1] ^ hash[0] ^ (hash[0] >> 31U)) * 0x9E3779B97F4A7C15U;
    }
    Ref remember(HPDF_Dict dict, std::string text) {
        entries.push_back(std::move(text));
        dict->attr = &entries.back();
        dict->write_fn = write_entries;
        const std::uint32_t number = dict->header.obj_id & 0x00FFFFFFU;
        if (dicts.size() <= number) dicts.resize(number + 1);
        dicts[number] = dict;
        return {number};
    }
};

File::File() : impl_(std::make_unique<Impl>()) {}
File::~File() = default;

Ref File::reserve() {
    HPDF_Dict dict = check(HPDF_Dict_New(impl_->memory));
    check(HPDF_Xref_Add(impl_->xref, dict));
    return impl_->remember(dict, {});
}

void File::set(Ref ref, std::string entries) {
    impl_->mix(entries);
    *static_cast<std::string*>(impl_->dicts.at(ref.number)->attr) = std::move(entries);
}

Ref File::add(std::string entries) {
    const Ref ref = reserve();
    set(ref, std::move(entries));
    return ref;
}

Ref File::add_stream(std::string entries, std::string_view bytes) {
    HPDF_Dict dict = check(HPDF_DictStream_New(impl_->memory, impl_->xref));
    dict->filter = HPDF_STREAM_FILTER_NONE;
    impl_->mix(bytes);
    for (std::size_t at = 0; at < bytes.size();) {  // HPDF_UINT is narrower than size_t
        const std::size_t part = std::min<std::size_t>(bytes.size() - at, 1U << 30U);
        check(HPDF_Stream_Write(dict->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()) + at,
                                static_cast<HPDF_UINT>(part)));
        at += part;
    }
    const Ref ref = impl_->remember(dict, {});
    set(ref, std::move(entries));
    return ref;
}

Ref File::add_deflated(std::string entries, std::string_view bytes) {
    constexpr std::size_t largest = 1U << 30U;
    if (bytes.size() > largest) fail("deflate");
    std::string& out = impl_->deflated;
    out.resize(libdeflate_zlib_compress_bound(impl_->deflater, bytes.size()));
    const std::size_t size =
        libdeflate_zlib_compress(impl_->deflater, bytes.data(), bytes.size(), out.data(), out.size());
    if (size == 0) fail("deflate");
    entries += "/Filter/FlateDecode\n";
    return add_stream(std::move(entries), std::string_view(out).substr(0, size));
}

std::string File::finish(Ref catalog, Ref info) {
    Impl& impl = *impl_;
    HPDF_Dict trailer = impl.xref->trailer;
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
    impl.entries.push_back(std::move(entries));
    trailer->attr = &impl.entries.back();
    trailer->write_fn = write_entries;

    std::string file = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    const std::size_t header = file.size();
    HPDF_Stream stream = check(HPDF_CallbackWriter_New(impl.memory, append_to_string, &file));
    stream->size = static_cast<HPDF_UINT>(header);  // offsets count from the file's start
    const HPDF_STATUS status = HPDF_Xref_WriteToStream(impl.xref, stream, nullptr);
    HPDF_Stream_Free(stream);
    check(status);
    return file;
}

}  // namespace raingan::pdf
