#include "sign/update.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "base/error.h"
#include "sign/openssl.h"

namespace raingan::sign {
namespace {

/// Numbers that follow one another make one subsection.
template <typename Each>
void for_each_subsection(const std::map<QPDFObjGen, std::size_t>& offsets, Each each) {
    for (auto first = offsets.begin(); first != offsets.end();) {
        auto last = first;
        int count = 0;
        while (last != offsets.end() && last->first.getObj() == first->first.getObj() + count) ++last, ++count;
        each(first, last, count);
        first = last;
    }
}

}  // namespace

std::size_t last_section(std::string_view bytes) {
    constexpr std::string_view keyword = "startxref";
    std::size_t at = bytes.rfind(keyword);
    std::size_t offset = 0;
    if (at != std::string_view::npos) {
        at = std::min(bytes.find_first_not_of(" \r\n\t", at + keyword.size()), bytes.size());
        const auto [end, error] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), offset);
        if (error == std::errc() && offset > 0 && offset < bytes.size()) return offset;
    }
    throw unreadable("broken-pdf", "",
                     {"the PDF is damaged (no startxref); get a complete copy of it",
                      "ไฟล์ PDF เสียหาย (ไม่มี startxref) โปรดขอไฟล์ฉบับสมบูรณ์"});
}

Update::Update(std::string_view bytes, QPDF& qpdf) : bytes_(bytes), qpdf_(qpdf), previous_(last_section(bytes)) {
    stream_section_ = bytes.substr(previous_, 4) != "xref";
    const auto& table = qpdf.getXRefTable();
    const int most = table.empty() ? 0 : table.rbegin()->first.getObj();
    QPDFObjectHandle size = qpdf.getTrailer().getKey("/Size");
    next_ = static_cast<std::uint32_t>(std::max(most + 1, size.isInteger() ? size.getIntValueAsInt() : 0));
}

pdf::Ref Update::reserve() {
    return {next_++};
}

void Update::set(pdf::Ref ref, std::string text) {
    objects_[id_of(ref)] = std::move(text);
}

pdf::Ref Update::add(std::string text) {
    const pdf::Ref ref = reserve();
    set(ref, std::move(text));
    return ref;
}

void Update::set_stream(pdf::Ref ref, Entries entries, std::string_view bytes) {
    entries["/Length"] = std::to_string(bytes.size());
    std::string text = text_of(entries);
    text.append("\nstream\n").append(bytes).append("\nendstream");
    set(ref, std::move(text));
}

void Update::replace(QPDFObjGen id, std::string text) {
    objects_[id] = std::move(text);
}

Entries Update::trailer(const std::string& body) const {
    Entries entries;
    QPDFObjectHandle old = qpdf_.getTrailer();
    for (const char* key : {"/Root", "/Info"})
        if (old.hasKey(key)) entries[key] = old.getKey(key).unparse();
    // The second part of /ID changes with the file (ISO 32000-1 14.4), by what the file is: same input, same bytes.
    constexpr std::size_t id_digits = 32;
    const std::string changed = "<" + hex(sha256(bytes_, body)).substr(0, id_digits) + ">";
    QPDFObjectHandle id = old.getKey("/ID");
    const bool has_id = id.isArray() && id.getArrayNItems() == 2;
    entries["/ID"] = "[" + (has_id ? id.getArrayItem(0).unparse() : changed) + changed + "]";
    entries["/Prev"] = std::to_string(previous_);
    entries["/Size"] = std::to_string(next_);
    return entries;
}

void Update::append_table(std::string& out) {
    const Entries entries = trailer(out);
    out += "xref\n";
    for_each_subsection(offsets_, [&](auto first, auto last, int count) {
        out += std::to_string(first->first.getObj()) + " " + std::to_string(count) + "\n";
        for (; first != last; ++first) {
            std::array<char, 32> line{};
            std::snprintf(line.data(), line.size(), "%010zu %05d n\r\n", first->second, first->first.getGen());
            out += line.data();
        }
    });
    out += "trailer\n" + text_of(entries) + "\n";
}

void Update::append_stream(std::string& out) {
    const pdf::Ref ref = reserve();
    Entries entries = trailer(out);
    offsets_[id_of(ref)] = bytes_.size() + out.size();
    std::string rows, index = "[";
    for_each_subsection(offsets_, [&](auto first, auto last, int count) {
        index += std::to_string(first->first.getObj()) + " " + std::to_string(count) + " ";
        for (; first != last; ++first) {
            rows.push_back(1);
            for (const unsigned shift : {24U, 16U, 8U, 0U}) rows.push_back(static_cast<char>(first->second >> shift));
            for (const unsigned shift : {8U, 0U}) rows.push_back(static_cast<char>(first->first.getGen() >> shift));
        }
    });
    entries["/Type"] = "/XRef";
    entries["/W"] = "[1 4 2]";
    entries["/Index"] = index + "]";
    entries["/Length"] = std::to_string(rows.size());
    out += std::to_string(ref.number) + " 0 obj\n" + text_of(entries) + "\nstream\n" + rows + "\nendstream\nendobj\n";
}

std::string Update::finish() {
    std::string out;
    if (!bytes_.ends_with('\n')) out += '\n';
    for (const auto& [id, text] : objects_) {
        offsets_[id] = bytes_.size() + out.size();
        out += id.unparse(' ') + " obj\n" + text + "\nendobj\n";
    }
    const std::size_t section = bytes_.size() + out.size();
    stream_section_ ? append_stream(out) : append_table(out);
    return out + "startxref\n" + std::to_string(section) + "\n%%EOF\n";
}

std::string text_string(std::string_view utf8) {
    std::string out;
    pdf::append_text(out, utf8);
    return out;
}

std::string reference(pdf::Ref ref) {
    std::string out;
    pdf::append(out, ref);
    return out;
}

}  // namespace raingan::sign
