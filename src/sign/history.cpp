#include "sign/history.h"

#include <algorithm>
#include <map>
#include <memory>

#include "base/error.h"
#include "sign/changes.h"
#include "sign/syntax.h"
#include "sign/updates.h"

namespace raingan::sign {
namespace {

std::size_t trimmed_size(std::string_view text) {
    return text.find_last_not_of(" \r\n\t\f") + 1;
}

class History {
public:
    History(std::string_view pdf, QPDF& now, const std::vector<FormSignature>& signatures)
        : pdf_(pdf), now_(now), signatures_(signatures) {
        for (const FormSignature& signature : signatures)
            if (signature.state->whole && signature.state->problems.empty())
                holding_.insert(QPDFObjectHandle(signature.field.field).getObjGen());
    }

    void tell() {
        std::size_t first = pdf_.size();
        for (const FormSignature& signature : signatures_)
            if (signature.state->covered_bytes > 0) first = std::min(first, signature.state->covered_bytes);
        read_sections(first);
        for (const FormSignature& signature : signatures_)
            if (signature.state->covered_bytes > 0) tell_of(signature.field, *signature.state);
    }

private:
    void read_sections(std::size_t first) {
        if (trimmed_size(pdf_) <= first) return;
        guard(why_broken_, [&] { sections_ = read_updates(pdf_, first, revision(first), why_broken_); });
    }

    /// Runs `work`, and gives the reason where it fails.
    template <class Work>
    static bool guard(Message& why, Work work) {
        try {
            work();
            return true;
        } catch (const Error& error) {
            why = error.message();
        }
        return false;
    }

    QPDF& revision(std::size_t end) {
        std::unique_ptr<QPDF>& known = revisions_[end];
        if (!known) known = open_revision(pdf_.substr(0, end), now_);
        return *known;
    }

    /// A revision ends there: it is the first that is signed, or an update ends there.
    [[nodiscard]] bool is_end(std::size_t end) const {
        const std::size_t trimmed = trimmed_size(pdf_.substr(0, end));
        return std::ranges::any_of(*sections_, [&](const UpdateSection& section) {
            return trimmed == trimmed_size(pdf_.substr(0, section.begin)) ||
                   trimmed == trimmed_size(pdf_.substr(0, section.end));
        });
    }

    void tell_of(const SignatureField& field, SignatureState& state) {
        const std::size_t end = state.covered_bytes;
        state.covers_file = end == pdf_.size();
        Message why;
        const bool read = guard(why, [&] {
            QPDF& then = revision(end);
            pdf::guarded(then, [&] {
                check_field(then, field, state);
                if (trimmed_size(pdf_) > end) compare(then, end, state);
                return true;
            });
        });
        if (!read) state.changes.push_back(why);
    }

    void compare(QPDF& then, std::size_t end, SignatureState& state) {
        if (!sections_) return state.changes.push_back(why_broken_);
        if (!is_end(end)) {
            state.problems.push_back(
                {"it does not end where a revision of the file ends", "ลายมือชื่อไม่ได้สิ้นสุดที่ท้ายฉบับแก้ไขของไฟล์"});
            return;
        }
        Changes changes = changes_between(then, now_, pdf_, holding_);
        state.additions = std::move(changes.additions);
        state.changes = std::move(changes.forbidden);
        for (const std::string& name : changes.fields)
            if (state.lock.locks(name))
                state.changes.push_back({"it locks the field " + name + ", which was added or signed later",
                                         "ลายมือชื่อนี้ล็อกช่อง " + name + " ซึ่งถูกเพิ่มหรือลงนามภายหลัง"});
        if (state.forbids_all && !changes.only_validation)
            state.changes.push_back({"it allows no additions", "ลายมือชื่อนี้ไม่อนุญาตให้เพิ่มสิ่งใด"});
    }

    /// The field must have held this very signature when it was signed, and no other field may.
    void check_field(QPDF& then, const SignatureField& field, SignatureState& state) {
        const QPDFObjGen id = QPDFObjectHandle(field.field).getObjGen();
        const auto value = [](const SignatureField& of) { return QPDFObjectHandle(of.field).getKey("/V").unparse(); };
        const std::string own = value(field);
        const auto fields = signature_fields(then);
        const auto was = std::ranges::find_if(fields, [&](const SignatureField& other) {
            return QPDFObjectHandle(other.field).getObjGen() == id && other.is_signed() && value(other) == own;
        });
        const auto holders =
            std::ranges::count_if(signatures_, [&](const FormSignature& other) { return value(other.field) == own; });
        if (was == fields.end() || holders != 1)
            state.problems.push_back(
                {"it is the signature of another field or was put there later", "เป็นลายมือชื่อของช่องอื่น หรือถูกใส่ภายหลัง"});
        else if (was->in_form && !field.in_form)
            state.problems.push_back(no_longer_in_form());
        else if (!field.in_form)
            state.notes.push_back(
                {"the form does not list its field, which stands on a page alone; some readers do not show it among "
                 "the "
                 "signatures",
                 "แบบฟอร์มไม่ได้ระบุช่องนี้ ซึ่งอยู่บนหน้าเท่านั้น บางโปรแกรมจึงไม่แสดงลายมือชื่อนี้"});
    }

    std::string_view pdf_;
    QPDF& now_;
    const std::vector<FormSignature>& signatures_;
    std::set<QPDFObjGen> holding_;
    std::map<std::size_t, std::unique_ptr<QPDF>> revisions_;
    std::optional<std::vector<UpdateSection>> sections_ = std::vector<UpdateSection>();
    Message why_broken_;
};

std::optional<LostSignature> read_range(std::string_view pdf, std::size_t at) {
    Syntax syntax(pdf, at);
    syntax.space();
    if (!syntax.word("[")) return std::nullopt;
    std::size_t numbers[4] = {};
    for (std::size_t& number : numbers) {
        syntax.space();
        while (syntax.peek() == '0' && syntax.at() + 1 < pdf.size() && pdf[syntax.at() + 1] >= '0' &&
               pdf[syntax.at() + 1] <= '9')
            syntax.move_to(syntax.at() + 1);
        const auto value = syntax.number();
        if (!value || *value > pdf.size()) return std::nullopt;
        number = *value;
    }
    const auto [begin, gap, rest, length] = numbers;
    if (begin != 0 || rest < gap + 2 || rest + length > pdf.size() || pdf[gap] != '<' || pdf[rest - 1] != '>')
        return std::nullopt;
    // Beside its own range, in one object.
    const auto [low, high] = std::minmax(at, gap);
    if (pdf.substr(low, high - low).find("endobj") != std::string_view::npos) return std::nullopt;
    return LostSignature{gap, rest + length};
}

}  // namespace

Message no_longer_in_form() {
    return {"it is no longer in the form: the field of this earlier signature was taken away",
            "ลายมือชื่อนี้ไม่อยู่ในแบบฟอร์มแล้ว ช่องของลายมือชื่อก่อนหน้านี้ถูกนำออก"};
}

void tell_history(std::string_view pdf, QPDF& now, const std::vector<FormSignature>& signatures) {
    if (!signatures.empty()) History(pdf, now, signatures).tell();
}

std::vector<LostSignature> lost_signatures(std::string_view pdf, QPDF& now, const std::vector<std::size_t>& known) {
    constexpr std::string_view key = "/ByteRange";
    std::vector<LostSignature> out;
    std::vector<std::size_t> seen = known;
    QPDFObjectHandle permissions = now.getRoot().getKey("/Perms");
    for (const char* right : {"/UR3", "/UR"}) {
        QPDFObjectHandle signature = permissions.isDictionary() ? permissions.getKey(right) : permissions;
        QPDFObjectHandle range = signature.isDictionary() ? signature.getKey(key.data()) : signature;
        if (range.isArray() && range.getArrayNItems() == 4 && range.getArrayItem(1).isInteger())
            seen.push_back(static_cast<std::size_t>(range.getArrayItem(1).getIntValue()));
    }
    for (std::size_t at = pdf.find(key); at != std::string_view::npos; at = pdf.find(key, at + 1)) {
        const auto lost = read_range(pdf, at + key.size());
        if (!lost || std::ranges::find(seen, lost->gap) != seen.end()) continue;
        seen.push_back(lost->gap);
        out.push_back(*lost);
    }
    return out;
}

}  // namespace raingan::sign
