// Nothing visible is lost: every character of a DOCX's text is in the PDF. The source is read here by a scanner of its
// own that knows only w:t and what hides it, so that it shares no mistake with the reader under test.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "program.h"
#include "sanitized.h"
#include "support.h"
#include "thai/normalise.h"

using namespace raingan;
using namespace raingan::test;

namespace {

using Counts = std::map<char32_t, long>;

std::string unescaped(const std::string& text) {
    static const std::vector<std::pair<std::string, std::string>> entities{
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        bool found = false;
        for (const auto& [entity, character] : entities) {
            if (text.compare(at, entity.size(), entity) != 0) continue;
            out += character;
            at += entity.size();
            found = true;
            break;
        }
        if (!found) out += text[at++];
    }
    return out;
}

/// The text of each paragraph of a part.
class Scanner {
public:
    explicit Scanner(const std::string& xml) : xml_(xml) {}

    std::vector<std::string> paragraphs() {
        for (std::size_t at = xml_.find('<'); at != std::string::npos; at = xml_.find('<', at)) {
            const std::size_t end = xml_.find('>', at);
            if (end == std::string::npos) break;
            tag(xml_.substr(at + 1, end - at - 1));
            const std::size_t next = std::min(xml_.find('<', end), xml_.size());
            if (in_text_ && hidden_ == 0 && !run_hidden_ && field_code_ == 0 && computed_ == 0)
                open_.back() += unescaped(xml_.substr(end + 1, next - end - 1));
            at = end;
        }
        return done_;
    }

private:
    void tag(const std::string& whole) {
        const bool closing = whole.front() == '/';
        const bool empty = whole.back() == '/';
        std::string name = whole.substr(closing ? 1 : 0);
        name = name.substr(0, name.find_first_of(" /\n\r\t"));
        static const std::set<std::string> hiding{"w:del", "w:moveFrom", "mc:Fallback"};
        if (hiding.count(name) != 0 && !empty) hidden_ += closing ? -1 : 1;
        if (name == "w:t") in_text_ = !closing && !empty;
        if (name == "w:r" && !closing) run_hidden_ = false;
        if (name == "w:vanish" && whole.find("\"0\"") == std::string::npos && in_run_) run_hidden_ = true;
        if (name == "w:r") in_run_ = !closing && !empty;
        if (name == "w:p" && !closing) open_.emplace_back();
        if (name == "w:p" && (closing || empty) && open_.size() > 1) {
            done_.push_back(open_.back());
            open_.pop_back();
        }
        if (name == "w:instrText" && !closing && !fields_.empty()) fields_.back() += text_behind(whole);
        if (name == "w:fldChar") field(whole);
        if (name == "w:fldSimple" && !empty) simple_field(whole, closing);
    }
    std::string text_behind(const std::string& tag) const {
        const std::size_t at = xml_.find("<" + tag + ">", from_);
        if (at == std::string::npos) return {};
        from_ = at + 1;
        const std::size_t begin = at + tag.size() + 2;
        return xml_.substr(begin, xml_.find('<', begin) - begin);
    }
    /// Page numbers are computed anew, so what Word stored of them is no text.
    static bool is_computed(const std::string& code) {
        const std::size_t begin = code.find_first_not_of(' ');
        return begin != std::string::npos &&
               (code.compare(begin, 4, "PAGE") == 0 || code.compare(begin, 8, "NUMPAGES") == 0 ||
                code.compare(begin, 12, "FORMCHECKBOX") == 0) &&
               code.compare(begin, 7, "PAGEREF") != 0;
    }
    void field(const std::string& tag) {
        if (tag.find("\"begin\"") != std::string::npos) {
            fields_.emplace_back();
            ++field_code_;
        } else if (tag.find("\"separate\"") != std::string::npos && !fields_.empty()) {
            --field_code_;
            separated_.push_back(fields_.size());
            if (is_computed(fields_.back())) ++computed_;
        } else if (tag.find("\"end\"") != std::string::npos && !fields_.empty()) {
            if (!separated_.empty() && separated_.back() == fields_.size()) {
                separated_.pop_back();
                if (is_computed(fields_.back())) --computed_;
            } else {
                --field_code_;
            }
            fields_.pop_back();
        }
    }
    void simple_field(const std::string& tag, bool closing) {
        if (closing) {
            computed_ -= simple_.back() ? 1 : 0;
            simple_.pop_back();
            return;
        }
        const std::size_t at = tag.find("w:instr=\"");
        simple_.push_back(at != std::string::npos && is_computed(tag.substr(at + 9)));
        computed_ += simple_.back() ? 1 : 0;
    }

    const std::string& xml_;
    mutable std::size_t from_ = 0;
    std::vector<std::string> open_{""}, done_, fields_;
    std::vector<std::size_t> separated_;
    std::vector<bool> simple_;
    int hidden_ = 0, field_code_ = 0, computed_ = 0;
    bool in_text_ = false, in_run_ = false, run_hidden_ = false;
};

/// Letters and digits as they are counted: case, kind of digit and what draws nothing make no difference. Private
/// codes are symbols that the reader maps.
void count(const std::string& text, Counts& counts) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        char32_t shown = c;
        if (c >= U'๐' && c <= U'๙') shown = c - U'๐' + U'0';
        if (c >= U'A' && c <= U'Z') shown = c - U'A' + U'a';
        const bool is_private = c >= 0xE000 && c <= 0xF8FF;
        const bool drawn = c > 0x20 && c != 0xA0 && c != 0xAD && c != 0xFEFF && c != 0xFFFC && c != 0xFFFD &&
                           (c < 0x2000 || c > 0x200F) && (c < 0x2028 || c > 0x202F) && c != 0x3000 && c != 0x2011;
        if (drawn && !is_private) ++counts[shown];
    }
}

std::string part(const std::string& file, const std::string& name) {
    return run("unzip -p '" + file + "' " + name + " 2>/dev/null").out;
}

Counts source_counts(const std::string& file) {
    Counts counts;
    for (const char* name : {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}) {
        const std::string xml = part(file, name);
        for (const std::string& paragraph : Scanner(xml).paragraphs())
            count(thai::normalise(paragraph, thai::Level::body).text, counts);
    }
    return counts;
}

/// "ก" lost 2 times, …
std::string lost(const Counts& source, const Counts& pdf) {
    std::string out;
    for (const auto& [c, times] : source) {
        const auto found = pdf.find(c);
        const long missing = times - (found == pdf.end() ? 0 : found->second);
        if (missing <= 0) continue;
        utf8::append(out, c);
        out += " lost " + std::to_string(missing) + " times; ";
    }
    return out;
}

std::vector<std::filesystem::path> word_files() {
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path& folder : {source_dir() / "samples", shared_dir() / "corpus"}) {
        if (!std::filesystem::exists(folder)) {
            MESSAGE("skipped: no ", folder.filename().string());
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ".docx") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

TEST_CASE("every visible character of a Word file is in its PDF") {
    if (run("command -v pdftotext && command -v unzip").status != 0) {
        MESSAGE("skipped: no pdftotext or unzip");
        return;
    }
    const TemporaryDir dir;
    const std::vector<std::filesystem::path> files = word_files();
    for (std::size_t at = 0; at < files.size(); at += tried(1, 8)) {
        const std::filesystem::path& file = files[at];
        CAPTURE(file.filename().string());
        const std::string source = file.string();
        const std::string pdf = (dir.path / "out.pdf").string();
        if (run(std::string(RAINGAN_PROGRAM) + " convert '" + source + "' --to pdf -o '" + pdf + "' 2>/dev/null")
                .status != 0)
            continue;  // encrypted or broken: other tests say how
        Counts printed;
        count(run("pdftotext -raw -enc UTF-8 '" + pdf + "' -").out, printed);
        CHECK(lost(source_counts(source), printed) == "");
    }
}
