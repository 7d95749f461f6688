#include "exchange/signoff_file.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "exchange/toml.h"

namespace raingan {
using namespace exchange;
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_signers = 100;

class SignOffReader {
public:
    explicit SignOffReader(const std::string& file) : file_(file) {}

    std::vector<SignOff> read(const Json& root) {
        const auto list = root.is_object() ? root.find("sign_off") : root.end();
        if (!root.is_object() || root.size() != 1 || list == root.end() || !list->is_array() || list->empty() ||
            list->size() > most_signers)
            fail("", "must be {\"sign_off\": [...]} with one signer or more",
                 "ต้องเป็น {\"sign_off\": [...]} ที่มีผู้ลงนามอย่างน้อยหนึ่งคน");
        std::vector<std::pair<int, SignOff>> signers;
        signers.reserve(list->size());
        for (std::size_t i = 0; i < list->size(); ++i) {
            place_ = "/sign_off/" + std::to_string(i);
            signers.push_back(read_one((*list)[i]));
        }
        // Those without an order stand where the file has them, behind those that have one.
        std::ranges::stable_sort(signers, {}, [](const auto& signer) { return signer.first; });
        std::vector<SignOff> out;
        out.reserve(signers.size());
        for (auto& [order, signer] : signers) out.push_back(std::move(signer));
        return out;
    }

private:
    [[noreturn]] void fail(const std::string& member, const char* en, const char* th) const {
        const std::string place = file_ + ": " + place_ + member;
        throw unreadable(
            "bad-signoff", place,
            {std::string(en) + " (see raingan schema signoff)", std::string(th) + " (ดู raingan schema signoff)"});
    }

    std::pair<int, SignOff> read_one(const Json& entry) const {
        if (!entry.is_object()) fail("", "must be an object", "ต้องเป็นออบเจ็กต์");
        SignOff signer;
        std::string acting;
        int order = static_cast<int>(most_signers);
        const std::array<std::pair<const char*, std::string*>, 4> texts{
            {{"role", &signer.role}, {"name", &signer.name}, {"position", &signer.position}, {"acting", &acting}}};
        for (const auto& [name, value] : entry.items()) {
            const auto text = std::ranges::find(texts, name, &std::pair<const char*, std::string*>::first);
            if (name == "order" && value.is_number_integer())
                order = std::clamp<int>(value.get<int>(), 0, static_cast<int>(most_signers));
            else if (name == "date" && value.is_string())
                signer.date = thai::parse_date(value.get<std::string>());
            else if (text != texts.end() && value.is_string())
                *text->second = value.get<std::string>();
            else
                fail("/" + name, "is not known, or not of the right kind", "ไม่รู้จัก หรือชนิดข้อมูลไม่ถูกต้อง");
            if (name == "date" && !signer.date) fail("/date", "is no date", "ไม่ใช่วันที่");
        }
        if (signer.role.empty() && signer.position.empty())
            fail("", "needs a role or a position", "ต้องมีบทบาทหรือตำแหน่ง");
        // docs/field.md#signatures: "รองปลัดเทศบาล รักษาราชการแทน" above the post that is filled.
        if (!acting.empty()) signer.position += (signer.position.empty() ? "" : "\n") + acting;
        return {order, std::move(signer)};
    }

    const std::string& file_;
    std::string place_;
};

bool is_json(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos || text[first] == '{';
}

}  // namespace

std::vector<SignOff> read_sign_off_file(std::string_view text, const std::string& file) {
    try {
        return SignOffReader(file).read(is_json(text) ? Json::parse(text, nullptr, false) : toml_as_json(text));
    } catch (const BadToml& bad) {
        throw unreadable("bad-signoff", file,
                         {bad.what.en + " (see raingan schema signoff)", bad.what.th + " (ดู raingan schema signoff)"});
    }
}

}  // namespace raingan
