// The reader of web archives. [x] read, [/] partly, [ ] not read; pages themselves: html/html.cpp.
//
//   message    [x] all encodings of MIME, the page that it names or its first one
//   page       [x] style sheets and pictures (PNG, JPEG) beside it, by their place, name or id
//              [x] sheets of Excel's workbooks, one behind the other; frames   [ ] their names, which only scripts show
//   others     [/] pictures of other kinds, and what a page names outside of the file (told, never fetched)
#include "readers/web_archive/web_archive.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/ascii_case.h"
#include "base/error.h"
#include "readers/container/mime.h"
#include "readers/html/charset.h"
#include "readers/html/html.h"

namespace raingan::web_archive {
namespace {

using std::string_view;

/// An address without what is the same for all of an archive: %20 is a space, a folder's end is the file's name.
std::string plain_address(string_view address) {
    std::string out;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const bool escaped = address[i] == '%' && i + 2 < address.size() &&
                             std::isxdigit(static_cast<unsigned char>(address[i + 1])) != 0 &&
                             std::isxdigit(static_cast<unsigned char>(address[i + 2])) != 0;
        if (escaped) {
            out += static_cast<char>(std::stoi(std::string(address.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += address[i] == '\\' ? '/' : address[i];
        }
    }
    return ascii_lowered(std::move(out));
}

class Archive {
public:
    explicit Archive(string_view bytes) : message_(bytes) {
        for (const MimePart& part : message_.parts()) places_.push_back(plain_address(part.location));
    }

    [[nodiscard]] const MimePart* page() const {
        const MimePart* root = message_.root();
        if (root != nullptr && is_page(*root)) return root;
        const auto found = std::ranges::find_if(message_.parts(), is_page);
        return found == message_.parts().end() ? nullptr : &*found;
    }

    /// By Content-ID, by the whole place, or by the longest end that an address and a place have in common, which is
    /// the file's name at least.
    [[nodiscard]] const MimePart* find(string_view address) const {
        const std::vector<MimePart>& parts = message_.parts();
        if (address.starts_with("cid:")) {
            const auto found = std::ranges::find(parts, address.substr(4), &MimePart::id);
            return found == parts.end() ? nullptr : &*found;
        }
        const std::string wanted = plain_address(address);
        if (wanted.empty()) return nullptr;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (places_[i] == wanted || (!parts[i].name.empty() && plain_address(parts[i].name) == wanted))
                return &parts[i];
        string_view relative = wanted;
        while (relative.starts_with("./")) relative.remove_prefix(2);
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (places_[i].ends_with("/" + std::string(relative))) return &parts[i];
        return nullptr;
    }

    static bool is_page(const MimePart& part) {
        return part.type == "text/html" || part.type == "application/xhtml+xml";
    }

private:
    MimeMessage message_;
    std::vector<std::string> places_;  ///< of the parts
};

/// The value of an attribute behind `at` in the tag that stands there; empty where it has none.
std::string attribute_in(string_view lower, string_view text, std::size_t at, string_view name) {
    const std::size_t end = lower.find('>', at);
    const std::size_t found = lower.find(name, at);
    if (found == string_view::npos || found > end) return {};
    std::size_t begin = text.find_first_not_of(" \"'\r\n", found + name.size());
    if (begin == string_view::npos) return {};
    return std::string(text.substr(begin, text.find_first_of(" \"'>\r\n", begin) - begin));
}

/// The values of an attribute in all tags that begin so, in their order.
std::vector<std::string> values_in(string_view page, string_view tag, string_view attribute) {
    const std::string lower = ascii_lowered(std::string(page));
    std::vector<std::string> values;
    for (std::size_t at = lower.find(tag); at != std::string::npos; at = lower.find(tag, at + 1))
        if (std::string value = attribute_in(lower, page, at, attribute); !value.empty())
            values.push_back(std::move(value));
    return values;
}

/// A page's text in UTF-8 with the style sheets that it links in it, and before it.
std::string with_styles(const Archive& archive, const MimePart& part) {
    html::PageText page = html::decode_page(part.bytes, part.charset);
    std::string styles;
    for (const std::string& address : values_in(page.utf8, "<link", "href="))
        if (const MimePart* sheet = archive.find(address); sheet != nullptr && sheet->type == "text/css")
            styles.append("<style>").append(sheet->bytes).append("</style>\n");
    const std::size_t head = ascii_lowered(page.utf8).find("</head");
    page.utf8.insert(head == std::string::npos ? 0 : head, styles);
    return std::move(page.utf8);
}

/// The pages that a page is made of: Excel's sheets, frames; itself where it is none of these.
std::vector<const MimePart*> pages_of(const Archive& archive, const MimePart& root) {
    const std::string text = html::decode_page(root.bytes, root.charset).utf8;
    std::vector<const MimePart*> pages;
    const auto add = [&](const std::vector<std::string>& addresses) {
        for (const std::string& address : addresses)
            if (const MimePart* page = archive.find(address); page != nullptr && Archive::is_page(*page))
                if (page != &root && std::ranges::find(pages, page) == pages.end()) pages.push_back(page);
    };
    // <x:WorksheetSource HRef="…"/>; colons of prefixes are hyphens in decoded pages.
    add(values_in(text, "<x-worksheetsource", "href="));
    if (pages.empty()) add(values_in(text, "<frame ", "src="));
    if (pages.empty()) pages.push_back(&root);
    return pages;
}

}  // namespace

Document read(string_view bytes) {
    const Archive archive(bytes);
    const MimePart* root = archive.page();
    if (root == nullptr)
        throw unreadable("no-page", "",
                         {"is a web archive without a page in it; open it in the program that made it and save it as "
                          ".docx or .xlsx",
                          "เป็นไฟล์ MHTML ที่ไม่มีหน้าเว็บ โปรดเปิดในโปรแกรมที่สร้างแล้วบันทึกเป็น .docx หรือ .xlsx"});
    std::string text = "\xEF\xBB\xBF";
    for (const MimePart* page : pages_of(archive, *root)) {
        if (text.size() > 3) text += "<br style=\"page-break-before:always\">";
        text += with_styles(archive, *page);
    }
    return html::read(text, [&](string_view address) {
        const MimePart* picture = archive.find(address);
        return picture == nullptr ? std::string() : picture->bytes;
    });
}

}  // namespace raingan::web_archive
